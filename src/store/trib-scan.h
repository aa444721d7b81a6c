/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going over everything once, without holding it: for exports and for the engine. Texts hold during the call only.
 * A function that returns %FALSE (with the error set) ends the scan.
 */
#pragma once

#include "base/trib-types.h"
#include "schema/trib-values.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribRecordView:
 * @cells: the row as it came, @n_cells of them (more than the source's columns where the row was too long)
 * @values: standard values, %NULL unless asked for; their texts have no NUL at the end
 * @customer: 0 where it is in none yet
 * @hash: of its content; the same for the same content
 */
typedef struct
{
  gint64 id;
  gint64 source;
  guint64 source_row;
  guint64 line;
  gint64 customer;
  guint64 hash;
  const TribText *cells;
  guint n_cells;
  TribValues *values;
} TribRecordView;

typedef gboolean (*TribRecordFunc) (const TribRecordView *record, gpointer user_data, GError **error);

typedef enum
{
  TRIB_SCAN_RAW = 1 << 0,
  TRIB_SCAN_VALUES = 1 << 1,
} TribScanFlags;

/* By record id. @source: 0 for all. */
gboolean trib_store_each_record (TribStore *self, gint64 source, TribScanFlags flags, TribRecordFunc func,
                                 gpointer user_data, GCancellable *cancellable, GError **error);

/**
 * TribCustomerFunc:
 * @sources: names of its sources, joined with "; "
 * @fields: one text a field of the store's schema, in schema order; several values are joined with "; "
 */
typedef gboolean (*TribCustomerFunc) (gint64 id, guint n_records, const char *sources, const TribText *fields,
                                      guint n_fields, gpointer user_data, GError **error);

/* By customer id. @search: (nullable) as in TribCustomerQuery. */
gboolean trib_store_each_customer (TribStore *self, const char *search, TribCustomerFunc func, gpointer user_data,
                                   GCancellable *cancellable, GError **error);

typedef gboolean (*TribLinkFunc) (gint64 record_a, gint64 record_b, double probability, double weight,
                                  const char *status /* merged, review, rejected */, gpointer user_data,
                                  GError **error);
/* By record_a, record_b. */
gboolean trib_store_each_link (TribStore *self, TribLinkFunc func, gpointer user_data, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
