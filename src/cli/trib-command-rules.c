/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules: how one value is chosen among those of a customer's records: listed, tried, set; and which sources are trusted most.
 */
#include "config.h"

#include "cli/trib-cli-event.h"
#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "schema/trib-rule.h"
#include "store/trib-source.h"
#include "unify/trib-set-rule.h"

#include <glib/gi18n.h>

#define EXAMPLES 10

typedef struct
{
  const TribField *field;
  TribSurvivorship rule;
  GPtrArray *list; /* texts; sources as their ids; NULL at the end */
} Wanted;

static void
clear_wanted (Wanted *self)
{
  g_clear_pointer (&self->list, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, clear_wanted)

/* The source of that name; 0 where that could not be, with the status in the cli. */
static gint64
source_id (TribCli *cli, TribStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribSource) source = trib_store_find_source (store, name, &error);

  if (source == NULL)
    {
      trib_cli_fail (cli, error);
      return 0;
    }
  return source->id;
}

static char *
rule_names (const TribField *field)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (TribSurvivorship i = 0; i < TRIB_N_SURVIVORSHIPS; i++)
    if (trib_rule_fits (i, field))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", trib_rule_name (i));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* FIELD STRATEGY [VALUE…] from the third argument on. */
static gboolean
read_wanted (TribCli *cli, TribStore *store, Wanted *wanted)
{
  g_autofree char *names = NULL;

  wanted->field = trib_schema_find (trib_store_get_schema (store), cli->args[2]);
  if (wanted->field == NULL)
    {
      trib_cli_usage (cli, _ ("there is no field “%s”; “rules %s” lists them"), cli->args[2], cli->args[0]);
      return FALSE;
    }
  names = rule_names (wanted->field);
  if (!trib_rule_from_name (cli->args[3], &wanted->rule) || !trib_rule_fits (wanted->rule, wanted->field))
    {
      trib_cli_usage (cli, _ ("“%s” is no rule for %s; it takes %s"), cli->args[3], wanted->field->name, names);
      return FALSE;
    }
  wanted->list = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 4; i < cli->n_args; i++)
    {
      gint64 id = wanted->rule == TRIB_SURVIVE_TRUSTED ? source_id (cli, store, cli->args[i]) : 0;

      if (wanted->rule == TRIB_SURVIVE_TRUSTED && id == 0)
        return FALSE;
      g_ptr_array_add (wanted->list, id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup (cli->args[i]));
    }
  if (wanted->list->len > 0 && !trib_rule_takes_list (wanted->rule))
    {
      trib_cli_usage (cli, _ ("the rule “%s” goes by no list"), cli->args[3]);
      return FALSE;
    }
  g_ptr_array_add (wanted->list, NULL);
  return TRUE;
}

