/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suggested mappings for headings as programs and people write them, and for columns that only their values tell.
 */
#include "config.h"

#include "mapping/trib-mapping.h"

#include <string.h>

#include "suggest-cases.h"

static void
free_column (gpointer data)
{
  TribColumnFacts *column = data;

  g_free (column->name);
  g_ptr_array_unref (column->samples);
  g_free (column);
}

/* Values of @samples are between bars; rows repeat them. */
static TribColumnFacts *
make_column (const char *heading, const char *samples, guint rows)
{
  TribColumnFacts *column = g_new0 (TribColumnFacts, 1);
  g_auto (GStrv) values = g_strsplit (samples, "|", -1);

  column->name = g_strdup (heading);
  column->samples = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; values[i]; i++)
    if (values[i][0] != '\0' && !g_ptr_array_find_with_equal_func (column->samples, values[i], g_str_equal, NULL))
      g_ptr_array_add (column->samples, g_strdup (values[i]));
  column->filled = samples[0] ? rows : 0;
  return column;
}

static void
clear_table (TribTableFacts *table)
{
  g_clear_pointer (&table->columns, g_ptr_array_unref);
}

static void
open_table (TribTableFacts *table, guint rows)
{
  memset (table, 0, sizeof *table);
  table->columns = g_ptr_array_new_with_free_func (free_column);
  table->rows = rows;
}

/* What the column goes to: a field's name, or "*" for a custom field. */
static const char *
target (TribMapping *mapping, guint index)
{
  TribMappingLink *link = mapping->links->pdata[index];

  g_assert_cmpint (link->kind, !=, TRIB_LINK_IGNORE);
  return link->kind == TRIB_LINK_FIELD ? link->field : "*";
}

static void
check_set (const HeadingSet *set, guint rows)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribMapping) mapping = NULL;
  TribTableFacts table;
  guint n = 0;

  open_table (&table, rows);
  for (; set->columns[n].heading; n++)
    g_ptr_array_add (table.columns, make_column (set->columns[n].heading,
                                                 set->columns[n].samples ? set->columns[n].samples : "", rows));
  mapping = trib_mapping_suggest (&table, schema);
  g_assert_cmpuint (mapping->links->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s: %s", set->name, set->columns[i].heading);
      g_assert_cmpstr (((TribMappingLink *) mapping->links->pdata[i])->column, ==, set->columns[i].heading);
      g_assert_cmpstr (target (mapping, i), ==, set->columns[i].field);
    }
  clear_table (&table);
}

static void
test_sets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heading_sets); i++)
    check_set (&heading_sets[i], 100);
}

static void
test_content (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (content_sets); i++)
    check_set (&content_sets[i], 10);
}

static void
test_locale (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locale_cases); i++)
    {
      g_autoptr (TribSchema) schema = trib_schema_new ();
      g_autoptr (TribMapping) mapping = NULL;
      TribTableFacts table;

      open_table (&table, 10);
      g_ptr_array_add (table.columns, make_column (locale_cases[i].heading, locale_cases[i].samples, 10));
      mapping = trib_mapping_suggest (&table, schema);
      g_test_message ("%s: %s", locale_cases[i].heading, locale_cases[i].samples);
      g_assert_cmpstr (mapping->country, ==, locale_cases[i].country);
      g_assert_cmpint (mapping->date_order, ==, locale_cases[i].order);
      clear_table (&table);
    }
}

/* Rows of what customers did; "both" where they say who it was, too. */
static void
test_rows (void)
{
  static const struct
  {
    const char *headings;
    TribRowsAre rows;
  } cases[] = {
    { "Order ID|Order date|Customer number|Total|Currency", TRIB_ROWS_INTERACTIONS },
    { "Bon-Nr.|Datum|Kunden-Nr.|Artikel|Menge|Betrag", TRIB_ROWS_INTERACTIONS },
    { "Order #|Order date|First name|Last name|E-mail|Total", TRIB_ROWS_BOTH },
    { "Customer ID|First name|Last name|E-mail|Created at|Total spent|Orders|Currency|Status", TRIB_ROWS_CUSTOMERS },
    { "Date|Name|Status|E-mail", TRIB_ROWS_CUSTOMERS },
    { "Artikel|Menge|Preis", TRIB_ROWS_CUSTOMERS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TribSchema) schema = trib_schema_new ();
      g_autoptr (TribMapping) mapping = NULL;
      g_auto (GStrv) headings = g_strsplit (cases[i].headings, "|", -1);
      TribTableFacts table;

      open_table (&table, 100);
      for (guint k = 0; headings[k]; k++)
        g_ptr_array_add (table.columns, make_column (headings[k], "", 100));
      mapping = trib_mapping_suggest (&table, schema);
      g_test_message ("%s", cases[i].headings);
      g_assert_cmpint (mapping->rows, ==, cases[i].rows);
      clear_table (&table);
    }
}

/* Postcode and town in one column are told apart. */
static void
test_places (void)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribMapping) mapping = NULL;
  TribTableFacts table;

  open_table (&table, 10);
  g_ptr_array_add (table.columns, make_column ("PLZ Ort", "04103 Leipzig|01067 Dresden|20095 Hamburg", 10));
  mapping = trib_mapping_suggest (&table, schema);
  g_assert_cmpuint (mapping->links->len, ==, 2);
  g_assert_cmpstr (((TribMappingLink *) mapping->links->pdata[0])->field, ==, "postcode");
  g_assert_cmpstr (((TribMappingLink *) mapping->links->pdata[1])->field, ==, "city");
  clear_table (&table);
}

/* A custom field gets the type that its values have. */
static void
test_custom_types (void)
{
  static const struct
  {
    const char *heading, *samples;
    TribValueType type;
  } cases[] = {
    { "Last visit", "2024-01-31|2024-02-01|2024-03-05", TRIB_TYPE_DATE },
    { "Points", "12|400|7", TRIB_TYPE_NUMBER },
    { "Total spent", "12.50|400.00|7.10", TRIB_TYPE_MONEY },
    { "Umsatz", "12,50 €|400,00 €", TRIB_TYPE_MONEY },
    { "Favourite", "dark|light|medium", TRIB_TYPE_TEXT },
    { "Fax", "+49 341 123456|+49 30 9876543", TRIB_TYPE_PHONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TribSchema) schema = trib_schema_new ();
      g_autoptr (TribMapping) mapping = NULL;
      TribTableFacts table;
      TribMappingLink *link;

      open_table (&table, 100);
      g_ptr_array_add (table.columns, make_column (cases[i].heading, cases[i].samples, 100));
      mapping = trib_mapping_suggest (&table, schema);
      link = mapping->links->pdata[0];
      g_test_message ("%s", cases[i].heading);
      g_assert_cmpint (link->kind, ==, TRIB_LINK_CUSTOM);
      g_assert_cmpint (link->type, ==, cases[i].type);
      clear_table (&table);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/suggest/by-headings", test_sets);
  g_test_add_func ("/mapping/suggest/by-content", test_content);
  g_test_add_func ("/mapping/suggest/country-and-order-of-dates", test_locale);
  g_test_add_func ("/mapping/suggest/what-rows-are", test_rows);
  g_test_add_func ("/mapping/suggest/postcode-and-town-are-told-apart", test_places);
  g_test_add_func ("/mapping/suggest/types-of-custom-fields", test_custom_types);
  return g_test_run ();
}
