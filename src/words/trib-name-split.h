/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person's whole name taken apart.
 */
#pragma once

#include "words/trib-name-words.h"

G_BEGIN_DECLS

/**
 * TribName:
 * @words: with the titles and suffixes marked
 * @full: the name in its usual order, without titles and suffixes
 * @family_first: and stays there in @full
 * @couple: two persons' given names in one: "Thomas & Ute"
 *
 * Parts that were not there are empty; a name of one word has only @full.
 */
typedef struct
{
  TribNameWords words;
  GString *given, *middle, *family, *nickname, *full;
  gboolean family_first;
  gboolean couple;
} TribName;

TribName *trib_name_new (void);
/* Of a new one; FALSE where there are too many words for a name, or none. @words points into @text. */
gboolean trib_name_split (TribName *self, const char *text, gsize len, const char *country);
void trib_name_free (TribName *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribName, trib_name_free)

G_END_DECLS
