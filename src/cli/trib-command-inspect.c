/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * inspect: what a file holds. It is read to its end, so that the counts are those of the file, not of a sample; but for
 * very large ones, which would take longer than one likes to wait for a look.
 */
#include "config.h"

#include "cli/trib-cli-import.h"
#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "formats/trib-inspection.h"
#include "mapping/preset/trib-preset.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define MAX_SAMPLES 5
#define LARGE_FILE (256 * 1024 * 1024)
#define ROWS_OF_LARGE_FILE 200000

/**
 * ColumnGuess:
 * @field: (nullable): name of the built-in field that it probably is
 */
typedef struct
{
  const char *type;
  const char *field;
  double confidence;
} ColumnGuess;

static ColumnGuess
guess_column (TribMapping *mapping, TribSchema *schema, const char *column)
{
  ColumnGuess guess = { trib_value_type_name (TRIB_TYPE_TEXT), NULL, 0 };
  const TribMappingLink *link = trib_mapping_find (mapping, column);
  const TribField *field;

  if (link == NULL || link->kind == TRIB_LINK_IGNORE)
    return guess;
  guess.type = trib_value_type_name (link->type);
  field = link->kind == TRIB_LINK_FIELD ? trib_schema_find (schema, link->field) : NULL;
  if (field != NULL)
    {
      guess.type = trib_value_type_name (field->type);
      guess.field = field->name;
      guess.confidence = CLAMP (link->confidence, 0.0, 1.0);
    }
  return guess;
}

static double
filled_share (const TribTableFacts *table, const TribColumnFacts *column)
{
  return table->rows > 0 ? CLAMP ((double) column->filled / (double) table->rows, 0.0, 1.0) : 0.0;
}

static json_t *
column_json (const TribTableFacts *table, const TribColumnFacts *column, TribMapping *mapping, TribSchema *schema)
{
  ColumnGuess guess = guess_column (mapping, schema, column->name);
  json_t *item = json_object (), *samples = json_array ();

  for (guint i = 0; i < MIN (MAX_SAMPLES, column->samples->len); i++)
    json_array_append_new (samples, trib_cli_json_text (g_ptr_array_index (column->samples, i)));
  json_object_set_new (item, "name", trib_cli_json_text (column->name));
  json_object_set_new (item, "type", trib_cli_json_text (guess.type));
  json_object_set_new (item, "filled", json_real (filled_share (table, column)));
  json_object_set_new (item, "field", trib_cli_json_text (guess.field));
  json_object_set_new (item, "confidence", json_real (guess.confidence));
  json_object_set_new (item, "samples", samples);
  return item;
}

/* (nullable): the preset that the table's headings are those of. */
static const TribPreset *
find_preset (GPtrArray *presets, const TribTableFacts *table)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (columns, ((TribColumnFacts *) g_ptr_array_index (table->columns, i))->name);
  return trib_presets_recognise (presets, (const char *const *) columns->pdata, columns->len);
}

static const char *
rows_name (TribRowsAre rows)
{
  return rows == TRIB_ROWS_CUSTOMERS ? "customers" : rows == TRIB_ROWS_INTERACTIONS ? "interactions" : "both";
}

static json_t *
inspection_json (const TribInspection *inspection, TribSchema *schema)
{
  g_autoptr (GPtrArray) presets = trib_presets_load ();
  json_t *root = json_object (), *tables = json_array ();

  for (guint i = 0; i < inspection->tables->len; i++)
    {
      const TribTableFacts *table = g_ptr_array_index (inspection->tables, i);
      g_autoptr (TribMapping) mapping = trib_mapping_suggest (table, schema);
      const TribPreset *preset = find_preset (presets, table);
      json_t *item = json_object (), *columns = json_array ();

      for (guint j = 0; j < table->columns->len; j++)
        json_array_append_new (columns, column_json (table, g_ptr_array_index (table->columns, j), mapping, schema));
      json_object_set_new (item, "name", trib_cli_json_text (table->name));
      json_object_set_new (item, "rows", json_integer ((json_int_t) table->rows));
      json_object_set_new (item, "sampled", json_boolean (table->sampled));
      json_object_set_new (item, "rows_are", json_string (rows_name (mapping->rows)));
      json_object_set_new (item, "preset", trib_cli_json_text (preset ? preset->name : NULL));
      json_object_set_new (item, "columns", columns);
      json_array_append_new (tables, item);
    }
  json_object_set_new (root, "format", trib_cli_json_text (inspection->format));
  json_object_set_new (root, "encoding", trib_cli_json_text (inspection->encoding));
  json_object_set_new (root, "delimiter", trib_cli_json_text (inspection->delimiter));
  json_object_set_new (root, "quote", trib_cli_json_text (inspection->quote));
  json_object_set_new (root, "escape", trib_cli_json_text (inspection->escape));
  json_object_set_new (root, "tables", tables);
  return root;
}

