/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognises rows that a report writes between or below its records. A company may be called Total, so the word
 * alone is not enough: everything else in the row has to be a number, and for a grand total the row must be
 * the last, which the caller knows.
 */
#include "config.h"

#include "formats/trib-row-kind.h"

#include <string.h>

static const char *const totals[] = {
  "total",     "totals",        "grand total",   "sum",   "summe",  "gesamt", "gesamtsumme",
  "insgesamt", "total general", "total général", "somme", "totale", "suma",   "razem",
  "celkem",    "totaal",        "totalt",        "итого", "всего",
};

static const char *const subtotals[]
    = { "subtotal", "sub-total", "sub total", "zwischensumme", "sous-total", "subtotale" };

/* First bytes of these words; any beyond ASCII. */
static const gboolean begins_total[256] = {
  ['t'] = TRUE, ['T'] = TRUE, ['s'] = TRUE, ['S'] = TRUE, ['g'] = TRUE,
  ['G'] = TRUE, ['i'] = TRUE, ['I'] = TRUE, ['r'] = TRUE, ['R'] = TRUE,
  ['c'] = TRUE, ['C'] = TRUE, ['z'] = TRUE, ['Z'] = TRUE, [128 ... 255] = TRUE,
};

static gboolean
is_number (const TribText *cell)
{
  guint digits = 0;

  for (guint i = 0; i < cell->len; i++)
    {
      if (g_ascii_isdigit (cell->text[i]))
        digits++;
      else if (!strchr ("+-.,' %()", cell->text[i]) && (guchar) cell->text[i] < 128 && cell->text[i] != '$')
        return FALSE;
    }
  return digits > 0;
}

static gboolean
is_among (const char *word, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

TribRowTotal
trib_row_kind_total (const TribText *cells, guint n_cells)
{
  g_autofree char *word = NULL;
  guint first = 0, n_numbers = 0;

  while (first < n_cells && cells[first].len == 0)
    first++;
  /* Nearly every row ends here: at its first cell's first letter or length. */
  if (first == n_cells || cells[first].len < 3 || cells[first].len > 40)
    return TRIB_ROW_TOTAL_NO;
  if (!begins_total[(guchar) cells[first].text[0]])
    return TRIB_ROW_TOTAL_NO;
  for (guint i = n_cells; i-- > first + 1;)
    {
      if (cells[i].len == 0)
        continue;
      if (!is_number (&cells[i]))
        return TRIB_ROW_TOTAL_NO;
      n_numbers++;
    }
  if (n_numbers == 0)
    return TRIB_ROW_TOTAL_NO;
  word = g_utf8_strdown (cells[first].text, cells[first].len);
  g_strstrip (word);
  if (g_str_has_suffix (word, ":"))
    word[strlen (word) - 1] = '\0';
  if (is_among (word, subtotals, G_N_ELEMENTS (subtotals)))
    return TRIB_ROW_SUBTOTAL;
  return is_among (word, totals, G_N_ELEMENTS (totals)) ? TRIB_ROW_TOTAL : TRIB_ROW_TOTAL_NO;
}

gboolean
trib_row_kind_repeats (const TribText *cells, guint n_cells, const TribText *headings, guint n_headings)
{
  if (n_cells < n_headings)
    return FALSE;
  for (guint i = 0; i < n_headings; i++)
    if (cells[i].len != headings[i].len || memcmp (cells[i].text, headings[i].text, headings[i].len) != 0)
      return FALSE;
  return TRUE;
}

gboolean
trib_row_kind_is_remark (const TribText *text)
{
  guint n_words = 0, n_letters = 0;
  gboolean between = TRUE;

  for (guint i = 0; i < text->len; i++)
    {
      gboolean blank = text->text[i] == ' ';

      n_words += between && !blank;
      n_letters += g_ascii_isalpha (text->text[i]) || (guchar) text->text[i] >= 128;
      between = blank;
    }
  return n_words > 1 && (n_letters * 2 > text->len || (text->text[0] == '(' && n_letters > 2));
}

gboolean
trib_row_kind_is_rule (const TribText *cells, guint n_cells)
{
  guint n = 0;

  for (guint i = 0; i < n_cells; i++)
    for (guint j = 0; j < cells[i].len; j++, n++)
      if (!strchr ("-=+: ", cells[i].text[j]))
        return FALSE;
  return n >= 3 && n >= 2 * n_cells;
}
