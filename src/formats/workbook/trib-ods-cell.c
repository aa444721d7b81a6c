/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes text of a cell. Its value goes before what it shows, since that is rounded and in the words of a country; only
 * zeros in front of a number, which a postcode has by its format, are taken from what it shows.
 */
#include "config.h"

#include "formats/workbook/trib-ods-cell.h"

#include "formats/workbook/trib-number-format.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

#define MAX_BLANKS 65536 /* that one element may stand for */

void
trib_ods_cell_init (TribOdsCell *self)
{
  *self = (TribOdsCell){ 0 };
  self->value = g_string_new (NULL);
  self->shown = g_string_new (NULL);
}

void
trib_ods_cell_clear (TribOdsCell *self)
{
  g_string_free (self->value, TRUE);
  g_string_free (self->shown, TRUE);
}

static void
take_attribute (TribOdsCell *self, const char *name, const char *text)
{
  if (strcmp (name, "value-type") == 0)
    self->type = text[0];
  else if (g_str_has_suffix (name, "value"))
    {
      /* value, date-value, time-value, boolean-value, string-value */
      self->has_value = TRUE;
      g_string_assign (self->value, text);
    }
  else if (strcmp (name, "formula") == 0)
    self->has_formula = TRUE;
  else if (strcmp (name, "number-columns-repeated") == 0)
    self->columns = CLAMP (atoi (text), 1, TRIB_SHEET_MAX_COLUMNS + 1);
  else if (g_str_has_suffix (name, "-spanned"))
    self->is_merged |= atoi (text) > 1;
}

void
trib_ods_cell_begin (TribOdsCell *self, const xmlNode *node)
{
  g_string_truncate (self->value, 0);
  g_string_truncate (self->shown, 0);
  *self = (TribOdsCell){ .value = self->value, .shown = self->shown, .columns = 1 };
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    {
      const xmlNode *text = attribute->children;
      const char *content = text && text->content ? (const char *) text->content : "";

      /* LibreOffice says twice of what type a value is, the second time that it is an error. */
      if (attribute->ns && attribute->ns->href && strstr ((const char *) attribute->ns->href, ":calcext:"))
        self->is_error |= strcmp (content, "error") == 0;
      else
        take_attribute (self, (const char *) attribute->name, content);
    }
}

void
trib_ods_cell_begin_paragraph (TribOdsCell *self)
{
  if (self->n_paragraphs++ > 0)
    g_string_append_c (self->shown, '\n');
  self->begins = TRUE;
  self->has_break = FALSE;
}

void
trib_ods_cell_end_paragraph (TribOdsCell *self)
{
  /* A line break before the end tag is the layout of the file. */
  self->has_break = FALSE;
}

static void
settle_break (TribOdsCell *self)
{
  if (self->has_break && !self->begins)
    g_string_append_c (self->shown, ' ');
  self->has_break = FALSE;
  self->begins = FALSE;
}

void
trib_ods_cell_add_text (TribOdsCell *self, const char *text)
{
  while (*text)
    {
      gsize blanks = strspn (text, " \t\r\n"), n;

      if (memchr (text, '\n', blanks))
        {
          self->has_break = TRUE;
          text += blanks;
          blanks = 0;
        }
      n = blanks + strcspn (text + blanks, " \t\r\n");
      if (n == 0)
        continue;
      settle_break (self);
      g_string_append_len (self->shown, text, n);
      text += n;
    }
}

void
trib_ods_cell_add_character (TribOdsCell *self, char character, guint n)
{
  settle_break (self);
  for (guint i = 0; i < MIN (n, MAX_BLANKS); i++)
    g_string_append_c (self->shown, character);
}

