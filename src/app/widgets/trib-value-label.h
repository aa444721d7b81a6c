/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a value is shown beside another: what is other in it is marked within the words, and one word says how the two compare.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/widgets/trib-difference.h"

G_BEGIN_DECLS

/* @css_class: (nullable). @width: in characters, -1 for as wide as there is room. */
GtkWidget *trib_value_label_new (const char *text, const char *css_class, int width);
/* Marks what is other than in @reference (nullable). */
void trib_value_label_mark (GtkLabel *label, const char *reference);
/* "same", "near", "differs"; empty where there is nothing to compare. */
GtkWidget *trib_difference_sign_new (TribDifference difference);
const char *trib_difference_text (TribDifference difference);

G_END_DECLS
