/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of the file on the canvas: heading, samples, type, how many rows have a value.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/mapping/trib-column-item.h"

G_BEGIN_DECLS

#define TRIB_TYPE_COLUMN_CARD (trib_column_card_get_type ())
G_DECLARE_FINAL_TYPE (TribColumnCard, trib_column_card, TRIB, COLUMN_CARD, GtkWidget)

GtkWidget *trib_column_card_new (void);
/* @goes_to: for screen readers: where its lines go, "" where it has none. */
void trib_column_card_show (TribColumnCard *self, TribColumnItem *item, const char *goes_to);

G_END_DECLS
