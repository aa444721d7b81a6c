/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions and answers from outside: what waits is listed with its evidence, answers take effect at once, one or many, hold through later
 * runs, and can be taken back.
 */
#include "config.h"

#include "cli-fixture.h"

#include <math.h>
#include <string.h>

/* So sure that nothing is merged by itself, and all that is likely waits for a person. */
static void
make_questions (CliFixture *self)
{
  g_autoptr (CliRun) imported = NULL, run = NULL;

  cli_write_people (self, "shop.csv", 0, 40, 0);
  cli_write_people (self, "till.csv", 20, 60, 1);
  imported = cli_do (self, 0, "import", PROJECT, "shop.csv", "till.csv", NULL);
  run = cli_do (self, 0, "consolidate", PROJECT, "--merge-at", "0.999999999", "--review-at", "0.3", NULL);
}

static CliRun *
consolidate_again (CliFixture *self)
{
  return cli_do (self, 0, "consolidate", PROJECT, "--merge-at", "0.999999999", "--review-at", "0.3", NULL);
}

static json_t *
questions (CliFixture *self, json_t **root)
{
  *root = cli_json (self, "review", PROJECT, NULL);
  return json_object_get (*root, "pairs");
}

static gint64
customer_of (CliFixture *self, gint64 record)
{
  g_autoptr (CliRun) exported = cli_do (self, 0, "export", PROJECT, "records.csv", "--what", "records", NULL);
  g_autofree char *text = cli_read (self, "records.csv", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", 5);

      if (g_ascii_strtoll (cells[0], NULL, 10) == record)
        return g_ascii_strtoll (cells[3], NULL, 10);
    }
  g_assert_not_reached ();
}

static void
each_pair_has_its_evidence (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL, few = NULL;
  g_autoptr (CliRun) run = NULL;
  json_t *pairs, *pair;
  double gain = HUGE_VAL;
  gsize i;

  make_questions (self);
  pairs = questions (self, &root);
  g_assert_cmpuint (json_array_size (pairs), >, 10);
  json_array_foreach (pairs, i, pair)
  {
    json_t *parts = json_object_get (pair, "parts"), *records = json_object_get (pair, "records"), *part;
    double sum = json_number_value (json_object_get (pair, "prior"));
    g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, cli_number (pair, "record_a"),
                                             cli_number (pair, "record_b"));
    gsize p;

    g_assert_cmpstr (cli_text (pair, "pair"), ==, name);
    json_array_foreach (parts, p, part) sum += json_number_value (json_object_get (part, "weight"));
    g_assert_cmpfloat_with_epsilon (sum, json_number_value (json_object_get (pair, "weight")), 1e-5);
    g_assert_cmpfloat_with_epsilon (1 / (1 + exp2 (-sum)), json_number_value (json_object_get (pair, "probability")),
                                    1e-5);
    g_assert_cmpfloat (json_number_value (json_object_get (pair, "gain")), <=, gain);
    gain = json_number_value (json_object_get (pair, "gain"));
    g_assert_cmpuint (json_array_size (records), ==, 2);
    g_assert_cmpint (cli_number (json_array_get (records, 0), "record_id"), ==, cli_number (pair, "record_a"));
    g_assert_nonnull (cli_text (json_object_get (json_array_get (records, 0), "values"), "family_name"));
  }
  few = cli_json (self, "review", PROJECT, "--limit", "3", NULL);
  g_assert_cmpuint (json_array_size (json_object_get (few, "pairs")), ==, 3);
  run = cli_do (self, 0, "review", PROJECT, "--limit", "1", NULL);
  g_assert_nonnull (strstr (run->out, cli_text (json_array_get (pairs, 0), "pair")));
  g_assert_nonnull (strstr (run->out, "family_name"));
}

