/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Reading checks every bound: a blob may come from a damaged file.
 */
#include "config.h"

#include "base/trib-pack.h"

void
trib_pack_number (GByteArray *out, guint64 number)
{
  guint8 bytes[TRIB_PACK_NUMBER_MAX];

  g_byte_array_append (out, bytes, (guint) (trib_put_number (bytes, number) - bytes));
}

void
trib_pack_text (GByteArray *out, const char *text, gsize len)
{
  trib_pack_number (out, len);
  g_byte_array_append (out, (const guint8 *) text, len);
}

gboolean
trib_unpack_long_number (TribUnpack *in, guint64 *number)
{
  guint64 value = 0;

  for (guint shift = 0; in->at < in->end && shift < 64; shift += 7)
    {
      guint8 byte = *in->at++;

      value |= (guint64) (byte & 0x7f) << shift;
      if (!(byte & 0x80))
        {
          *number = value;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * trib_unpack_bytes:
 * @bytes: (out) (transfer none): points into the blob; NOT NUL-terminated
 */
gboolean
trib_unpack_bytes (TribUnpack *in, const char **bytes, gsize *len)
{
  guint64 n;

  if (!trib_unpack_number (in, &n) || n > (gsize) (in->end - in->at))
    return FALSE;
  *bytes = (const char *) in->at;
  *len = n;
  in->at += n;
  return TRUE;
}
