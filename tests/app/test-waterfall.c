/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever adds up the bars on the screen, by eye or by number, gets the whole.
 */
#include "config.h"

#include "app/widgets/trib-waterfall.h"

#include <math.h>

#define PARTS 6

typedef struct
{
  const char *name;
  double prior;
  double weights[PARTS];
} Case;

static const Case CASES[] = {
  { "nothing-but-the-prior", -10.2, { 0 } },
  { "all-for", -10.24, { 13.14, 7.63, 1.32, 3.94 } },
  { "one-against", -10.2, { 13.14, 7.63, 1.32, 3.94, -7.74 } },
  { "all-round-down", -9.94, { 1.04, 1.04, 1.04, 1.04, 1.04, 1.04 } },
  { "all-round-up", -9.96, { 1.06, 1.06, 1.06, 1.06, 1.06, 1.06 } },
  { "halves", -0.05, { 0.05, 0.15, 0.25, -0.35, 0.45, -0.55 } },
  { "all-against", -3.33, { -1.11, -2.22, -0.01 } },
};

static void
test_adds_up (gconstpointer data)
{
  const Case *c = data;
  TribMatchPart parts[PARTS] = { 0 };
  double weight = c->prior;
  g_autoptr (TribWaterfall) waterfall = NULL;
  double end = 0;
  int sum = 0;
  guint said = 1;

  for (guint i = 0; i < PARTS; i++)
    {
      parts[i] = (TribMatchPart){ TRIB_FIELD_EMAIL, c->weights[i] != 0 ? TRIB_LEVEL_SAME : TRIB_LEVEL_MISSING,
                                  c->weights[i], 0 };
      weight += c->weights[i];
      said += c->weights[i] != 0;
    }
  waterfall = trib_waterfall_new (c->prior, parts, PARTS);
  g_assert_cmpuint (waterfall->bars->len, ==, said);
  for (guint i = 0; i < waterfall->bars->len; i++)
    {
      const TribWaterfallBar *bar = &g_array_index (waterfall->bars, TribWaterfallBar, i);

      g_assert_cmpfloat_with_epsilon (bar->from, end, 1e-9);
      g_assert_cmpfloat (fabs (bar->tenths / 10.0 - (bar->to - bar->from)), <, 0.1 + 1e-9);
      g_assert_cmpfloat (bar->to, >=, waterfall->low);
      g_assert_cmpfloat (bar->to, <=, waterfall->high);
      end = bar->to;
      sum += bar->tenths;
    }
  g_assert_cmpfloat_with_epsilon (end, weight, 1e-9);
  g_assert_cmpint (sum, ==, waterfall->tenths);
  g_assert_cmpint (waterfall->tenths, ==, (int) lround (weight * 10));
  g_assert_cmpfloat (waterfall->low, <=, 0);
  g_assert_cmpfloat (waterfall->high, >=, 0);
}

static void
test_words (void)
{
  static const struct
  {
    int tenths;
    const char *text;
  } cases[] = { { 131, "+13.1" }, { -102, "−10.2" }, { 0, "+0.0" }, { -3, "−0.3" }, { 40, "+4.0" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = trib_waterfall_tenths_text (cases[i].tenths);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/waterfall/adds-up/%s", CASES[i].name);
      g_test_add_data_func (path, &CASES[i], test_adds_up);
    }
  g_test_add_func ("/app/waterfall/numbers-have-their-sign", test_words);
  return g_test_run ();
}
