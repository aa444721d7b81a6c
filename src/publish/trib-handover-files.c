/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written as a draft beside the folder, readable for its owner only, and renamed when all of it is there. The job and the
 * explanation are files of their own in src/publish/handover, with a threshold and a number of records to be replaced.
 */
#include "config.h"

#include "publish/trib-handover-files.h"

#include "formats/trib-writer.h"
#include "publish/trib-splink-settings.h"
#include "store/trib-source.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Made of the files in src/publish/handover. */
extern const char trib_handover_job[], trib_handover_readme[];

struct _TribHandoverFiles
{
  char *folder, *draft;
};

static const char *const names[]
    = { "records.csv", "settings.json", "weights.sql", "consolidate_spark.py", "README.md" };

static gboolean
is_free (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (folder, G_FILE_TEST_EXISTS) && !g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  dir = g_dir_open (folder, 0, NULL);
  if (dir != NULL && g_dir_read_name (dir) == NULL)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
               _ ("%s: There is something already. Name a folder that is new or empty."), folder);
  return FALSE;
}

static gboolean
set_failed (GError **error, const char *path)
{
  int code = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               _ ("%s: Could not be written: %s. Look at the folder that it is in, and at the room on the disk."), path,
               g_strerror (code));
  return FALSE;
}

TribHandoverFiles *
trib_handover_files_new (const char *folder, GError **error)
{
  g_autoptr (TribHandoverFiles) self = g_new0 (TribHandoverFiles, 1);

  self->folder = g_canonicalize_filename (folder, NULL);
  if (!is_free (self->folder, error))
    return NULL;
  self->draft = g_strconcat (self->folder, ".XXXXXX", NULL);
  if (g_mkdtemp_full (self->draft, 0700) == NULL)
    {
      set_failed (error, folder);
      g_clear_pointer (&self->draft, g_free);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
trib_handover_files_free (TribHandoverFiles *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names) && self->draft != NULL; i++)
    {
      g_autofree char *path = g_build_filename (self->draft, names[i], NULL);

      g_unlink (path);
    }
  if (self->draft != NULL)
    g_rmdir (self->draft);
  g_free (self->folder);
  g_free (self->draft);
  g_free (self);
}

static gboolean
put (TribHandoverFiles *self, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (self->draft, name, NULL);

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static char *
fill_in (const char *text, double merge_at, const TribSplinkPlan *plan)
{
  g_autoptr (GString) out = g_string_new (text);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.6g", merge_at);
  g_string_replace (out, "0.95", number, 0);
  g_snprintf (number, sizeof number, "%u", plan->features->n);
  g_string_replace (out, "4,000", number, 0);
  return g_strdup (out->str);
}

/* The columns of records.csv, and room for the cells of one row. */
typedef struct
{
  const TribSplinkPlan *plan;
  GArray *columns; /* (element-type TribWriterColumn) */
  GPtrArray *headings;
  GPtrArray *texts; /* (element-type GString): by column */
  GArray *cells;    /* (element-type TribText) */
} Table;

static void
string_free (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
add_heading (Table *self, char *heading, TribColumnKind kind)
{
  TribWriterColumn column = { heading, kind };

  g_ptr_array_add (self->headings, heading);
  g_ptr_array_add (self->texts, g_string_new (NULL));
  g_array_append_val (self->columns, column);
}

static void
table_init (Table *self, const TribSplinkPlan *plan)
{
  self->plan = plan;
  self->columns = g_array_new (FALSE, FALSE, sizeof (TribWriterColumn));
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (string_free);
  self->cells = g_array_new (FALSE, TRUE, sizeof (TribText));
  add_heading (self, g_strdup ("record_id"), TRIB_COLUMN_NUMBER);
  add_heading (self, g_strdup ("source"), TRIB_COLUMN_TEXT);
  for (guint i = 0; i < plan->columns->len; i++)
    add_heading (self, g_strdup (((TribSplinkColumn *) plan->columns->pdata[i])->name), TRIB_COLUMN_TEXT);
  for (guint i = 0; i < plan->frequencies->len; i++)
    add_heading (
        self, g_strconcat ("frequency_", g_array_index (plan->frequencies, TribSplinkFrequency, i).column->name, NULL),
        TRIB_COLUMN_NUMBER);
  for (guint i = 0; i < plan->keys->len; i++)
    add_heading (self, g_strdup_printf ("key_%u", i + 1), TRIB_COLUMN_TEXT);
  g_array_set_size (self->cells, self->columns->len);
}

static void
table_clear (Table *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->cells);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
append_frequency (GString *out, const TribSplinkPlan *plan, const TribSplinkFrequency *frequency, guint32 rank)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double rarity;

  if (trib_splink_column_rarity (frequency->column, plan->features, rank, &rarity))
    g_string_append (out, g_ascii_dtostr (number, sizeof number, frequency->u * exp2 (-rarity)));
}

static void
fill_row (Table *self, gint64 id, const char *source, guint32 rank)
{
  const TribSplinkPlan *plan = self->plan;
  GString **texts = (GString **) self->texts->pdata;
  guint at = 2;

  for (guint i = 0; i < self->texts->len; i++)
    g_string_truncate (texts[i], 0);
  g_string_append_printf (texts[0], "%" G_GINT64_FORMAT, id);
  g_string_append (texts[1], source);
  for (guint i = 0; i < plan->columns->len; i++, at++)
    trib_splink_column_value (plan->columns->pdata[i], plan->features, rank, texts[at]);
  for (guint i = 0; i < plan->frequencies->len; i++, at++)
    append_frequency (texts[at], plan, &g_array_index (plan->frequencies, TribSplinkFrequency, i), rank);
  for (guint i = 0; i < plan->keys->len; i++, at++)
    {
      guint32 key = ((const guint32 *) plan->keys->pdata[i])[rank];

      if (key != 0)
        g_string_append_printf (texts[at], "k%08x", key);
    }
  for (guint i = 0; i < self->texts->len; i++)
    g_array_index (self->cells, TribText, i) = (TribText){ texts[i]->str, (guint32) texts[i]->len };
}

static GHashTable *
list_source_names (TribStore *store, GError **error)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);
  GHashTable *by_id;

  if (sources == NULL)
    return NULL;
  by_id = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = sources->pdata[i];

      g_hash_table_insert (by_id, GUINT_TO_POINTER ((guint32) source->id), g_strdup (source->name));
    }
  return by_id;
}

