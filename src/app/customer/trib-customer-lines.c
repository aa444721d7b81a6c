/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts together what belongs together, and counts who says so.
 */
#include "config.h"

#include "app/customer/trib-customer-lines.h"

#include "schema/trib-rule.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

typedef enum
{
  GROUP_NONE,
  GROUP_NAME,
  GROUP_ADDRESS,
} Group;

/* How to get the text of a field: of a record, or of what survived. */
typedef const char *(*TextOf) (gconstpointer data, TribFieldId field);

static void
candidate_free (gpointer data)
{
  TribLineCandidate *candidate = data;

  g_free (candidate->text);
  g_free (candidate->raw);
  g_free (candidate->remark);
  g_free (candidate);
}

static void
line_free (gpointer data)
{
  TribCustomerLine *line = data;

  g_free (line->label);
  g_strfreev (line->texts);
  g_free (line->why);
  g_ptr_array_unref (line->candidates);
  g_free (line);
}

static TribCustomerLine *
line_new (const char *label)
{
  TribCustomerLine *line = g_new0 (TribCustomerLine, 1);

  line->label = g_strdup (label);
  line->candidates = g_ptr_array_new_with_free_func (candidate_free);
  return line;
}

static Group
group_of (TribFieldId field)
{
  switch (field)
    {
    case TRIB_FIELD_NAME_PREFIX:
    case TRIB_FIELD_GIVEN_NAME:
    case TRIB_FIELD_MIDDLE_NAME:
    case TRIB_FIELD_FAMILY_NAME:
    case TRIB_FIELD_NAME_SUFFIX:
    case TRIB_FIELD_FULL_NAME:
      return GROUP_NAME;
    default:
      return trib_field_is_address (field) ? GROUP_ADDRESS : GROUP_NONE;
    }
}

static void
append (GString *text, const char *between, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, part);
}

static char *
compose_name (TextOf text_of, gconstpointer data)
{
  static const TribFieldId PARTS[] = { TRIB_FIELD_NAME_PREFIX, TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_MIDDLE_NAME,
                                       TRIB_FIELD_FAMILY_NAME, TRIB_FIELD_NAME_SUFFIX };
  gboolean whole = text_of (data, TRIB_FIELD_GIVEN_NAME) == NULL && text_of (data, TRIB_FIELD_FAMILY_NAME) == NULL;
  GString *name = g_string_new (NULL);

  if (whole)
    append (name, " ", text_of (data, TRIB_FIELD_FULL_NAME));
  for (guint i = 0; i < G_N_ELEMENTS (PARTS) && !whole; i++)
    append (name, " ", text_of (data, PARTS[i]));
  return g_string_free (name, FALSE);
}

static char *
compose_address (TextOf text_of, gconstpointer data)
{
  g_autoptr (GString) street = g_string_new (NULL);
  g_autoptr (GString) city = g_string_new (NULL);
  GString *address = g_string_new (NULL);

  append (street, " ", text_of (data, TRIB_FIELD_STREET));
  if (street->len == 0)
    append (street, " ", text_of (data, TRIB_FIELD_ADDRESS_LINE));
  append (street, " ", text_of (data, TRIB_FIELD_HOUSE_NUMBER));
  append (street, " ", text_of (data, TRIB_FIELD_UNIT));
  append (city, " ", text_of (data, TRIB_FIELD_POSTCODE));
  append (city, " ", text_of (data, TRIB_FIELD_CITY));
  append (address, ", ", street->str);
  append (address, ", ", city->str);
  append (address, ", ", text_of (data, TRIB_FIELD_REGION));
  append (address, ", ", text_of (data, TRIB_FIELD_COUNTRY));
  return g_string_free (address, FALSE);
}

static char *
compose (Group group, TextOf text_of, gconstpointer data)
{
  return group == GROUP_NAME ? compose_name (text_of, data) : compose_address (text_of, data);
}

