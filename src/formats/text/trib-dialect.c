/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tries each usual delimiter on the first records, with the quotes and escapes that occur in them, and takes what cuts
 * most of them into equally many cells that are like cells. A comma in every cell of a single column ("Miller, Ann") is
 * told apart by the heading, which has none; decimal commas by standing between digits.
 */
#include "config.h"

#include "formats/text/trib-dialect.h"

#include <string.h>

#define RECORDS 200
#define BYTES (256 * 1024)

/* In the order in which they win a tie. */
static const char *const candidates[] = { "\t",  ";",  ",",  "|",    "§",    "¦", "||", "::", "|~|", "~|~",
                                          "^|^", "@@", "##", "\x01", "\x1f", "^", "~",  ":",  " ",   TRIB_CSV_RUNS };

static const char one_column[] = { TRIB_DIALECT_ONE_COLUMN, '\0' };

typedef struct
{
  guint n_records; /* that are not blank */
  guint first;     /* cells of the first of them */
  guint width;     /* cells that most have, if not one */
  guint n_width;   /* how many have */
  guint n_cells;
  guint n_odd;    /* cells with another delimiter in them */
  guint n_quoted; /* cells in quotes */
  guint n_needed; /* cells that would be read otherwise without their quotes */
  guint n_faults;
  guint n_spaced; /* cells but the first of a record that begin with a blank */
  guint n_parted; /* cells but the first of a record */
  gboolean heads; /* whether the first record of several cells has words in all of them */
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
is_comment (const TribCsvScan *scan, gsize at)
{
  const char *text = scan->buffer + at;

  return text[0] == '#' && (text[1] == ' ' || text[1] == '#' || text[1] == '!');
}

static gboolean
has_words (const TribCsvScan *scan)
{
  for (guint i = 0; i < scan->n_cells; i++)
    if (scan->cells[i].len == 0 || strchr ("+-0123456789", scan->cells[i].text[0]))
      return FALSE;
  return TRUE;
}

/* Whether something in @cell looks as if it should have parted it. */
static gboolean
is_odd (const TribText *cell, char delimiter)
{
  if (cell->len == 1 && cell->text[0] == ',' && delimiter != ',')
    return TRUE;
  for (const char *p = cell->text, *end = p + cell->len; p < end; p++)
    {
      gboolean inner = p > cell->text && p + 1 < end;

      if (*p == delimiter)
        continue;
      if (*p == ';' || *p == '\t' || *p == '|')
        return TRUE;
      if (*p == ',' && inner && p[1] != ' ' && !(g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1])))
        return TRUE;
    }
  return FALSE;
}

static gboolean
needs_quotes (const TribCsvScan *scan, const TribText *cell)
{
  const char marks[] = { scan->dialect.delimiter, scan->dialect.quote, '\n', '\r', scan->dialect.escape };

  for (guint i = 0; i < cell->len; i++)
    if (memchr (marks, cell->text[i], scan->dialect.escape ? 5 : 4))
      return TRUE;
  return FALSE;
}

static void
measure_cells (const TribCsvScan *scan, Shape *shape)
{
  const char quote = scan->dialect.quote;

  shape->n_faults += scan->faults->len;
  shape->n_cells += scan->n_cells;
  shape->n_parted += scan->n_cells - 1;
  for (guint i = 0; i < scan->n_cells; i++)
    {
      const TribText *cell = &scan->cells[i];
      gboolean quoted = quote && cell->text > scan->buffer && cell->text[-1] == quote;

      shape->n_quoted += quoted;
      shape->n_needed += quoted && needs_quotes (scan, cell);
      shape->n_odd += !quoted && is_odd (cell, scan->dialect.delimiter);
      if (i > 0 && scan->dialect.delimiter != ' ')
        shape->n_spaced
            += quoted ? cell->text - 2 >= scan->buffer && cell->text[-2] == ' ' : cell->len > 0 && cell->text[0] == ' ';
    }
}

