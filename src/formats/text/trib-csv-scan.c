/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the ends of cells and records sixty-four bytes at a time: a bit mask of the places where a delimiter, a
 * quote or a line end stands is made without a branch, and only these places are looked at. Where a cell in quotes ends
 * is the business of trib-csv-quote.c; a quote inside a cell that began without one is text, and noted as a fault.
 */
#include "config.h"

#include "formats/text/trib-csv-scan.h"

#include "formats/text/trib-csv-quote.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define WINDOW 64
#define LEAST_SIZE (16 * 1024)
#define FIRST_SIZE (512 * 1024)
#define LARGEST_SIZE (64 * 1024 * 1024)

void
trib_csv_scan_init (TribCsvScan *self, TribDecoder *decoder, guint64 size)
{
  static const TribCsvDialect usual = { .delimiter = ',', .quote = '"' };

  *self = (TribCsvScan){ .dialect = usual, .decoder = decoder, .line = 1 };
  self->size = CLAMP (size + size / 2, LEAST_SIZE, FIRST_SIZE);
  self->buffer = g_malloc0 (self->size + WINDOW);
  self->cells_size = 64;
  self->cells = g_new (TribText, self->cells_size);
  self->escaped = g_array_new (FALSE, FALSE, sizeof (TribCsvEscaped));
  self->faults = g_array_new (FALSE, FALSE, sizeof (TribCsvQuoteFault));
}

void
trib_csv_scan_clear (TribCsvScan *self)
{
  g_clear_pointer (&self->buffer, g_free);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->escaped, g_array_unref);
  g_clear_pointer (&self->faults, g_array_unref);
}

/* What the dialect makes a mark of. */
typedef struct
{
  char delimiter;
  char quote;  /* a line end where there is none, which is a mark already */
  char escape; /* only looked for where there is one */
} Marks;

/* Bit i is set where p[i] is the delimiter, a quote, CR, LF or, if @escapes, the escape character. */
static inline guint64
find_marks (const char *p, Marks marks, const gboolean escapes)
{
  guint64 mask = 0;

#ifdef __SSE2__
  const __m128i d = _mm_set1_epi8 (marks.delimiter), q = _mm_set1_epi8 (marks.quote);
  const __m128i lf = _mm_set1_epi8 ('\n'), cr = _mm_set1_epi8 ('\r'), e = _mm_set1_epi8 (marks.escape);

  for (guint i = 0; i < WINDOW / 16; i++)
    {
      __m128i x = _mm_loadu_si128 ((const __m128i *) (p + 16 * i));
      __m128i hit = _mm_or_si128 (_mm_or_si128 (_mm_cmpeq_epi8 (x, d), _mm_cmpeq_epi8 (x, q)),
                                  _mm_or_si128 (_mm_cmpeq_epi8 (x, lf), _mm_cmpeq_epi8 (x, cr)));

      if (escapes)
        hit = _mm_or_si128 (hit, _mm_cmpeq_epi8 (x, e));
      mask |= (guint64) (guint) _mm_movemask_epi8 (hit) << (16 * i);
    }
#else
  for (guint i = 0; i < WINDOW; i++)
    mask |= (guint64) (p[i] == marks.delimiter || p[i] == marks.quote || p[i] == '\n' || p[i] == '\r'
                       || (escapes && p[i] == marks.escape))
            << i;
#endif
  return mask;
}

static inline void
add_cell (TribCsvScan *self, const char *text, const char *end)
{
  if (G_UNLIKELY (self->n_cells == self->cells_size))
    {
      self->cells_size *= 2;
      self->cells = g_renew (TribText, self->cells, self->cells_size);
    }
  self->cells[self->n_cells].text = text;
  self->cells[self->n_cells].len = end - text;
  self->n_cells++;
}

static void
add_fault (TribCsvScan *self, guint64 line, gboolean unclosed)
{
  TribCsvQuoteFault fault = { self->n_cells, line, unclosed };
  TribCsvQuoteFault *last;

  if (self->faults->len > 0)
    {
      last = &g_array_index (self->faults, TribCsvQuoteFault, self->faults->len - 1);
      if (last->cell == self->n_cells)
        {
          last->unclosed |= unclosed;
          return;
        }
    }
  g_array_append_val (self->faults, fault);
}

