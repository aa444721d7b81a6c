/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can't be right comes last, what was set by hand first. Then the rule, then always in the same order: valid, more frequent, more
 * trusted, more recent, longer, smaller record. So the same records give the same customer, whatever order they came in.
 */
#include "config.h"

#include "survivorship/trib-ranking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/trib-fold.h"

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_by_rule (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  const TribStrategy *strategy = trib_strategy_get (field->rule);

  return strategy->compare != NULL ? strategy->compare (a, b, field) : 0;
}

static gboolean
is_invalid (const TribRanked *ranked)
{
  return ranked->shown.status >= TRIB_STATUS_INVALID;
}

/* The later of two that were set by hand. */
static int
compare_by_hand (const TribRanked *a, const TribRanked *b)
{
  if (a->shown.by_hand != b->shown.by_hand)
    return a->shown.by_hand ? -1 : 1;
  return -ORDER (a->by_hand, b->by_hand);
}

/* What decides where the rule does not, in this order. */
static const TribSurvivorship ties[]
    = { TRIB_SURVIVE_VALID, TRIB_SURVIVE_FREQUENT, TRIB_SURVIVE_TRUSTED, TRIB_SURVIVE_RECENT, TRIB_SURVIVE_LONGEST };

static int
compare (gconstpointer pa, gconstpointer pb, gpointer user_data)
{
  const TribRanked *a = *(TribRanked *const *) pa, *b = *(TribRanked *const *) pb;
  const TribField *field = user_data;
  int order = ORDER (is_invalid (a), is_invalid (b));

  if (order == 0)
    order = compare_by_hand (a, b);
  if (order == 0)
    order = compare_by_rule (a, b, field);
  for (guint i = 0; order == 0 && i < G_N_ELEMENTS (ties); i++)
    order = trib_strategy_get (ties[i])->compare (a, b, field);
  if (order == 0)
    order = ORDER (a->shown.record, b->shown.record);
  return order != 0 ? order : strcmp (a->key, b->key);
}

void
trib_ranking_sort (GPtrArray *candidates, const TribField *field)
{
  if (candidates->len > 1)
    g_ptr_array_sort_with_data (candidates, compare, (gpointer) field);
}

static gboolean
same_text (const TribRanked *ranked, const TribValue *value)
{
  g_autofree char *key = NULL;

  if (strlen (ranked->shown.text) == value->text.len
      && memcmp (ranked->shown.text, value->text.text, value->text.len) == 0)
    return TRUE;
  key = trib_fold (value->text.text);
  return strcmp (ranked->key, key) == 0;
}

gboolean
trib_ranking_put_first (GPtrArray *candidates, const TribField *field, const TribContribution *lead)
{
  const TribValue *value = trib_values_first (lead->values, field->id);

  for (guint i = 0; value != NULL && i < candidates->len; i++)
    {
      TribRanked *ranked = g_ptr_array_index (candidates, i);

      if (!same_text (ranked, value))
        continue;
      memmove (&candidates->pdata[1], &candidates->pdata[0], i * sizeof (gpointer));
      candidates->pdata[0] = ranked;
      return i > 0;
    }
  return FALSE;
}

static char *
count_words (const char *format, guint n)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (format), n);
#pragma GCC diagnostic pop
}

static char *
rule_words (TribSurvivorship rule, const TribField *field, guint n)
{
  const TribStrategy *strategy = trib_strategy_get (rule);
  gboolean is_date = field->type == TRIB_TYPE_DATE || field->type == TRIB_TYPE_TIME;

  return count_words (is_date && strategy->why_date != NULL ? strategy->why_date : strategy->why, n);
}

static guint
count_records (GPtrArray *candidates)
{
  guint total = 0;

  for (guint i = 0; i < candidates->len; i++)
    total += ((const TribRanked *) g_ptr_array_index (candidates, i))->shown.n_records;
  return total;
}

/* Of more than one. */
static char *
choice_words (GPtrArray *candidates, const TribField *field)
{
  const TribRanked *first = g_ptr_array_index (candidates, 0), *second = g_ptr_array_index (candidates, 1);
  guint n = candidates->len;

  if (is_invalid (second) && !is_invalid (first))
    return rule_words (TRIB_SURVIVE_VALID, field, n);
  if (field->rule == TRIB_SURVIVE_JOIN)
    return rule_words (field->rule, field, n);
  if (field->rule != TRIB_SURVIVE_FREQUENT && compare_by_rule (first, second, field) < 0)
    return rule_words (field->rule, field, n);
  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      if (trib_strategy_get (ties[i])->compare (first, second, field) >= 0)
        continue;
      if (ties[i] == TRIB_SURVIVE_FREQUENT)
        return g_strdup_printf (_ ("agreed by %u of %u"), first->shown.n_records, count_records (candidates));
      return rule_words (ties[i], field, n);
    }
  return count_words (N_ ("first of %u"), n);
}

char *
trib_ranking_why (GPtrArray *candidates, const TribField *field)
{
  const TribRanked *first = g_ptr_array_index (candidates, 0);
  guint total = count_records (candidates);

  if (is_invalid (first))
    return g_strdup (_ ("not valid"));
  if (first->shown.by_hand)
    return g_strdup (_ ("set by hand"));
  if (total == 1)
    return g_strdup (_ ("only one"));
  if (field->rule == TRIB_SURVIVE_SUM)
    return rule_words (field->rule, field, total);
  if (candidates->len == 1)
    return g_strdup_printf (ngettext ("agreed by %u record", "agreed by all %u", total), total);
  return choice_words (candidates, field);
}
