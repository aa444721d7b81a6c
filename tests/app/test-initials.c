/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Initials of names as they come.
 */
#include "config.h"

#include "app/customers/trib-initials.h"

static void
test_initials (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } cases[] = {
    { "Anna Köhler", "AK" },
    { "anna maria köhler", "AK" },
    { "Jean-Luc Müller-Lüdenscheidt", "JM" },
    { "Cher", "C" },
    { "d’Artagnan", "D" },
    { "  Élodie  ", "É" },
    { "Nguyễn Thị Phương Thảo", "NT" },
    { "山田 太郎", "山太" },
    { "Ça & Là (GmbH)", "ÇG" },
    { "24/7 Kiosk", "2K" },
    { "…", "" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = trib_initials (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/initials/first-and-last-word", test_initials);
  return g_test_run ();
}
