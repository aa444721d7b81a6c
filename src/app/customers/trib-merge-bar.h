/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comes up below the list when several customers are selected, and merges them by hand.
 */
#pragma once

#include <adwaita.h>

#include "app/customers/trib-selection.h"
#include "app/trib-session.h"
#include "store/trib-customer-list.h"

G_BEGIN_DECLS

#define TRIB_MERGE_BAR_MAX 100 /* at once */

#define TRIB_TYPE_MERGE_BAR (trib_merge_bar_get_type ())
G_DECLARE_FINAL_TYPE (TribMergeBar, trib_merge_bar, TRIB, MERGE_BAR, AdwBin)

/* Once, with the models of the list. Actions "merge.run", "merge.unselect". */
void trib_merge_bar_set_models (TribMergeBar *self, TribCustomerList *list, TribSelection *selection);
void trib_merge_bar_set_session (TribMergeBar *self, TribSession *session /* nullable */);
gboolean trib_merge_bar_get_revealed (TribMergeBar *self);

G_END_DECLS
