/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the ends of cells and records sixty-four bytes at a time: a bit mask of the places where a delimiter, a
 * quote or a line end stands is made without a branch, and only these places are looked at. Quotes go by RFC 4180;
 * where a file does not, the reading is taken that loses least, and noted as a fault:
 *
 * - a quote inside a cell that began without one is text;
 * - a quote that should close a cell but has text behind it is text if one on the same line closes the cell
 *   properly; else the whole cell is taken as it stands, its opening quote included;
 * - a quote that closes on no later line as it should never opened: it is text and its cell ends with its line.
 */
#include "config.h"

#include "formats/text/trib-csv-scan.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define WINDOW 64
#define FIRST_SIZE (512 * 1024)
#define LARGEST_SIZE (64 * 1024 * 1024)

void
trib_csv_scan_init (TribCsvScan *self, TribDecoder *decoder)
{
  *self = (TribCsvScan){ .decoder = decoder, .delimiter = ',', .line = 1, .size = FIRST_SIZE };
  self->buffer = g_malloc0 (self->size + WINDOW);
  self->cells_size = 64;
  self->cells = g_new (TribText, self->cells_size);
  self->doubled = g_array_new (FALSE, FALSE, sizeof (guint));
  self->faults = g_array_new (FALSE, FALSE, sizeof (TribCsvQuoteFault));
}

void
trib_csv_scan_clear (TribCsvScan *self)
{
  g_clear_pointer (&self->buffer, g_free);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->doubled, g_array_unref);
  g_clear_pointer (&self->faults, g_array_unref);
}

