/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * String similarity, on code points. Up to 64 of them go through one machine word: Levenshtein after G. Myers, "A fast
 * bit-vector algorithm for approximate string matching" (JACM 46, 1999); optimal string alignment after H. Hyyrö, "A
 * bit-vector algorithm for computing Levenshtein and Damerau edit distances" (Nordic J. of Computing 10, 2003); Jaro
 * (JASA 84, 1989) with the prefix of W. Winkler (1990), its matches found by the same masks. Longer ones take the plain way.
 * Plain letters are read as they lie, without making code points of them; who only wants to know whether two are near is told
 * as soon as they can't be.
 */
#include "config.h"

#include "match/trib-kernel.h"

#include <math.h>
#include <string.h>

#define N_OTHER 128

/* For each code point of a pattern, the places where it stands. Cleared after use, so that clearing costs the length. */
typedef struct
{
  guint64 low[256];
  guint32 other[N_OTHER];
  guint64 other_mask[N_OTHER];
} Masks;

static _Thread_local Masks masks;

static guint
find_other (guint32 c)
{
  guint at = (c * 2654435761u) >> 25;

  while (masks.other[at] && masks.other[at] != c)
    at = (at + 1) % N_OTHER;
  return at;
}

/* What two kernels have in common: @text are code points where @wide, else plain letters, a byte each. */
static inline guint32
letter_at (gconstpointer text, guint i, gboolean wide)
{
  return wide ? ((const guint32 *) text)[i] : ((const guint8 *) text)[i];
}

static inline guint64
mask_of (guint32 c, gboolean wide)
{
  return !wide || c < 256 ? masks.low[c] : masks.other_mask[find_other (c)];
}

static inline void
set_masks (gconstpointer a, guint n, gboolean wide)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 c = letter_at (a, i, wide);

      if (!wide || c < 256)
        masks.low[c] |= G_GUINT64_CONSTANT (1) << i;
      else
        {
          guint at = find_other (c);

          masks.other[at] = c;
          masks.other_mask[at] |= G_GUINT64_CONSTANT (1) << i;
        }
    }
}

static inline void
clear_masks (gconstpointer a, guint n, gboolean wide)
{
  gboolean others = FALSE;

  for (guint i = 0; i < n; i++)
    {
      guint32 c = letter_at (a, i, wide);

      if (!wide || c < 256)
        masks.low[c] = 0;
      else
        others = TRUE;
    }
  if (others)
    {
      memset (masks.other, 0, sizeof masks.other);
      memset (masks.other_mask, 0, sizeof masks.other_mask);
    }
}

/* A byte each, and few enough for a machine word. */
static gboolean
is_plain (const char *text, gsize len)
{
  guint64 all = 0, eight;
  gsize at = 0;

  if (len == 0 || len > 64)
    return FALSE;
  for (; len - at >= sizeof eight; at += sizeof eight)
    {
      memcpy (&eight, text + at, sizeof eight);
      all |= eight;
    }
  for (; at < len; at++)
    all |= (guchar) text[at];
  return (all & 0x8080808080808080) == 0;
}

/**
 * trib_code_points:
 * @text: UTF-8; a byte that is none stands for itself
 */
guint
trib_code_points (const char *text, gsize len, guint32 *out, guint room)
{
  const char *end = text + len;
  guint n = 0;

  /* Eight plain letters at once: nearly all are. */
  for (guint64 eight; end - text >= 8 && n + 8 <= room; text += 8, n += 8)
    {
      memcpy (&eight, text, sizeof eight);
      if (eight & 0x8080808080808080)
        break;
      for (guint i = 0; i < 8; i++)
        out[n + i] = (guchar) text[i];
    }
  while (text < end && n < room)
    {
      guchar byte = (guchar) *text;
      gunichar c = byte < 0x80 ? byte : g_utf8_get_char_validated (text, end - text);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          c = byte;
          text++;
        }
      else
        text += byte < 0x80 ? 1 : g_unichar_to_utf8 (c, NULL);
      out[n++] = c;
    }
  return n;
}

static double
jaro_score (guint matches, guint changed, guint len_a, guint len_b)
{
  double m = matches;

  if (matches == 0)
    return 0;
  return (m / len_a + m / len_b + (m - changed / 2) / m) / 3;
}

static guint
jaro_reach (guint len_a, guint len_b)
{
  guint longest = MAX (len_a, len_b);

  return longest / 2 > 1 ? longest / 2 - 1 : 0;
}

