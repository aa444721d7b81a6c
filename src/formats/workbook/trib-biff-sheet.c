/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Streams the rows of a sheet. Its cells are records that say where they belong. Nearly always they come row by row;
 * where a program has written them in another order, they are sorted by their row first. Records within a chart that
 * lies on the sheet are none of its cells.
 */
#include "config.h"

#include "formats/workbook/trib-biff-sheet.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_SORTED (16 * 1024 * 1024) /* cells */

typedef struct
{
  guint32 row;
  guint32 offset;
} Place;

typedef struct
{
  TribSheet parent;
  const TribBiffBook *book;
  const char *name;
  TribBiff biff;
  GArray *places; /* (nullable): Place: where the order is not that of the rows */
  guint n_taken;  /* of them */
  guint64 begin, end;
  gboolean is_held; /* the record at hand begins the next row */
} TribBiffStream;

static gboolean
is_begin (guint type)
{
  return type == TRIB_BIFF_BOF || type == TRIB_BIFF_BOF_2 || type == TRIB_BIFF_BOF_3 || type == TRIB_BIFF_BOF_4;
}

/* A record of a cell, or of several in one row. */
static gboolean
is_cell (const TribBiff *biff)
{
  switch (biff->type)
    {
    case TRIB_BIFF_INTEGER_2:
    case TRIB_BIFF_NUMBER_2:
    case TRIB_BIFF_LABEL_2:
    case TRIB_BIFF_BOOLERR_2:
      return biff->version < 5;
    case TRIB_BIFF_FORMULA:
    case TRIB_BIFF_FORMULA | 0x0200:
    case TRIB_BIFF_FORMULA | 0x0400:
    case TRIB_BIFF_MULRK:
    case TRIB_BIFF_RSTRING:
    case TRIB_BIFF_LABELSST:
    case TRIB_BIFF_NUMBER:
    case TRIB_BIFF_LABEL:
    case TRIB_BIFF_BOOLERR:
    case TRIB_BIFF_RK:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Two bits say what the other thirty are: the upper part of a number, or an integer; divided by a hundred or not. */
static double
decode_rk (guint32 rk)
{
  double number;

  if (rk & 2)
    number = (gint32) rk >> 2;
  else
    {
      guint64 bits = (guint64) (rk & ~3u) << 32;

      memcpy (&number, &bits, sizeof number);
    }
  return rk & 1 ? number / 100 : number;
}

static void
add_number (TribBiffStream *self, TribSheetRow *row, guint column, guint style, double number)
{
  const GArray *formats = self->book->formats;
  TribNumberFormat format = { TRIB_NUMBER_PLAIN, 0 };
  char value[G_ASCII_DTOSTR_BUF_SIZE];
  gsize from = row->text->len;
  gboolean lost;

  if (style < formats->len)
    format = g_array_index (formats, TribNumberFormat, style);
  trib_number_format_append (row->text, g_ascii_dtostr (value, sizeof value, number), format, self->book->date1904,
                             &lost);
  if (lost)
    trib_sheet_row_report (
        row, TRIB_ISSUE_NUMBER, column, row->text->str + from,
        _ ("a spreadsheet keeps 15 digits, and counts a 29 February 1900: this may not be what was meant"));
  trib_sheet_row_put (row, column, from);
}

static void
add_truth_or_error (TribSheetRow *row, guint column, guint value, gboolean is_error)
{
  static const struct
  {
    guint code;
    const char *name;
  } errors[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0f, "#VALUE!" }, { 0x17, "#REF!" },
                 { 0x1d, "#NAME?" }, { 0x24, "#NUM!" },   { 0x2a, "#N/A" } };
  const char *name = "#?";
  gsize from = row->text->len;

  if (!is_error)
    g_string_append (row->text, value ? "TRUE" : "FALSE");
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
        if (errors[i].code == value)
          name = errors[i].name;
      trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, column, name, _ ("an error; the cell is empty"));
    }
  trib_sheet_row_put (row, column, from);
}

/* The text of a formula is in the next record, or in the one after what it shares with other formulas. */
static gboolean
add_formula_text (TribBiffStream *self, TribSheetRow *row, guint column, GError **error)
{
  TribBiff *biff = &self->biff;
  gsize from = row->text->len;

  for (guint i = 0; i < 3; i++)
    {
      guint64 next = biff->offset;

      if (!trib_biff_next (biff, error))
        return error == NULL || *error == NULL;
      if (biff->type == TRIB_BIFF_STRING || (biff->type == TRIB_BIFF_STRING_2 && biff->version < 5))
        {
          trib_biff_append_text (biff, 0, biff->type == TRIB_BIFF_STRING_2, row->text);
          trib_sheet_row_put (row, column, from);
          return TRUE;
        }
      if (is_cell (biff) || biff->type == TRIB_BIFF_EOF)
        {
          biff->offset = next;
          break;
        }
    }
  trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, column, NULL,
                         _ ("a formula without its value; open and save the file"));
  return TRUE;
}

