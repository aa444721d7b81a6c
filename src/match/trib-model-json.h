/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fitted model of an earlier run, from the JSON that trib_match_model_to_json () made of it.
 */
#pragma once

#include "match/trib-match.h"

G_BEGIN_DECLS

/* "same_folded", as the JSON has it. */
const char *trib_match_level_name (TribMatchLevel level);

/* Put on the comparisons of @table. Returns: (nullable) (transfer full): %NULL where @json is no model, or one of other comparisons
 * or levels. */
TribMatchModel *trib_match_model_from_json (const char *json, TribMatchTable *table);
void trib_match_model_free (TribMatchModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribMatchModel, trib_match_model_free)

G_END_DECLS