static void
an_answer_takes_effect_and_holds (CliFixture *self, gconstpointer data)
{
  static const char *const answers[] = { "same", "different", "household" };
  g_autoptr (json_t) before = NULL, after = NULL;
  json_t *pairs;
  gint64 a[3], b[3];

  make_questions (self);
  pairs = questions (self, &before);
  for (guint i = 0; i < 3; i++)
    {
      json_t *pair = json_array_get (pairs, i);
      g_autoptr (CliRun) run = cli_do (self, 0, "decide", PROJECT, cli_text (pair, "pair"), answers[i], NULL);

      a[i] = cli_number (pair, "record_a");
      b[i] = cli_number (pair, "record_b");
      g_assert_cmpint (customer_of (self, a[i]) == customer_of (self, b[i]), ==, i == 0);
    }
  pairs = questions (self, &after);
  for (gsize i = 0; i < json_array_size (pairs); i++)
    for (guint k = 0; k < 3; k++)
      g_assert_false (cli_number (json_array_get (pairs, i), "record_a") == a[k]
                      && cli_number (json_array_get (pairs, i), "record_b") == b[k]);
  for (guint times = 0; times < 2; times++)
    {
      g_autoptr (CliRun) run = consolidate_again (self);

      for (guint k = 0; k < 3; k++)
        g_assert_cmpint (customer_of (self, a[k]) == customer_of (self, b[k]), ==, k == 0);
    }
}

static void
the_last_answer_wins (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL;
  g_autoptr (CliRun) run = NULL, again = NULL, cut = NULL, later = NULL;
  json_t *pair;
  gint64 a, b;

  make_questions (self);
  pair = json_array_get (questions (self, &root), 0);
  a = cli_number (pair, "record_a");
  b = cli_number (pair, "record_b");
  run = cli_do (self, 0, "decide", PROJECT, cli_text (pair, "pair"), "same", NULL);
  again = cli_do (self, 1, "decide", PROJECT, cli_text (pair, "pair"), "same", NULL);
  cli_assert_error_line (again, PROJECT, "nothing");
  cut = cli_do (self, 0, "decide", PROJECT, cli_text (pair, "pair"), "different", NULL);
  g_assert_cmpint (customer_of (self, a), !=, customer_of (self, b));
  later = consolidate_again (self);
  g_assert_cmpint (customer_of (self, a), !=, customer_of (self, b));
}

/* All of a file in one event; each answer in it can be taken back alone, and all of it at once. */
static void
many_answers_at_once (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL, done = NULL, after = NULL, undone = NULL, history = NULL;
  g_autoptr (CliRun) back = NULL;
  g_autoptr (GString) file = g_string_new ("pair,answer\n");
  json_t *pairs, *first;
  gint64 a, b, event = 0;
  gsize n, i;

  make_questions (self);
  pairs = questions (self, &root);
  n = json_array_size (pairs);
  first = json_array_get (pairs, 0);
  a = cli_number (first, "record_a");
  b = cli_number (first, "record_b");
  for (i = 0; i < n; i++)
    g_string_append_printf (file, i % 2 ? "%s,same,a note\r\n" : "\"%s\"; \"same\"\n",
                            cli_text (json_array_get (pairs, i), "pair"));
  cli_write (self, "answers.csv", file->str, -1);
  done = cli_json (self, "decide", PROJECT, "answers.csv", NULL);
  g_assert_cmpint (cli_number (done, "customers_after"), <, cli_number (done, "customers_before"));
  after = cli_json (self, "review", PROJECT, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (after, "pairs")), ==, 0);
  g_assert_cmpint (customer_of (self, a), ==, customer_of (self, b));

  {
    g_autofree char *customer = g_strdup_printf ("%" G_GINT64_FORMAT, customer_of (self, a));
    g_autofree char *number = NULL;
    json_t *events, *item;

    history = cli_json (self, "history", PROJECT, customer, NULL);
    events = json_object_get (history, "events");
    json_array_foreach (events, i, item) if (g_strcmp0 (cli_text (item, "kind"), "same") == 0
                                             && cli_number (item, "record") == a && cli_number (item, "partner") == b)
        event
        = cli_number (item, "event");
    g_assert_cmpint (event, >, 0);
    number = g_strdup_printf ("%" G_GINT64_FORMAT, event);
    back = cli_do (self, 0, "undo", PROJECT, number, NULL);
  }
  g_assert_cmpint (customer_of (self, a), !=, customer_of (self, b));
  undone = cli_json (self, "review", PROJECT, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (undone, "pairs")), ==, 1);
}

static void
answers_come_from_standard_input (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL;
  g_autofree char *line = NULL;
  g_autoptr (CliRun) run = NULL;
  json_t *pair;

  make_questions (self);
  pair = json_array_get (questions (self, &root), 0);
  line = g_strdup_printf ("%s,same\n", cli_text (pair, "pair"));
  run = cli_do_with_input (self, 0, line, "decide", PROJECT, "-", NULL);
  g_assert_cmpint (customer_of (self, cli_number (pair, "record_a")), ==,
                   customer_of (self, cli_number (pair, "record_b")));
}