/* Bit i is set where p[i] is the delimiter, a quote, CR or LF. */
static inline guint64
find_marks (const char *p, char delimiter)
{
  guint64 mask = 0;

#ifdef __SSE2__
  const __m128i d = _mm_set1_epi8 (delimiter), q = _mm_set1_epi8 ('"');
  const __m128i lf = _mm_set1_epi8 ('\n'), cr = _mm_set1_epi8 ('\r');

  for (guint i = 0; i < WINDOW / 16; i++)
    {
      __m128i x = _mm_loadu_si128 ((const __m128i *) (p + 16 * i));
      __m128i hit = _mm_or_si128 (_mm_or_si128 (_mm_cmpeq_epi8 (x, d), _mm_cmpeq_epi8 (x, q)),
                                  _mm_or_si128 (_mm_cmpeq_epi8 (x, lf), _mm_cmpeq_epi8 (x, cr)));

      mask |= (guint64) (guint) _mm_movemask_epi8 (hit) << (16 * i);
    }
#else
  for (guint i = 0; i < WINDOW; i++)
    mask |= (guint64) (p[i] == delimiter || p[i] == '"' || p[i] == '\n' || p[i] == '\r') << i;
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

static gboolean
has_line_end (const char *p, const char *end)
{
  return memchr (p, '\n', end - p) || memchr (p, '\r', end - p);
}

typedef enum
{
  QUOTED,   /* closed as it should */
  LITERAL,  /* take the cell as it stands, from its opening quote */
  UNCLOSED, /* the same; the quote never closed */
  MORE,     /* the buffer ends before it is known */
} Quote;

/* Whether a cell may end at @p; blanks before the delimiter are let pass and noted in @blanks. */
static gboolean
ends_cell (const TribCsvScan *self, const char *p, const char *end, gboolean *blanks)
{
  const char *start = p;

  while (p < end && *p == ' ' && self->delimiter != ' ')
    p++;
  *blanks = p > start;
  return p == end || *p == self->delimiter || *p == '\n' || *p == '\r';
}

/* A quote at @stray has text behind it. Is there one on this line that closes the cell as it should? */
static const char *
find_late_close (const TribCsvScan *self, const char *stray, const char *end)
{
  gboolean blanks;

  for (const char *p = stray + 1; p < end && *p != '\n' && *p != '\r'; p++)
    {
      if (*p != '"')
        continue;
      if (p[-1] == self->delimiter)
        return NULL; /* it opens the next cell */
      if (ends_cell (self, p + 1, end, &blanks))
        return p;
    }
  return NULL;
}

/* @open is the opening quote. @close is set to the closing one, @doubled to whether there are quotes to halve. */
static Quote
read_quoted (TribCsvScan *self, const char *open, const char *end, const char **close, gboolean *doubled,
             gboolean *fault)
{
  const char *p = open + 1;
  gboolean blanks;

  *doubled = *fault = FALSE;
  for (;;)
    {
      const char *q = memchr (p, '"', end - p);

      if (!q || (q + 1 == end && !self->ended))
        return self->ended || end - open > TRIB_CSV_MAX_CELL ? UNCLOSED : MORE;
      if (q + 1 < end && q[1] == '"')
        {
          *doubled = TRUE;
          p = q + 2;
          continue;
        }
      *close = q;
      if (ends_cell (self, q + 1, end, &blanks))
        {
          *fault = blanks;
          return QUOTED;
        }
      if (has_line_end (open, q))
        return UNCLOSED;
      *fault = TRUE;
      if (!self->ended && !has_line_end (q, end) && end - open < TRIB_CSV_MAX_CELL)
        return MORE;
      *close = find_late_close (self, q, end);
      return *close ? QUOTED : LITERAL;
    }
}

/* Where a look has come to. */
typedef struct
{
  const char *cell;   /* where the present cell begins */
  const char *window; /* the sixty-four bytes that @mask is of */
  guint64 mask;
  const char *end;
  guint64 line;
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

/* A cell that begins with the quote at @open. %FALSE where the record ends with it, or the text: see @outcome. */
static gboolean
look_at_quoted (TribCsvScan *self, Look *look, const char *open, TribCsvOutcome *outcome)
{
  const char *close, *p;
  gboolean doubled, fault;
  Quote quote = read_quoted (self, open, look->end, &close, &doubled, &fault);

  *outcome = TRIB_CSV_SHORT;
  if (quote == MORE)
    return FALSE;
  if (quote != QUOTED || fault)
    add_fault (self, look->line, quote == UNCLOSED);
  if (quote != QUOTED)
    return TRUE;
  look->line += count_lines (open, close);
  if (doubled)
    g_array_append_val (self->doubled, self->n_cells);
  add_cell (self, open + 1, close);
  for (p = close + 1; p < look->end && *p == ' ' && self->delimiter != ' ';)
    p++;
  if (p == look->end && !self->ended)
    return FALSE;
  if (p == look->end || *p != self->delimiter)
    {
      *outcome = end_record (self, p, look->end, look->line);
      return FALSE;
    }
  look->cell = look->window = p + 1;
  look->mask = find_marks (look->window, self->delimiter);
  *outcome = TRIB_CSV_WIDE;
  return self->n_cells < TRIB_CSV_MAX_CELLS;
}

/* Whether a quote within a cell that began without one is worth a word: not in ="0123", and not at its end (5"). */
static inline gboolean
is_stray (const TribCsvScan *self, const char *cell, const char *mark)
{
  return !(cell[0] == '=' && mark == cell + 1) && mark[1] != self->delimiter && mark[1] != '\n' && mark[1] != '\r';
}

TribCsvOutcome
trib_csv_scan_look_at (TribCsvScan *self, gsize at, guint64 line)
{
  const char *start = self->buffer + at, *end = self->buffer + self->end;
  Look look = { start, start, 0, end, line };
  const char delimiter = self->delimiter;
  TribCsvOutcome outcome;

  self->n_cells = 0;
  g_array_set_size (self->doubled, 0);
  g_array_set_size (self->faults, 0);
  if (start == end)
    return self->ended ? TRIB_CSV_END : TRIB_CSV_SHORT;
  look.mask = find_marks (start, delimiter);
  for (;;)
    {
      const char *mark;

      while (look.mask == 0 && (look.window += WINDOW) < end)
        look.mask = find_marks (look.window, delimiter);
      mark = look.mask ? look.window + __builtin_ctzll (look.mask) : end;
      if (G_UNLIKELY (mark >= end))
        {
          if (!self->ended)
            return TRIB_CSV_SHORT;
          add_cell (self, look.cell, end);
          return end_record (self, end, end, look.line);
        }
      look.mask &= look.mask - 1;
      if (G_LIKELY (*mark == delimiter))
        {
          add_cell (self, look.cell, mark);
          look.cell = mark + 1;
          if (G_UNLIKELY (self->n_cells >= TRIB_CSV_MAX_CELLS))
            return TRIB_CSV_WIDE;
        }
      else if (*mark != '"')
        {
          add_cell (self, look.cell, mark);
          return end_record (self, mark, end, look.line);
        }
      else if (mark == look.cell)
        {
          if (!look_at_quoted (self, &look, mark, &outcome))
            return outcome;
        }
      else if (is_stray (self, look.cell, mark))
        add_fault (self, look.line, FALSE);
    }
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
  memset (self->buffer + self->end, 0, WINDOW);
  return TRUE;
}

/* "" becomes ", in place. */
static void
halve_quotes (TribText *cell)
{
  char *to = (char *) cell->text;
  const char *end = cell->text + cell->len;

  for (const char *p = cell->text; p < end; p++)
    {
      *to++ = *p;
      if (*p == '"' && p + 1 < end && p[1] == '"')
        p++;
    }
  cell->len = to - cell->text;
}

void
trib_csv_scan_take (TribCsvScan *self)
{
  for (guint i = 0; i < self->doubled->len; i++)
    halve_quotes (&self->cells[g_array_index (self->doubled, guint, i)]);
  for (guint i = 0; i < self->n_cells; i++)
    ((char *) self->cells[i].text)[self->cells[i].len] = '\0';
  self->at = self->next;
  self->line = self->next_line;
}