static void
measure_here (TribCsvScan *scan, const TribCsvDialect *dialect, Shape *shape)
{
  g_autoptr (GHashTable) widths = g_hash_table_new (NULL, NULL);
  gboolean wide = FALSE;
  gsize at = scan->at;

  *shape = (Shape){ 0 };
  scan->dialect = *dialect;
  while (shape->n_records < RECORDS && at < scan->at + BYTES)
    {
      TribCsvOutcome outcome = trib_csv_scan_look_at (scan, at, scan->line);
      gsize start = at;
      guint n;

      /* A line of so many that reading will refuse it, with a reason. */
      if (outcome == TRIB_CSV_WIDE && shape->n_records == 0)
        *shape = (Shape){ .n_records = 1, .first = TRIB_CSV_MAX_CELLS, .width = TRIB_CSV_MAX_CELLS, .n_width = 1 };
      if (outcome != TRIB_CSV_RECORD)
        break;
      at = scan->next;
      if (is_blank (scan) || is_comment (scan, start))
        continue;
      if (shape->n_records++ == 0)
        shape->first = scan->n_cells;
      if (scan->n_cells > 1 && !wide)
        {
          wide = TRUE;
          shape->heads = has_words (scan);
        }
      measure_cells (scan, shape);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (widths, GUINT_TO_POINTER (scan->n_cells))) + 1;
      g_hash_table_insert (widths, GUINT_TO_POINTER (scan->n_cells), GUINT_TO_POINTER (n));
      if (scan->n_cells > 1 && n > shape->n_width)
        {
          shape->width = scan->n_cells;
          shape->n_width = n;
        }
    }
}

/* What rewrites the text does so in a copy, so that the others find it untouched. */
static void
measure (TribCsvScan *scan, const TribCsvDialect *dialect, Shape *shape)
{
  TribCsvScan copy;
  gsize len = MIN (scan->end - scan->at, 2 * BYTES);

  if (!dialect->pattern[0] && !dialect->wrapped)
    {
      measure_here (scan, dialect, shape);
      return;
    }
  trib_csv_scan_init (&copy, NULL, len);
  memcpy (copy.buffer, scan->buffer + scan->at, MIN (len, copy.size));
  copy.end = MIN (len, copy.size);
  copy.ended = scan->ended && copy.end == scan->end - scan->at;
  trib_csv_scan_set_dialect (&copy, dialect);
  measure_here (&copy, dialect, shape);
  trib_csv_scan_clear (&copy);
}

static double
evenness (const Shape *shape)
{
  return shape->n_records ? (double) shape->n_width / shape->n_records : 0;
}

static gboolean
is_spaced (const Shape *shape)
{
  return shape->n_parted > 0 && shape->n_spaced == shape->n_parted;
}

/* What parts words, times and the like in texts has to cut all records alike. */
static gboolean
is_certain (const Shape *shape, char delimiter)
{
  if (shape->first != shape->width || is_spaced (shape) || evenness (shape) < 0.9)
    return FALSE;
  if (delimiter != ' ')
    return TRUE;
  return evenness (shape) == 1 && shape->n_records > 1 && shape->n_odd * 4 < shape->n_cells
         && (shape->width > 3 || shape->n_quoted > 0);
}

static double
rate (const Shape *shape, const TribCsvDialect *dialect, gboolean tabs)
{
  double score = evenness (shape);

  if (shape->width < 2 || score < 0.3)
    return 0;
  /* Within texts and times, not between cells. */
  if (shape->first == 1 && shape->width < 4 && (is_spaced (shape) || !shape->heads))
    return 0;
  if ((strchr (": ~^", dialect->delimiter) || dialect->pattern[0]) && !is_certain (shape, dialect->delimiter))
    return 0;
  if (shape->first == shape->width)
    score += 0.2;
  if (dialect->delimiter == '\t' && tabs)
    score += 0.5;
  /* Where a pattern fits, its single characters do, too. */
  if (dialect->pattern[0])
    score += 0.5;
  score += 0.02 * MIN (shape->width, 20);
  score -= 0.5 * shape->n_odd / MAX (shape->n_cells, 1);
  score -= 0.3 * MIN (1, (double) shape->n_faults / shape->n_records);
  return MAX (score, 0.01);
}

static gboolean
occurs (const TribCsvScan *scan, const char *text)
{
  gsize len = MIN (scan->end - scan->at, BYTES);

  return memmem (scan->buffer + scan->at, len, text, strlen (text)) != NULL;
}

