/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates by their digits alone, and text that XML can hold.
 */
#include "config.h"

#include "formats/workbook/trib-sheet-value.h"

#include <string.h>

static gboolean
parse_digits (const char *text, guint n, int *out)
{
  *out = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *out = *out * 10 + (text[i] - '0');
    }
  return TRUE;
}

gboolean
trib_sheet_value_parse_moment (const TribText *cell, TribSheetMoment *out)
{
  const char *text = cell->text;

  memset (out, 0, sizeof *out);
  if ((cell->len != 10 && cell->len != 19) || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!parse_digits (text, 4, &out->year) || !parse_digits (text + 5, 2, &out->month)
      || !parse_digits (text + 8, 2, &out->day))
    return FALSE;
  if (out->year < 1 || !g_date_valid_dmy (out->day, out->month, out->year))
    return FALSE;
  if (cell->len == 10)
    return TRUE;
  out->has_time = TRUE;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || !parse_digits (text + 11, 2, &out->hour)
      || !parse_digits (text + 14, 2, &out->minute) || !parse_digits (text + 17, 2, &out->second))
    return FALSE;
  return out->hour < 24 && out->minute < 60 && out->second < 60;
}

char *
trib_sheet_value_clean (const TribText *cell)
{
  char *valid = g_utf8_make_valid (cell->text, cell->len);
  GString *out;

  /* Nearly every text is as it may be. */
  for (const char *p = valid;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0)
        return valid;
      if ((c < 32 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff)
        break;
    }
  out = g_string_sized_new (strlen (valid) + 16);
  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (
          out, (c < 32 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff ? 0xfffd : c);
    }
  g_free (valid);
  return g_string_free (out, FALSE);
}
