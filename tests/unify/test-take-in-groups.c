/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which groups come of a file's, where a person, or a source that has nobody twice, has something to say.
 */
#include "config.h"

#include "unify/trib-take-in-groups.h"

#include <string.h>

#define N 6

typedef struct
{
  const char *name;
  guint32 wanted[N];              /* the file's groups, 0 for what it does not name */
  gint64 before[N];               /* customers of before */
  TribMatchDecision decisions[3]; /* as they were made */
  guint n_decisions;
  guint32 source[N];
  gboolean unique; /* source 1 has nobody twice */
  guint32 groups[N];
  gint64 kept_apart;
} Case;

static const Case cases[] = {
  { "the file's groups are taken",
    { 1, 2, 1, 2, 3, 3 },
    { 1, 2, 3, 4, 5, 6 },
    { { 0 } },
    0,
    { 0 },
    FALSE,
    { 0, 1, 0, 1, 4, 4 },
    0 },
  { "different beats the file",
    { 1, 1, 1, 2, 2, 2 },
    { 1, 2, 1, 4, 5, 6 },
    { { 0, 1, TRIB_ANSWER_DIFFERENT } },
    1,
    { 0 },
    FALSE,
    { 0, 1, 0, 3, 3, 3 },
    1 },
  { "same beats the file",
    { 1, 2, 3, 4, 5, 6 },
    { 1, 2, 3, 4, 5, 6 },
    { { 1, 4, TRIB_ANSWER_SAME } },
    1,
    { 0 },
    FALSE,
    { 0, 1, 2, 3, 1, 5 },
    0 },
  { "a household is not one customer",
    { 1, 1, 2, 2, 3, 3 },
    { 0 },
    { { 2, 3, TRIB_ANSWER_HOUSEHOLD } },
    1,
    { 0 },
    FALSE,
    { 0, 0, 2, 3, 4, 4 },
    1 },
  { "the later answer holds",
    { 1, 2, 3, 4, 5, 6 },
    { 1, 2, 3, 4, 5, 6 },
    { { 0, 1, TRIB_ANSWER_DIFFERENT }, { 0, 1, TRIB_ANSWER_SAME } },
    2,
    { 0 },
    FALSE,
    { 0, 0, 2, 3, 4, 5 },
    0 },
  { "whom the file does not name stays with the customer",
    { 1, 0, 2, 1, 0, 0 },
    { 7, 7, 8, 9, 8, 5 },
    { { 0 } },
    0,
    { 0 },
    FALSE,
    { 0, 0, 2, 0, 2, 5 },
    0 },
  { "those of one customer stay together where the file names none",
    { 0, 0, 1, 1, 0, 0 },
    { 7, 7, 8, 9, 0, 0 },
    { { 0 } },
    0,
    { 0 },
    FALSE,
    { 0, 0, 2, 2, 4, 5 },
    0 },
  { "a source that has nobody twice",
    { 1, 1, 1, 2, 2, 2 },
    { 0 },
    { { 3, 4, TRIB_ANSWER_SAME } },
    1,
    { 1, 2, 1, 1, 1, 2 },
    TRUE,
    { 0, 0, 2, 3, 3, 3 },
    1 },
};

static void
check (gconstpointer data)
{
  const Case *c = data;
  guint32 one = 1;
  TribRunInput input = { .before = g_array_new (FALSE, FALSE, sizeof (gint64)),
                         .decisions = g_array_new (FALSE, FALSE, sizeof (TribMatchDecision)),
                         .unique_sources = g_array_new (FALSE, FALSE, sizeof (guint32)) };
  g_autofree guint32 *groups = NULL;
  gint64 kept_apart = -1;

  g_array_append_vals (input.before, c->before, N);
  g_array_append_vals (input.decisions, c->decisions, c->n_decisions);
  if (c->unique)
    g_array_append_val (input.unique_sources, one);
  groups = trib_take_in_groups (N, c->wanted, &input, c->source, &kept_apart);
  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (groups[i], ==, c->groups[i]);
  g_assert_cmpint (kept_apart, ==, c->kept_apart);
  g_array_unref (input.before);
  g_array_unref (input.decisions);
  g_array_unref (input.unique_sources);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/unify/take-in-groups/", cases[i].name, NULL);

      g_strdelimit (path, " '", '-');
      g_test_add_data_func (path, &cases[i], check);
    }
  return g_test_run ();
}
