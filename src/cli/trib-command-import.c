/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import: files into a project. Each file is taken whole or not at all; one that cannot be read does not keep the
 * others out, but the exit status says so. A project that this made and nothing came into is removed again.
 */
#include "config.h"

#include "cli/trib-cli-import.h"
#include "cli/trib-commands.h"
#include "formats/input/trib-address.h"
#include "intake/trib-import.h"
#include "mapping/preset/trib-preset.h"
#include "store/trib-source.h"
#include "unify/trib-undo.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * ImportJob:
 * @suggest: leave aside the mapping that the source had
 * @presets: where --mapping names one of them
 * @made: the project's path, where this made it
 * @scratch: (nullable): folder of a project that is there for a dry run only
 * @events: (element-type gint64): what it has added to the history
 * @results: with --json: what became of each file
 */
typedef struct
{
  char *source;
  char *mapping_option;
  char *rejects;
  gboolean dry_run;
  gboolean add;
  gboolean no_duplicates, duplicates;
  TribCliReading reading;
  TribReadOptions read;
  gboolean suggest;
  GPtrArray *presets;
  const TribPreset *preset;
  TribMapping *mapping;
  TribStore *store;
  char *made;
  char *scratch;
  guint imported;
  GArray *events;
  json_t *results;
} ImportJob;

static void
import_job_clear (ImportJob *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->mapping, trib_mapping_free);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->results, json_decref);
  g_clear_pointer (&self->events, g_array_unref);
  trib_cli_reading_clear (&self->reading);
  g_free (self->source);
  g_free (self->mapping_option);
  g_free (self->rejects);
  g_free (self->made);
  g_free (self->scratch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportJob, import_job_clear)

static char *
stem (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

/* A file is a source. Two of the same name in one command would take each other for its newer version. */
static gboolean
check_files (TribCli *cli, const ImportJob *job)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (cli->n_args > 2 && (job->source != NULL || job->rejects != NULL))
    {
      trib_cli_usage (cli, _ ("%s is for one file, here are %u"), job->source != NULL ? "--source" : "--rejects",
                      cli->n_args - 1);
      return FALSE;
    }
  if (job->no_duplicates && job->duplicates)
    {
      trib_cli_usage (cli, "%s", _ ("--no-duplicates and --duplicates contradict each other"));
      return FALSE;
    }
  for (guint i = 1; i < cli->n_args; i++)
    {
      g_autofree char *name = stem (cli->args[i]);

      if (g_hash_table_contains (names, name))
        {
          trib_cli_usage (cli, _ ("Two files are called “%s”; import them one by one, each with --source"), name);
          return FALSE;
        }
      g_hash_table_add (names, g_steal_pointer (&name));
    }
  return TRUE;
}

/* A file, else the name of a preset. */
static gboolean
find_preset (ImportJob *job)
{
  if (strchr (job->mapping_option, G_DIR_SEPARATOR) || g_file_test (job->mapping_option, G_FILE_TEST_EXISTS)
      || !g_utf8_validate (job->mapping_option, -1, NULL))
    return FALSE;
  job->presets = trib_presets_load ();
  job->preset = trib_presets_find (job->presets, job->mapping_option);
  return job->preset != NULL;
}

static gboolean
load_mapping (TribCli *cli, ImportJob *job)
{
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reason = NULL;
  gsize len;

  if (job->mapping_option == NULL)
    return TRUE;
  if (g_str_equal (job->mapping_option, "auto"))
    {
      job->suggest = TRUE;
      return TRUE;
    }
  if (find_preset (job))
    return TRUE;
  if (g_file_get_contents (job->mapping_option, &json, &len, &reason))
    job->mapping = trib_mapping_from_json (json, (gssize) len, &error);
  else
    g_set_error (&error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                 _ ("%s: The mapping can’t be read (%s), and no preset is called so. Check the name and the folder."),
                 job->mapping_option, reason->message);
  if (job->mapping != NULL)
    return TRUE;
  if (!strstr (error->message, job->mapping_option))
    g_prefix_error (&error, "%s: ", job->mapping_option);
  trib_cli_fail (cli, error);
  return FALSE;
}

