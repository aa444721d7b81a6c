/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What customers did, from outside: orders that only refer to a customer, rows that say who it is as well, and what becomes of both
 * when customers are merged or imports taken back.
 */
#include "config.h"

#include "cli-fixture.h"

#include <string.h>

#define CUSTOMERS                                                                                                      \
  "Customer number,First name,Last "                                                                                   \
  "name,E-mail,City\n7,Anna,Berg,anna@example.org,Bonn\n8,Jörg,Weiß,joerg@example.org,"                              \
  "Halle\n"
#define ORDERS                                                                                                         \
  "Order no,Order date,Customer number,Total,Currency\n1001,2024-01-02,7,12.50,EUR\n1002,2024-02-03,7,8.00,EUR\n"      \
  "1003,2024-02-04,8,99.90,EUR\n1004,2024-02-05,999,1.00,EUR\n"

/* The lines of an export behind its headings. */
static char **
export_lines (CliFixture *self, const char *what)
{
  g_autoptr (CliRun) run = cli_do (self, 0, "export", PROJECT, "-", "--what", what, NULL);

  return g_strsplit (g_strchomp (run->out), "\n", -1);
}

static void
orders_find_their_customers (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, consolidate = NULL, text = NULL;
  g_autoptr (json_t) shown = NULL;
  g_auto (GStrv) customers = NULL;
  g_auto (GStrv) interactions = NULL;
  json_t *list;
  guint owned = 0;

  cli_write (self, "customers.csv", CUSTOMERS, -1);
  cli_write (self, "orders.csv", ORDERS, -1);
  import = cli_do (self, 0, "import", PROJECT, "customers.csv", "orders.csv", NULL);
  consolidate = cli_do (self, 0, "consolidate", PROJECT, NULL);
  /* Orders are no customers. */
  customers = export_lines (self, "customers");
  g_assert_cmpuint (g_strv_length (customers), ==, 3);
  interactions = export_lines (self, "interactions");
  g_assert_cmpuint (g_strv_length (interactions), ==, 5);
  g_assert_true (g_str_has_prefix (g_strchug (interactions[0]), "\xef\xbb\xbf"
                                                                "record_id")
                 || g_str_has_prefix (interactions[0], "record_id"));
  for (guint i = 1; i < 5; i++)
    {
      g_auto (GStrv) cells = g_strsplit (interactions[i], ",", -1);

      owned += cells[3][0] != '\0';
      g_assert_cmpstr (cells[1], ==, "orders");
    }
  g_assert_cmpuint (owned, ==, 3);
  shown = cli_json (self, "show", PROJECT, "1", NULL);
  list = json_object_get (shown, "interactions");
  g_assert_cmpuint (json_array_size (list), ==, 2);
  g_assert_cmpstr (cli_text (json_array_get (list, 0), "amount"), ==, "12.50");
  text = cli_do (self, 0, "show", PROJECT, "1", NULL);
  g_assert_nonnull (strstr (text->out, "2024-02-03"));
}

/* Merged, the customer has the orders of both; taken back, each its own. */
static void
they_follow_merging_and_taking_back (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, consolidate = NULL, merge = NULL, undo = NULL, again = NULL;
  g_autoptr (json_t) merged = NULL, apart = NULL;
  g_auto (GStrv) none = NULL;

  cli_write (self, "customers.csv", CUSTOMERS, -1);
  cli_write (self, "orders.csv", ORDERS, -1);
  import = cli_do (self, 0, "import", PROJECT, "customers.csv", NULL);
  consolidate = cli_do (self, 0, "consolidate", PROJECT, NULL);
  again = cli_do (self, 0, "import", PROJECT, "orders.csv", NULL);
  merge = cli_do (self, 0, "merge", PROJECT, "1", "2", NULL);
  merged = cli_json (self, "show", PROJECT, "1", NULL);
  g_assert_cmpuint (json_array_size (json_object_get (merged, "interactions")), ==, 3);
  undo = cli_do (self, 0, "undo", PROJECT, NULL);
  apart = cli_json (self, "show", PROJECT, "1", NULL);
  g_assert_cmpuint (json_array_size (json_object_get (apart, "interactions")), ==, 2);
  cli_run_free (g_steal_pointer (&undo));
  undo = cli_do (self, 0, "undo", PROJECT, NULL);
  none = export_lines (self, "interactions");
  g_assert_cmpuint (g_strv_length (none), ==, 1);
}

/* One file holds both: each row is a record of its customer, too. */
static void
rows_may_be_both (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, consolidate = NULL;
  g_auto (GStrv) customers = NULL;
  g_auto (GStrv) interactions = NULL;

  cli_write (self, "shop.csv",
             "Order no,Order date,First name,Last name,E-mail,Total\n1,2024-01-02,Anna,Berg,anna@example.org,5.00\n"
             "2,2024-01-03,Anna,Berg,anna@example.org,6.00\n3,2024-01-04,Jörg,Weiß,joerg@example.org,7.00\n",
             -1);
  import = cli_do (self, 0, "import", PROJECT, "shop.csv", NULL);
  consolidate = cli_do (self, 0, "consolidate", PROJECT, NULL);
  customers = export_lines (self, "customers");
  interactions = export_lines (self, "interactions");
  g_assert_cmpuint (g_strv_length (customers), ==, 3);
  g_assert_cmpuint (g_strv_length (interactions), ==, 4);
  for (guint i = 1; i < 4; i++)
    {
      g_auto (GStrv) cells = g_strsplit (interactions[i], ",", -1);

      g_assert_cmpstr (cells[3], !=, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/interactions/orders-find-their-customers", orders_find_their_customers);
  cli_test ("/cli/interactions/they-follow-merging-and-taking-back", they_follow_merging_and_taking_back);
  cli_test ("/cli/interactions/rows-may-be-both", rows_may_be_both);
  return g_test_run ();
}
