/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What numbers of a workbook say, by their format.
 */
#include "config.h"

#include "formats/workbook/trib-number-format.h"

typedef struct
{
  const char *value;
  const char *code; /* of the number format */
  gboolean date1904;
  const char *text;
  gboolean lost;
} Case;

static const Case cases[] = {
  { "1", "General", FALSE, "1", FALSE },
  { "1.0", "General", FALSE, "1", FALSE },
  { "1.1000000000000001", "General", FALSE, "1.1", FALSE },
  { "0.1", "General", FALSE, "0.1", FALSE },
  { "6.6000000000000005", "General", FALSE, "6.6", FALSE },
  { "-12.5", "#,##0.00", FALSE, "-12.5", FALSE },
  { "4.915112345678E+12", "General", FALSE, "4915112345678", FALSE },
  { "491511234567", "0", FALSE, "491511234567", FALSE },
  { "1E-5", "General", FALSE, "0.00001", FALSE },
  { "-0", "General", FALSE, "0", FALSE },
  { "123456789012345", "General", FALSE, "123456789012345", FALSE },
  { "1234567890123456", "General", FALSE, "1234567890123456", TRUE },
  { "1.23456789012345E+15", "General", FALSE, "1234567890123450", TRUE },
  { "0.19", "0%", FALSE, "0.19", FALSE },
  { "1067", "00000", FALSE, "01067", FALSE },
  { "1067", "[$-407]00000", FALSE, "01067", FALSE },
  { "44197", "General", FALSE, "44197", FALSE },
  { "44197", "yyyy-mm-dd", FALSE, "2021-01-01", FALSE },
  { "44197", "dd/mm/yy;@", FALSE, "2021-01-01", FALSE },
  { "44197", "[$-409]d-mmm-yy", FALSE, "2021-01-01", FALSE },
  { "44197", "dd\\.mm\\.yyyy", FALSE, "2021-01-01", FALSE },
  { "44197.5", "yyyy-mm-dd", FALSE, "2021-01-01T12:00:00", FALSE },
  { "44197", "yyyy-mm-dd hh:mm:ss", FALSE, "2021-01-01T00:00:00", FALSE },
  { "44197.999999", "m/d/yy h:mm", FALSE, "2021-01-02T00:00:00", FALSE },
  { "0.75", "hh:mm", FALSE, "18:00:00", FALSE },
  { "0.75", "HH:MM AM/PM", FALSE, "18:00:00", FALSE },
  { "1.25", "[h]:mm", FALSE, "30:00:00", FALSE },
  { "1", "yyyy-mm-dd", FALSE, "1900-01-01", FALSE },
  { "59", "yyyy-mm-dd", FALSE, "1900-02-28", FALSE },
  { "60", "yyyy-mm-dd", FALSE, "1900-02-29", TRUE },
  { "61", "yyyy-mm-dd", FALSE, "1900-03-01", FALSE },
  { "42735", "yyyy-mm-dd", TRUE, "2021-01-01", FALSE },
  { "0", "yyyy-mm-dd", TRUE, "1904-01-01", FALSE },
  { "2958465", "yyyy-mm-dd", FALSE, "9999-12-31", FALSE },
  { "2958466", "yyyy-mm-dd", FALSE, "2958466", FALSE },
  { "-1", "yyyy-mm-dd", FALSE, "-1", FALSE },
  { "12", "0.00\" kg\"", FALSE, "12", FALSE },
  { "12", "[Red]0.00", FALSE, "12", FALSE },
  { "12", "0\" days\"", FALSE, "12", FALSE },
  { "12", "#,##0\\ \"Std\"", FALSE, "12", FALSE },
  { "1.5E+300", "General", FALSE, "1.5E+300", TRUE },
  { "1067", "Standard", FALSE, "1067", FALSE },
  { "1067", "Est\303\241ndar", FALSE, "1067", FALSE },
  { "78051120", "000-00-0000", FALSE, "078051120", FALSE },
  { "44197", "yyyy\345\271\264m\346\234\210d\346\227\245", FALSE, "2021-01-01", FALSE },
  { "44197", "TT.MM.JJJJ", FALSE, "2021-01-01", FALSE },
  { "1.5", "# 0/0", FALSE, "1.5", FALSE },
  { "1000", "0.00E+00", FALSE, "1000", FALSE },
  { "abc", "General", FALSE, "abc", FALSE },
};

static void
numbers_say_what_they_mean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GString) out = g_string_new (NULL);
      gboolean lost;

      g_test_message ("%s as %s", c->value, c->code);
      trib_number_format_append (out, c->value, trib_number_format_parse (c->code), c->date1904, &lost);
      g_assert_cmpstr (out->str, ==, c->text);
      g_assert_cmpint (lost, ==, c->lost);
    }
}

static void
builtin_formats_are_known (void)
{
  g_assert_cmpint (trib_number_format_builtin (0).kind, ==, TRIB_NUMBER_PLAIN);
  g_assert_cmpint (trib_number_format_builtin (10).kind, ==, TRIB_NUMBER_PLAIN);
  g_assert_cmpint (trib_number_format_builtin (14).kind, ==, TRIB_NUMBER_DATE);
  g_assert_cmpint (trib_number_format_builtin (20).kind, ==, TRIB_NUMBER_TIME);
  g_assert_cmpint (trib_number_format_builtin (22).kind, ==, TRIB_NUMBER_DATETIME);
  g_assert_cmpint (trib_number_format_builtin (46).kind, ==, TRIB_NUMBER_DURATION);
  g_assert_cmpint (trib_number_format_builtin (49).kind, ==, TRIB_NUMBER_PLAIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/number-format/numbers-say-what-they-mean", numbers_say_what_they_mean);
  g_test_add_func ("/formats/number-format/builtin-formats-are-known", builtin_formats_are_known);
  return g_test_run ();
}
