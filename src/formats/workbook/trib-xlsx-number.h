/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a number in a workbook says: by its number format a date, a time, or digits. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRIB_XLSX_NUMBER,
  TRIB_XLSX_DATE,
  TRIB_XLSX_DATETIME,
  TRIB_XLSX_TIME,
  TRIB_XLSX_DURATION,
} TribXlsxKind;

/**
 * TribXlsxFormat:
 * @digits: the number is filled up with zeros to so many digits ("00000")
 */
typedef struct
{
  TribXlsxKind kind;
  guint digits;
} TribXlsxFormat;

/* Of one of the formats that have no code in the file. */
TribXlsxFormat trib_xlsx_format_builtin (guint id);
TribXlsxFormat trib_xlsx_format_parse (const char *code);

/**
 * trib_xlsx_number_append:
 * @value: the number as it is in the file
 * @lost: set where digits may have been lost (more than 15), or it is the day that never was (29 February 1900)
 *
 * Appends the text that it stands for. What is no number is appended as it is.
 */
void
trib_xlsx_number_append (GString *out, const char *value, TribXlsxFormat format, gboolean date1904, gboolean *lost);

G_END_DECLS
