/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One customer: what is known and where it came from, the records beside each other, and how they came together.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_TYPE_CUSTOMER_PAGE (trib_customer_page_get_type ())
G_DECLARE_FINAL_TYPE (TribCustomerPage, trib_customer_page, TRIB, CUSTOMER_PAGE, AdwBin)

/* An id that was merged into another shows that one. @session: (nullable): %NULL for none */
void trib_customer_page_set_customer (TribCustomerPage *self, TribSession *session, gint64 id);
gint64 trib_customer_page_get_customer (TribCustomerPage *self); /* as it is now; 0 for none */

/* Properties: "title" (its name) and "subtitle" (its number), for the header bar. */

G_END_DECLS
