/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How values are compared beside each other.
 */
#include "config.h"

#include "app/widgets/trib-difference.h"

static void
test_words (void)
{
  static const struct
  {
    const char *texts[3];
    TribDifference difference;
  } cases[] = {
    { { NULL, NULL, NULL }, TRIB_DIFFERENCE_ALONE },
    { { "Anna", NULL, "" }, TRIB_DIFFERENCE_ALONE },
    { { "Anna", NULL, "Anna" }, TRIB_DIFFERENCE_SAME },
    { { "Anna", "ANNA", "Anna" }, TRIB_DIFFERENCE_NEAR },
    { { "Köhler", "Kohler", NULL }, TRIB_DIFFERENCE_NEAR },
    { { "Brandt", "Brand", NULL }, TRIB_DIFFERENCE_NEAR },
    { { NULL, "Lindenstraße", "Bergweg" }, TRIB_DIFFERENCE_DIFFERS },
    { { "Anna", "Anna", "Ute" }, TRIB_DIFFERENCE_DIFFERS },
    { { "3", "4", NULL }, TRIB_DIFFERENCE_DIFFERS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (trib_difference_of (cases[i].texts, 3), ==, cases[i].difference);
    }
}

static void
test_span (void)
{
  static const struct
  {
    const char *reference;
    const char *text;
    const char *other; /* NULL: nothing to mark */
  } cases[] = {
    { "Ute Brandt", "Uta Brandt", "a" },
    { "Köhler", "Koehler", "oe" },
    { "Koehler", "Köhler", "ö" },
    { "14 May 1968", "14 Feb 1968", "Feb" },
    { "14 May 1968", "14 Feb 1999", "Feb|99" },
    { "Jörg Weiß", "Jorg Weiss", "o|ss" },
    { "Anna Maria Weiß", "Anna Weiß", NULL },
    { "Anna Weiß", "Anna Maria Weiß", "Maria " },
    { "Anna Köhler", "Beate Meier", NULL },
    { "anna", "anna", NULL },
    { "Brandt", "Brand", NULL },
    { "Lindenstraße", "Bergweg", NULL },
    { "a.koehler@firma.example", "anna.k@posteo.de", NULL },
    { "", "Anna", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spans = trib_difference_spans (cases[i].reference, cases[i].text);
      g_autoptr (GString) other = g_string_new (NULL);

      g_test_message ("%s, %s", cases[i].reference, cases[i].text);
      for (guint k = 0; k < spans->len; k++)
        {
          const TribDifferenceSpan *span = &g_array_index (spans, TribDifferenceSpan, k);

          g_string_append (other, k > 0 ? "|" : "");
          g_string_append_len (other, cases[i].text + span->start, span->end - span->start);
        }
      g_assert_cmpstr (other->str, ==, cases[i].other != NULL ? cases[i].other : "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/difference/in-a-word", test_words);
  g_test_add_func ("/app/difference/within-the-text", test_span);
  return g_test_run ();
}
