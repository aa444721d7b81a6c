/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging by hand: several customers become one, with a way back in the toast.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_CUSTOMERS_MERGE_MAX 100 /* at once */

/**
 * trib_customers_merge:
 * @customers: (element-type gint64): two at least
 * @page: in whose window it says what was done
 */
void trib_customers_merge (TribSession *session, GArray *customers, GtkWidget *page);

G_END_DECLS
