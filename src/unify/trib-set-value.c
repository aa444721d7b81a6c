/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds out which fields an edit says something of, and hands them to trib-hand-record.c.
 */
#include "config.h"

#include "unify/trib-set-value.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "cleanse/trib-cleanser.h"
#include "schema/trib-rule.h"
#include "store/trib-source.h"
#include "survivorship/trib-derive.h"
#include "unify/trib-gesture.h"
#include "unify/trib-hand-record.h"

typedef struct
{
  gint64 customer;
  TribFieldId field;
  const char *text; /* NULL leaves it to the rule */
  gint64 record;    /* whose value it is, 0 where it was typed */

  const TribField *about;
  GArray *records;      /* TribContribution */
  GPtrArray *survivors; /* as they are */
  GArray *edits;        /* TribHandEdit */
  TribValues *values;   /* what the edits' texts lie in */
} Setting;

static void
add_edit (Setting *self, const TribValue *value, TribFieldId field)
{
  TribHandEdit edit = { .field = field, .text = "" };

  if (value != NULL)
    edit = (TribHandEdit){ field, value->status, value->reason, value->text.text };
  g_array_append_val (self->edits, edit);
}

static gboolean
is_known (const Setting *self, TribFieldId field)
{
  for (guint i = 0; i < self->records->len; i++)
    if (trib_values_first (g_array_index (self->records, TribContribution, i).values, field) != NULL)
      return TRUE;
  return FALSE;
}

/* All fields that have the rule of this one; those that nobody has anything for need no word. */
static void
add_group (Setting *self, TribSchema *schema, TribValues *values)
{
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      TribFieldId field = trib_schema_nth (schema, i)->id;
      const TribValue *value = trib_values_first (values, field);

      if (trib_rule_leader (field) == trib_rule_leader (self->field) && (value != NULL || is_known (self, field)))
        add_edit (self, value, field);
    }
}

static const char *
surviving (const Setting *self, TribFieldId field)
{
  const TribSurvivor *survivor = trib_survivors_find (self->survivors, field);

  return survivor != NULL && survivor->text[0] != '\0' ? survivor->text : NULL;
}

static const TribSource *
find_source (GPtrArray *sources, gint64 id)
{
  for (guint i = 0; i < sources->len; i++)
    if (((const TribSource *) g_ptr_array_index (sources, i))->id == id)
      return g_ptr_array_index (sources, i);
  return NULL;
}

/* Phones and dates are read as those of the customer's first list were. (transfer full) (nullable) */
static TribMapping *
mapping_of (const Setting *self, TribStore *store)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, NULL);

  for (guint i = 0; sources != NULL && i < self->records->len; i++)
    {
      const TribContribution *record = &g_array_index (self->records, TribContribution, i);
      const TribSource *source = find_source (sources, record->source);

      if (source != NULL && record->trust != TRIB_TRUST_BY_HAND)
        return trib_mapping_from_json (source->mapping, -1, NULL);
    }
  return NULL;
}

static TribCleanser *
new_cleanser (const Setting *self, TribStore *store)
{
  g_autoptr (TribMapping) mapping = mapping_of (self, store);
  const char *country = surviving (self, TRIB_FIELD_COUNTRY);

  if (country == NULL && mapping != NULL)
    country = mapping->country;
  return trib_cleanser_new (trib_store_get_schema (store), country,
                            mapping != NULL ? mapping->date_order : TRIB_DATE_ORDER_UNKNOWN);
}

static gboolean
check (const Setting *self, const TribValue *value, GError **error)
{
  if (value != NULL && value->status < TRIB_STATUS_INVALID)
    return TRUE;
  g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FAILED,
               _ ("%s: “%s” can’t be right: %s. Write it another way."), self->about->label, self->text,
               value != NULL ? trib_reason_text (value->reason) : _ ("there is nothing in it"));
  return FALSE;
}

/* A part of a name makes another whole name. */
static void
add_whole_name (Setting *self, TribSchema *schema, const TribValue *part)
{
  static const TribFieldId parts[] = { TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_MIDDLE_NAME, TRIB_FIELD_FAMILY_NAME };
  g_autoptr (GString) whole = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = parts[i] == part->field ? part->text.text : surviving (self, parts[i]);

      if (text != NULL)
        g_string_append_printf (whole, "%s%s", whole->len > 0 ? " " : "", text);
    }
  trib_values_add (self->values, TRIB_FIELD_FULL_NAME, -1, TRIB_STATUS_OK, TRIB_REASON_NONE, whole->str, whole->len);
  add_edit (self, trib_values_nth (self->values, trib_values_size (self->values) - 1), TRIB_FIELD_FULL_NAME);
}

/* An address line is taken apart, too; the parts that were not in it are those that stand. */
static void
add_address_parts (Setting *self, TribValues *out)
{
  for (guint i = 0; i < trib_values_size (out); i++)
    {
      const TribValue *value = trib_values_nth (out, i);

      if (trib_field_is_address (value->field) && value->field != self->field && value->status < TRIB_STATUS_INVALID)
        add_edit (self, value, value->field);
    }
}

