/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Row by row: compare with before, keep. What is wrong is counted and kept beside; no row is lost. How rows come mapped, cleansed
 * and packed is the business of trib-intake-flow.c.
 */
#include "config.h"

#include "intake/trib-intake-flow.h"
#include "intake/trib-intake-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/trib-source-table.h"

#define KEEP_ISSUES 100000 /* in the project; all are counted */
#define SHOW_ISSUES 100    /* in the report */

/* A fresh row of a refresh. */
typedef struct
{
  guint64 row;
  gint64 record;
} FreshRow;

typedef struct
{
  TribRecordWriter *writer;
  guint64 before; /* rows that stand before those of an addition */
  GArray *fresh;  /* (nullable) (element-type FreshRow): by row, where this is a refresh */
} Writing;

static gboolean
keep_issue (TribIntake *self, const TribRowIssue *issue, GError **error)
{
  TribImportReport *report = self->report;

  report->n_issues++;
  if (issue->kind == TRIB_ISSUE_TRUNCATED)
    report->truncated = TRUE;
  if (report->issues->len < SHOW_ISSUES)
    g_ptr_array_add (report->issues, trib_row_issue_new (issue->kind, issue->row, issue->line, issue->column,
                                                         issue->value, issue->reason));
  if (self->n_kept_issues++ >= KEEP_ISSUES)
    return TRUE;
  return trib_issue_put (self->change, trib_change_get_group (self->change), issue, error);
}

