/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person said of pairs, as the model learns from it.
 */
#pragma once

#include "match/trib-model.h"

G_BEGIN_DECLS

/**
 * TribLabel:
 * @count: of how many pairs it stands: a person who parts one record from many has answered one question
 */
struct _TribLabel
{
  guint64 pattern;
  float tf[TRIB_MAX_COMPARISONS];
  TribAnswer answer;
  double count;
};

/* (transfer full) (element-type TribLabel): in an order that does not depend on that of the records. */
GArray *trib_labels_new (const TribComparer *comparer, const TribMatchDecision *decisions, gsize n);

/* By how many bits the weights of pairs like the labelled ones are to be raised, as the labels have it. @merge_at: the weight from which
 * pairs are joined */
double trib_labels_shift (const TribMatchModel *model, const GArray *labels, double merge_at);

G_END_DECLS
