/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2's parser of web pages, which mends what is wrong with their tags, gets the page in pieces and says what it
 * finds; of that, rows are made. Only the rows of one piece are there at a time. A table within a cell is a table of
 * its own.
 */
#include "config.h"

#include "formats/workbook/trib-html-scan.h"

#include "formats/text/trib-decoder.h"
#include "formats/text/trib-text-check.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define PIECE 16384
#define MAX_DEPTH 32     /* tables in each other */
#define MAX_TABLES 10000 /* of a page */
#define MAX_SPAN 65534

/* A table that is open. */
typedef struct
{
  guint number;
  guint64 line;
  gboolean in_row, in_cell, is_hidden;
  guint column, across, down; /* of the cell at hand */
  GArray *taken;              /* guint: for how many rows more a cell from above stands in the column */
} Open;

struct _TribHtmlScan
{
  TribInput *input;
  TribDecoder *decoder;
  htmlParserCtxtPtr parser;
  guint wanted;
  GPtrArray *tables;
  GArray *open;      /* Open: the innermost last */
  GString *text;     /* of the cell at hand */
  GString *caption;  /* (nullable): while one is open */
  TribSheetRow *row; /* of the table that is wanted */
  GQueue rows;       /* (element-type TribSheetRow): that are done */
  GString *piece;    /* what is not yet parsed: the beginning of a character */
  guint n_merged, n_hidden;
  gboolean ended;
  GError *error;
};

static void
table_free (gpointer data)
{
  TribHtmlTable *self = data;

  g_free (self->name);
  g_free (self);
}

static Open *
innermost (TribHtmlScan *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
}

/* The value of an attribute; "" where it has none, %NULL where it is not there. */
static const char *
find_attribute (const xmlChar **attributes, const char *name)
{
  for (guint i = 0; attributes && attributes[i]; i += 2)
    if (g_ascii_strcasecmp ((const char *) attributes[i], name) == 0)
      return attributes[i + 1] ? (const char *) attributes[i + 1] : "";
  return NULL;
}

static guint
get_span (const xmlChar **attributes, const char *name)
{
  const char *text = find_attribute (attributes, name);
  int n = text ? atoi (text) : 1;

  return CLAMP (n, 1, MAX_SPAN);
}

static void
trim_blanks (GString *text)
{
  while (text->len > 0)
    {
      if (g_ascii_isspace (text->str[text->len - 1]))
        g_string_truncate (text, text->len - 1);
      else if (g_str_has_suffix (text->str, "\302\240"))
        g_string_truncate (text, text->len - 2);
      else
        break;
    }
  while (g_str_has_prefix (text->str, "\302\240"))
    g_string_erase (text, 0, 2);
}

static guint
row_span (const Open *open, guint column)
{
  return column < open->taken->len ? g_array_index (open->taken, guint, column) : 0;
}

static void
end_cell (TribHtmlScan *self)
{
  Open *open = innermost (self);
  TribHtmlTable *table;

  if (!open || !open->in_cell)
    return;
  open->in_cell = FALSE;
  table = self->tables->pdata[open->number];
  table->n_cells++;
  trim_blanks (self->text);
  if (open->number == self->wanted && !self->error)
    {
      gsize from = self->row->text->len;

      g_string_append_len (self->row->text, self->text->str, self->text->len);
      if (trib_sheet_row_check (self->row, open->column, self->input->name, &self->error))
        trib_sheet_row_put (self->row, open->column, from);
    }
  g_string_truncate (self->text, 0);
  for (guint i = 0; i < open->across && open->column < TRIB_SHEET_MAX_COLUMNS; i++, open->column++)
    if (open->down > 1)
      {
        if (open->taken->len <= open->column)
          g_array_set_size (open->taken, open->column + 1);
        g_array_index (open->taken, guint, open->column) = open->down;
      }
}

static void
end_row (TribHtmlScan *self)
{
  Open *open = innermost (self);

  end_cell (self);
  if (!open || !open->in_row)
    return;
  open->in_row = FALSE;
  for (guint i = 0; i < open->taken->len; i++)
    if (g_array_index (open->taken, guint, i) > 0)
      g_array_index (open->taken, guint, i)--;
  if (open->number == self->wanted && trib_sheet_row_end (self->row))
    {
      self->n_hidden += open->is_hidden;
      g_queue_push_tail (&self->rows, self->row);
      self->row = trib_sheet_row_new ();
    }
}

