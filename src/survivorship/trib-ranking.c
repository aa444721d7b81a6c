/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule first, then always in the same order: valid, more frequent, more trusted, more recent, longer, smaller record. So the same
 * records give the same customer, whatever order they came in.
 */
#include "config.h"

#include "survivorship/trib-ranking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/trib-fold.h"

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
usable (const TribCandidate *candidate)
{
  return candidate->status == TRIB_STATUS_SUSPECT ? 1 : (candidate->status >= TRIB_STATUS_INVALID ? 2 : 0);
}

/* A "no" is stricter than anything else. */
static int
is_no (const TribRanked *ranked)
{
  return strcmp (ranked->shown.text, "no") == 0;
}

static int
compare_by_rule (const TribRanked *a, const TribRanked *b, TribSurvivorship rule)
{
  switch (rule)
    {
    case TRIB_SURVIVE_RECENT:
      return -ORDER (a->since, b->since);
    case TRIB_SURVIVE_COMPLETE:
      return -ORDER (a->length, b->length);
    case TRIB_SURVIVE_TRUSTED:
      return ORDER (a->trust, b->trust);
    case TRIB_SURVIVE_EARLIEST:
      return ORDER (strcmp (a->shown.text, b->shown.text), 0);
    case TRIB_SURVIVE_STRICTEST:
      return -ORDER (is_no (a), is_no (b));
    case TRIB_SURVIVE_FREQUENT:
    case TRIB_SURVIVE_JOIN:
    default:
      return 0;
    }
}

static int
compare (gconstpointer pa, gconstpointer pb, gpointer user_data)
{
  const TribRanked *a = *(TribRanked *const *) pa, *b = *(TribRanked *const *) pb;
  TribSurvivorship rule = GPOINTER_TO_INT (user_data);
  const int steps[] = {
    usable (&a->shown) == 2 || usable (&b->shown) == 2 ? ORDER (usable (&a->shown), usable (&b->shown)) : 0,
    compare_by_rule (a, b, rule),
    ORDER (usable (&a->shown), usable (&b->shown)),
    -ORDER (a->shown.n_records, b->shown.n_records),
    ORDER (a->trust, b->trust),
    -ORDER (a->since, b->since),
    -ORDER (a->length, b->length),
    ORDER (a->shown.record, b->shown.record),
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] != 0)
      return steps[i];
  return strcmp (a->key, b->key);
}

void
trib_ranking_sort (GPtrArray *candidates, TribSurvivorship rule)
{
  if (candidates->len > 1)
    g_ptr_array_sort_with_data (candidates, compare, GINT_TO_POINTER (rule));
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

void
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
      return;
    }
}

/* The rule speaks only where it decided; else the reason is what did. */
static const char *
why_format (const TribRanked *first, const TribRanked *second, TribSurvivorship rule)
{
  if (usable (&first->shown) < usable (&second->shown))
    return _ ("the valid one of %u");
  switch (compare_by_rule (first, second, rule) < 0 ? (int) rule : -1)
    {
    case TRIB_SURVIVE_RECENT:
      return _ ("most recent of %u");
    case TRIB_SURVIVE_COMPLETE:
      return _ ("most complete of %u");
    case TRIB_SURVIVE_TRUSTED:
      return _ ("from the most trusted of %u");
    case TRIB_SURVIVE_EARLIEST:
      return _ ("earliest of %u");
    case TRIB_SURVIVE_STRICTEST:
      return _ ("strictest of %u");
    default:
      break;
    }
  if (first->trust < second->trust)
    return _ ("from the most trusted of %u");
  if (first->since > second->since)
    return _ ("most recent of %u");
  if (first->length > second->length)
    return _ ("most complete of %u");
  return _ ("first of %u");
}

