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

/* Three records of three customers. */
static void
find_three (CliFixture *self, gint64 ids[3])
{
  guint n = 0;

  make_questions (self);
  for (gint64 record = 1; n < 3; record++)
    {
      gboolean is_new = TRUE;

      for (guint i = 0; i < n; i++)
        is_new = is_new && customer_of (self, record) != customer_of (self, ids[i]);
      if (is_new)
        ids[n++] = record;
    }
}

static char *
pair_of (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, a, b);
}

/* A is B and B is C, but A is not C: the later answer holds, and it is said which earlier one ends by it. */
static void
a_contradiction_is_said (CliFixture *self, gconstpointer data)
{
  gint64 ids[3];
  g_autofree char *ab = NULL, *bc = NULL, *ac = NULL;
  g_autoptr (CliRun) first = NULL, second = NULL, undone = NULL, words = NULL, kept = NULL;
  g_autoptr (json_t) cut = NULL;
  json_t *overruled, *pair;

  find_three (self, ids);
  ab = pair_of (ids[0], ids[1]);
  bc = pair_of (ids[1], ids[2]);
  ac = pair_of (ids[0], ids[2]);
  first = cli_do (self, 0, "decide", PROJECT, ab, "same", NULL);
  g_assert_null (strstr (first->out, "Holds no longer"));
  second = cli_do (self, 0, "decide", PROJECT, bc, "same", NULL);
  cut = cli_json (self, "decide", PROJECT, ac, "different", NULL);
  overruled = json_object_get (cut, "overruled");
  g_assert_cmpuint (json_array_size (overruled), ==, 1);
  pair = json_array_get (json_object_get (json_array_get (overruled, 0), "pairs"), 0);
  g_assert_cmpint (cli_number (pair, "record_a"), ==, ids[0]);
  g_assert_cmpint (cli_number (pair, "record_b"), ==, ids[1]);
  g_assert_cmpstr (cli_text (pair, "answer"), ==, "same");
  g_assert_nonnull (strstr (cli_text (json_array_get (overruled, 0), "words"), "are the same customer"));
  g_assert_cmpint (customer_of (self, ids[1]), ==, customer_of (self, ids[2]));
  g_assert_cmpint (customer_of (self, ids[0]), !=, customer_of (self, ids[1]));

  undone = cli_do (self, 0, "undo", PROJECT, NULL);
  words = cli_do (self, 0, "decide", PROJECT, ac, "household", NULL);
  g_assert_nonnull (strstr (words->out, "Holds no longer: Answered: records"));
  kept = cli_do (self, 0, "decide", PROJECT, ac, "different", NULL);
  g_assert_null (strstr (kept->out, "Holds no longer"));
}

