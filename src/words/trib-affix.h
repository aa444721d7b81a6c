/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles before and letters behind names.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribAffix:
 * @standard: the form written ("Dr.", "Jr.")
 * @gender: 'f', 'm' or 0
 * @careful: also a name or an initial: taken only where a dot, a comma or the number of words speaks for it
 */
typedef struct
{
  const char *word;
  const char *standard;
  char gender;
  gboolean careful;
} TribAffix;

/* (nullable): @word without its dots and without regard to case */
const TribAffix *trib_affix_prefix (const char *word, gsize len);
const TribAffix *trib_affix_suffix (const char *word, gsize len);

G_END_DECLS
