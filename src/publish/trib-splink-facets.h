/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is derived from a value so that conditions in SQL need not: folded forms, sounds, sorted letters, words that say most.
 */
#pragma once

#include "match/trib-comparison.h"

G_BEGIN_DECLS

/**
 * TribSplinkCell:
 * @id: the value of @feature that the record at @rank has, the first where there are several
 * @text: the same in standard form
 */
typedef struct
{
  const TribFeatures *features;
  const TribFeature *feature;
  guint32 rank;
  guint32 id;
  TribText text;
} TribSplinkCell;

/* Appends what is derived from the value; FALSE where nothing is. */
typedef gboolean (*TribSplinkFacet) (const TribSplinkCell *cell, GString *out);

/* Of trib-splink-facets-words.c. */
gboolean trib_splink_facet_bag (const TribSplinkCell *cell, GString *out);
gboolean trib_splink_facet_words (const TribSplinkCell *cell, GString *out);
gboolean trib_splink_facet_any (const TribSplinkCell *cell, GString *out);
gboolean trib_splink_facet_all (const TribSplinkCell *cell, GString *out);
gboolean trib_splink_facet_count (const TribSplinkCell *cell, GString *out);
gboolean trib_splink_facet_initials (const TribSplinkCell *cell, GString *out);
gboolean trib_splink_facet_short (const TribSplinkCell *cell, GString *out);

/* (nullable): by the suffix of a column: "" for the value itself, "_loose", "_len"… */
TribSplinkFacet trib_splink_facet_find (const char *suffix);

G_END_DECLS