static gboolean
type_value (Setting *self, TribStore *store, GError **error)
{
  TribSchema *schema = trib_store_get_schema (store);
  g_autoptr (TribValues) in = trib_values_new ();
  g_autoptr (TribCleanser) cleanser = new_cleanser (self, store);
  const TribValue *value;

  trib_values_add (in, self->field, -1, TRIB_STATUS_OK, TRIB_REASON_NONE, self->text, strlen (self->text));
  trib_cleanser_row (cleanser, in, self->values);
  value = trib_values_first (self->values, self->field);
  if (value == NULL)
    for (guint i = 0; i < trib_values_size (self->values); i++)
      if (trib_values_nth (self->values, i)->field == self->field)
        value = trib_values_nth (self->values, i);
  if (!check (self, value, error))
    return FALSE;
  if (self->field == TRIB_FIELD_FULL_NAME)
    {
      add_group (self, schema, self->values);
      return TRUE;
    }
  add_edit (self, value, self->field);
  if (self->field == TRIB_FIELD_ADDRESS_LINE)
    add_address_parts (self, self->values);
  else if (trib_field_is_address (self->field) && surviving (self, TRIB_FIELD_ADDRESS_LINE) != NULL)
    /* The line would say something else than its parts. */
    add_edit (self, NULL, TRIB_FIELD_ADDRESS_LINE);
  else if (self->field == TRIB_FIELD_GIVEN_NAME || self->field == TRIB_FIELD_MIDDLE_NAME
           || self->field == TRIB_FIELD_FAMILY_NAME)
    add_whole_name (self, schema, value);
  return TRUE;
}

static gboolean
choose_value (Setting *self, TribSchema *schema, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const TribContribution *record = &g_array_index (self->records, TribContribution, i);

      if (record->record != self->record)
        continue;
      if (trib_rule_leader (self->field) != self->field || trib_field_is_address (self->field)
          || trib_field_is_name (self->field))
        {
          add_group (self, schema, record->values);
          return TRUE;
        }
      for (guint v = 0; v < trib_values_size (record->values); v++)
        {
          const TribValue *value = trib_values_nth (record->values, v);

          if (value->field != self->field || strcmp (value->text.text, self->text) != 0)
            continue;
          if (!check (self, value, error))
            return FALSE;
          add_edit (self, value, self->field);
          return TRUE;
        }
    }
  g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
               _ ("%s: None of the customer’s records says “%s” any more. Look at its values again."),
               self->about->label, self->text);
  return FALSE;
}

static void
leave_to_rule (Setting *self, TribSchema *schema)
{
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      TribHandEdit edit = { .field = trib_schema_nth (schema, i)->id };

      if (trib_rule_leader (edit.field) == trib_rule_leader (self->field))
        g_array_append_val (self->edits, edit);
    }
}

static char *
describe (const Setting *self)
{
  if (self->text == NULL)
    return g_strdup_printf (_ ("%s of customer %" PRIi64 " goes by its rule again"), self->about->label,
                            self->customer);
  if (self->record != 0)
    return g_strdup_printf (_ ("%s of customer %" PRIi64 " chosen by hand"), self->about->label, self->customer);
  return g_strdup_printf (_ ("%s of customer %" PRIi64 " set by hand"), self->about->label, self->customer);
}

static gboolean
load (Setting *self, TribStore *store, GError **error)
{
  gint64 asked = self->customer;

  if (!trib_store_resolve_customer (store, asked, &self->customer, error))
    return FALSE;
  if (self->customer == 0)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
                   _ ("Customer %" PRIi64 ": There is no such customer. List the customers to find its number."),
                   asked);
      return FALSE;
    }
  self->records = trib_contributions_load (store, self->customer, error);
  if (self->records == NULL)
    return FALSE;
  self->survivors = trib_survive (trib_store_get_schema (store),
                                  (const TribContribution *) (gpointer) self->records->data, self->records->len);
  return TRUE;
}

static gboolean
set (TribChange *change, gpointer data, TribUndoReport *report, GError **error)
{
  Setting *self = data;
  TribStore *store = trib_change_get_store (change);
  TribSchema *schema = trib_store_get_schema (store);
  gboolean ok = load (self, store, error);

  if (ok && self->text == NULL)
    leave_to_rule (self, schema);
  else if (ok)
    ok = self->record != 0 ? choose_value (self, schema, error) : type_value (self, store, error);
  if (!ok
      || !trib_hand_record_edit (change, self->customer, (const TribHandEdit *) (gpointer) self->edits->data,
                                 self->edits->len, error))
    return FALSE;
  trib_change_describe (change, self->customer, 0);
  report->customer = self->customer;
  report->words = describe (self);
  return TRUE;
}

static gint64
run (TribStore *store, Setting *self, TribUndoReport *report, GError **error)
{
  gboolean ok;

  self->about = trib_schema_get (trib_store_get_schema (store), self->field);
  g_return_val_if_fail (self->about != NULL, 0);
  self->edits = g_array_new (FALSE, FALSE, sizeof (TribHandEdit));
  self->values = trib_values_new ();
  ok = trib_gesture (store, TRIB_EVENT_VALUE, 0, FALSE, set, self, report, NULL, NULL, error);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->survivors, g_ptr_array_unref);
  g_array_unref (self->edits);
  trib_values_free (self->values);
  return ok ? report->event : 0;
}

gint64
trib_set_value (TribStore *store, gint64 customer, TribFieldId field, const char *text, TribUndoReport *report,
                GError **error)
{
  Setting self = { .customer = customer, .field = field, .text = text };

  return run (store, &self, report, error);
}

gint64
trib_choose_value (TribStore *store, gint64 customer, TribFieldId field, gint64 record, const char *text,
                   TribUndoReport *report, GError **error)
{
  Setting self = { .customer = customer, .field = field, .text = text, .record = record };

  return run (store, &self, report, error);
}

gint64
trib_leave_value (TribStore *store, gint64 customer, TribFieldId field, TribUndoReport *report, GError **error)
{
  Setting self = { .customer = customer, .field = field };

  return run (store, &self, report, error);
}
