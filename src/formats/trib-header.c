/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the heading row: title lines above it are narrower than the table; headings are words, where data has
 * numbers, dates, addresses, and values that come again further down. In doubt the first full row is taken for
 * headings, since most files have them.
 */
#include "config.h"

#include "formats/trib-header.h"

#include "base/trib-fold.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Folded, as trib_fold () makes them. */
static const char *const usual_headings[] = {
  "id",        "nr",        "no",           "name",         "vorname",    "nachname",      "first name",
  "last name", "firstname", "lastname",     "surname",      "given name", "family name",   "email",
  "e mail",    "mail",      "phone",        "telefon",      "tel",        "mobile",        "handy",
  "city",      "ort",       "stadt",        "plz",          "zip",        "postcode",      "postal code",
  "street",    "strasse",   "address",      "adresse",      "anschrift",  "country",       "land",
  "state",     "date",      "datum",        "geburtsdatum", "birthday",   "date of birth", "dob",
  "company",   "firma",     "kundennummer", "customer id",  "customer",   "kunde",         "nom",
  "prenom",    "ville",     "pays",         "nombre",       "apellido",   "ciudad",        "telephone",
  "amount",    "umsatz",    "betrag",       "title",        "anrede",     "gender",        "geschlecht",
};

static guint
count_filled (const char *const *row)
{
  guint n = 0;

  for (guint i = 0; row[i]; i++)
    n += row[i][0] != '\0';
  return n;
}

/* The number of cells that most rows have; the larger in a tie. */
static guint
usual_width (GPtrArray *rows)
{
  guint best = 0, best_n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      guint width = g_strv_length (rows->pdata[i]), n = 0;

      for (guint j = 0; j < rows->len && width != best; j++)
        n += g_strv_length (rows->pdata[j]) == width;
      if (n > best_n || (n == best_n && width > best))
        {
          best = width;
          best_n = n;
        }
    }
  return best;
}

/* Digits with what stands between them in numbers, dates and telephone numbers; an e-mail address. */
static gboolean
looks_like_data (const char *cell)
{
  guint digits = 0, others = 0, letters = 0;
  const char *at = strchr (cell, '@');

  if (at && at > cell && strchr (at, '.') && !strchr (cell, ' '))
    return TRUE;
  for (const char *p = cell; *p; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (strchr ("+-.,/: ()'", *p))
        others++;
      else
        letters++;
    }
  /* A year may head a column. */
  if (digits == 4 && others + letters == 0 && (g_str_has_prefix (cell, "19") || g_str_has_prefix (cell, "20")))
    return FALSE;
  return digits > 0 && letters == 0;
}

