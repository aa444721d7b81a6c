/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Given names, legal forms, countries and regions; what the user adds to them.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "schema/trib-countries.h"
#include "schema/trib-legal-forms.h"
#include "schema/trib-nicknames.h"
#include "schema/trib-tables.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_nicknames (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean same;
  } cases[] = {
    { "bill", "william", TRUE },    { "william", "bill", TRUE },     { "uschi", "ursula", TRUE },
    { "pepe", "jose", TRUE },       { "francisco", "paco", TRUE },   { "giuseppe", "beppe", TRUE },
    { "jan", "johannes", TRUE },    { "kasia", "katarzyna", TRUE },  { "hans", "johann", TRUE },
    { "peggy", "margaret", TRUE },  { "chema", "jose maria", TRUE }, { "john", "giovanni", TRUE },
    { "anna", "maria", FALSE },     { "jose", "maria", FALSE },      { "peter", "paul", FALSE },
    { "william", "robert", FALSE }, { "anne", "mary", FALSE },       { "", "", FALSE },
    { "xyz", "xyz", FALSE },        { "michael", "daniel", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (trib_nickname_same (cases[i].a, cases[i].b), ==, cases[i].same);
    }
}

static void
test_given_names (void)
{
  g_assert_cmpuint (trib_nickname_find ("anna"), !=, 0);
  g_assert_cmpuint (trib_nickname_find ("anna"), ==, trib_nickname_find ("anna"));
  g_assert_cmpuint (trib_nickname_find ("anna"), !=, trib_nickname_find ("anne"));
  g_assert_cmpuint (trib_nickname_find ("nobody"), ==, 0);
  g_assert_false (trib_nickname_are_forms (0, 0));
  g_assert_true (trib_given_name_known ("kerstin"));
  g_assert_true (trib_given_name_known ("deepika"));
  g_assert_false (trib_given_name_known ("gmbh"));
}

/* Names as they come, in any script and with their accents. */
static void
test_scripts (void)
{
  static const char *const cases[][2] = {
    { "Саша", "Александр" },      { "Саша", "Alexander" },
    { "Zhenya", "Евгений" },      { "Γιώργος", "Georgios" },
    { "Κώστας", "Konstantinos" }, { "Zsuzsa", "Zsuzsanna" },
    { "Łukasz", "Lukas" },        { "Honza", "Jan" },
    { "Katka", "Kateřina" },      { "Pista", "István" },
    { "İbo", "Ibrahim" },         { "Lasse", "Lars" },
    { "Jussi", "Juhani" },        { "Zé", "José" },
    { "Tião", "Sebastião" },      { "Mary-Anne", "Maryann" },
    { "Sjaak", "Jacques" },       { "Gheorghe", "Giorgio" },
    { "Mimmo", "Domenico" },      { "Kicki", "Kristina" },
    { "Stipe", "Stjepan" },       { "François", "Franciszek" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = trib_fold (cases[i][0]), *b = trib_fold (cases[i][1]);

      g_test_message ("%s, %s", a, b);
      g_assert_true (trib_nickname_same (a, b));
    }
}

typedef struct
{
  guint lines;
  guint cells;
  GHashTable *times; /* name -> in how many lines */
  GHashTable *where; /* country or language */
} Count;

static const char *
count_line (const char *const *cells, guint n, gpointer user_data)
{
  Count *self = user_data;
  g_auto (GStrv) where = g_strsplit (cells[0], " ", -1);

  self->lines++;
  self->cells += n;
  for (guint i = 0; where[i] != NULL; i++)
    g_hash_table_add (self->where, g_strdup (where[i]));
  for (guint i = 1; i < n; i++)
    {
      guint times = GPOINTER_TO_UINT (g_hash_table_lookup (self->times, cells[i])) + 1;

      g_assert_cmpstr (cells[i], !=, "");
      g_hash_table_insert (self->times, g_strdup (cells[i]), GUINT_TO_POINTER (times));
    }
  return NULL;
}

static void
test_built_in (void)
{
  static const struct
  {
    TribTable table;
    guint lines, where, most; /* at least, at least, at most */
  } cases[] = {
    { TRIB_TABLE_NICKNAMES, 1800, 20, 24 },
    { TRIB_TABLE_GIVEN_NAMES, 60, 15, 4 },
    { TRIB_TABLE_LEGAL_FORMS, 100, 60, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) where = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Count count = { .times = times, .where = where };
      GHashTableIter iter;
      gpointer name, n;

      trib_tables_read (cases[i].table, count_line, &count);
      g_assert_cmpuint (count.lines, >=, cases[i].lines);
      g_assert_cmpuint (g_hash_table_size (where), >=, cases[i].where);
      g_hash_table_iter_init (&iter, times);
      while (g_hash_table_iter_next (&iter, &name, &n))
        {
          g_test_message ("%s", (const char *) name);
          g_assert_cmpuint (GPOINTER_TO_UINT (n), <=, cases[i].most);
        }
    }
}

/* What is written in the folder of main (). */
static void
test_user_tables (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_true (trib_nickname_same ("zorblax", "zorbi"));
  g_assert_true (trib_nickname_same ("lieselotte maria", "lima"));
  g_assert_true (trib_nickname_same ("bill", "william"));
  g_assert_true (trib_given_name_known ("quuxine"));
  g_assert_false (trib_nickname_same ("quuxine", "zorblax"));
  g_assert_false (trib_given_name_known ("only"));
  g_assert_true (trib_legal_form_strip ("muller xyzzy", out));
  g_assert_cmpstr (out->str, ==, "muller");
  g_assert_false (trib_legal_form_strip ("muller inhaber", out));
}

static void
test_user_issues (void)
{
  static const char *const parts[]
      = { "nicknames.csv:4: ",   "nicknames.csv:5: ",   "nicknames.csv:6: ",  "nicknames.csv:9: ",
          "legal-forms.csv:2: ", "legal-forms.csv:3: ", "legal-forms.csv:4: " };
  g_auto (GStrv) issues = NULL;

  /* Each is read at its first use. */
  (void) trib_given_name_known ("anna");
  (void) trib_organisation_likeness ("x");
  issues = trib_tables_get_issues ();
  g_assert_cmpuint (g_strv_length (issues), ==, G_N_ELEMENTS (parts));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint found = 0;

      for (guint k = 0; issues[k] != NULL; k++)
        found += strstr (issues[k], parts[i]) != NULL;
      g_test_message ("%s", parts[i]);
      g_assert_cmpuint (found, ==, 1);
    }
  g_assert_nonnull (trib_tables_get_digest ());
  g_assert_cmpuint (strlen (trib_tables_get_digest ()), ==, 16);
}

