/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show: one customer whole: its surviving values, where each came from and why, its records and its history.
 */
#include "config.h"

#include "cli/trib-cli-event.h"
#include "cli/trib-commands.h"
#include "unify/trib-interactions.h"
#include "unify/trib-customer.h"

#include <glib/gi18n.h>

static const TribCustomerRecord *
find_record (const TribCustomer *customer, gint64 id)
{
  for (guint i = 0; i < customer->records->len; i++)
    {
      const TribCustomerRecord *record = g_ptr_array_index (customer->records, i);

      if (record->id == id)
        return record;
    }
  return NULL;
}

static const char *
field_name (TribSchema *schema, TribFieldId id)
{
  const TribField *field = trib_schema_get (schema, id);

  return field != NULL ? field->name : "";
}

static json_t *
candidates_json (const TribCustomer *customer, const TribSurvivor *survivor)
{
  json_t *list = json_array ();

  for (guint i = 0; i < survivor->candidates->len; i++)
    {
      const TribCandidate *candidate = g_ptr_array_index (survivor->candidates, i);
      const TribCustomerRecord *record = find_record (customer, candidate->record);
      json_t *item = json_object ();

      json_object_set_new (item, "value", trib_cli_json_text (candidate->text));
      json_object_set_new (item, "status", trib_cli_json_text (trib_status_text (candidate->status)));
      json_object_set_new (item, "reason",
                           candidate->reason != TRIB_REASON_NONE
                               ? trib_cli_json_text (trib_reason_text (candidate->reason))
                               : json_null ());
      json_object_set_new (item, "record", trib_cli_json_id (candidate->record));
      json_object_set_new (item, "records", json_integer (candidate->n_records));
      json_object_set_new (item, "source", trib_cli_json_text (record != NULL ? record->source_name : NULL));
      json_array_append_new (list, item);
    }
  return list;
}

static json_t *
values_json (const TribCustomer *customer, TribSchema *schema)
{
  json_t *list = json_array ();

  for (guint i = 0; i < customer->survivors->len; i++)
    {
      const TribSurvivor *survivor = g_ptr_array_index (customer->survivors, i);
      json_t *item = json_object ();

      json_object_set_new (item, "field", trib_cli_json_text (field_name (schema, survivor->field)));
      json_object_set_new (item, "value", trib_cli_json_text (survivor->text));
      json_object_set_new (item, "why", trib_cli_json_text (survivor->why));
      json_object_set_new (item, "candidates", candidates_json (customer, survivor));
      json_array_append_new (list, item);
    }
  return list;
}

static json_t *
record_json (const TribCustomerRecord *record)
{
  guint n_columns = record->columns != NULL ? g_strv_length ((char **) record->columns) : 0;
  g_autofree char *since = trib_cli_iso_time (record->since);
  json_t *item = json_object (), *cells = json_array ();

  for (guint i = 0; record->cells != NULL && record->cells[i] != NULL; i++)
    {
      json_t *cell = json_object ();

      json_object_set_new (cell, "column", i < n_columns ? trib_cli_json_text (record->columns[i]) : json_null ());
      json_object_set_new (cell, "value", trib_cli_json_text (record->cells[i]));
      json_array_append_new (cells, cell);
    }
  json_object_set_new (item, "record_id", json_integer (record->id));
  json_object_set_new (item, "source", trib_cli_json_text (record->source_name));
  json_object_set_new (item, "source_row", json_integer ((json_int_t) record->source_row));
  json_object_set_new (item, "line", trib_cli_json_id ((gint64) record->line));
  json_object_set_new (item, "since", trib_cli_json_text (since));
  json_object_set_new (item, "cells", cells);
  return item;
}

static gboolean
add_interaction (const TribInteraction *interaction, gpointer user_data, GError **error)
{
  json_t *list = user_data, *item = json_object ();
  g_autoptr (TribSchema) schema = trib_schema_new ();

  json_object_set_new (item, "record_id", json_integer (interaction->record));
  for (guint i = 0; i < TRIB_INTERACTION_FIELDS; i++)
    {
      const TribText *text = &interaction->fields[i];

      if (text->len > 0)
        json_object_set_new (item, trib_schema_get (schema, TRIB_FIELD_INTERACTION_TIME + i)->name,
                             json_stringn_nocheck (text->text, text->len));
    }
  json_array_append_new (list, item);
  return TRUE;
}

/* (nullable) with the error told */
static json_t *
list_interactions (TribCli *cli, TribStore *store, gint64 customer)
{
  g_autoptr (GError) error = NULL;
  json_t *list = json_array ();

  if (trib_each_interaction (store, customer, add_interaction, list, cli->cancellable, &error))
    return list;
  json_decref (list);
  trib_cli_fail (cli, error);
  return NULL;
}

static void
print_interactions (TribCli *cli, json_t *list)
{
  json_t *item, *value;
  const char *name;
  gsize i;

  if (json_array_size (list) == 0)
    return;
  trib_cli_print (cli, "\n%s\n", _ ("Interactions"));
  json_array_foreach (list, i, item)
  {
    g_autoptr (GString) line = g_string_new (NULL);

    json_object_foreach (item, name, value)
    {
      if (json_is_string (value))
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", json_string_value (value));
    }
    trib_cli_print (cli, "  %s\n", line->str);
  }
}

