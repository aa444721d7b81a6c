/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Common beginnings and ends, by characters.
 */
#include "config.h"

#include "app/customer/trib-difference.h"

#include "base/trib-fold.h"

#include <string.h>

static gboolean
empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
near (const char *a, const char *b)
{
  g_autofree char *folded_a = trib_fold (a);
  g_autofree char *folded_b = trib_fold (b);
  guint start, end;

  if (strcmp (folded_a, folded_b) == 0)
    return TRUE;
  return trib_difference_span (a, b, &start, &end) && g_utf8_strlen (b + start, end - start) <= 2
         && g_utf8_strlen (b, -1) >= 4 && ABS (g_utf8_strlen (a, -1) - g_utf8_strlen (b, -1)) <= 1;
}

TribDifference
trib_difference_of (const char *const *texts, guint n)
{
  TribDifference worst = TRIB_DIFFERENCE_ALONE;
  const char *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      TribDifference own;

      if (empty (texts[i]))
        continue;
      if (first == NULL)
        {
          first = texts[i];
          continue;
        }
      own = strcmp (first, texts[i]) == 0 ? TRIB_DIFFERENCE_SAME
            : near (first, texts[i])      ? TRIB_DIFFERENCE_NEAR
                                          : TRIB_DIFFERENCE_DIFFERS;
      worst = MAX (worst, own);
    }
  return worst;
}

gboolean
trib_difference_span (const char *reference, const char *text, guint *start, guint *end)
{
  const char *a = reference, *b = text;
  const char *a_end = reference + strlen (reference), *b_end = text + strlen (text);

  while (a < a_end && b < b_end && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  while (a_end > a && b_end > b)
    {
      const char *a_before = g_utf8_prev_char (a_end), *b_before = g_utf8_prev_char (b_end);

      if (g_utf8_get_char (a_before) != g_utf8_get_char (b_before))
        break;
      a_end = a_before;
      b_end = b_before;
    }
  *start = (guint) (b - text);
  *end = (guint) (b_end - text);
  /* Where little is alike, marking the rest helps nobody. */
  return *end > *start && 3 * (g_utf8_strlen (text, -1) - g_utf8_strlen (b, *end - *start)) >= g_utf8_strlen (text, -1);
}
