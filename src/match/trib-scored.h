/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pairs with their weight, and the two orders in which they are wanted.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribScored: a pair and its weight, log2 of the odds
 */
typedef struct
{
  guint32 a, b;
  double weight;
} TribScored;

/* By a, b; of a pair that is there twice, which weighs the same, one stays. (element-type TribScored) */
void trib_scored_sort (GArray *scored);
/* Of pairs in that order: the strongest first, the others of the same weight as they were. */
void trib_scored_sort_by_strength (GArray *scored);

G_END_DECLS
