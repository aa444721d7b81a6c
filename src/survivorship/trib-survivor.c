/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gathers the candidates of each field, ranks them by the field's rule, and puts the reason into words.
 */
#include "config.h"

#include "survivorship/trib-survivor.h"
#include "schema/trib-rule.h"
#include "survivorship/trib-lead.h"
#include "survivorship/trib-ranking.h"
#include "survivorship/trib-sum.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/trib-fold.h"

static void
candidate_free (gpointer data)
{
  TribRanked *ranked = data;

  g_free (ranked->shown.text);
  g_free (ranked->key);
  g_free (ranked);
}

void
trib_survivor_free (TribSurvivor *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->why);
  g_free (self);
}

/* Values that people take for the same share a key. */
static char *
make_key (const TribField *field, const TribText *text)
{
  GString *key;

  if (field->type == TRIB_TYPE_EMAIL || field->type == TRIB_TYPE_PHONE || field->type == TRIB_TYPE_DATE
      || field->type == TRIB_TYPE_ID)
    return g_strndup (text->text, text->len);
  key = g_string_sized_new (text->len + 1);
  trib_fold_append (key, text->text, text->len);
  return g_string_free (key, FALSE);
}

static TribRanked *
find_candidate (GPtrArray *candidates, const char *key)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      TribRanked *ranked = g_ptr_array_index (candidates, i);

      if (strcmp (ranked->key, key) == 0)
        return ranked;
    }
  return NULL;
}

static void
add_candidate (GPtrArray *candidates, const TribField *field, const TribContribution *from, const TribValue *value)
{
  g_autofree char *key = make_key (field, &value->text);
  TribRanked *ranked = find_candidate (candidates, key);

  if (ranked == NULL)
    {
      ranked = g_new0 (TribRanked, 1);
      ranked->shown.text = g_strndup (value->text.text, value->text.len);
      ranked->shown.status = value->status;
      ranked->shown.reason = value->reason;
      ranked->shown.record = from->record;
      ranked->shown.source = from->source;
      ranked->trust = trib_strategy_trust (field, from);
      ranked->length = (guint) g_utf8_strlen (value->text.text, value->text.len);
      ranked->key = g_steal_pointer (&key);
      g_ptr_array_add (candidates, ranked);
    }
  else if (ranked->last_record == from->record)
    return;
  ranked->trust = MIN (ranked->trust, trib_strategy_trust (field, from));
  ranked->shown.since = MAX (ranked->shown.since, from->since);
  if (from->trust == TRIB_TRUST_BY_HAND)
    ranked->by_hand = MAX (ranked->by_hand, from->since);
  ranked->shown.by_hand = ranked->shown.by_hand || from->trust == TRIB_TRUST_BY_HAND;
  trib_strategy_prepare (field, from, ranked);
  ranked->last_record = from->record;
  ranked->shown.n_records++;
  /* Of writings that are the same, the better one is shown: valid before suspect, then the one that keeps its marks. */
  if (value->status < ranked->shown.status
      || (value->status == ranked->shown.status && value->text.len > strlen (ranked->shown.text)))
    {
      g_free (ranked->shown.text);
      ranked->shown.text = g_strndup (value->text.text, value->text.len);
      ranked->shown.status = value->status;
      ranked->shown.reason = value->reason;
      ranked->shown.record = from->record;
      ranked->shown.source = from->source;
    }
}

static GPtrArray *
gather (const TribField *field, const TribContribution *records, guint n)
{
  GPtrArray *candidates = NULL;

  for (guint r = 0; r < n; r++)
    for (guint v = 0; v < trib_values_size (records[r].values); v++)
      {
        const TribValue *value = trib_values_nth (records[r].values, v);

        if (value->field != field->id || value->status == TRIB_STATUS_MISSING)
          continue;
        if (candidates == NULL)
          candidates = g_ptr_array_new_with_free_func (candidate_free);
        add_candidate (candidates, field, &records[r], value);
      }
  return candidates;
}

static char *
join_candidates (GPtrArray *candidates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const TribRanked *ranked = g_ptr_array_index (candidates, i);

      if (ranked->shown.status >= TRIB_STATUS_INVALID)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, ranked->shown.text);
    }
  return g_string_free (text, FALSE);
}

static char *
sum_candidates (GPtrArray *candidates)
{
  g_autoptr (TribSum) sum = trib_sum_new ();

  for (guint i = 0; i < candidates->len; i++)
    {
      const TribRanked *ranked = g_ptr_array_index (candidates, i);

      if (ranked->shown.status < TRIB_STATUS_INVALID)
        trib_sum_add (sum, ranked->shown.text, ranked->shown.n_records);
    }
  return trib_sum_to_text (sum);
}

