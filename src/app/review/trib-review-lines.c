/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that the engine compares come first, in the order in which people read an address; what only accompanies a customer
 * (consent, notes, tags) comes last. Orders and visits are not looked at here: they tell nothing about who somebody is.
 */
#include "config.h"

#include "app/review/trib-review-lines.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/customer/trib-customer-lines.h"
#include "base/trib-grouped.h"

typedef char *(*Compose) (const TribCustomerRecord *record);

static void
value_free (gpointer data)
{
  g_free (((TribReviewValue *) data)->text);
  g_free (data);
}

static void
line_free (gpointer data)
{
  TribReviewLine *self = data;

  g_free (self->label);
  g_ptr_array_unref (self->sides[0]);
  g_ptr_array_unref (self->sides[1]);
  g_free (self);
}

static TribReviewLine *
line_new (const char *label)
{
  TribReviewLine *self = g_new0 (TribReviewLine, 1);

  self->label = g_strdup (label);
  self->sides[0] = g_ptr_array_new_with_free_func (value_free);
  self->sides[1] = g_ptr_array_new_with_free_func (value_free);
  return self;
}

static void
append (GString *out, const TribCustomerRecord *record, TribFieldId field)
{
  const TribValue *value = trib_values_first (record->values, field);

  if (value != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", value->text.text);
}

static char *
compose_name (const TribCustomerRecord *record)
{
  static const TribFieldId parts[] = { TRIB_FIELD_NAME_PREFIX, TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_MIDDLE_NAME,
                                       TRIB_FIELD_FAMILY_NAME, TRIB_FIELD_NAME_SUFFIX };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append (name, record, parts[i]);
  if (trib_values_first (record->values, TRIB_FIELD_GIVEN_NAME) == NULL
      && trib_values_first (record->values, TRIB_FIELD_FAMILY_NAME) == NULL
      && trib_values_first (record->values, TRIB_FIELD_FULL_NAME) != NULL)
    {
      g_string_truncate (name, 0);
      append (name, record, TRIB_FIELD_FULL_NAME);
    }
  return g_string_free (name, FALSE);
}

static char *
compose_street (const TribCustomerRecord *record)
{
  GString *street = g_string_new (NULL);

  append (street, record, TRIB_FIELD_STREET);
  append (street, record, TRIB_FIELD_HOUSE_NUMBER);
  append (street, record, TRIB_FIELD_UNIT);
  if (trib_values_first (record->values, TRIB_FIELD_STREET) == NULL)
    append (street, record, TRIB_FIELD_ADDRESS_LINE);
  return g_string_free (street, FALSE);
}

static char *
compose_place (const TribCustomerRecord *record)
{
  GString *place = g_string_new (NULL);

  append (place, record, TRIB_FIELD_POSTCODE);
  append (place, record, TRIB_FIELD_CITY);
  return g_string_free (place, FALSE);
}

static void
count_value (GPtrArray *values, const char *text, const TribValue *value)
{
  TribReviewValue *own;

  for (guint i = 0; i < values->len; i++)
    {
      own = g_ptr_array_index (values, i);
      if (strcmp (own->text, text) == 0)
        {
          own->n_records++;
          return;
        }
    }
  own = g_new0 (TribReviewValue, 1);
  own->text = g_strdup (text);
  own->n_records = 1;
  own->status = value != NULL ? value->status : TRIB_STATUS_OK;
  own->reason = value != NULL ? value->reason : TRIB_REASON_NONE;
  g_ptr_array_add (values, own);
}

static gboolean
has_text (const GPtrArray *values, const char *text)
{
  for (guint i = 0; i < values->len; i++)
    if (strcmp (((const TribReviewValue *) g_ptr_array_index (values, i))->text, text) == 0)
      return TRUE;
  return FALSE;
}

static TribDifference
compare (const char *a, const char *b)
{
  const char *texts[] = { a, b };

  return trib_difference_of (texts, 2);
}

/* The same where both say the same things, near where they have one in common or nearly so. */
static TribDifference
compare_sides (const GPtrArray *a, const GPtrArray *b)
{
  TribDifference best = TRIB_DIFFERENCE_DIFFERS;
  gboolean equal = a->len == b->len;

  if (a->len == 0 || b->len == 0)
    return TRIB_DIFFERENCE_ALONE;
  for (guint i = 0; i < a->len; i++)
    {
      const TribReviewValue *value = g_ptr_array_index (a, i);

      equal = equal && has_text (b, value->text);
      for (guint j = 0; j < b->len; j++)
        best = MIN (best, compare (value->text, ((const TribReviewValue *) g_ptr_array_index (b, j))->text));
    }
  return equal ? TRIB_DIFFERENCE_SAME : best == TRIB_DIFFERENCE_DIFFERS ? best : TRIB_DIFFERENCE_NEAR;
}

static void
finish (GPtrArray *lines, TribReviewLine *line)
{
  if (line->sides[0]->len + line->sides[1]->len == 0)
    {
      line_free (line);
      return;
    }
  line->difference = compare_sides (line->sides[0], line->sides[1]);
  g_ptr_array_add (lines, line);
}

static void
add_composed (GPtrArray *lines, const TribReviewCase *asked, const char *label, Compose compose)
{
  TribReviewLine *line = line_new (label);

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < asked->sides[side].records->len; i++)
      {
        g_autofree char *text = compose (g_ptr_array_index (asked->sides[side].records, i));

        if (*text != '\0')
          count_value (line->sides[side], text, NULL);
      }
  finish (lines, line);
}

