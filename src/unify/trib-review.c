/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The queue is the links that the last run left with a question, less those that an act since has settled. How an answer takes effect is in
 * trib-answer.c.
 */
#include "config.h"

#include "unify/trib-review.h"

#include <glib/gi18n-lib.h>

#include "store/trib-facts.h"
#include "unify/trib-evidence.h"

void
trib_question_free (TribQuestion *self)
{
  if (self == NULL)
    return;
  g_free (self->parts);
  g_free (self->why);
  g_free (self);
}

static const char *const answer_names[] = {
  [TRIB_ANSWER_DIFFERENT] = "different",
  [TRIB_ANSWER_SAME] = "same",
  [TRIB_ANSWER_HOUSEHOLD] = "household",
};

const char *
trib_answer_name (TribAnswer answer)
{
  return answer_names[answer];
}

gboolean
trib_answer_from_name (const char *name, TribAnswer *answer)
{
  for (guint i = 0; i < G_N_ELEMENTS (answer_names); i++)
    if (g_ascii_strcasecmp (name, answer_names[i]) == 0)
      {
        *answer = (TribAnswer) i;
        return TRUE;
      }
  return FALSE;
}

const char *
trib_asked_name (TribAsked asked)
{
  static const char *const names[] = { "apart", "thread", "contradiction" };

  return names[asked];
}

char *
trib_question_reason_words (TribSchema *schema, const TribQuestion *self)
{
  const TribField *field;

  if (self->asked == TRIB_ASKED_APART)
    return g_strdup (_ ("They are two customers, and may be one."));
  if (self->asked == TRIB_ASKED_THREAD)
    return g_strdup (_ ("They are one customer, which hangs together by this pair alone."));
  field = trib_schema_get (schema, self->contradicted);
  switch ((int) self->contradicted)
    {
    case TRIB_FIELD_DATE_OF_BIRTH:
      return g_strdup (_ ("They are one customer, of two birth dates that contradict each other."));
    case TRIB_FIELD_GIVEN_NAME:
    case TRIB_FIELD_FULL_NAME:
      return g_strdup (_ ("They are one customer, of several names."));
    default:
      /* Translators: a field, such as "Tax number" */
      return g_strdup_printf (_ ("They are one customer, and contradict each other: %s."), field ? field->label : "");
    }
}

static gboolean
find_customers (TribStore *store, const TribLinkRow *link, gint64 *a, gint64 *b, GError **error)
{
  TribFact member;

  if (!trib_fact_find (store, TRIB_FACT_MEMBER, link->a, 0, &member, error))
    return FALSE;
  *a = member.began ? member.value : 0;
  if (!trib_fact_find (store, TRIB_FACT_MEMBER, link->b, 0, &member, error))
    return FALSE;
  *b = member.began ? member.value : 0;
  return TRUE;
}

/* Whether the question still is one: where it asks about two customers, they are two, and nothing better asks about the same two. */
static gboolean
is_open (GHashTable *asked, const TribLinkRow *link, gint64 a, gint64 b)
{
  gint64 key[2] = { MIN (a, b), MAX (a, b) };

  if (a == 0 || b == 0 || (a == b) != (link->status == TRIB_LINK_MERGED))
    return FALSE;
  return a == b || g_hash_table_add (asked, g_bytes_new (key, sizeof key));
}

static TribQuestion *
make_question (TribStore *store, const TribLinkRow *link, gint64 customer_a, gint64 customer_b)
{
  TribQuestion *self = g_new0 (TribQuestion, 1);

  self->a = link->a;
  self->b = link->b;
  self->customer_a = customer_a;
  self->customer_b = customer_b;
  self->merged = customer_a == customer_b;
  self->weight = link->weight;
  self->probability = link->probability;
  self->prior = link->prior;
  self->gain = link->gain;
  self->parts = trib_evidence_unpack (link->evidence, &self->n_parts);
  if (self->merged)
    {
      self->contradicted = trib_match_parts_contradicted (self->parts, self->n_parts);
      self->asked = self->contradicted != TRIB_FIELD_NONE ? TRIB_ASKED_CONTRADICTION : TRIB_ASKED_THREAD;
    }
  self->why = trib_match_parts_summary (trib_store_get_schema (store), self->parts, self->n_parts);
  return self;
}

GPtrArray *
trib_review_list (TribStore *store, guint limit, GError **error)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_question_free);
  g_autoptr (GHashTable) asked
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GArray) links = trib_store_list_questions (store, error);

  for (guint i = 0; links != NULL && i < links->len && (limit == 0 || questions->len < limit); i++)
    {
      const TribLinkRow *link = &g_array_index (links, TribLinkRow, i);
      gint64 a, b;

      if (!find_customers (store, link, &a, &b, error))
        return NULL;
      if (is_open (asked, link, a, b))
        g_ptr_array_add (questions, make_question (store, link, a, b));
    }
  return links != NULL ? g_steal_pointer (&questions) : NULL;
}