static void
what_is_wrong_is_said (CliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  make_questions (self);
  before = cli_sum (self, PROJECT);
  {
    g_autoptr (CliRun) answer = cli_do (self, 2, "decide", PROJECT, "1-2", "perhaps", NULL);
    g_autoptr (CliRun) pair = cli_do (self, 2, "decide", PROJECT, "1+2", "same", NULL);
    g_autoptr (CliRun) itself = cli_do (self, 2, "decide", PROJECT, "2-2", "same", NULL);
    g_autoptr (CliRun) missing = cli_do (self, 2, "decide", PROJECT, "1-2", NULL);
    g_autoptr (CliRun) unknown = cli_do (self, 1, "decide", PROJECT, "1-99999", "same", NULL);
    g_autoptr (CliRun) no_file = cli_do (self, 1, "decide", PROJECT, "nowhere.csv", NULL);
    g_autoptr (CliRun) line = NULL, empty = NULL;

    cli_assert_error_line (answer, "decide", "perhaps");
    cli_assert_error_line (pair, "decide", "1+2");
    cli_assert_error_line (itself, "decide", "2-2");
    cli_assert_error_line (missing, "decide", "answer");
    cli_assert_error_line (unknown, "Record 99999", NULL);
    cli_assert_error_line (no_file, "nowhere.csv", NULL);
    cli_write (self, "answers.csv", "1-2,same\n1-3,maybe\n", -1);
    line = cli_do (self, 1, "decide", PROJECT, "answers.csv", NULL);
    cli_assert_error_line (line, "answers.csv, line 2", "same, different, household");
    cli_write (self, "answers.csv", "\n", -1);
    empty = cli_do (self, 1, "decide", PROJECT, "answers.csv", NULL);
    cli_assert_error_line (empty, "answers.csv", NULL);
  }
  after = cli_sum (self, PROJECT);
  g_assert_cmpstr (after, ==, before);
}

/* The same people twice in one file: merged, unless the source is said to have nobody twice. */
static void
a_source_that_has_nobody_twice (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) imported = NULL, both = NULL, unchanged = NULL;
  g_autoptr (json_t) first = NULL, alone = NULL, again = NULL;
  g_autofree char *shop = NULL, *twice = NULL, *rows = NULL;

  cli_write_people (self, "shop.csv", 0, 30, 0);
  shop = cli_read (self, "shop.csv", NULL);
  rows = g_strdup (strchr (shop, '\n') + 1);
  twice = g_strconcat (shop, rows, NULL);
  cli_write (self, "shop.csv", twice, -1);
  imported = cli_do (self, 0, "import", PROJECT, "shop.csv", NULL);
  first = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_cmpint (cli_number (first, "customers"), ==, 30);
  both = cli_do (self, 2, "import", PROJECT, "shop.csv", "--no-duplicates", "--duplicates", NULL);
  unchanged = cli_do (self, 0, "import", PROJECT, "shop.csv", "--no-duplicates", NULL);
  alone = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_cmpint (cli_number (alone, "customers"), ==, 60);
  g_assert_cmpint (cli_number (alone, "review"), ==, 0);
  {
    g_autoptr (CliRun) exported = cli_do (self, 0, "export", PROJECT, "links.csv", "--what", "links", NULL);
    g_autofree char *text = cli_read (self, "links.csv", NULL);

    g_assert_nonnull (strstr (text, "rejected"));
    g_assert_null (strstr (text, "merged"));
  }
  {
    g_autoptr (CliRun) allowed = cli_do (self, 0, "import", PROJECT, "shop.csv", "--duplicates", NULL);
  }
  again = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_cmpint (cli_number (again, "customers"), ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/review/each-pair-has-its-evidence", each_pair_has_its_evidence);
  cli_test ("/cli/review/an-answer-takes-effect-and-holds", an_answer_takes_effect_and_holds);
  cli_test ("/cli/review/the-last-answer-wins", the_last_answer_wins);
  cli_test ("/cli/review/many-answers-at-once", many_answers_at_once);
  cli_test ("/cli/review/answers-come-from-standard-input", answers_come_from_standard_input);
  cli_test ("/cli/review/what-is-wrong-is-said", what_is_wrong_is_said);
  cli_test ("/cli/review/a-source-that-has-nobody-twice", a_source_that_has_nobody_twice);
  return g_test_run ();
}