static gboolean
put_records (TribHandoverFiles *self, TribStore *store, const TribSplinkPlan *plan, GArray *ids, TribProgress *progress,
             GCancellable *cancellable, GError **error)
{
  const TribWriteOptions options = { .format = "csv", .keep_formulas = TRUE };
  g_autofree char *path = g_build_filename (self->draft, "records.csv", NULL);
  g_autoptr (GHashTable) sources = list_source_names (store, error);
  g_autoptr (TribWriter) writer = NULL;
  g_auto (Table) table = { 0 };

  table_init (&table, plan);
  if (sources == NULL)
    return FALSE;
  writer = trib_writer_open (path, &options, (const TribWriterColumn *) (gpointer) table.columns->data,
                             table.columns->len, error);
  if (writer == NULL)
    return FALSE;
  trib_progress_stage (progress, _ ("Writing records"), ids->len);
  for (guint32 i = 0; i < ids->len; i++)
    {
      guint32 rank = plan->features->rank[i];
      const char *source = g_hash_table_lookup (sources, GUINT_TO_POINTER (plan->features->source[rank]));

      if (i % 1000 == 0)
        {
          trib_progress_set (progress, i);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
      fill_row (&table, g_array_index (ids, gint64, i), source != NULL ? source : "", rank);
      if (!trib_writer_row (writer, (const TribText *) (gpointer) table.cells->data, table.cells->len, error))
        return FALSE;
    }
  return trib_writer_finish (writer, error) && (g_chmod (path, 0600) == 0 || set_failed (error, path));
}

gboolean
trib_handover_files_write (TribHandoverFiles *self, TribStore *store, const TribSplinkPlan *plan, GArray *ids,
                           double merge_at, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autofree char *settings = trib_splink_settings_to_json (plan);
  g_autofree char *weights = trib_splink_weights_to_sql (plan);
  g_autofree char *script = fill_in (trib_handover_job, merge_at, plan);
  g_autofree char *words = fill_in (trib_handover_readme, merge_at, plan);

  return put_records (self, store, plan, ids, progress, cancellable, error)
         && put (self, "settings.json", settings, error) && put (self, "weights.sql", weights, error)
         && put (self, "consolidate_spark.py", script, error) && put (self, "README.md", words, error);
}

gboolean
trib_handover_files_commit (TribHandoverFiles *self, GError **error)
{
  if (!is_free (self->folder, error))
    return FALSE;
  /* Takes the place of an empty folder, too. */
  if (g_rename (self->draft, self->folder) != 0)
    return set_failed (error, self->folder);
  g_clear_pointer (&self->draft, g_free);
  return TRUE;
}
