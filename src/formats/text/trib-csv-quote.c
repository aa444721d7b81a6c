/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the end of a cell in quotes. Quotes go by RFC 4180, or by the escape character of the dialect; where a file does
 * not, the reading is taken that loses least, and noted as a fault:
 *
 * - a quote that should close a cell but has text behind it is text if one on the same line closes the cell
 *   properly; else the whole cell is taken as it stands, its opening quote included;
 * - a quote that closes on no later line as it should never opened: it is text and its cell ends with its line. Only
 *   where the next line is no record by itself, and the cell closes soon, quotes within it are text.
 */
#include "config.h"

#include "formats/text/trib-csv-quote.h"

#include <string.h>

#define FAR 4096 /* bytes within which a cell of several lines is closed late */

static gboolean
has_line_end (const char *p, const char *end)
{
  return memchr (p, '\n', end - p) || memchr (p, '\r', end - p);
}

/* Whether a cell may end at @p; blanks before the delimiter are let pass and noted in @blanks. */
static gboolean
ends_cell (const TribCsvScan *scan, const char *p, const char *end, gboolean *blanks)
{
  const char *start = p;

  while (p < end && *p == ' ' && scan->dialect.delimiter != ' ')
    p++;
  *blanks = p > start;
  return p == end || *p == scan->dialect.delimiter || *p == '\n' || *p == '\r';
}

/* Whether the quote or delimiter at @p is text, because of an odd number of escapes before it. */
static gboolean
is_escaped (const TribCsvScan *scan, const char *start, const char *p)
{
  guint n = 0;

  if (!scan->dialect.escape)
    return FALSE;
  while (p > start && p[-1] == scan->dialect.escape)
    {
      p--;
      n++;
    }
  return n % 2 == 1;
}

/* A quote at @stray has text behind it. Is there one before @end that closes the cell as it should? */
static const char *
find_late_close (const TribCsvScan *scan, const char *stray, const char *end)
{
  const char quote = scan->dialect.quote;
  gboolean blanks;

  for (const char *p = memchr (stray + 1, quote, end - stray - 1); p; p = memchr (p + 1, quote, end - p - 1))
    {
      if (p[-1] == scan->dialect.delimiter)
        return NULL; /* it opens the next cell */
      if (ends_cell (scan, p + 1, end, &blanks) && !is_escaped (scan, stray, p))
        return p;
    }
  return NULL;
}

static const char *
find_line_end (const char *p, const char *end)
{
  while (p < end && *p != '\n' && *p != '\r')
    p++;
  return p;
}

/* Whether the line behind the one of @open has as many cells as a record, or nobody knows how many that are. */
static gboolean
next_line_fits (const TribCsvScan *scan, const char *open, const char *end)
{
  const char *p = find_line_end (open, end);
  guint n_cells = 1;

  if (scan->width < 2)
    return TRUE;
  if (p < end && *p == '\r')
    p++;
  if (p < end && *p == '\n')
    p++;
  for (const char *stop = find_line_end (p, end); p < stop; p++)
    n_cells += *p == scan->dialect.delimiter;
  return n_cells == scan->width;
}

/* The quote at @stray is followed by text. */
static TribCsvQuote
read_faulty (const TribCsvScan *scan, const char *open, const char *stray, const char *end, TribCsvQuoted *out)
{
  const char *limit = MIN (end, stray + FAR);

  out->fault = TRUE;
  if (has_line_end (open, stray))
    {
      if (limit == end && !scan->ended && end - open < TRIB_CSV_MAX_CELL)
        return TRIB_CSV_MORE;
      out->close = next_line_fits (scan, open, end) ? NULL : find_late_close (scan, stray, limit);
      return out->close ? TRIB_CSV_QUOTED : TRIB_CSV_UNCLOSED;
    }
  if (!scan->ended && !has_line_end (stray, end) && end - open < TRIB_CSV_MAX_CELL)
    return TRIB_CSV_MORE;
  out->close = find_late_close (scan, stray, find_line_end (stray, end));
  return out->close ? TRIB_CSV_QUOTED : TRIB_CSV_LITERAL;
}

TribCsvQuote
trib_csv_quote_read (const TribCsvScan *scan, const char *open, const char *end, TribCsvQuoted *out)
{
  const char quote = scan->dialect.quote;
  const char *p = open + 1;
  gboolean blanks;

  *out = (TribCsvQuoted){ 0 };
  for (;;)
    {
      const char *q = memchr (p, quote, end - p);

      if (!q || (q + 1 == end && !scan->ended))
        return scan->ended || end - open > TRIB_CSV_MAX_CELL ? TRIB_CSV_UNCLOSED : TRIB_CSV_MORE;
      if (is_escaped (scan, open + 1, q))
        {
          out->escaped = TRUE;
          p = q + 1;
          continue;
        }
      if (q + 1 < end && q[1] == quote)
        {
          out->escaped = TRUE;
          p = q + 2;
          continue;
        }
      out->close = q;
      if (!ends_cell (scan, q + 1, end, &blanks))
        return read_faulty (scan, open, q, end, out);
      out->fault = blanks && !scan->dialect.spaced;
      out->escaped |= scan->dialect.escape && memchr (open, scan->dialect.escape, q - open);
      return TRIB_CSV_QUOTED;
    }
}

void
trib_csv_quote_unescape (const TribCsvScan *scan, gboolean quoted, char *text, guint *len)
{
  const TribCsvDialect *dialect = &scan->dialect;
  const char *end = text + *len;
  char *to = text;

  for (const char *p = text; p < end; p++)
    {
      gboolean more = p + 1 < end;

      if (more && dialect->escape && *p == dialect->escape
          && (p[1] == dialect->escape || p[1] == dialect->quote || p[1] == dialect->delimiter || p[1] == '\n'
              || p[1] == '\r'))
        p++;
      else if (more && quoted && *p == dialect->quote && p[1] == dialect->quote)
        p++;
      *to++ = *p;
    }
  *len = to - text;
}
