/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which pairs a person is asked about.
 */
#pragma once

#include "match/trib-cluster.h"

G_BEGIN_DECLS

/**
 * TribDoubt:
 * @cluster: by rank, as trib_cluster () gives it
 * @review_at: the weight from which a pair that is apart may be asked about
 * @most: how many questions at most; 0 for what is worth it of so many records
 */
typedef struct
{
  const TribMatchModel *model;
  guint32 n;
  const guint32 *cluster;
  const TribClusterRules *rules;
  double review_at;
  guint most;
} TribDoubt;

/**
 * TribQuestions:
 * @gain: for each pair that was given, what an answer is expected to change, in pairs of records; 0 where nobody is asked
 * @others: (element-type TribScored): pairs of one cluster that a person is asked about, though they were not among those
 * @other_gain: (array): theirs
 */
typedef struct
{
  float *gain;
  GArray *others;
  float *other_gain;
} TribQuestions;

/* @scored: (element-type TribScored): the strongest first */
void trib_questions_choose (const TribDoubt *doubt, const GArray *scored, TribQuestions *questions);
void trib_questions_clear (TribQuestions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribQuestions, trib_questions_clear)

G_END_DECLS
