/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Positions, and rounding by largest remainders: whoever adds up the numbers on the screen gets the number on the screen.
 */
#include "config.h"

#include "app/widgets/trib-waterfall.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>

static void
add_bar (TribWaterfall *self, const TribMatchPart *part, double weight)
{
  double from = self->bars->len > 0 ? g_array_index (self->bars, TribWaterfallBar, self->bars->len - 1).to : 0;
  TribWaterfallBar bar = { .part = part, .from = from, .to = from + weight };

  bar.tenths = (int) floor (weight * 10);
  self->low = MIN (self->low, bar.to);
  self->high = MAX (self->high, bar.to);
  g_array_append_val (self->bars, bar);
}

static double
remainder_of (const TribWaterfallBar *bar)
{
  return (bar->to - bar->from) * 10 - bar->tenths;
}

static void
round_up_largest (TribWaterfall *self, int missing)
{
  for (; missing > 0; missing--)
    {
      TribWaterfallBar *largest = &g_array_index (self->bars, TribWaterfallBar, 0);

      for (guint i = 1; i < self->bars->len; i++)
        {
          TribWaterfallBar *bar = &g_array_index (self->bars, TribWaterfallBar, i);
          if (remainder_of (bar) > remainder_of (largest))
            largest = bar;
        }
      largest->tenths++;
    }
}

TribWaterfall *
trib_waterfall_new (double prior, const TribMatchPart *parts, guint n_parts)
{
  TribWaterfall *self = g_new0 (TribWaterfall, 1);
  double whole = prior;
  int sum = 0;

  self->bars = g_array_new (FALSE, FALSE, sizeof (TribWaterfallBar));
  add_bar (self, NULL, prior);
  for (guint i = 0; i < n_parts; i++)
    {
      const TribMatchPart *part = &parts[i];
      if (part->level == TRIB_LEVEL_MISSING || fabs (part->weight) < 1e-9)
        continue;
      add_bar (self, part, part->weight);
      whole += part->weight;
    }
  self->tenths = (int) lround (whole * 10);
  for (guint i = 0; i < self->bars->len; i++)
    sum += g_array_index (self->bars, TribWaterfallBar, i).tenths;
  round_up_largest (self, self->tenths - sum);
  return self;
}

void
trib_waterfall_free (TribWaterfall *self)
{
  g_array_unref (self->bars);
  g_free (self);
}

char *
trib_waterfall_tenths_text (int tenths)
{
  const char *point = localeconv ()->decimal_point;

  return g_strdup_printf ("%s%d%s%d", tenths < 0 ? "−" : "+", abs (tenths) / 10,
                          point != NULL && *point != '\0' ? point : ".", abs (tenths) % 10);
}
