/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of a row lie one after the other in one text. While it grows it may move, so that a cell is known by where
 * it begins until the row ends.
 */
#include "config.h"

#include "formats/workbook/trib-sheet-row.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>

TribSheetRow *
trib_sheet_row_new (void)
{
  TribSheetRow *self = g_new0 (TribSheetRow, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (TribText));
  self->text = g_string_new (NULL);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_row_issue_free);
  return self;
}

void
trib_sheet_row_free (TribSheetRow *self)
{
  if (!self)
    return;
  g_array_unref (self->cells);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->issues);
  g_free (self);
}

void
trib_sheet_row_begin (TribSheetRow *self, guint64 line)
{
  self->line = line;
  g_array_set_size (self->cells, 0);
  g_string_truncate (self->text, 0);
  g_ptr_array_set_size (self->issues, 0);
}

void
trib_sheet_row_put (TribSheetRow *self, guint column, gsize from)
{
  TribText cell = TRIB_TEXT_EMPTY;

  g_string_append_c (self->text, '\0');
  while (self->cells->len <= column)
    g_array_append_val (self->cells, cell);
  /* Its place for now, see trib_sheet_row_end (). */
  cell = (TribText){ GSIZE_TO_POINTER (from + 1), self->text->len - 1 - from };
  g_array_index (self->cells, TribText, column) = cell;
}

void
trib_sheet_row_report (TribSheetRow *self, TribIssueKind kind, guint column, const char *value, const char *reason)
{
  g_ptr_array_add (self->issues, trib_row_issue_new (kind, 0, self->line, column, value, reason));
}

gboolean
trib_sheet_row_end (TribSheetRow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      TribText *cell = &g_array_index (self->cells, TribText, i);

      if (cell->len == 0)
        {
          *cell = TRIB_TEXT_EMPTY;
          continue;
        }
      cell->text = self->text->str + (GPOINTER_TO_SIZE (cell->text) - 1);
      n = i + 1;
    }
  g_array_set_size (self->cells, n);
  return n > 0 || self->issues->len > 0;
}

void
trib_sheet_row_copy (TribSheetRow *self, const TribSheetRow *from, guint64 line)
{
  trib_sheet_row_begin (self, line);
  for (guint i = 0; i < from->cells->len; i++)
    {
      const TribText *cell = &g_array_index (from->cells, TribText, i);
      gsize at = self->text->len;

      g_string_append_len (self->text, cell->text, cell->len);
      trib_sheet_row_put (self, i, at);
    }
  for (guint i = 0; i < from->issues->len; i++)
    {
      const TribRowIssue *issue = from->issues->pdata[i];

      trib_sheet_row_report (self, issue->kind, issue->column, issue->value, issue->reason);
    }
  trib_sheet_row_end (self);
}

gboolean
trib_sheet_row_check (const TribSheetRow *self, guint column, const char *name, GError **error)
{
  if (column >= TRIB_SHEET_MAX_COLUMNS)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s, row %" PRIu64 ": more than %d columns. Save the sheet again"), name, self->line,
                   TRIB_SHEET_MAX_COLUMNS);
      return FALSE;
    }
  return trib_sheet_row_check_text (self, 0, name, error);
}

gboolean
trib_sheet_row_check_text (const TribSheetRow *self, gsize more, const char *name, GError **error)
{
  if (self->text->len + more > TRIB_SHEET_MAX_TEXT)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s, row %" PRIu64 ": more than 64 MB of text in a row. Save the sheet again"), name, self->line);
      return FALSE;
    }
  return TRUE;
}
