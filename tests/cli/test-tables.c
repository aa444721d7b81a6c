/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names and legal forms of the user's own, from the folder of settings.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
write_table (CliFixture *self, const char *name, const char *text)
{
  g_autofree char *folder = cli_path (self, "tributary");
  g_autofree char *file = g_build_filename ("tributary", name, NULL);

  g_mkdir (folder, 0700);
  cli_write (self, file, text, -1);
}

static void
import_two (CliFixture *self)
{
  g_autoptr (CliRun) run = NULL;

  cli_write (self, "shop.csv",
             "given name,family name,e-mail,phone\n"
             "Zorblax,Meier,meier@example.org,0341 1234567\n"
             "Quuxi,Meier,,0341 1234567\n"
             "Anna,Koch,koch@example.org,0341 7654321\n",
             -1);
  run = cli_do (self, 0, "import", PROJECT, "shop.csv", NULL);
  g_assert_cmpstr (run->err, ==, "");
}

static void
own_nicknames_are_news (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) first = NULL, again = NULL, taught = NULL, settled = NULL, forgotten = NULL;
  g_autofree char *path = NULL;

  import_two (self);
  first = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_cmpint (cli_number (first, "customers"), ==, 3);
  again = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_true (json_is_true (json_object_get (again, "unchanged")));
  write_table (self, "nicknames.csv", "# at home\nxx,Zorblax,Quuxi\n");
  taught = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_false (json_is_true (json_object_get (taught, "unchanged")));
  g_assert_cmpint (cli_number (taught, "customers"), ==, 2);
  settled = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_true (json_is_true (json_object_get (settled, "unchanged")));
  path = cli_path (self, "tributary/nicknames.csv");
  g_assert_cmpint (g_unlink (path), ==, 0);
  forgotten = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_cmpint (cli_number (forgotten, "customers"), ==, 3);
}

static void
bad_lines_are_said_and_stop_nothing (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) run = NULL, other = NULL, quiet = NULL;

  import_two (self);
  write_table (self, "nicknames.csv", "xx,Zorblax\nxx,Zorblax,Quuxi\n");
  write_table (self, "legal-forms.csv", "XX,some,Plugh\n");
  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
  g_assert_nonnull (strstr (run->err, "tributary/nicknames.csv:1: "));
  g_assert_null (strstr (run->err, "nicknames.csv:2: "));
  g_assert_cmpuint (cli_count_lines (run->err), <=, 2);
  other = cli_do (self, 0, "customers", PROJECT, NULL);
  g_assert_cmpstr (other->err, ==, "");
  g_assert_cmpuint (cli_count_lines (other->out), ==, 3);
  write_table (self, "nicknames.csv", "xx,Zorblax\n");
  quiet = cli_do (self, 0, "consolidate", PROJECT, "--quiet", NULL);
  g_assert_cmpstr (quiet->err, ==, "");
}

/* What the customers of a fresh project are. */
static char *
customers_of (CliFixture *self, const char *project)
{
  g_autofree char *out = g_strdup_printf ("%s.csv", project);
  g_autoptr (CliRun) import = cli_do (self, 0, "import", project, "firms.csv", NULL);
  g_autoptr (CliRun) consolidate = cli_do (self, 0, "consolidate", project, NULL);
  g_autoptr (CliRun) export = cli_do (self, 0, "export", project, out, NULL);

  return cli_read (self, out, NULL);
}

static void
own_legal_forms_tell_firms (CliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  cli_write (self, "firms.csv",
             "full name,city\nAnna Weiss Xyzzy,Leipzig\nMaria Lang Xyzzy,Dresden\nKarl Klein Xyzzy,Halle\n", -1);
  before = customers_of (self, "before.tributary");
  g_assert_nonnull (strstr (before, "person,"));
  write_table (self, "legal-forms.csv", "DE,form,Xyzzy\n");
  after = customers_of (self, "after.tributary");
  g_assert_null (strstr (after, "person,"));
  g_assert_nonnull (strstr (after, "Anna Weiss Xyzzy"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/tables/own-nicknames-are-news", own_nicknames_are_news);
  cli_test ("/cli/tables/bad-lines-are-said-and-stop-nothing", bad_lines_are_said_and_stop_nothing);
  cli_test ("/cli/tables/own-legal-forms-tell-firms", own_legal_forms_tell_firms);
  return g_test_run ();
}