/* Takes @other instead, if it reads no record worse and some better. */
static void
take_better (TribCsvScan *scan, const TribCsvDialect *other, TribCsvDialect *dialect, Shape *shape)
{
  Shape found;

  measure (scan, other, &found);
  if (found.n_faults > shape->n_faults || evenness (&found) < evenness (shape)
      || (found.n_faults == shape->n_faults && evenness (&found) == evenness (shape)))
    return;
  *dialect = *other;
  *shape = found;
}

/* A backslash, where quotes or delimiters behind it would cut records wrongly. */
static void
try_escape (TribCsvScan *scan, TribCsvDialect *dialect, Shape *shape)
{
  const char quoted[] = { '\\', dialect->quote, '\0' };
  const char parted[] = { '\\', dialect->delimiter, '\0' };
  TribCsvDialect other = *dialect;

  other.escape = '\\';
  if ((dialect->quote && occurs (scan, quoted)) || occurs (scan, parted) || occurs (scan, "\\\n"))
    take_better (scan, &other, dialect, shape);
}

/* Single quotes, where none are double, nearly all that open close, and most cells have them or some need them. */
static void
try_single_quotes (TribCsvScan *scan, gboolean escapes, TribCsvDialect *dialect, Shape *shape)
{
  TribCsvDialect other = *dialect;
  Shape single;

  if (shape->n_quoted > 0 || !occurs (scan, "'"))
    return;
  other.quote = '\'';
  measure (scan, &other, &single);
  if (escapes)
    try_escape (scan, &other, &single);
  if (single.n_quoted < (single.n_needed > 0 ? 1 : 2) || single.n_faults * 10 > single.n_quoted
      || evenness (&single) < evenness (shape) || (single.n_quoted * 2 < single.n_records && single.n_needed == 0))
    return;
  *dialect = other;
  *shape = single;
}

static void
set_delimiter (TribCsvDialect *dialect, const char *delimiter)
{
  dialect->pattern[0] = '\0';
  dialect->delimiter = delimiter[0];
  if (delimiter[0] == '\0' || delimiter[1] == '\0')
    return;
  g_strlcpy (dialect->pattern, delimiter, sizeof dialect->pattern);
  dialect->delimiter = TRIB_DIALECT_PATTERN;
}

/* The quotes and escapes that go with @dialect's delimiter. */
static void
complete (TribCsvScan *scan, const TribReadOptions *options, TribCsvDialect *dialect, Shape *shape)
{
  gboolean escapes = !options->escape || !*options->escape;

  measure (scan, dialect, shape);
  if (!options->quote || !*options->quote)
    try_single_quotes (scan, escapes, dialect, shape);
  if (escapes && !dialect->escape)
    try_escape (scan, dialect, shape);
  dialect->spaced = shape->n_spaced * 10 > shape->n_parted * 9;
}

/* The delimiter that cuts best. Returns: how well; 0 where there is one column */
static double
detect (TribCsvScan *scan, const TribReadOptions *options, gboolean tabs, TribCsvDialect *out)
{
  TribCsvDialect best = *out;
  double best_score = 0;

  set_delimiter (&best, one_column);
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      TribCsvDialect dialect = *out;
      double score;
      Shape shape;

      if (!occurs (scan, candidates[i]) || (out->wrapped && candidates[i][1]))
        continue;
      set_delimiter (&dialect, candidates[i]);
      complete (scan, options, &dialect, &shape);
      score = rate (&shape, &dialect, tabs);
      if (score > best_score + (strchr (": ", dialect.delimiter) ? 0.2 : 0))
        {
          best_score = score;
          best = dialect;
        }
    }
  *out = best;
  return best_score;
}

/* One column, or a table whose lines were taken for cells and put into quotes when it was written once more. */
static void
detect_in_cells (TribCsvScan *scan, const TribReadOptions *options, TribCsvDialect *out)
{
  TribCsvDialect wrapped = *out;
  Shape shape;

  complete (scan, options, out, &shape);
  if (out->quote != '"' || shape.n_records < 2 || shape.n_quoted < shape.n_records || shape.n_faults > 0)
    return;
  wrapped.wrapped = TRUE;
  if (detect (scan, options, FALSE, &wrapped) > 1)
    *out = wrapped;
}

