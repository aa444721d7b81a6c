/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be found of a customer, and how a search is asked. Words are folded (base/trib-fold.h); a word written with an umlaut is
 * found by ä, a and ae.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds the words of @text, separated by blanks. */
void trib_search_append_text (GString *words, const char *text);
/* The number as it may be typed: with and without the country's code. */
void trib_search_append_phone (GString *words, const char *phone);
/* Each word once: where in the text it stands does not matter. */
void trib_search_drop_repeated (GString *words);

/**
 * trib_search_terms:
 * @any: (out): whether one of them is enough, as of the two ways to begin a phone number
 *
 * Returns: (transfer full) (nullable): the beginnings of words that are wanted; %NULL where there is none
 */
char **trib_search_terms (const char *search, gboolean *any);
/* (transfer full): the same as an FTS5 expression. */
char *trib_search_expression (char **terms, gboolean any);
/* Whether a customer of these words is found. */
gboolean trib_search_matches (const char *words, char **terms, gboolean any);

G_END_DECLS
