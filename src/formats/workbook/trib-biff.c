/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts the stream of a workbook into records: two bytes of type, two of length, and so many of content. What a record
 * lacks reads as zero, so that a damaged one does no more harm than to be wrong.
 */
#include "config.h"

#include "formats/workbook/trib-biff.h"

#include <string.h>

#define BLOCK 65536

void
trib_biff_init (TribBiff *self, TribOleStream *stream)
{
  *self = (TribBiff){ .stream = stream, .version = 8, .codepage = 1252 };
  self->data = g_malloc (TRIB_BIFF_MAX_RECORD + 1);
  self->block = g_malloc (BLOCK);
}

void
trib_biff_clear (TribBiff *self)
{
  g_free (self->data);
  g_free (self->block);
}

/* Copies @n bytes at @at; fewer at the end of the stream. */
static gssize
read_bytes (TribBiff *self, guint64 at, guint8 *to, gsize n, GError **error)
{
  gsize done = 0;

  while (done < n)
    {
      guint64 from = at + done;
      gsize more;

      if (from < self->block_at || from >= self->block_at + self->block_len)
        {
          gssize got = trib_ole_stream_read (self->stream, from, self->block, BLOCK, error);

          if (got <= 0)
            return got < 0 ? -1 : (gssize) done;
          self->block_at = from;
          self->block_len = got;
        }
      more = MIN (n - done, self->block_at + self->block_len - from);
      memcpy (to + done, self->block + (from - self->block_at), more);
      done += more;
    }
  return done;
}

gboolean
trib_biff_next_type (TribBiff *self, GError **error)
{
  guint8 head[4];

  if (read_bytes (self, self->offset, head, 4, error) != 4)
    return FALSE;
  self->begin = self->offset;
  self->type = head[0] | head[1] << 8;
  self->len = head[2] | head[3] << 8;
  self->offset += 4 + self->len;
  return TRUE;
}

gboolean
trib_biff_next (TribBiff *self, GError **error)
{
  if (!trib_biff_next_type (self, error))
    return FALSE;
  if (read_bytes (self, self->begin + 4, self->data, self->len, error) != (gssize) self->len)
    return FALSE;
  self->data[self->len] = 0;
  return TRUE;
}

guint
trib_biff_get_16 (const TribBiff *self, guint at)
{
  return at + 2 <= self->len ? self->data[at] | self->data[at + 1] << 8 : 0;
}

guint32
trib_biff_get_32 (const TribBiff *self, guint at)
{
  return trib_biff_get_16 (self, at) | trib_biff_get_16 (self, at + 2) << 16;
}

double
trib_biff_get_double (const TribBiff *self, guint at)
{
  guint64 bits = trib_biff_get_32 (self, at) | (guint64) trib_biff_get_32 (self, at + 4) << 32;
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

void
trib_biff_append_unicode (GString *out, const guint8 *bytes, guint n, gboolean wide)
{
  for (guint i = 0; i < n; i++)
    {
      gunichar c = wide ? bytes[2 * i] | bytes[2 * i + 1] << 8 : bytes[i];

      if (wide && c >= 0xd800 && c < 0xdc00 && i + 1 < n)
        {
          gunichar low = bytes[2 * i + 2] | bytes[2 * i + 3] << 8;

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i++;
            }
        }
      if (c == 0 || (c >= 0xd800 && c < 0xe000))
        c = 0xfffd;
      g_string_append_unichar (out, c);
    }
}

/* Bytes in the code page of the workbook. */
static void
append_bytes (const TribBiff *self, GString *out, const guint8 *bytes, guint n)
{
  g_autofree char *page = NULL, *text = NULL;
  gsize len = 0;

  page = self->codepage == 10000 || self->codepage == 32768 ? g_strdup ("MACINTOSH")
         : self->codepage == 32769 || self->codepage == 0   ? g_strdup ("CP1252")
                                                            : g_strdup_printf ("CP%u", self->codepage);
  text = g_convert_with_fallback ((const char *) bytes, n, "UTF-8", page, "\357\277\275", NULL, &len, NULL);
  if (!text || memchr (text, 0, len))
    trib_biff_append_unicode (out, bytes, n, FALSE);
  else
    g_string_append_len (out, text, len);
}

void
trib_biff_append_text (const TribBiff *self, guint at, gboolean short_length, GString *out)
{
  guint n = short_length ? trib_biff_get_16 (self, at) & 0xff : trib_biff_get_16 (self, at), flags = 0;
  guint room;

  at += short_length ? 1 : 2;
  if (self->version == 8)
    {
      flags = trib_biff_get_16 (self, at) & 0xff;
      /* Runs of letters' looks and of how they are spoken come before the text as numbers, and after it. */
      at += 1 + (flags & 8 ? 2 : 0) + (flags & 4 ? 4 : 0);
    }
  room = at < self->len ? self->len - at : 0;
  if (self->version != 8)
    append_bytes (self, out, self->data + at, MIN (n, room));
  else
    trib_biff_append_unicode (out, self->data + at, MIN (n, flags & 1 ? room / 2 : room), flags & 1);
}
