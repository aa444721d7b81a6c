/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts lines together that were folded before a blank (perhaps in the middle of a character), with the "=" of
 * quoted-printable at their end, or in BASE64 without any mark; and, for programs that do not know how, lines of a text
 * that simply go on below. Line ends are CRLF, LF or CR.
 */
#include "config.h"

#include "formats/card/trib-card-lines.h"

#include "formats/card/trib-card-names.h"

#include <string.h>

#define BLOCK (128 * 1024)
#define LOOK 256 /* bytes of the next line that tell what it is */

void
trib_card_lines_init (TribCardLines *self, TribDecoder *decoder)
{
  *self = (TribCardLines){ .decoder = decoder, .next_line = 1 };
  self->text = g_string_new (NULL);
  self->buffer = g_malloc (BLOCK);
}

void
trib_card_lines_clear (TribCardLines *self)
{
  if (self->text)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->buffer, g_free);
  self->text = NULL;
}

/* At least @want bytes from @at on, unless the file ends before. */
static gboolean
fill (TribCardLines *self, gsize want, GError **error)
{
  while (self->end - self->at < want && !self->ended)
    {
      gssize n;

      memmove (self->buffer, self->buffer + self->at, self->end - self->at);
      self->end -= self->at;
      self->at = 0;
      n = trib_decoder_read (self->decoder, self->buffer + self->end, BLOCK - self->end, error);
      if (n < 0)
        return FALSE;
      self->end += n;
      self->ended = n == 0;
    }
  return TRUE;
}

static void
append (TribCardLines *self, const char *bytes, gsize len)
{
  gsize room = TRIB_CARD_LINE_MAX - MIN (self->text->len, TRIB_CARD_LINE_MAX);

  self->too_long = self->too_long || len > room;
  g_string_append_len (self->text, bytes, MIN (len, room));
}

/* All up to the end of the line, and over it. */
static gboolean
take_line (TribCardLines *self, GError **error)
{
  for (;;)
    {
      const char *from = self->buffer + self->at;
      gsize left = self->end - self->at, n = 0;

      while (n < left && from[n] != '\n' && from[n] != '\r')
        n++;
      append (self, from, n);
      self->at += n;
      if (n < left)
        break;
      if (!fill (self, 1, error))
        return FALSE;
      if (self->at == self->end)
        return TRUE;
    }
  if (!fill (self, 2, error))
    return FALSE;
  self->at += self->end - self->at > 1 && memcmp (self->buffer + self->at, "\r\n", 2) == 0 ? 2 : 1;
  self->next_line++;
  return TRUE;
}

/* Whether @text ends within a character of UTF-8. */
static gboolean
ends_within_character (const GString *text)
{
  for (gsize back = 1; back <= MIN (text->len, 3); back++)
    {
      guchar c = text->str[text->len - back];

      if ((c & 0xc0) == 0x80)
        continue;
      return (c >= 0xc2 && c < 0xe0 && back < 2) || (c >= 0xe0 && c < 0xf0 && back < 3) || (c >= 0xf0 && c < 0xf5);
    }
  return FALSE;
}

typedef enum
{
  CODING_PLAIN,
  CODING_QUOTED,
  CODING_BASE64,
} Coding;

static gboolean
has_word (const char *header, const char *word)
{
  gsize len = strlen (word);

  for (const char *p = header; (p = strpbrk (p, ";=,")); p++)
    if (g_ascii_strncasecmp (p + 1, word, len) == 0 && (p[len + 1] == '\0' || strchr (";:,", p[len + 1])))
      return TRUE;
  return FALSE;
}

static Coding
coding_of (const GString *text)
{
  gsize colon = strcspn (text->str, ":");
  g_autofree char *header = NULL;

  if (colon == text->len || !memchr (text->str, ';', colon))
    return CODING_PLAIN;
  header = g_strndup (text->str, colon);
  if (has_word (header, "quoted-printable"))
    return CODING_QUOTED;
  return has_word (header, "base64") || has_word (header, "b") ? CODING_BASE64 : CODING_PLAIN;
}

/* The end of a card ends all that came before it, whatever that was. */
static gboolean
is_end (const char *next, gsize len)
{
  return len >= 10 && g_ascii_strncasecmp (next, "END:VCARD", 9) == 0 && (next[9] == '\r' || next[9] == '\n');
}

/* Whether a line may have more of its text below that is not marked as such. */
static gboolean
may_go_on (const GString *text)
{
  static const char *const frames[] = { "BEGIN:", "END:", "VERSION:" };

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    if (g_ascii_strncasecmp (text->str, frames[i], strlen (frames[i])) == 0)
      return FALSE;
  return trib_card_name_begins (text->str, text->len);
}

static gboolean
is_base64 (const char *next, gsize len)
{
  gsize n = strcspn (next, "\r\n");

  for (gsize i = 0; i < MIN (n, len); i++)
    if (!g_ascii_isalnum (next[i]) && !strchr ("+/= ", next[i]))
      return FALSE;
  return n > 0;
}

/* Takes the next line in if it belongs to this one; *@more says whether it did. */
static gboolean
take_more (TribCardLines *self, Coding coding, gboolean *more, GError **error)
{
  char next[LOOK + 1];
  gsize len;

  *more = FALSE;
  if (!fill (self, LOOK, error))
    return FALSE;
  len = MIN (self->end - self->at, LOOK);
  memcpy (next, self->buffer + self->at, len);
  next[len] = '\0';
  if (len == 0)
    return TRUE;
  if (coding == CODING_QUOTED && self->text->len && self->text->str[self->text->len - 1] == '=' && !is_end (next, len))
    g_string_truncate (self->text, self->text->len - 1);
  else if (next[0] == ' ' || next[0] == '\t')
    {
      self->at++;
      if (self->keeps_blank && coding != CODING_BASE64 && !ends_within_character (self->text))
        append (self, next, 1);
    }
  else if (next[0] == '\r' || next[0] == '\n' || trib_card_name_begins (next, len) || !may_go_on (self->text))
    return TRUE;
  else if (coding == CODING_BASE64)
    {
      if (!is_base64 (next, len))
        return TRUE;
    }
  else
    {
      if (coding == CODING_PLAIN)
        append (self, "\n", 1);
      self->broken = TRUE;
    }
  *more = TRUE;
  return take_line (self, error);
}

gboolean
trib_card_lines_next (TribCardLines *self, GError **error)
{
  Coding coding;
  gboolean more;

  do
    {
      g_string_truncate (self->text, 0);
      self->too_long = self->broken = FALSE;
      self->line = self->next_line;
      if (!fill (self, 1, error) || self->at == self->end || !take_line (self, error))
        return FALSE;
      if (g_str_has_prefix (self->text->str, "\357\273\277"))
        g_string_erase (self->text, 0, 3);
    }
  while (strspn (self->text->str, " \t") == self->text->len);
  coding = coding_of (self->text);
  do
    if (!take_more (self, coding, &more, error))
      return FALSE;
  while (more);
  return TRUE;
}