/* A row that is no customer goes to the file of rejects, as it came, with the reason behind it. */
static gboolean
keep_back (TribIntake *self, TribIntakeBatch *batch, const TribBatchRow *row, GError **error)
{
  g_autofree TribText *cells = NULL;
  const TribText *in = trib_intake_batch_cells (batch, row);
  const char *reason = _ ("Not a customer: a heading repeated or a sum");

  self->report->kept_back++;
  if (self->rejects == NULL)
    return TRUE;
  cells = g_new0 (TribText, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    cells[i] = i < row->n_cells ? in[i] : TRIB_TEXT_EMPTY;
  cells[self->n_columns] = (TribText){ reason, (guint32) strlen (reason) };
  return trib_writer_row (self->rejects, cells, self->n_columns + 1, error);
}

/* The record's customer shows what is derived from the old version until it is derived anew. */
static gboolean
touch_customer (TribIntake *self, gint64 record, GError **error)
{
  TribFact member;

  if (!trib_fact_find (trib_change_get_store (self->change), TRIB_FACT_MEMBER, record, 0, &member, error))
    return FALSE;
  if (member.began != 0)
    trib_change_touch (self->change, member.value);
  return TRUE;
}

static gboolean
put_version (TribIntake *self, Writing *writing, const TribRecordRow *row, GError **error)
{
  if (!touch_customer (self, row->id, error)
      || !trib_fact_end (self->change, TRIB_FACT_RECORD, row->id, 0, trib_change_get_group (self->change), error))
    return FALSE;
  trib_record_writer_put (writing->writer, row);
  return TRUE;
}

static void
put_fresh (TribIntake *self, Writing *writing, TribRecordRow *row)
{
  row->id = trib_change_mint (self->change, TRIB_MINT_RECORD);
  if (writing->fresh != NULL)
    {
      FreshRow fresh = { row->row, row->id };

      g_array_append_val (writing->fresh, fresh);
    }
  trib_record_writer_put (writing->writer, row);
}

static gboolean
keep_row (TribIntake *self, Writing *writing, const TribIntakeBatch *batch, const TribBatchRow *in, GError **error)
{
  TribImportReport *report = self->report;
  TribRecordRow row = { .row = writing->before + in->row, .line = in->line, .hash = in->hash };

  row.raw = batch->raw->data + in->raw_at;
  row.raw_len = in->raw_len;
  row.std = batch->std->data + in->std_at;
  row.std_len = in->std_len;
  switch (trib_refresh_match (self->refresh, row.row, in->hash, in->std_hash, in->number, &row.id))
    {
    case TRIB_ROW_UNCHANGED:
      report->unchanged++;
      return TRUE;
    case TRIB_ROW_MOVED:
      report->unchanged++;
      if (self->add)
        return TRUE;
      self->versions++;
      return put_version (self, writing, &row, error);
    case TRIB_ROW_CHANGED:
      report->changed++;
      return put_version (self, writing, &row, error);
    case TRIB_ROW_FRESH:
    default:
      report->fresh++;
      put_fresh (self, writing, &row);
      return TRUE;
    }
}

static gboolean
keep_batch (TribIntake *self, Writing *writing, TribIntakeBatch *batch, GError **error)
{
  guint told = 0;

  for (guint i = 0; i < batch->rows->len; i++)
    {
      const TribBatchRow *row = &g_array_index (batch->rows, TribBatchRow, i);

      for (; told < row->n_issues; told++)
        if (!keep_issue (self, g_ptr_array_index (batch->issues, told), error))
          return FALSE;
      self->report->rows++;
      if (!(row->flags & TRIB_ROW_KEPT_BACK ? keep_back (self, batch, row, error)
                                            : keep_row (self, writing, batch, row, error)))
        return FALSE;
    }
  for (; told < batch->issues->len; told++)
    if (!keep_issue (self, g_ptr_array_index (batch->issues, told), error))
      return FALSE;
  return trib_record_writer_flush (writing->writer, error);
}

/* The record at that row, 0 where there is none that is fresh. */
static gint64
fresh_at (const GArray *fresh, guint64 row)
{
  guint low = 0, high = fresh->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (fresh, FreshRow, middle).row < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low < fresh->len && g_array_index (fresh, FreshRow, low).row == row
             ? g_array_index (fresh, FreshRow, low).record
             : 0;
}

/* A fresh row where a record of before stood, with half of its cells the same, is that record changed. */
static gboolean
join_changed (TribIntake *self, const Writing *writing, GArray *gone, GError **error)
{
  TribStore *store = trib_change_get_store (self->change);
  gint64 event = trib_change_get_group (self->change);
  guint kept = 0;

  for (guint i = 0; i < gone->len; i++)
    {
      TribRecordKey key = g_array_index (gone, TribRecordKey, i);
      gint64 fresh = fresh_at (writing->fresh, key.row);
      g_auto (TribRecordContent) before = { 0 };
      g_auto (TribRecordContent) now = { 0 };

      if (fresh != 0
          && (!trib_store_get_record (store, key.id, &before, error)
              || !trib_store_get_record (store, fresh, &now, error)))
        return FALSE;
      if (fresh == 0
          || !trib_refresh_similar (g_bytes_get_data (before.raw, NULL), g_bytes_get_size (before.raw),
                                    g_bytes_get_data (now.raw, NULL), g_bytes_get_size (now.raw)))
        {
          g_array_index (gone, TribRecordKey, kept++) = key;
          continue;
        }
      if (!touch_customer (self, key.id, error)
          || !trib_fact_end (self->change, TRIB_FACT_RECORD, key.id, 0, event, error)
          || !trib_record_renumber (self->change, fresh, key.id, error))
        return FALSE;
      self->report->fresh--;
      self->report->changed++;
    }
  g_array_set_size (gone, kept);
  return TRUE;
}

static gboolean
end_record (TribIntake *self, gint64 record, GError **error)
{
  TribStore *store = trib_change_get_store (self->change);
  gint64 event = trib_change_get_group (self->change);
  g_autoptr (GArray) links = trib_store_links_of (store, record, error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const TribLinkRow *link = &g_array_index (links, TribLinkRow, i);

      if (!trib_fact_end (self->change, TRIB_FACT_LINK, link->a, link->b, event, error))
        return FALSE;
    }
  return trib_fact_end (self->change, TRIB_FACT_MEMBER, record, 0, event, error)
         && trib_fact_end (self->change, TRIB_FACT_RECORD, record, 0, event, error);
}

static gboolean
end_gone (TribIntake *self, const Writing *writing, GError **error)
{
  g_autoptr (GArray) gone = trib_refresh_take_gone (self->refresh);

  if (!join_changed (self, writing, gone, error))
    return FALSE;
  /* Of a file that broke off nobody knows what would have come: nothing is taken for gone. */
  if (self->report->truncated)
    return TRUE;
  for (guint i = 0; i < gone->len; i++)
    if (!end_record (self, g_array_index (gone, TribRecordKey, i).id, error))
      return FALSE;
  self->report->gone = gone->len;
  return TRUE;
}

static gboolean
keep_all (TribIntake *self, Writing *writing, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribIntakeFlow) flow = NULL;
  double reading, preparing;
  guint64 total;
  TribIntakeBatch *batch;

  trib_reader_get_position (self->reader, NULL, &total);
  trib_progress_stage (progress, _ ("Reading"), total);
  flow = trib_intake_flow_new (self->reader, self->tools, self->n_tools);
  while ((batch = trib_intake_flow_next (flow, cancellable)) != NULL)
    {
      if (!keep_batch (self, writing, batch, error))
        return FALSE;
      if (batch->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&batch->error));
          return FALSE;
        }
      trib_progress_set (progress, batch->done);
    }
  trib_intake_flow_get_times (flow, &reading, &preparing);
  trib_progress_add_time (progress, "reading rows, beside", reading);
  trib_progress_add_time (progress, "cleansing rows, beside", preparing);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
trib_intake_rows (TribIntake *self, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Writing writing = { .writer = trib_record_writer_new (self->change, self->source, error) };
  gboolean ok = writing.writer != NULL;

  if (self->add)
    writing.before = trib_refresh_last_row (self->refresh);
  else if (!trib_refresh_is_first (self->refresh))
    writing.fresh = g_array_new (FALSE, FALSE, sizeof (FreshRow));
  ok = ok && keep_all (self, &writing, progress, cancellable, error);
  if (ok && writing.fresh != NULL)
    ok = end_gone (self, &writing, error);
  trib_record_writer_free (writing.writer);
  g_clear_pointer (&writing.fresh, g_array_unref);
  return ok;
}