static guint64
count_lines (const char *p, const char *end)
{
  guint64 n = 0;

  for (; p < end; p++)
    if (G_UNLIKELY ((guchar) *p <= '\r'))
      n += *p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n'));
  return n;
}

/* Where a look has come to. */
typedef struct
{
  const char *cell;   /* where the present cell begins */
  const char *window; /* the sixty-four bytes that @mask is of */
  guint64 mask;
  const char *end;
  guint64 line;
  Marks marks;
} Look;

/* The record ends with the line end at @mark, or with the text. */
static inline TribCsvOutcome
end_record (TribCsvScan *self, const char *mark, const char *end, guint64 line)
{
  const char *next = mark < end ? mark + 1 : end;

  if (mark < end && *mark == '\r')
    {
      if (next == end && !self->ended)
        return TRIB_CSV_SHORT;
      next += next < end && *next == '\n';
    }
  self->next = next - self->buffer;
  self->next_line = line + 1;
  return TRIB_CSV_RECORD;
}

static inline void
look_from (Look *look, const char *p, const gboolean escapes)
{
  look->window = p;
  look->mask = find_marks (p, look->marks, escapes);
}

/* A cell that begins with the quote at @open. %FALSE where the record ends with it, or the text: see @outcome. */
static gboolean
look_at_quoted (TribCsvScan *self, Look *look, const char *open, TribCsvOutcome *outcome)
{
  gboolean blanks = open > look->cell;
  TribCsvQuoted quoted;
  TribCsvQuote quote = trib_csv_quote_read (self, open, look->end, &quoted);
  const char *p;

  *outcome = TRIB_CSV_SHORT;
  if (quote == TRIB_CSV_MORE)
    return FALSE;
  if (quote != TRIB_CSV_QUOTED || quoted.fault || (blanks && !self->dialect.spaced))
    add_fault (self, look->line, quote == TRIB_CSV_UNCLOSED && !blanks);
  if (quote != TRIB_CSV_QUOTED)
    return TRUE;
  look->line += count_lines (open, quoted.close);
  if (quoted.escaped)
    {
      TribCsvEscaped escaped = { self->n_cells, TRUE };

      g_array_append_val (self->escaped, escaped);
    }
  add_cell (self, open + 1, quoted.close);
  for (p = quoted.close + 1; p < look->end && *p == ' ' && self->dialect.delimiter != ' ';)
    p++;
  if (p == look->end && !self->ended)
    return FALSE;
  if (p == look->end || *p != self->dialect.delimiter)
    {
      *outcome = end_record (self, p, look->end, look->line);
      return FALSE;
    }
  look->cell = p + 1;
  look_from (look, p + 1, self->dialect.escape != 0);
  *outcome = TRIB_CSV_WIDE;
  return self->n_cells < TRIB_CSV_MAX_CELLS;
}

/* Whether a quote within a cell that began without one is worth a word: not in ="0123", not at its end (5"), and not an
 * apostrophe. */
static inline gboolean
is_stray (const TribCsvScan *self, const char *cell, const char *mark)
{
  return *mark != '\'' && !(cell[0] == '=' && mark == cell + 1) && mark[1] != self->dialect.delimiter && mark[1] != '\n'
         && mark[1] != '\r';
}

static gboolean
is_blank (const char *p, const char *end)
{
  while (p < end && *p == ' ')
    p++;
  return p == end;
}

/* An escape at @mark outside of quotes: what follows is text, also a delimiter or a line end. %FALSE where the text ends
 * before it is known. */