static json_t *
customer_json (TribStore *store, const TribCustomer *customer, gint64 asked, GPtrArray *events, json_t *interactions)
{
  json_t *root = json_object (), *records = json_array (), *history = json_array ();

  for (guint i = 0; i < customer->records->len; i++)
    json_array_append_new (records, record_json (g_ptr_array_index (customer->records, i)));
  for (guint i = 0; i < events->len; i++)
    json_array_append_new (history, trib_cli_event_json (store, g_ptr_array_index (events, i)));
  json_object_set_new (root, "customer_id", json_integer (customer->id));
  json_object_set_new (root, "asked_for", json_integer (asked));
  json_object_set_new (root, "kind", json_string (customer->organisation ? "organisation" : "person"));
  json_object_set_new (root, "name", trib_cli_json_text (customer->name));
  json_object_set_new (root, "values", values_json (customer, trib_store_get_schema (store)));
  json_object_set_new (root, "records", records);
  json_object_set (root, "interactions", interactions);
  json_object_set_new (root, "history", history);
  return root;
}

static void
print_values (TribCli *cli, const TribCustomer *customer, TribSchema *schema)
{
  const int widths[] = { 16, 32, 24, 0 };

  for (guint i = 0; i < customer->survivors->len; i++)
    {
      const TribSurvivor *survivor = g_ptr_array_index (customer->survivors, i);
      const TribCandidate *chosen = survivor->candidates->len > 0 ? g_ptr_array_index (survivor->candidates, 0) : NULL;
      const TribCustomerRecord *record = chosen != NULL ? find_record (customer, chosen->record) : NULL;
      /* What is not valid does not survive; it is shown, so that nobody misses it. */
      g_autofree char *text = survivor->text[0] == '\0' && chosen != NULL ? g_strdup_printf ("(%s)", chosen->text)
                                                                          : g_strdup (survivor->text);
      g_autofree char *from = NULL;

      if (record != NULL)
        {
          g_autofree char *row = trib_grouped (record->source_row);

          from = g_strdup_printf (_ ("%s, row %s"), record->source_name, row);
        }
      trib_cli_print_cells (cli, (const char *[]){ field_name (schema, survivor->field), text, from, survivor->why },
                            widths, G_N_ELEMENTS (widths));
    }
}

static void
print_records (TribCli *cli, const TribCustomer *customer)
{
  const int widths[] = { -8, 24, 0 };

  for (guint i = 0; i < customer->records->len; i++)
    {
      const TribCustomerRecord *record = g_ptr_array_index (customer->records, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
      g_autofree char *row = trib_grouped (record->source_row);
      g_autofree char *place = g_strdup_printf (_ ("%s, row %s"), record->source_name, row);
      g_autofree char *cells = record->cells != NULL ? g_strjoinv (" | ", record->cells) : g_strdup ("");

      trib_cli_print_cells (cli, (const char *[]){ id, place, cells }, widths, G_N_ELEMENTS (widths));
    }
}

static void
print_customer (TribCli *cli, TribStore *store, const TribCustomer *customer, gint64 asked, GPtrArray *events,
                json_t *interactions)
{
  g_autofree char *name = trib_cli_clean (customer->name != NULL ? customer->name : "");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, customer->id);
  g_autofree char *asked_id = g_strdup_printf ("%" G_GINT64_FORMAT, asked);

  if (customer->id != asked)
    trib_cli_print (cli, _ ("Customer %s was merged into %s.\n\n"), asked_id, id);
  trib_cli_print (cli, customer->organisation ? _ ("Customer %s, an organisation: %s\n") : _ ("Customer %s: %s\n"), id,
                  name);
  print_values (cli, customer, trib_store_get_schema (store));
  trib_cli_print (cli, "\n%s\n", _ ("Records"));
  print_records (cli, customer);
  print_interactions (cli, interactions);
  trib_cli_print (cli, "\n%s\n", _ ("History"));
  for (guint i = 0; i < events->len; i++)
    trib_cli_print_event (cli, g_ptr_array_index (events, i));
}

int
trib_command_show (TribCli *cli)
{
  g_autoptr (TribStore) store = NULL;
  g_autoptr (TribCustomer) customer = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  json_t *interactions;
  gint64 asked;

  if (!trib_cli_parse (cli, NULL, 2, 2))
    return cli->status;
  asked = trib_cli_number (cli, cli->args[1], TRIB_CLI_NUMBER_CUSTOMER);
  if (asked == 0)
    return cli->status;
  store = trib_cli_open (cli, TRIB_STORE_READ);
  if (store == NULL)
    return cli->status;
  customer = trib_customer_load (store, asked, &error);
  events = customer != NULL ? trib_history_list (store, customer->id, 0, &error) : NULL;
  if (events == NULL)
    return trib_cli_fail (cli, error);
  interactions = list_interactions (cli, store, customer->id);
  if (interactions == NULL)
    return cli->status;
  if (cli->json)
    trib_cli_print_json (cli, customer_json (store, customer, asked, events, interactions));
  else
    print_customer (cli, store, customer, asked, events, interactions);
  json_decref (interactions);
  return TRIB_CLI_DONE;
}
