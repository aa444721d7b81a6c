/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown while no project is open: three doors.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRIB_TYPE_WELCOME_PAGE (trib_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (TribWelcomePage, trib_welcome_page, TRIB, WELCOME_PAGE, AdwBin)

/* Reads the list of recent projects again. */
void trib_welcome_page_refresh (TribWelcomePage *self);

G_END_DECLS
