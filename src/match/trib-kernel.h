/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How alike two strings of code points are: Jaro-Winkler, Levenshtein, optimal string alignment.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer values are compared by their first TRIB_KERNEL_MAX code points: nothing that names somebody is longer. */
#define TRIB_KERNEL_MAX 256

/* Code points of UTF-8 @text, at most @room; returns how many. */
guint trib_code_points (const char *text, gsize len, guint32 *out, guint room);

/* 0…1. The boost for a common prefix (0.1, up to 4) applies above 0.7, as rapidfuzz, jellyfish and DuckDB have it. */
double trib_jaro_winkler (const guint32 *a, guint len_a, const guint32 *b, guint len_b);
double trib_jaro (const guint32 *a, guint len_a, const guint32 *b, guint len_b);

/* Insertions, deletions and replacements that turn one into the other. */
guint trib_levenshtein (const guint32 *a, guint len_a, const guint32 *b, guint len_b);
/* The same, where a change of two neighbours is one step (no substring is changed twice). */
guint trib_osa (const guint32 *a, guint len_a, const guint32 *b, guint len_b);
/* The same where it is @most or less; @most + 1 where it is more. */
guint trib_osa_within (const guint32 *a, guint len_a, const guint32 *b, guint len_b, guint most);

/* The same for UTF-8. */
/* @least: what is surely less may be said to be 0 */
double trib_jaro_winkler_text (const char *a, gsize len_a, const char *b, gsize len_b, double least);
guint trib_osa_text (const char *a, gsize len_a, const char *b, gsize len_b);
guint trib_osa_within_text (const char *a, gsize len_a, const char *b, gsize len_b, guint most);

G_END_DECLS
