/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions for a person: of two clusters that may be one the pair that speaks most for it, and of a cluster that may be two the
 * pair by which it holds, or the one that contradicts itself most. What an answer is worth is what it is expected to change (after D. Lewis and W. Gale, "A sequential
 * algorithm for training text classifiers", 1994, and S. Sarawagi and A. Bhamidipaty, "Interactive deduplication using active
 * learning", KDD 2002): how likely it is that the answer is not what stands, times the pairs of records that hang on it. Two
 * people taken for one are worse than one taken for two, and count for several.
 */
#include "config.h"

#include "match/trib-questions.h"

#include "base/trib-tree.h"
#include "match/trib-contradictions.h"

#include <math.h>
#include <string.h>

#define FALSE_MERGE 5.0    /* missed pairs that one wrong pair is as bad as */
#define WORTH 0.2          /* less than this is not worth a question */
#define LEAST_QUESTIONS 25 /* even of a small table */
#define SHARE 0.03         /* of the records */
#define LEAST_ODDS -3.0    /* bits in favour without which two clusters are not asked about */
#define SURE 10.0          /* bits from which a merge is not doubted */
#define BOUND 14.0
#define MOST_MEMBERS 10

typedef struct
{
  const TribDoubt *doubt;
  const GArray *scored;
  float *gain;
  guint32 *size; /* by root of a cluster */
  guint32 *tree; /* towards the root of what has come together so far within a cluster */
  guint32 *part; /* records in it, at its root */
  guint32 *next; /* ring of its records */
  guint32 *best; /* by root of a cluster: its question + 1; behind the pairs come the contradictions */
  GArray *contradictions;
  GHashTable *settled; /* pairs of clusters that a person was asked about, or that rules keep apart */
  double wrong[2];     /* chance of being wrong where the model is sure: of two records, of several */
} Questions;

static void
join (Questions *self, guint32 a, guint32 b)
{
  guint32 next = self->next[a];

  if (a == b)
    return;
  self->tree[b] = a;
  self->part[a] += self->part[b];
  self->next[a] = self->next[b];
  self->next[b] = next;
}

static gint64
key_of (guint32 a, guint32 b)
{
  return (gint64) MIN (a, b) << 32 | MAX (a, b);
}

/* Whether this pair of clusters is settled; from now on it is. */
static gboolean
settle (Questions *self, guint32 a, guint32 b)
{
  gint64 key = key_of (a, b);

  return !g_hash_table_add (self->settled, g_memdup2 (&key, sizeof key));
}

static guint
members (Questions *self, guint32 root, guint32 *out)
{
  guint32 r = root;
  guint n = 0;

  do
    {
      out[n++] = r;
      r = self->next[r];
    }
  while (r != root && n < MOST_MEMBERS);
  return n;
}

/* What all pairs between two parts weigh on average, the bad ones too. */
static double
average (Questions *self, guint32 a, guint32 b)
{
  guint32 left[MOST_MEMBERS], right[MOST_MEMBERS];
  guint n_a = members (self, a, left), n_b = members (self, b, right);
  double sum = 0;

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      sum += CLAMP (trib_score_pair (self->doubt->model, left[i], right[j]), -BOUND, BOUND);
  return sum / (n_a * n_b);
}

/* How often the model was wrong where it was sure, with one more mistake than is known among what it joined (P. Laplace's
 * rule of succession): of a few merges one can't know better. Where nearly all clusters are pairs, one of several is odd. */
static void
estimate_wrong (Questions *self)
{
  const TribClusterRules *rules = self->doubt->rules;
  double wrong = 1, merges[2] = { 2, 2 };

  for (gsize i = 0; i < rules->n_constraints; i++)
    if (!rules->constraints[i].same)
      wrong
          += trib_score_pair (self->doubt->model, rules->constraints[i].a, rules->constraints[i].b) >= rules->merge_at;
  for (guint32 r = 0; r < self->doubt->n; r++)
    if (self->doubt->cluster[r] != r)
      merges[self->size[self->doubt->cluster[r]] > 2]++;
  for (guint several = 0; several < 2; several++)
    self->wrong[several] = MIN (wrong / merges[several], 0.25);
}

/* Of one cluster only the question that is worth most. */
static void
ask_once (Questions *self, guint32 root, guint question, double gain)
{
  guint32 held = self->best[root];

  if (gain < WORTH || (held != 0 && self->gain[held - 1] >= (float) gain))
    return;
  if (held != 0)
    self->gain[held - 1] = 0;
  self->gain[question] = (float) gain;
  self->best[root] = question + 1;
}

/* The link by which two parts of a cluster hold. */
static void
doubt_merge (Questions *self, guint i, guint32 a, guint32 b)
{
  const TribScored *pair = &g_array_index (self->scored, TribScored, i);
  double weight = pair->weight, unknown, gain;
  guint32 root = self->doubt->cluster[pair->a];

  /* However strong one pair is: two groups that nothing else holds together may hang by a thread. */
  if (self->part[a] + self->part[b] > 2)
    weight = MIN (weight, average (self, a, b));
  if (weight >= SURE)
    return;
  /* What the model can't know is most where it is only just sure. */
  unknown = self->wrong[self->size[root] > 2] * CLAMP ((SURE - weight) / (SURE - self->doubt->rules->merge_at), 0, 1);
  gain = MIN (1 - trib_model_probability (weight) + unknown, 1);
  gain *= FALSE_MERGE * self->part[a] * self->part[b];
  ask_once (self, root, i, gain);
}

/* Two people taken for one: what cannot be true of both is easier to answer than the pair by which they hold. */
static void
doubt_contradictions (Questions *self)
{
  for (guint i = 0; i < self->contradictions->len; i++)
    {
      const TribContradiction *found = &g_array_index (self->contradictions, TribContradiction, i);
      guint32 root = self->doubt->cluster[found->a], held = self->best[root];
      double wrong = MAX (1 - trib_model_probability (found->weight), found->odd);
      double gain = FALSE_MERGE * wrong * found->n_a * found->n_b;

      if (held != 0)
        {
          gain = MAX (gain, (double) self->gain[held - 1]);
          self->gain[held - 1] = 0;
          self->best[root] = 0;
        }
      ask_once (self, root, self->scored->len + i, gain);
    }
}

/* The strongest pair of two clusters. */
static void
doubt_parting (Questions *self, guint i)
{
  const TribScored *pair = &g_array_index (self->scored, TribScored, i);
  guint32 a = self->doubt->cluster[pair->a], b = self->doubt->cluster[pair->b];
  double weight = MIN (pair->weight, self->doubt->rules->merge_at);

  if (a == b || pair->weight < self->doubt->review_at || settle (self, a, b))
    return;
  /* The strongest of many pairs says too much; half of what is to be believed is how all of them do. */
  if (self->size[a] + self->size[b] > 2)
    weight = (weight + average (self, trib_tree_find (self->tree, pair->a), trib_tree_find (self->tree, pair->b))) / 2;
  if (weight < LEAST_ODDS && self->doubt->most == 0)
    return;
  self->gain[i] = (float) (trib_model_probability (weight) * self->size[a] * self->size[b]);
}

/* Two clusters that have a record each of the same source that has nobody twice. */
static void
settle_exclusive (Questions *self)
{
  const guint32 *exclusive = self->doubt->rules->exclusive;
  const TribScored *pairs = (const TribScored *) (gconstpointer) self->scored->data;
  g_autofree guint32 *next = NULL;

  if (exclusive == NULL)
    return;
  /* Chains of the records of each cluster, behind its root. */
  next = g_new0 (guint32, MAX (self->doubt->n, 1));
  for (guint32 r = 0; r < self->doubt->n; r++)
    if (self->doubt->cluster[r] != r)
      {
        next[r] = next[self->doubt->cluster[r]];
        next[self->doubt->cluster[r]] = r;
      }
  for (guint i = 0; i < self->scored->len; i++)
    {
      guint32 a = self->doubt->cluster[pairs[i].a], b = self->doubt->cluster[pairs[i].b];
      gboolean shared = FALSE;

      if (a == b)
        continue;
      for (guint32 r = a; !shared; r = next[r])
        {
          for (guint32 s = b; exclusive[r] != 0 && !shared; s = next[s])
            {
              shared = exclusive[r] == exclusive[s];
              if (next[s] == 0)
                break;
            }
          if (next[r] == 0)
            break;
        }
      if (shared)
        settle (self, a, b);
    }
}

/* What a person decided holds clusters together and apart without question. */
static void
take_rules (Questions *self)
{
  const TribClusterRules *rules = self->doubt->rules;

  for (gsize i = 0; i < rules->n_constraints; i++)
    {
      const TribConstraint *said = &rules->constraints[i];
      guint32 a = self->doubt->cluster[said->a], b = self->doubt->cluster[said->b];

      if (said->same && a == b)
        join (self, trib_tree_find (self->tree, said->a), trib_tree_find (self->tree, said->b));
      else if (!said->same && a != b)
        settle (self, a, b);
    }
  settle_exclusive (self);
}

typedef struct
{
  float gain;
  guint32 at;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->gain < y->gain || x->gain > y->gain)
    return x->gain > y->gain ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

/* Only as many as somebody will answer, the best. */
static void
limit (Questions *self)
{
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  guint most = self->doubt->most;

  if (most == 0)
    most = (guint) MAX (LEAST_QUESTIONS, SHARE * self->doubt->n);
  for (guint i = 0; i < self->scored->len + self->contradictions->len; i++)
    if (self->gain[i] > 0)
      {
        Ranked ranked = { self->gain[i], i };

        g_array_append_val (asked, ranked);
      }
  if (asked->len <= most)
    return;
  g_array_sort (asked, compare_ranked);
  for (guint i = most; i < asked->len; i++)
    self->gain[g_array_index (asked, Ranked, i).at] = 0;
}

/* What is asked because it contradicts itself is mostly among the pairs that were given; the rest are others. */
static void
take_contradictions (Questions *self, TribQuestions *questions)
{
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gpointer place;

  for (guint i = 0; i < self->contradictions->len; i++)
    {
      const TribContradiction *found = &g_array_index (self->contradictions, TribContradiction, i);
      gint64 key = key_of (found->a, found->b);

      if (self->gain[self->scored->len + i] > 0)
        g_hash_table_insert (asked, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (i));
    }
  for (guint i = 0; g_hash_table_size (asked) > 0 && i < self->scored->len; i++)
    {
      const TribScored *pair = &g_array_index (self->scored, TribScored, i);
      gint64 key = key_of (pair->a, pair->b);

      if (!g_hash_table_lookup_extended (asked, &key, NULL, &place))
        continue;
      self->gain[i] = self->gain[self->scored->len + GPOINTER_TO_UINT (place)];
      g_hash_table_remove (asked, &key);
    }
  questions->others = g_array_new (FALSE, FALSE, sizeof (TribScored));
  questions->other_gain = g_new0 (float, g_hash_table_size (asked) + 1);
  for (guint i = 0; i < self->contradictions->len; i++)
    {
      const TribContradiction *found = &g_array_index (self->contradictions, TribContradiction, i);
      TribScored pair = { found->a, found->b, found->weight };
      gint64 key = key_of (found->a, found->b);

      if (!g_hash_table_contains (asked, &key))
        continue;
      questions->other_gain[questions->others->len] = self->gain[self->scored->len + i];
      g_array_append_val (questions->others, pair);
    }
}

void
trib_questions_clear (TribQuestions *self)
{
  g_clear_pointer (&self->gain, g_free);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_pointer (&self->other_gain, g_free);
}

void
trib_questions_choose (const TribDoubt *doubt, const GArray *scored, TribQuestions *questions)
{
  Questions self = { .doubt = doubt, .scored = scored };
  guint32 n = MAX (doubt->n, 1);

  self.size = g_new0 (guint32, n);
  self.tree = g_new (guint32, n);
  self.part = g_new (guint32, n);
  self.next = g_new (guint32, n);
  self.best = g_new0 (guint32, n);
  self.settled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint32 r = 0; r < doubt->n; r++)
    {
      self.size[doubt->cluster[r]]++;
      self.tree[r] = self.next[r] = r;
      self.part[r] = 1;
    }
  estimate_wrong (&self);
  take_rules (&self);
  self.contradictions = trib_contradictions_find (doubt->model, doubt->n, doubt->cluster, self.tree);
  self.gain = g_new0 (float, scored->len + self.contradictions->len + 1);
  for (guint i = 0; i < scored->len; i++)
    {
      const TribScored *pair = &g_array_index (scored, TribScored, i);
      guint32 a, b;

      if (doubt->cluster[pair->a] != doubt->cluster[pair->b])
        continue;
      a = trib_tree_find (self.tree, pair->a);
      b = trib_tree_find (self.tree, pair->b);
      if (a == b)
        continue;
      doubt_merge (&self, i, a, b);
      join (&self, a, b);
    }
  for (guint i = 0; i < scored->len; i++)
    doubt_parting (&self, i);
  doubt_contradictions (&self);
  limit (&self);
  take_contradictions (&self, questions);
  questions->gain = self.gain;
  g_free (self.size);
  g_free (self.tree);
  g_free (self.part);
  g_free (self.next);
  g_free (self.best);
  g_hash_table_unref (self.settled);
  g_array_unref (self.contradictions);
}
