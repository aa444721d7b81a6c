/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * customers: the unified customers, one a line, by name.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "store/trib-customer-query.h"
#include "store/trib-search-index.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>

#define PAGE 500

static const int widths[] = { -8, -7, 30, 30, 16, 0 };

static const char *
source_name (GPtrArray *sources, gint64 id)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);

      if (source->id == id)
        return source->name;
    }
  return "";
}

static json_t *
customer_json (const TribCustomerRow *row, GPtrArray *sources)
{
  json_t *item = json_object (), *names = json_array ();

  for (const gint64 *id = row->sources; id != NULL && *id != 0; id++)
    json_array_append_new (names, trib_cli_json_text (source_name (sources, *id)));
  json_object_set_new (item, "customer_id", json_integer (row->id));
  json_object_set_new (item, "record_count", json_integer (row->n_records));
  json_object_set_new (item, "kind", json_string (row->organisation ? "organisation" : "person"));
  json_object_set_new (item, "name", trib_cli_json_text (row->name));
  json_object_set_new (item, "email", trib_cli_json_text (row->email));
  json_object_set_new (item, "phone", trib_cli_json_text (row->phone));
  json_object_set_new (item, "city", trib_cli_json_text (row->city));
  json_object_set_new (item, "sources", names);
  return item;
}

static void
print_customer (TribCli *cli, const TribCustomerRow *row)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
  g_autofree char *records = g_strdup_printf ("%u", row->n_records);
  const char *cells[] = { id, records, row->name, row->email, row->phone, row->city };

  trib_cli_print_cells (cli, cells, widths, G_N_ELEMENTS (widths));
}

static gboolean
print_page (TribCli *cli, TribStore *store, GPtrArray *sources, const gint64 *ids, guint n, GError **error)
{
  g_autofree TribCustomerRow *rows = g_new0 (TribCustomerRow, n);

  if (!trib_store_customer_rows (store, ids, n, rows, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (rows[i].id != 0 && cli->json)
        trib_cli_add_json (cli, customer_json (&rows[i], sources));
      else if (rows[i].id != 0)
        print_customer (cli, &rows[i]);
      trib_customer_row_clear (&rows[i]);
    }
  return !g_cancellable_set_error_if_cancelled (cli->cancellable, error);
}

static gboolean
print_all (TribCli *cli, TribStore *store, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);
  const char *headings[] = { _ ("Customer"), _ ("Records"), _ ("Name"), _ ("E-mail"), _ ("Phone"), _ ("City") };

  if (sources == NULL)
    return FALSE;
  if (cli->json)
    trib_cli_begin_json (cli, "customers");
  else if (ids->len > 0)
    trib_cli_print_cells (cli, headings, widths, G_N_ELEMENTS (widths));
  for (guint at = 0; at < ids->len; at += PAGE)
    if (!print_page (cli, store, sources, &g_array_index (ids, gint64, at), MIN (PAGE, ids->len - at), error))
      return FALSE;
  if (cli->json)
    trib_cli_end_json (cli);
  return TRUE;
}

static void
say_none (TribCli *cli, TribStore *store, const char *search)
{
  TribStoreCounts counts = { 0 };

  if (search != NULL)
    trib_cli_note (cli, _ ("No customer matches “%s”."), search);
  else if (trib_store_count (store, &counts, NULL) && counts.records > 0)
    trib_cli_note (cli, _ ("There are records, but no customers yet: tributary-cli consolidate %s"), cli->args[0]);
  else
    trib_cli_note (cli, _ ("There are no records yet: tributary-cli import %s FILE"), cli->args[0]);
}

/* A search of many customers is prepared when it is first wanted. Where the project can't be written just now, it goes without. */
static gboolean
prepare_search (TribCli *cli, TribStore *reader, GError **error)
{
  g_autoptr (TribStore) store = NULL;
  gboolean behind;

  if (!trib_store_search_is_behind (reader, &behind, error))
    return FALSE;
  if (!behind)
    return TRUE;
  store = trib_store_open (trib_store_get_path (reader), TRIB_STORE_WRITE, NULL);
  return store == NULL || trib_store_prepare_search (store, cli->progress, cli->cancellable, NULL)
         || !g_cancellable_set_error_if_cancelled (cli->cancellable, error);
}

int
trib_command_customers (TribCli *cli)
{
  g_autofree char *search = NULL;
  int limit = 0;
  const GOptionEntry options[] = {
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &search, N_ ("Those in which each word of TEXT begins a word"),
      N_ ("TEXT") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("The first N"), "N" },
    G_OPTION_ENTRY_NULL,
  };
  TribCustomerQuery query = { 0 };
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (!trib_cli_parse (cli, options, 1, 1) || !trib_cli_take_text (cli, &search, "--search"))
    return cli->status;
  if (limit < 0)
    return trib_cli_usage (cli, "%s", _ ("--limit takes a number from 1"));
  store = trib_cli_open (cli, TRIB_STORE_READ);
  if (store == NULL)
    return cli->status;
  if (search != NULL && !prepare_search (cli, store, &error))
    return trib_cli_fail (cli, error);
  query.search = search;
  query.limit = (guint) limit;
  ids = trib_store_customer_ids (store, &query, cli->cancellable, &error);
  if (ids == NULL || !print_all (cli, store, ids, &error))
    return trib_cli_fail (cli, error);
  if (ids->len == 0 && !cli->json)
    say_none (cli, store, search);
  return TRIB_CLI_DONE;
}
