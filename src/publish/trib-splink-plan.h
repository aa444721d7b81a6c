/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fitted model put into the terms of Splink: comparisons, each with its conditions and their m and u; the columns that these
 * need; the frequencies that rare values are judged by; and the keys by which records are brought together.
 */
#pragma once

#include "match/trib-blocking.h"
#include "match/trib-model.h"
#include "publish/trib-splink-columns.h"

G_BEGIN_DECLS

/**
 * TribSplinkRow: one condition
 * @level: number of the level in the engine's comparison; 0 is the null level
 * @condition: with the names of columns filled in
 * @m: @u: their ratio is 2 to the weight that the level has in the engine, bounds and all
 * @rarity: (nullable): the column whose frequency counts
 * @tf: how much of it
 * @by_own_u: the frequency is held against the u of this condition, not against that of a level "the same"
 */
typedef struct
{
  guint level;
  TribMatchLevel means;
  char *condition;
  double m, u;
  char *rarity;
  double tf;
  gboolean by_own_u;
} TribSplinkRow;

typedef struct
{
  const TribComparison *comparison;
  char *name;
  GArray *rows; /* (element-type TribSplinkRow) */
  gboolean has_rarity;
} TribSplinkComparison;

/**
 * TribSplinkFrequency:
 * @u: what the frequency of an average value is said to be
 *
 * Splink adds log2 (u / frequency) to the weight; the engine adds the rarity of the value. So the frequency is
 * u / 2^rarity.
 */
typedef struct
{
  TribSplinkColumn *column;
  double u;
} TribSplinkFrequency;

/**
 * TribSplinkPlan:
 * @keys: (element-type guint32*): of each key by rank: which block, 0 for none
 */
typedef struct
{
  const TribMatchModel *model;
  const TribFeatures *features;
  GPtrArray *comparisons; /* (element-type TribSplinkComparison) */
  GPtrArray *columns;     /* (element-type TribSplinkColumn) */
  GArray *frequencies;    /* (element-type TribSplinkFrequency) */
  GPtrArray *keys;
} TribSplinkPlan;

/* @model is one that was put on @features. Both must outlive the plan. Returns: (nullable): %NULL where @ticker said so. */
TribSplinkPlan *trib_splink_plan_new (const TribMatchModel *model, const TribFeatures *features, TribTicker *ticker);
void trib_splink_plan_free (TribSplinkPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribSplinkPlan, trib_splink_plan_free)

G_END_DECLS
