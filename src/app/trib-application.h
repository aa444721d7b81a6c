/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program: its commands, its command line, its keys.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRIB_TYPE_APPLICATION (trib_application_get_type ())
G_DECLARE_FINAL_TYPE (TribApplication, trib_application, TRIB, APPLICATION, AdwApplication)

TribApplication *trib_application_new (void);
/* The shortcuts window, with the keys as they are set; also for the test that compares it with them. (transfer none) */
GtkWidget *trib_application_get_shortcuts (TribApplication *self);

G_END_DECLS