static void
test_legal_forms (void)
{
  static const struct
  {
    const char *name, *stripped;
    gboolean found;
  } cases[] = {
    { "muller sohne gmbh co kg", "muller sohne", TRUE },
    { "acme ltd", "acme", TRUE },
    { "the acme company ltd", "acme", TRUE },
    { "siemens ag", "siemens", TRUE },
    { "arnies deli", "arnies deli", FALSE },
    { "marks and spencer plc", "marks spencer", TRUE },
    { "gmbh", "gmbh", FALSE },
    { "rossi s r l", "rossi", TRUE },
    { "dupont et fils sarl", "dupont fils", TRUE },
    { "jansen b v", "jansen", TRUE },
    { "kowalski sp z o o", "kowalski", TRUE },
    { "grupo norte s a de c v", "grupo norte", TRUE },
    { "novak s r o", "novak", TRUE },
    { "nagy es tarsa kft", "nagy es tarsa", TRUE },
    { "horvat d o o", "horvat", TRUE },
    { "virtanen oyj", "virtanen", TRUE },
    { "hansen aps", "hansen", TRUE },
    { "silva comercio ltda", "silva comercio", TRUE },
    { "outback tools pty ltd", "outback tools", TRUE },
    { "merlion trading pte ltd", "merlion trading", TRUE },
    { "cukurova san ve tic a s", "cukurova", TRUE },
    { "romashka ooo", "romashka", TRUE },
    { "rossi spa", "rossi", TRUE },
    { "", "", FALSE },
  };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (trib_legal_form_strip (cases[i].name, out), ==, cases[i].found);
      g_assert_cmpstr (out->str, ==, cases[i].stripped);
    }
}

static void
test_likeness (void)
{
  g_assert_cmpuint (trib_organisation_likeness ("muller bau gmbh"), ==, 2);
  g_assert_cmpuint (trib_organisation_likeness ("arnies deli"), ==, 1);
  g_assert_cmpuint (trib_organisation_likeness ("anna muller"), ==, 0);
  g_assert_cmpuint (trib_organisation_likeness ("anna sas"), ==, 0);
}