static void
begin_row (TribHtmlScan *self, const xmlChar **attributes)
{
  Open *open = innermost (self);
  const char *style = find_attribute (attributes, "style");

  if (!open)
    return;
  end_row (self);
  open->in_row = TRUE;
  open->is_hidden = style && strstr (style, "display:none");
  open->column = 0;
  open->line++;
  ((TribHtmlTable *) self->tables->pdata[open->number])->n_rows++;
  if (open->number == self->wanted)
    trib_sheet_row_begin (self->row, open->line);
}

static void
begin_cell (TribHtmlScan *self, const xmlChar **attributes)
{
  Open *open = innermost (self);

  if (!open)
    return;
  end_cell (self);
  if (!open->in_row)
    begin_row (self, NULL);
  while (row_span (open, open->column) > 0)
    open->column++;
  open->in_cell = TRUE;
  open->across = get_span (attributes, "colspan");
  open->down = get_span (attributes, "rowspan");
  if (open->number == self->wanted)
    self->n_merged += open->across > 1 || open->down > 1;
}

static void
begin_table (TribHtmlScan *self)
{
  Open open = { .number = self->tables->len };

  end_cell (self);
  if (self->open->len >= MAX_DEPTH || self->tables->len >= MAX_TABLES)
    {
      if (!self->error)
        g_set_error (&self->error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                     _ ("%s: tables beyond all measure. Save the one that counts alone"), self->input->name);
      return;
    }
  open.taken = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_append_val (self->open, open);
  g_ptr_array_add (self->tables, g_new0 (TribHtmlTable, 1));
}

static void
end_table (TribHtmlScan *self)
{
  end_row (self);
  if (self->open->len == 0)
    return;
  g_array_unref (innermost (self)->taken);
  g_array_set_size (self->open, self->open->len - 1);
}

static void
add_line (TribHtmlScan *self)
{
  Open *open = innermost (self);

  if (open && open->in_cell && self->text->len > 0)
    g_string_append_c (self->text, '\n');
}

static gboolean
is_block (const char *name)
{
  static const char *const names[] = { "br", "p", "div", "li", "dd", "dt", "h1", "h2", "h3", "h4", NULL };

  return g_strv_contains (names, name);
}

static void
start_cb (void *data, const xmlChar *element, const xmlChar **attributes)
{
  TribHtmlScan *self = data;
  const char *name = (const char *) element;

  if (strcmp (name, "table") == 0)
    begin_table (self);
  else if (strcmp (name, "tr") == 0)
    begin_row (self, attributes);
  else if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    begin_cell (self, attributes);
  else if (strcmp (name, "caption") == 0 && self->open->len > 0 && !self->caption)
    self->caption = g_string_new (NULL);
  else if (is_block (name))
    add_line (self);
}

static void
end_caption (TribHtmlScan *self)
{
  Open *open = innermost (self);
  TribHtmlTable *table = open ? self->tables->pdata[open->number] : NULL;

  if (table && !table->name && self->caption && *g_strstrip (self->caption->str))
    table->name = g_strdup (self->caption->str);
  if (self->caption)
    g_string_free (g_steal_pointer (&self->caption), TRUE);
}

static void
end_cb (void *data, const xmlChar *element)
{
  TribHtmlScan *self = data;
  const char *name = (const char *) element;

  if (strcmp (name, "table") == 0)
    end_table (self);
  else if (strcmp (name, "tr") == 0)
    end_row (self);
  else if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    end_cell (self);
  else if (strcmp (name, "caption") == 0)
    end_caption (self);
}

/* White space counts as one blank, and as nothing where a line begins. */
static void
text_cb (void *data, const xmlChar *characters, int len)
{
  TribHtmlScan *self = data;
  Open *open = innermost (self);
  GString *text = self->caption ? self->caption : open && open->in_cell ? self->text : NULL;

  if (!text || text->len > TRIB_SHEET_MAX_TEXT)
    return;
  for (int i = 0; i < len; i++)
    {
      if (!g_ascii_isspace (characters[i]))
        g_string_append_c (text, characters[i]);
      else if (text->len > 0 && text->str[text->len - 1] != ' ' && text->str[text->len - 1] != '\n')
        g_string_append_c (text, ' ');
    }
}

