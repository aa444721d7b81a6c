/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer does: the decision, which every later run respects, and at once what follows from it. Two customers that are the same are
 * merged; one that is two is cut between them. What was decided before and contradicts it ends.
 */
#include "config.h"

#include "unify/trib-review.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "unify/trib-gesture.h"
#include "unify/trib-parting.h"
#include "unify/trib-take-back.h"

typedef struct
{
  const TribReviewAnswer *answers;
  guint n;
  TribProgress *progress;
  GCancellable *cancellable;
  guint counts[3]; /* that had an effect, by answer */
} Answering;

/* One answer being worked in. The event is the group itself, or a part that is written when it is known what the answer does. */
typedef struct
{
  TribChange *change;
  TribStore *store;
  gint64 a, b;
  TribAnswer answer;
  gint64 customer_a, customer_b;
  gint64 keeper, other; /* what the history shows */
  gint64 event;
  GPtrArray *overruled;
} Act;

static TribEventKind
kind_of (TribAnswer answer)
{
  switch (answer)
    {
    case TRIB_ANSWER_SAME:
      return TRIB_EVENT_SAME;
    case TRIB_ANSWER_HOUSEHOLD:
      return TRIB_EVENT_HOUSEHOLD;
    case TRIB_ANSWER_DIFFERENT:
    default:
      return TRIB_EVENT_DIFFERENT;
    }
}

static gboolean
find_customer (TribStore *store, gint64 record, gint64 *customer, GError **error)
{
  TribFact fact;

  if (!trib_fact_find (store, TRIB_FACT_RECORD, record, 0, &fact, error))
    return FALSE;
  if (fact.began == 0)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
                   _ ("Record %" PRIi64 ": There is no such record. “review” lists the pairs that wait."), record);
      return FALSE;
    }
  if (!trib_fact_find (store, TRIB_FACT_MEMBER, record, 0, &fact, error))
    return FALSE;
  *customer = fact.began ? fact.value : 0;
  return TRUE;
}

static gboolean
begin_event (Act *act, gboolean is_part, GError **error)
{
  TribEventRow row = { .kind = (int) kind_of (act->answer),
                       .customer = act->keeper,
                       .other = act->other,
                       .record = act->a,
                       .partner = act->b };

  act->event = trib_change_get_group (act->change);
  if (!is_part)
    {
      trib_change_describe (act->change, act->keeper, act->other);
      return TRUE;
    }
  act->event = trib_change_add_event (act->change, &row, error);
  return act->event != 0;
}

