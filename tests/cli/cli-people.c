/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People for the tests: any number of them, always the same, in two handwritings.
 */
#include "config.h"

#include "cli-fixture.h"

static const char *const given[]
    = { "Anna",  "Bernd",   "Clara", "David",   "Elena", "Friedrich", "Greta",    "Henrik",    "Irene",   "Jonas",
        "Katja", "Lorenz",  "Maria", "Norbert", "Olga",  "Paul",      "Regina",   "Stefan",    "Tanja",   "Ulrich",
        "Vera",  "Wilhelm", "Xenia", "Yusuf",   "Zofia", "Albrecht",  "Brigitte", "Christoph", "Dorothea" };
static const char *const family[]
    = { "Köhler",   "Schneider", "Baumann",  "Wagner",   "Hofmann", "Krüger",   "Lindner", "Marquardt",
        "Neubauer", "Otto",      "Pfeiffer", "Richter",  "Seidel",  "Thiele",   "Ullmann", "Vogel",
        "Winkler",  "Ziegler",   "Albers",   "Brandt",   "Conrad",  "Dietrich", "Engel",   "Fuchs",
        "Graf",     "Heinrich",  "Jansen",   "Kowalski", "Lehmann", "Meißner",  "Petersen" };
static const char *const cities[] = { "Leipzig", "Dresden", "Halle", "Erfurt", "Jena", "Chemnitz", "Weimar" };
static const char *const streets[]
    = { "Gartenstraße", "Lindenweg", "Bahnhofstraße", "Am Markt", "Schulgasse", "Bergstraße", "Uferweg", "Kirchplatz" };

static guint32
mixed (guint32 n)
{
  n = (n ^ 61) ^ (n >> 16);
  n *= 9;
  n ^= n >> 4;
  n *= 0x27d4eb2d;
  return n ^ (n >> 15);
}

static void
append_person (GString *out, guint n, int variant)
{
  guint32 r = mixed (n + 1), q = mixed (r);
  const char *first = given[r % G_N_ELEMENTS (given)];
  const char *last = family[(r >> 8) % G_N_ELEMENTS (family)];
  guint place = (q >> 4) % G_N_ELEMENTS (cities);
  g_autofree char *email = g_strdup_printf ("p%u.%s@example.org", n, first);
  g_autofree char *lower = g_ascii_strdown (email, -1);
  guint year = 1940 + q % 60, month = 1 + (q >> 8) % 12, day = 1 + (q >> 16) % 28, house = 1 + (r >> 16) % 120;

  if (variant == 0)
    g_string_append_printf (out, "%s;%s;%s;0341 %07u;%02u.%02u.%04u;%s %u;%05u;%s\n", first, last, lower,
                            q % 9000000 + 1000000, day, month, year, streets[(q >> 12) % G_N_ELEMENTS (streets)], house,
                            4000 + place * 100 + r % 90, cities[place]);
  else
    g_string_append_printf (out, "%s %s,%s,+49 341 %07u,%04u-%02u-%02u,%s\n", first, last, n % 3 == 0 ? "" : lower,
                            q % 9000000 + 1000000, year, month, day, cities[place]);
}

void
cli_write_people (CliFixture *self, const char *name, guint from, guint to, int variant)
{
  g_autoptr (GString) out = g_string_new (variant == 0 ? "Vorname;Nachname;E-Mail;Telefon;Geburtsdatum;Straße;PLZ;Ort\n"
                                                       : "Name,Email,Phone,Date of birth,City\n");

  for (guint n = from; n < to; n++)
    append_person (out, n, variant);
  cli_write (self, name, out->str, (gssize) out->len);
}

void
cli_make_customers (CliFixture *self)
{
  g_autoptr (CliRun) import = NULL, run = NULL;

  cli_write_people (self, "shop.csv", 0, 150, 0);
  cli_write_people (self, "till.csv", 50, 200, 1);
  import = cli_do (self, 0, "import", PROJECT, "shop.csv", "till.csv", NULL);
  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
}