static char *
choose_text (GPtrArray *candidates, const TribField *field)
{
  const TribRanked *first = g_ptr_array_index (candidates, 0);

  if (trib_field_keeps_all (field))
    return join_candidates (candidates);
  if (first->shown.status >= TRIB_STATUS_INVALID)
    return g_strdup ("");
  if (field->rule == TRIB_SURVIVE_SUM && !first->shown.by_hand)
    return sum_candidates (candidates);
  return g_strdup (first->shown.text);
}

static char *
explain (GPtrArray *candidates, const TribField *field, const TribLead *lead)
{
  /* Translators: after a reason such as "most recent of 2": the parts of one address, or one name */
  if (candidates->len > 1 && lead != NULL && lead->why != NULL)
    return g_strdup_printf (_ ("%s, kept together"), lead->why);
  return trib_ranking_why (candidates, field);
}

/* @lead: (nullable): the record that this group of fields comes from, %NULL where each field is for itself. */
static TribSurvivor *
survive_field (const TribField *field, GPtrArray *candidates, const TribLead *lead, gboolean in_words)
{
  TribSurvivor *self = g_new0 (TribSurvivor, 1);
  const TribRanked *first;

  trib_ranking_sort (candidates, field);
  first = g_ptr_array_index (candidates, 0);
  if (first->shown.by_hand)
    lead = NULL;
  if (lead != NULL)
    trib_ranking_put_first (candidates, field, lead->record);
  self->field = field->id;
  self->candidates = g_ptr_array_ref (candidates);
  self->text = choose_text (candidates, field);
  if (in_words)
    self->why = explain (candidates, field, lead);
  return self;
}

/* The records whose name and whose address the customer has, found when they are first wanted. */
typedef struct
{
  TribSchema *schema;
  const TribContribution *records;
  guint n;
  gboolean explain;
  TribLead name, address;
  gboolean has_name, has_address;
} Leads;

static void
clear_leads (Leads *self)
{
  trib_lead_clear (&self->name);
  trib_lead_clear (&self->address);
}

static const TribLead *
find_lead (Leads *self, const TribField *field)
{
  gboolean is_address = trib_field_is_address (field->id);
  TribLead *lead = is_address ? &self->address : &self->name;
  gboolean *has = is_address ? &self->has_address : &self->has_name;

  if (!is_address && !trib_field_is_name (field->id))
    return NULL;
  if (!*has)
    *lead = trib_lead_find (trib_schema_get (self->schema, trib_rule_leader (field->id)), self->records, self->n,
                            self->explain);
  *has = TRUE;
  if (lead->record == NULL)
    return NULL;
  /* Blanks in a name are filled from the others. */
  return is_address || trib_values_first (lead->record->values, field->id) != NULL ? lead : NULL;
}

/* The lead record has an address, but this part of it is empty: then the part stays empty. */
static gboolean
belongs_to_lead (const TribField *field, const TribLead *lead)
{
  return lead == NULL || !trib_field_is_address (field->id)
         || trib_values_first (lead->record->values, field->id) != NULL;
}

static const TribValue *
value_of (TribValues *values, TribFieldId field)
{
  for (guint i = 0; i < trib_values_size (values); i++)
    if (trib_values_nth (values, i)->field == field)
      return trib_values_nth (values, i);
  return NULL;
}

/* (nullable): what was said of the field by hand, last. */
static const TribValue *
find_by_hand (const TribField *field, const TribContribution *records, guint n)
{
  const TribValue *found = NULL;
  gint64 since = G_MININT64;

  for (guint i = 0; i < n; i++)
    {
      const TribValue *value = records[i].trust == TRIB_TRUST_BY_HAND ? value_of (records[i].values, field->id) : NULL;

      if (value == NULL || records[i].since < since)
        continue;
      found = value;
      since = records[i].since;
    }
  return found;
}

/* (nullable): the field's survivor. */
static TribSurvivor *
survive_one (const TribField *field, Leads *leads, gboolean in_words)
{
  g_autoptr (GPtrArray) candidates = gather (field, leads->records, leads->n);
  const TribValue *by_hand = candidates != NULL ? find_by_hand (field, leads->records, leads->n) : NULL;
  const TribLead *lead;

  if (candidates == NULL || (by_hand != NULL && by_hand->status == TRIB_STATUS_MISSING))
    return NULL;
  lead = find_lead (leads, field);
  if (by_hand == NULL && !belongs_to_lead (field, lead))
    return NULL;
  return survive_field (field, candidates, lead, in_words);
}

