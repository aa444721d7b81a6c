/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One look into the project for the customers page: which customers there are for a search, an order and a source. It runs on the
 * reading thread and carries its question and its answer.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-customer-query.h"

G_BEGIN_DECLS

/**
 * TribCustomersLookup:
 * @generation: which question it answers; an answer to an older one is dropped
 * @keep_place: the question is as before, and the list stays where it was scrolled to
 * @ids: (element-type gint64): in order
 * @sources: (element-type TribSource)
 * @by_source: customers found for each source, then for all
 */
typedef struct
{
  char *search;
  int sort;
  gboolean descending;
  gint64 source;
  guint generation;
  gboolean keep_place;

  TribStoreCounts counts;
  GArray *ids;
  GPtrArray *sources;
  gint64 *by_source;
} TribCustomersLookup;

void trib_customers_lookup_free (TribCustomersLookup *self);

/* Both are jobs for trib_session_read_async () with the look-up as their data. The first fills @counts, @ids and @sources, the
 * second @by_source, which may take as long again for each source. */
gboolean trib_customers_lookup_find (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                                     GError **error);
gboolean trib_customers_lookup_count (TribStore *store, gpointer data, TribProgress *progress,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
