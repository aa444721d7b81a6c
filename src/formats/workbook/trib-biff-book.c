/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the part of the workbook that is about all sheets. The table of texts is one record that goes on in others,
 * which may part a text anywhere; where a text goes on, it says anew how wide its characters are.
 */
#include "config.h"

#include "formats/workbook/trib-biff-book.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_TEXT_BYTES (256u * 1024 * 1024)

/* The table of texts as one stream of bytes, over the records that it is cut into. */
typedef struct
{
  TribBiff *biff;
  guint at;
  gboolean ended;
} Table;

static void
sheet_free (gpointer data)
{
  TribBiffSheet *self = data;

  g_free (self->name);
  g_free (self);
}

void
trib_biff_book_free (TribBiffBook *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->stream, trib_ole_stream_free);
  g_ptr_array_unref (self->sheets);
  g_clear_pointer (&self->texts, trib_text_store_free);
  g_array_unref (self->formats);
  g_free (self);
}

/* On to the record that continues the table, if there is one. */
static gboolean
continue_table (Table *table, GError **error)
{
  guint64 next = table->biff->offset;

  if (!trib_biff_next (table->biff, error))
    table->ended = TRUE;
  else if (table->biff->type != TRIB_BIFF_CONTINUE)
    {
      table->biff->offset = next;
      table->ended = TRUE;
    }
  table->at = 0;
  return !table->ended;
}

static gboolean
skip (Table *table, guint64 n, GError **error)
{
  while (n > 0)
    {
      guint part = MIN (n, table->biff->len - table->at);

      table->at += part;
      n -= part;
      if (n > 0 && !continue_table (table, error))
        return FALSE;
    }
  return TRUE;
}

/* A number of @n bytes. */
static guint32
take_number (Table *table, guint n, GError **error)
{
  guint32 number = 0;

  for (guint i = 0; i < n && !table->ended; i++)
    {
      while (table->at >= table->biff->len)
        if (!continue_table (table, error))
          return 0;
      number |= (guint32) table->biff->data[table->at++] << (8 * i);
    }
  return number;
}

/* Appends @n characters, which may go on in the next records. */
static void
take_characters (Table *table, guint n, gboolean wide, GString *out, GError **error)
{
  while (n > 0 && !table->ended)
    {
      guint room = table->biff->len - table->at;
      guint part = MIN (n, wide ? room / 2 : room);

      trib_biff_append_unicode (out, table->biff->data + table->at, part, wide);
      table->at += part << wide;
      n -= part;
      if (n > 0 && continue_table (table, error) && table->biff->len > 0)
        wide = table->biff->data[table->at++] & 1;
    }
}

static gboolean
read_texts (TribBiffBook *self, TribBiff *biff, const char *name, GError **error)
{
  Table table = { biff, 8, FALSE };
  guint32 n = trib_biff_get_32 (biff, 4);
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 sum = 0;
  GError *inner = NULL;

  for (guint32 i = 0; i < n && !table.ended && !inner; i++)
    {
      guint len = take_number (&table, 2, &inner), flags = take_number (&table, 1, &inner);
      guint64 n_runs = flags & 8 ? take_number (&table, 2, &inner) : 0;
      guint64 n_spoken = flags & 4 ? take_number (&table, 4, &inner) : 0;

      if (table.ended)
        break;
      g_string_truncate (text, 0);
      take_characters (&table, len, flags & 1, text, &inner);
      skip (&table, 4 * n_runs + n_spoken, &inner);
      sum += text->len;
      if (!inner && sum <= MAX_TEXT_BYTES)
        trib_text_store_add (self->texts, text->str, text->len, name, &inner);
    }
  if (inner)
    g_propagate_error (error, inner);
  return inner == NULL;
}

static void
read_sheet (TribBiffBook *self, const TribBiff *biff)
{
  g_autoptr (GString) name = g_string_new (NULL);
  TribBiffSheet *sheet;
  guint kind = trib_biff_get_16 (biff, 4);

  /* Sheets of charts and macros hold no table. */
  if (kind >> 8 != 0)
    return;
  trib_biff_append_text (biff, 6, TRUE, name);
  sheet = g_new0 (TribBiffSheet, 1);
  sheet->name = g_strndup (name->str, name->len);
  sheet->offset = trib_biff_get_32 (biff, 0);
  sheet->hidden = (kind & 3) != 0;
  g_ptr_array_add (self->sheets, sheet);
}

