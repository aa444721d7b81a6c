/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two sides of a question beside each other, a row a field, differences marked within the words of both.
 */
#pragma once

#include <adwaita.h>

#include "unify/trib-review-case.h"

G_BEGIN_DECLS

#define TRIB_TYPE_REVIEW_GRID (trib_review_grid_get_type ())
G_DECLARE_FINAL_TYPE (TribReviewGrid, trib_review_grid, TRIB, REVIEW_GRID, AdwBin)

/* @narrow: what a field is called stands above its values, not beside them. Both are only looked at during the call. */
void trib_review_grid_set (TribReviewGrid *self, const TribReviewCase *asked, TribSchema *schema, gboolean narrow);

G_END_DECLS
