/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads blocks and turns them into UTF-8 with iconv. UTF-8 itself is passed on without a look: checking it is
 * the business of trib-text-check.c, which knows the cells.
 */
#include "config.h"

#include "formats/trib-decoder.h"

#include <errno.h>
#include <string.h>

#define RAW_SIZE (128 * 1024)

struct _TribDecoder
{
  TribInput *input;
  guint64 offset;
  GIConv converter; /* -1 for UTF-8 */
  guint unit;       /* bytes to leave out where they cannot be decoded */
  char *raw;
  gsize raw_at, raw_end;
  gboolean raw_ended;
};

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
        break;
      if (!refill (self, error))
        return -1;
    }
  return to - start;
}