/* What people call the entries of a rule's list. */
static char *
list_words (TribStore *store, const TribField *field)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (field->rule == TRIB_SURVIVE_TRUSTED)
    sources = trib_store_list_sources (store, NULL);
  for (guint i = 0; field->rule_list != NULL && field->rule_list[i] != NULL; i++)
    {
      const char *text = field->rule_list[i];

      for (guint s = 0; sources != NULL && s < sources->len; s++)
        {
          const TribSource *source = g_ptr_array_index (sources, s);

          if (source->id == g_ascii_strtoll (text, NULL, 10))
            text = source->name;
        }
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", text);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_by_default (const TribField *field)
{
  return field->rule == field->own_rule && field->rule_list == NULL;
}

static json_t *
field_json (TribStore *store, const TribField *field)
{
  g_autofree char *words = list_words (store, field);
  const TribField *leader = trib_schema_get (trib_store_get_schema (store), trib_rule_leader (field->id));
  json_t *item = json_object ();

  json_object_set_new (item, "field", trib_cli_json_text (field->name));
  json_object_set_new (item, "rule", json_string (trib_rule_name (field->rule)));
  json_object_set_new (item, "list", *words != '\0' ? trib_cli_json_text (words) : json_null ());
  json_object_set_new (item, "with", leader != field ? trib_cli_json_text (leader->name) : json_null ());
  json_object_set_new (item, "default", json_boolean (is_by_default (field)));
  return item;
}

static int
compare_trust (gconstpointer pa, gconstpointer pb)
{
  const TribSource *a = *(const TribSource *const *) pa, *b = *(const TribSource *const *) pb;

  return (a->trust > b->trust) - (a->trust < b->trust);
}

static int
list_rules (TribCli *cli, TribStore *store)
{
  const int widths[] = { 20, 12, 32, 0 };
  TribSchema *schema = trib_store_get_schema (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, &error);
  json_t *root = json_object (), *rules = json_array (), *trust = json_array ();

  json_object_set_new (root, "rules", rules);
  json_object_set_new (root, "trust", trust);
  if (sources == NULL)
    {
      json_decref (root);
      return trib_cli_fail (cli, error);
    }
  g_ptr_array_sort (sources, compare_trust);
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);
      g_autofree char *words = list_words (store, field);

      if (trib_field_is_interaction (field->id))
        continue;
      json_array_append_new (rules, field_json (store, field));
      if (!cli->json)
        trib_cli_print_cells (
            cli, (const char *[]){ field->name, trib_rule_name (field->rule), trib_rule_label (field->rule), words },
            widths, G_N_ELEMENTS (widths));
    }
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);

      json_array_append_new (trust, trib_cli_json_text (source->name));
    }
  if (cli->json)
    {
      trib_cli_print_json (cli, root);
      return TRIB_CLI_DONE;
    }
  trib_cli_print (cli, "\n%s\n", _ ("Sources, the one that is trusted most first"));
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *name = trib_cli_clean (((const TribSource *) g_ptr_array_index (sources, i))->name);

      trib_cli_print (cli, "%2u  %s\n", i + 1, name);
    }
  json_decref (root);
  return TRIB_CLI_DONE;
}

static int
set_rule (TribCli *cli, TribStore *store)
{
  g_auto (Wanted) wanted = { 0 };
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  if (!read_wanted (cli, store, &wanted))
    return cli->status;
  if (trib_set_rule (store, wanted.field->id, wanted.rule, (const char *const *) wanted.list->pdata, &report,
                     cli->progress, cli->cancellable, &error)
      == 0)
    return trib_cli_fail (cli, error);
  trib_cli_print_undo_report (cli, &report);
  return TRIB_CLI_DONE;
}

static json_t *
example_json (TribSchema *schema, const TribRuleExample *example)
{
  json_t *item = json_object ();

  json_object_set_new (item, "customer_id", json_integer (example->customer));
  json_object_set_new (item, "name", trib_cli_json_text (example->name));
  json_object_set_new (item, "field", trib_cli_json_text (trib_schema_get (schema, example->field)->name));
  json_object_set_new (item, "before", trib_cli_json_text (example->before));
  json_object_set_new (item, "after", trib_cli_json_text (example->after));
  return item;
}

static void
print_effect (TribCli *cli, TribSchema *schema, const TribRuleEffect *effect)
{
  const int widths[] = { -8, 24, 16, 0 };
  g_autofree char *changed = trib_cli_counted (effect->n_customers, ngettext ("%s customer would have another value",
                                                                              "%s customers would have another value",
                                                                              (gulong) effect->n_customers));

  if (cli->json)
    {
      json_t *root = json_object (), *examples = json_array ();

      for (guint i = 0; i < effect->examples->len; i++)
        json_array_append_new (examples, example_json (schema, g_ptr_array_index (effect->examples, i)));
      json_object_set_new (root, "customers", json_integer ((json_int_t) effect->n_customers));
      json_object_set_new (root, "examples", examples);
      trib_cli_print_json (cli, root);
      return;
    }
  for (guint i = 0; i < effect->examples->len; i++)
    {
      const TribRuleExample *example = g_ptr_array_index (effect->examples, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, example->customer);
      g_autofree char *values = g_strdup_printf ("%s → %s", example->before != NULL ? example->before : "–",
                                                 example->after != NULL ? example->after : "–");

      trib_cli_print_cells (
          cli, (const char *[]){ id, example->name, trib_schema_get (schema, example->field)->name, values }, widths,
          G_N_ELEMENTS (widths));
    }
  trib_cli_print (cli, "%s\n", changed);
}

