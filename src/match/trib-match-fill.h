/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lies between the thread that has values to add and the columns of a table. For the table alone.
 */
#pragma once

#include "match/trib-match-table.h"

G_BEGIN_DECLS

/* The columns are those that @columns (element-type TribMatchColumn) has whenever something is added. */
TribMatchFill *trib_match_fill_new (GPtrArray *columns);
void trib_match_fill_free (TribMatchFill *self);

/* Values of one column come in the order of their records. */
void trib_match_fill_add (TribMatchFill *self, guint column, guint32 record, const char *text, gsize len);
/* All that was added is in the columns. */
void trib_match_fill_settle (TribMatchFill *self);

G_END_DECLS
