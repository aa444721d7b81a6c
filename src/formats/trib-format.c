/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of formats. Files are told apart by what is in them; the name's ending only breaks ties. What is none of
 * them is named where it can be, so that a picture called .csv is refused with a reason.
 */
#include "config.h"

#include "formats/trib-format.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Each is defined in a file of its own. They are listed to people in this order, and asked whether a file is theirs in
 * the opposite one, since text of any sort could be CSV. */
#define FORMATS(FORMAT)                                                                                                \
  FORMAT (csv)                                                                                                         \
  FORMAT (tsv)                                                                                                         \
  FORMAT (xlsx)                                                                                                        \
  FORMAT (xml)                                                                                                         \
  FORMAT (ods)                                                                                                         \
  FORMAT (xls)                                                                                                         \
  FORMAT (html)                                                                                                        \
  FORMAT (json)                                                                                                        \
  FORMAT (jsonl)                                                                                                       \
  FORMAT (vcf)                                                                                                         \
  FORMAT (zip)                                                                                                         \
  FORMAT (gz)

#define DECLARE(name) extern const TribFormat trib_##name##_format;
FORMATS (DECLARE)

#define POINT_TO(name) &trib_##name##_format,
static const TribFormat *const formats[] = { FORMATS (POINT_TO) NULL };

static const struct
{
  const char *bytes;
  guint len;
  const char *what;
} foreign[] = {
  { "\x89PNG", 4, N_ ("a picture (PNG)") },
  { "\xff\xd8\xff", 3, N_ ("a picture (JPEG)") },
  { "GIF8", 4, N_ ("a picture (GIF)") },
  { "RIFF", 4, N_ ("a sound, film or picture (RIFF)") },
  { "%PDF-", 5, N_ ("a PDF document") },
  { "{\\rtf", 5, N_ ("a text document (RTF)") },
  { "\x7f"
    "ELF",
    4, N_ ("a program") },
  { "MZ\x90", 3, N_ ("a program") },
  { "\x1f\x8b", 2, N_ ("compressed (gzip)") },
  { "BZh", 3, N_ ("compressed (bzip2)") },
  { "\xfd"
    "7zXZ",
    5, N_ ("compressed (xz)") },
  { "\x28\xb5\x2f\xfd", 4, N_ ("compressed (Zstandard)") },
  { "7z\xbc\xaf", 4, N_ ("a 7z archive") },
  { "Rar!", 4, N_ ("a RAR archive") },
  { "PK\x03\x04", 4, N_ ("a ZIP archive, but no workbook") },
  { "PK\x05\x06", 4, N_ ("an empty ZIP archive") },
  { "\xd0\xcf\x11\xe0", 4, N_ ("an old Office file (.xls, .doc), or one that is protected by a password") },
  { "SQLite format 3", 15, N_ ("a database (SQLite)") },
};

TribTableName *
trib_table_name_new (const char *name, gboolean hidden)
{
  TribTableName *self = g_new0 (TribTableName, 1);

  self->name = g_strdup (name);
  self->hidden = hidden;
  return self;
}

static gboolean
has_ending (const TribFormat *format, const char *ending)
{
  g_auto (GStrv) endings = g_strsplit (format->endings, " ", -1);

  for (guint i = 0; endings[i]; i++)
    if (g_ascii_strcasecmp (ending, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A heading may begin with "RIFF"; a sound has bytes soon after it that no text has. */
static gboolean
begins_binary (const TribInput *input)
{
  for (gsize i = 0; i < MIN (input->n_head, 64); i++)
    if ((guchar) input->head[i] < '\t')
      return TRUE;
  return FALSE;
}

static gboolean
begins_with_word (const char *text, const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* Texts that are no tables. */
static const char *
foreign_text (const TribInput *input)
{
  const char *p = input->head;

  if (begins_with_word (p, "\357\273\277"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  if (begins_with_word (p, "<!doctype html") || begins_with_word (p, "<html"))
    return _ ("a web page (HTML)");
  if (begins_with_word (p, "BEGIN:VCARD"))
    return _ ("an address card (vCard)");
  if (begins_with_word (p, "OFXHEADER:1"))
    return _ ("a statement in the old form of OFX (OFX 1, SGML); banks give the new one, too (OFX 2, XML)");
  if (*p == '{' || *p == '[')
    {
      for (p++; g_ascii_isspace (*p) || *p == '{' || *p == '[';)
        p++;
      if (*p == '"')
        return _ ("JSON");
    }
  return NULL;
}

const char *
trib_format_foreign (const TribInput *input)
{
  static const char open_document[] = "mimetypeapplication/vnd.oasis.opendocument";

  if (input->n_head > 80 && memcmp (input->head + 30, open_document, sizeof open_document - 1) == 0)
    return _ ("an OpenDocument file");
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (input->n_head >= foreign[i].len && memcmp (input->head, foreign[i].bytes, foreign[i].len) == 0
        && (foreign[i].len > 4 || !g_ascii_isprint (foreign[i].bytes[0]) || begins_binary (input)))
      return _ (foreign[i].what);
  return foreign_text (input);
}

const TribFormat *
trib_format_find (const TribInput *input, GError **error)
{
  const char *dot = strrchr (input->name, '.');
  g_autofree char *readable = NULL;
  const char *kind;

  if (input->n_head == 0)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY, _ ("%s: is empty. Export the data again"),
                   input->name);
      return NULL;
    }
  for (guint i = G_N_ELEMENTS (formats) - 1; i-- > 0;)
    if (formats[i]->sniff && formats[i]->sniff (input, dot && has_ending (formats[i], dot + 1)))
      return formats[i];
  kind = trib_format_foreign (input);
  readable = trib_formats_read ();
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
               _ ("%s: is %s. %s files can be read; save it as one of these"), input->name,
               kind ? kind : _ ("not text, and of no known format"), readable);
  return NULL;
}

const TribFormat *const *
trib_formats (void)
{
  return formats;
}

static char *
join (GPtrArray *names, const char *separator, const char *last)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (out, i + 1 < names->len ? separator : last);
      g_string_append (out, names->pdata[i]);
    }
  return g_string_free (out, FALSE);
}

char *
trib_formats_read (void)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; formats[i]; i++)
    if (formats[i]->open)
      g_ptr_array_add (titles, (char *) formats[i]->title);
  return join (titles, ", ", _ (" and "));
}

char *
trib_formats_written (const char *separator, const char *last)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; formats[i]; i++)
    if (formats[i]->write)
      g_ptr_array_add (names, (char *) formats[i]->name);
  return join (names, separator, last);
}

const TribFormat *
trib_format_to_write (const char *name)
{
  for (guint i = 0; formats[i]; i++)
    if (formats[i]->write && g_ascii_strcasecmp (formats[i]->name, name) == 0)
      return formats[i];
  return NULL;
}

TribReader *
trib_reader_open (const char *path, const TribReadOptions *options, GError **error)
{
  static const TribReadOptions defaults = { 0 };
  g_autoptr (TribInput) input = NULL;
  g_autofree char *version = NULL;
  const TribFormat *format;
  TribReader *reader;

  g_return_val_if_fail (path, NULL);
  options = options ? options : &defaults;
  input = trib_input_open_with (path, options, error);
  format = input ? trib_format_find (input, error) : NULL;
  if (!format)
    return NULL;
  version = g_strdup (input->version);
  reader = format->open (g_steal_pointer (&input), options, error);
  if (reader)
    trib_reader_set_version (reader, version);
  return reader;
}
