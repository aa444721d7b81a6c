/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules and values by hand from outside: listed, tried, set, taken back, and refused where they make no sense.
 */
#include "config.h"

#include "cli-fixture.h"

#include <string.h>

#define HEAD "Vorname,Nachname,E-Mail,Beruf,Geburtsdatum\n"

static void
make_project (CliFixture *self)
{
  g_autoptr (CliRun) imported = NULL, run = NULL;

  cli_write (self, "shop.csv",
             HEAD "Anna,Köhler,anna.koehler@posteo.de,Köchin,03.04.1987\n"
                  "Otto,Abel,otto.abel@mail.de,Bäcker,22.02.1955\n",
             -1);
  cli_write (self, "till.csv", HEAD "Anna,Köhler,anna.koehler@posteo.de,Küchenchefin,03.04.1987\n", -1);
  imported = cli_do (self, 0, "import", PROJECT, "shop.csv", "till.csv", NULL);
  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
}

static json_t *
find_field (json_t *root, const char *list, const char *name)
{
  json_t *item;
  gsize i;

  json_array_foreach (json_object_get (root, list), i, item)
  {
    if (g_strcmp0 (cli_text (item, "field"), name) == 0)
      return item;
  }
  return NULL;
}

static void
assert_value (CliFixture *self, const char *customer, const char *field, const char *value, const char *why)
{
  g_autoptr (json_t) shown = cli_json (self, "show", PROJECT, customer, NULL);
  json_t *item = find_field (shown, "values", field);

  g_assert_cmpstr (cli_text (item, "value"), ==, value);
  g_assert_cmpstr (cli_text (item, "why"), ==, why);
}

static void
assert_rule (CliFixture *self, const char *field, const char *rule, const char *list, gboolean by_default)
{
  g_autoptr (json_t) root = cli_json (self, "rules", PROJECT, "list", NULL);
  json_t *item = find_field (root, "rules", field);

  g_assert_cmpstr (cli_text (item, "rule"), ==, rule);
  g_assert_cmpstr (json_string_value (json_object_get (item, "list")), ==, list);
  g_assert_cmpint (json_is_true (json_object_get (item, "default")), ==, by_default);
}

static void
a_rule_is_tried_set_and_taken_back (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) effect = NULL;
  g_autoptr (CliRun) listed = NULL, set = NULL, undone = NULL, reset = NULL, first = NULL, last = NULL;
  json_t *example;

  make_project (self);
  listed = cli_do (self, 0, "rules", PROJECT, NULL);
  g_assert_nonnull (strstr (listed->out, "job_title"));
  g_assert_nonnull (strstr (listed->out, "Most recent"));
  assert_rule (self, "job_title", "recent", NULL, TRUE);
  first = cli_do (self, 0, "export", PROJECT, "first.csv", NULL);
  effect = cli_json (self, "rules", PROJECT, "try", "job_title", "longest", NULL);
  g_assert_cmpint (cli_number (effect, "customers"), <=, 1);
  set = cli_do (self, 0, "rules", PROJECT, "set", "job_title", "priority", "Köchin", "Bäcker", NULL);
  assert_rule (self, "job_title", "priority", "Köchin, Bäcker", FALSE);
  assert_value (self, "1", "job_title", "Köchin", "first on the list, of 2");
  json_decref (g_steal_pointer (&effect));
  effect = cli_json (self, "rules", PROJECT, "try", "job_title", "longest", NULL);
  g_assert_cmpint (cli_number (effect, "customers"), ==, 1);
  example = json_array_get (json_object_get (effect, "examples"), 0);
  g_assert_cmpint (cli_number (example, "customer_id"), ==, 1);
  g_assert_cmpstr (cli_text (example, "before"), ==, "Köchin");
  g_assert_cmpstr (cli_text (example, "after"), ==, "Küchenchefin");
  reset = cli_do (self, 0, "rules", PROJECT, "reset", "job_title", NULL);
  assert_rule (self, "job_title", "recent", NULL, TRUE);
  undone = cli_do (self, 0, "undo", PROJECT, NULL);
  assert_rule (self, "job_title", "priority", "Köchin, Bäcker", FALSE);
  undone = (cli_run_free (undone), cli_do (self, 0, "undo", PROJECT, NULL));
  last = cli_do (self, 0, "export", PROJECT, "last.csv", NULL);
  {
    g_autofree char *before = cli_read (self, "first.csv", NULL);
    g_autofree char *after = cli_read (self, "last.csv", NULL);

    g_assert_cmpstr (after, ==, before);
  }
}