static int
try_rule (TribCli *cli, TribStore *store)
{
  TribSchema *schema = trib_store_get_schema (store);
  g_autoptr (TribSchema) other = trib_schema_copy (schema);
  g_auto (Wanted) wanted = { 0 };
  g_auto (TribRuleEffect) effect = { 0 };
  g_autoptr (GError) error = NULL;

  if (!read_wanted (cli, store, &wanted))
    return cli->status;
  trib_schema_set_rule (other, wanted.field->id, wanted.rule, (const char *const *) wanted.list->pdata);
  if (!trib_rule_effect (store, other, EXAMPLES, &effect, cli->progress, cli->cancellable, &error))
    return trib_cli_fail (cli, error);
  print_effect (cli, schema, &effect);
  return TRIB_CLI_DONE;
}

static int
reset_rule (TribCli *cli, TribStore *store)
{
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  const TribField *field = trib_schema_find (trib_store_get_schema (store), cli->args[2]);

  if (field == NULL)
    return trib_cli_usage (cli, _ ("there is no field “%s”; “rules %s” lists them"), cli->args[2], cli->args[0]);
  if (trib_set_rule (store, field->id, field->own_rule, NULL, &report, cli->progress, cli->cancellable, &error) == 0)
    return trib_cli_fail (cli, error);
  trib_cli_print_undo_report (cli, &report);
  return TRIB_CLI_DONE;
}

static int
trust_sources (TribCli *cli, TribStore *store)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 2; i < cli->n_args; i++)
    {
      gint64 id = source_id (cli, store, cli->args[i]);

      if (id == 0)
        return cli->status;
      g_array_append_val (ids, id);
    }
  if (trib_set_trusted (store, (const gint64 *) (gpointer) ids->data, ids->len, &report, cli->progress,
                        cli->cancellable, &error)
      == 0)
    return trib_cli_fail (cli, error);
  trib_cli_print_undo_report (cli, &report);
  return TRIB_CLI_DONE;
}

static const struct
{
  const char *name;
  guint min; /* arguments, the project included */
  TribStoreMode mode;
  int (*run) (TribCli *cli, TribStore *store);
} acts[] = {
  { "list", 2, TRIB_STORE_READ, list_rules },      { "try", 4, TRIB_STORE_READ, try_rule },
  { "set", 4, TRIB_STORE_WRITE, set_rule },        { "reset", 3, TRIB_STORE_WRITE, reset_rule },
  { "trust", 3, TRIB_STORE_WRITE, trust_sources },
};

int
trib_command_rules (TribCli *cli)
{
  g_autoptr (TribStore) store = NULL;
  const char *name;

  if (!trib_cli_parse (cli, NULL, 1, 0))
    return cli->status;
  name = cli->n_args > 1 ? cli->args[1] : "list";
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      if (!g_str_equal (acts[i].name, name))
        continue;
      if (cli->n_args > 1 && cli->n_args < acts[i].min)
        return trib_cli_usage (cli, _ ("“%s” needs more: see “rules --help”"), name);
      store = trib_cli_open (cli, acts[i].mode);
      return store != NULL ? acts[i].run (cli, store) : cli->status;
    }
  return trib_cli_usage (cli, _ ("rules are listed, tried, set, reset; sources trusted; not “%s”"), name);
}
