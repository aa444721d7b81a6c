/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The levels of the engine's comparisons as conditions in SQL, for Splink. Engines of SQL agree on little, so conditions keep to
 * =, IS NULL, AND, OR, NOT, CASE, levenshtein, substr, split_part, greatest, || and try_cast; whatever needs more is a derived
 * column of its own (trib-splink-columns.h), worked out once a record.
 */
#pragma once

#include "match/trib-comparison.h"

G_BEGIN_DECLS

/**
 * TribSplinkLevel:
 * @level: number of the level in the comparison's own list; 0 is the null level
 * @means: what that level is, so that a test finds out where the two lists no longer agree
 * @condition: columns with _l and _r behind them; "%" stands for the comparison's own column; "ELSE" is the last
 * @rarity: (nullable): column whose rarity counts; "%" for the comparison's own
 *
 * Conditions are looked at in this order, and the first that is true holds. A level may have several.
 */
typedef struct
{
  guint level;
  TribMatchLevel means;
  const char *condition;
  const char *rarity;
} TribSplinkLevel;

/* The list of a kind of comparison. */
const TribSplinkLevel *trib_splink_levels (TribCompareKind kind, guint *n);
/* Levels that the comparison's list has, but that no pair ever reaches. */
gboolean trib_splink_level_is_idle (TribCompareKind kind, guint level);

/* One a file. */
extern const TribSplinkLevel trib_splink_given[], trib_splink_family[], trib_splink_middle[], trib_splink_date[],
    trib_splink_address[], trib_splink_email[], trib_splink_phone[], trib_splink_id[], trib_splink_external_id[],
    trib_splink_generation[], trib_splink_gender[], trib_splink_choice[], trib_splink_number[], trib_splink_website[],
    trib_splink_text[], trib_splink_whole[];
extern const guint trib_splink_n_given, trib_splink_n_family, trib_splink_n_middle, trib_splink_n_date,
    trib_splink_n_address, trib_splink_n_email, trib_splink_n_phone, trib_splink_n_id, trib_splink_n_external_id,
    trib_splink_n_generation, trib_splink_n_gender, trib_splink_n_choice, trib_splink_n_number, trib_splink_n_website,
    trib_splink_n_text, trib_splink_n_whole;

G_END_DECLS
