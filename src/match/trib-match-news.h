/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run that only has news: what was found of fresh records, put together with what is known of the others.
 */
#pragma once

#include "match/trib-cluster.h"

G_BEGIN_DECLS

/* By rank. */
guint8 *trib_news_fresh (const TribMatchNews *news, const TribFeatures *features);

/**
 * trib_news_cluster:
 * @scored: (element-type TribScored): in: the pairs with a fresh record, of @least at least; out: with them those of old
 *   records, sorted by a, b
 *
 * Returns: (array): for each rank the smallest rank of its cluster; %NULL where cancelled
 */
guint32 *trib_news_cluster (const TribMatchNews *news, const TribMatchModel *model, const TribBlocking *blocking,
                            GArray *scored, double least, const TribClusterRules *rules, TribTicker *ticker);

G_END_DECLS
