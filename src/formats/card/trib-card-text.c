/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes values: quoted-printable and BASE64, the encoding that a line names or seems to be in, escapes. Text that is
 * UTF-8 is taken for it whatever the line says, since other text hardly ever looks like it.
 */
#include "config.h"

#include "formats/card/trib-card-text.h"

#include <string.h>

#define MOST_TEXTS 64 /* that a value is split into; what is left stays whole */

static int
hex (char c)
{
  return g_ascii_xdigit_value (c);
}

/* In place. An "=" that is no code stays. */
static void
decode_quoted (GString *text)
{
  char *to = text->str;
  const char *end = text->str + text->len;

  for (const char *p = text->str; p < end;)
    {
      if (*p == '=' && end - p >= 3 && hex (p[1]) >= 0 && hex (p[2]) >= 0)
        {
          *to++ = (char) (hex (p[1]) * 16 + hex (p[2]));
          p += 3;
        }
      else if (*p == '=' && p + 1 == end)
        p++;
      else
        *to++ = *p++;
    }
  g_string_truncate (text, to - text->str);
}

static gboolean
has_high (const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if ((guchar) text[i] >= 128)
      return TRUE;
  return FALSE;
}

/* Whether a character may be of several bytes, so that a byte of it looks like ASCII. */
static gboolean
is_multibyte (const char *charset)
{
  static const char *const starts[]
      = { "shift", "sjis", "ms932", "cp932", "windows-31j", "gb", "big5", "euc", "iso-2022" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (charset, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

/* What is called Latin-1 is mostly that of Windows, which has more characters. */
static const char *
real_name (const char *charset)
{
  if (g_ascii_strcasecmp (charset, "iso-8859-1") == 0 || g_ascii_strcasecmp (charset, "latin1") == 0
      || g_ascii_strcasecmp (charset, "us-ascii") == 0)
    return "WINDOWS-1252";
  return charset;
}

static char *
convert (const GString *text, const char *charset)
{
  gsize read = 0, written = 0;
  char *converted = g_convert (text->str, text->len, "UTF-8", real_name (charset), &read, &written, NULL);

  /* A NUL among the bytes is looked for later, in what the caller has. */
  if (converted && (read < text->len || strlen (converted) < written))
    g_clear_pointer (&converted, g_free);
  return converted;
}

static gboolean
is_utf8 (const char *text, gsize len)
{
  for (const char *end = text + len; text < end;)
    {
      const char *bad;

      if (g_utf8_validate_len (text, end - text, &bad))
        return TRUE;
      /* NUL is no text, but valid. */
      if (*bad != '\0')
        return FALSE;
      text = bad + 1;
    }
  return TRUE;
}

/* Whether there is any character of several bytes in it. */
static gboolean
has_sequence (const char *text, gsize len)
{
  for (gsize i = 0; i + 1 < len; i++)
    if ((guchar) text[i] >= 0xc2 && (guchar) text[i] < 0xf5 && ((guchar) text[i + 1] & 0xc0) == 0x80)
      return TRUE;
  return FALSE;
}

/* Whether it is UTF-8 with characters of three bytes, which hardly any other text of several bytes a character is. */
static gboolean
is_wide_utf8 (const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (((guchar) text[i] & 0xf0) == 0xe0)
      return is_utf8 (text, len);
  return FALSE;
}

/* Makes @text UTF-8. */
static void
to_utf8 (GString *text, const char *charset, const char *fallback, TribCardFaults *faults)
{
  gboolean declared = charset && *charset && g_ascii_strcasecmp (charset, "utf-8") != 0;
  g_autofree char *converted = NULL;

  if (declared && is_multibyte (charset) && !is_wide_utf8 (text->str, text->len))
    converted = convert (text, charset);
  else if (!has_high (text->str, text->len))
    return;
  else if (is_utf8 (text->str, text->len))
    {
      if (declared)
        *faults |= TRIB_CARD_OTHER_CHARSET;
      return;
    }
  else if (declared)
    converted = convert (text, charset);
  if (!converted && !is_utf8 (text->str, text->len) && !has_sequence (text->str, text->len))
    {
      converted = convert (text, fallback);
      if (converted)
        *faults |= charset ? TRIB_CARD_OTHER_CHARSET : TRIB_CARD_UNDECLARED;
    }
  if (converted)
    g_string_assign (text, converted);
}

static void
repair (GString *text, TribCardFaults *faults)
{
  const char *end = text->str + text->len;
  g_autoptr (GString) repaired = NULL;
  TribTextFaults found;

  if (trib_text_check (text->str, end) == end)
    return;
  repaired = g_string_sized_new (text->len);
  found = trib_text_repair (text->str, text->len, repaired);
  if (found & TRIB_TEXT_INVALID)
    *faults |= TRIB_CARD_INVALID;
  if (found & TRIB_TEXT_CONTROL)
    *faults |= TRIB_CARD_CONTROL;
  g_string_assign (text, repaired->str);
}

/* One text, from @p to the end or to where it is split; appends it to @out without escapes and returns where the next
 * begins, %NULL if none does. */
static const char *
unescape (const char *p, const char *end, char split, const char *joint, GString *out)
{
  for (; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        {
          p++;
          if (*p == 'n' || *p == 'N')
            g_string_append_c (out, '\n');
          else if (strchr ("\\,;:", *p) && *p)
            g_string_append_c (out, *p);
          else
            {
              g_string_append_c (out, '\\');
              g_string_append_c (out, *p);
            }
        }
      else if (split && *p == split)
        return p + 1;
      else if (joint && *p == ',')
        {
          g_string_append (out, joint);
          while (p + 1 < end && p[1] == ' ')
            p++;
        }
      else
        g_string_append_c (out, *p);
    }
  return NULL;
}

static void
add_text (GPtrArray *texts, GString *text, TribCardFaults *faults)
{
  repair (text, faults);
  g_ptr_array_add (texts, g_strstrip (g_string_free (text, FALSE)));
}

/* Coded as a whole: the bytes, which are a text only if they are valid as one. */
static GString *
decode_base64 (const TribCardProperty *property, TribCardFaults *faults)
{
  gsize n = 0;
  g_autofree char *coded = g_strndup (property->value, property->len);
  g_autofree guchar *bytes = g_base64_decode (coded, &n);
  GString *text = g_string_new_len ((const char *) bytes, n);

  if (!property->charset && trib_text_check (text->str, text->str + text->len) != text->str + text->len)
    *faults |= TRIB_CARD_NO_TEXT;
  return text;
}

GPtrArray *
trib_card_text (const TribCardProperty *property, TribCardSplit split, const char *joint, const char *fallback,
                TribCardFaults *faults)
{
  char by = split == TRIB_CARD_BY_SEMICOLON ? ';' : split == TRIB_CARD_BY_COMMA ? ',' : '\0';
  gboolean quoted = property->coding == TRIB_CARD_QUOTED_PRINTABLE;
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) value = property->coding == TRIB_CARD_BASE64 ? decode_base64 (property, faults)
                                                                   : g_string_new_len (property->value, property->len);
  const char *p, *end;

  /* What is quoted is decoded part by part, since a coded ";" does not split. */
  if (!quoted)
    to_utf8 (value, property->charset, fallback, faults);
  p = value->str;
  end = p + value->len;
  do
    {
      GString *text = g_string_new (NULL);

      p = unescape (p, end, texts->len + 1 < MOST_TEXTS ? by : '\0', joint, text);
      if (quoted)
        {
          decode_quoted (text);
          to_utf8 (text, property->charset, fallback, faults);
        }
      add_text (texts, text, faults);
    }
  while (p);
  return texts;
}

/* Whether @text has the form of @pattern: "9" for a digit, all else as it is. */
static gboolean
has_form (const char *text, const char *pattern)
{
  for (; *pattern; pattern++, text++)
    if (*pattern == '9' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return FALSE;
  return *text == '\0';
}

char *
trib_card_date (const char *text, const char *omitted_year)
{
  if (has_form (text, "9999-99-99") && omitted_year && strncmp (text, omitted_year, 4) == 0)
    return g_strdup_printf ("-%s", text + 4);
  if (has_form (text, "99999999") && omitted_year && strncmp (text, omitted_year, 4) == 0)
    return g_strdup_printf ("--%.2s-%.2s", text + 4, text + 6);
  if (has_form (text, "99999999"))
    return g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  if (has_form (text, "--9999"))
    return g_strdup_printf ("--%.2s-%.2s", text + 2, text + 4);
  return g_strdup (text);
}
