/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes an OpenDocument spreadsheet of one table, a row at a time, into an archive (minizip, since the first member
 * must be plain and without extra fields, which libarchive always adds). Text stays text; numbers and dates that a
 * spreadsheet holds exactly are typed. Blanks and tabulators of a text are elements, since white space counts as one
 * blank there; its lines are paragraphs.
 */
#include "config.h"

#include "formats/trib-writer-private.h"
#include "formats/workbook/trib-sheet-row.h"
#include "formats/workbook/trib-sheet-value.h"
#include "formats/workbook/trib-zip-check.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>
#include <zip.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"

#define TRIB_TYPE_ODS_WRITER (trib_ods_writer_get_type ())
G_DECLARE_FINAL_TYPE (TribOdsWriter, trib_ods_writer, TRIB, ODS_WRITER, TribWriter)

struct _TribOdsWriter
{
  TribWriter parent_instance;

  TribOutFile *out;
  const TribWriterColumn *columns;
  guint n_columns;
  zipFile zip;
  xmlTextWriterPtr xml;
  guint32 n_rows; /* the headings included */
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (TribOdsWriter, trib_ods_writer, TRIB_TYPE_WRITER)

static const char manifest[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"" URN
      "manifest:1.0\" manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
      "manifest:media-type=\"" MIME_TYPE "\"/><manifest:file-entry manifest:full-path=\"content.xml\" "
      "manifest:media-type=\"text/xml\"/><manifest:file-entry manifest:full-path=\"settings.xml\" "
      "manifest:media-type=\"text/xml\"/></manifest:manifest>\n";

/* The headings stay where they are while one scrolls. */
static const char settings[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings xmlns:office=\"" URN
      "office:1.0\" xmlns:config=\"" URN "config:1.0\" xmlns:ooo=\"http://openoffice.org/2004/office\" "
      "office:version=\"1.2\"><office:settings><config:config-item-set config:name=\"ooo:view-settings\">"
      "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
      "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>"
      "<config:config-item-map-named config:name=\"Tables\"><config:config-item-map-entry config:name=\"Sheet1\">"
      "<config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2</config:config-item>"
      "<config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">1</config:config-item>"
      "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">1</config:config-item>"
      "</config:config-item-map-entry></config:config-item-map-named>"
      "<config:config-item config:name=\"ActiveTable\" config:type=\"string\">Sheet1</config:config-item>"
      "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
      "</office:document-settings>\n";

/* How days, and moments, are shown; headings are bold. */
static const char styles[]
    = "<number:date-style style:name=\"D\"><number:year number:style=\"long\"/><number:text>-</number:text>"
      "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>"
      "</number:date-style><number:date-style style:name=\"T\"><number:year number:style=\"long\"/>"
      "<number:text>-</number:text><number:month number:style=\"long\"/><number:text>-</number:text>"
      "<number:day number:style=\"long\"/><number:text> </number:text><number:hours number:style=\"long\"/>"
      "<number:text>:</number:text><number:minutes number:style=\"long\"/><number:text>:</number:text>"
      "<number:seconds number:style=\"long\"/></number:date-style>"
      "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"D\"/>"
      "<style:style style:name=\"moment\" style:family=\"table-cell\" style:data-style-name=\"T\"/>"
      "<style:style style:name=\"heading\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/>"
      "</style:style>";

static gboolean
set_write_error (TribOdsWriter *self, GError **error)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_WRITE,
               _ ("%s: could not be written: %s. Make room, or choose another place"),
               trib_out_file_get_name (self->out), _ ("it would be incomplete"));
  return FALSE;
}

/* Begins a member of the archive; @deflated or as it is. One that may become @large has fields for that. */
static void
begin_member (TribOdsWriter *self, const char *name, gboolean deflated, gboolean large)
{
  /* 1 January 1980, the first day that an archive knows: what is the same is written the same. */
  const zip_fileinfo info = { .dosDate = 0x00210000 };

  self->failed |= zipOpenNewFileInZip64 (self->zip, name, &info, NULL, 0, NULL, 0, NULL, deflated ? Z_DEFLATED : 0,
                                         deflated ? Z_DEFAULT_COMPRESSION : 0, large)
                  != ZIP_OK;
}

static void
write_bytes (TribOdsWriter *self, const char *bytes, gsize len)
{
  self->failed |= zipWriteInFileInZip (self->zip, bytes, len) != ZIP_OK;
}

static void
add_member (TribOdsWriter *self, const char *name, const char *text, gboolean deflated)
{
  begin_member (self, name, deflated, FALSE);
  write_bytes (self, text, strlen (text));
  self->failed |= zipCloseFileInZip (self->zip) != ZIP_OK;
}

static int
write_cb (void *data, const char *bytes, int len)
{
  TribOdsWriter *self = data;

  write_bytes (self, bytes, len);
  return self->failed ? -1 : len;
}

static void
element (TribOdsWriter *self, const char *name)
{
  self->failed |= xmlTextWriterStartElement (self->xml, BAD_CAST name) < 0;
}

static void
end_element (TribOdsWriter *self)
{
  self->failed |= xmlTextWriterEndElement (self->xml) < 0;
}

static void
attribute (TribOdsWriter *self, const char *name, const char *value)
{
  self->failed |= xmlTextWriterWriteAttribute (self->xml, BAD_CAST name, BAD_CAST value) < 0;
}

static void
add_text (TribOdsWriter *self, const char *text, gsize len)
{
  g_autofree char *part = g_strndup (text, len);

  self->failed |= len > 0 && xmlTextWriterWriteString (self->xml, BAD_CAST part) < 0;
}

/* Blanks: one between words as it is, others counted. */
static void
add_blanks (TribOdsWriter *self, gsize n, gboolean between)
{
  char count[24];

  if (between)
    {
      add_text (self, " ", 1);
      n--;
    }
  if (n == 0)
    return;
  element (self, "text:s");
  g_snprintf (count, sizeof count, "%" G_GSIZE_FORMAT, n);
  attribute (self, "text:c", count);
  end_element (self);
}

/* One line of a text. */
static void
add_paragraph (TribOdsWriter *self, const char *line, gsize len)
{
  const char *end = line + len, *p = line;

  element (self, "text:p");
  while (p < end)
    {
      gsize n = 0;

      while (p + n < end && p[n] != ' ' && p[n] != '\t')
        n++;
      add_text (self, p, n);
      p += n;
      for (n = 0; p + n < end && p[n] == ' ';)
        n++;
      if (n > 0)
        add_blanks (self, n, p > line && p[-1] != '\t' && p + n < end && p[n] != '\t');
      p += n;
      if (p < end && *p == '\t')
        {
          element (self, "text:tab");
          end_element (self);
          p++;
        }
    }
  end_element (self);
}

/* Its lines, however they end. */
static void
add_paragraphs (TribOdsWriter *self, const char *text)
{
  for (;;)
    {
      gsize n = strcspn (text, "\r\n");

      add_paragraph (self, text, n);
      if (!text[n])
        return;
      text += n + (text[n] == '\r' && text[n + 1] == '\n' ? 2 : 1);
    }
}

static void
write_cell (TribOdsWriter *self, guint column, const TribText *cell, const char *style)
{
  TribColumnKind kind = style ? TRIB_COLUMN_TEXT : self->columns[column].kind;
  g_autofree char *text = trib_sheet_value_clean (cell);
  TribSheetMoment moment;
  guint n_digits;

  element (self, "table:table-cell");
  if (cell->len > 0)
    {
      if (kind == TRIB_COLUMN_NUMBER && trib_writer_is_number (cell, &n_digits) && n_digits <= TRIB_SHEET_EXACT_DIGITS)
        {
          attribute (self, "office:value-type", "float");
          attribute (self, "office:value", text);
        }
      else if (kind == TRIB_COLUMN_DATE && trib_sheet_value_parse_moment (cell, &moment))
        {
          attribute (self, "table:style-name", moment.has_time ? "moment" : "day");
          attribute (self, "office:value-type", "date");
          attribute (self, "office:date-value", text);
        }
      else
        {
          if (style)
            attribute (self, "table:style-name", style);
          attribute (self, "office:value-type", "string");
          /* Paragraphs do not tell one end of line from another. */
          if (strchr (text, '\r'))
            attribute (self, "office:string-value", text);
        }
      add_paragraphs (self, text);
    }
  end_element (self);
}

/* Empty cells are said once with their number, and not at all where none follows. */
static void
write_row (TribOdsWriter *self, const TribText *cells, guint n_cells)
{
  guint n_empty = 0;

  element (self, "table:table-row");
  for (guint i = 0; i < n_cells; i++)
    {
      char count[16];

      if (cells[i].len == 0)
        {
          n_empty++;
          continue;
        }
      if (n_empty > 0)
        {
          element (self, "table:table-cell");
          g_snprintf (count, sizeof count, "%u", n_empty);
          attribute (self, "table:number-columns-repeated", count);
          end_element (self);
          n_empty = 0;
        }
      write_cell (self, i, &cells[i], NULL);
    }
  end_element (self);
}

static gboolean
trib_ods_writer_row (TribWriter *writer, const TribText *cells, guint n_cells, GError **error)
{
  TribOdsWriter *self = TRIB_ODS_WRITER (writer);

  if (self->n_rows >= TRIB_SHEET_MAX_ROWS)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: more than %u rows, which .ods cannot hold. Export as CSV"),
                   trib_out_file_get_name (self->out), TRIB_SHEET_MAX_ROWS - 1);
      return FALSE;
    }
  write_row (self, cells, MIN (n_cells, self->n_columns));
  self->n_rows++;
  return self->failed ? set_write_error (self, error) : TRUE;
}