/* Before version 4 formats have no number but their order. */
static void
read_format (const TribBiff *biff, GHashTable *codes)
{
  g_autoptr (GString) code = g_string_new (NULL);
  guint number = biff->version < 5 ? g_hash_table_size (codes) : trib_biff_get_16 (biff, 0);

  trib_biff_append_text (biff, biff->version < 4 ? 0 : 2, biff->version < 8, code);
  g_hash_table_replace (codes, GUINT_TO_POINTER (number), g_strndup (code->str, code->len));
}

static guint
get_format_number (const TribBiff *biff)
{
  switch (biff->version)
    {
    case 2:
      return trib_biff_get_16 (biff, 2) & 0x3f;
    case 3:
    case 4:
      return trib_biff_get_16 (biff, 1) & 0xff;
    default:
      return trib_biff_get_16 (biff, 2);
    }
}

static void
read_style (TribBiffBook *self, const TribBiff *biff, GHashTable *codes)
{
  guint number = get_format_number (biff);
  const char *code = g_hash_table_lookup (codes, GUINT_TO_POINTER (number));
  TribNumberFormat format = code ? trib_number_format_parse (code) : trib_number_format_builtin (number);

  g_array_append_val (self->formats, format);
}

static gboolean
set_damaged (const char *name, GError **error)
{
  if (error && !*error)
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
                 _ ("%s: the workbook is damaged or was cut off. Get it again"), name);
  return FALSE;
}

static gboolean
begin (TribBiffBook *self, TribBiff *biff, const char *name, GError **error)
{
  if (!trib_biff_next (biff, error))
    return set_damaged (name, error);
  switch (biff->type)
    {
    case TRIB_BIFF_BOF:
      biff->version = trib_biff_get_16 (biff, 0) == 0x0500 ? 5 : 8;
      break;
    case TRIB_BIFF_BOF_4:
      biff->version = 4;
      break;
    case TRIB_BIFF_BOF_3:
      biff->version = 3;
      break;
    case TRIB_BIFF_BOF_2:
      biff->version = 2;
      break;
    default:
      return set_damaged (name, error);
    }
  self->version = biff->version;
  return TRUE;
}

static gboolean
read_record (TribBiffBook *self, TribBiff *biff, GHashTable *codes, const char *name, GError **error)
{
  switch (biff->type)
    {
    case TRIB_BIFF_FILEPASS:
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
                   _ ("%s: is protected by a password. Save it without one"), name);
      return FALSE;
    case TRIB_BIFF_CODEPAGE:
      self->codepage = biff->codepage = trib_biff_get_16 (biff, 0);
      return TRUE;
    case TRIB_BIFF_DATEMODE:
      self->date1904 = trib_biff_get_16 (biff, 0) == 1;
      return TRUE;
    case TRIB_BIFF_FORMAT_2:
    case TRIB_BIFF_FORMAT:
      read_format (biff, codes);
      return TRUE;
    case TRIB_BIFF_XF_2:
    case TRIB_BIFF_XF_2 | 0x0200:
    case TRIB_BIFF_XF_2 | 0x0400:
    case TRIB_BIFF_XF:
      read_style (self, biff, codes);
      return TRUE;
    case TRIB_BIFF_BOUNDSHEET:
      read_sheet (self, biff);
      return TRUE;
    case TRIB_BIFF_SST:
      return trib_text_store_get_size (self->texts) > 0 || read_texts (self, biff, name, error);
    default:
      return TRUE;
    }
}

/* Before version 5 a file is one sheet, which has no name. */
static void
add_only_sheet (TribBiffBook *self)
{
  TribBiffSheet *sheet = g_new0 (TribBiffSheet, 1);

  sheet->name = g_strdup ("Sheet1");
  g_ptr_array_add (self->sheets, sheet);
}

TribBiffBook *
trib_biff_book_read (TribOleStream *stream, const char *name, GError **error)
{
  g_autoptr (TribBiffBook) self = g_new0 (TribBiffBook, 1);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GError *inner = NULL;
  gboolean read;
  TribBiff biff;

  self->stream = stream;
  self->codepage = 1252;
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->texts = trib_text_store_new ();
  self->formats = g_array_new (FALSE, FALSE, sizeof (TribNumberFormat));
  trib_biff_init (&biff, stream);
  read = begin (self, &biff, name, &inner);
  while (read && biff.type != TRIB_BIFF_EOF && trib_biff_next (&biff, &inner))
    read = read_record (self, &biff, codes, name, &inner);
  trib_biff_clear (&biff);
  if (read && self->version < 5)
    add_only_sheet (self);
  if (!inner && self->sheets->len == 0)
    g_set_error (&inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY,
                 _ ("%s: the workbook has no sheet with a table. Save one that has"), name);
  if (inner)
    {
      g_propagate_error (error, inner);
      return NULL;
    }
  return g_steal_pointer (&self);
}
