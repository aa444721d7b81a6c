/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values that only count: "Branch 12" and "Branch 13", "user4711@…" and "user4712@…". Where very many values of a column differ in
 * nothing but their digits, other digits are another value, not a slip: without this, neighbours in the series would
 * look like typing errors of each other in every field at once.
 */
#include "config.h"

#include "base/trib-hash.h"
#include "match/trib-series.h"

/* Values of a series: so many, and more in a large column, where names and years of birth come together by chance. */
#define FEWEST 8
#define LEAST_SHARE 0.001

#define PLACES 65536

guint32
trib_series_stem (const char *text, gsize len)
{
  guint64 hash = 0xcbf29ce484222325; /* Fowler, Noll, Vo: each byte by itself, so that digits can be left out */
  gboolean counted = FALSE;

  for (gsize i = 0; i < len; i++)
    {
      gboolean digit = g_ascii_isdigit (text[i]);

      counted = counted || digit;
      if (!digit || i == 0 || !g_ascii_isdigit (text[i - 1]))
        hash = (hash ^ (digit ? '0' : (guchar) text[i])) * 0x100000001b3;
    }
  return counted ? (guint32) trib_hash_mix (hash) | 1 : 0;
}

static guint
place_of (guint32 stem)
{
  return stem >> 16;
}

void
trib_series_find (TribFeature *self)
{
  g_autofree guint32 *counts = g_new0 (guint32, PLACES);
  guint32 least = MAX (FEWEST, (guint32) (self->n_distinct * LEAST_SHARE));
  guint8 *found = g_new0 (guint8, PLACES / 8);
  gboolean any = FALSE;

  for (guint32 id = 1; id < self->facts->len; id++)
    if (self->count[id] > 0)
      counts[place_of (trib_feature_facts (self, id)->stem)] += trib_feature_facts (self, id)->stem != 0;
  for (guint place = 0; place < PLACES; place++)
    if (counts[place] >= least)
      {
        found[place / 8] |= (guint8) (1 << place % 8);
        any = TRUE;
      }
  g_free (self->series);
  self->series = any ? found : NULL;
  if (!any)
    g_free (found);
}

guint32
trib_series_of (const TribFeature *self, guint32 id)
{
  guint32 stem = self->series != NULL ? trib_feature_facts (self, id)->stem : 0;

  return stem != 0 && (self->series[place_of (stem) / 8] >> place_of (stem) % 8 & 1) ? stem : 0;
}

gboolean
trib_series_tells_apart (const TribFeature *self, guint32 a, guint32 b)
{
  guint32 stem;

  if (self->series == NULL || a == b)
    return FALSE;
  stem = trib_series_of (self, a);
  return stem != 0 && stem == trib_feature_facts (self, b)->stem;
}
