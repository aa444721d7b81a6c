/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What a reader hands out holds until its next row, so the cells are copied once; all else refers to that copy.
 */
#include "config.h"

#include "intake/trib-intake-batch.h"

#include <string.h>

#include "store/trib-record-table.h"

#define ROWS 2000
#define BYTES (1024 * 1024) /* of text, after which a batch is full, however few its rows */

typedef struct
{
  guint at;
  guint len;
} Span;

TribIntakeBatch *
trib_intake_batch_new (void)
{
  TribIntakeBatch *self = g_new0 (TribIntakeBatch, 1);

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (TribBatchRow), ROWS);
  self->text = g_byte_array_new ();
  self->raw = g_byte_array_new ();
  self->std = g_byte_array_new ();
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->cells = g_array_new (FALSE, FALSE, sizeof (TribText));
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_row_issue_free);
  return self;
}

void
trib_intake_batch_free (TribIntakeBatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_byte_array_unref (self->text);
  g_byte_array_unref (self->raw);
  g_byte_array_unref (self->std);
  g_array_unref (self->spans);
  g_array_unref (self->cells);
  g_clear_pointer (&self->reported, g_ptr_array_unref);
  g_ptr_array_unref (self->issues);
  g_clear_error (&self->error);
  g_free (self);
}

static void
clear (TribIntakeBatch *self)
{
  g_array_set_size (self->rows, 0);
  g_byte_array_set_size (self->text, 0);
  g_byte_array_set_size (self->raw, 0);
  g_byte_array_set_size (self->std, 0);
  g_array_set_size (self->spans, 0);
  g_ptr_array_set_size (self->issues, 0);
  g_clear_pointer (&self->reported, g_ptr_array_unref);
  g_clear_error (&self->error);
}

static void
copy_row (TribIntakeBatch *self, const TribRow *in)
{
  TribBatchRow row = { .row = in->row, .line = in->line, .flags = in->flags, .n_cells = in->n_cells };
  guint at = self->text->len;
  gsize len = 0;
  Span *spans;
  char *to;

  row.first_cell = self->spans->len;
  g_array_append_val (self->rows, row);
  for (guint i = 0; i < in->n_cells; i++)
    len += in->cells[i].len + 1;
  g_byte_array_set_size (self->text, at + (guint) len);
  g_array_set_size (self->spans, self->spans->len + in->n_cells);
  spans = &g_array_index (self->spans, Span, row.first_cell);
  to = (char *) self->text->data + at;
  for (guint i = 0; i < in->n_cells; i++)
    {
      spans[i] = (Span){ (guint) (to - (char *) self->text->data), in->cells[i].len };
      memcpy (to, in->cells[i].text, in->cells[i].len);
      to += in->cells[i].len;
      *to++ = '\0';
    }
}

gboolean
trib_intake_batch_read (TribIntakeBatch *self, TribReader *reader)
{
  gboolean more = TRUE;
  TribRow row;

  clear (self);
  while (self->rows->len < ROWS && self->text->len < BYTES && (more = trib_reader_next (reader, &row, &self->error)))
    copy_row (self, &row);
  self->reported = trib_reader_take_issues (reader);
  trib_reader_get_position (reader, &self->done, &self->total);
  return more;
}

const TribText *
trib_intake_batch_cells (TribIntakeBatch *self, const TribBatchRow *row)
{
  const Span *spans = &g_array_index (self->spans, Span, row->first_cell);
  TribText *cells;

  g_array_set_size (self->cells, row->n_cells);
  cells = (TribText *) (gpointer) self->cells->data;
  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = (TribText){ (const char *) self->text->data + spans[i].at, spans[i].len };
  return cells;
}

/* What cleansing found invalid. */
static void
find_issues (TribIntakeBatch *self, const TribBatchRow *row, TribValues *values)
{
  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribValue *value = trib_values_nth (values, i);

      if (value->status == TRIB_STATUS_INVALID)
        g_ptr_array_add (self->issues, trib_row_issue_new (TRIB_ISSUE_VALUE, row->row, row->line, value->column,
                                                           value->text.text, trib_reason_text (value->reason)));
    }
}

/* A number or day that a spreadsheet has spoilt is said once, whoever saw it first. @first: of the row's issues. */
static gboolean
is_said (const TribIntakeBatch *self, guint first, const TribRowIssue *reported)
{
  for (guint i = first; reported->kind == TRIB_ISSUE_NUMBER && i < self->issues->len; i++)
    {
      const TribRowIssue *issue = g_ptr_array_index (self->issues, i);

      if (issue->kind == TRIB_ISSUE_VALUE && issue->column == reported->column
          && (strcmp (issue->reason, trib_reason_text (TRIB_REASON_LOST_DIGITS)) == 0
              || strcmp (issue->reason, trib_reason_text (TRIB_REASON_NO_SUCH_DAY)) == 0))
        return TRUE;
    }
  return FALSE;
}

/* What the reader said up to @row goes before what cleansing says of it. @next: the first that is not yet told. */
static void
merge_reported (TribIntakeBatch *self, guint64 row, guint first, guint *next)
{
  guint at = first;

  for (; *next < self->reported->len; (*next)++)
    {
      const TribRowIssue *issue = g_ptr_array_index (self->reported, *next);

      if (issue->row > row)
        return;
      if (!is_said (self, first, issue))
        g_ptr_array_insert (
            self->issues, (int) at++,
            trib_row_issue_new (issue->kind, issue->row, issue->line, issue->column, issue->value, issue->reason));
    }
}

static void
prepare_row (TribIntakeBatch *self, TribBatchRow *row, TribIntakeTools *tools)
{
  const TribText *cells = trib_intake_batch_cells (self, row);
  TribRow in = { cells, row->n_cells, row->row, row->line, row->flags };

  trib_mapper_row (tools->mapper, &in, tools->mapped);
  trib_cleanser_row (tools->cleanser, tools->mapped, tools->standard);
  find_issues (self, row, tools->standard);
  row->raw_at = self->raw->len;
  row->std_at = self->std->len;
  trib_pack_cells (self->raw, cells, tools->n_kept > 0 ? MIN (row->n_cells, tools->n_kept) : row->n_cells);
  trib_values_pack (tools->standard, self->std);
  row->raw_len = self->raw->len - row->raw_at;
  row->std_len = self->std->len - row->std_at;
  row->hash = trib_record_hash (self->raw->data + row->raw_at, row->raw_len);
  row->std_hash = trib_record_hash (self->std->data + row->std_at, row->std_len);
  row->number = trib_record_number (tools->standard);
}

void
trib_intake_batch_prepare (TribIntakeBatch *self, TribIntakeTools *tools)
{
  guint next = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TribBatchRow *row = &g_array_index (self->rows, TribBatchRow, i);
      guint first = self->issues->len;

      if (!(row->flags & TRIB_ROW_KEPT_BACK))
        prepare_row (self, row, tools);
      merge_reported (self, row->row, first, &next);
      row->n_issues = self->issues->len;
    }
  merge_reported (self, G_MAXUINT64, self->issues->len, &next);
}