static gboolean
open_project (TribCli *cli, ImportJob *job)
{
  const char *path = cli->args[0];
  g_autoptr (GError) error = NULL;

  job->store = trib_store_open (path, TRIB_STORE_WRITE, &error);
  if (job->store == NULL && g_error_matches (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_MISSING))
    {
      g_clear_error (&error);
      if (job->dry_run && (job->scratch = g_dir_make_tmp ("tributary-XXXXXX", &error)) == NULL)
        {
          trib_cli_fail (cli, error);
          return FALSE;
        }
      job->made = job->dry_run ? g_build_filename (job->scratch, "try.tributary", NULL) : g_strdup (path);
      job->store = trib_store_create (job->made, &error);
      if (job->store == NULL)
        g_clear_pointer (&job->made, g_free);
    }
  if (job->store == NULL)
    trib_cli_fail (cli, error);
  return job->store != NULL;
}

/* Nothing came in: as if the command had not been. */
static void
remove_made (ImportJob *job)
{
  const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  g_clear_object (&job->store);
  for (guint i = 0; job->made != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (job->made, endings[i], NULL);

      g_unlink (path);
    }
  if (job->scratch != NULL)
    g_rmdir (job->scratch);
}

/* The table that is imported, or the likeliest. */
static const TribTableFacts *
find_table (const TribInspection *inspection, const char *name)
{
  for (guint i = 0; name != NULL && i < inspection->tables->len; i++)
    {
      const TribTableFacts *table = g_ptr_array_index (inspection->tables, i);

      if (g_str_equal (table->name, name))
        return table;
    }
  return inspection->tables->len > 0 ? g_ptr_array_index (inspection->tables, 0) : NULL;
}

static TribMapping *
map_table (ImportJob *job, const TribTableFacts *table)
{
  g_autoptr (TribMapping) suggested = trib_mapping_suggest (table, trib_store_get_schema (job->store));
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  if (job->preset == NULL)
    return g_steal_pointer (&suggested);
  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (columns, ((TribColumnFacts *) g_ptr_array_index (table->columns, i))->name);
  return trib_preset_apply (job->preset, (const char *const *) columns->pdata, columns->len, suggested);
}

/* By the preset that was named, else as it is suggested. */
static TribMapping *
suggest_mapping (TribCli *cli, ImportJob *job, const char *path, GError **error)
{
  g_autoptr (TribInspection) inspection = trib_inspect (path, &job->read, 2000, cli->cancellable, error);
  const TribTableFacts *table = inspection != NULL ? find_table (inspection, job->read.table) : NULL;

  if (inspection == NULL)
    return NULL;
  return table != NULL ? map_table (job, table) : trib_mapping_new ();
}

static void
print_counts (TribCli *cli, const ImportJob *job, const char *path, const TribImportReport *report)
{
  g_autofree char *file = g_str_equal (path, "-") ? g_strdup (_ ("Standard input")) : trib_cli_clean (path);
  g_autofree char *source = trib_cli_clean (report->source != NULL ? report->source : "");
  g_autofree char *rows = trib_cli_counted (report->rows, ngettext ("%s row", "%s rows", (gulong) report->rows));
  const struct
  {
    guint64 number;
    const char *text;
  } counts[] = {
    { report->fresh, _ ("%s new") },
    { report->changed, _ ("%s changed") },
    { report->unchanged, _ ("%s unchanged") },
    { report->gone, _ ("%s gone") },
    { report->kept_back, _ ("%s kept back") },
    { report->n_issues, ngettext ("%s issue", "%s issues", (gulong) report->n_issues) },
  };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i].number > 0)
      {
        g_autofree char *counted = trib_cli_counted (counts[i].number, counts[i].text);

        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", counted);
      }
  if (job->dry_run)
    trib_cli_print (cli, _ ("%s would give source “%s” %s"), file, source, rows);
  else
    trib_cli_print (cli, _ ("%s gave source “%s” %s"), file, source, rows);
  trib_cli_print (cli, list->len > 0 ? " (%s)\n" : "\n", list->str);
}

