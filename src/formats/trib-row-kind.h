/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a table that are no records: the headings once more, totals. Private to this folder.
 */
#pragma once

#include "base/trib-types.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_ROW_TOTAL_NO,
  TRIB_ROW_TOTAL,    /* "Total": only where the table ends */
  TRIB_ROW_SUBTOTAL, /* "Subtotal": anywhere */
} TribRowTotal;

/* Whether @cells say the sum of what stands above: a word for it, and numbers. */
TribRowTotal trib_row_kind_total (const TribText *cells, guint n_cells);

/* Whether @cells are the headings again. @n_headings is at least 1. */
gboolean trib_row_kind_repeats (const TribText *cells, guint n_cells, const TribText *headings, guint n_headings);

G_END_DECLS
