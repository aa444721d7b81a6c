/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each record's name, or address, is ranked as if it were one value.
 */
#include "config.h"

#include "survivorship/trib-lead.h"

#include <string.h>

#include "base/trib-fold.h"
#include "survivorship/trib-ranking.h"

/* Sampled where a customer has very many records: equal ones are counted pair by pair. */
#define LEAD_MAX 500

/* What two records must agree in to have the same name, or the same address. */
static const TribFieldId name_fields[] = { TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_FAMILY_NAME, TRIB_FIELD_FULL_NAME };
static const TribFieldId address_fields[]
    = { TRIB_FIELD_ADDRESS_LINE, TRIB_FIELD_STREET, TRIB_FIELD_HOUSE_NUMBER, TRIB_FIELD_POSTCODE, TRIB_FIELD_CITY };

static char *
group_key (const TribContribution *record, const TribField *leader, guint *n_filled, gboolean *doubtful)
{
  gboolean is_name = trib_field_is_name (leader->id);
  const TribFieldId *fields = is_name ? name_fields : address_fields;
  guint n_fields = is_name ? G_N_ELEMENTS (name_fields) : G_N_ELEMENTS (address_fields);
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

static gboolean
make_ranked (TribRanked *ranked, const TribContribution *record, const TribField *leader)
{
  guint n_filled;
  gboolean doubtful;

  ranked->key = group_key (record, leader, &n_filled, &doubtful);
  ranked->shown.text = ranked->key;
  ranked->shown.record = record->record;
  ranked->shown.since = record->since;
  ranked->shown.status = doubtful ? TRIB_STATUS_SUSPECT : TRIB_STATUS_OK;
  ranked->trust = trib_strategy_trust (leader, record);
  ranked->length = n_filled * 1000 + (guint) strlen (ranked->key);
  trib_strategy_prepare (leader, record, ranked);
  return n_filled > 0;
}

static const char *
key_at (GPtrArray *order, guint i)
{
  return ((const TribRanked *) g_ptr_array_index (order, i))->key;
}

static void
count_equal (GPtrArray *order)
{
  for (guint i = 0; i < order->len; i++)
    for (guint j = 0; j < order->len; j++)
      if (strcmp (key_at (order, i), key_at (order, j)) == 0)
        ((TribRanked *) g_ptr_array_index (order, i))->shown.n_records++;
}

/* Each name once, by its best record. */
static char *
explain_choice (GPtrArray *order, const TribField *leader)
{
  g_autoptr (GPtrArray) different = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      guint j = 0;

      while (j < i && strcmp (key_at (order, i), key_at (order, j)) != 0)
        j++;
      if (j == i)
        g_ptr_array_add (different, g_ptr_array_index (order, i));
    }
  return trib_ranking_why (different, leader);
}

TribLead
trib_lead_find (const TribField *leader, const TribContribution *records, guint n, gboolean explain)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autofree TribRanked *ranked = NULL;
  TribLead lead = { NULL, NULL };

  if (n < 2)
    return lead;
  n = MIN (n, LEAD_MAX);
  ranked = g_new0 (TribRanked, n);
  for (guint i = 0; i < n; i++)
    /* What was set by hand stands for itself, field by field. */
    if (records[i].trust != TRIB_TRUST_BY_HAND && make_ranked (&ranked[i], &records[i], leader))
      g_ptr_array_add (order, &ranked[i]);
  count_equal (order);
  trib_ranking_sort (order, leader);
  if (order->len > 0)
    lead.record = &records[(TribRanked *) order->pdata[0] - ranked];
  if (explain && order->len > 0)
    lead.why = explain_choice (order, leader);
  for (guint i = 0; i < n; i++)
    g_free (ranked[i].key);
  return lead;
}

void
trib_lead_clear (TribLead *self)
{
  g_clear_pointer (&self->why, g_free);
}