static gboolean
add_formula (TribBiffStream *self, TribSheetRow *row, guint column, guint style, guint at, GError **error)
{
  const TribBiff *biff = &self->biff;
  guint kind = trib_biff_get_16 (biff, at) & 0xff;

  if (trib_biff_get_16 (biff, at + 6) != 0xffff)
    {
      add_number (self, row, column, style, trib_biff_get_double (biff, at));
      return TRUE;
    }
  if (kind == 0)
    return add_formula_text (self, row, column, error);
  if (kind < 3)
    add_truth_or_error (row, column, trib_biff_get_16 (biff, at + 2) & 0xff, kind == 2);
  return TRUE;
}

static void
add_shared_text (TribBiffStream *self, TribSheetRow *row, guint column)
{
  guint32 number = trib_biff_get_32 (&self->biff, 6);
  g_autofree char *shown = NULL;
  gsize from = row->text->len;

  if (number < trib_text_store_get_size (self->book->texts))
    trib_text_store_append (self->book->texts, number, row->text);
  else
    {
      shown = g_strdup_printf ("%u", number);
      trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, column, shown, _ ("a text that is not in the workbook"));
    }
  trib_sheet_row_put (row, column, from);
}

/* Several numbers side by side. */
static gboolean
add_numbers (TribBiffStream *self, TribSheetRow *row, guint column, GError **error)
{
  const TribBiff *biff = &self->biff;

  for (guint at = 4; at + 8 <= biff->len; at += 6, column++)
    {
      if (!trib_sheet_row_check (row, column, self->name, error))
        return FALSE;
      add_number (self, row, column, trib_biff_get_16 (biff, at), decode_rk (trib_biff_get_32 (biff, at + 2)));
    }
  return TRUE;
}

/* What the record at hand says of the row. */
static gboolean
add_cell (TribBiffStream *self, TribSheetRow *row, GError **error)
{
  const TribBiff *biff = &self->biff;
  gboolean is_2 = biff->version == 2 || biff->type <= TRIB_BIFF_BOOLERR_2;
  guint column = trib_biff_get_16 (biff, 2), at = is_2 ? 7 : 6;
  guint style = trib_biff_get_16 (biff, 4) & (is_2 ? 0x3f : 0xffff);
  gsize from = row->text->len;

  if (!trib_sheet_row_check (row, column, self->name, error))
    return FALSE;
  switch (biff->type)
    {
    case TRIB_BIFF_LABELSST:
      add_shared_text (self, row, column);
      return TRUE;
    case TRIB_BIFF_LABEL_2:
    case TRIB_BIFF_LABEL:
    case TRIB_BIFF_RSTRING:
      trib_biff_append_text (biff, at, is_2, row->text);
      trib_sheet_row_put (row, column, from);
      return TRUE;
    case TRIB_BIFF_INTEGER_2:
      add_number (self, row, column, style, trib_biff_get_16 (biff, at));
      return TRUE;
    case TRIB_BIFF_NUMBER_2:
    case TRIB_BIFF_NUMBER:
      add_number (self, row, column, style, trib_biff_get_double (biff, at));
      return TRUE;
    case TRIB_BIFF_RK:
      add_number (self, row, column, style, decode_rk (trib_biff_get_32 (biff, at)));
      return TRUE;
    case TRIB_BIFF_MULRK:
      return add_numbers (self, row, column, error);
    case TRIB_BIFF_BOOLERR_2:
    case TRIB_BIFF_BOOLERR:
      add_truth_or_error (row, column, trib_biff_get_16 (biff, at) & 0xff, trib_biff_get_16 (biff, at) >> 8);
      return TRUE;
    default:
      return add_formula (self, row, column, style, at, error);
    }
}

/* On to the next record of a cell. */
static gboolean
next_cell (TribBiffStream *self, GError **error)
{
  TribBiff *biff = &self->biff;

  if (self->places)
    {
      if (self->n_taken >= self->places->len)
        return FALSE;
      biff->offset = g_array_index (self->places, Place, self->n_taken++).offset;
      return trib_biff_next (biff, error);
    }
  while (biff->offset < self->end && trib_biff_next (biff, error))
    if (is_cell (biff))
      return TRUE;
  return FALSE;
}