/* One byte by name: itself, "none", or \xNN. %FALSE if it is no such thing. */
static gboolean
parse_byte (const char *name, char *out)
{
  if (g_ascii_strcasecmp (name, "none") == 0)
    *out = '\0';
  else if (g_str_has_prefix (name, "\\x") && g_ascii_isxdigit (name[2]) && g_ascii_isxdigit (name[3]) && !name[4])
    *out = (char) (g_ascii_strtoull (name + 2, NULL, 16) & 0x7f);
  else if (strlen (name) == 1 && (guchar) name[0] < 128 && !strchr ("\r\n", name[0]))
    *out = name[0];
  else
    return FALSE;
  return TRUE;
}

static gboolean
parse_delimiter (const char *name, TribCsvDialect *dialect)
{
  char byte[2] = { 0 };

  if (g_ascii_strcasecmp (name, "tab") == 0 || strcmp (name, "\\t") == 0)
    name = "\t";
  else if (g_ascii_strcasecmp (name, "space") == 0)
    name = " ";
  else if (g_ascii_strcasecmp (name, "spaces") == 0)
    name = TRIB_CSV_RUNS;
  else if (g_ascii_strcasecmp (name, "none") == 0)
    name = one_column;
  else if (parse_byte (name, byte))
    name = byte;
  /* Letters would part words. */
  if (!*name || strlen (name) >= sizeof dialect->pattern || strpbrk (name, "\"\r\n"))
    return FALSE;
  for (const char *p = name; name[1] && *p; p++)
    if (g_ascii_isalnum (*p))
      return FALSE;
  set_delimiter (dialect, name);
  return (guchar) dialect->delimiter < 128;
}

gboolean
trib_dialect_find (TribCsvScan *scan, const TribReadOptions *options, char delimiter, gboolean tabs,
                   TribCsvDialect *out, const char **wrong)
{
  Shape shape;

  *out = (TribCsvDialect){ .delimiter = delimiter, .quote = '"' };
  if ((*wrong = options->quote) && *options->quote && !parse_byte (options->quote, &out->quote))
    return FALSE;
  if (options->escape && g_ascii_strcasecmp (options->escape, "backslash") == 0)
    out->escape = '\\';
  else if ((*wrong = options->escape) && *options->escape && !parse_byte (options->escape, &out->escape))
    return FALSE;
  if (out->escape && out->escape == out->quote)
    out->escape = '\0'; /* as doubling is called elsewhere */
  if ((*wrong = options->delimiter) && *options->delimiter && !parse_delimiter (options->delimiter, out))
    return FALSE;
  *wrong = options->delimiter;
  if (out->delimiter && (out->delimiter == out->quote || out->delimiter == out->escape))
    return FALSE;
  if (out->delimiter)
    complete (scan, options, out, &shape);
  else if (detect (scan, options, tabs, out) == 0)
    detect_in_cells (scan, options, out);
  return TRUE;
}

char *
trib_dialect_name_delimiter (const TribCsvDialect *dialect)
{
  if (strcmp (dialect->pattern, TRIB_CSV_RUNS) == 0)
    return g_strdup ("spaces");
  if (dialect->pattern[0])
    return g_strdup (dialect->pattern);
  if (dialect->delimiter == TRIB_DIALECT_ONE_COLUMN)
    return NULL;
  if (dialect->delimiter == '\t')
    return g_strdup ("tab");
  if (g_ascii_iscntrl (dialect->delimiter))
    return g_strdup_printf ("\\x%02X", (guint) (guchar) dialect->delimiter);
  return g_strdup_printf ("%c", dialect->delimiter);
}

gsize
trib_dialect_sep_line (const char *text, gsize len, char *delimiter)
{
  gsize at = 0, quoted = len > 0 && text[0] == '"';

  at = quoted;
  if (len < at + 5 || g_ascii_strncasecmp (text + at, "sep=", 4) != 0)
    return 0;
  *delimiter = text[at + 4];
  if (g_ascii_isalnum (*delimiter) || (guchar) *delimiter >= 128 || strchr ("\"\r\n", *delimiter))
    return 0;
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