/* Scripts and styles are no text of the page. */
static void
code_cb (void *data, const xmlChar *characters, int len)
{
}

TribHtmlScan *
trib_html_scan_new (TribInput *input, const char *name, guint wanted)
{
  static htmlSAXHandler handler = { .startElement = start_cb,
                                    .endElement = end_cb,
                                    .characters = text_cb,
                                    .ignorableWhitespace = text_cb,
                                    .cdataBlock = code_cb };
  TribHtmlScan *self = g_new0 (TribHtmlScan, 1);
  TribEncoding encoding;

  self->input = input;
  self->wanted = wanted;
  if (!name || !trib_encoding_choose (input, name, &encoding, NULL))
    trib_encoding_detect (input, &encoding);
  self->decoder = trib_decoder_new (input, &encoding);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->text = g_string_new (NULL);
  self->piece = g_string_new (NULL);
  self->row = trib_sheet_row_new ();
  g_queue_init (&self->rows);
  self->parser = htmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (self->parser)
    htmlCtxtUseOptions (self->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                                          | HTML_PARSE_IGNORE_ENC);
  return self;
}

void
trib_html_scan_free (TribHtmlScan *self)
{
  if (!self)
    return;
  if (self->parser)
    {
      g_clear_pointer (&self->parser->myDoc, xmlFreeDoc);
      htmlFreeParserCtxt (self->parser);
    }
  while (self->open->len > 0)
    {
      g_array_unref (innermost (self)->taken);
      g_array_set_size (self->open, self->open->len - 1);
    }
  g_queue_clear_full (&self->rows, (GDestroyNotify) trib_sheet_row_free);
  g_clear_pointer (&self->decoder, trib_decoder_free);
  trib_sheet_row_free (self->row);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->open);
  g_string_free (self->text, TRUE);
  g_string_free (self->piece, TRUE);
  if (self->caption)
    g_string_free (self->caption, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/* How many bytes at the end of the piece are the beginning of a character. */
static gsize
count_cut (const GString *piece)
{
  for (gsize n = 1; n <= MIN (3, piece->len); n++)
    {
      guchar byte = piece->str[piece->len - n];

      if (byte >= 0xc0)
        return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > n ? n : 0;
      if (byte < 0x80)
        return 0;
    }
  return 0;
}

/* The next piece of the page through the parser. */
static gboolean
parse_piece (TribHtmlScan *self, GError **error)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  char block[PIECE];
  gssize n = trib_decoder_read (self->decoder, block, sizeof block, error);
  gsize cut;

  if (n < 0)
    return FALSE;
  g_string_append_len (self->piece, block, n);
  cut = n > 0 ? count_cut (self->piece) : 0;
  trib_text_repair (self->piece->str, self->piece->len - cut, clean);
  g_string_erase (self->piece, 0, self->piece->len - cut);
  self->ended = n == 0;
  if (self->parser)
    htmlParseChunk (self->parser, clean->str, clean->len, self->ended);
  while (self->ended && self->open->len > 0)
    end_table (self);
  if (self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return error == NULL || *error == NULL;
}

gboolean
trib_html_scan_next (TribHtmlScan *self, TribSheetRow *row, GError **error)
{
  g_autoptr (TribSheetRow) done = NULL;
  TribSheetRow swap;
  GError *inner = NULL;

  while (g_queue_is_empty (&self->rows) && !self->ended && parse_piece (self, &inner))
    continue;
  if (inner)
    {
      g_propagate_error (error, inner);
      return FALSE;
    }
  done = g_queue_pop_head (&self->rows);
  if (!done)
    return FALSE;
  swap = *row;
  *row = *done;
  *done = swap;
  return TRUE;
}

const GPtrArray *
trib_html_scan_get_tables (const TribHtmlScan *self)
{
  return self->tables;
}

guint
trib_html_scan_count_merged (const TribHtmlScan *self)
{
  return self->n_merged;
}

guint
trib_html_scan_count_hidden (const TribHtmlScan *self)
{
  return self->n_hidden;
}

guint64
trib_html_scan_get_offset (const TribHtmlScan *self)
{
  return trib_decoder_get_offset (self->decoder);
}