static gboolean
look_at_escape (TribCsvScan *self, Look *look, const char *mark)
{
  TribCsvEscaped escaped = { self->n_cells, FALSE };
  guint len = mark + 2 < look->end && mark[1] == '\r' && mark[2] == '\n' ? 3 : 2;

  if (mark + len > look->end && !self->ended)
    return FALSE;
  if (self->escaped->len == 0
      || g_array_index (self->escaped, TribCsvEscaped, self->escaped->len - 1).cell != self->n_cells)
    g_array_append_val (self->escaped, escaped);
  if (mark + 1 < look->end)
    look->line += mark[1] == '\n' || mark[1] == '\r';
  look_from (look, MIN (mark + len, look->end), TRUE);
  return TRUE;
}

static inline TribCsvOutcome
look_at (TribCsvScan *self, const Look *from, const gboolean escapes)
{
  /* Of its own, so that it may lie in registers. */
  Look here = *from, *const look = &here;
  const char *end = look->end;
  const Marks marks = look->marks;
  TribCsvOutcome outcome;

  look_from (look, look->cell, escapes);
  for (;;)
    {
      const char *mark;

      while (look->mask == 0 && (look->window += WINDOW) < end)
        look->mask = find_marks (look->window, marks, escapes);
      mark = look->mask ? look->window + __builtin_ctzll (look->mask) : end;
      if (G_UNLIKELY (mark >= end))
        {
          if (!self->ended)
            return TRIB_CSV_SHORT;
          add_cell (self, look->cell, end);
          return end_record (self, end, end, look->line);
        }
      look->mask &= look->mask - 1;
      if (G_LIKELY (*mark == marks.delimiter))
        {
          add_cell (self, look->cell, mark);
          look->cell = mark + 1;
          if (G_UNLIKELY (self->n_cells >= TRIB_CSV_MAX_CELLS))
            return TRIB_CSV_WIDE;
        }
      else if (*mark == '\n' || *mark == '\r')
        {
          add_cell (self, look->cell, mark);
          return end_record (self, mark, end, look->line);
        }
      else if (escapes && *mark == marks.escape)
        {
          if (!look_at_escape (self, look, mark))
            return TRIB_CSV_SHORT;
        }
      else if (mark == look->cell || is_blank (look->cell, mark))
        {
          if (!look_at_quoted (self, look, mark, &outcome))
            return outcome;
        }
      else if (is_stray (self, look->cell, mark))
        add_fault (self, look->line, FALSE);
    }
}

/* Where blanks stand around every delimiter they are part of it. */
static void
leave_out_blanks (TribCsvScan *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    {
      TribText *cell = &self->cells[i];

      if (cell->text > self->buffer && self->dialect.quote && cell->text[-1] == self->dialect.quote)
        continue;
      while (i > 0 && cell->len > 0 && cell->text[0] == ' ')
        {
          cell->text++;
          cell->len--;
        }
      while (i + 1 < self->n_cells && cell->len > 0 && cell->text[cell->len - 1] == ' ')
        cell->len--;
    }
}

TribCsvOutcome
trib_csv_scan_look_at (TribCsvScan *self, gsize at, guint64 line)
{
  const TribCsvDialect *dialect = &self->dialect;
  const char *start = self->buffer + at, *end = self->buffer + self->end;
  Look look = { .cell = start, .end = end, .line = line };
  TribCsvOutcome outcome;

  look.marks = (Marks){ dialect->delimiter, dialect->quote ? dialect->quote : '\n', dialect->escape };
  self->n_cells = 0;
  g_array_set_size (self->escaped, 0);
  g_array_set_size (self->faults, 0);
  if (start == end)
    return self->ended ? TRIB_CSV_END : TRIB_CSV_SHORT;
  outcome = dialect->escape ? look_at (self, &look, TRUE) : look_at (self, &look, FALSE);
  if (G_UNLIKELY (dialect->spaced) && outcome == TRIB_CSV_RECORD)
    leave_out_blanks (self);
  return outcome;
}

