/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mends what a strict reader of JSON stops at, and nothing else: comments and commas too many become blanks, line ends
 * and tabs within a text are escaped, halves of surrogate pairs become U+FFFD. Numbers that are none in JSON, or that are
 * too large for one, and words like NaN are put in quotes: 01067 and 1e400 come through as they are written. It knows where texts begin and end, but nothing of
 * objects and arrays.
 */
#include "config.h"

#include "formats/tree/trib-json-mend.h"

#include "formats/trib-writer-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_DIGITS 300 /* as far as a parser may take a number for one that is too large */

typedef enum
{
  PLAIN,
  TEXT,
  ESCAPE, /* after a backslash */
  CODE,   /* within the four digits of \u */
  SLASH,  /* after a slash outside of texts */
  LINE_COMMENT,
  BLOCK_COMMENT,
  STAR, /* after a star in a comment */
  WORD, /* a number, true, NaN */
} State;

struct _TribJsonMend
{
  TribTreeText *text;
  State state;
  GString *out;
  GString *word;
  char code[7]; /* "\uD83D" as far as it has come */
  guint n_code;
  char high[7];   /* the first half of a surrogate pair, held back */
  gboolean comma; /* held back until it is clear whether something follows */
  guint64 line, comma_line;
  gboolean lines;
};

TribJsonMend *
trib_json_mend_new (TribTreeText *text, gboolean lines)
{
  TribJsonMend *self = g_new0 (TribJsonMend, 1);

  self->text = text;
  self->lines = lines;
  self->out = g_string_new (NULL);
  self->word = g_string_new (NULL);
  self->line = 1;
  return self;
}

void
trib_json_mend_free (TribJsonMend *self)
{
  if (!self)
    return;
  g_string_free (self->out, TRUE);
  g_string_free (self->word, TRUE);
  g_free (self);
}

static void
report (TribJsonMend *self, TribIssueKind kind, guint64 line, const char *reason)
{
  trib_tree_text_add_fault (self->text, kind, line, self->text->position + self->out->len, reason);
}

/* The first half of a pair without its second. */
static void
drop_high (TribJsonMend *self)
{
  if (!*self->high)
    return;
  g_string_append (self->out, "\\uFFFD");
  *self->high = '\0';
  report (self, TRIB_ISSUE_ENCODING, self->line, N_ ("half a character (a lone surrogate), shown as U+FFFD"));
}

static void
finish_code (TribJsonMend *self)
{
  guint64 code = g_ascii_strtoull (self->code + 2, NULL, 16);

  if (code >= 0xdc00 && code < 0xe000 && *self->high)
    {
      g_string_append (self->out, self->high);
      g_string_append (self->out, self->code);
      *self->high = '\0';
      return;
    }
  drop_high (self);
  if (code >= 0xd800 && code < 0xe000)
    {
      memcpy (self->high, self->code, sizeof self->high);
      if (code >= 0xdc00)
        drop_high (self);
      return;
    }
  g_string_append (self->out, self->code);
}

/* A comma that waits comes before what is not the end of an object or array. */
static void
release_comma (TribJsonMend *self, char next)
{
  if (!self->comma)
    return;
  self->comma = FALSE;
  if (next == ']' || next == '}' || next == '\0')
    {
      g_string_append_c (self->out, ' ');
      report (self, TRIB_ISSUE_LAYOUT, self->comma_line,
              N_ ("a comma with nothing behind it, which JSON does not have; left out"));
    }
  else
    g_string_append_c (self->out, ',');
}

/* Whether it means something where JSON is not spoken strictly. */
static gboolean
is_odd_word (const GString *word)
{
  static const char *const words[] = { "NaN", "Infinity", "None", "True", "False", "undefined" };
  const TribText number = { word->str, word->len };
  guint n_digits;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word->str, words[i]) == 0)
      return TRUE;
  if (trib_writer_is_number (&number, &n_digits) && n_digits < MAX_DIGITS)
    return FALSE;
  return strchr ("+-.0123456789", *word->str) != NULL;
}

static void
finish_word (TribJsonMend *self)
{
  gboolean odd = is_odd_word (self->word);

  if (odd)
    g_string_append_c (self->out, '"');
  g_string_append_len (self->out, self->word->str, self->word->len);
  if (odd)
    g_string_append_c (self->out, '"');
  g_string_truncate (self->word, 0);
}

static gboolean
is_of_word (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '+' || c == '.' || c == '_';
}

