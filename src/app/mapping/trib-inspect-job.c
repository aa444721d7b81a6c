/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The job is shared by the thread that works on it and the page that asked; it is only read once the answer is there.
 */
#include "config.h"

#include "app/mapping/trib-inspect-job.h"
#include "mapping/preset/trib-preset.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ROWS 50000

TribInspectJob *
trib_inspect_job_new (const char *path)
{
  TribInspectJob *self = g_atomic_rc_box_new0 (TribInspectJob);
  g_autofree char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';
  self->path = g_strdup (path);
  self->source = g_steal_pointer (&name);
  return self;
}

TribInspectJob *
trib_inspect_job_ref (TribInspectJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TribInspectJob *self = data;

  g_free (self->path);
  g_free (self->source);
  g_free (self->table);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_free (self->quote);
  g_clear_pointer (&self->inspection, trib_inspection_free);
  g_clear_pointer (&self->suggestion, trib_mapping_free);
  g_clear_pointer (&self->known, trib_mapping_free);
  g_clear_pointer (&self->preset, trib_mapping_free);
  g_free (self->preset_name);
  g_clear_pointer (&self->schema, trib_schema_free);
}

void
trib_inspect_job_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const TribTableFacts *
trib_inspect_job_get_table (const TribInspectJob *self)
{
  const GPtrArray *tables = self->inspection->tables;

  for (guint i = 0; self->table != NULL && i < tables->len; i++)
    {
      const TribTableFacts *table = g_ptr_array_index (tables, i);

      if (g_str_equal (table->name, self->table))
        return table;
    }
  return tables->len > 0 ? g_ptr_array_index (tables, 0) : NULL;
}

/* A mapping that cannot be read any more is not worth stopping for: the suggestion takes its place. */
static TribMapping *
find_known (TribStore *store, const char *name)
{
  g_autoptr (TribSource) source = trib_store_find_source (store, name, NULL);

  return source != NULL && source->mapping != NULL ? trib_mapping_from_json (source->mapping, -1, NULL) : NULL;
}

static void
find_preset (TribInspectJob *self, const TribTableFacts *table)
{
  g_autoptr (GPtrArray) presets = trib_presets_load ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  const TribPreset *preset;

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (columns, ((TribColumnFacts *) g_ptr_array_index (table->columns, i))->name);
  preset = trib_presets_recognise (presets, (const char *const *) columns->pdata, columns->len);
  if (preset == NULL)
    return;
  self->preset = trib_preset_apply (preset, (const char *const *) columns->pdata, columns->len, self->suggestion);
  self->preset_name = g_strdup (preset->name);
}

gboolean
trib_inspect_job_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                       GError **error)
{
  TribInspectJob *self = data;
  const TribReadOptions options = { self->table, self->encoding, self->delimiter, self->header, .quote = self->quote };
  const TribTableFacts *table;

  self->inspection = trib_inspect (self->path, &options, MAX_ROWS, cancellable, error);
  if (self->inspection == NULL)
    return FALSE;
  table = trib_inspect_job_get_table (self);
  if (table == NULL)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY,
                   _ ("%s: There is no table in this file. Choose a file with rows and columns."), self->path);
      return FALSE;
    }
  self->schema = trib_schema_copy (trib_store_get_schema (store));
  self->suggestion = trib_mapping_suggest (table, self->schema);
  self->known = find_known (store, self->source);
  if (self->known != NULL)
    trib_mapping_take_news (self->known, self->suggestion);
  else
    find_preset (self, table);
  return TRUE;
}
