/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One source: its colour, kind, rows, last import, how much of it is mapped, and what is wrong with single rows.
 */
#pragma once

#include <gtk/gtk.h>

#include "store/trib-source.h"

G_BEGIN_DECLS

#define TRIB_TYPE_SOURCE_CARD (trib_source_card_get_type ())
G_DECLARE_FINAL_TYPE (TribSourceCard, trib_source_card, TRIB, SOURCE_CARD, GtkWidget)

/* @source: (transfer full) */
GtkWidget *trib_source_card_new (TribSource *source, gboolean writable);
const TribSource *trib_source_card_get_source (TribSourceCard *self);

/* Signals: "refresh" (), "issues" (). */

G_END_DECLS
