/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as Splink's settings, in the keys that both version 4 and 5 know, and as the statement that makes the engine's weights
 * of Splink's.
 */
#pragma once

#include "publish/trib-splink-plan.h"

G_BEGIN_DECLS

/* (transfer full): JSON */
char *trib_splink_settings_to_json (const TribSplinkPlan *plan);
/* (transfer full): a SELECT in which {pairs} stands for the table of Splink's predictions. It gives record_id_l, record_id_r,
 * match_weight and match_probability with what no single level can say: that people live together, that one value which is
 * only nearly the same does not make two records one, and bounds of a weight with its rarity. */
char *trib_splink_weights_to_sql (const TribSplinkPlan *plan);

G_END_DECLS
