/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: whether a run may look at the news alone, and what it then has to know of the run of before.
 */
#pragma once

#include "unify/trib-run-plan.h"

G_BEGIN_DECLS

/**
 * TribRunNews:
 * @usable: whether there is something to go on from; else the run is one in full
 * @full: where not: why
 * @news: for the engine; it points into the rest
 * @since_fit: records that came, changed or went since the model was fitted, those of this run among them
 * @unique_sources: those that have nobody twice now, as text; with others the clusters of before do not hold
 */
typedef struct
{
  gboolean usable;
  TribFullReason full;
  TribMatchNews news;
  gint64 since_fit;
  char *unique_sources;
  char *model;
  guint8 *fresh;
  guint8 *touched;
  guint32 *before;
  GArray *known; /* (element-type TribMatchLink) */
} TribRunNews;

/* @described: the options of this run as text: with others nothing of before holds. */
gboolean trib_run_news_load (TribRunNews *self, TribChange *change, const TribRunInput *input, const char *described,
                             TribConsolidateExtent extent, GError **error);
void trib_run_news_clear (TribRunNews *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribRunNews, trib_run_news_clear)

G_END_DECLS
