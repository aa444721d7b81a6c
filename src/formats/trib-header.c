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

#define MAX_ABOVE 30 /* rows that may stand above the headings */

/* How many cells each row has. */
static guint *
count_cells (GPtrArray *rows)
{
  guint *widths = g_new (guint, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    widths[i] = g_strv_length (rows->pdata[i]);
  return widths;
}

/* The number of cells that most rows have; the larger in a tie. */
static guint
usual_width (const guint *widths, guint n_rows)
{
  guint best = 0, best_n = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      guint n = 0;

      for (guint j = 0; j < n_rows && widths[i] != best; j++)
        n += widths[j] == widths[i];
      if (n > best_n || (n == best_n && widths[i] > best))
        {
          best = widths[i];
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

/* Whether in a table of one column the first value comes again, as others do, too. */
static gboolean
comes_again_alone (GPtrArray *rows, guint row)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *first = ((GStrv) rows->pdata[row])[0];
  guint again = 0, others = 0;

  for (guint i = row + 1; i < rows->len; i++)
    {
      char *value = ((GStrv) rows->pdata[i])[0];

      again += strcmp (value, first) == 0;
      others += strcmp (value, first) != 0 && !g_hash_table_add (seen, value);
    }
  return again > 0 && others > 0;
}

/* Whether a value of this row comes again below in its column, though not the whole row with it. */
static gboolean
comes_again (GPtrArray *rows, guint row)
{
  const char *const *cells = rows->pdata[row];
  guint again = 0;

  if (cells[0] && !cells[1])
    return comes_again_alone (rows, row);
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

/* What a value looks like: letters as "a", digits as "9", the rest as it is; %NULL unless it has both. */
static char *
shape_of (const char *cell)
{
  GString *shape = g_string_new (NULL);
  gboolean letters = FALSE, digits = FALSE;

  for (const char *p = cell; *p && shape->len < 40; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      letters |= g_unichar_isalpha (c);
      digits |= g_ascii_isdigit (*p);
      g_string_append_unichar (shape, g_unichar_isalpha (c) ? 'a' : g_ascii_isdigit (*p) ? '9' : c);
    }
  return g_string_free (shape, !letters || !digits);
}

/* Whether a cell of this row has the shape ("AB-1001") that all below it in its column have. */
static gboolean
has_shape_of_data (GPtrArray *rows, const guint *widths, guint row)
{
  const char *const *cells = rows->pdata[row];

  for (guint i = 0; cells[i]; i++)
    {
      g_autofree char *shape = shape_of (cells[i]);
      guint n = 0, same = 0;

      for (guint j = row + 1; shape && j < rows->len && same == n; j++)
        if (i < widths[j])
          {
            g_autofree char *other = shape_of (((GStrv) rows->pdata[j])[i]);

            n++;
            same += g_strcmp0 (shape, other) == 0;
          }
      if (n > 1 && same == n)
        return TRUE;
    }
  return FALSE;
}

static guint
count_usual (const char *const *cells)
{
  guint n = 0;

  for (guint i = 0; cells[i]; i++)
    n += is_usual_heading (cells[i]);
  return n;
}

static gboolean
is_heading_row (GPtrArray *rows, const guint *widths, guint row)
{
  const char *const *cells = rows->pdata[row];
  guint n_data = 0, n_usual = count_usual (cells);

  for (guint i = 0; cells[i]; i++)
    n_data += looks_like_data (cells[i]);
  if (n_usual > 0 && n_usual >= n_data)
    return TRUE;
  return n_data == 0 && !comes_again (rows, row) && !has_shape_of_data (rows, widths, row);
}

/* As wide as most rows are; or as the table at the end, where it is short and what stands above it is long. */
static guint
width_of_table (GPtrArray *rows, const guint *widths)
{
  guint usual = usual_width (widths, rows->len), first = rows->len;

  if (rows->len == 0 || rows->len > MAX_ABOVE)
    return usual;
  while (first > 0 && widths[first - 1] == widths[rows->len - 1])
    first--;
  if (first > 0 && rows->len - first > 1 && widths[first] > MAX (usual, 2) && is_heading_row (rows, widths, first)
      && count_usual (rows->pdata[first]) > 0)
    return widths[first];
  return usual;
}

static gboolean
is_comment (const char *const *cells)
{
  return cells[0] && cells[0][0] == '#' && strchr (" #!", cells[0][1]);
}

/* Names of groups of columns, and what a bank says of the account, stand above the headings and are narrower: from @row
   on to the first row that is as wide as the table, if its cells are more usual as headings. */
static guint
pass_narrow (GPtrArray *rows, const guint *widths, guint row, guint width)
{
  guint full = row;

  while (full < rows->len && full - row < MAX_ABOVE && count_filled (rows->pdata[full]) < width)
    full++;
  if (full > row && full < rows->len && count_filled (rows->pdata[full]) == width && is_heading_row (rows, widths, full)
      && count_usual (rows->pdata[full]) > count_usual (rows->pdata[row]))
    return full;
  return row;
}

/* The row with the headings, or the first of the data, which @found says. */
static guint
find_row (GPtrArray *rows, const guint *widths, guint width, gboolean *found)
{
  guint row = 0;

  while (
      row < rows->len
      && ((width > 1 && count_filled (rows->pdata[row]) < MAX (2, (width + 1) / 2)) || is_comment (rows->pdata[row])))
    row++;
  if (row == rows->len)
    row = 0;
  *found = is_heading_row (rows, widths, row);
  /* "# name,city" above data is headings, too. */
  if (!*found && row > 0 && is_comment (rows->pdata[row - 1]) && widths[row - 1] == width)
    {
      *found = TRUE;
      return row - 1;
    }
  if (*found)
    row = pass_narrow (rows, widths, row, width);
  return row;
}

/* A delimiter at the end of each line makes no column. */
static guint
leave_out_empty_end (GPtrArray *rows, const guint *widths, guint first, const char *const *headings, guint width)
{
  guint n_headings = headings ? g_strv_length ((GStrv) headings) : 0;

  for (; width > 1; width--)
    {
      gboolean empty = n_headings < width || headings[width - 1][0] == '\0';

      for (guint i = first; empty && i < rows->len; i++)
        empty = widths[i] < width || ((GStrv) rows->pdata[i])[width - 1][0] == '\0';
      if (!empty || rows->len == first)
        break;
    }
  return width;
}

void
trib_header_find (GPtrArray *rows, TribHeader mode, TribHeaderGuess *out)
{
  g_autofree guint *widths = count_cells (rows);
  guint width = width_of_table (rows, widths), n_usual = 0;
  gboolean found = mode == TRIB_HEADER_FIRST;
  const char *const *headings = NULL;

  *out = (TribHeaderGuess){ -1, 0, width };
  if (rows->len == 0)
    return;
  if (mode == TRIB_HEADER_DETECT)
    out->first = find_row (rows, widths, width, &found);
  if (found)
    {
      out->heading = out->first++;
      headings = rows->pdata[out->heading];
      /* Surplus cells that most rows have are a column without a heading; those of a few are surplus. */
      for (guint i = out->first; i < rows->len; i++)
        n_usual += widths[i] == width;
      out->width = widths[out->heading];
      if (n_usual * 2 > rows->len - out->first)
        out->width = MAX (out->width, width);
    }
  out->width = leave_out_empty_end (rows, widths, out->first, headings, out->width);
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

/* @next: the number of each name with which to go on, since a thousand columns may have the same */
static char *
number_heading (GHashTable *taken, GHashTable *next, const char *name)
{
  guint n = MAX (2, GPOINTER_TO_UINT (g_hash_table_lookup (next, name)));

  for (;; n++)
    {
      char *numbered = g_strdup_printf ("%s_%u", name, n);

      if (!g_hash_table_contains (taken, numbered))
        {
          g_hash_table_insert (next, g_strdup (name), GUINT_TO_POINTER (n + 1));
          return numbered;
        }
      g_free (numbered);
    }
}

void
trib_header_name (TribReader *reader, const char *const *cells, guint width, guint64 line)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
          names->pdata[i] = number_heading (taken, next, name);
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
              names->pdata[i] = number_heading (taken, next, name);
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
