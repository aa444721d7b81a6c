/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What export writes: the columns that are promised, every format, and what was there before when it cannot.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

static char *
first_line (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));

  return g_str_has_prefix (line, "\xef\xbb\xbf") ? g_strdup (line + 3) : g_steal_pointer (&line);
}

static void
tables_have_the_promised_columns (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *what;
    const char *columns;
  } cases[] = {
    { "customers",
      "customer_id,record_count,sources,kind,name_prefix,given_name,middle_name,family_name,name_suffix,nickname,"
      "full_name,organisation,job_title,email,phone,website,address_line,street,house_number,unit,postcode,city,"
      "region,country,date_of_birth,gender,language,customer_since,external_id,tax_id,national_id,consent_email,"
      "consent_phone,consent_post,tags,notes" },
    { "records",
      "record_id,source,source_row,customer_id,Vorname,Nachname,E-Mail,Telefon,Geburtsdatum,Straße,PLZ,Ort,Name,"
      "Email,Phone,Date of birth,City" },
    { "links", "record_a,record_b,probability,weight,status" },
    { "history", "event,time,who,kind,group,undoes,customer,other,record,partner,probability,weight,title,evidence" },
  };

  cli_make_customers (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = cli_do (self, 0, "export", "-q", PROJECT, "out.csv", "--what", cases[i].what, NULL);
      g_autofree char *text = cli_read (self, "out.csv", NULL);
      g_autofree char *heading = first_line (text);

      g_assert_cmpstr (heading, ==, cases[i].columns);
      g_assert_cmpuint (cli_count_lines (text), >, 1);
    }
}

static void
custom_fields_follow (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, run = NULL, out = NULL;
  g_autofree char *heading = NULL;

  cli_write (self, "shop.csv",
             "Name,Email,Favourite roast\nAnna Graf,anna@example.org,dark\nPaul Otto,paul@example.org,light\n", -1);
  import = cli_do (self, 0, "import", PROJECT, "shop.csv", NULL);
  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
  out = cli_do (self, 0, "export", PROJECT, "-", NULL);
  heading = first_line (out->out);
  g_assert_true (g_str_has_suffix (heading, ",tags,notes,favourite_roast"));
  g_assert_nonnull (strstr (out->out, "dark"));
}

static void
every_format_says_the_same (CliFixture *self, gconstpointer data)
{
  static const char *const formats[] = { "csv", "tsv", "json", "xlsx" };
  gsize rows = 0;

  cli_make_customers (self);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("out.", formats[i], NULL);
      g_autoptr (json_t) summary = cli_json (self, "export", PROJECT, name, NULL);
      g_autofree char *text = cli_read (self, name, NULL);

      if (i == 0)
        rows = (gsize) cli_number (summary, "rows");
      g_assert_cmpint (cli_number (summary, "rows"), ==, rows);
      if (g_str_equal (formats[i], "json"))
        {
          g_autoptr (json_t) list = json_loads (text, 0, NULL);

          g_assert_cmpuint (json_array_size (list), ==, rows);
          g_assert_nonnull (json_object_get (json_array_get (list, 0), "customer_id"));
        }
      else
        {
          g_autoptr (json_t) read = cli_json (self, "inspect", name, NULL);
          json_t *table = json_array_get (json_object_get (read, "tables"), 0);
          json_t *columns = json_object_get (table, "columns");

          g_assert_cmpint (cli_number (table, "rows"), ==, rows);
          g_assert_cmpstr (cli_text (json_array_get (columns, 0), "name"), ==, "customer_id");
        }
    }
}

static void
records_come_as_they_came (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, out = NULL;

  cli_write (self, "a.csv",
             "Name,Email,source\nAnna Graf,ANNA@Example.org ,web\nPaul Otto\nX Y,x@example.org,web,more,even more\n",
             -1);
  import = cli_do (self, 0, "import", PROJECT, "a.csv", NULL);
  out = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_cmpstr (out->out, ==,
                   "record_id,source,source_row,customer_id,Name,Email,source_2,extra_1,extra_2\r\n"
                   "1,a,1,,Anna Graf,\"ANNA@Example.org \",web,,\r\n"
                   "2,a,2,,Paul Otto,,,,\r\n"
                   "3,a,3,,X Y,x@example.org,web,more,even more\r\n");
}

