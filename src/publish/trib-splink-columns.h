/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns that the conditions in trib-splink-levels.h speak of: values in the form in which the engine compares them, and what
 * is derived from them. All are text; what a record does not have is empty.
 */
#pragma once

#include "publish/trib-splink-facets.h"

G_BEGIN_DECLS

/**
 * TribSplinkColumn:
 * @name: in lower case letters, digits and _
 * @feature: (nullable): %NULL for a field that no record has: then it is always empty
 */
typedef struct
{
  char *name;
  const TribFeature *feature;
  TribSplinkFacet facet;
} TribSplinkColumn;

/* (transfer full): the base name of what a comparison compares: "given", "email", "own_loyalty_card". */
char *trib_splink_column_base (const TribFeatures *features, const TribComparison *comparison);
/* (transfer full) (nullable): the column of that name; @own: (nullable): the feature of the comparison that asks, whose
 * base name is @base. */
TribSplinkColumn *
trib_splink_column_find (const TribFeatures *features, const char *name, const char *base, const TribFeature *own);
void trib_splink_column_free (gpointer column);
/* Appends the value of the record at @rank; FALSE where it has none. */
gboolean
trib_splink_column_value (const TribSplinkColumn *self, const TribFeatures *features, guint32 rank, GString *out);

/* log2 of how much rarer the record's value is than values are on average, for a column whose rarity counts. FALSE where it
 * has no value. */
gboolean
trib_splink_column_rarity (const TribSplinkColumn *self, const TribFeatures *features, guint32 rank, double *rarity);

G_END_DECLS
