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

/**
 * trib_difference_span:
 * @start: (out): bytes
 * @end: (out): bytes
 *
 * The part of @text that is other than in @reference, between what begins and what ends alike.
 *
 * Returns: whether there is such a part, and a third of the text at least is alike
 */
gboolean trib_difference_span (const char *reference, const char *text, guint *start, guint *end);

G_END_DECLS