/* Columns stand apart by blanks, two at least: each such run becomes the delimiter, but for those around lines. */
static char *
replace_runs (TribCsvScan *self, char **from, char *to)
{
  const char *start = self->buffer + self->at, *end = self->buffer + self->end;
  char *p = *from;

  while (p < end)
    {
      const char *behind = p;

      while (behind < end && *behind == ' ')
        behind++;
      if (behind == end && behind > p && !self->ended)
        break;
      if (behind - p < 2)
        *to++ = *p++;
      else
        {
          if (behind < end && *behind != '\n' && *behind != '\r' && to > start && to[-1] != '\n' && to[-1] != '\r')
            *to++ = self->dialect.delimiter;
          p = (char *) behind;
        }
    }
  *from = p;
  return to;
}

/* Each pattern becomes the delimiter. */
static char *
replace_pattern (TribCsvScan *self, char **from, char *to)
{
  const char *pattern = self->dialect.pattern;
  gsize len = strlen (pattern);
  char *p = *from, *end = self->buffer + self->end;

  while (end - p >= (gssize) len)
    if (memcmp (p, pattern, len) == 0)
      {
        *to++ = self->dialect.delimiter;
        p += len;
      }
    else
      *to++ = *p++;
  *from = p;
  return to;
}

/* Each line loses the quotes around it, and those in it are halved. */
static char *
unwrap (TribCsvScan *self, char **from, char *to)
{
  const char quote = self->dialect.quote;
  char *p = *from, *end = self->buffer + self->end;

  for (; p < end; p++)
    {
      if (*p != quote)
        {
          *to++ = *p;
          continue;
        }
      if (p + 1 == end && self->within && !self->ended)
        break;
      if (self->within && p + 1 < end && p[1] == quote)
        *to++ = *p++;
      else
        self->within = !self->within;
    }
  *from = p;
  return to;
}

/* What may be the beginning of something to replace is looked at again when more has come. */
static void
rewrite (TribCsvScan *self)
{
  char *from = self->buffer + self->replaced, *to = from;
  gsize left;

  if (self->dialect.wrapped)
    to = unwrap (self, &from, to);
  else if (strcmp (self->dialect.pattern, TRIB_CSV_RUNS) == 0)
    to = replace_runs (self, &from, to);
  else if (self->dialect.pattern[0])
    to = replace_pattern (self, &from, to);
  else
    return;
  left = self->buffer + self->end - from;
  memmove (to, from, left);
  self->replaced = to - self->buffer;
  self->end = self->replaced + left;
  if (self->ended)
    self->replaced = self->end;
}

void
trib_csv_scan_set_dialect (TribCsvScan *self, const TribCsvDialect *dialect)
{
  self->dialect = *dialect;
  self->replaced = self->at;
  self->within = FALSE;
  rewrite (self);
  memset (self->buffer + self->end, 0, WINDOW);
}

gboolean
trib_csv_scan_fill (TribCsvScan *self, GError **error)
{
  gssize n;

  if (self->at > 0)
    {
      memmove (self->buffer, self->buffer + self->at, self->end - self->at);
      self->end -= self->at;
      self->checked -= MIN (self->checked, self->at);
      self->replaced -= MIN (self->replaced, self->at);
      self->at = 0;
    }
  if (self->size - self->end < self->size / 4)
    {
      if (self->size >= LARGEST_SIZE)
        return FALSE;
      self->size *= 2;
      self->buffer = g_realloc (self->buffer, self->size + WINDOW);
    }
  n = trib_decoder_read (self->decoder, self->buffer + self->end, self->size - self->end, error);
  if (n < 0)
    return FALSE;
  self->ended = n == 0;
  self->end += n;
  rewrite (self);
  memset (self->buffer + self->end, 0, WINDOW);
  return TRUE;
}

void
trib_csv_scan_take (TribCsvScan *self)
{
  for (guint i = 0; i < self->escaped->len; i++)
    {
      const TribCsvEscaped *escaped = &g_array_index (self->escaped, TribCsvEscaped, i);
      TribText *cell = &self->cells[escaped->cell];

      trib_csv_quote_unescape (self, escaped->quoted, (char *) cell->text, &cell->len);
    }
  for (guint i = 0; i < self->n_cells; i++)
    ((char *) self->cells[i].text)[self->cells[i].len] = '\0';
  self->at = self->next;
  self->line = self->next_line;
}
