/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place "Sources": a card for each list that came in.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_TYPE_SOURCES_PAGE (trib_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (TribSourcesPage, trib_sources_page, TRIB, SOURCES_PAGE, AdwBin)

void trib_sources_page_set_session (TribSourcesPage *self, TribSession *session); /* (nullable) */

G_END_DECLS