/* As the programs that write such files show errors. */
static gboolean
shows_error (const char *shown)
{
  static const char *const errors[] = { "#N/A", "#NV", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!" };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (strcmp (shown, errors[i]) == 0)
      return TRUE;
  return g_str_has_prefix (shown, "Err:") && strlen (shown) == 7 && g_ascii_isdigit (shown[4]);
}

/* "01067" where the value is 1067. */
static gboolean
shows_zeros (const char *shown, const char *number)
{
  gsize n = strspn (shown, "0");

  return n > 0 && shown[n] && strcmp (shown + n, number) == 0 && strspn (number, "0123456789") == strlen (number);
}

/* A truth value that some programs keep as a number: it shows as a word. */
static gboolean
shows_truth (const TribOdsCell *self)
{
  const char *value = self->value->str;

  if (self->type != 'f' || (value[0] != '0' && value[0] != '1') || value[1] != '\0' || self->shown->len < 2)
    return FALSE;
  for (const char *p = self->shown->str; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
end_number (TribOdsCell *self, TribSheetRow *row, guint column)
{
  const TribNumberFormat plain = { TRIB_NUMBER_PLAIN, 0 };
  gsize from = row->text->len;
  gboolean lost;

  trib_number_format_append (row->text, self->value->str, plain, FALSE, &lost);
  if (lost)
    trib_sheet_row_report (
        row, TRIB_ISSUE_NUMBER, column, row->text->str + from,
        _ ("a spreadsheet keeps 15 digits, and counts a 29 February 1900: this may not be what was meant"));
  else if (shows_zeros (self->shown->str, row->text->str + from))
    {
      g_string_truncate (row->text, from);
      g_string_append_len (row->text, self->shown->str, self->shown->len);
    }
}

/* "2021-01-31T12:00:00.000000000" without the fraction, if it says nothing; without the day, if that is the first of
 * all, which times have that are kept as dates. */
static void
end_date (TribOdsCell *self, TribSheetRow *row)
{
  static const char no_day[] = "1899-12-30T";
  const char *begin = self->value->str, *point = strchr (begin, '.');
  gsize zeros = point ? strspn (point + 1, "0") : 0;

  if (g_str_has_prefix (begin, no_day))
    begin += sizeof no_day - 1;
  if (!point || g_ascii_isdigit (point[1 + zeros]))
    {
      g_string_append (row->text, begin);
      return;
    }
  g_string_append_len (row->text, begin, point - begin);
  g_string_append (row->text, point + 1 + zeros);
}

/* "PT12H30M05S" as 12:30:05; more than a day is a duration, in hours. */
static void
end_time (TribOdsCell *self, TribSheetRow *row)
{
  const char *p = self->value->str;
  gboolean minus = *p == '-';
  double seconds = 0;

  p += minus;
  if (*p == 'P')
    {
      gboolean time = FALSE;

      for (p++; *p; p++)
        {
          char *end;
          double n;

          if (*p == 'T')
            {
              time = TRUE;
              continue;
            }
          n = g_ascii_strtod (p, &end);
          if (end == p || !strchr (time ? "HMS" : "D", *end) || *end == '\0' || !(n >= 0 && n <= 1e9))
            break;
          seconds += n * (*end == 'D' ? 86400 : *end == 'H' ? 3600 : *end == 'M' ? 60 : 1);
          p = end;
        }
      if (*p == '\0')
        {
          guint64 whole = (guint64) (seconds + 0.5);

          g_string_append_printf (row->text, "%s%02u:%02u:%02u", minus ? "-" : "", (guint) (whole / 3600),
                                  (guint) (whole / 60 % 60), (guint) (whole % 60));
          return;
        }
    }
  g_string_append_len (row->text, self->value->str, self->value->len);
}

static void
end_text (TribOdsCell *self, TribSheetRow *row)
{
  /* An attribute mostly has no lines, which the paragraphs have. */
  gboolean has_lines = self->n_paragraphs < 2 || strpbrk (self->value->str, "\r\n");
  gboolean take_value = self->has_value && (self->value->len > 0 || self->shown->len == 0) && has_lines;
  const GString *text = take_value ? self->value : self->shown;

  g_string_append_len (row->text, text->str, text->len);
}

void
trib_ods_cell_end (TribOdsCell *self, TribSheetRow *row, guint column)
{
  if (self->is_error || (self->has_formula && shows_error (self->shown->str)))
    trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, column, self->shown->str, _ ("an error; the cell is empty"));
  else if (self->has_formula && self->type == '\0' && self->shown->len == 0)
    trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, column, NULL,
                           _ ("a formula without its value; open and save the file"));
  else if (!self->has_value || self->type == 's' || self->type == '\0')
    end_text (self, row);
  else if (self->type == 'd')
    end_date (self, row);
  else if (self->type == 't')
    end_time (self, row);
  else if (self->type == 'b' || shows_truth (self))
    g_string_append (row->text, strcmp (self->value->str, "true") == 0 || *self->value->str == '1' ? "TRUE" : "FALSE");
  else
    end_number (self, row, column);
}
