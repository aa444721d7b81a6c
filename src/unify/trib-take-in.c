/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file first, then the groups (trib-take-in-groups.c), then what a run writes (trib-run-write.c). Pairs that the last run knew
 * of keep their weight, and get the status that now is theirs.
 */
#include "config.h"

#include "unify/trib-take-in.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/trib-ids.h"
#include "base/trib-json.h"
#include "formats/trib-reader.h"
#include "match/trib-features.h"
#include "match/trib-model-json.h"
#include "store/trib-run-table.h"
#include "survivorship/trib-derive.h"
#include "unify/trib-take-in-groups.h"

#define STABLE (JSON_COMPACT | JSON_SORT_KEYS)

typedef struct
{
  TribStore *store;
  const char *path;
  char *name; /* of the file, for people */
  TribRunInput input;
  guint32 *wanted; /* by record: number of its group in the file, 0 for none */
  GHashTable *groups;
} TakingIn;

static void
taking_in_clear (TakingIn *self)
{
  trib_run_input_clear (&self->input);
  g_free (self->name);
  g_free (self->wanted);
  g_clear_pointer (&self->groups, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TakingIn, taking_in_clear)

static gboolean
find_column (TakingIn *self, TribReader *reader, const char *name, guint *column, GError **error)
{
  const char *const *columns = trib_reader_get_columns (reader, column);
  guint n = *column;

  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (columns[i], name) == 0)
      {
        *column = i;
        return TRUE;
      }
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE,
               _ ("%s: There is no column “%s”. Take the file that the job wrote: record_id, cluster_id."), self->name,
               name);
  return FALSE;
}

static gboolean
take_row (TakingIn *self, const TribRow *row, guint record_column, guint cluster_column, GError **error)
{
  g_autofree char *record = NULL, *cluster = NULL;
  g_autofree char *line = g_strdup_printf ("%" PRIu64, row->line);
  guint32 index;
  guint64 id;

  if (record_column < row->n_cells)
    record = g_strndup (row->cells[record_column].text, row->cells[record_column].len);
  if (cluster_column < row->n_cells)
    cluster = g_strndup (row->cells[cluster_column].text, row->cells[cluster_column].len);
  if (record == NULL || !g_ascii_string_to_unsigned (record, 10, 1, G_MAXINT64, &id, NULL)
      || !trib_ids_find (self->input.ids, (gint64) id, &index))
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
                   _ ("%s, line %s: There is no record “%s”. Hand the project over again, if it changed since."),
                   self->name, line, record != NULL ? record : "");
      return FALSE;
    }
  if (self->wanted[index] != 0)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
                   _ ("%s, line %s: Record %s is there a second time. Let each record have one row."), self->name, line,
                   record);
      return FALSE;
    }
  if (cluster == NULL || *cluster == '\0')
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
                   _ ("%s, line %s: Record %s has no cluster. Fill in the column cluster_id."), self->name, line,
                   record);
      return FALSE;
    }
  self->wanted[index] = GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, cluster));
  if (self->wanted[index] == 0)
    {
      self->wanted[index] = g_hash_table_size (self->groups) + 1;
      g_hash_table_insert (self->groups, g_steal_pointer (&cluster), GUINT_TO_POINTER (self->wanted[index]));
    }
  return TRUE;
}

static gboolean
read_file (TakingIn *self, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  const TribReadOptions options = { .header = TRIB_HEADER_FIRST };
  g_autoptr (TribReader) reader = trib_reader_open (self->path, &options, error);
  g_autoptr (GError) problem = NULL;
  guint record_column, cluster_column;
  guint64 done, total;
  TribRow row;

  if (reader == NULL || !find_column (self, reader, "record_id", &record_column, error)
      || !find_column (self, reader, "cluster_id", &cluster_column, error))
    return FALSE;
  trib_reader_get_position (reader, &done, &total);
  trib_progress_stage (progress, _ ("Reading the result"), total);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wanted = g_new0 (guint32, MAX (self->input.ids->len, 1));
  while (trib_reader_next (reader, &row, &problem))
    {
      if (!take_row (self, &row, record_column, cluster_column, error))
        return FALSE;
      if (row.row % 1000 != 0)
        continue;
      trib_reader_get_position (reader, &done, &total);
      trib_progress_set (progress, done);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (g_hash_table_size (self->groups) == 0)
    g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
                 _ ("%s: There are no records in it. Look whether the job came to its end."), self->name);
  else
    return TRUE;
  return FALSE;
}

/* What is known of pairs stays known; only who is together changed. */
static TribLinkStatus
status_now (const TribLinkRow *row, gboolean together)
{
  if (together)
    return TRIB_LINK_MERGED;
  return row->status == TRIB_LINK_MERGED ? TRIB_LINK_REJECTED : (TribLinkStatus) row->status;
}

