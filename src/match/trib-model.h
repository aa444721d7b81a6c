/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fitted model: how likely each level is among pairs that are the same and among others, and what a pattern weighs.
 */
#pragma once

#include "match/trib-comparison.h"

G_BEGIN_DECLS

#define TRIB_MODEL_LEAST_KIN 0.1     /* to one pair of the same, where something contradicts */
#define TRIB_MODEL_ALONE_AT_MOST 2.5 /* what one value that is only nearly the same may bring a pair to: 85 % sure */
#define TRIB_MODEL_NAMESAKE 0.9      /* "jun." says that there is another of the same name in the house */

/* How often a pattern was seen; a sample stands for more pairs than it has. */
typedef struct
{
  guint64 pattern;
  double count;
} TribPatternCount;

/* By pattern. */
int trib_pattern_count_compare (gconstpointer a, gconstpointer b);

typedef struct _TribLabel TribLabel; /* trib-labels.h */

#define TRIB_MODEL_MISTAKES 4

/**
 * TribMatchModel:
 * @labels: (nullable) (element-type TribLabel): what a person said
 * @merge_at: where there are labels: the weight from which pairs are joined
 * @lambda: share of all pairs of records that are the same
 * @together: bits that one, two and more mistakes in a pair weigh beyond each by itself; none weigh 0
 * @kin: share of pairs that are not the same but live, or work, together
 */
struct _TribMatchModel
{
  TribComparer comparer; /* its features belong to the table */
  char *names[TRIB_MAX_COMPARISONS];
  double m[TRIB_MAX_COMPARISONS][TRIB_MAX_LEVELS];
  double u[TRIB_MAX_COMPARISONS][TRIB_MAX_LEVELS];
  double weight[TRIB_MAX_COMPARISONS][TRIB_MAX_LEVELS];
  double log_kin[TRIB_MAX_COMPARISONS][TRIB_MAX_LEVELS];
  double together[TRIB_MODEL_MISTAKES];
  double lambda, kin;
  double prior;
  double bound; /* by which most_m is multiplied */
  GArray *labels;
  double merge_at;
  guint rounds;
};

/* With what is to be expected of each level where nothing is known. @n_pairs: all pairs of the table. */
TribMatchModel *trib_model_new (const TribComparer *comparer, double n_records);
/* One that was written as JSON; %NULL where it is of other comparisons, or none. */
TribMatchModel *trib_model_from_json (const char *json, const TribComparer *comparer);
void trib_model_free (TribMatchModel *self);
/* Weights from m, u, λ and the share of kin as they are now. */
void trib_model_derive (TribMatchModel *self);

/* Answers that the fit takes into account. @labels: (transfer full) (element-type TribLabel); @merge_at: the weight from which pairs
 * are joined */
void trib_model_teach (TribMatchModel *self, GArray *labels, double merge_at);
/* Fits m, u, λ to @counts, the pairs that were compared, and @others, which stand for all that blocking kept apart and are
 * taken for not the same. Both sorted. */
void trib_model_fit (TribMatchModel *self, const TribPatternCount *counts, gsize n, const TribPatternCount *others,
                     gsize n_others);

/* What a pair of that pattern may weigh at most, but for its term frequencies. */
double trib_model_most (const TribMatchModel *self, guint64 pattern);
/* The weight of a pair and its parts, one a comparison; prior + Σ parts, summed in their order, is the weight. */
double trib_model_weigh (const TribMatchModel *self, guint64 pattern, const float *tf, double *parts);
double trib_model_probability (double weight);
/* Whether the level says that they cannot well be one person: two given names, none a form or a slip of the other. */
gboolean trib_model_is_contradicted (const TribComparison *item, TribMatchLevel level);
/* Whether it is one's own, as a birth date or a number is, and not a family's. */
gboolean trib_model_is_own (const TribComparison *item);
/* That the pair is the same, without what is special about its values. */
double trib_model_chance (const TribMatchModel *self, guint64 pattern);
/* As trib_match_explain (), by ranks of the model's own table. */
guint trib_model_explain (const TribMatchModel *self, guint32 a, guint32 b, TribMatchPart *parts, double *prior);

G_END_DECLS
