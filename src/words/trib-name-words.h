/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name as a list of words, from which titles and suffixes are taken off.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRIB_NAME_MAX_WORDS 24

typedef struct
{
  const char *at[TRIB_NAME_MAX_WORDS];
  gsize len[TRIB_NAME_MAX_WORDS];
  guint first; /* words before are titles */
  guint end;   /* words from here on are suffixes */
  guint n;
  char gender; /* 'f', 'm' or 0, by the titles */
} TribNameWords;

/* FALSE where there are too many words for a name. */
gboolean trib_name_words_split (TribNameWords *words, const char *text, gsize len);
void trib_name_words_take_titles (TribNameWords *words);
void trib_name_words_take_suffixes (TribNameWords *words, gboolean after_comma);
/* Appends what was taken, in its standard form. */
void trib_name_words_append_titles (const TribNameWords *words, GString *out);
void trib_name_words_append_suffixes (const TribNameWords *words, GString *out);

gboolean trib_name_is_particle (const char *word, gsize len);

G_END_DECLS
