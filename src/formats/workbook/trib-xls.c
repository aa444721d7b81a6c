/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks of Excel 2 to 2003 (.xls). They are read here since the library that there is for them, FreeXL, passes over
 * formulas with their values, takes errors for numbers and loses the formats by which a postcode keeps its zero. What is
 * called .xls and is something else (a web page, text, a newer workbook) is told apart by its content before.
 */
#include "config.h"

#include "formats/workbook/trib-biff-sheet.h"
#include "formats/workbook/trib-sheet-reader.h"
#include "formats/workbook/trib-sml.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  TribWorkbook parent;
  TribOle *ole; /* (nullable): where the stream is not the file */
  TribBiffBook *book;
} TribXls;

static TribSheet *
open_sheet (TribWorkbook *workbook, guint number, GError **error)
{
  TribXls *self = (TribXls *) workbook;

  return trib_biff_sheet_open (self->book, self->book->sheets->pdata[number], workbook->input->name, error);
}

static void
free_workbook (TribWorkbook *workbook)
{
  TribXls *self = (TribXls *) workbook;

  g_clear_pointer (&self->book, trib_biff_book_free);
  g_clear_pointer (&self->ole, trib_ole_free);
  g_free (self);
}

static gboolean
is_ole (const TribInput *input)
{
  return input->n_head >= 8 && memcmp (input->head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0;
}

/* A workbook without a file system around it begins with its first record, whose type has its version in it. */
static gboolean
is_plain (const TribInput *input)
{
  const guint8 *head = (const guint8 *) input->head;

  return input->n_head >= 8 && head[0] == 0x09 && (head[1] == 0 || head[1] == 2 || head[1] == 4 || head[1] == 8)
         && head[2] >= 4 && head[2] <= 16 && head[3] == 0 && (head[6] == 0x05 || head[6] == 0x10) && head[7] == 0;
}

/* What a compound file without a workbook is. */
static TribOleStream *
say_what_it_is (const TribOle *ole, const char *name, GError **error)
{
  const char *what = trib_ole_has (ole, "EncryptedPackage") || trib_ole_has (ole, "EncryptionInfo")
                         ? _ ("protected by a password. Save it without one")
                     : trib_ole_has (ole, "WordDocument") ? _ ("a text document (.doc). Save its table as .xlsx")
                     : trib_ole_has (ole, "PowerPoint Document")
                         ? _ ("a presentation (.ppt). Save its table as .xlsx")
                         : _ ("an old Office file without a workbook. Save it as .xlsx");

  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN, _ ("%s: is %s"), name, what);
  return NULL;
}

static TribOleStream *
open_stream (TribXls *self, TribInput *input, GError **error)
{
  static const char *const names[] = { "Workbook", "Book" };

  if (!is_ole (input))
    return trib_ole_stream_open_plain (input);
  self->ole = trib_ole_open (input, error);
  if (!self->ole)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (trib_ole_has (self->ole, names[i]))
      return trib_ole_stream_open (self->ole, names[i], error);
  return say_what_it_is (self->ole, input->name, error);
}

/* Takes @input. */
static TribWorkbook *
open_records (TribInput *input, GError **error)
{
  static const TribWorkbookClass class = { "xls", open_sheet, free_workbook };
  TribXls *self = g_new0 (TribXls, 1);
  g_autoptr (TribWorkbook) workbook = &self->parent;
  TribOleStream *stream;

  trib_workbook_init (workbook, &class, input);
  stream = open_stream (self, input, error);
  self->book = stream ? trib_biff_book_read (stream, input->name, error) : NULL;
  if (!self->book)
    return NULL;
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const TribBiffSheet *sheet = self->book->sheets->pdata[i];

      trib_workbook_add_sheet (workbook, sheet->name, sheet->hidden);
    }
  return g_steal_pointer (&workbook);
}

/* Takes @input. */
static TribWorkbook *
open_workbook (TribInput *input, GError **error)
{
  return trib_sml_sniff (input) ? trib_sml_open (input, error) : open_records (input, error);
}

static gboolean
sniff (const TribInput *input, gboolean has_ending)
{
  return is_ole (input) || is_plain (input) || trib_sml_sniff (input);
}

static TribReader *
open_reader (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_sheet_reader_new (open_workbook (input, error), options, error);
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_workbook_list_tables (open_workbook (trib_input_copy (input), error));
}

const TribFormat trib_xls_format = {
  .name = "xls",
  .title = ".xls",
  .endings = "xls xlt",
  .mime_types = "application/vnd.ms-excel",
  .sniff = sniff,
  .open = open_reader,
  .list_tables = list_tables,
};
