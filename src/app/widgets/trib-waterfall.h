/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evidence for a pair as bars that add up: each begins where the one before ended. Numbers only; drawing is left to
 * trib-evidence.h.
 */
#pragma once

#include "match/trib-match.h"

G_BEGIN_DECLS

/**
 * TribWaterfallBar:
 * @part: (nullable): %NULL for what was likely before looking
 * @from: where it begins, in log2 of the odds
 * @to: where it ends
 * @tenths: how long it is, in tenths, rounded so that the bars add up to the rounded whole
 */
typedef struct
{
  const TribMatchPart *part;
  double from;
  double to;
  int tenths;
} TribWaterfallBar;

/**
 * TribWaterfall:
 * @low: @high: the span of all bars, 0 included
 * @tenths: the whole: the sum of the bars' tenths
 */
typedef struct
{
  GArray *bars; /* (element-type TribWaterfallBar) */
  double low;
  double high;
  int tenths;
} TribWaterfall;

/* Parts that say nothing (a value is missing) have no bar. @parts must outlive it. */
TribWaterfall *trib_waterfall_new (double prior, const TribMatchPart *parts, guint n_parts);
void trib_waterfall_free (TribWaterfall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribWaterfall, trib_waterfall_free)

/* "+13.1", "−10.2". (transfer full) */
char *trib_waterfall_tenths_text (int tenths);

G_END_DECLS
