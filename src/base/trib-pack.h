/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The compact form in which lists of numbers and texts lie in a blob: numbers as LEB128 (seven bits a
 * byte, low end first), texts as their length and their bytes.
 */
#pragma once

#include "base/trib-types.h"

G_BEGIN_DECLS

void trib_pack_number (GByteArray *out, guint64 number);
void trib_pack_text (GByteArray *out, const char *text, gsize len);

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} TribUnpack;

gboolean trib_unpack_number (TribUnpack *in, guint64 *number) G_GNUC_WARN_UNUSED_RESULT;
gboolean trib_unpack_bytes (TribUnpack *in, const char **bytes, gsize *len) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