static gboolean
close_archive (TribOdsWriter *self)
{
  if (self->xml)
    {
      self->failed |= xmlTextWriterEndDocument (self->xml) < 0;
      g_clear_pointer (&self->xml, xmlFreeTextWriter);
      self->failed |= zipCloseFileInZip (self->zip) != ZIP_OK;
    }
  if (self->zip)
    self->failed |= zipClose (g_steal_pointer (&self->zip), NULL) != ZIP_OK;
  return !self->failed;
}

static gboolean
trib_ods_writer_finish (TribWriter *writer, GError **error)
{
  TribOdsWriter *self = TRIB_ODS_WRITER (writer);

  if (!close_archive (self)
      || !trib_zip_check_written (trib_out_file_get_work_path (self->out), "content.xml", "</office:document-content>"))
    return set_write_error (self, error);
  return trib_out_file_commit (self->out, error);
}

static void
trib_ods_writer_finalize (GObject *object)
{
  TribOdsWriter *self = TRIB_ODS_WRITER (object);

  close_archive (self);
  g_clear_pointer (&self->out, trib_out_file_free);
  G_OBJECT_CLASS (trib_ods_writer_parent_class)->finalize (object);
}

static void
trib_ods_writer_class_init (TribOdsWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_ods_writer_finalize;
  TRIB_WRITER_CLASS (klass)->row = trib_ods_writer_row;
  TRIB_WRITER_CLASS (klass)->finish = trib_ods_writer_finish;
}

