/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between the two files that build features.
 */
#pragma once

#include "match/trib-features.h"
#include "match/trib-standard.h"

G_BEGIN_DECLS

TribFeature *
trib_feature_new (TribFeatures *all, TribFieldId field, const char *name, TribValueType type, TribPool *pool);
void trib_feature_free (gpointer data);

/* First of all. */
void trib_features_order_records (TribFeatures *all, TribMatchTable *table, TribTicker *ticker);
/* The feature of @slot, made where there is none. */
TribFeature *trib_features_slot (TribFeatures *all, TribSlot slot, TribFieldId field, const char *name,
                                 TribValueType type, TribPool *pool);

/* In this order, after the slots that have columns. */
void trib_features_add_full_names (TribFeatures *all, TribMatchTable *table);
void trib_features_add_address_lines (TribFeatures *all, TribMatchTable *table);
void trib_features_add_other_name (TribFeatures *all, TribMatchTable *table);
/* Before the names are finished, and after. */
void trib_features_add_single_names (TribFeatures *all);
void trib_features_link_single_names (TribFeatures *all);
void trib_features_add_premises (TribFeatures *all);
void trib_features_add_genders (TribFeatures *all, TribMatchTable *table);
/* Once the names are finished. */
void trib_features_rate_by_words (TribFeature *self);
/* Whether a field of the project's own holds names of persons. */
gboolean trib_features_are_names (const TribFeatures *all, const TribMatchColumn *column);
void trib_features_promote_name (TribFeatures *self);
void trib_features_spread (TribFeatures *all, TribFeature *feature);
/* Runs @func over 0 … @n, on all cores where there is a @ticker and enough to do. */
void trib_features_loop (const TribFeatures *all, TribTicker *ticker, guint64 n, guint64 chunk, TribLoopFunc func,
                         gpointer data);

/* A feature of which each record has its values, and in what form these are. */
typedef struct
{
  TribFeature *feature;
  TribForm form;
} TribFeatureWork;

/* How many records have each value. */
void trib_feature_count (TribFeatures *all, TribFeature *self);
/* All else that is known of the values. */
void trib_features_finish (TribFeatures *all, const TribFeatureWork *work, guint n, TribTicker *ticker);

/* The word that is the domain of an address, 0 where many have it. Once words are counted. */
guint32 trib_features_rare_domain (const TribFeature *self, const TribFacts *facts);

/* Last of all. */
void trib_features_lay_rows (TribFeatures *self);

G_END_DECLS