/* The same where all of it stands in one file. */
static void
a_contradiction_in_a_file_is_said (CliFixture *self, gconstpointer data)
{
  gint64 ids[3];
  g_autofree char *ab = NULL, *bc = NULL, *ac = NULL, *text = NULL;
  g_autoptr (json_t) done = NULL;
  json_t *overruled;

  find_three (self, ids);
  ab = pair_of (ids[0], ids[1]);
  bc = pair_of (ids[1], ids[2]);
  ac = pair_of (ids[0], ids[2]);
  text = g_strdup_printf ("%s,same\n%s,same\n%s,different\n", ab, bc, ac);
  cli_write (self, "answers.csv", text, -1);
  done = cli_json (self, "decide", PROJECT, "answers.csv", NULL);
  overruled = json_object_get (done, "overruled");
  g_assert_cmpuint (json_array_size (overruled), ==, 1);
  g_assert_cmpint (cli_number (json_array_get (overruled, 0), "event"), >, 0);
  g_assert_cmpint (customer_of (self, ids[0]), !=, customer_of (self, ids[2]));
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

/* Of an import that is taken back stays the row on which an answer rests; what that is, is said. */
static void
an_answer_holds_its_rows (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL, history = NULL, undone = NULL;
  g_autoptr (CliRun) answered = NULL, later = NULL, words = NULL, again = NULL;
  g_autofree char *number = NULL;
  json_t *pairs, *pair = NULL, *events, *event, *item;
  gint64 a, b, import = 0;
  gsize i;

  make_questions (self);
  pairs = questions (self, &root);
  json_array_foreach (pairs, i, item) if (pair == NULL && cli_number (item, "record_b") > 40) pair = item;
  g_assert_nonnull (pair);
  a = cli_number (pair, "record_a");
  b = cli_number (pair, "record_b");
  answered = cli_do (self, 0, "decide", PROJECT, cli_text (pair, "pair"), "same", NULL);
  history = cli_json (self, "history", PROJECT, NULL);
  events = json_object_get (history, "events");
  json_array_foreach (events, i, event) if (g_strcmp0 (cli_text (event, "kind"), "import") == 0) import
      = cli_number (event, "event");
  number = g_strdup_printf ("%" G_GINT64_FORMAT, import);
  words = cli_do (self, 0, "undo", PROJECT, number, "--dry-run", NULL);
  g_assert_nonnull (strstr (words->out, "Kept: 1 row stays, as this rests on it: Answered"));
  undone = cli_json (self, "undo", PROJECT, number, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (undone, "kept_by_hand")), ==, 1);
  g_assert_cmpuint (json_array_size (json_object_get (undone, "could_not")), ==, 0);
  g_assert_cmpuint (json_array_size (json_object_get (undone, "taken_back")), ==, 1);
  g_assert_cmpint (customer_of (self, a), ==, customer_of (self, b));
  later = consolidate_again (self);
  g_assert_cmpint (customer_of (self, a), ==, customer_of (self, b));
  /* The same file again makes the rest anew, and the row is not there twice. */
  again = cli_do (self, 0, "import", PROJECT, "till.csv", NULL);
  g_assert_cmpint (customer_of (self, a), ==, customer_of (self, b));
}

/* Two customers, of whom records say two birth dates; and others, so that there is something to learn from. */
static void
make_contradictions (CliFixture *self)
{
  g_autoptr (GString) text = g_string_new ("Given name,Family name,E-mail,Birth date,Phone\n");
  g_autoptr (CliRun) imported = NULL, run = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "Pia%u,Muster%u,pia%u@example.org,19%02u-%02u-%02u,+49341555%04u\n", i, i, i,
                            30 + i % 60, 1 + i % 12, 1 + i % 28, 17 * i);
  g_string_append (text, "Anna,Köhler,anna.k@example.com,1987-04-03,+493412233440\n"
                         "Anna,Köhler,anna.k@example.com,1987-04-03,+493412233440\n"
                         "Anna,Köhler,anna.k@example.com,1951-11-20,+493412233440\n"
                         "Hans,Weiß,h.weiss@example.com,1951-11-20,+493412233999\n"
                         "Hans,Weiß,h.weiss@example.com,1981-02-05,+493412233999\n");
  cli_write (self, "people.csv", text->str, -1);
  imported = cli_do (self, 0, "import", PROJECT, "people.csv", NULL);
  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
}

static json_t *
find_question (json_t *pairs, gint64 record)
{
  json_t *pair, *found = NULL;
  gsize i;

  json_array_foreach (pairs, i, pair) if (cli_number (pair, "record_a") == record
                                          || cli_number (pair, "record_b") == record) found
      = pair;
  return found;
}