char *
trib_ranking_why (GPtrArray *candidates, TribSurvivorship rule, gboolean led)
{
  const TribRanked *first = g_ptr_array_index (candidates, 0);
  guint total = 0;

  for (guint i = 0; i < candidates->len; i++)
    total += ((const TribRanked *) g_ptr_array_index (candidates, i))->shown.n_records;
  if (first->shown.status >= TRIB_STATUS_INVALID)
    return g_strdup (_ ("not valid"));
  if (candidates->len == 1 && total == 1)
    return g_strdup (_ ("only one"));
  if (candidates->len == 1)
    return g_strdup_printf (ngettext ("agreed by %u record", "agreed by all %u", total), total);
  if (first->shown.n_records > 1)
    return g_strdup_printf (_ ("agreed by %u of %u"), first->shown.n_records, total);
  if (led)
    return g_strdup (_ ("from one record with the rest"));
  if (rule == TRIB_SURVIVE_JOIN)
    return g_strdup_printf (_ ("all %u kept"), candidates->len);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (why_format (first, g_ptr_array_index (candidates, 1), rule), candidates->len);
#pragma GCC diagnostic pop
}

gboolean
trib_ranking_is_name (TribFieldId field)
{
  return field >= TRIB_FIELD_NAME_PREFIX && field <= TRIB_FIELD_FULL_NAME && field != TRIB_FIELD_NICKNAME;
}

/* What two records must agree in to have the same name, or the same address. */
static char *
group_key (const TribContribution *record, const TribFieldId *fields, guint n_fields, guint *n_filled,
           gboolean *doubtful)
{
  GString *key = g_string_new (NULL);

  *n_filled = 0;
  *doubtful = FALSE;
  for (guint i = 0; i < n_fields; i++)
    {
      const TribValue *value = trib_values_first (record->values, fields[i]);

      if (value == NULL)
        continue;
      (*n_filled)++;
      *doubtful = *doubtful || value->status == TRIB_STATUS_SUSPECT;
      trib_fold_append (key, value->text.text, value->text.len);
      g_string_append_c (key, '\n');
    }
  return g_string_free (key, FALSE);
}

/* The best record of the group as if each were a value: a TribRanked a record, ranked by @rule. */
static const TribContribution *
lead_by (const TribContribution *records, guint n, const TribFieldId *fields, guint n_fields, TribSurvivorship rule)
{
  g_autofree TribRanked *ranked = g_new0 (TribRanked, n);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  const TribContribution *lead = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint n_filled;
      gboolean doubtful;

      ranked[i].key = group_key (&records[i], fields, n_fields, &n_filled, &doubtful);
      ranked[i].shown.text = ranked[i].key;
      ranked[i].shown.record = records[i].record;
      ranked[i].shown.status = doubtful ? TRIB_STATUS_SUSPECT : TRIB_STATUS_OK;
      ranked[i].trust = records[i].trust;
      ranked[i].since = records[i].since;
      ranked[i].length = n_filled * 1000 + (guint) strlen (ranked[i].key);
      if (n_filled > 0)
        g_ptr_array_add (order, &ranked[i]);
    }
  for (guint i = 0; i < order->len; i++)
    for (guint j = 0; j < order->len; j++)
      if (strcmp (((TribRanked *) order->pdata[i])->key, ((TribRanked *) order->pdata[j])->key) == 0)
        ((TribRanked *) order->pdata[i])->shown.n_records++;
  trib_ranking_sort (order, rule);
  if (order->len > 0)
    lead = &records[(TribRanked *) order->pdata[0] - ranked];
  for (guint i = 0; i < n; i++)
    g_free (ranked[i].key);
  return lead;
}

/* Sampled where a customer has very many records: the comparison above is quadratic. */
#define LEAD_MAX 500

const TribContribution *
trib_ranking_name_lead (const TribContribution *records, guint n)
{
  static const TribFieldId fields[] = { TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_FAMILY_NAME, TRIB_FIELD_FULL_NAME };

  if (n < 2)
    return NULL;
  return lead_by (records, MIN (n, LEAD_MAX), fields, G_N_ELEMENTS (fields), TRIB_SURVIVE_FREQUENT);
}

const TribContribution *
trib_ranking_address_lead (const TribContribution *records, guint n)
{
  static const TribFieldId fields[]
      = { TRIB_FIELD_ADDRESS_LINE, TRIB_FIELD_STREET, TRIB_FIELD_HOUSE_NUMBER, TRIB_FIELD_POSTCODE, TRIB_FIELD_CITY };

  if (n < 2)
    return NULL;
  return lead_by (records, MIN (n, LEAD_MAX), fields, G_N_ELEMENTS (fields), TRIB_SURVIVE_RECENT);
}