static gboolean
only_accompanies (const TribField *field)
{
  return field->group == TRIB_GROUP_CONSENT || field->id == TRIB_FIELD_NOTES || field->id == TRIB_FIELD_TAGS
         || field->id == TRIB_FIELD_CUSTOMER_SINCE || field->id == TRIB_FIELD_LANGUAGE;
}

static void
add_field (GPtrArray *lines, const TribReviewCase *asked, const TribField *field)
{
  TribReviewLine *line = line_new (field->label);

  line->minor = only_accompanies (field);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < asked->sides[side].records->len; i++)
      {
        const TribCustomerRecord *record = g_ptr_array_index (asked->sides[side].records, i);

        for (guint v = 0; v < trib_values_size (record->values); v++)
          {
            const TribValue *value = trib_values_nth (record->values, v);
            g_autofree char *text = NULL;

            if (value->field != field->id || value->status == TRIB_STATUS_MISSING)
              continue;
            text = trib_value_for_people (field, value->text.text);
            count_value (line->sides[side], text, value);
          }
      }
  if (field->id >= TRIB_FIELD_CUSTOM && (line->sides[0]->len == 0 || line->sides[1]->len == 0))
    line->minor = TRUE;
  finish (lines, line);
}

/* Told by a line that is put together. */
static gboolean
is_composed (TribFieldId field)
{
  switch ((int) field)
    {
    case TRIB_FIELD_KIND:
    case TRIB_FIELD_NAME_PREFIX:
    case TRIB_FIELD_GIVEN_NAME:
    case TRIB_FIELD_MIDDLE_NAME:
    case TRIB_FIELD_FAMILY_NAME:
    case TRIB_FIELD_NAME_SUFFIX:
    case TRIB_FIELD_FULL_NAME:
    case TRIB_FIELD_ADDRESS_LINE:
    case TRIB_FIELD_STREET:
    case TRIB_FIELD_HOUSE_NUMBER:
    case TRIB_FIELD_UNIT:
    case TRIB_FIELD_POSTCODE:
    case TRIB_FIELD_CITY:
      return TRUE;
    default:
      return trib_field_is_interaction (field);
    }
}

static void
put_minor_last (GPtrArray *lines)
{
  guint n = lines->len;

  for (guint i = 0, at = 0; i < n; i++)
    {
      TribReviewLine *line = g_ptr_array_index (lines, at);

      if (line->minor)
        g_ptr_array_add (lines, g_ptr_array_steal_index (lines, at));
      else
        at++;
    }
}

GPtrArray *
trib_review_lines_new (const TribReviewCase *asked, TribSchema *schema)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  add_composed (lines, asked, _ ("Name"), compose_name);
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      if (field->id == TRIB_FIELD_STREET)
        add_composed (lines, asked, _ ("Street"), compose_street);
      else if (field->id == TRIB_FIELD_POSTCODE)
        add_composed (lines, asked, _ ("Postcode, city"), compose_place);
      else if (!is_composed (field->id))
        add_field (lines, asked, field);
    }
  put_minor_last (lines);
  return lines;
}

const char *
trib_review_line_nearest (const GPtrArray *values, const char *text)
{
  const char *nearest = NULL;
  TribDifference best = TRIB_DIFFERENCE_DIFFERS;

  for (guint i = 0; i < values->len; i++)
    {
      const TribReviewValue *value = g_ptr_array_index (values, i);
      TribDifference own = compare (text, value->text);

      if (nearest == NULL || own < best)
        {
          nearest = value->text;
          best = own;
        }
    }
  return nearest;
}

char *
trib_review_record_title (const TribCustomerRecord *record)
{
  g_autofree char *line = trib_grouped ((gint64) record->line);

  /* Translators: source and line, "Till, line 418" */
  return g_strdup_printf (_ ("%s, line %s"), record->source_name, line);
}
