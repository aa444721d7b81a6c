/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What gives the nodes of a file, piece by piece. Private to this folder.
 */
#pragma once

#include "formats/tree/trib-tree-sink.h"
#include "formats/tree/trib-tree-text.h"

G_BEGIN_DECLS

typedef struct _TribTreeSource TribTreeSource;

/**
 * TribTreeSource:
 * @feed: gives @sink some more; %FALSE at the end, or with the error set
 * @free: frees it
 * @text: the file
 * @encoding: of the file, as it is shown
 * @broken_line: where it breaks off, once it has
 */
struct _TribTreeSource
{
  gboolean (*feed) (TribTreeSource *self, TribTreeSink *sink, GError **error);
  void (*free) (TribTreeSource *self);
  TribTreeText *text;
  const char *encoding;
  guint64 broken_line;
};

G_END_DECLS
