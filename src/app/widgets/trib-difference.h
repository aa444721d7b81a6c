/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the values of several records compare: in one word, and where within a text.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRIB_DIFFERENCE_ALONE, /* fewer than two have a value */
  TRIB_DIFFERENCE_SAME,
  TRIB_DIFFERENCE_NEAR, /* the same but for case, accents, spacing, or a few letters */
  TRIB_DIFFERENCE_DIFFERS,
} TribDifference;

/* @texts: @n of them, %NULL or "" where there is none. */
TribDifference trib_difference_of (const char *const *texts, guint n);

/* A part of a text, in bytes. */
typedef struct
{
  guint start;
  guint end;
} TribDifferenceSpan;

/**
 * trib_difference_spans:
 *
 * The parts of @text that are other than in @reference: word by word where both have as many words, else what lies between that which begins
 * and that which ends alike.
 *
 * Returns: (transfer full) (element-type TribDifferenceSpan): none where nothing is other, or where less than a third of the text is alike
 */
GArray *trib_difference_spans (const char *reference, const char *text);

G_END_DECLS
