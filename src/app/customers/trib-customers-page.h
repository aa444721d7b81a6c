/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place "Customers": all of them in a list that can be searched, sorted and narrowed to a source, as quick with a million
 * as with ten.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_TYPE_CUSTOMERS_PAGE (trib_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (TribCustomersPage, trib_customers_page, TRIB, CUSTOMERS_PAGE, AdwBin)

void trib_customers_page_set_session (TribCustomersPage *self, TribSession *session /* nullable */);
/* What Ctrl+F does. */
void trib_customers_page_focus_search (TribCustomersPage *self);

/* Properties: "title" and "subtitle" for the header bar. */

G_END_DECLS
