/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns that the cards of a file need together. Private to this folder.
 */
#pragma once

#include "base/trib-types.h"
#include "formats/card/trib-card-record.h"

G_BEGIN_DECLS

typedef struct _TribCardColumns TribCardColumns;

TribCardColumns *trib_card_columns_new (void);
void trib_card_columns_free (TribCardColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribCardColumns, trib_card_columns_free)

/* What @record needs: as many columns of a name as a card has of it at most. */
void trib_card_columns_add (TribCardColumns *self, const TribCardRecord *record);
/* After the last card: gives each its place. (transfer full): the names; %NULL where they are more than @max. */
GStrv trib_card_columns_lay_out (TribCardColumns *self, guint max);
/* After that: puts the texts of @record, which keeps them, into their @cells. */
void
trib_card_columns_place (const TribCardColumns *self, const TribCardRecord *record, TribText *cells, guint n_cells);

G_END_DECLS