static void
print_table (TribCli *cli, const TribTableFacts *table, TribSchema *schema, GPtrArray *presets)
{
  const TribPreset *preset = find_preset (presets, table);
  g_autoptr (TribMapping) mapping = trib_mapping_suggest (table, schema);
  g_autofree char *rows = trib_cli_counted (table->rows, ngettext ("%s row", "%s rows", (gulong) table->rows));
  g_autofree char *name = trib_cli_clean (table->name);
  const int widths[] = { 24, -6, 16, 20, 0 };
  const char *headings[] = { _ ("Column"), _ ("Filled"), _ ("Type"), _ ("Field"), _ ("For example") };

  trib_cli_print (cli, "\n%s%s%s%s\n", name, name[0] != '\0' ? ": " : "", rows,
                  table->hidden    ? _ (" (hidden in the file)")
                  : table->sampled ? _ (" looked at; there are more")
                                   : "");
  if (preset != NULL)
    trib_cli_print (cli, _ ("The preset “%s” fits.\n"), preset->name);
  trib_cli_print_cells (cli, headings, widths, G_N_ELEMENTS (widths));
  for (guint i = 0; i < table->columns->len; i++)
    {
      const TribColumnFacts *column = g_ptr_array_index (table->columns, i);
      ColumnGuess guess = guess_column (mapping, schema, column->name);
      g_autofree char *filled = g_strdup_printf ("%.0f %%", 100 * filled_share (table, column));
      const char *sample = column->samples->len > 0 ? g_ptr_array_index (column->samples, 0) : "";
      const char *cells[] = { column->name, filled, guess.type, guess.field != NULL ? guess.field : "–", sample };

      trib_cli_print_cells (cli, cells, widths, G_N_ELEMENTS (widths));
    }
}

static void
print_inspection (TribCli *cli, const TribInspection *inspection, TribSchema *schema)
{
  g_autoptr (GPtrArray) presets = trib_presets_load ();
  g_autoptr (GString) line = g_string_new (inspection->format);

  if (inspection->encoding != NULL)
    g_string_append_printf (line, ", %s", inspection->encoding);
  if (inspection->delimiter != NULL)
    g_string_append_printf (line, _ (", cells parted by “%s”"),
                            g_str_equal (inspection->delimiter, "\t") ? "tab" : inspection->delimiter);
  if (inspection->quote != NULL && !g_str_equal (inspection->quote, "\""))
    g_string_append_printf (line, _ (", quoted by “%s”"), inspection->quote);
  if (inspection->escape != NULL)
    g_string_append_printf (line, _ (", escaped by “%s”"), inspection->escape);
  trib_cli_print (cli, "%s\n", line->str);
  for (guint i = 0; i < inspection->tables->len; i++)
    print_table (cli, g_ptr_array_index (inspection->tables, i), schema, presets);
  trib_cli_print_issues (cli, inspection->issues, inspection->issues->len, NULL);
}

/* A very large file is looked into; others are read to their end, so that all rows are counted. */
static guint64
rows_to_read (const char *path)
{
  GStatBuf st;

  return g_stat (path, &st) == 0 && st.st_size > LARGE_FILE ? ROWS_OF_LARGE_FILE : G_MAXUINT64;
}

int
trib_command_inspect (TribCli *cli)
{
  g_auto (TribCliReading) reading = { 0 };
  const GOptionEntry options[] = { TRIB_CLI_READING_ENTRIES (reading), G_OPTION_ENTRY_NULL };
  g_autoptr (TribInspection) inspection = NULL;
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (GError) error = NULL;
  TribReadOptions read;

  if (!trib_cli_parse (cli, options, 1, 1) || !trib_cli_reading_options (cli, &reading, &read))
    return cli->status;
  read.progress = cli->progress;
  if (!trib_cli_wait_for_input (cli, cli->args[0]))
    return trib_cli_fail (cli, NULL);
  inspection = trib_inspect (cli->args[0], &read, rows_to_read (cli->args[0]), cli->cancellable, &error);
  if (inspection == NULL)
    return trib_cli_fail (cli, error);
  if (cli->json)
    trib_cli_print_json (cli, inspection_json (inspection, schema));
  else
    print_inspection (cli, inspection, schema);
  return TRIB_CLI_DONE;
}
