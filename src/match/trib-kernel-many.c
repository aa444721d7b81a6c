/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bit-parallel kernels with eight machine words in one: each lane is a word of 16 bits, one bit a letter of @a, and runs
 * through a text of its own (G. Myers 1999, H. Hyyrö 2003 as in trib-kernel.c; for several texts at once H. Hyyrö,
 * K. Fredriksson, G. Navarro, "Increased bit-parallelism for approximate and multiple string matching", JEA 10, 2005). Where a
 * letter stands in @a is found by comparing it with all of them: for short texts that is sooner than a table, which lanes
 * could only ask one after the other. Written with vectors of the compiler, so it is not bound to one machine.
 */
#include "config.h"

#include "match/trib-kernel-many.h"

#include <string.h>

typedef guint16 Lanes __attribute__ ((vector_size (2 * TRIB_LANES)));

#define BEHIND 0xffff /* no letter, and never equal to one */

static inline Lanes
all (guint value)
{
  return (Lanes){ 0 } + (guint16) value;
}

/* All bits where the condition, a comparison of vectors, holds. */
#define WHERE(condition) ((Lanes) (condition))

void
trib_lanes_clear (TribLanes *self)
{
  memset (self->letters, 0xff, sizeof self->letters);
  memset (self->lengths, 0, sizeof self->lengths);
  self->most = 0;
}

gboolean
trib_lanes_fit (const guint32 *text, guint len)
{
  guint32 highest = 0;

  for (guint i = 0; i < len && len <= TRIB_LANE_LENGTH; i++)
    highest = MAX (highest, text[i]);
  return len <= TRIB_LANE_LENGTH && highest < BEHIND - 1;
}

void
trib_lanes_set (TribLanes *self, guint lane, const guint32 *text, guint len)
{
  for (guint i = 0; i < TRIB_LANE_LENGTH; i++)
    self->letters[i][lane] = i < len ? (guint16) text[i] : BEHIND;
  self->lengths[lane] = (guint16) len;
  self->most = 0;
  for (guint i = 0; i < TRIB_LANES; i++)
    self->most = MAX (self->most, self->lengths[i]);
}

static inline Lanes
load (const guint16 *from)
{
  Lanes lanes;

  memcpy (&lanes, from, sizeof lanes);
  return lanes;
}

/* The places in @a where the letters of each place of @b stand; four of these at a time, which share what is read of @a. */
static inline void
find_places (const Lanes *a, guint len_a, const TribLanes *b, Lanes *found)
{
  for (guint j = 0; j < b->most; j += 4)
    {
      Lanes bit = all (1), first = load (b->letters[j]), second = load (b->letters[j + 1]),
            third = load (b->letters[j + 2]), fourth = load (b->letters[j + 3]);
      Lanes in_first = { 0 }, in_second = { 0 }, in_third = { 0 }, in_fourth = { 0 };

      for (guint i = 0; i < len_a; i++, bit += bit)
        {
          in_first |= WHERE (a[i] == first) & bit;
          in_second |= WHERE (a[i] == second) & bit;
          in_third |= WHERE (a[i] == third) & bit;
          in_fourth |= WHERE (a[i] == fourth) & bit;
        }
      found[j] = in_first;
      found[j + 1] = in_second;
      found[j + 2] = in_third;
      found[j + 3] = in_fourth;
    }
}

static void
spread (const guint32 *a, guint len_a, Lanes *out)
{
  for (guint i = 0; i < len_a; i++)
    out[i] = all (a[i]);
}

/* Jaro's similarity for all lengths, matches and halves of changed ones that there are: divisions take longer than all the rest. */
static double jaros[TRIB_LANE_LENGTH + 1][TRIB_LANE_LENGTH + 1][TRIB_LANE_LENGTH + 1][TRIB_LANE_LENGTH / 2 + 1];

static double
jaro (guint len_a, guint len_b, guint matches, guint half)
{
  double m = matches;

  if (len_a == 0 || len_b == 0)
    return len_a == len_b ? 1 : 0;
  return matches == 0 ? 0 : (m / len_a + m / len_b + (m - half) / m) / 3;
}

static void
make_jaros (void)
{
  static gsize made = 0;

  if (!g_once_init_enter (&made))
    return;
  for (guint a = 0; a <= TRIB_LANE_LENGTH; a++)
    for (guint b = 0; b <= TRIB_LANE_LENGTH; b++)
      for (guint m = 0; m <= MIN (a, b); m++)
        for (guint half = 0; half <= m / 2; half++)
          jaros[a][b][m][half] = jaro (a, b, m, half);
  g_once_init_leave (&made, 1);
}

