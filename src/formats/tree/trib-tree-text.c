/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads blocks of a file as UTF-8 without control characters, with U+FFFD where something was neither. Nearly all
 * blocks are clean and passed on as they are.
 */
#include "config.h"

#include "formats/tree/trib-tree-text.h"

#include "formats/text/trib-text-check.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define BLOCK (64 * 1024)
#define MAX_FAULTS 100000 /* that wait for their row */

TribTreeText *
trib_tree_text_new (TribInput *input, const TribEncoding *encoding)
{
  TribTreeText *self = g_new0 (TribTreeText, 1);

  self->input = input;
  self->decoder = trib_decoder_new (input, encoding);
  self->block = g_malloc (BLOCK + 1);
  self->repaired = g_string_new (NULL);
  self->faults = g_array_new (FALSE, FALSE, sizeof (TribTreeFault));
  return self;
}

void
trib_tree_text_free (TribTreeText *self)
{
  if (!self)
    return;
  trib_decoder_free (self->decoder);
  g_free (self->block);
  g_string_free (self->repaired, TRUE);
  g_array_unref (self->faults);
  g_free (self);
}

guint64
trib_tree_text_count_lines (const char *text, const char *end)
{
  guint64 n = 0;

  while (text < end && (text = memchr (text, '\n', end - text)))
    {
      n++;
      text++;
    }
  return n;
}

void
trib_tree_text_add_fault (TribTreeText *self, TribIssueKind kind, guint64 line, guint64 position, const char *reason)
{
  const TribTreeFault fault = { kind, line, position, reason };
  guint at = self->faults->len;

  /* Whoever mends is ahead of whoever reads. */
  while (at > 0 && g_array_index (self->faults, TribTreeFault, at - 1).position > position)
    at--;
  if (self->faults->len < MAX_FAULTS)
    g_array_insert_val (self->faults, at, fault);
}

/* How many of the last bytes are the beginning of a character that is not whole. */
static gsize
begun_character (const char *text, gsize len)
{
  for (gsize n = 1; n <= MIN (len, 3); n++)
    {
      guchar c = text[len - n];

      if (c >= 0xc0)
        return n < (c >= 0xf0 ? 4u : c >= 0xe0 ? 3u : 2u) ? n : 0;
      if (c < 0x80)
        return 0;
    }
  return 0;
}

/* Notes the faults of the block and mends them in @repaired. */
static void
repair (TribTreeText *self, const char *text, gsize len)
{
  const char *end = text + len, *counted = text;
  guint64 line = self->lines + 1;

  g_string_truncate (self->repaired, 0);
  for (const char *p = text; p < end;)
    {
      const char *bad = trib_text_check (p, end);
      gboolean control;

      g_string_append_len (self->repaired, p, bad - p);
      if (bad == end)
        break;
      line += trib_tree_text_count_lines (counted, bad);
      counted = bad;
      p = bad + 1;
      while (p < end && (guchar) *bad >= 0xc0 && ((guchar) *p & 0xc0) == 0x80)
        p++;
      /* DEL is a character like any other in XML and JSON. */
      if (*bad == 127 || (*bad == '\0' && self->keep_nul))
        {
          g_string_append_c (self->repaired, *bad);
          continue;
        }
      g_string_append (self->repaired, "\357\277\275");
      control = (guchar) *bad < 0x80;
      trib_tree_text_add_fault (self, control ? TRIB_ISSUE_NUL : TRIB_ISSUE_ENCODING, line,
                                self->position + self->repaired->len,
                                control ? N_ ("a control character, shown as U+FFFD")
                                        : N_ ("bytes that are no text in this encoding, shown as U+FFFD"));
    }
}

gssize
trib_tree_text_read (TribTreeText *self, const char **text, GError **error)
{
  gsize len = self->held, whole;

  self->lines += self->block_lines;
  self->position += self->block_size;
  self->block_lines = self->block_size = 0;
  /* The block's end has been put where its beginning was. */
  do
    {
      gssize n = self->ended ? 0 : trib_decoder_read (self->decoder, self->block + len, BLOCK - len, error);

      if (n < 0)
        return -1;
      len += n;
      self->ended = n == 0;
      whole = len - (self->ended ? 0 : begun_character (self->block, len));
    }
  while (whole == 0 && !self->ended);
  if (whole == 0)
    return 0;
  self->block_lines = trib_tree_text_count_lines (self->block, self->block + whole);
  self->held = 0;
  *text = self->block;
  if (trib_text_check (self->block, self->block + whole) < self->block + whole || whole < len)
    {
      repair (self, self->block, whole);
      memmove (self->block, self->block + whole, len - whole);
      self->held = len - whole;
      *text = self->repaired->str;
      self->block_size = self->repaired->len;
      return self->block_size;
    }
  self->block[whole] = '\0';
  self->block_size = whole;
  return whole;
}
