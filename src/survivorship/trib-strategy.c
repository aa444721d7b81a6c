/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Each function compares by one thing alone; what is decided before and after is trib-ranking.c's.
 */
#include "config.h"

#include "survivorship/trib-strategy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/trib-fold.h"

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))
#define UNLISTED 100000 /* rank of a source that a field's own list does not name */

static int
by_frequency (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return -ORDER (a->shown.n_records, b->shown.n_records);
}

static int
by_time (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return -ORDER (a->shown.since, b->shown.since);
}

static int
by_completeness (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return -ORDER (a->filled, b->filled);
}

static int
by_length (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return -ORDER (a->length, b->length);
}

static int
by_trust (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return ORDER (a->trust, b->trust);
}

static int
by_validity (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return ORDER (a->shown.status >= TRIB_STATUS_SUSPECT, b->shown.status >= TRIB_STATUS_SUSPECT);
}

/* A day without a year comes neither before nor after another. */
static gboolean
has_order (const char *text)
{
  return !g_str_has_prefix (text, "--");
}

static int
compare_size (const TribRanked *a, const TribRanked *b, const TribField *field, int direction)
{
  const char *x = a->shown.text, *y = b->shown.text;

  if (field->type == TRIB_TYPE_NUMBER || field->type == TRIB_TYPE_MONEY)
    return direction * ORDER (g_ascii_strtod (x, NULL), g_ascii_strtod (y, NULL));
  if (!has_order (x) || !has_order (y))
    return -ORDER (has_order (x), has_order (y));
  return direction * ORDER (strcmp (x, y), 0);
}

static int
by_smallness (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return compare_size (a, b, field, 1);
}

static int
by_largeness (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return compare_size (a, b, field, -1);
}

static int
by_place (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return ORDER (a->place, b->place);
}

/* A "no" is stricter than anything else. */
static int
by_strictness (const TribRanked *a, const TribRanked *b, const TribField *field)
{
  return -ORDER (strcmp (a->shown.text, "no") == 0, strcmp (b->shown.text, "no") == 0);
}

static const TribStrategy strategies[TRIB_N_SURVIVORSHIPS] = {
  [TRIB_SURVIVE_FREQUENT] = { by_frequency, N_ ("most frequent of %u"), NULL },
  [TRIB_SURVIVE_RECENT] = { by_time, N_ ("most recent of %u"), NULL },
  [TRIB_SURVIVE_COMPLETE] = { by_completeness, N_ ("from the most complete record, of %u"), NULL },
  [TRIB_SURVIVE_LONGEST] = { by_length, N_ ("longest of %u"), NULL },
  [TRIB_SURVIVE_TRUSTED] = { by_trust, N_ ("from the most trusted of %u"), NULL },
  [TRIB_SURVIVE_VALID] = { by_validity, N_ ("the valid one of %u"), NULL },
  [TRIB_SURVIVE_SMALLEST] = { by_smallness, N_ ("smallest of %u"), N_ ("earliest of %u") },
  [TRIB_SURVIVE_LARGEST] = { by_largeness, N_ ("largest of %u"), N_ ("latest of %u") },
  [TRIB_SURVIVE_SUM] = { NULL, N_ ("sum of %u"), NULL },
  [TRIB_SURVIVE_JOIN] = { NULL, N_ ("all %u kept"), NULL },
  [TRIB_SURVIVE_PRIORITY] = { by_place, N_ ("first on the list, of %u"), NULL },
  [TRIB_SURVIVE_STRICTEST] = { by_strictness, N_ ("strictest of %u"), NULL },
};

const TribStrategy *
trib_strategy_get (TribSurvivorship rule)
{
  g_return_val_if_fail ((guint) rule < TRIB_N_SURVIVORSHIPS, &strategies[0]);
  return &strategies[rule];
}

int
trib_strategy_trust (const TribField *field, const TribContribution *from)
{
  if (from->trust == TRIB_TRUST_BY_HAND || field->rule != TRIB_SURVIVE_TRUSTED || field->rule_list == NULL)
    return from->trust;
  for (guint i = 0; field->rule_list[i] != NULL; i++)
    if (g_ascii_strtoll (field->rule_list[i], NULL, 10) == from->source)
      return (int) i + 1;
  return UNLISTED + MIN (from->trust, UNLISTED);
}

static guint
count_filled (TribValues *values)
{
  guint n = 0;

  for (guint i = 0; i < trib_values_size (values); i++)
    n += trib_values_nth (values, i)->status < TRIB_STATUS_INVALID;
  return n;
}

void
trib_strategy_prepare (const TribField *field, const TribContribution *from, TribRanked *ranked)
{
  if (field->rule == TRIB_SURVIVE_COMPLETE)
    ranked->filled = MAX (ranked->filled, count_filled (from->values));
  if (field->rule != TRIB_SURVIVE_PRIORITY || field->rule_list == NULL)
    return;
  for (ranked->place = 0; field->rule_list[ranked->place] != NULL; ranked->place++)
    {
      g_autofree char *listed = trib_fold (field->rule_list[ranked->place]);
      g_autofree char *text = trib_fold (ranked->shown.text);

      if (strcmp (listed, text) == 0)
        return;
    }
}