static gboolean
take_links (TakingIn *self, TribMatchResult *result, TribTakeInReport *report, GError **error)
{
  g_autoptr (GArray) old = trib_store_list_links (self->store, error);

  if (old == NULL)
    return FALSE;
  result->links = g_new0 (TribMatchLink, MAX (old->len, 1));
  for (guint i = 0; i < old->len; i++)
    {
      const TribLinkRow *row = &g_array_index (old, TribLinkRow, i);
      TribMatchLink *link = &result->links[result->n_links];

      if (!trib_ids_find (self->input.ids, row->a, &link->a) || !trib_ids_find (self->input.ids, row->b, &link->b))
        continue;
      link->weight = (float) row->weight;
      link->probability = (float) row->probability;
      link->status = status_now (row, result->cluster[link->a] == result->cluster[link->b]);
      link->gain = (float) row->gain;
      report->review += link->gain > 0;
      result->n_links++;
    }
  return TRUE;
}

static TribMatchResult *
make_result (TakingIn *self, const TribRunRow *last, TribTakeInReport *report, GError **error)
{
  g_autoptr (TribMatchResult) result = g_new0 (TribMatchResult, 1);
  const TribFeatures *features = trib_match_table_features (self->input.table);
  guint32 n = self->input.ids->len;
  g_autofree guint32 *source = g_new (guint32, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    {
      source[i] = features->source[features->rank[i]];
      report->absent += self->wanted[i] == 0;
    }
  result->n_records = n;
  result->cluster = trib_take_in_groups (n, self->wanted, &self->input, source, &report->kept_apart);
  /* By it the pairs that are joined now are explained. */
  result->model = last->model != NULL ? trib_match_model_from_json (last->model, self->input.table) : NULL;
  if (!take_links (self, result, report, error))
    return NULL;
  report->records = n;
  for (guint32 i = 0; i < n; i++)
    report->customers += result->cluster[i] == i;
  return g_steal_pointer (&result);
}

static char *
describe (const TribTakeInReport *report, const char *name)
{
  return trib_json_to_text (json_pack ("{s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "taken_in", name, "records",
                                       (json_int_t) report->records, "customers", (json_int_t) report->customers,
                                       "merged", (json_int_t) report->merged, "split", (json_int_t) report->split,
                                       "created", (json_int_t) report->created, "review", (json_int_t) report->review,
                                       "absent", (json_int_t) report->absent, "kept_apart",
                                       (json_int_t) report->kept_apart),
                            STABLE);
}

/* Those of the last run, so that a later one knows its thresholds, and the name of the file, so that it is not taken for one. */
static char *
describe_options (const TribRunRow *last, const char *name)
{
  json_t *options = last->options != NULL ? json_loads (last->options, 0, NULL) : NULL;

  if (options == NULL)
    options = json_object ();
  json_object_set_new (options, "taken_in", json_string (name));
  return trib_json_to_text (options, STABLE);
}

static gboolean
write_result (TakingIn *self, TribChange *change, const TribRunRow *last, TribTakeInReport *report,
              TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribMatchResult) result = make_result (self, last, report, error);
  TribConsolidateReport run = { 0 };
  g_autofree char *options = NULL, *figures = NULL;

  if (result == NULL || !trib_run_write (change, &self->input, result, &run, progress, cancellable, error))
    return FALSE;
  report->merged = run.merged;
  report->split = run.split;
  report->created = run.created;
  report->unchanged = trib_change_count_facts (change) == 0;
  if (report->unchanged)
    return TRUE;
  if (!trib_derive_touched (change, progress, cancellable, error))
    return FALSE;
  options = describe_options (last, self->name);
  figures = describe (report, self->name);
  return trib_run_put (change, options, figures, last->model != NULL ? last->model : "{}", error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
trib_take_in (TribStore *store, const char *path, TribTakeInReport *report, TribProgress *progress,
              GCancellable *cancellable, GError **error)
{
  g_auto (TakingIn) self = { .store = store, .path = path };
  g_autoptr (TribChange) change = NULL;
  g_auto (TribRunRow) last = { 0 };
  g_autofree char *figures = NULL;

  *report = (TribTakeInReport){ 0 };
  self.name = strcmp (path, "-") == 0 ? g_strdup (_ ("standard input")) : g_path_get_basename (path);
  change = trib_change_begin (store, TRIB_EVENT_RUN, 0, error);
  if (change == NULL || !trib_store_get_last_run (store, &last, error)
      || !trib_run_input_load (&self.input, store, progress, cancellable, error)
      || !read_file (&self, progress, cancellable, error)
      || !write_result (&self, change, &last, report, progress, cancellable, error))
    return FALSE;
  if (report->unchanged)
    return TRUE;
  report->event = trib_change_get_group (change);
  figures = describe (report, self.name);
  return trib_change_commit (g_steal_pointer (&change), figures, error);
}
