/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form in which values are compared.
 */
#include "config.h"

#include "match/trib-phonetic.h"
#include "match/trib-standard.h"

#include <string.h>

static void
test_forms (void)
{
  static const struct
  {
    TribForm form;
    const char *text, *standard;
  } cases[] = {
    { TRIB_FORM_NAME, "Müller-Lüdenscheidt", "muller ludenscheidt" },
    { TRIB_FORM_NAME, "O'Brien", "obrien" },
    { TRIB_FORM_STREET, "Main Street North", "main st n" },
    { TRIB_FORM_STREET, "Hauptstraße", "hauptstr" },
    { TRIB_FORM_STREET, "Las Vegas Blvd.", "las vegas blvd" },
    { TRIB_FORM_NUMBER, "Apt. 12 B", "12b" },
    { TRIB_FORM_NUMBER, "No", "no" },
    { TRIB_FORM_POSTCODE, "SW1A 2AA", "sw1a2aa" },
    { TRIB_FORM_EMAIL, "Ann.Lee@Mail.COM", "ann.lee@mail.com" },
    { TRIB_FORM_PHONE, "+49 341 22334-5", "49341223345" },
    { TRIB_FORM_WEBSITE, "https://www.Example.org/", "example.org" },
    { TRIB_FORM_ID, "DE 123-456", "de123456" },
    { TRIB_FORM_ORGANISATION, "Köhler GmbH", "kohler" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      trib_standard_append (cases[i].form, cases[i].text, strlen (cases[i].text), out);
      g_assert_cmpstr (out->str, ==, cases[i].standard);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    guint32 date;
  } cases[] = {
    { "1987-04-03", 19870403 },
    { "1987-04", 19870400 },
    { "1987", 19870000 },
    { "--04-03", 403 },
    { "1987-13-03", 19871303 },
    { "1987-04-32", 19870432 },
    { "1987-20-03", 0 },
    { "1987-04-40", 0 },
    { "soon", 0 },
    { "", 0 },
    { "87", 0 },
    { "1987-04-03T10:00", 19870403 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (trib_standard_date (cases[i].text, strlen (cases[i].text)), ==, cases[i].date);
}

static void
test_lines (void)
{
  static const struct
  {
    const char *line, *street, *number;
  } cases[] = {
    { "12 High Street", "High Street", "12" },
    { "Hohe Straße 12a", "Hohe Straße", "12a" },
    { "High Street", NULL, NULL },
    { "Hauptbahnhof", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) street = g_string_new (NULL), number = g_string_new (NULL);

      g_assert_true (trib_standard_split_line (cases[i].line, strlen (cases[i].line), street, number)
                     == (cases[i].street != NULL));
      g_assert_cmpstr (street->str, ==, cases[i].street != NULL ? cases[i].street : "");
      g_assert_cmpstr (number->str, ==, cases[i].number != NULL ? cases[i].number : "");
    }
}

static TribFacts
facts_of (TribForm form, const char *text)
{
  TribFacts facts = { 0 };

  trib_standard_facts (form, text, strlen (text), &facts);
  return facts;
}

static void
test_loose (void)
{
  static const struct
  {
    TribForm form;
    const char *a, *b;
    gboolean same;
  } cases[] = {
    { TRIB_FORM_NAME, "mueller", "muller", TRUE },
    { TRIB_FORM_NAME, "mc donald", "mcdonald", TRUE },
    { TRIB_FORM_NAME, "miller", "muller", FALSE },
    { TRIB_FORM_EMAIL, "ann.lee@mail.com", "annlee+shop@web.de", TRUE },
    { TRIB_FORM_EMAIL, "ann.lee@mail.com", "ann.leo@mail.com", FALSE },
    { TRIB_FORM_PHONE, "49341223345", "0341223345", TRUE },
    { TRIB_FORM_PHONE, "49341223345", "49341223346", FALSE },
    { TRIB_FORM_NUMBER, "12a", "12", TRUE },
    { TRIB_FORM_POSTCODE, "04103", "04109", TRUE },
    { TRIB_FORM_POSTCODE, "04103", "80331", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TribFacts a = facts_of (cases[i].form, cases[i].a), b = facts_of (cases[i].form, cases[i].b);

      g_assert_true ((a.loose == b.loose && a.loose != 0) == cases[i].same);
    }
  g_assert_true (facts_of (TRIB_FORM_EMAIL, "info@a.com").loose == 0);
}

static void
test_sounds (void)
{
  static const char *const same[][2] = {
    { "schmidt", "schmitt" }, { "philipp", "filip" },  { "catherine", "katrin" },
    { "meier", "mayer" },     { "stephen", "steven" },
  };
  static const char *const other[][2] = { { "schmidt", "miller" }, { "anna", "bert" } };
  char a[32], b[32];

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      trib_sound_form (same[i][0], strlen (same[i][0]), a);
      trib_sound_form (same[i][1], strlen (same[i][1]), b);
      g_assert_cmpstr (a, ==, b);
    }
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      trib_sound_form (other[i][0], strlen (other[i][0]), a);
      trib_sound_form (other[i][1], strlen (other[i][1]), b);
      g_assert_cmpstr (a, !=, b);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/standard/forms", test_forms);
  g_test_add_func ("/match/standard/dates-may-lack-parts", test_dates);
  g_test_add_func ("/match/standard/address-lines-are-taken-apart", test_lines);
  g_test_add_func ("/match/standard/writings-of-the-same-come-together", test_loose);
  g_test_add_func ("/match/standard/spellings-that-sound-alike", test_sounds);
  return g_test_run ();
}
