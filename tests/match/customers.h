/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made-up customers for tests and the bench, always the same for the same seed: names by Zipf's law, households that share
 * surname, address and phone, one row in five a duplicate with typos, nicknames, missing values and moved houses.
 */
#pragma once

#include "match/trib-match.h"

G_BEGIN_DECLS

/**
 * Customers:
 * @person: by row: who it is
 * @cells: by row and column, as they went into tables
 */
typedef struct
{
  guint32 n;
  guint32 *person;
  GPtrArray *cells; /* (element-type utf8) */
} Customers;

#define CUSTOMERS_N_COLUMNS 9

Customers *customers_new (guint32 n_rows, guint64 seed);
void customers_free (Customers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Customers, customers_free)

/* @order: (nullable): which row is added first, second, … */
TribMatchTable *customers_table (const Customers *self, const guint32 *order);
/* Pairwise precision, recall and F1 of @cluster, in the order of the rows. */
double customers_f1 (const Customers *self, const guint32 *cluster, double *precision, double *recall);

G_END_DECLS
