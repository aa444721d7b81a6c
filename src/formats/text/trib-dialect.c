/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tries each usual delimiter on the first records and takes the one that cuts most of them into equally many
 * cells. A comma in every cell of a single column ("Miller, Ann") is told apart by the heading, which has none.
 */
#include "config.h"

#include "formats/text/trib-dialect.h"

#include <string.h>

#define RECORDS 200
#define BYTES (256 * 1024)

/* In the order in which they win a tie. */
static const char candidates[] = { '\t', ';', ',', '|', ':' };

typedef struct
{
  guint n_records; /* that are not blank */
  guint first;     /* cells of the first of them */
  guint width;     /* cells that most have, if not one */
  guint n_width;   /* how many have */
  gboolean spaced; /* whether a blank follows each delimiter */
  gboolean heads;  /* whether the first record of several cells has words in all of them */
} Shape;

static gboolean
is_blank (const TribCsvScan *scan)
{
  for (guint i = 0; i < scan->cells[0].len; i++)
    if (!g_ascii_isspace (scan->cells[0].text[i]))
      return FALSE;
  return scan->n_cells == 1;
}

static gboolean
has_words (const TribCsvScan *scan)
{
  for (guint i = 0; i < scan->n_cells; i++)
    if (scan->cells[i].len == 0 || strchr ("+-0123456789", scan->cells[i].text[0]))
      return FALSE;
  return TRUE;
}

static void
measure (TribCsvScan *scan, char delimiter, Shape *shape)
{
  g_autoptr (GHashTable) widths = g_hash_table_new (NULL, NULL);
  gboolean wide = FALSE;
  gsize at = scan->at;

  *shape = (Shape){ .spaced = TRUE };
  scan->delimiter = delimiter;
  while (shape->n_records < RECORDS && at < scan->at + BYTES)
    {
      TribCsvOutcome outcome = trib_csv_scan_look_at (scan, at, scan->line);
      guint n;

      /* A line of so many that reading will refuse it, with a reason. */
      if (outcome == TRIB_CSV_WIDE && shape->n_records == 0)
        *shape = (Shape){ .n_records = 1, .first = TRIB_CSV_MAX_CELLS, .width = TRIB_CSV_MAX_CELLS, .n_width = 1 };
      if (outcome != TRIB_CSV_RECORD)
        break;
      at = scan->next;
      if (is_blank (scan))
        continue;
      if (shape->n_records++ == 0)
        shape->first = scan->n_cells;
      if (scan->n_cells > 1 && !wide)
        {
          wide = TRUE;
          shape->heads = has_words (scan);
        }
      for (guint i = 1; i < scan->n_cells; i++)
        shape->spaced &= scan->cells[i].len > 0 && scan->cells[i].text[0] == ' ';
      n = GPOINTER_TO_UINT (g_hash_table_lookup (widths, GUINT_TO_POINTER (scan->n_cells))) + 1;
      g_hash_table_insert (widths, GUINT_TO_POINTER (scan->n_cells), GUINT_TO_POINTER (n));
      if (scan->n_cells > 1 && n > shape->n_width)
        {
          shape->width = scan->n_cells;
          shape->n_width = n;
        }
    }
}

static double
rate (const Shape *shape, char delimiter, gboolean tabs)
{
  double score = shape->n_records ? (double) shape->n_width / shape->n_records : 0;

  if (shape->width < 2 || score < 0.3)
    return 0;
  /* Within texts and times, not between cells. */
  if (shape->first == 1 && shape->width < 4 && (shape->spaced || !shape->heads))
    return 0;
  if (delimiter == ':' && (shape->first != shape->width || score < 0.9 || shape->spaced))
    return 0;
  if (shape->first == shape->width)
    score += 0.2;
  if (delimiter == '\t' && tabs)
    score += 0.5;
  return score + 0.02 * MIN (shape->width, 20);
}

char
trib_dialect_detect (TribCsvScan *scan, gboolean tabs)
{
  char best = TRIB_DIALECT_ONE_COLUMN;
  double best_score = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double score;
      Shape shape;

      measure (scan, candidates[i], &shape);
      score = rate (&shape, candidates[i], tabs);
      if (score > best_score + (candidates[i] == ':' ? 0.2 : 0))
        {
          best_score = score;
          best = candidates[i];
        }
    }
  return best;
}

char
trib_dialect_parse (const char *name)
{
  if (g_ascii_strcasecmp (name, "tab") == 0 || strcmp (name, "\\t") == 0)
    return '\t';
  if (strlen (name) != 1 || strchr ("\"\r\n", name[0]) || (guchar) name[0] >= 128)
    return 0;
  return name[0];
}

gsize
trib_dialect_sep_line (const char *text, gsize len, char *delimiter)
{
  gsize at = 0, quoted = len > 0 && text[0] == '"';

  at = quoted;
  if (len < at + 5 || g_ascii_strncasecmp (text + at, "sep=", 4) != 0)
    return 0;
  *delimiter = text[at + 4];
  at += 5;
  if (quoted && at < len && text[at] == '"')
    at++;
  if (at < len && text[at] != '\r' && text[at] != '\n')
    return 0;
  if (at < len && text[at] == '\r')
    at++;
  if (at < len && text[at] == '\n')
    at++;
  return at;
}