static void
add_result (ImportJob *job, const char *path, const TribImportReport *report, const char *const *columns)
{
  json_t *item = json_object ();

  json_object_set_new (item, "file", trib_cli_json_text (path));
  json_object_set_new (item, "source", trib_cli_json_text (report->source));
  json_object_set_new (item, "format", trib_cli_json_text (report->format));
  json_object_set_new (item, "rows", json_integer ((json_int_t) report->rows));
  json_object_set_new (item, "new", json_integer ((json_int_t) report->fresh));
  json_object_set_new (item, "changed", json_integer ((json_int_t) report->changed));
  json_object_set_new (item, "unchanged", json_integer ((json_int_t) report->unchanged));
  json_object_set_new (item, "gone", json_integer ((json_int_t) report->gone));
  json_object_set_new (item, "kept_back", json_integer ((json_int_t) report->kept_back));
  json_object_set_new (item, "issues", json_integer ((json_int_t) report->n_issues));
  json_object_set_new (item, "issue_list", trib_cli_issues_json (report->issues, columns));
  json_object_set_new (item, "truncated", json_boolean (report->truncated));
  json_object_set_new (item, "event", trib_cli_json_id (report->event));
  json_array_append_new (job->results, item);
}

static void
tell_result (TribCli *cli, ImportJob *job, const char *path, const TribImportReport *report)
{
  g_autoptr (TribSource) source
      = report->source != NULL ? trib_store_find_source (job->store, report->source, NULL) : NULL;
  const char *const *columns = source != NULL ? (const char *const *) source->columns : NULL;

  if (cli->json)
    add_result (job, path, report, columns);
  else if (!cli->quiet)
    {
      print_counts (cli, job, path, report);
      trib_cli_print_issues (cli, report->issues, report->n_issues, columns);
    }
  if (report->truncated)
    {
      g_autofree char *rows
          = trib_cli_counted (report->rows, ngettext ("The %s row before that was kept.",
                                                      "The %s rows before that were kept.", (gulong) report->rows));

      trib_cli_note (cli, _ ("%s: The file breaks off. %s"), path, rows);
    }
  if (report->kept_back > 0 && job->rejects != NULL)
    trib_cli_note (cli, _ ("The rows that were kept back are in %s; mended, they import again with --source “%s”."),
                   job->rejects, report->source);
}

static gboolean
import_file (TribCli *cli, ImportJob *job, const char *path)
{
  g_auto (TribImportReport) report = { 0 };
  g_autoptr (TribMapping) suggested = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  TribImportOptions options = { .source = job->source, .mapping = job->mapping, .read = job->read };

  options.dry_run = job->dry_run;
  options.rejects = job->rejects;
  options.add = job->add;
  options.uniqueness = job->no_duplicates ? TRIB_UNIQUENESS_NOBODY_TWICE
                       : job->duplicates  ? TRIB_UNIQUENESS_DUPLICATES
                                          : TRIB_UNIQUENESS_AS_BEFORE;
  if (!trib_cli_wait_for_input (cli, path))
    {
      trib_cli_fail (cli, NULL);
      return FALSE;
    }
  /* Standard input comes only once, so its mapping is suggested by the import itself. */
  if (job->preset != NULL && g_str_equal (path, "-"))
    options.mapping = job->preset->mapping;
  else if ((job->suggest || job->preset != NULL) && !g_str_equal (path, "-"))
    {
      options.mapping = suggested = suggest_mapping (cli, job, path, &error);
      if (suggested == NULL)
        {
          trib_cli_fail (cli, error);
          return FALSE;
        }
    }
  if (!trib_import (job->store, path, &options, &report, cli->progress, cli->cancellable, &error))
    {
      trib_cli_fail (cli, error);
      return FALSE;
    }
  if (report.event != 0)
    g_array_append_val (job->events, report.event);
  shown = trib_address_is (path) ? trib_address_without_login (path) : g_strdup (path);
  tell_result (cli, job, shown, &report);
  return TRUE;
}

