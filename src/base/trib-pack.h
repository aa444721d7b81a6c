/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The compact form in which lists of numbers and texts lie in a blob: numbers as LEB128 (seven bits a
 * byte, low end first), texts as their length and their bytes.
 */
#pragma once

#include <string.h>

#include "base/trib-types.h"

G_BEGIN_DECLS

#define TRIB_PACK_NUMBER_MAX 10 /* bytes of the longest number */

void trib_pack_number (GByteArray *out, guint64 number);
void trib_pack_text (GByteArray *out, const char *text, gsize len);

/* The same into room that is known to be enough. Return where it ends. */
static inline guint8 *
trib_put_number (guint8 *at, guint64 number)
{
  for (; number > 0x7f; number >>= 7)
    *at++ = (guint8) (number | 0x80);
  *at++ = (guint8) number;
  return at;
}

static inline guint8 *
trib_put_text (guint8 *at, const char *text, gsize len)
{
  at = trib_put_number (at, len);
  memcpy (at, text, len);
  return at + len;
}

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} TribUnpack;

gboolean trib_unpack_long_number (TribUnpack *in, guint64 *number) G_GNUC_WARN_UNUSED_RESULT;

/* Nearly all numbers are one byte. Returns: %FALSE where the blob ends too early or the number is none */
G_GNUC_WARN_UNUSED_RESULT
static inline gboolean
trib_unpack_number (TribUnpack *in, guint64 *number)
{
  if (in->at < in->end && !(*in->at & 0x80))
    {
      *number = *in->at++;
      return TRUE;
    }
  return trib_unpack_long_number (in, number);
}

gboolean trib_unpack_bytes (TribUnpack *in, const char **bytes, gsize *len) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
