/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the engine takes, stage by stage, and how well it does, on made-up customers: bench-match [ROWS] [THREADS] [SEED].
 */
#include "config.h"

#include "bench-match-index.h"
#include "customers.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *stage;
  gint64 began;
} Clock;

static GPtrArray *stages;
static GHashTable *seconds;

static void
stop (Clock *clock)
{
  double *spent;

  if (clock->stage == NULL)
    return;
  spent = g_hash_table_lookup (seconds, clock->stage);
  if (spent == NULL)
    {
      spent = g_new0 (double, 1);
      g_hash_table_insert (seconds, g_strdup (clock->stage), spent);
      g_ptr_array_add (stages, g_strdup (clock->stage));
    }
  *spent += (double) (g_get_monotonic_time () - clock->began) / G_USEC_PER_SEC;
}

static gboolean
tick (const char *stage, guint64 done, guint64 total, gpointer user_data)
{
  Clock *clock = user_data;

  if (g_strcmp0 (clock->stage, stage) != 0)
    {
      stop (clock);
      g_free (clock->stage);
      clock->stage = g_strdup (stage);
      clock->began = g_get_monotonic_time ();
    }
  return TRUE;
}

static void
tell (const char *stage, double spent, double all)
{
  g_print ("%-24s %8.3f s %5.1f %%\n", stage, spent, 100 * spent / MAX (all, 1e-9));
}

int
main (int argc, char *argv[])
{
  guint32 rows = argc > 1 ? (guint32) atoi (argv[1]) : 100000;
  TribMatchOptions options = { .threads = argc > 2 ? (guint) atoi (argv[2]) : 0 };
  g_autoptr (Customers) customers = customers_new (rows, argc > 3 ? (guint64) atoi (argv[3]) : 1);
  g_autoptr (TribMatchTable) table = NULL;
  g_autoptr (TribMatchResult) result = NULL;
  g_autofree char *model = NULL;
  Clock clock = { NULL, 0 };
  double precision, recall, f1, total, filling;
  struct rusage before, after;
  gint64 began;

  stages = g_ptr_array_new_with_free_func (g_free);
  seconds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  getrusage (RUSAGE_SELF, &before);
  began = g_get_monotonic_time ();
  table = customers_table (customers, NULL);
  filling = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  began = g_get_monotonic_time ();
  result = trib_match_run (table, &options, NULL, 0, tick, &clock);
  total = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  stop (&clock);
  getrusage (RUSAGE_SELF, &after);
  tell ("Filling the table", filling, filling + total);
  for (guint i = 0; i < stages->len; i++)
    tell (g_ptr_array_index (stages, i), *(double *) g_hash_table_lookup (seconds, g_ptr_array_index (stages, i)),
          filling + total);
  f1 = customers_f1 (customers, result->cluster, &precision, &recall);
  tell ("Whole run", filling + total, filling + total);
  g_print ("rows %u, pairs %" G_GUINT64_FORMAT ", links %" G_GSIZE_FORMAT ", blocking recall %.4f\n", rows,
           result->n_pairs, result->n_links, result->blocking_recall);
  g_print ("precision %.4f recall %.4f F1 %.4f, memory for table and run %ld MB\n", precision, recall, f1,
           (after.ru_maxrss - before.ru_maxrss) / 1024);
  model = trib_match_model_to_json (result->model);
  bench_index (customers, table, model, &options);
  g_free (clock.stage);
  g_ptr_array_unref (stages);
  g_hash_table_unref (seconds);
  return 0;
}
