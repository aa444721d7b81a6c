/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the engine says of pairs, by the model of the project's last run: the weight, and the level of each comparison, for
 * compare.py to hold beside what Splink says.
 *
 * usage: pair-levels PROJECT <PAIRS   (a line "12,418" a pair; writes "12,418,weight,level,level…")
 */
#include "config.h"

#include <stdio.h>

#include "match/trib-features.h"
#include "match/trib-model-json.h"
#include "match/trib-model.h"
#include "store/trib-run-table.h"
#include "unify/trib-run-plan.h"

static GHashTable *
index_records (const GArray *ids)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (index, &g_array_index (ids, gint64, i), GUINT_TO_POINTER (i));
  return index;
}

static void
print_pair (const TribMatchModel *model, const TribFeatures *features, GHashTable *index, gint64 a, gint64 b)
{
  guint32 x = GPOINTER_TO_UINT (g_hash_table_lookup (index, &a)),
          y = GPOINTER_TO_UINT (g_hash_table_lookup (index, &b));
  float tf[TRIB_MAX_COMPARISONS];
  double parts[TRIB_MAX_COMPARISONS];
  guint64 pattern = trib_compare (&model->comparer, features->rank[x], features->rank[y], tf);

  printf ("%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%.17g", a, b, trib_model_weigh (model, pattern, tf, parts));
  for (guint i = 0; i < model->comparer.n; i++)
    printf (",%u", trib_pattern_level (pattern, i));
  putchar ('\n');
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) store = argc == 2 ? trib_store_open (argv[1], TRIB_STORE_READ, &error) : NULL;
  g_auto (TribRunRow) run = { 0 };
  g_auto (TribRunInput) input = { 0 };
  g_autoptr (TribMatchModel) model = NULL;
  g_autoptr (GHashTable) index = NULL;
  gint64 a, b;

  if (store == NULL || !trib_store_get_last_run (store, &run, &error)
      || !trib_run_input_load (&input, store, NULL, NULL, &error))
    {
      fprintf (stderr, "pair-levels: %s\n", error != NULL ? error->message : "usage: pair-levels PROJECT <PAIRS");
      return 1;
    }
  model = trib_match_model_from_json (run.model, input.table);
  if (model == NULL)
    {
      fputs ("pair-levels: the model is not of these fields\n", stderr);
      return 1;
    }
  index = index_records (input.ids);
  while (scanf ("%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, &a, &b) == 2)
    print_pair (model, trib_match_table_features (input.table), index, a, b);
  return 0;
}