static void
sources_are_trusted_in_an_order (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) trusted = NULL, set = NULL, own = NULL;
  g_autoptr (json_t) root = NULL;

  make_project (self);
  set = cli_do (self, 0, "rules", PROJECT, "set", "job_title", "trusted", NULL);
  assert_value (self, "1", "job_title", "Köchin", "from the most trusted of 2");
  trusted = cli_do (self, 0, "rules", PROJECT, "trust", "till", NULL);
  assert_value (self, "1", "job_title", "Küchenchefin", "from the most trusted of 2");
  root = cli_json (self, "rules", PROJECT, NULL);
  g_assert_cmpstr (json_string_value (json_array_get (json_object_get (root, "trust"), 0)), ==, "till");
  own = cli_do (self, 0, "rules", PROJECT, "set", "job_title", "trusted", "shop", NULL);
  assert_value (self, "1", "job_title", "Köchin", "from the most trusted of 2");
  assert_rule (self, "job_title", "trusted", "shop", FALSE);
}

static void
a_value_is_set_and_left_to_its_rule (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) set = NULL, run = NULL, left = NULL, history = NULL;

  make_project (self);
  set = cli_do (self, 0, "set", PROJECT, "1", "email", "Anna@Home.DE", NULL);
  assert_value (self, "1", "email", "Anna@home.de; anna.koehler@posteo.de", "set by hand");
  run = cli_do (self, 0, "consolidate", PROJECT, "--full", NULL);
  assert_value (self, "1", "email", "Anna@home.de; anna.koehler@posteo.de", "set by hand");
  history = cli_do (self, 0, "history", PROJECT, "1", NULL);
  g_assert_nonnull (strstr (history->out, "set by hand"));
  left = cli_do (self, 0, "set", PROJECT, "1", "email", "--rule", NULL);
  assert_value (self, "1", "email", "anna.koehler@posteo.de", "agreed by all 2");
}

static void
what_makes_no_sense_is_refused (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *args[6];
    int status;
    const char *word;
  } rows[] = {
    { { "rules", PROJECT, "set", "email", "sum" }, 2, "sum" },
    { { "rules", PROJECT, "set", "shoe_size", "recent" }, 2, "shoe_size" },
    { { "rules", PROJECT, "set", "email" }, 2, "set" },
    { { "rules", PROJECT, "frobnicate" }, 2, "frobnicate" },
    { { "rules", PROJECT, "set", "email", "recent", "x" }, 2, "recent" },
    { { "rules", PROJECT, "set", "email", "recent" }, 1, "already" },
    { { "rules", PROJECT, "set", "gender", "priority" }, 1, "list" },
    { { "rules", PROJECT, "trust", "nobody" }, 1, "nobody" },
    { { "set", PROJECT, "1", "email" }, 2, "VALUE" },
    { { "set", PROJECT, "1", "shoe_size", "43" }, 2, "shoe_size" },
    { { "set", PROJECT, "1", "email", "nonsense" }, 1, "nonsense" },
    { { "set", PROJECT, "99", "email", "a@b.de" }, 1, "99" },
    { { "set", PROJECT, "1", "email", "--rule" }, 1, "nothing" },
  };

  make_project (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *args = rows[i].args;
      g_autoptr (CliRun) run
          = cli_do (self, rows[i].status, args[0], args[1], args[2], args[3], args[4], args[5], NULL);

      g_assert_nonnull (strstr (run->err, rows[i].word));
      g_assert_cmpuint (cli_count_lines (run->err), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/rules/a-rule-is-tried-set-and-taken-back", a_rule_is_tried_set_and_taken_back);
  cli_test ("/cli/rules/sources-are-trusted-in-an-order", sources_are_trusted_in_an_order);
  cli_test ("/cli/rules/a-value-is-set-and-left-to-its-rule", a_value_is_set_and_left_to_its_rule);
  cli_test ("/cli/rules/what-makes-no-sense-is-refused", what_makes_no_sense_is_refused);
  return g_test_run ();
}
