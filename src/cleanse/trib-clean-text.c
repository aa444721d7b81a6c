/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blanks and invisible characters. A text of printable ASCII and Latin letters with single blanks, as nearly all are, is only
 * looked at; only what is outside that is normalised.
 */
#include "config.h"

#include "cleanse/trib-clean-text.h"

#include <string.h>

/* Printable ASCII and Latin letters, with single blanks: of what lies below U+0300 everything is in NFC by itself. */
static gboolean
is_clean_latin (const char *text, gsize len)
{
  guchar before = ' ';

  for (gsize i = 0; i < len; i++)
    {
      guchar c = text[i], next;

      if (c < ' ' || c == 0x7f || (c == ' ' && before == ' '))
        return FALSE;
      before = c;
      if (c < 0x80)
        continue;
      next = i + 1 < len ? text[++i] : 0;
      if (c < 0xc3 || c > 0xcb || next < 0x80 || next > 0xbf)
        return FALSE;
    }
  return len == 0 || before != ' ';
}

/* Characters that show nothing: zero width, direction marks, soft hyphen, byte order mark, controls. */
static gboolean
is_invisible (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x061c
         || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

/* Letters of Arabic and Indian scripts and the parts of an emoji stand together by a joiner, or apart by a non-joiner:
 * there it shows, and belongs to the spelling. */
static gboolean
is_joiner (const GString *before, gunichar c, const char *after)
{
  gunichar last, next;

  if ((c != 0x200c && c != 0x200d) || before->len == 0)
    return FALSE;
  last = g_utf8_get_char (g_utf8_find_prev_char (before->str, before->str + before->len));
  next = g_utf8_get_char (after);
  return ((last >= 0x600 && last < 0x1100) || last == 0xfe0f || last >= 0x2190)
         && ((next >= 0x600 && next < 0x1100) || next >= 0x2190);
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a)
         || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static void
end_line (GString *out, gboolean keep_lines, gboolean lines_are_parts)
{
  while (out->len > 0 && (out->str[out->len - 1] == ' ' || (lines_are_parts && out->str[out->len - 1] == ',')))
    g_string_truncate (out, out->len - 1);
  if (out->len == 0)
    return;
  if (keep_lines)
    g_string_append_c (out, '\n');
  else
    g_string_append (out, lines_are_parts ? ", " : " ");
}

/* In NFC. GLib would stop at a NUL, so these are taken out first. */
static char *
normalise (const char *text, gsize len, TribReason *reason)
{
  g_autofree char *valid = NULL;
  char *normal;

  if (memchr (text, '\0', len))
    {
      g_autoptr (GString) without = g_string_sized_new (len);

      for (gsize i = 0; i < len; i++)
        if (text[i] != '\0')
          g_string_append_c (without, text[i]);
      *reason = TRIB_REASON_CONTROL;
      valid = g_utf8_make_valid (without->str, (gssize) without->len);
    }
  normal
      = valid ? g_utf8_normalize (valid, -1, G_NORMALIZE_NFC) : g_utf8_normalize (text, (gssize) len, G_NORMALIZE_NFC);
  return normal ? normal : g_utf8_make_valid (text, (gssize) len);
}

TribReason
trib_clean_text (const char *text, gsize len, gboolean keep_lines, gboolean lines_are_parts, GString *out)
{
  TribReason reason = TRIB_REASON_NONE;
  g_autofree char *normal = NULL;
  const char *p, *end;

  if (is_clean_latin (text, len))
    return TRIB_REASON_NONE;
  normal = normalise (text, len, &reason);
  p = normal;
  end = normal + strlen (normal);
  g_string_truncate (out, 0);
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_joiner (out, c, g_utf8_next_char (p)))
        g_string_append_unichar (out, c);
      else if (is_invisible (c))
        reason = TRIB_REASON_CONTROL;
      else if (c == '\n' || c == '\r')
        {
          if (c == '\r' && p[1] == '\n')
            p++;
          end_line (out, keep_lines, lines_are_parts);
        }
      else if (!is_blank (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else if (out->len > 0 && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '\n')
        g_string_append_c (out, ' ');
    }
  while (out->len > 0 && strchr (lines_are_parts ? " \n," : " \n", out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  if (reason == TRIB_REASON_NONE && !(out->len == len && memcmp (out->str, text, len) == 0))
    reason = TRIB_REASON_SPACE;
  return reason;
}
