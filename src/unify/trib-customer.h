/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One customer, whole: surviving values, where each came from and why it was chosen, the other candidates, and the
 * records beside each other. Computed from the records when it is asked for; nothing of it is stored twice.
 */
#pragma once

#include "schema/trib-values.h"
#include "store/trib-source.h"
#include "survivorship/trib-survivor.h"

G_BEGIN_DECLS

/**
 * TribCustomerRecord:
 * @columns: (not owned): headings of its source
 * @cells: (array zero-terminated=1): as it came; may be longer than @columns
 */
typedef struct
{
  gint64 id;
  gint64 source;
  char *source_name;
  guint64 source_row;
  guint64 line;
  gint64 since; /* time of its import, microseconds */
  const char *const *columns;
  GStrv cells;
  TribValues *values;
} TribCustomerRecord;

/**
 * TribCustomer:
 * @id: its id now; differs from the one asked for where that was merged into this
 * @name: to be shown
 */
typedef struct
{
  gint64 id;
  gboolean organisation;
  char *name;
  GPtrArray
      *survivors;     /* (element-type TribSurvivor), schema order; several values of one field are joined with "; " */
  GPtrArray *records; /* (element-type TribCustomerRecord), oldest first */
  GPtrArray *sources; /* (element-type TribSource) */
} TribCustomer;

/* One of @sources (element-type TribSource), which have to outlive it. (transfer full) */
TribCustomerRecord *trib_customer_record_load (TribStore *store, gint64 id, GPtrArray *sources, GError **error);
void trib_customer_record_free (TribCustomerRecord *self);

TribCustomer *trib_customer_load (TribStore *store, gint64 id, GError **error);
void trib_customer_free (TribCustomer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribCustomer, trib_customer_free)

G_END_DECLS