static const TribSurvivor *
survivor_of (const TribCustomer *customer, TribFieldId field)
{
  for (guint i = 0; i < customer->survivors->len; i++)
    {
      const TribSurvivor *survivor = g_ptr_array_index (customer->survivors, i);
      if (survivor->field == field && *survivor->text != '\0')
        return survivor;
    }
  return NULL;
}

static const char *
survived (gconstpointer data, TribFieldId field)
{
  const TribSurvivor *survivor = survivor_of (data, field);

  return survivor != NULL ? survivor->text : NULL;
}

static const char *
recorded (gconstpointer data, TribFieldId field)
{
  const TribCustomerRecord *record = data;
  const TribValue *value = trib_values_first (record->values, field);

  return value != NULL ? value->text.text : NULL;
}

static char *
remark (TribStatus status, TribReason reason)
{
  if (status == TRIB_STATUS_OK)
    return NULL;
  if (reason == TRIB_REASON_NONE)
    return g_strdup (trib_status_text (status));
  /* Translators: a status and its reason, "suspect: day and month may be swapped" */
  return g_strdup_printf (_ ("%s: %s"), trib_status_text (status), trib_reason_text (reason));
}

/* @record: (nullable): the record that has it. */
static void
count_candidate (TribCustomerLine *line, const char *text, const TribCustomerRecord *record)
{
  TribLineCandidate *candidate;
  gint64 source = record != NULL ? record->source : 0;

  for (guint i = 0; i < line->candidates->len; i++)
    {
      candidate = g_ptr_array_index (line->candidates, i);
      if (strcmp (candidate->text, text) != 0)
        continue;
      candidate->n_records++;
      candidate->since = MAX (candidate->since, record != NULL ? record->since : 0);
      if (candidate->source == 0 && record != NULL)
        {
          candidate->source = source;
          candidate->record = record->id;
        }
      return;
    }
  candidate = g_new0 (TribLineCandidate, 1);
  candidate->text = g_strdup (text);
  candidate->raw = g_strdup (text);
  candidate->source = source;
  candidate->record = record != NULL ? record->id : 0;
  candidate->since = record != NULL ? record->since : 0;
  candidate->n_records = 1;
  candidate->usable = TRUE;
  g_ptr_array_add (line->candidates, candidate);
}

static char *
why_together (const TribCustomerLine *line, guint n, const char *why)
{
  const TribLineCandidate *chosen = g_ptr_array_index (line->candidates, 0);

  if (chosen->n_records == 0)
    return g_strdup (_ ("put together from several records"));
  if (n == 1)
    return g_strdup (_ ("only one"));
  if (chosen->n_records == n)
    return g_strdup_printf (ngettext ("agreed by %u record", "agreed by all %u", n), n);
  if (chosen->n_records > 1)
    return g_strdup_printf (_ ("agreed by %u of %u"), chosen->n_records, n);
  return g_strdup (why);
}

static gboolean
is_by_hand (const TribSurvivor *survivor)
{
  return survivor->candidates->len > 0
         && ((const TribCandidate *) g_ptr_array_index (survivor->candidates, 0))->by_hand;
}

static gboolean
is_group_by_hand (const TribCustomer *customer, Group group)
{
  for (guint i = 0; i < customer->survivors->len; i++)
    {
      const TribSurvivor *survivor = g_ptr_array_index (customer->survivors, i);

      if (group_of (survivor->field) == group && is_by_hand (survivor))
        return TRUE;
    }
  return FALSE;
}

/* @first: the survivor that the group was found by. */
static TribCustomerLine *
group_line (const TribCustomer *customer, Group group, const TribSurvivor *first, const TribField *field)
{
  TribCustomerLine *line = line_new (group == GROUP_NAME ? _ ("Name") : _ ("Address"));
  g_autofree char *text = compose (group, survived, customer);
  TribLineCandidate *chosen;
  guint n = 0;

  count_candidate (line, text, NULL);
  chosen = g_ptr_array_index (line->candidates, 0);
  chosen->n_records = 0;
  for (guint i = 0; i < customer->records->len; i++)
    {
      const TribCustomerRecord *record = g_ptr_array_index (customer->records, i);
      g_autofree char *own = compose (group, recorded, record);

      if (*own == '\0')
        continue;
      count_candidate (line, own, record);
      n++;
    }
  line->texts = g_new0 (char *, 2);
  line->texts[0] = g_steal_pointer (&text);
  line->source = chosen->source;
  line->field = trib_rule_leader (field->id);
  line->rule = field->rule;
  line->by_hand = is_group_by_hand (customer, group);
  line->why = line->by_hand ? g_strdup (_ ("set by hand")) : why_together (line, n, first->why);
  return line;
}