static gboolean
is_usual_heading (const char *cell)
{
  g_autofree char *folded = trib_fold (cell);

  for (guint i = 0; i < G_N_ELEMENTS (usual_headings); i++)
    if (strcmp (folded, usual_headings[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a value of this row comes again below in its column, though not the whole row with it. */
static gboolean
comes_again (GPtrArray *rows, guint row)
{
  const char *const *cells = rows->pdata[row];
  guint again = 0;

  for (guint i = row + 1; i < rows->len; i++)
    {
      const char *const *other = rows->pdata[i];
      guint same = 0, n = 0;

      for (; cells[n] && other[n]; n++)
        same += cells[n][0] && strcmp (cells[n], other[n]) == 0;
      if (same > 0 && same < count_filled (cells))
        again++;
    }
  return again > 0;
}

static gboolean
is_heading_row (GPtrArray *rows, guint row)
{
  const char *const *cells = rows->pdata[row];
  guint n_data = 0, n_usual = 0;

  for (guint i = 0; cells[i]; i++)
    {
      n_data += looks_like_data (cells[i]);
      n_usual += is_usual_heading (cells[i]);
    }
  if (n_usual > 0 && n_usual >= n_data)
    return TRUE;
  return n_data == 0 && !comes_again (rows, row);
}

void
trib_header_find (GPtrArray *rows, TribHeader mode, TribHeaderGuess *out)
{
  guint width = usual_width (rows), n_usual = 0, row = 0;

  *out = (TribHeaderGuess){ -1, 0, width };
  if (rows->len == 0)
    return;
  if (mode == TRIB_HEADER_DETECT)
    {
      while (row < rows->len && width > 1 && count_filled (rows->pdata[row]) < MAX (2, (width + 1) / 2))
        row++;
      if (row == rows->len)
        row = 0;
      if (is_heading_row (rows, row))
        out->heading = row;
      out->first = row + (out->heading >= 0 ? 1 : 0);
    }
  else if (mode == TRIB_HEADER_FIRST)
    {
      out->heading = 0;
      out->first = 1;
    }
  if (out->heading < 0)
    return;
  /* Surplus cells that most rows have are a column without a heading; those of a few are surplus. */
  for (guint i = out->first; i < rows->len; i++)
    n_usual += g_strv_length (rows->pdata[i]) == width;
  out->width = g_strv_length (rows->pdata[out->heading]);
  if (n_usual * 2 > rows->len - out->first)
    out->width = MAX (out->width, width);
}

static char *
clean_heading (const char *cell)
{
  GString *out = g_string_new (NULL);

  for (const char *p = cell; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xfeff || c == 0x200b)
        continue;
      if (g_unichar_isspace (c) || c == 0xa0)
        {
          gboolean cut = (c == '\n' || c == '\r') && out->len > 1 && out->str[out->len - 1] == '-'
                         && out->str[out->len - 2] != ' ' && p[1] != '\0'
                         && g_unichar_islower (g_utf8_get_char (g_utf8_next_char (p)));

          /* "Vor-" over "name": a word that was divided to make the column narrow. */
          if (cut)
            g_string_truncate (out, out->len - 1);
          else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, c);
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static char *
number_heading (GHashTable *taken, const char *name)
{
  for (guint n = 2;; n++)
    {
      char *numbered = g_strdup_printf ("%s_%u", name, n);

      if (!g_hash_table_contains (taken, numbered))
        return numbered;
      g_free (numbered);
    }
}

void
trib_header_name (TribReader *reader, const char *const *cells, guint width, guint64 line)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new_full (width + 1, NULL);
  guint n_cells = cells ? g_strv_length ((GStrv) cells) : 0;
  g_auto (GStrv) columns = NULL;

  /* Names that are unique as they came keep themselves, also from the numbered ones. */
  for (guint i = 0; i < width; i++)
    {
      char *name = i < n_cells ? clean_heading (cells[i]) : g_strdup ("");

      g_ptr_array_add (names, name);
    }
  for (guint i = 0; i < width; i++)
    if (*(char *) names->pdata[i] && !g_hash_table_contains (taken, names->pdata[i]))
      g_hash_table_insert (taken, names->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < width; i++)
    {
      char *name = names->pdata[i];

      if (*name && GPOINTER_TO_UINT (g_hash_table_lookup (taken, name)) == i + 1)
        continue;
      if (*name)
        {
          names->pdata[i] = number_heading (taken, name);
          trib_reader_report (reader, TRIB_ISSUE_HEADING, 0, line, i, name,
                              _ ("a heading for the second time; numbered"));
          g_free (name);
        }
      else
        {
          g_free (name);
          name = g_strdup_printf ("column_%u", i + 1);
          if (g_hash_table_contains (taken, name))
            {
              names->pdata[i] = number_heading (taken, name);
              g_free (name);
            }
          else
            names->pdata[i] = name;
          if (cells)
            trib_reader_report (reader, TRIB_ISSUE_HEADING, 0, line, i, NULL,
                                _ ("a column without a heading; named by its number"));
        }
      g_hash_table_insert (taken, names->pdata[i], GUINT_TO_POINTER (i + 1));
    }
  g_ptr_array_add (names, NULL);
  columns = (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  trib_reader_set_columns (reader, columns);
}

void
trib_header_report_preamble (TribReader *reader, const char *const *cells, guint64 line)
{
  g_autofree char *text = g_strjoinv (" ", (GStrv) cells);

  trib_reader_report (reader, TRIB_ISSUE_PREAMBLE, 0, line, -1, g_strstrip (text), _ ("a line above the headings"));
}
