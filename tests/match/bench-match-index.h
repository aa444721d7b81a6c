/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long it takes to say who one record is.
 */
#pragma once

#include "customers.h"

G_BEGIN_DECLS

/* @table: of @customers, matched; @model: its model as JSON. Asks about records of the table and about strangers in turn. */
void
bench_index (const Customers *customers, TribMatchTable *table, const char *model, const TribMatchOptions *options);

G_END_DECLS
