/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading takes a while, and answers go on meanwhile: so what is read is sifted by what was answered since. See the header.
 */
#include "config.h"

#include "app/review/trib-review-queue.h"

struct _TribReviewQueue
{
  GQueue ahead;        /* of TribReviewCase; the first one is the current */
  gboolean returned;   /* the current one was gone back to: it stays, whatever is read */
  GPtrArray *answered; /* (element-type TribReviewAnswered): this sitting */
  GArray *later;       /* (element-type TribPair): put off, in that order */
  guint n_open;        /* as it was read, less what was answered since */
};

TribReviewAnswered *
trib_review_answered_ref (TribReviewAnswered *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
trib_review_answered_unref (TribReviewAnswered *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  trib_review_case_free (self->asked);
  g_free (self);
}

TribReviewQueue *
trib_review_queue_new (void)
{
  TribReviewQueue *self = g_new0 (TribReviewQueue, 1);

  g_queue_init (&self->ahead);
  self->answered = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_review_answered_unref);
  self->later = g_array_new (FALSE, FALSE, sizeof (TribPair));
  return self;
}

void
trib_review_queue_free (TribReviewQueue *self)
{
  g_queue_clear_full (&self->ahead, (GDestroyNotify) trib_review_case_free);
  g_ptr_array_unref (self->answered);
  g_array_unref (self->later);
  g_free (self);
}

const TribReviewCase *
trib_review_queue_get_current (TribReviewQueue *self)
{
  return g_queue_peek_head (&self->ahead);
}

guint
trib_review_queue_get_n_answered (TribReviewQueue *self)
{
  return self->answered->len;
}

guint
trib_review_queue_get_n_open (TribReviewQueue *self)
{
  return MAX (self->n_open, g_queue_get_length (&self->ahead));
}

#define FEW 3

gboolean
trib_review_queue_wants_more (TribReviewQueue *self)
{
  guint held = g_queue_get_length (&self->ahead);

  return held < FEW && held < self->n_open;
}

static gboolean
is_pair (const TribReviewCase *asked, const TribPair *pair)
{
  return asked->question->a == pair->a && asked->question->b == pair->b;
}

static void
forget_later (TribReviewQueue *self, const TribReviewCase *asked)
{
  for (guint i = self->later->len; i-- > 0;)
    if (is_pair (asked, &g_array_index (self->later, TribPair, i)))
      g_array_remove_index (self->later, i);
}

TribReviewAnswered *
trib_review_queue_answer (TribReviewQueue *self, TribAnswer answer)
{
  TribReviewAnswered *answered;

  if (g_queue_is_empty (&self->ahead))
    return NULL;
  answered = g_new0 (TribReviewAnswered, 1);
  g_atomic_ref_count_init (&answered->references);
  answered->asked = g_queue_pop_head (&self->ahead);
  answered->answer = answer;
  forget_later (self, answered->asked);
  g_ptr_array_add (self->answered, answered);
  self->n_open -= self->n_open > 0;
  self->returned = FALSE;
  return trib_review_answered_ref (answered);
}

gboolean
trib_review_queue_skip (TribReviewQueue *self)
{
  TribReviewCase *asked = g_queue_peek_head (&self->ahead);
  TribPair pair;

  if (asked == NULL || trib_review_queue_get_n_open (self) < 2)
    return FALSE;
  pair = (TribPair){ asked->question->a, asked->question->b };
  forget_later (self, asked);
  g_array_append_val (self->later, pair);
  g_queue_pop_head (&self->ahead);
  /* The end may be further off than what is held here; then it comes with what is read next. */
  if (self->n_open <= g_queue_get_length (&self->ahead) + 1)
    g_queue_push_tail (&self->ahead, asked);
  else
    trib_review_case_free (asked);
  self->returned = FALSE;
  return TRUE;
}

TribReviewAnswered *
trib_review_queue_go_back (TribReviewQueue *self)
{
  TribReviewAnswered *answered;

  if (self->answered->len == 0)
    return NULL;
  answered = g_ptr_array_steal_index (self->answered, self->answered->len - 1);
  g_queue_push_head (&self->ahead, g_steal_pointer (&answered->asked));
  self->n_open++;
  self->returned = TRUE;
  return answered;
}

GArray *
trib_review_queue_begin_read (TribReviewQueue *self, TribPair *first)
{
  const TribReviewCase *current = g_queue_peek_head (&self->ahead);

  for (guint i = 0; i < self->answered->len; i++)
    {
      TribReviewAnswered *answered = g_ptr_array_index (self->answered, i);

      answered->noticed = answered->written;
    }
  *first = current != NULL ? (TribPair){ current->question->a, current->question->b } : (TribPair){ 0, 0 };
  return g_array_copy (self->later);
}

/* Answered, but what was read does not know of it. */
static gboolean
is_gone (TribReviewQueue *self, const TribReviewCase *asked)
{
  for (guint i = 0; i < self->answered->len; i++)
    {
      const TribReviewAnswered *answered = g_ptr_array_index (self->answered, i);

      if (!answered->noticed && answered->asked->question->a == asked->question->a
          && answered->asked->question->b == asked->question->b)
        return TRUE;
    }
  return FALSE;
}

void
trib_review_queue_take (TribReviewQueue *self, GPtrArray *cases, guint n_open)
{
  TribReviewCase *returned = self->returned ? g_queue_pop_head (&self->ahead) : NULL;
  gboolean seen = FALSE;

  g_queue_clear_full (&self->ahead, (GDestroyNotify) trib_review_case_free);
  if (returned != NULL)
    g_queue_push_tail (&self->ahead, returned);
  while (cases->len > 0)
    {
      TribReviewCase *asked = g_ptr_array_steal_index (cases, 0);

      if (returned != NULL && asked->question->a == returned->question->a
          && asked->question->b == returned->question->b)
        seen = TRUE;
      else if (is_gone (self, asked))
        n_open -= n_open > 0;
      else
        {
          g_queue_push_tail (&self->ahead, asked);
          continue;
        }
      trib_review_case_free (asked);
    }
  self->n_open = n_open + (returned != NULL && !seen);
}

/* Where it is among those that were put off, from 1; 0 for all others. */
static guint
place_of (const TribQuestion *question, const GArray *later)
{
  for (guint i = 0; i < later->len; i++)
    if (g_array_index (later, TribPair, i).a == question->a && g_array_index (later, TribPair, i).b == question->b)
      return i + 1;
  return 0;
}

typedef struct
{
  TribQuestion *question;
  guint later;
  guint at;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->later != y->later)
    return x->later < y->later ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

void
trib_review_queue_sort (GPtrArray *questions, const GArray *later, const TribPair *first)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < questions->len; i++)
    {
      TribQuestion *question = g_ptr_array_index (questions, i);
      gboolean in_front = question->a == first->a && question->b == first->b;
      Ranked ranked = { question, in_front ? 0 : place_of (question, later), in_front ? 0 : i + 1 };

      g_array_append_val (order, ranked);
    }
  g_array_sort (order, compare_ranked);
  for (guint i = 0; i < order->len; i++)
    questions->pdata[i] = g_array_index (order, Ranked, i).question;
}
