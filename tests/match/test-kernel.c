/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bit-parallel kernels against plain ones, written here from their definitions, and against published values.
 */
#include "config.h"

#include "match/trib-kernel-many.h"
#include "match/trib-kernel.h"

#include <math.h>
#include <string.h>

#define MOST 150

static const guint32 alphabet[] = { 'a', 'b', 'c', 'd', 0xe9, 0xdf, 0x416, 0x3a9, 0x4e2d, 0x1f600, 0x10ffff };

static guint
random_text (GRand *rand, guint32 *out, guint most)
{
  guint n = (guint) g_rand_int_range (rand, 0, (int) most + 1);
  int letters = g_rand_boolean (rand) ? 4 : (int) G_N_ELEMENTS (alphabet);

  for (guint i = 0; i < n; i++)
    out[i] = alphabet[g_rand_int_range (rand, 0, letters)];
  return n;
}

/* Half of the pairs are one text and itself with a few changes. */
static guint
random_partner (GRand *rand, const guint32 *a, guint n_a, guint32 *b, guint most)
{
  guint n = n_a;

  if (n_a < 2 || g_rand_boolean (rand))
    return random_text (rand, b, most);
  memcpy (b, a, n_a * sizeof *a);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0 && n > 1; i--)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (int) n - 1);
      guint32 c = b[at];

      if (g_rand_boolean (rand))
        {
          b[at] = b[at + 1];
          b[at + 1] = c;
        }
      else
        memmove (b + at, b + at + 1, (--n - at) * sizeof *b);
    }
  return n;
}

static guint
plain_distance (const guint32 *a, guint n, const guint32 *b, guint m, gboolean swaps)
{
  static guint d[MOST + 1][MOST + 1];

  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= m; j++)
      {
        if (i == 0 || j == 0)
          {
            d[i][j] = i + j;
            continue;
          }
        d[i][j] = MIN (MIN (d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
        if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }
  return d[n][m];
}

static double
plain_jaro_winkler (const guint32 *a, guint n, const guint32 *b, guint m)
{
  gboolean in_a[MOST] = { 0 }, in_b[MOST] = { 0 };
  int reach = (int) MAX (n, m) / 2 - 1;
  guint matches = 0, changed = 0, prefix = 0, i = 0;
  double jaro;

  if (n == 0 || m == 0)
    return n == m ? 1 : 0;
  for (int j = 0; j < (int) m; j++)
    for (int k = MAX (0, j - MAX (reach, 0)); k <= MIN ((int) n - 1, j + MAX (reach, 0)); k++)
      if (!in_a[k] && a[k] == b[j])
        {
          in_a[k] = in_b[j] = TRUE;
          matches++;
          break;
        }
  if (matches == 0)
    return 0;
  for (guint j = 0; j < m; j++)
    if (in_b[j])
      {
        while (!in_a[i])
          i++;
        changed += a[i++] != b[j];
      }
  jaro = ((double) matches / n + (double) matches / m + (double) (matches - changed / 2) / matches) / 3;
  while (prefix < 4 && prefix < n && prefix < m && a[prefix] == b[prefix])
    prefix++;
  return jaro > 0.7 ? jaro + 0.1 * prefix * (1 - jaro) : jaro;
}

typedef struct
{
  guint most;  /* letters */
  guint times; /* a million in all */
} Length;

static const Length lengths[] = { { 12, 900000 }, { 66, 80000 }, { MOST, 20000 } };

static void
test_random (gconstpointer data)
{
  const Length *length = data;
  guint most = length->most;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711 + most);
  guint32 a[MOST], b[MOST];

  for (guint i = 0; i < length->times; i++)
    {
      guint n = random_text (rand, a, most), m = random_partner (rand, a, n, b, most), steps;

      g_assert_cmpuint (trib_levenshtein (a, n, b, m), ==, plain_distance (a, n, b, m, FALSE));
      steps = plain_distance (a, n, b, m, TRUE);
      g_assert_cmpuint (trib_osa (a, n, b, m), ==, steps);
      g_assert_cmpuint (trib_osa_within (a, n, b, m, i % 5), ==, MIN (steps, i % 5 + 1));
      g_assert_cmpfloat_with_epsilon (trib_jaro_winkler (a, n, b, m), plain_jaro_winkler (a, n, b, m), 1e-12);
    }
}

/* Plain letters as they lie: as their code points; and who asks for what is alike at least is only told 0 where it is less. */
static void
test_plain_letters (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1234);

  for (guint i = 0; i < 300000; i++)
    {
      guint32 wide[2][70];
      char text[2][70];
      guint n[2], steps, most = i % 5;
      double alike, least = (i % 11) / 10.0;

      for (guint side = 0; side < 2; side++)
        {
          n[side] = (guint) g_rand_int_range (rand, 1, i % 10 == 0 ? 70 : 12);
          for (guint at = 0; at < n[side]; at++)
            if (side == 1 && at < n[0] && g_rand_int_range (rand, 0, 5) > 0)
              text[1][at] = text[0][at];
            else
              text[side][at] = (char) ('a' + g_rand_int_range (rand, 0, 4));
          for (guint at = 0; at < n[side]; at++)
            wide[side][at] = (guchar) text[side][at];
        }
      steps = plain_distance (wide[0], n[0], wide[1], n[1], TRUE);
      g_assert_cmpuint (trib_osa_text (text[0], n[0], text[1], n[1]), ==, steps);
      g_assert_cmpuint (trib_osa_within_text (text[0], n[0], text[1], n[1], most), ==, MIN (steps, most + 1));
      alike = trib_jaro_winkler (wide[0], n[0], wide[1], n[1]);
      g_assert_cmpfloat (trib_jaro_winkler_text (text[0], n[0], text[1], n[1], 0), ==, alike);
      if (alike >= least)
        g_assert_cmpfloat (trib_jaro_winkler_text (text[0], n[0], text[1], n[1], least), ==, alike);
      else
        g_assert_cmpfloat (trib_jaro_winkler_text (text[0], n[0], text[1], n[1], least), <, least);
    }
}