static void
take_plain (TribJsonMend *self, char c)
{
  if (g_ascii_isspace (c))
    {
      g_string_append_c (self->out, c);
      return;
    }
  if (c == '/')
    {
      self->state = SLASH;
      return;
    }
  release_comma (self, c);
  if (c == ',')
    {
      self->comma = TRUE;
      self->comma_line = self->line;
    }
  else if (is_of_word (c))
    {
      g_string_append_c (self->word, c);
      self->state = WORD;
    }
  else
    {
      g_string_append_c (self->out, c);
      self->state = c == '"' ? TEXT : PLAIN;
    }
}

static void
take_text (TribJsonMend *self, char c)
{
  if (c == '\\')
    {
      self->state = ESCAPE;
      return;
    }
  drop_high (self);
  if (c == '"')
    self->state = PLAIN;
  if (c == '\n' || c == '\r' || c == '\t')
    {
      g_string_append (self->out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
      report (self, TRIB_ISSUE_LAYOUT, self->line,
              N_ ("a line end or tab within a text, which JSON has only as \\n or \\t; kept"));
    }
  else
    g_string_append_c (self->out, c);
}

static void
take_escape (TribJsonMend *self, char c)
{
  if (c == 'u')
    {
      strcpy (self->code, "\\u");
      self->n_code = 2;
      self->state = CODE;
      return;
    }
  drop_high (self);
  g_string_append_c (self->out, '\\');
  g_string_append_c (self->out, c);
  self->state = TEXT;
}

static void
take_code (TribJsonMend *self, char c)
{
  if (!g_ascii_isxdigit (c))
    {
      drop_high (self);
      g_string_append (self->out, self->code);
      self->state = TEXT;
      take_text (self, c);
      return;
    }
  self->code[self->n_code++] = c;
  self->code[self->n_code] = '\0';
  if (self->n_code < 6)
    return;
  finish_code (self);
  self->state = TEXT;
}

static void
take_slash (TribJsonMend *self, char c)
{
  if (c == '/' || c == '*')
    {
      self->state = c == '/' ? LINE_COMMENT : BLOCK_COMMENT;
      g_string_append (self->out, "  ");
      report (self, TRIB_ISSUE_LAYOUT, self->line, N_ ("a comment, which JSON does not have; left out"));
      return;
    }
  release_comma (self, '/');
  g_string_append_c (self->out, '/');
  self->state = PLAIN;
  take_plain (self, c);
}

static void
take_comment (TribJsonMend *self, char c)
{
  g_string_append_c (self->out, c == '\n' ? c : ' ');
  if (self->state == LINE_COMMENT)
    self->state = c == '\n' ? PLAIN : LINE_COMMENT;
  else
    self->state = self->state == STAR && c == '/' ? PLAIN : c == '*' ? STAR : BLOCK_COMMENT;
}

static void
take (TribJsonMend *self, char c)
{
  switch (self->state)
    {
    case PLAIN:
      take_plain (self, c);
      break;
    case TEXT:
      take_text (self, c);
      break;
    case ESCAPE:
      take_escape (self, c);
      break;
    case CODE:
      take_code (self, c);
      break;
    case SLASH:
      take_slash (self, c);
      break;
    case WORD:
      if (is_of_word (c))
        {
          g_string_append_c (self->word, c);
          break;
        }
      finish_word (self);
      self->state = PLAIN;
      take_plain (self, c);
      break;
    case LINE_COMMENT:
    case BLOCK_COMMENT:
    case STAR:
    default:
      take_comment (self, c);
      break;
    }
}

/* Lets out what was held back, since nothing follows. */
static void
finish (TribJsonMend *self)
{
  if (self->state == WORD)
    finish_word (self);
  else if (self->state == ESCAPE)
    g_string_append_c (self->out, '\\');
  else if (self->state == SLASH)
    g_string_append_c (self->out, '/');
  else if (self->state == CODE)
    g_string_append (self->out, self->code);
  drop_high (self);
  release_comma (self, '\0');
  self->state = PLAIN;
}

GString *
trib_json_mend_block (TribJsonMend *self, const char *block, gsize len)
{
  g_string_truncate (self->out, 0);
  for (gsize i = 0; i < len; i++)
    {
      if (block[i] == '\n' && self->lines)
        {
          finish (self);
          g_string_append_c (self->out, '\n');
        }
      else
        take (self, block[i]);
      self->line += block[i] == '\n';
    }
  return self->out;
}

GString *
trib_json_mend_end (TribJsonMend *self)
{
  g_string_truncate (self->out, 0);
  finish (self);
  return self->out;
}