/* Returns 0 as soon as there can't be @needed matches. */
static inline __attribute__ ((always_inline)) double
jaro_word (gconstpointer a, guint len_a, gconstpointer b, guint len_b, guint needed, gboolean wide)
{
  guint reach = jaro_reach (len_a, len_b);
  guint64 window = reach + 1 >= 64 ? ~G_GUINT64_CONSTANT (0) : (G_GUINT64_CONSTANT (1) << (reach + 1)) - 1;
  guint64 taken = 0, hits = 0;
  guint matches = 0, changed = 0;

  set_masks (a, len_a, wide);
  for (guint j = 0; j < len_b && matches + len_b - j >= needed; j++)
    {
      guint64 free_ones = mask_of (letter_at (b, j, wide), wide) & window & ~taken;

      taken |= free_ones & -free_ones;
      hits |= (guint64) (free_ones != 0) << j;
      matches += free_ones != 0;
      window = j < reach ? (window << 1) | 1 : window << 1;
    }
  clear_masks (a, len_a, wide);
  if (matches < needed)
    return 0;
  for (; hits; hits &= hits - 1, taken &= taken - 1)
    changed
        += letter_at (b, (guint) __builtin_ctzll (hits), wide) != letter_at (a, (guint) __builtin_ctzll (taken), wide);
  return jaro_score (matches, changed, len_a, len_b);
}

static double
jaro_plain (const guint32 *a, guint len_a, const guint32 *b, guint len_b, guint reach)
{
  g_autofree guint8 *taken = g_malloc0 (len_a), *hits = g_malloc0 (len_b);
  guint matches = 0, changed = 0;

  for (guint j = 0; j < len_b; j++)
    {
      guint from = j > reach ? j - reach : 0, to = MIN (j + reach + 1, len_a);

      for (guint i = from; i < to; i++)
        if (!taken[i] && a[i] == b[j])
          {
            taken[i] = hits[j] = 1;
            matches++;
            break;
          }
    }
  for (guint i = 0, j = 0; j < len_b; j++)
    if (hits[j])
      {
        while (!taken[i])
          i++;
        changed += a[i++] != b[j];
      }
  return jaro_score (matches, changed, len_a, len_b);
}

double
trib_jaro (const guint32 *a, guint len_a, const guint32 *b, guint len_b)
{
  if (len_a == 0 || len_b == 0)
    return len_a == len_b ? 1 : 0;
  if (MAX (len_a, len_b) <= 64)
    return jaro_word (a, len_a, b, len_b, 0, TRUE);
  return jaro_plain (a, len_a, b, len_b, jaro_reach (len_a, len_b));
}

static double
with_prefix (double jaro, guint prefix)
{
  return jaro <= 0.7 ? jaro : jaro + prefix * 0.1 * (1 - jaro);
}

double
trib_jaro_winkler (const guint32 *a, guint len_a, const guint32 *b, guint len_b)
{
  guint prefix = 0, most = MIN (4, MIN (len_a, len_b));

  while (prefix < most && a[prefix] == b[prefix])
    prefix++;
  return with_prefix (trib_jaro (a, len_a, b, len_b), prefix);
}

/* How many matches it takes for a similarity of @least, all of them in their order. */
static guint
matches_needed (double least, guint prefix, guint len_a, guint len_b)
{
  double jaro = (least - 0.1 * prefix) / (1 - 0.1 * prefix);
  double needed = (3 * jaro - 1) * len_a * len_b / (len_a + len_b);

  return least > 0.7 && needed > 0 ? (guint) ceil (needed - 1e-6) : 0;
}

static double
jaro_winkler_plain (const guint8 *a, guint len_a, const guint8 *b, guint len_b, double least)
{
  guint prefix = 0, most = MIN (4, MIN (len_a, len_b));

  while (prefix < most && a[prefix] == b[prefix])
    prefix++;
  return with_prefix (jaro_word (a, len_a, b, len_b, matches_needed (least, prefix, len_a, len_b), FALSE), prefix);
}

/* @swaps: whether a change of neighbours is one step. Both at most 64, none empty. More than @most is said as soon as it is sure:
 * each letter takes away one at most. */
static inline __attribute__ ((always_inline)) guint
distance_word (gconstpointer a, guint len_a, gconstpointer b, guint len_b, guint most, gboolean swaps, gboolean wide)
{
  guint64 up = ~G_GUINT64_CONSTANT (0), down = 0, diagonal = 0, before = 0;
  guint last = len_a - 1, distance = len_a;

  set_masks (a, len_a, wide);
  for (guint j = 0; j < len_b && distance <= most + (len_b - j); j++)
    {
      guint64 here = mask_of (letter_at (b, j, wide), wide), swap = 0, right, left;

      if (swaps)
        swap = (((~diagonal) & here) << 1) & before;
      diagonal = (((here & up) + up) ^ up) | here | down | swap;
      right = down | ~(diagonal | up);
      left = diagonal & up;
      distance += (guint) (right >> last & 1);
      distance -= (guint) (left >> last & 1);
      right = (right << 1) | 1;
      left <<= 1;
      up = left | ~(diagonal | right);
      down = right & diagonal;
      before = here;
    }
  clear_masks (a, len_a, wide);
  return MIN (distance, most + 1);
}

#define ANY_DISTANCE (G_MAXUINT / 2) /* none is larger */

