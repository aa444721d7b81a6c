/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Row by row: map, cleanse, compare with before, keep. What is wrong is counted and kept beside; no row is lost.
 */
#include "config.h"

#include "intake/trib-intake-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/trib-source-table.h"

#define KEEP_ISSUES 100000 /* in the project; all are counted */
#define SHOW_ISSUES 100    /* in the report */

typedef struct
{
  TribValues *mapped;
  TribValues *standard;
  TribRecordRow row;
  guint64 before;       /* rows that stand before those of an addition */
  GHashTable *fresh_at; /* row number -> record id, of fresh rows in a refresh */
} Buffers;

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

static gint64
number_cell (const TribRowIssue *issue)
{
  return (gint64) issue->row * 100000 + issue->column;
}

static gboolean
keep_reader_issues (TribIntake *self, GError **error)
{
  g_autoptr (GPtrArray) issues = trib_reader_take_issues (self->reader);

  for (guint i = 0; i < issues->len; i++)
    {
      const TribRowIssue *issue = g_ptr_array_index (issues, i);
      gint64 cell = number_cell (issue);

      /* A number or day that a spreadsheet has spoilt is said once, whoever saw it first. */
      if (issue->kind == TRIB_ISSUE_NUMBER && g_hash_table_contains (self->spoilt, &cell))
        continue;
      if (!keep_issue (self, issue, error))
        return FALSE;
    }
  g_hash_table_remove_all (self->spoilt);
  return TRUE;
}

static gboolean
keep_value_issues (TribIntake *self, const TribRow *row, TribValues *values, GError **error)
{
  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribValue *value = trib_values_nth (values, i);
      TribRowIssue issue = { TRIB_ISSUE_VALUE, row->row, row->line, value->column, NULL, NULL };

      if (value->status != TRIB_STATUS_INVALID)
        continue;
      issue.value = (char *) value->text.text;
      issue.reason = (char *) trib_reason_text (value->reason);
      if (value->reason == TRIB_REASON_LOST_DIGITS || value->reason == TRIB_REASON_NO_SUCH_DAY)
        {
          gint64 cell = number_cell (&issue);

          g_hash_table_add (self->spoilt, g_memdup2 (&cell, sizeof cell));
        }
      if (!keep_issue (self, &issue, error))
        return FALSE;
    }
  return TRUE;
}