static void
trib_ods_writer_init (TribOdsWriter *self)
{
}

/* In millimetres, by what is in a column and how long its heading is. */
static guint
get_width (const TribWriterColumn *column)
{
  guint usual = column->kind == TRIB_COLUMN_TEXT ? 40 : 25, length = 2 * g_utf8_strlen (column->name, -1) + 6;

  return CLAMP (length, usual, 120);
}

static void
write_column_styles (TribOdsWriter *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      char text[24];

      element (self, "style:style");
      g_snprintf (text, sizeof text, "c%u", i + 1);
      attribute (self, "style:name", text);
      attribute (self, "style:family", "table-column");
      element (self, "style:table-column-properties");
      g_snprintf (text, sizeof text, "%umm", get_width (&self->columns[i]));
      attribute (self, "style:column-width", text);
      end_element (self);
      end_element (self);
    }
}

/* Everything down to the headings. */
static void
begin_content (TribOdsWriter *self)
{
  static const char *const spaces[] = { "office", "table", "text", "style" };

  self->failed |= xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", NULL) < 0;
  element (self, "office:document-content");
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      g_autofree char *name = g_strconcat ("xmlns:", spaces[i], NULL),
                      *urn = g_strconcat (URN, spaces[i], ":1.0", NULL);

      attribute (self, name, urn);
    }
  attribute (self, "xmlns:number", URN "datastyle:1.0");
  attribute (self, "xmlns:fo", URN "xsl-fo-compatible:1.0");
  attribute (self, "office:version", "1.2");
  element (self, "office:automatic-styles");
  self->failed |= xmlTextWriterWriteRaw (self->xml, BAD_CAST styles) < 0;
  write_column_styles (self);
  end_element (self);
  element (self, "office:body");
  element (self, "office:spreadsheet");
  element (self, "table:table");
  attribute (self, "table:name", "Sheet1");
  for (guint i = 0; i < self->n_columns; i++)
    {
      char style[24];

      g_snprintf (style, sizeof style, "c%u", i + 1);
      element (self, "table:table-column");
      attribute (self, "table:style-name", style);
      end_element (self);
    }
}

static void
write_headings (TribOdsWriter *self)
{
  element (self, "table:table-header-rows");
  element (self, "table:table-row");
  for (guint i = 0; i < self->n_columns; i++)
    {
      TribText name = { self->columns[i].name, strlen (self->columns[i].name) };

      write_cell (self, i, &name, "heading");
    }
  end_element (self);
  end_element (self);
  self->n_rows = 1;
}

TribWriter *
trib_ods_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                     guint n_columns, GError **error)
{
  g_autoptr (TribOdsWriter) self = g_object_new (TRIB_TYPE_ODS_WRITER, NULL);
  xmlOutputBufferPtr buffer;
  const char *path;

  self->out = out;
  self->columns = columns;
  self->n_columns = n_columns;
  if (n_columns > TRIB_SHEET_MAX_COLUMNS)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: %u columns, where .ods holds %u. Export as CSV"), trib_out_file_get_name (out), n_columns,
                   TRIB_SHEET_MAX_COLUMNS);
      return NULL;
    }
  path = trib_out_file_get_work_path (out);
  if (!path)
    {
      trib_out_file_check (out, error);
      return NULL;
    }
  self->zip = zipOpen64 (path, APPEND_STATUS_CREATE);
  if (!self->zip)
    {
      set_write_error (self, error);
      return NULL;
    }
  add_member (self, "mimetype", MIME_TYPE, FALSE);
  add_member (self, "META-INF/manifest.xml", manifest, TRUE);
  add_member (self, "settings.xml", settings, TRUE);
  begin_member (self, "content.xml", TRUE, TRUE);
  buffer = xmlOutputBufferCreateIO (write_cb, NULL, self, NULL);
  self->xml = buffer ? xmlNewTextWriter (buffer) : NULL;
  if (!self->xml)
    {
      set_write_error (self, error);
      return NULL;
    }
  begin_content (self);
  write_headings (self);
  return TRIB_WRITER (g_steal_pointer (&self));
}
