/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the project as a run would, puts the model of the last run on it, and writes: the settings alone, or a folder with
 * records, settings, job and explanation. What the settings say is worked out by trib-splink-plan.c.
 */
#include "config.h"

#include "publish/trib-handover.h"

#include "match/trib-match-table.h"
#include "match/trib-model-json.h"
#include "publish/trib-handover-files.h"
#include "publish/trib-splink-settings.h"
#include "store/trib-run-table.h"
#include "unify/trib-run-plan.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#define MERGE_AT 0.95

typedef struct
{
  TribStore *store;
  TribProgress *progress;
  GCancellable *cancellable;
  TribRunInput input;
  TribMatchModel *model;
  TribSplinkPlan *plan;
  double merge_at;
} Handover;

static void
handover_clear (Handover *self)
{
  g_clear_pointer (&self->plan, trib_splink_plan_free);
  g_clear_pointer (&self->model, trib_match_model_free);
  trib_run_input_clear (&self->input);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Handover, handover_clear)

static gboolean
tick_cb (const char *stage, guint64 done, guint64 total, gpointer user_data)
{
  Handover *self = user_data;

  trib_progress_set (self->progress, done);
  return !g_cancellable_is_cancelled (self->cancellable);
}

static double
merge_at_of (const char *options)
{
  json_t *root = json_loads (options, 0, NULL);
  double merge_at = json_number_value (json_object_get (root, "merge_at"));

  json_decref (root);
  return merge_at > 0 ? merge_at : MERGE_AT;
}

static gboolean
set_no_model (Handover *self, GError **error)
{
  g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
               _ ("%s: No run has learnt from the records as they are now. Consolidate first."),
               trib_store_get_path (self->store));
  return FALSE;
}

static gboolean
make_plan (Handover *self, TribHandoverReport *report, GError **error)
{
  g_auto (TribRunRow) run = { 0 };
  TribTicker ticker;

  if (!trib_store_get_last_run (self->store, &run, error))
    return FALSE;
  if (run.event == 0)
    return set_no_model (self, error);
  if (!trib_run_input_load (&self->input, self->store, self->progress, self->cancellable, error))
    return FALSE;
  trib_progress_stage (self->progress, _ ("Looking for pairs"), 0);
  self->model = trib_match_model_from_json (run.model, self->input.table);
  if (self->model == NULL)
    return set_no_model (self, error);
  self->merge_at = merge_at_of (run.options);
  trib_ticker_init (&ticker, NULL, tick_cb, self);
  self->plan = trib_splink_plan_new (self->model, trib_match_table_features (self->input.table), &ticker);
  if (self->plan == NULL)
    {
      g_cancellable_set_error_if_cancelled (self->cancellable, error);
      return FALSE;
    }
  if (report != NULL)
    *report = (TribHandoverReport){ self->input.ids->len, self->plan->comparisons->len, self->plan->columns->len,
                                    self->plan->keys->len, self->merge_at };
  return TRUE;
}

/* GLib speaks of the file that it writes first, which nobody knows. */
static void
set_unwritten (const char *path, const GError *inner, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                 _ ("%s: There is no folder “%s”. Make it first, or write elsewhere."), path, folder);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, _ ("%s: This is a folder. Name a file in it."), path);
  else if (g_error_matches (inner, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, G_FILE_ERROR, inner->code, _ ("%s: The disk is full. Make room, or write elsewhere."), path);
  else
    g_set_error (error, G_FILE_ERROR, inner->code,
                 _ ("%s: It may not be written. Write elsewhere, or see to the rights of the folder."), path);
}

static gboolean
put_settings (const char *path, const char *settings, GError **error)
{
  if (strcmp (path, "-") != 0)
    {
      g_autoptr (GError) inner = NULL;

      if (g_file_set_contents_full (path, settings, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &inner))
        return TRUE;
      set_unwritten (path, inner, error);
      return FALSE;
    }
  if (fputs (settings, stdout) >= 0 && fputc ('\n', stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _ ("standard output: Could not be written: %s. Write to a file."), g_strerror (errno));
  return FALSE;
}

gboolean
trib_handover_export_model (TribStore *store, const char *path, TribHandoverReport *report, TribProgress *progress,
                            GCancellable *cancellable, GError **error)
{
  g_auto (Handover) self = { store, progress, cancellable };
  g_autofree char *settings = NULL;

  if (!make_plan (&self, report, error))
    return FALSE;
  settings = trib_splink_settings_to_json (self.plan);
  return put_settings (path, settings, error);
}

gboolean
trib_handover (TribStore *store, const char *folder, TribHandoverReport *report, TribProgress *progress,
               GCancellable *cancellable, GError **error)
{
  g_auto (Handover) self = { store, progress, cancellable };
  g_autoptr (TribHandoverFiles) files = NULL;

  /* Whether there is room is known before the work. */
  files = trib_handover_files_new (folder, error);
  if (files == NULL || !make_plan (&self, report, error))
    return FALSE;
  return trib_handover_files_write (files, store, self.plan, self.input.ids, self.merge_at, progress, cancellable,
                                    error)
         && trib_handover_files_commit (files, error);
}