static void
test_countries (void)
{
  static const struct
  {
    const char *name, *code;
  } cases[] = {
    { "deutschland", "DE" }, { "germany", "DE" },     { "allemagne", "DE" },  { "de", "DE" },
    { "deu", "DE" },         { "uk", "GB" },          { "england", "GB" },    { "stati uniti", "US" },
    { "usa", "US" },         { "etats unis", "US" },  { "osterreich", "AT" }, { "schweiz", "CH" },
    { "nederland", "NL" },   { "niederlande", "NL" }, { "hiszpania", "ES" },  { "south korea", "KR" },
    { "sudkorea", "KR" },    { "narnia", NULL },      { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (trib_country_find (cases[i].name), ==, cases[i].code);
}

static void
test_regions (void)
{
  const char *country = NULL;

  g_assert_cmpstr (trib_region_find ("AU", "new south wales", NULL), ==, "NSW");
  g_assert_cmpstr (trib_region_find ("US", "calif", NULL), ==, "CA");
  g_assert_cmpstr (trib_region_find ("DE", "nrw", NULL), ==, "Nordrhein-Westfalen");
  g_assert_null (trib_region_find ("US", "nsw", NULL));
  g_assert_cmpstr (trib_region_find (NULL, "nsw", &country), ==, "NSW");
  g_assert_cmpstr (country, ==, "AU");
}

static void
test_calling_codes (void)
{
  guint used = 0;

  g_assert_cmpstr (trib_country_of_calling_code ("4934112345", &used), ==, "DE");
  g_assert_cmpuint (used, ==, 2);
  g_assert_cmpstr (trib_country_of_calling_code ("35312345", &used), ==, "IE");
  g_assert_cmpuint (used, ==, 3);
  g_assert_cmpstr (trib_country_of_calling_code ("12125551234", &used), ==, "US");
  g_assert_null (trib_country_of_calling_code ("000", NULL));
}

static char *
write_user_tables (void)
{
  static const char nicknames[] = "\xef\xbb\xbf# my own\r\n"
                                  "xx,Zorblax,Zorbi,,\r\n"
                                  "\n"
                                  "xx,Only\n"
                                  "Zorblax\n"
                                  "xx,Caf\xe9,Kaf\n"
                                  "  # a note\n"
                                  "de,Lieselotte-Maria,Lima\n"
                                  "xx,A,,B\n";
  static const char given_names[] = "xx,Quuxine";
  static const char legal_forms[]
      = "XX,form,Xyzzy\nXX,strong,Plugh\nXX,form\nXX,form,a b c d e f g h\nDE,none,Inhaber\n";
  static const struct
  {
    const char *name, *text;
  } files[] = {
    { "nicknames.csv", nicknames },
    { "given-names.csv", given_names },
    { "legal-forms.csv", legal_forms },
  };
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("tributary-test-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, files[i].text, -1, &error));
    }
  return folder;
}

static void
remove_user_tables (const char *folder)
{
  static const char *const names[] = { "nicknames.csv", "given-names.csv", "legal-forms.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = write_user_tables ();
  trib_tables_set_folder (folder);
  g_test_add_func ("/schema/nicknames/pairs", test_nicknames);
  g_test_add_func ("/schema/nicknames/given-names-are-known", test_given_names);
  g_test_add_func ("/schema/nicknames/any-script", test_scripts);
  g_test_add_func ("/schema/tables/built-in-ones-are-wide-and-no-name-is-everything", test_built_in);
  g_test_add_func ("/schema/tables/the-user-adds-to-them", test_user_tables);
  g_test_add_func ("/schema/tables/bad-lines-are-left-out-and-said", test_user_issues);
  g_test_add_func ("/schema/legal-forms/are-stripped", test_legal_forms);
  g_test_add_func ("/schema/legal-forms/likeness", test_likeness);
  g_test_add_func ("/schema/countries/by-name-and-code", test_countries);
  g_test_add_func ("/schema/countries/regions", test_regions);
  g_test_add_func ("/schema/countries/calling-codes", test_calling_codes);
  status = g_test_run ();
  remove_user_tables (folder);
  return status;
}