static gboolean
next_row (TribSheet *sheet, TribSheetRow *row, GError **error)
{
  TribBiffStream *self = (TribBiffStream *) sheet;
  TribBiff *biff = &self->biff;
  GError *inner = NULL;

  while (self->is_held || next_cell (self, &inner))
    {
      guint number = trib_biff_get_16 (biff, 0);

      self->is_held = FALSE;
      trib_sheet_row_begin (row, number + 1);
      do
        {
          self->is_held = trib_biff_get_16 (biff, 0) != number;
          if (self->is_held)
            break;
        }
      while (add_cell (self, row, &inner) && next_cell (self, &inner));
      if (inner)
        break;
      if (trib_sheet_row_end (row))
        return TRUE;
    }
  if (inner)
    g_propagate_error (error, inner);
  return FALSE;
}

static void
look_at_layout (TribBiffStream *self)
{
  const TribBiff *biff = &self->biff;

  switch (biff->type)
    {
    case TRIB_BIFF_ROW:
      self->parent.n_hidden_rows += (trib_biff_get_16 (biff, 12) & 0x20) && trib_biff_get_16 (biff, 4) > 0;
      break;
    case TRIB_BIFF_COLINFO:
      /* Those up to the last are hidden to make the sheet look small. */
      if ((trib_biff_get_16 (biff, 8) & 1) && trib_biff_get_16 (biff, 2) < 255
          && trib_biff_get_16 (biff, 2) >= trib_biff_get_16 (biff, 0))
        self->parent.n_hidden_columns += trib_biff_get_16 (biff, 2) - trib_biff_get_16 (biff, 0) + 1;
      break;
    case TRIB_BIFF_MERGEDCELLS:
      self->parent.n_merged += trib_biff_get_16 (biff, 0);
      break;
    default:
      break;
    }
}

/* Notes where each cell is, for those that do not come row by row. */
static void
note_places (TribBiffStream *self, guint64 from, guint depth, GError **error)
{
  TribBiff *biff = &self->biff;

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  biff->offset = from;
  while (biff->offset < self->end && self->places->len < MAX_SORTED && trib_biff_next (biff, error))
    {
      depth += is_begin (biff->type);
      depth -= biff->type == TRIB_BIFF_EOF;
      if (depth == 1 && is_cell (biff))
        {
          Place place = { trib_biff_get_16 (biff, 0), biff->begin };

          g_array_append_val (self->places, place);
        }
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return first->offset < second->offset ? -1 : first->offset > second->offset;
}

/* Looks through the sheet once: where it ends, what is hidden or merged, and in which order its cells are. */
static gboolean
look_through (TribBiffStream *self, GError **error)
{
  TribBiff *biff = &self->biff;
  guint depth = 0, last = 0;
  gboolean is_sorted = TRUE;
  GError *inner = NULL;

  biff->offset = self->begin;
  while (trib_biff_next (biff, &inner))
    {
      if (is_begin (biff->type))
        depth++;
      else if (depth == 0)
        break;
      else if (biff->type == TRIB_BIFF_EOF && --depth == 0)
        break;
      else if (depth == 1 && is_cell (biff))
        {
          guint row = trib_biff_get_16 (biff, 0);

          is_sorted &= row >= last;
          last = row;
        }
      else if (depth == 1)
        look_at_layout (self);
      /* A chart's own records come to lie between the cells. */
      is_sorted &= depth < 2;
    }
  self->end = biff->offset;
  if (!inner && !is_sorted)
    {
      note_places (self, self->begin, 0, &inner);
      g_array_sort (self->places, compare_places);
    }
  biff->offset = self->begin;
  if (inner)
    g_propagate_error (error, inner);
  return inner == NULL;
}

static guint64
get_offset (TribSheet *sheet)
{
  return ((TribBiffStream *) sheet)->biff.offset;
}

static void
free_sheet (TribSheet *sheet)
{
  TribBiffStream *self = (TribBiffStream *) sheet;

  trib_biff_clear (&self->biff);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self);
}

TribSheet *
trib_biff_sheet_open (const TribBiffBook *book, const TribBiffSheet *sheet, const char *name, GError **error)
{
  static const TribSheetClass class = { next_row, get_offset, free_sheet };
  TribBiffStream *self = g_new0 (TribBiffStream, 1);

  self->parent.class = &class;
  self->book = book;
  self->name = name;
  self->begin = sheet->offset;
  trib_biff_init (&self->biff, book->stream);
  self->biff.version = book->version;
  self->biff.codepage = book->codepage;
  if (!look_through (self, error))
    {
      free_sheet (&self->parent);
      return NULL;
    }
  return &self->parent;
}