/* Cancelled between two files: those that are in already go out again, so that the project is as it was before. */
static void
take_back_imports (TribCli *cli, ImportJob *job)
{
  for (guint i = job->events->len; job->made == NULL && i > 0; i--)
    {
      g_auto (TribUndoReport) report = { 0 };
      g_autoptr (GError) error = NULL;

      if (!trib_undo (job->store, g_array_index (job->events, gint64, i - 1), FALSE, &report, NULL, NULL, &error))
        trib_cli_note (cli, "%s", error->message);
    }
  job->imported = 0;
}

static void
finish (TribCli *cli, ImportJob *job)
{
  if (cli->json && cli->status < TRIB_CLI_USAGE)
    {
      json_t *root = json_object ();

      json_object_set_new (root, "project", trib_cli_json_text (cli->args[0]));
      json_object_set_new (root, "dry_run", json_boolean (job->dry_run));
      json_object_set (root, "files", job->results);
      json_object_set_new (root, "stages", trib_cli_json_stages (cli));
      trib_cli_print_json (cli, root);
    }
  else if (!cli->json && !cli->quiet && job->imported > 0 && !job->dry_run && trib_cli_on_terminal ())
    trib_cli_print (cli, _ ("Next: tributary-cli consolidate %s\n"), cli->args[0]);
}

int
trib_command_import (TribCli *cli)
{
  g_auto (ImportJob) job = { 0 };
  const GOptionEntry options[] = {
    { "source", 0, 0, G_OPTION_ARG_FILENAME, &job.source, N_ ("Name of the source (the file's name)"), N_ ("NAME") },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &job.mapping_option,
      N_ ("A mapping as “mapping” prints it, or a preset; “auto” suggests anew (as last time, else suggested)"),
      N_ ("auto|NAME|FILE") },
    TRIB_CLI_READING_ENTRIES (job.reading),
    { "add", 0, 0, G_OPTION_ARG_NONE, &job.add, N_ ("Add the rows to the source: those that are not in the file stay"),
      NULL },
    { "no-duplicates", 0, 0, G_OPTION_ARG_NONE, &job.no_duplicates,
      N_ ("Nobody is in the source twice: no two of its records are ever merged"), NULL },
    { "duplicates", 0, 0, G_OPTION_ARG_NONE, &job.duplicates,
      N_ ("Somebody may be in the source twice, whatever was said of it before"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &job.dry_run, N_ ("Only say what it would do"), NULL },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &job.rejects,
      N_ ("Write the rows that are kept back to FILE, with the reason"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!trib_cli_parse (cli, options, 2, 0) || !trib_cli_take_text (cli, &job.source, "--source")
      || !trib_cli_reading_options (cli, &job.reading, &job.read) || !check_files (cli, &job)
      || !load_mapping (cli, &job) || !open_project (cli, &job))
    return cli->status;
  job.results = json_array ();
  job.events = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 1; i < cli->n_args && !g_cancellable_is_cancelled (cli->cancellable); i++)
    job.imported += import_file (cli, &job, cli->args[i]);
  if (g_cancellable_is_cancelled (cli->cancellable) && cli->status == TRIB_CLI_DONE && cli->n_args > job.imported + 1)
    trib_cli_fail (cli, NULL);
  if (cli->status > TRIB_CLI_USAGE)
    take_back_imports (cli, &job);
  if (job.imported == 0 || job.dry_run)
    remove_made (&job);
  finish (cli, &job);
  return cli->status;
}
