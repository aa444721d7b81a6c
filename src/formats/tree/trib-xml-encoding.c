/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the encoding of an XML file: what somebody chose, a byte order mark, the pattern that "<" leaves in UTF-16, then
 * what the file declares. A declaration that the bytes disprove is not believed: files are converted without it being
 * changed. A file that is declared UTF-8, or not at all, and is something else all through is refused, with the
 * encoding that it may be in.
 */
#include "config.h"

#include "formats/tree/trib-xml-encoding.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

gboolean
trib_xml_encoding_is_ebcdic (const TribInput *input)
{
  return input->n_head >= 5 && memcmp (input->head, "\x4c\x6f\xa7\x94\x93", 5) == 0;
}

/* The beginning of the file as text of one byte a character, whatever it is in. */
static char *
plain_beginning (const TribInput *input, const TribEncoding *encoding)
{
  gsize n = MIN (input->n_head - encoding->bom, 400) & ~(gsize) 3;
  char *converted = NULL, *from = input->head + encoding->bom;

  if (!trib_encoding_is_utf8 (encoding->name))
    converted = g_convert (from, n, "UTF-8", encoding->name, NULL, NULL, NULL);
  return converted ? converted : g_strndup (from, n);
}

/* (nullable): what the file declares to be in. */
static char *
find_declared (const TribInput *input, const TribEncoding *encoding)
{
  g_autofree char *text = plain_beginning (input, encoding);
  const char *end = g_str_has_prefix (text, "<?xml") ? strstr (text, "?>") : NULL;
  const char *at = end ? strstr (text, "encoding") : NULL, *close;

  if (!at || at > end)
    return NULL;
  at += strlen ("encoding");
  at += strspn (at, " \t\r\n=");
  close = *at == '"' || *at == '\'' ? strchr (at + 1, *at) : NULL;
  return close && close < end ? g_strndup (at + 1, close - at - 1) : NULL;
}

/* Whether the file begins with text beyond ASCII that is UTF-8. */
static gboolean
begins_with_utf8 (const TribInput *input)
{
  const char *end;
  gboolean ascii = TRUE;

  for (gsize i = 0; i < input->n_head && ascii; i++)
    ascii = (guchar) input->head[i] < 128;
  /* The last character may be cut. */
  return !ascii && (g_utf8_validate_len (input->head, input->n_head, &end) || input->head + input->n_head - end < 4);
}

static gboolean
is_wide (const char *name)
{
  return g_ascii_strncasecmp (name, "UTF-16", 6) == 0 || g_ascii_strncasecmp (name, "UTF-32", 6) == 0
         || g_ascii_strncasecmp (name, "UCS", 3) == 0 || g_ascii_strncasecmp (name, "ISO-10646", 9) == 0;
}

/* By its first bytes, before anything is declared. */
static void
find_family (TribInput *input, TribEncoding *out)
{
  trib_encoding_detect (input, out);
  if (out->bom > 0)
    return;
  if (input->n_head >= 4 && memcmp (input->head, "<\0", 2) == 0)
    out->name = input->head[2] == 0 && input->head[3] == 0 ? "UTF-32LE" : "UTF-16LE";
  else if (input->n_head >= 4 && memcmp (input->head, "\0<", 2) == 0)
    out->name = "UTF-16BE";
  else if (input->n_head >= 4 && memcmp (input->head, "\0\0\0<", 4) == 0)
    out->name = "UTF-32BE";
  else if (trib_xml_encoding_is_ebcdic (input))
    out->name = "IBM1047";
}

/* The file is of one byte a character, or UTF-8, and declares @declared. */
static gboolean
believe (TribInput *input, const char *declared, TribXmlEncoding *out, GError **error)
{
  GIConv converter;

  if (is_wide (declared))
    {
      out->undeclared = TRUE;
      return TRUE;
    }
  converter = g_iconv_open ("UTF-8", declared);
  if (converter == (GIConv) -1)
    {
      if (begins_with_utf8 (input) || trib_encoding_is_utf8 (out->encoding.name))
        {
          out->undeclared = TRUE;
          return TRUE;
        }
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                   _ ("%s: is in the encoding “%s”, which is not known here. Give its encoding, perhaps %s"),
                   input->name, declared, out->encoding.name);
      return FALSE;
    }
  g_iconv_close (converter);
  out->undeclared
      = begins_with_utf8 (input) && !trib_encoding_is_utf8 (declared) && trib_encoding_is_utf8 (out->encoding.name);
  if (out->undeclared)
    return TRUE;
  out->shown = g_intern_string (declared);
  /* What is called Latin-1 mostly has the quotation marks of Windows, where Latin-1 has nothing. */
  out->encoding.name = g_ascii_strcasecmp (declared, "ISO-8859-1") == 0 ? "WINDOWS-1252" : out->shown;
  return TRUE;
}

static gboolean
refuse_utf8 (TribInput *input, const char *detected, GError **error)
{
  const char *end = input->head;
  guint64 line = 1;

  g_utf8_validate_len (input->head, input->n_head, &end);
  for (const char *p = input->head; p < end; p++)
    line += *p == '\n';
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
               _ ("%s, line %" PRIu64 ": is not in UTF-8, as it should be. Give its encoding, perhaps %s"), input->name,
               line, strcmp (detected, "WINDOWS-1252") == 0 ? "ISO-8859-1" : detected);
  return FALSE;
}

gboolean
trib_xml_encoding_find (TribInput *input, const char *chosen, TribXmlEncoding *out, GError **error)
{
  g_autofree char *declared = NULL;
  TribEncoding family;

  memset (out, 0, sizeof *out);
  if (chosen && *chosen)
    {
      out->shown = g_intern_string (chosen);
      return trib_encoding_choose (input, chosen, &out->encoding, error);
    }
  find_family (input, &family);
  out->encoding = family;
  declared = find_declared (input, &family);
  out->shown = declared && is_wide (declared) ? g_intern_string (declared) : family.name;
  if (family.bom > 0 || is_wide (family.name))
    return TRUE;
  if (declared && !trib_encoding_is_utf8 (declared))
    {
      if (!believe (input, declared, out, error))
        return FALSE;
      if (out->undeclared)
        out->shown = out->encoding.name;
      return TRUE;
    }
  return trib_encoding_is_utf8 (family.name) || trib_xml_encoding_is_ebcdic (input)
         || refuse_utf8 (input, family.name, error);
}
