/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a column is worth for telling customers apart.
 */
#pragma once

#include "match/trib-features.h"

G_BEGIN_DECLS

/* A number that each record has for itself. */
gboolean trib_worth_is_row_number (const TribFeature *feature);
/* The same, or a number that several sources count their rows by. */
gboolean trib_worth_is_empty_id (const TribFeatures *features, const TribFeature *feature);
/* An id that means the same in every source. */
gboolean trib_worth_holds_across (const TribFeatures *features, const TribFeature *feature);
/* Says again what the names and addresses say, as "name and town" beside both. */
gboolean trib_worth_is_repetition (const TribFeatures *features, const TribFeature *feature);

G_END_DECLS
