/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the canvas's right side: a field with its socket and what its line says, the heading of a group, or the place where
 * a new field is made.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/mapping/trib-field-choice.h"

G_BEGIN_DECLS

#define TRIB_TYPE_FIELD_CARD (trib_field_card_get_type ())
G_DECLARE_FINAL_TYPE (TribFieldCard, trib_field_card, TRIB, FIELD_CARD, GtkWidget)

GtkWidget *trib_field_card_new (void);

/**
 * trib_field_card_show:
 * @from: (nullable): the columns that flow in, for screen readers
 * @words: (nullable): what the line does on its way; %NULL where no line comes in
 * @value: what came of the first row, "" where nothing
 */
void trib_field_card_show (TribFieldCard *self, TribFieldChoice *choice, const char *from, const char *words,
                           const char *value, gboolean faulty);
void trib_field_card_show_group (TribFieldCard *self, const char *label, gboolean folded);
void trib_field_card_set_target (TribFieldCard *self, gboolean target);

/* Where lines end. */
GtkWidget *trib_field_card_get_socket (TribFieldCard *self);
GtkWidget *trib_field_card_get_pill (TribFieldCard *self);
/* Whether the point, in the card's coordinates, is on the button of its line. */
gboolean trib_field_card_hits_pill (TribFieldCard *self, double x, double y);

/* Signal "opened": the button of its line was pressed. */

G_END_DECLS
