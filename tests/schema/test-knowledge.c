/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Given names, legal forms, countries and regions.
 */
#include "config.h"

#include "schema/trib-countries.h"
#include "schema/trib-legal-forms.h"
#include "schema/trib-nicknames.h"

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
test_groups (void)
{
  guint16 groups[TRIB_NICKNAME_MAX_GROUPS];
  guint n = trib_nickname_groups ("anna", groups, G_N_ELEMENTS (groups));

  g_assert_cmpuint (n, >, 1);
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (groups[i - 1], <, groups[i]);
  g_assert_cmpuint (trib_nickname_groups ("anna", groups, 1), ==, 1);
  g_assert_cmpuint (trib_nickname_groups ("nobody", groups, 4), ==, 0);
  g_assert_true (trib_given_name_known ("kerstin"));
  g_assert_false (trib_given_name_known ("gmbh"));
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
  g_assert_cmpstr (trib_country_calling_code ("CA"), ==, "1");
  g_assert_null (trib_country_calling_code ("ZZ"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/nicknames/pairs", test_nicknames);
  g_test_add_func ("/schema/nicknames/groups-rise-and-are-bounded", test_groups);
  g_test_add_func ("/schema/legal-forms/are-stripped", test_legal_forms);
  g_test_add_func ("/schema/legal-forms/likeness", test_likeness);
  g_test_add_func ("/schema/countries/by-name-and-code", test_countries);
  g_test_add_func ("/schema/countries/regions", test_regions);
  g_test_add_func ("/schema/countries/calling-codes", test_calling_codes);
  return g_test_run ();
}