/* Letters that match within reach, first those free first; then how many of them are in another order. */
static inline void
match_letters (const Lanes *wide, guint len_a, const TribLanes *b, Lanes *matches, Lanes *changed)
{
  Lanes found[TRIB_LANE_LENGTH], hit[TRIB_LANE_LENGTH], taken = { 0 }, window, reach, lengths = load (b->lengths);

  reach = WHERE (lengths > all (len_a));
  reach = ((reach & lengths) | (~reach & all (len_a))) >> 1;
  reach -= WHERE (reach > all (0)) & all (1);
  window = all (1);
  for (guint i = 0; i < TRIB_LANE_LENGTH / 2; i++)
    window |= WHERE (reach > all (i)) & (window << 1);
  *matches = *changed = all (0);
  find_places (wide, len_a, b, found);
  for (guint j = 0; j < b->most; j++)
    {
      Lanes free_ones = found[j] & window & ~taken, first = free_ones & (~free_ones + 1);

      taken |= first;
      hit[j] = WHERE (first != all (0));
      *matches -= hit[j];
      window = (window << 1) | (WHERE (reach > all (j)) & all (1));
    }
  for (guint j = 0; j < b->most; j++)
    {
      Lanes first = taken & (~taken + 1) & hit[j];

      *changed -= WHERE ((found[j] & first) == all (0)) & hit[j];
      taken ^= first;
    }
}

void
trib_jaro_winkler_many (const guint32 *a, guint len_a, const TribLanes *b, double out[TRIB_LANES])
{
  Lanes wide[TRIB_LANE_LENGTH], matches, changed, prefix = { 0 }, run = ~all (0);

  make_jaros ();
  spread (a, len_a, wide);
  match_letters (wide, len_a, b, &matches, &changed);
  for (guint i = 0; i < MIN (len_a, 4); i++)
    {
      run &= WHERE (load (b->letters[i]) == wide[i]);
      prefix -= run;
    }
  changed >>= 1;
  for (guint lane = 0; lane < TRIB_LANES; lane++)
    {
      double similarity = jaros[len_a][b->lengths[lane]][matches[lane]][changed[lane]];
      double boost = similarity > 0.7 ? prefix[lane] * 0.1 : 0;

      out[lane] = similarity + boost * (1 - similarity);
    }
}

/* The names are those of the papers: differences of neighbours in a column (V) and a row (H) of the matrix, positive (P) or
 * negative (N), and zero along the diagonal (D0). */
static inline void
count_steps (const guint32 *a, guint len_a, const TribLanes *b, gboolean swaps, guint16 out[TRIB_LANES])
{
  Lanes wide[TRIB_LANE_LENGTH], places[TRIB_LANE_LENGTH], vp = ~all (0), vn = { 0 }, d0 = { 0 }, before = { 0 },
                                                          steps = all (len_a), lengths = load (b->lengths),
                                                          last = all (len_a > 0 ? 1u << (len_a - 1) : 0);

  spread (a, len_a, wide);
  find_places (wide, len_a, b, places);
  for (guint j = 0; j < b->most; j++)
    {
      Lanes found = places[j], inside = WHERE (lengths > all (j)), hp, hn, swapped;

      swapped = swaps ? ((~d0 & found) << 1) & before : all (0);
      d0 = (((found & vp) + vp) ^ vp) | found | vn | swapped;
      hp = vn | ~(d0 | vp);
      hn = vp & d0;
      steps -= WHERE ((hp & last) != all (0)) & inside;
      steps += WHERE ((hn & last) != all (0)) & inside;
      hp = (hp << 1) | 1;
      hn = hn << 1;
      vp = hn | ~(d0 | hp);
      vn = hp & d0;
      before = found;
    }
  if (len_a == 0)
    steps = lengths;
  memcpy (out, &steps, sizeof steps);
}

void
trib_levenshtein_many (const guint32 *a, guint len_a, const TribLanes *b, guint16 out[TRIB_LANES])
{
  count_steps (a, len_a, b, FALSE, out);
}

void
trib_osa_many (const guint32 *a, guint len_a, const TribLanes *b, guint16 out[TRIB_LANES])
{
  count_steps (a, len_a, b, TRUE, out);
}