static GPtrArray *
survive_all (TribSchema *schema, const TribContribution *records, guint n, gboolean in_words)
{
  GPtrArray *survivors = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_survivor_free);
  Leads leads = { .schema = schema, .records = records, .n = n, .explain = in_words };

  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      TribSurvivor *survivor = survive_one (trib_schema_nth (schema, i), &leads, in_words);

      if (survivor != NULL)
        g_ptr_array_add (survivors, survivor);
    }
  clear_leads (&leads);
  return survivors;
}

GPtrArray *
trib_survive (TribSchema *schema, const TribContribution *records, guint n)
{
  return survive_all (schema, records, n, TRUE);
}

/* What the records have in a field: the first value, how many records have it, and whether there is any other. */
typedef struct
{
  const TribValue *value;
  guint n_records;
  guint last; /* record, from 1 */
  gboolean differs;
} Seen;

static void
look_over (TribSchema *schema, const TribContribution *records, guint n, Seen *seen)
{
  for (guint r = 0; r < n; r++)
    for (guint v = 0; v < trib_values_size (records[r].values); v++)
      {
        const TribValue *value = trib_values_nth (records[r].values, v);
        guint at = trib_schema_index (schema, value->field);
        Seen *one = &seen[at];

        if (value->status == TRIB_STATUS_MISSING || at == trib_schema_size (schema))
          continue;
        if (one->value == NULL)
          one->value = value;
        else if (one->last == r + 1 || one->value->status != value->status || one->value->text.len != value->text.len
                 || memcmp (one->value->text.text, value->text.text, value->text.len) != 0)
          one->differs = TRUE;
        one->n_records++;
        one->last = r + 1;
      }
}

static gboolean
has_by_hand (const TribContribution *records, guint n)
{
  for (guint i = 0; i < n; i++)
    if (records[i].trust == TRIB_TRUST_BY_HAND)
      return TRUE;
  return FALSE;
}

static const char *
text_or_null (const TribSurvivor *survivor)
{
  return survivor != NULL && survivor->text[0] != '\0' ? survivor->text : NULL;
}

static void
take_texts (TribSchema *schema, GPtrArray *survivors, const char **fields)
{
  memset (fields, 0, trib_schema_size (schema) * sizeof *fields);
  for (guint i = 0; i < survivors->len; i++)
    {
      const TribSurvivor *survivor = g_ptr_array_index (survivors, i);

      fields[trib_schema_index (schema, survivor->field)] = text_or_null (survivor);
    }
}

/* Where all records say the same of a field nothing has to be ranked. */
static gboolean
is_plain (const TribField *field, const Seen *seen)
{
  return !seen->differs && field->rule != TRIB_SURVIVE_SUM;
}

GPtrArray *
trib_survive_texts (TribSchema *schema, const TribContribution *records, guint n, const char **fields)
{
  GPtrArray *survivors;
  guint n_fields = trib_schema_size (schema);
  g_autofree Seen *seen = NULL;
  Leads leads = { .schema = schema, .records = records, .n = n };

  if (has_by_hand (records, n))
    {
      survivors = survive_all (schema, records, n, FALSE);
      take_texts (schema, survivors, fields);
      return survivors;
    }
  survivors = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_survivor_free);
  seen = g_new0 (Seen, n_fields + 1);
  look_over (schema, records, n, seen);
  for (guint i = 0; i < n_fields; i++)
    {
      const TribField *field = trib_schema_nth (schema, i);
      TribSurvivor *survivor;

      fields[i] = NULL;
      if (seen[i].value == NULL || (!seen[i].differs && seen[i].value->status >= TRIB_STATUS_INVALID))
        continue;
      /* A part of an address that not all have may not be the lead's. */
      if (trib_field_is_address (field->id) && (seen[i].differs || seen[i].n_records < n)
          && !belongs_to_lead (field, find_lead (&leads, field)))
        continue;
      if (is_plain (field, &seen[i]))
        {
          fields[i] = seen[i].value->text.text;
          continue;
        }
      survivor = survive_one (field, &leads, FALSE);
      if (survivor != NULL)
        g_ptr_array_add (survivors, survivor);
      fields[i] = text_or_null (survivor);
    }
  clear_leads (&leads);
  return survivors;
}

const TribSurvivor *
trib_survivors_find (GPtrArray *survivors, TribFieldId field)
{
  for (guint i = 0; i < survivors->len; i++)
    {
      const TribSurvivor *survivor = g_ptr_array_index (survivors, i);

      if (survivor->field == field)
        return survivor;
    }
  return NULL;
}