static TribCustomerLine *
single_line (const TribSurvivor *survivor, const TribField *field)
{
  TribCustomerLine *line = line_new (field->label);
  g_auto (GStrv) texts = trib_field_keeps_all (field) ? g_strsplit (survivor->text, "; ", -1) : NULL;
  guint n = texts != NULL ? g_strv_length (texts) : 1;

  line->texts = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    line->texts[i] = trib_value_for_people (field, texts != NULL ? texts[i] : survivor->text);
  line->why = g_strdup (survivor->why);
  line->field = field->id;
  line->rule = field->rule;
  line->by_hand = is_by_hand (survivor);
  for (guint i = 0; i < survivor->candidates->len; i++)
    {
      const TribCandidate *from = g_ptr_array_index (survivor->candidates, i);
      TribLineCandidate *to = g_new0 (TribLineCandidate, 1);

      to->text = trib_value_for_people (field, from->text);
      to->raw = g_strdup (from->text);
      to->record = from->record;
      to->since = from->since;
      to->usable = from->status < TRIB_STATUS_INVALID;
      to->source = from->source;
      to->n_records = from->n_records;
      to->remark = remark (from->status, from->reason);
      g_ptr_array_add (line->candidates, to);
      if (i == 0)
        line->source = from->source;
    }
  return line;
}

GPtrArray *
trib_customer_lines_new (const TribCustomer *customer, TribSchema *schema)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  gboolean done[GROUP_ADDRESS + 1] = { FALSE };

  for (guint i = 0; i < customer->survivors->len; i++)
    {
      const TribSurvivor *survivor = g_ptr_array_index (customer->survivors, i);
      const TribField *field = trib_schema_get (schema, survivor->field);
      Group group = group_of (survivor->field);

      if (field == NULL || field->id == TRIB_FIELD_KIND || *survivor->text == '\0')
        continue;
      if (group == GROUP_NONE)
        g_ptr_array_add (lines, single_line (survivor, field));
      else if (!done[group])
        g_ptr_array_add (lines, group_line (customer, group, survivor, field));
      done[group] = group != GROUP_NONE;
    }
  return lines;
}

/* Fields that have few values keep them as words of English; people read their own. */
static const char *
word_for_people (TribValueType type, const char *text)
{
  static const struct
  {
    TribValueType type;
    const char *text;
    const char *word;
  } words[] = { { TRIB_TYPE_YES_NO, "yes", N_ ("Yes") },
                { TRIB_TYPE_YES_NO, "no", N_ ("No") },
                { TRIB_TYPE_GENDER, "female", N_ ("female") },
                { TRIB_TYPE_GENDER, "male", N_ ("male") },
                { TRIB_TYPE_GENDER, "other", N_ ("other") },
                { TRIB_TYPE_KIND, "person", N_ ("person") },
                { TRIB_TYPE_KIND, "organisation", N_ ("organisation") } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].type == type && strcmp (words[i].text, text) == 0)
      return _ (words[i].word);
  return NULL;
}

char *
trib_value_for_people (const TribField *field, const char *text)
{
  int year, month, day, end = 0;
  const char *word = word_for_people (field->type, text);

  if (word != NULL)
    return g_strdup (word);
  if (field->type == TRIB_TYPE_DATE && sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3
      && text[end] == '\0')
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day, 0, 0, 0);
      /* Translators: a day, as g_date_time_format () has it */
      if (date != NULL)
        return g_date_time_format (date, _ ("%-d %B %Y"));
    }
  return g_strdup (text);
}
