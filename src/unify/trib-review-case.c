/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cut that is shown is the one that is made: both come from trib_parting ().
 */
#include "config.h"

#include "unify/trib-review-case.h"

#include "base/trib-ids.h"
#include "unify/trib-parting.h"

void
trib_review_case_free (TribReviewCase *self)
{
  if (self == NULL)
    return;
  trib_question_free (self->question);
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      g_clear_pointer (&self->sides[i].ids, g_array_unref);
      g_clear_pointer (&self->sides[i].records, g_ptr_array_unref);
    }
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

/* All records of the customer, the one that is asked about before the others. */
static void
put_first (GArray *ids, gint64 record)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == record)
      {
        g_array_remove_index (ids, i);
        break;
      }
  g_array_prepend_val (ids, record);
}

static GArray *
members_of (TribStore *store, gint64 customer, GError **error)
{
  return customer != 0 ? trib_store_customer_members (store, customer, error)
                       : g_array_new (FALSE, FALSE, sizeof (gint64));
}

gboolean
trib_review_sides (TribStore *store, const TribQuestion *question, GArray **with_a, GArray **with_b, GError **error)
{
  g_autoptr (GArray) a = NULL;
  g_autoptr (GArray) b = NULL;
  guint at;

  if (question->merged)
    {
      g_autoptr (GArray) members = members_of (store, question->customer_a, error);

      a = g_array_new (FALSE, FALSE, sizeof (gint64));
      b = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (members == NULL)
        return FALSE;
      /* Somebody else may have parted them since the question was read; then they stand alone. */
      if (trib_ids_find (members, question->a, &at) && trib_ids_find (members, question->b, &at)
          && !trib_parting (store, members, question->a, question->b, a, b, error))
        return FALSE;
    }
  else
    {
      a = members_of (store, question->customer_a, error);
      b = a != NULL ? members_of (store, question->customer_b, error) : NULL;
      if (b == NULL)
        return FALSE;
    }
  put_first (a, question->a);
  put_first (b, question->b);
  *with_a = g_steal_pointer (&a);
  *with_b = g_steal_pointer (&b);
  return TRUE;
}

static gboolean
load_side (TribReviewCase *self, TribReviewSide *side, TribStore *store, GError **error)
{
  side->records = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_customer_record_free);
  for (guint i = 0; i < MIN (side->ids->len, TRIB_REVIEW_CASE_RECORDS); i++)
    {
      TribCustomerRecord *record
          = trib_customer_record_load (store, g_array_index (side->ids, gint64, i), self->sources, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (side->records, record);
    }
  return TRUE;
}

TribReviewCase *
trib_review_case_load (TribStore *store, TribQuestion *question, GError **error)
{
  g_autoptr (TribReviewCase) self = g_new0 (TribReviewCase, 1);

  self->question = question;
  self->sides[0].customer = question->customer_a;
  self->sides[1].customer = question->customer_b;
  self->sources = trib_store_list_sources (store, error);
  if (self->sources == NULL || !trib_review_sides (store, question, &self->sides[0].ids, &self->sides[1].ids, error)
      || !load_side (self, &self->sides[0], store, error) || !load_side (self, &self->sides[1], store, error))
    return NULL;
  return g_steal_pointer (&self);
}
