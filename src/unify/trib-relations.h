/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who belongs to a customer without being it: people of one household, a firm and who works there. Found by the search, so it takes as
 * long with a million customers as with a thousand.
 */
#pragma once

#include "unify/trib-customer.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_RELATION_HOUSEHOLD, /* the same family name, and the same address or phone */
  TRIB_RELATION_ADDRESS,   /* another name at the same address */
  TRIB_RELATION_PHONE,     /* another name with the same phone */
  TRIB_RELATION_EMPLOYER,
  TRIB_RELATION_EMPLOYEE,
} TribRelationKind;

typedef struct
{
  gint64 customer;
  char *name;
  TribRelationKind kind;
} TribRelation;

/* For people, translated. */
const char *trib_relation_words (TribRelationKind kind);

/**
 * trib_relations_load:
 *
 * Returns: (transfer full) (element-type TribRelation): closest first; empty while the search is being prepared
 */
GPtrArray *
trib_relations_load (TribStore *store, const TribCustomer *customer, GCancellable *cancellable, GError **error);

G_END_DECLS
