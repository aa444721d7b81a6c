/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which encoding a text file is in. Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"

G_BEGIN_DECLS

/**
 * TribEncoding:
 * @name: as iconv names it; a static string or an interned one
 * @bom: bytes of the byte order mark at the beginning of the file
 */
typedef struct
{
  const char *name;
  guint bom;
} TribEncoding;

gboolean trib_encoding_is_utf8 (const char *name);

/* Looks through the whole file where its beginning does not tell. */
void trib_encoding_detect (TribInput *input, TribEncoding *out);

/* @name is what somebody chose. */
gboolean trib_encoding_choose (TribInput *input, const char *name, TribEncoding *out, GError **error);

/* Whether bytes are such as no text has. */
gboolean trib_encoding_is_binary (const char *bytes, gsize len);

G_END_DECLS
