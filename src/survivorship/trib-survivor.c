/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gathers the candidates of each field, ranks them by the field's rule, and puts the reason into words.
 */
#include "config.h"

#include "survivorship/trib-survivor.h"
#include "survivorship/trib-ranking.h"

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
      ranked->trust = from->trust;
      ranked->since = from->since;
      ranked->length = (guint) g_utf8_strlen (value->text.text, value->text.len);
      ranked->key = g_steal_pointer (&key);
      g_ptr_array_add (candidates, ranked);
    }
  else if (ranked->last_record == from->record)
    return;
  ranked->trust = MIN (ranked->trust, from->trust);
  ranked->since = MAX (ranked->since, from->since);
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

/* @lead: the record that this group of fields comes from, 0 where each field is for itself. */
static TribSurvivor *
survive_field (const TribField *field, GPtrArray *candidates, const TribContribution *lead, gboolean explain)
{
  TribSurvivor *self = g_new0 (TribSurvivor, 1);
  const TribRanked *first;
  gboolean led;

  trib_ranking_sort (candidates, field->rule);
  first = g_ptr_array_index (candidates, 0);
  if (lead != NULL)
    trib_ranking_put_first (candidates, field, lead);
  led = first != g_ptr_array_index (candidates, 0);
  first = g_ptr_array_index (candidates, 0);
  self->field = field->id;
  self->candidates = g_ptr_array_ref (candidates);
  if (field->several)
    self->text = join_candidates (candidates);
  else
    self->text = g_strdup (first->shown.status < TRIB_STATUS_INVALID ? first->shown.text : "");
  if (explain)
    self->why = trib_ranking_why (candidates, field->rule, led);
  return self;
}

/* The lead record has an address, but this part of it is empty: then the part stays empty. */
static gboolean
belongs_to_lead (const TribField *field, const TribContribution *lead)
{
  return lead == NULL || !trib_field_is_address (field->id) || trib_values_first (lead->values, field->id) != NULL;
}

static const TribContribution *
lead_of (const TribField *field, const TribContribution *name_lead, const TribContribution *address_lead)
{
  if (trib_field_is_address (field->id))
    return address_lead;
  if (trib_ranking_is_name (field->id) && name_lead != NULL && trib_values_first (name_lead->values, field->id) != NULL)
    return name_lead;
  return NULL;
}

GPtrArray *
trib_survive (TribSchema *schema, const TribContribution *records, guint n)
{
  GPtrArray *survivors = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_survivor_free);
  const TribContribution *name_lead = trib_ranking_name_lead (records, n);
  const TribContribution *address_lead = trib_ranking_address_lead (records, n);

  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);
      const TribContribution *lead = lead_of (field, name_lead, address_lead);
      g_autoptr (GPtrArray) candidates = NULL;

      candidates = gather (field, records, n);
      if (candidates == NULL)
        continue;
      if (!belongs_to_lead (field, lead))
        continue;
      g_ptr_array_add (survivors, survive_field (field, candidates, lead, TRUE));
    }
  return survivors;
}

/* The records whose name and whose address the customer has, found when they are first wanted. */
typedef struct
{
  const TribContribution *records;
  guint n;
  const TribContribution *name, *address;
  gboolean has_name, has_address;
} Leads;

static const TribContribution *
find_lead (Leads *self, const TribField *field)
{
  if (trib_field_is_address (field->id) && !self->has_address)
    {
      self->address = trib_ranking_address_lead (self->records, self->n);
      self->has_address = TRUE;
    }
  else if (trib_ranking_is_name (field->id) && !self->has_name)
    {
      self->name = trib_ranking_name_lead (self->records, self->n);
      self->has_name = TRUE;
    }
  return lead_of (field, self->name, self->address);
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

GPtrArray *
trib_survive_texts (TribSchema *schema, const TribContribution *records, guint n, const char **fields)
{
  GPtrArray *survivors = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_survivor_free);
  guint n_fields = trib_schema_size (schema);
  g_autofree Seen *seen = g_new0 (Seen, n_fields + 1);
  Leads leads = { .records = records, .n = n };

  look_over (schema, records, n, seen);
  for (guint i = 0; i < n_fields; i++)
    {
      const TribField *field = trib_schema_nth (schema, i);
      g_autoptr (GPtrArray) candidates = NULL;
      TribSurvivor *survivor;

      fields[i] = NULL;
      if (seen[i].value == NULL || (!seen[i].differs && seen[i].value->status >= TRIB_STATUS_INVALID))
        continue;
      /* A part of an address that not all have may not be the lead's. */
      if (trib_field_is_address (field->id) && (seen[i].differs || seen[i].n_records < n)
          && !belongs_to_lead (field, find_lead (&leads, field)))
        continue;
      if (!seen[i].differs)
        {
          fields[i] = seen[i].value->text.text;
          continue;
        }
      candidates = gather (field, records, n);
      survivor = survive_field (field, candidates, find_lead (&leads, field), FALSE);
      g_ptr_array_add (survivors, survivor);
      fields[i] = survivor->text[0] != '\0' ? survivor->text : NULL;
    }
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
