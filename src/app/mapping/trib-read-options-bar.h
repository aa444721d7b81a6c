/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar above the mapping: sheet or element, encoding, separator and headings, each guessed and each changeable.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/mapping/trib-inspect-job.h"

G_BEGIN_DECLS

#define TRIB_TYPE_READ_OPTIONS_BAR (trib_read_options_bar_get_type ())
G_DECLARE_FINAL_TYPE (TribReadOptionsBar, trib_read_options_bar, TRIB, READ_OPTIONS_BAR, GtkWidget)

/* Shows what @job found. */
void trib_read_options_bar_show (TribReadOptionsBar *self, const TribInspectJob *job);
/* Writes into @job what is chosen now. */
void trib_read_options_bar_fill (TribReadOptionsBar *self, TribInspectJob *job);

/* Signal "changed": a person chose something else. */

G_END_DECLS