/* A row that is no customer goes to the file of rejects, as it came, with the reason behind it. */
static gboolean
keep_back (TribIntake *self, const TribRow *row, GError **error)
{
  g_autofree TribText *cells = NULL;
  const char *reason = _ ("Not a customer: a heading repeated or a sum");

  self->report->kept_back++;
  if (self->rejects == NULL)
    return TRUE;
  cells = g_new0 (TribText, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    cells[i] = i < row->n_cells ? row->cells[i] : TRIB_TEXT_EMPTY;
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
put_version (TribIntake *self, TribRecordRow *row, GError **error)
{
  gint64 event = trib_change_get_group (self->change);

  return touch_customer (self, row->id, error)
         && trib_fact_end (self->change, TRIB_FACT_RECORD, row->id, 0, event, error)
         && trib_record_put (self->change, event, row, error);
}

static gboolean
keep_row (TribIntake *self, Buffers *buffers, GError **error)
{
  TribRecordRow *row = &buffers->row;

  switch (trib_refresh_match (self->refresh, row, buffers->standard, &row->id))
    {
    case TRIB_ROW_UNCHANGED:
      self->report->unchanged++;
      return TRUE;
    case TRIB_ROW_MOVED:
      self->report->unchanged++;
      if (self->add)
        return TRUE;
      self->versions++;
      return put_version (self, row, error);
    case TRIB_ROW_CHANGED:
      self->report->changed++;
      return put_version (self, row, error);
    case TRIB_ROW_FRESH:
    default:
      self->report->fresh++;
      row->id = trib_change_mint (self->change, TRIB_MINT_RECORD);
      if (buffers->fresh_at != NULL)
        {
          gint64 *at = g_new (gint64, 2);

          at[0] = (gint64) row->row;
          at[1] = row->id;
          g_hash_table_insert (buffers->fresh_at, at, at + 1);
        }
      return trib_record_put (self->change, trib_change_get_group (self->change), row, error);
    }
}

static gboolean
take_row (TribIntake *self, const TribRow *in, Buffers *buffers, GError **error)
{
  TribRecordRow *row = &buffers->row;

  self->report->rows++;
  if (in->flags & TRIB_ROW_KEPT_BACK)
    return keep_back (self, in, error);
  trib_mapper_row (self->mapper, in, buffers->mapped);
  trib_cleanser_row (self->cleanser, buffers->mapped, buffers->standard);
  if (!keep_value_issues (self, in, buffers->standard, error))
    return FALSE;
  g_byte_array_set_size (row->raw, 0);
  g_byte_array_set_size (row->std, 0);
  trib_pack_cells (row->raw, in->cells, self->n_kept > 0 ? MIN (in->n_cells, self->n_kept) : in->n_cells);
  trib_values_pack (buffers->standard, row->std);
  row->source = self->source;
  row->row = buffers->before + in->row;
  row->line = in->line;
  row->hash = trib_record_hash (row->raw);
  return keep_row (self, buffers, error);
}

/* A fresh row where a record of before stood, with half of its cells the same, is that record changed. */
static gboolean
join_changed (TribIntake *self, Buffers *buffers, GArray *gone, GError **error)
{
  TribStore *store = trib_change_get_store (self->change);
  gint64 event = trib_change_get_group (self->change);
  guint kept = 0;

  for (guint i = 0; i < gone->len; i++)
    {
      TribRecordKey key = g_array_index (gone, TribRecordKey, i);
      gint64 place = (gint64) key.row;
      gint64 *fresh = g_hash_table_lookup (buffers->fresh_at, &place);
      g_auto (TribRecordContent) before = { 0 };
      g_auto (TribRecordContent) now = { 0 };

      if (fresh != NULL
          && (!trib_store_get_record (store, key.id, &before, error)
              || !trib_store_get_record (store, *fresh, &now, error)))
        return FALSE;
      if (fresh == NULL
          || !trib_refresh_similar (g_bytes_get_data (before.raw, NULL), g_bytes_get_size (before.raw),
                                    g_bytes_get_data (now.raw, NULL), g_bytes_get_size (now.raw)))
        {
          g_array_index (gone, TribRecordKey, kept++) = key;
          continue;
        }
      if (!touch_customer (self, key.id, error)
          || !trib_fact_end (self->change, TRIB_FACT_RECORD, key.id, 0, event, error)
          || !trib_record_renumber (self->change, *fresh, key.id, error))
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
end_gone (TribIntake *self, Buffers *buffers, GError **error)
{
  g_autoptr (GArray) gone = trib_refresh_take_gone (self->refresh);

  if (!join_changed (self, buffers, gone, error))
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
read_all (TribIntake *self, Buffers *buffers, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) inner = NULL;
  guint64 done, total;
  TribRow row;

  trib_reader_get_position (self->reader, &done, &total);
  trib_progress_stage (progress, _ ("Reading"), total);
  for (guint64 n = 0; trib_reader_next (self->reader, &row, &inner); n++)
    {
      if (!take_row (self, &row, buffers, error))
        return FALSE;
      if (n % 500 != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !keep_reader_issues (self, error))
        return FALSE;
      trib_reader_get_position (self->reader, &done, &total);
      trib_progress_set (progress, done);
    }
  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }
  return keep_reader_issues (self, error);
}

gboolean
trib_intake_rows (TribIntake *self, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Buffers buffers = { .mapped = trib_values_new (), .standard = trib_values_new () };
  gboolean ok;

  self->spoilt = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  buffers.row.raw = g_byte_array_new ();
  buffers.row.std = g_byte_array_new ();
  if (self->add)
    buffers.before = trib_refresh_last_row (self->refresh);
  else if (!trib_refresh_is_first (self->refresh))
    buffers.fresh_at = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  ok = read_all (self, &buffers, progress, cancellable, error);
  if (ok && buffers.fresh_at != NULL)
    ok = end_gone (self, &buffers, error);
  g_clear_pointer (&buffers.fresh_at, g_hash_table_unref);
  g_clear_pointer (&self->spoilt, g_hash_table_unref);
  g_byte_array_unref (buffers.row.raw);
  g_byte_array_unref (buffers.row.std);
  trib_values_free (buffers.mapped);
  trib_values_free (buffers.standard);
  return ok;
}
