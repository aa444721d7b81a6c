/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small shapes that every folder passes on. Nothing here has behaviour.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribText:
 * @text: UTF-8, always NUL-terminated, never %NULL (empty is "")
 * @len: bytes without the terminator
 *
 * A piece of text that somebody else owns. The owner's documentation says how long it lives.
 */
typedef struct
{
  const char *text;
  guint32 len;
} TribText;

#define TRIB_TEXT(literal) ((TribText){ (literal), sizeof (literal) - 1 })
#define TRIB_TEXT_EMPTY ((TribText){ "", 0 })

G_END_DECLS
