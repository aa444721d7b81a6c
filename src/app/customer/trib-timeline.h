/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history of a customer from top to bottom, and beside it the river: each record in its source's colour, flowing into the
 * one customer.
 */
#pragma once

#include "app/trib-session.h"
#include "unify/trib-customer.h"
#include "unify/trib-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_TIMELINE (trib_timeline_get_type ())
G_DECLARE_FINAL_TYPE (TribTimeline, trib_timeline, TRIB, TIMELINE, GtkWidget)

/* Nothing of @customer and @events is kept. @events: (element-type TribEvent): newest last */
void trib_timeline_set (TribTimeline *self, TribSession *session, const TribCustomer *customer, GPtrArray *events);
void trib_timeline_clear (TribTimeline *self);
/* Buttons under the words instead of beside them. */
void trib_timeline_set_narrow (TribTimeline *self, gboolean narrow);

G_END_DECLS
