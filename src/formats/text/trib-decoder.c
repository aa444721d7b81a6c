/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads blocks and turns them into UTF-8: encodings of one byte a character by a table that iconv fills once, others by
 * iconv. UTF-8 itself is passed on without a look: checking it is the business of trib-text-check.c, which knows the
 * cells.
 */
#include "config.h"

#include "formats/text/trib-decoder.h"

#include <errno.h>
#include <string.h>

#define RAW_SIZE (128 * 1024)

/* What one byte becomes. */
typedef struct
{
  char text[4];
  guint8 len;
} Character;

struct _TribDecoder
{
  TribInput *input;
  guint64 offset;
  GIConv converter; /* -1 for UTF-8 */
  guint unit;       /* bytes to leave out where they cannot be decoded */
  Character *table; /* %NULL unless each byte is a character and ASCII is ASCII */
  char *raw;
  gsize raw_at, raw_end;
  gboolean raw_ended;
};

static gboolean
fill_table (GIConv converter, Character *table)
{
  for (guint i = 0; i < 256; i++)
    {
      char byte = i, *from = &byte, *to = table[i].text;
      gsize left = 1, room = sizeof table[i].text;
      gsize done = g_iconv (converter, &from, &left, &to, &room);
      gboolean ascii = i < 128;

      if (done == (gsize) -1 && (errno != EILSEQ || ascii))
        return FALSE;
      if (done == (gsize) -1)
        *to++ = '\xff';
      table[i].len = to - table[i].text;
      if (table[i].len == 0 || (ascii && (table[i].len != 1 || table[i].text[0] != byte)))
        return FALSE;
      g_iconv (converter, NULL, NULL, NULL, NULL);
    }
  return TRUE;
}

/* The table of an encoding; %NULL if it is none of one byte a character. */
static Character *
make_table (GIConv converter)
{
  g_autofree Character *table = g_new0 (Character, 256);
  gboolean filled = fill_table (converter, table);
  char rest[16], *to = rest;
  gsize room = sizeof rest;

  /* What it held back. */
  g_iconv (converter, NULL, NULL, &to, &room);
  return filled ? g_steal_pointer (&table) : NULL;
}

TribDecoder *
trib_decoder_new (TribInput *input, const TribEncoding *encoding)
{
  TribDecoder *self = g_new0 (TribDecoder, 1);

  self->input = input;
  self->offset = encoding->bom;
  self->converter = (GIConv) -1;
  self->unit = g_ascii_strncasecmp (encoding->name, "UTF-16", 6) == 0   ? 2
               : g_ascii_strncasecmp (encoding->name, "UTF-32", 6) == 0 ? 4
                                                                        : 1;
  if (!trib_encoding_is_utf8 (encoding->name))
    {
      self->converter = g_iconv_open ("UTF-8", encoding->name);
      self->table = make_table (self->converter);
      self->raw = g_malloc (RAW_SIZE);
    }
  return self;
}

void
trib_decoder_free (TribDecoder *self)
{
  if (!self)
    return;
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_free (self->table);
  g_free (self->raw);
  g_free (self);
}

guint64
trib_decoder_get_offset (TribDecoder *self)
{
  return self->offset - (self->raw_end - self->raw_at);
}

static gboolean
refill (TribDecoder *self, GError **error)
{
  gsize left = self->raw_end - self->raw_at;
  gssize n;

  memmove (self->raw, self->raw + self->raw_at, left);
  n = trib_input_read (self->input, self->offset, self->raw + left, RAW_SIZE - left, error);
  if (n < 0)
    return FALSE;
  self->offset += n;
  self->raw_at = 0;
  self->raw_end = left + n;
  self->raw_ended = n == 0;
  return TRUE;
}

/* Fills @to from the table. */
static gssize
read_by_table (TribDecoder *self, char *to, gsize room, GError **error)
{
  char *start = to, *end = to + room - sizeof (Character);

  for (;;)
    {
      const char *p = self->raw + self->raw_at, *raw_end = self->raw + self->raw_end;

      while (p < raw_end && to < end)
        {
          const Character *c = &self->table[(guchar) *p++];

          memcpy (to, c->text, sizeof c->text);
          to += c->len;
        }
      self->raw_at = p - self->raw;
      if (to >= end || self->raw_ended)
        return to - start;
      if (!refill (self, error))
        return -1;
    }
}

gssize
trib_decoder_read (TribDecoder *self, char *to, gsize room, GError **error)
{
  char *start = to;

  if (self->converter == (GIConv) -1)
    {
      gssize n = trib_input_read (self->input, self->offset, to, room, error);

      self->offset += MAX (n, 0);
      return n;
    }
  if (self->table)
    return read_by_table (self, to, room, error);
  while (room >= 16)
    {
      char *from = self->raw + self->raw_at;
      gsize left = self->raw_end - self->raw_at;
      gsize done = g_iconv (self->converter, &from, &left, &to, &room);
      int code = errno;

      self->raw_at = self->raw_end - left;
      if (done == (gsize) -1 && code == E2BIG)
        break;
      if (done == (gsize) -1 && (code == EILSEQ || (left > 0 && self->raw_ended)))
        {
          self->raw_at += MIN (self->unit, left);
          *to++ = '\xff';
          room--;
          continue;
        }
      if (self->raw_ended)
        {
          /* Letters to which a mark might have come. */
          g_iconv (self->converter, NULL, NULL, &to, &room);
          break;
        }
      if (!refill (self, error))
        return -1;
    }
  return to - start;
}
