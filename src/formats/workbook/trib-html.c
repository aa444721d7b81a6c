/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Web pages whose tables are data: many shops offer such a page as "Excel" and call it .xls. The largest table comes
 * first. A page under a name of something else (.csv) is no table but what a server says instead of one, and not read.
 */
#include "config.h"

#include "formats/workbook/trib-html-scan.h"
#include "formats/workbook/trib-sheet-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  TribWorkbook parent;
  char *encoding; /* (nullable): that somebody chose, or the page says */
  GArray *order;  /* guint: number in the page of each sheet */
} TribHtml;

typedef struct
{
  TribSheet parent;
  TribHtmlScan *scan;
} TribHtmlSheet;

/* The beginning of the page, lower case, of UTF-16 without its zeros. */
static char *
get_beginning (const TribInput *input)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < input->n_head; i++)
    if (input->head[i])
      g_string_append_c (out, g_ascii_tolower (input->head[i]));
  return g_string_free (out, FALSE);
}

static gboolean
has_name_of_table (const char *name)
{
  static const char *const endings[] = { "xls", "xlsx", "xlsm", "ods", "htm", "html", "xhtml", "mht", NULL };
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot ? g_ascii_strdown (dot + 1, -1) : NULL;

  return ending && g_strv_contains (endings, ending);
}

static gboolean
sniff (const TribInput *input, gboolean has_ending)
{
  g_autofree char *page = NULL;
  const char *p = input->head;

  if (input->n_head == 0 || (!memchr (p, '<', MIN (input->n_head, 256))))
    return FALSE;
  page = get_beginning (input);
  p = page;
  if (g_str_has_prefix (p, "\357\273\277"))
    p += 3;
  else if (g_str_has_prefix (p, "\377\376") || g_str_has_prefix (p, "\376\377"))
    p += 2;
  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "<table"))
    return TRUE;
  return *p == '<' && has_name_of_table (input->name) && strstr (p, "<table")
         && (g_strstr_len (p, 2048, "<html") || g_strstr_len (p, 2048, "<!doctype html")
             || g_str_has_prefix (p, "<meta") || g_str_has_prefix (p, "<head") || g_str_has_prefix (p, "<style")
             || g_str_has_prefix (p, "<body") || g_str_has_prefix (p, "<div"));
}

/* "charset=windows-1252" in the page's head, if that is not what is found out anyway. */
static char *
find_charset (const TribInput *input)
{
  g_autofree char *page = get_beginning (input);
  const char *at = strstr (page, "charset=");
  gsize n;

  if (!at || g_utf8_validate (input->head, MIN (input->n_head, TRIB_INPUT_HEAD - 4), NULL))
    return NULL;
  at += strlen ("charset=");
  at += *at == '"' || *at == '\'';
  n = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789-_");
  return n == 0 || g_str_has_prefix (at, "utf") ? NULL : g_strndup (at, n);
}

static gboolean
next_row (TribSheet *sheet, TribSheetRow *row, GError **error)
{
  TribHtmlSheet *self = (TribHtmlSheet *) sheet;
  gboolean read = trib_html_scan_next (self->scan, row, error);

  sheet->n_merged = trib_html_scan_count_merged (self->scan);
  sheet->n_hidden_rows = trib_html_scan_count_hidden (self->scan);
  return read;
}

static guint64
get_offset (TribSheet *sheet)
{
  return trib_html_scan_get_offset (((TribHtmlSheet *) sheet)->scan);
}

static void
free_sheet (TribSheet *sheet)
{
  trib_html_scan_free (((TribHtmlSheet *) sheet)->scan);
  g_free (sheet);
}

static TribSheet *
open_sheet (TribWorkbook *workbook, guint number, GError **error)
{
  static const TribSheetClass class = { next_row, get_offset, free_sheet };
  const TribHtml *html = (const TribHtml *) workbook;
  TribHtmlSheet *self = g_new0 (TribHtmlSheet, 1);

  self->parent.class = &class;
  self->scan = trib_html_scan_new (workbook->input, html->encoding, g_array_index (html->order, guint, number));
  return &self->parent;
}

static void
free_workbook (TribWorkbook *workbook)
{
  TribHtml *self = (TribHtml *) workbook;

  g_free (self->encoding);
  g_array_unref (self->order);
  g_free (self);
}

static int
compare_tables (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *tables = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  guint64 n = ((const TribHtmlTable *) tables->pdata[first])->n_cells;
  guint64 m = ((const TribHtmlTable *) tables->pdata[second])->n_cells;

  return n != m ? (n > m ? -1 : 1) : first < second ? -1 : first > second;
}

/* Tables for layout alone, of one row or one column, are no sheets, unless there is nothing else. */
static void
list_sheets (TribHtml *self, const GPtrArray *tables)
{
  for (guint pass = 0; pass < 2 && self->order->len == 0; pass++)
    for (guint i = 0; i < tables->len; i++)
      {
        const TribHtmlTable *table = tables->pdata[i];

        if (pass == 0 ? table->n_rows > 1 && table->n_cells >= 2 * (guint64) table->n_rows : table->n_cells > 0)
          g_array_append_val (self->order, i);
      }
  g_array_sort_with_data (self->order, compare_tables, (gpointer) tables);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint number = g_array_index (self->order, guint, i);
      const TribHtmlTable *table = tables->pdata[number];
      g_autofree char *name = table->name ? g_strdup (table->name) : g_strdup_printf (_ ("Table %u"), number + 1);

      trib_workbook_add_sheet (&self->parent, name, FALSE);
    }
}

/* Takes @input. */
static TribWorkbook *
open_workbook (TribInput *input, const TribReadOptions *options, GError **error)
{
  static const TribWorkbookClass class = { "html", open_sheet, free_workbook };
  TribHtml *self = g_new0 (TribHtml, 1);
  g_autoptr (TribWorkbook) workbook = &self->parent;
  g_autoptr (TribSheetRow) row = trib_sheet_row_new ();
  g_autoptr (TribHtmlScan) scan = NULL;
  GError *inner = NULL;

  trib_workbook_init (workbook, &class, input);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->encoding = options->encoding ? g_strdup (options->encoding) : find_charset (input);
  scan = trib_html_scan_new (input, self->encoding, G_MAXUINT);
  while (trib_html_scan_next (scan, row, &inner))
    continue;
  if (inner)
    {
      g_propagate_error (error, inner);
      return NULL;
    }
  list_sheets (self, trib_html_scan_get_tables (scan));
  if (workbook->sheets->len == 0)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY,
                   _ ("%s: is a web page without a table. Export the data again"), input->name);
      return NULL;
    }
  return g_steal_pointer (&workbook);
}

static TribReader *
open_reader (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_sheet_reader_new (open_workbook (input, options, error), options, error);
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_workbook_list_tables (open_workbook (trib_input_copy (input), options, error));
}

const TribFormat trib_html_format = {
  .name = "html",
  .title = "HTML",
  .endings = "html htm",
  .mime_types = "text/html application/xhtml+xml",
  .sniff = sniff,
  .open = open_reader,
  .list_tables = list_tables,
};
