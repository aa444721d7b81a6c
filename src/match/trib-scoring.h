/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares the pairs that blocking gives, and keeps those that may come to something.
 */
#pragma once

#include "match/trib-blocking.h"
#include "match/trib-model.h"
#include "match/trib-scored.h"

G_BEGIN_DECLS

typedef struct _TribScoring TribScoring;

TribScoring *trib_scoring_new (const TribFeatures *features, TribMatchModel *model);
void trib_scoring_free (TribScoring *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribScoring, trib_scoring_free)

/* Compares all pairs of @blocking, and a random sample of the others, unless only news are wanted. FALSE where cancelled. */
gboolean trib_scoring_compare (TribScoring *self, TribBlocking *blocking, TribTicker *ticker);
/* Fits the model to what was seen. */
void trib_scoring_fit (TribScoring *self);
guint64 trib_scoring_n_pairs (TribScoring *self);
/* By the model as it is now: pairs of at least @least, sorted by a, b. Last of all: the pairs are let go. (element-type TribScored) */
GArray *trib_scoring_weigh (TribScoring *self, double least, TribTicker *ticker);

double trib_score_pair (const TribMatchModel *model, guint32 a, guint32 b);

G_END_DECLS