/* Letters beyond the lanes are told, and all others come out as one by one. */
static void
test_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (815);
  guint turned_away = 0;

  for (guint i = 0; i < 50000; i++)
    {
      guint32 a[TRIB_LANE_LENGTH], b[TRIB_LANES][TRIB_LANE_LENGTH];
      guint n = random_text (rand, a, TRIB_LANE_LENGTH), m[TRIB_LANES] = { 0 };
      double alike[TRIB_LANES];
      guint16 steps[TRIB_LANES], with_swaps[TRIB_LANES];
      TribLanes lanes;

      trib_lanes_clear (&lanes);
      for (guint lane = 0; lane < TRIB_LANES; lane++)
        {
          m[lane] = random_partner (rand, a, n, b[lane], TRIB_LANE_LENGTH);
          if (trib_lanes_fit (b[lane], m[lane]))
            trib_lanes_set (&lanes, lane, b[lane], m[lane]);
          else
            m[lane] = 0;
        }
      turned_away += !trib_lanes_fit (a, n);
      if (!trib_lanes_fit (a, n))
        continue;
      trib_jaro_winkler_many (a, n, &lanes, alike);
      trib_levenshtein_many (a, n, &lanes, steps);
      trib_osa_many (a, n, &lanes, with_swaps);
      for (guint lane = 0; lane < TRIB_LANES; lane++)
        {
          g_assert_cmpfloat (alike[lane], ==, trib_jaro_winkler (a, n, b[lane], m[lane]));
          g_assert_cmpuint (steps[lane], ==, plain_distance (a, n, b[lane], m[lane], FALSE));
          g_assert_cmpuint (with_swaps[lane], ==, plain_distance (a, n, b[lane], m[lane], TRUE));
        }
    }
  g_assert_cmpuint (turned_away, >, 1000);
}

static void
test_published (void)
{
  static const struct
  {
    const char *a, *b;
    double similarity;
  } cases[] = {
    { "MARTHA", "MARHTA", 0.961111 },
    { "DIXON", "DICKSONX", 0.813333 },
    { "DWAYNE", "DUANE", 0.84 },
    { "JELLYFISH", "SMELLYFISH", 0.8963 },
    { "ABROMS", "ABRAMS", 0.9222 },
    { "Elltiot", "Elliot", 0.9278 },
    { "SHACKLEFORD", "SHACKELFORD", 0.9818 },
    { "ABC", "XYZ", 0.0 },
    { "abcdefgh", "abzzzzzz", 0.5 }, /* no boost at or below 0.7 */
    { "jones", "johnson", 0.832381 },
    { "", "", 1.0 },
    { "A", "", 0.0 },
    { "Jürgen", "Jürgen", 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
        trib_jaro_winkler_text (cases[i].a, strlen (cases[i].a), cases[i].b, strlen (cases[i].b), 0),
        cases[i].similarity, 0.00006);
}

static void
test_steps (void)
{
  static const struct
  {
    const char *a, *b;
    guint steps;
  } cases[] = {
    { "kitten", "sitting", 3 }, { "ca", "abc", 3 }, { "Maier", "Miaer", 1 }, { "", "abc", 3 },
    { "Köhler", "Kohler", 1 },  { "Ж", "Ω", 1 },    { "same", "same", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (trib_osa_text (cases[i].a, strlen (cases[i].a), cases[i].b, strlen (cases[i].b)), ==,
                      cases[i].steps);
}

static void
test_code_points (void)
{
  static const char broken[] = "a\xff\xc3\xa9\xc3";
  guint32 out[8];

  g_assert_cmpuint (trib_code_points (broken, sizeof broken - 1, out, 8), ==, 4);
  g_assert_cmpuint (out[0], ==, 'a');
  g_assert_cmpuint (out[1], ==, 0xff);
  g_assert_cmpuint (out[2], ==, 0xe9);
  g_assert_cmpuint (out[3], ==, 0xc3);
  g_assert_cmpuint (trib_code_points ("abcdef", 6, out, 3), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/kernel/jaro-winkler-has-the-published-values", test_published);
  g_test_add_func ("/match/kernel/a-change-of-neighbours-is-one-step", test_steps);
  g_test_add_func ("/match/kernel/bytes-that-are-no-utf8-stand-for-themselves", test_code_points);
  g_test_add_data_func ("/match/kernel/short-texts-as-the-plain-way", &lengths[0], test_random);
  g_test_add_data_func ("/match/kernel/texts-about-a-word-as-the-plain-way", &lengths[1], test_random);
  g_test_add_data_func ("/match/kernel/long-texts-as-the-plain-way", &lengths[2], test_random);
  g_test_add_func ("/match/kernel/plain-letters-as-code-points", test_plain_letters);
  g_test_add_func ("/match/kernel/many-at-once-as-one-by-one", test_many);
  return g_test_run ();
}