/* A cut is proposed, and made by the answer; "same" is never asked again, whatever comes. */
static void
what_cannot_be_one_person_is_asked (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL, after = NULL;
  g_autoptr (CliRun) words = NULL, cut = NULL, confirmed = NULL, full = NULL;
  json_t *pairs, *anna, *hans;

  make_contradictions (self);
  pairs = questions (self, &root);
  anna = find_question (pairs, 63);
  hans = find_question (pairs, 65);
  g_assert_nonnull (anna);
  g_assert_nonnull (hans);
  g_assert_cmpstr (cli_text (anna, "asked"), ==, "contradiction");
  g_assert_cmpstr (cli_text (anna, "contradicted"), ==, "date_of_birth");
  g_assert_true (json_is_true (json_object_get (anna, "merged")));
  g_assert_cmpuint (json_array_size (json_object_get (anna, "side_a")), ==, 2);
  g_assert_cmpuint (json_array_size (json_object_get (anna, "side_b")), ==, 1);
  g_assert_cmpint (json_integer_value (json_array_get (json_object_get (anna, "side_b"), 0)), ==, 63);
  words = cli_do (self, 0, "review", PROJECT, NULL);
  g_assert_nonnull (strstr (words->out, "two birth dates"));
  g_assert_nonnull (strstr (words->out, "With record 61 go: 62"));

  cut = cli_do (self, 0, "decide", PROJECT, cli_text (anna, "pair"), "different", NULL);
  g_assert_cmpint (customer_of (self, 61), ==, customer_of (self, 62));
  g_assert_cmpint (customer_of (self, 61), !=, customer_of (self, 63));
  confirmed = cli_do (self, 0, "decide", PROJECT, cli_text (hans, "pair"), "same", NULL);
  full = cli_do (self, 0, "consolidate", PROJECT, "--full", NULL);
  pairs = questions (self, &after);
  g_assert_null (find_question (pairs, 65));
  g_assert_null (find_question (pairs, 63));
  g_assert_cmpint (customer_of (self, 61), !=, customer_of (self, 63));
  g_assert_cmpint (customer_of (self, 64), ==, customer_of (self, 65));
}

/* A number of pairs that agrees with its words. */
static void
what_waits_is_counted (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) all = NULL, one = NULL, last = NULL, answered = NULL;
  g_autoptr (json_t) root = NULL;

  make_contradictions (self);
  one = cli_do (self, 0, "review", PROJECT, "--limit", "1", NULL);
  g_assert_nonnull (strstr (one->out, "2 pairs wait for an answer; printed: 1."));
  all = cli_do (self, 0, "review", PROJECT, NULL);
  g_assert_nonnull (strstr (all->out, "2 pairs wait for an answer. Answer with"));
  answered = cli_do (self, 0, "decide", PROJECT, cli_text (json_array_get (questions (self, &root), 0), "pair"), "same",
                     NULL);
  last = cli_do (self, 0, "review", PROJECT, NULL);
  g_assert_nonnull (strstr (last->out, "1 pair waits for an answer. Answer with"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/review/each-pair-has-its-evidence", each_pair_has_its_evidence);
  cli_test ("/cli/review/an-answer-takes-effect-and-holds", an_answer_takes_effect_and_holds);
  cli_test ("/cli/review/the-last-answer-wins", the_last_answer_wins);
  cli_test ("/cli/review/a-contradiction-is-said", a_contradiction_is_said);
  cli_test ("/cli/review/a-contradiction-in-a-file-is-said", a_contradiction_in_a_file_is_said);
  cli_test ("/cli/review/many-answers-at-once", many_answers_at_once);
  cli_test ("/cli/review/answers-come-from-standard-input", answers_come_from_standard_input);
  cli_test ("/cli/review/what-is-wrong-is-said", what_is_wrong_is_said);
  cli_test ("/cli/review/an-answer-holds-its-rows", an_answer_holds_its_rows);
  cli_test ("/cli/review/what-cannot-be-one-person-is-asked", what_cannot_be_one_person_is_asked);
  cli_test ("/cli/review/what-waits-is-counted", what_waits_is_counted);
  cli_test ("/cli/review/a-source-that-has-nobody-twice", a_source_that_has_nobody_twice);
  return g_test_run ();
}
