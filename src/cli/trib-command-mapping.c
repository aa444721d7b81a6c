/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * mapping: how a source's columns become fields, as JSON that import takes again; and another one for it.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "intake/trib-remap.h"
#include "mapping/preset/trib-preset.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>

static char *
names_of (GPtrArray *sources)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", source->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The source of that name, or the only one there is. */
static TribSource *
find_source (TribCli *cli, TribStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *names = NULL;
  TribSource *source;

  if (name == NULL)
    {
      sources = trib_store_list_sources (store, &error);
      if (sources == NULL)
        {
          trib_cli_fail (cli, error);
          return NULL;
        }
      if (sources->len != 1)
        {
          names = names_of (sources);
          trib_cli_usage (cli, _ ("Name one of its sources with --source (%s)"),
                          sources->len > 0 ? names : _ ("none yet"));
          return NULL;
        }
      name = ((const TribSource *) g_ptr_array_index (sources, 0))->name;
    }
  source = trib_store_find_source (store, name, &error);
  if (source == NULL)
    trib_cli_fail (cli, error);
  return source;
}

static gboolean
save_preset (TribCli *cli, const TribSource *source, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribMapping) mapping = trib_mapping_from_json (source->mapping != NULL ? source->mapping : "", -1, &error);

  if (mapping != NULL && trib_preset_save (name, mapping, &error))
    return TRUE;
  trib_cli_fail (cli, error);
  return FALSE;
}

/* A file, else a preset's name. (nullable) */
static TribMapping *
read_mapping (const TribSource *source, const char *given, GError **error)
{
  g_autoptr (GPtrArray) presets = NULL;
  g_autoptr (TribMapping) before = NULL;
  g_autofree char *json = NULL;
  const TribPreset *preset;
  gsize len;

  if (g_file_test (given, G_FILE_TEST_EXISTS))
    return g_file_get_contents (given, &json, &len, error) ? trib_mapping_from_json (json, (gssize) len, error) : NULL;
  presets = trib_presets_load ();
  preset = g_utf8_validate (given, -1, NULL) ? trib_presets_find (presets, given) : NULL;
  if (preset == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("%s: There is no such file, and no preset is called so. Check the name and the folder."), given);
      return NULL;
    }
  before = trib_mapping_from_json (source->mapping != NULL ? source->mapping : "", -1, error);
  return before != NULL ? trib_preset_apply (preset, (const char *const *) source->columns,
                                             g_strv_length (source->columns), before)
                        : NULL;
}

/* @source: (inout): as it is after that */
static gboolean
remap (TribCli *cli, TribStore *store, TribSource **source, const char *given)
{
  g_auto (TribImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TribMapping) mapping = read_mapping (*source, given, &error);
  TribSource *after = NULL;

  if (mapping != NULL && trib_remap (store, (*source)->name, mapping, &report, cli->progress, cli->cancellable, &error))
    after = trib_store_find_source (store, (*source)->name, &error);
  if (after == NULL)
    {
      trib_cli_fail (cli, error);
      return FALSE;
    }
  trib_source_free (*source);
  *source = after;
  return TRUE;
}

int
trib_command_mapping (TribCli *cli)
{
  g_autofree char *name = NULL;
  g_autofree char *preset = NULL;
  g_autofree char *set = NULL;
  const GOptionEntry options[] = {
    { "source", 0, 0, G_OPTION_ARG_FILENAME, &name, N_ ("Of which source, where there are several"), N_ ("NAME") },
    { "save", 0, 0, G_OPTION_ARG_FILENAME, &preset,
      N_ ("Save it as a preset, too: files with these headings are mapped so"), N_ ("NAME") },
    { "set", 0, 0, G_OPTION_ARG_FILENAME, &set,
      N_ ("Give it another mapping: standard values are derived again from the rows as they came"), N_ ("NAME|FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TribStore) store = NULL;
  g_autoptr (TribSource) source = NULL;
  json_error_t problem;
  json_t *root;

  if (!trib_cli_parse (cli, options, 1, 1) || !trib_cli_take_text (cli, &name, "--source")
      || !trib_cli_take_text (cli, &preset, "--save"))
    return cli->status;
  store = trib_cli_open (cli, set != NULL ? TRIB_STORE_WRITE : TRIB_STORE_READ);
  if (store == NULL)
    return cli->status;
  source = find_source (cli, store, name);
  if (source == NULL)
    return cli->status;
  if (set != NULL && !remap (cli, store, &source, set))
    return cli->status;
  if (preset != NULL && !save_preset (cli, source, preset))
    return cli->status;
  root = json_loads (source->mapping != NULL ? source->mapping : "", 0, &problem);
  if (root == NULL)
    {
      g_autoptr (GError) error = NULL;

      g_set_error (&error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_DAMAGED,
                   _ ("%s: The mapping of “%s” cannot be read. Import the source again."), cli->args[0], source->name);
      return trib_cli_fail (cli, error);
    }
  trib_cli_print_json (cli, root);
  return TRIB_CLI_DONE;
}
