/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place "History": what was done in this project, newest first, and the way back beside each.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_TYPE_HISTORY_PAGE (trib_history_page_get_type ())
G_DECLARE_FINAL_TYPE (TribHistoryPage, trib_history_page, TRIB, HISTORY_PAGE, AdwBin)

void trib_history_page_set_session (TribHistoryPage *self, TribSession *session /* nullable */);

/* Property: "title" for the header bar. */

G_END_DECLS
