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
/* (transfer full) (nullable): the search as an FTS5 expression; %NULL where it has no word. */
/* Each word once: where in the text it stands does not matter. */
void trib_search_drop_repeated (GString *words);
char *trib_search_expression (const char *search);

G_END_DECLS
