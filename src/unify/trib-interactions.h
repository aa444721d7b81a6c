/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What customers did: rows of sources whose mapping says that they are orders, visits, tickets, payments. Such a row is a record like
 * any other (kept as it came, refreshed, taken back with its import). Where it says who the customer is, too, it belongs to that
 * record's customer; where it only refers to one, to the customer with that e-mail address, number or phone, as things
 * stand now: so interactions follow every merge, split and taking back without a fact of their own.
 */
#pragma once

#include <gio/gio.h>

#include "base/trib-types.h"
#include "schema/trib-field.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

#define TRIB_INTERACTION_FIELDS (TRIB_FIELD_CUSTOMER_REF - TRIB_FIELD_INTERACTION_TIME + 1)

/**
 * TribInteraction:
 * @customer: 0 where none is known, or where several have what the row refers to
 * @fields: from interaction_time to customer_ref, in schema order; hold during the call
 */
typedef struct
{
  gint64 record;
  gint64 source;
  guint64 source_row;
  gint64 customer;
  TribText fields[TRIB_INTERACTION_FIELDS];
} TribInteraction;

typedef gboolean (*TribInteractionFunc) (const TribInteraction *interaction, gpointer user_data, GError **error);

/* By source, then record. @customer: 0 for all. Costs nothing where no source has interactions. */
gboolean trib_each_interaction (TribStore *store, gint64 customer, TribInteractionFunc func, gpointer user_data,
                                GCancellable *cancellable, GError **error);

/* (transfer full): ids of sources whose rows are interactions and no records of customers: a set of GINT_TO_POINTER (). */
GHashTable *trib_interaction_only_sources (TribStore *store, GError **error);

G_END_DECLS