static void
exports_are_not_private_but_projects_are (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;
  g_autofree char *path = cli_path (self, "out.csv");
  GStatBuf st;
  mode_t before = umask (022);

  cli_make_customers (self);
  run = cli_do (self, 0, "export", PROJECT, "out.csv", NULL);
  umask (before);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0644);
}

static void
what_cannot_be_written_leaves_the_old_file (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) folder = NULL, ending = NULL, format = NULL, itself = NULL;
  g_autofree char *before = NULL, *after = NULL;

  cli_make_customers (self);
  before = cli_sum (self, PROJECT);
  folder = cli_do (self, 1, "export", PROJECT, "no/such/folder/out.csv", NULL);
  cli_assert_error_line (folder, "no/such/folder/out.csv", NULL);
  ending = cli_do (self, 2, "export", PROJECT, "out.doc", NULL);
  cli_assert_error_line (ending, "export", "csv, tsv, xlsx");
  g_assert_false (cli_exists (self, "out.doc"));
  format = cli_do (self, 2, "export", PROJECT, "out.csv", "--format", "parquet", NULL);
  cli_assert_error_line (format, "export", "parquet");
  itself = cli_do (self, 2, "export", PROJECT, PROJECT, "--format", "csv", NULL);
  cli_assert_error_line (itself, "export", PROJECT);
  after = cli_sum (self, PROJECT);
  g_assert_cmpstr (after, ==, before);
}

static void
limit_files (gpointer data)
{
  const struct rlimit limit = { 40000, 40000 }; /* SQLite's shared memory has 32 kB */

  setrlimit (RLIMIT_FSIZE, &limit);
}

static void
a_full_disk_leaves_the_old_file (CliFixture *self, gconstpointer data)
{
  static const char *const names[] = { "out.csv", "out.tsv", "out.json", "out.xlsx" };
  g_autoptr (CliRun) import = NULL;

  cli_write_people (self, "many.csv", 0, 1500, 0);
  import = cli_do (self, 0, "import", PROJECT, "many.csv", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CliRun) run = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GDir) dir = NULL;
      const char *entry;

      cli_write (self, names[i], "what was there", -1);
      self->setup = limit_files;
      run = cli_do (self, 1, "export", PROJECT, names[i], "--what", "records", NULL);
      self->setup = NULL;
      cli_assert_error_line (run, names[i], NULL);
      text = cli_read (self, names[i], NULL);
      g_assert_cmpstr (text, ==, "what was there");
      dir = g_dir_open (self->folder, 0, NULL);
      while ((entry = g_dir_read_name (dir)) != NULL)
        g_assert_true (g_str_has_prefix (entry, "out.") || g_str_has_suffix (entry, ".csv")
                       || g_str_has_prefix (entry, PROJECT));
    }
}

static void
a_full_disk_behind_standard_output_is_said (CliFixture *self, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;

  cli_make_customers (self);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawn (launcher, &error, self->program, "export", PROJECT, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_true (g_str_has_prefix (err, "tributary-cli: standard output: "));
  g_assert_cmpuint (cli_count_lines (err), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/export/tables-have-the-promised-columns", tables_have_the_promised_columns);
  cli_test ("/cli/export/custom-fields-follow", custom_fields_follow);
  cli_test ("/cli/export/every-format-says-the-same", every_format_says_the_same);
  cli_test ("/cli/export/records-come-as-they-came", records_come_as_they_came);
  cli_test ("/cli/export/exports-are-not-private-but-projects-are", exports_are_not_private_but_projects_are);
  cli_test ("/cli/export/what-cannot-be-written-leaves-the-old-file", what_cannot_be_written_leaves_the_old_file);
  cli_test ("/cli/export/a-full-disk-leaves-the-old-file", a_full_disk_leaves_the_old_file);
  cli_test ("/cli/export/a-full-disk-behind-standard-output-is-said", a_full_disk_behind_standard_output_is_said);
  return g_test_run ();
}
