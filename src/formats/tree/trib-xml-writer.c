/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a feed of <customer> elements, each with one element a column, called as it is; what no name of an element may
 * have is left out of it. Elements that are empty are written, too, so that every record has the same. A text whose
 * blanks at its ends count says so (xml:space), and characters that XML cannot have become U+FFFD.
 */
#include "config.h"

#include "formats/tree/trib-xml-writer.h"

#include <libxml/parserInternals.h>
#include <string.h>

#define TRIB_TYPE_XML_WRITER (trib_xml_writer_get_type ())
G_DECLARE_FINAL_TYPE (TribXmlWriter, trib_xml_writer, TRIB, XML_WRITER, TribWriter)

struct _TribXmlWriter
{
  TribWriter parent_instance;

  TribOutFile *out;
  guint n_columns;
  GPtrArray *names; /* of the elements */
  GString *text;
};

G_DEFINE_FINAL_TYPE (TribXmlWriter, trib_xml_writer, TRIB_TYPE_WRITER)

/* The name of a column as that of an element: "E-mail 2" is "E-mail_2". */
static char *
element_name (const char *column)
{
  g_autofree char *valid = g_utf8_make_valid (column, -1);
  GString *name = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = g_unichar_isalpha (c) && c < 0x10000;

      if (name->len == 0 && !letter && c != '_')
        g_string_append_c (name, '_');
      if (letter || g_ascii_isdigit (c) || c == '_' || c == '-' || c == '.')
        g_string_append_unichar (name, c);
      else if (name->str[name->len - 1] != '_')
        g_string_append_c (name, '_');
    }
  while (name->len > 1 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  /* Letters that are none in XML, and no letter at all. */
  if (xmlValidateNCName ((const xmlChar *) name->str, 0) != 0 || strcmp (name->str, "_") == 0)
    g_string_assign (name, "column");
  return g_string_free (name, FALSE);
}

/* Equal names would read as one column of several values. */
static void
add_name (GPtrArray *names, const char *column)
{
  g_autofree char *name = element_name (column);
  char *unique = g_strdup (name);

  for (guint n = 2; g_ptr_array_find_with_equal_func (names, unique, g_str_equal, NULL); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s_%u", name, n);
    }
  g_ptr_array_add (names, unique);
}

static void
append_character (GString *out, gunichar c)
{
  if (c == '&')
    g_string_append (out, "&amp;");
  else if (c == '<')
    g_string_append (out, "&lt;");
  else if (c == '>')
    g_string_append (out, "&gt;");
  else if (c == '\r')
    g_string_append (out, "&#13;");
  else
    g_string_append_unichar (out, IS_CHAR (c) ? c : 0xfffd);
}

static gboolean
is_plain (const TribText *cell)
{
  for (guint i = 0; i < cell->len; i++)
    {
      guchar c = cell->text[i];

      if (c < ' ' || c >= 127 || c == '&' || c == '<' || c == '>')
        return FALSE;
    }
  return TRUE;
}

static void
append_text (TribXmlWriter *self, const TribText *cell)
{
  g_autofree char *valid = NULL;

  if (is_plain (cell))
    {
      g_string_append_len (self->text, cell->text, cell->len);
      return;
    }
  valid = g_utf8_make_valid (cell->text, cell->len);
  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    append_character (self->text, g_utf8_get_char (p));
}

static gboolean
has_blank_ends (const TribText *cell)
{
  return cell->len > 0 && (g_ascii_isspace (cell->text[0]) || g_ascii_isspace (cell->text[cell->len - 1]));
}

static gboolean
trib_xml_writer_row (TribWriter *writer, const TribText *cells, guint n_cells, GError **error)
{
  TribXmlWriter *self = TRIB_XML_WRITER (writer);

  g_string_assign (self->text, "  <customer>\n");
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *name = self->names->pdata[i];

      if (i >= n_cells || cells[i].len == 0)
        {
          g_string_append_printf (self->text, "    <%s/>\n", name);
          continue;
        }
      g_string_append_printf (self->text, "    <%s%s>", name,
                              has_blank_ends (&cells[i]) ? " xml:space=\"preserve\"" : "");
      append_text (self, &cells[i]);
      g_string_append_printf (self->text, "</%s>\n", name);
    }
  g_string_append (self->text, "  </customer>\n");
  trib_out_file_write (self->out, self->text->str, self->text->len);
  return trib_out_file_check (self->out, error);
}

static gboolean
trib_xml_writer_finish (TribWriter *writer, GError **error)
{
  TribXmlWriter *self = TRIB_XML_WRITER (writer);
  static const char end[] = "</customers>\n";

  trib_out_file_write (self->out, end, sizeof end - 1);
  return trib_out_file_commit (self->out, error);
}

static void
trib_xml_writer_finalize (GObject *object)
{
  TribXmlWriter *self = TRIB_XML_WRITER (object);

  g_clear_pointer (&self->out, trib_out_file_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_string_free (self->text, TRUE);
  G_OBJECT_CLASS (trib_xml_writer_parent_class)->finalize (object);
}

static void
trib_xml_writer_class_init (TribXmlWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_xml_writer_finalize;
  TRIB_WRITER_CLASS (klass)->row = trib_xml_writer_row;
  TRIB_WRITER_CLASS (klass)->finish = trib_xml_writer_finish;
}

static void
trib_xml_writer_init (TribXmlWriter *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->text = g_string_new (NULL);
}

TribWriter *
trib_xml_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                     guint n_columns, GError **error)
{
  static const char begin[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<customers>\n";
  g_autoptr (TribXmlWriter) self = g_object_new (TRIB_TYPE_XML_WRITER, NULL);

  self->out = out;
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    add_name (self->names, columns[i].name);
  trib_out_file_write (out, begin, sizeof begin - 1);
  if (!trib_out_file_check (out, error))
    return NULL;
  return TRIB_WRITER (g_steal_pointer (&self));
}
