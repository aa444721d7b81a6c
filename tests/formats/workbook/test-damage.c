/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files with bytes changed, lost and put in at random, always the same ones: whatever comes of them, the readers give
 * valid rows or a message, and end.
 */
#include "config.h"

#include "fixture.h"
#include "workbook.h"

#include <string.h>

#define ROUNDS 150

static const char csv[]
    = "Kdnr;Name;Ort\r\n1;\"Müller; Hans\";Köln\r\n2;\"a \"\"b\"\" c\";\"x\r\ny\"\r\n\r\n3;Jäger;\r\n"
      "4;\"Li\";Bonn;mehr\r\nSumme;;12\r\n";
static const char xml[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<f xmlns:x=\"urn:x\"><c id=\"1\"><n>Müller</n>"
                          "<p>1</p><p k=\"m\">2</p></c>\n<c id=\"2\"><![CDATA[ a < b ]]><x:n>&lt;&#228;</x:n></c></f>";

static char *
damage (GRand *rand, const char *bytes, gsize len, gsize *new_len)
{
  g_autoptr (GString) out = g_string_new_len (bytes, len);

  for (gint n = g_rand_int_range (rand, 1, 6); n > 0 && out->len > 1; n--)
    {
      gsize at = g_rand_int_range (rand, 0, out->len);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          out->str[at] = g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          g_string_erase (out, at, 1);
          break;
        case 2:
          g_string_insert_c (out, at, "\"\n\r\t,;<>&\0\xff"[g_rand_int_range (rand, 0, 11)]);
          break;
        default:
          if (g_rand_int_range (rand, 0, 8) == 0)
            g_string_truncate (out, at);
        }
    }
  *new_len = out->len;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
read_damaged (const char *name, const char *bytes, gsize len)
{
  GRand *rand = g_rand_new_with_seed (7);
  guint n_read = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gsize new_len;
      g_autofree char *damaged = damage (rand, bytes, len, &new_len);
      g_autofree char *path = fixture_write (name, damaged, new_len);
      g_autoptr (GError) error = NULL;
      g_autofree char *table = fixture_read (path, NULL, NULL, &error);

      /* What comes out is checked by the fixture. */
      g_assert_true ((table == NULL) == (error != NULL));
      n_read += table != NULL;
    }
  /* Damage of both kinds has been tried. */
  g_assert_cmpuint (n_read, >, 0);
  g_rand_free (rand);
}

static void
text_is_read_or_refused (void)
{
  read_damaged ("damaged.csv", csv, sizeof csv - 1);
}

static void
xml_is_read_or_refused (void)
{
  read_damaged ("damaged.xml", xml, sizeof xml - 1);
}

static void
workbook_is_read_or_refused (void)
{
  g_autofree char *path
      = workbook_make ("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>b</t></is>"
                       "</c></row><row r='2'><c r='A2' s='1'><v>44197</v></c></row>",
                       "<si><t>a_x000D_</t></si>", "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>");
  g_autofree char *bytes = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  read_damaged ("damaged.xlsx", bytes, len);
}

/* The parts' own bytes, which a checksum would else keep from the reader. */
static void
sheet_is_read_or_refused (void)
{
  static const char sheet[]
      = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>b_x0041_</t></is></c>"
        "</row><row r='2'><c r='A2' s='1'><v>44197.5</v></c><c r='ZZ2' t='e'><v>#N/A</v></c></row>";
  GRand *rand = g_rand_new_with_seed (11);
  guint n_read = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gsize len;
      g_autofree char *damaged = damage (rand, sheet, sizeof sheet - 1, &len);
      g_autofree char *path
          = workbook_make (damaged, "<si><t>a</t></si>", "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>");
      g_autoptr (GError) error = NULL;
      g_autofree char *table = fixture_read (path, NULL, NULL, &error);

      g_assert_true ((table == NULL) == (error != NULL));
      n_read += table != NULL;
    }
  g_assert_cmpuint (n_read, >, 0);
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/damage/text-is-read-or-refused", text_is_read_or_refused);
  g_test_add_func ("/formats/damage/xml-is-read-or-refused", xml_is_read_or_refused);
  g_test_add_func ("/formats/damage/workbook-is-read-or-refused", workbook_is_read_or_refused);
  g_test_add_func ("/formats/damage/sheet-is-read-or-refused", sheet_is_read_or_refused);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