/* Of several questions about the same two customers only the best stays. */
static gboolean
drop_doubles (Act *act, const GArray *members, GError **error)
{
  g_autoptr (GHashTable) best = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < members->len; i++)
    {
      gint64 record = g_array_index (members, gint64, i);
      g_autoptr (GArray) links = trib_store_links_of (act->store, record, error);

      for (guint j = 0; links != NULL && j < links->len; j++)
        {
          const TribLinkRow *link = &g_array_index (links, TribLinkRow, j), *held;
          const TribLinkRow *worse;
          TribFact other;

          if (link->status != TRIB_LINK_REVIEW)
            continue;
          if (!trib_fact_find (act->store, TRIB_FACT_MEMBER, link->a == record ? link->b : link->a, 0, &other, error))
            return FALSE;
          held = g_hash_table_lookup (best, &other.value);
          worse = held != NULL && held->gain >= link->gain ? link : held;
          if (worse != NULL && !trib_fact_end (act->change, TRIB_FACT_LINK, worse->a, worse->b, act->event, error))
            return FALSE;
          if (worse != link)
            g_hash_table_insert (best, g_memdup2 (&other.value, sizeof other.value), g_memdup2 (link, sizeof *link));
        }
      if (links == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The one with more records keeps its id, then the older. */
static gboolean
merge (Act *act, gboolean is_part, GError **error)
{
  g_autoptr (GArray) side_a = trib_store_customer_members (act->store, act->customer_a, error);
  g_autoptr (GArray) side_b = side_a ? trib_store_customer_members (act->store, act->customer_b, error) : NULL;
  gboolean keep_a;

  if (side_b == NULL)
    return FALSE;
  keep_a = side_a->len > side_b->len || (side_a->len == side_b->len && act->customer_a < act->customer_b);
  act->keeper = keep_a ? act->customer_a : act->customer_b;
  act->other = keep_a ? act->customer_b : act->customer_a;
  if (!begin_event (act, is_part, error)
      || !trib_end_decisions (act->change, act->event, side_a, side_b, FALSE, act->overruled, error)
      || !trib_move_records (act->change, act->event, keep_a ? side_b : side_a, act->keeper, error)
      || !trib_fact_put_alias (act->change, act->event, act->other, act->keeper, error)
      || !trib_fact_put_decision (act->change, act->event, act->a, act->b, act->answer, error)
      || !trib_mark_links (act->change, act->event, side_a, side_b, TRUE, error))
    return FALSE;
  g_array_append_vals (side_a, side_b->data, side_b->len);
  return drop_doubles (act, side_a, error);
}

/* The side with more records keeps the id, then the one with the older record. */
static gboolean
cut (Act *act, gboolean is_part, GError **error)
{
  g_autoptr (GArray) members = trib_store_customer_members (act->store, act->customer_a, error);
  g_autoptr (GArray) side_a = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) side_b = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean keep_a;

  if (members == NULL || !trib_parting (act->store, members, act->a, act->b, side_a, side_b, error))
    return FALSE;
  keep_a = side_a->len > side_b->len
           || (side_a->len == side_b->len && g_array_index (side_a, gint64, 0) < g_array_index (side_b, gint64, 0));
  act->keeper = act->customer_a;
  act->other = trib_change_mint (act->change, TRIB_MINT_CUSTOMER);
  return begin_event (act, is_part, error)
         && trib_end_decisions (act->change, act->event, side_a, side_b, TRUE, act->overruled, error)
         && trib_move_records (act->change, act->event, keep_a ? side_b : side_a, act->other, error)
         && trib_fact_put_decision (act->change, act->event, act->a, act->b, act->answer, error)
         && trib_mark_links (act->change, act->event, side_a, side_b, FALSE, error);
}

/* Things stand as the answer has it; only the decision is new, and the question is none any more. */
static gboolean
confirm (Act *act, gboolean is_part, GError **error)
{
  gboolean same = act->answer == TRIB_ANSWER_SAME;
  g_autoptr (GArray) side_a = NULL;
  g_autoptr (GArray) side_b = NULL;

  act->keeper = act->customer_a;
  act->other = 0;
  if (!begin_event (act, is_part, error)
      || !trib_fact_put_decision (act->change, act->event, act->a, act->b, act->answer, error))
    return FALSE;
  if (same || act->customer_a == 0 || act->customer_b == 0)
    {
      side_a = g_array_new (FALSE, FALSE, sizeof (gint64));
      side_b = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (side_a, act->a);
      g_array_append_val (side_b, act->b);
    }
  else
    {
      side_a = trib_store_customer_members (act->store, act->customer_a, error);
      side_b = side_a ? trib_store_customer_members (act->store, act->customer_b, error) : NULL;
    }
  return side_b != NULL && trib_mark_links (act->change, act->event, side_a, side_b, same, error);
}

/* @effect: (out): FALSE where it was said before and stands. */
static gboolean
work_in (Act *act, gboolean is_part, gboolean *effect, GError **error)
{
  gboolean together, same = act->answer == TRIB_ANSWER_SAME;
  TribFact before;

  *effect = FALSE;
  if (!find_customer (act->store, act->a, &act->customer_a, error)
      || !find_customer (act->store, act->b, &act->customer_b, error)
      || !trib_fact_find (act->store, TRIB_FACT_DECISION, act->a, act->b, &before, error))
    return FALSE;
  together = act->customer_a != 0 && act->customer_a == act->customer_b;
  if (before.began != 0 && before.value == act->answer
      && (together == same || act->customer_a == 0 || act->customer_b == 0))
    return TRUE;
  *effect = TRUE;
  if (together && !same)
    return cut (act, is_part, error);
  if (!together && same && act->customer_a != 0 && act->customer_b != 0)
    return merge (act, is_part, error);
  return confirm (act, is_part, error);
}

char *
trib_answer_words (TribEventKind kind, gint64 a, gint64 b)
{
  if (kind == TRIB_EVENT_SAME)
    return g_strdup_printf (_ ("Answered: records %" PRIi64 " and %" PRIi64 " are the same customer"), a, b);
  if (kind == TRIB_EVENT_HOUSEHOLD)
    return g_strdup_printf (_ ("Answered: records %" PRIi64 " and %" PRIi64 " are two customers of one household"), a,
                            b);
  return g_strdup_printf (_ ("Answered: records %" PRIi64 " and %" PRIi64 " are different customers"), a, b);
}

static char *
say_all (const Answering *self)
{
  guint n = self->counts[0] + self->counts[1] + self->counts[2];

  return g_strdup_printf (ngettext ("Answered %u question: %u the same, %u different, %u of one household",
                                    "Answered %u questions: %u the same, %u different, %u of one household", n),
                          n, self->counts[TRIB_ANSWER_SAME], self->counts[TRIB_ANSWER_DIFFERENT],
                          self->counts[TRIB_ANSWER_HOUSEHOLD]);
}

static gboolean
answer (TribChange *change, gpointer data, TribUndoReport *report, GError **error)
{
  Answering *self = data;
  Act act = { .change = change, .store = trib_change_get_store (change), .overruled = report->overruled };

  trib_progress_stage (self->progress, _ ("Taking in the answers"), self->n);
  for (guint i = 0; i < self->n; i++)
    {
      const TribReviewAnswer *said = &self->answers[i];
      gboolean effect;

      if (i % 100 == 0)
        {
          trib_progress_set (self->progress, i);
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
        }
      if (said->a == said->b)
        {
          g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
                       _ ("Record %" PRIi64 ": A pair is of two records. Name another one beside it."), said->a);
          return FALSE;
        }
      act.a = MIN (said->a, said->b);
      act.b = MAX (said->a, said->b);
      act.answer = said->answer;
      if (!work_in (&act, self->n > 1, &effect, error))
        return FALSE;
      self->counts[said->answer] += effect;
      if (effect)
        report->customer = act.keeper;
    }
  report->words = self->n == 1 ? trib_answer_words (kind_of (act.answer), act.a, act.b) : say_all (self);
  return TRUE;
}

gint64
trib_review_answer (TribStore *store, const TribReviewAnswer *answers, guint n, TribUndoReport *report,
                    TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Answering self = { answers, n, progress, cancellable, { 0 } };
  TribEventKind kind = n == 1 ? kind_of (answers[0].answer) : TRIB_EVENT_ANSWERS;

  if (!trib_gesture (store, kind, 0, FALSE, answer, &self, report, progress, cancellable, error))
    return 0;
  return report->event;
}
