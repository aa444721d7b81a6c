/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody said by hand before, and what does not hold any more because something said later contradicts it. Of that
 * nothing may go in silence.
 */
#pragma once

#include "store/trib-facts.h"

G_BEGIN_DECLS

/**
 * TribOverruled:
 * @event: by which it was said
 * @words: what that was, translated
 * @decisions: (element-type TribPlainFact): those of its decisions that have ended
 */
typedef struct
{
  gint64 event;
  char *words;
  GArray *decisions;
} TribOverruled;

/* (transfer full) (element-type TribOverruled): an empty list */
GPtrArray *trib_overruled_list_new (void);
/* @decision is about to end; @list: (nullable). Before it does. */
gboolean trib_overruled_note (GPtrArray *list, TribStore *store, const TribPlainFact *decision, GError **error);
/* Once all are there: gives each its words. */
gboolean trib_overruled_describe (GPtrArray *list, TribStore *store, GError **error);

G_END_DECLS