static guint
distance_plain (const guint32 *a, guint len_a, const guint32 *b, guint len_b, gboolean swaps)
{
  g_autofree guint *room = g_new (guint, 3 * (len_b + 1));
  guint *two = room, *one = room + len_b + 1, *now = one + len_b + 1;

  for (guint j = 0; j <= len_b; j++)
    one[j] = j;
  for (guint i = 1; i <= len_a; i++)
    {
      guint *spare = two;

      now[0] = i;
      for (guint j = 1; j <= len_b; j++)
        {
          now[j] = MIN (MIN (one[j], now[j - 1]) + 1, one[j - 1] + (a[i - 1] != b[j - 1]));
          if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], two[j - 2] + 1);
        }
      two = one;
      one = now;
      now = spare;
    }
  return one[len_b];
}

static guint
distance (const guint32 *a, guint len_a, const guint32 *b, guint len_b, guint most, gboolean swaps)
{
  if (len_a == 0 || len_b == 0)
    return MIN (len_a + len_b, most + 1);
  if (len_a <= 64)
    return distance_word (a, len_a, b, len_b, most, swaps, TRUE);
  if (len_b <= 64)
    return distance_word (b, len_b, a, len_a, most, swaps, TRUE);
  return MIN (distance_plain (a, len_a, b, len_b, swaps), most + 1);
}

guint
trib_levenshtein (const guint32 *a, guint len_a, const guint32 *b, guint len_b)
{
  return distance (a, len_a, b, len_b, ANY_DISTANCE, FALSE);
}

guint
trib_osa (const guint32 *a, guint len_a, const guint32 *b, guint len_b)
{
  return distance (a, len_a, b, len_b, ANY_DISTANCE, TRUE);
}

/* Long texts within a band along the diagonal, outside of which more than @most changes are needed anyway (E. Ukkonen,
 * "Algorithms for approximate string matching", Information and Control 64, 1985). */
static guint
distance_band (const guint32 *a, guint len_a, const guint32 *b, guint len_b, guint most)
{
  g_autofree guint *room = g_new (guint, 3 * (len_b + 2));
  guint *two = room, *one = room + len_b + 2, *now = one + len_b + 2;

  for (guint j = 0; j <= len_b + 1; j++)
    one[j] = two[j] = now[j] = j <= most ? j : most + 1;
  for (guint i = 1; i <= len_a; i++)
    {
      guint from = i > most ? i - most : 1, to = MIN (i + most, len_b), least = most + 1;
      guint *spare = two;

      now[from - 1] = from == 1 ? MIN (i, most + 1) : most + 1;
      now[to + 1] = most + 1;
      for (guint j = from; j <= to; j++)
        {
          now[j] = MIN (MIN (one[j], now[j - 1]) + 1, one[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], two[j - 2] + 1);
          least = MIN (least, now[j]);
        }
      if (least > most)
        return most + 1;
      two = one;
      one = now;
      now = spare;
    }
  return MIN (one[len_b], most + 1);
}

guint
trib_osa_within (const guint32 *a, guint len_a, const guint32 *b, guint len_b, guint most)
{
  if (MAX (len_a, len_b) - MIN (len_a, len_b) > most)
    return most + 1;
  if (MIN (len_a, len_b) <= 64)
    return distance (a, len_a, b, len_b, most, TRUE);
  return distance_band (a, len_a, b, len_b, most);
}

double
trib_jaro_winkler_text (const char *a, gsize len_a, const char *b, gsize len_b, double least)
{
  guint32 wide_a[TRIB_KERNEL_MAX], wide_b[TRIB_KERNEL_MAX];
  guint n_a, n_b;

  if (is_plain (a, len_a) && is_plain (b, len_b))
    return jaro_winkler_plain ((const guint8 *) a, (guint) len_a, (const guint8 *) b, (guint) len_b, least);
  n_a = trib_code_points (a, len_a, wide_a, TRIB_KERNEL_MAX);
  n_b = trib_code_points (b, len_b, wide_b, TRIB_KERNEL_MAX);
  return trib_jaro_winkler (wide_a, n_a, wide_b, n_b);
}

guint
trib_osa_within_text (const char *a, gsize len_a, const char *b, gsize len_b, guint most)
{
  guint32 wide_a[TRIB_KERNEL_MAX], wide_b[TRIB_KERNEL_MAX];
  guint n_a, n_b;

  if (is_plain (a, len_a) && is_plain (b, len_b))
    return MAX (len_a, len_b) - MIN (len_a, len_b) > most
               ? most + 1
               : distance_word (a, (guint) len_a, b, (guint) len_b, most, TRUE, FALSE);
  n_a = trib_code_points (a, len_a, wide_a, TRIB_KERNEL_MAX);
  n_b = trib_code_points (b, len_b, wide_b, TRIB_KERNEL_MAX);
  return trib_osa_within (wide_a, n_a, wide_b, n_b, most);
}

guint
trib_osa_text (const char *a, gsize len_a, const char *b, gsize len_b)
{
  return trib_osa_within_text (a, len_a, b, len_b, ANY_DISTANCE);
}
