/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a number in a workbook says: by its number format a date, a time, or digits. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRIB_NUMBER_PLAIN,
  TRIB_NUMBER_DATE,
  TRIB_NUMBER_DATETIME,
  TRIB_NUMBER_TIME,
  TRIB_NUMBER_DURATION,
} TribNumberKind;

/**
 * TribNumberFormat:
 * @digits: the number is filled up with zeros to so many digits ("00000")
 */
typedef struct
{
  TribNumberKind kind;
  guint digits;
} TribNumberFormat;

/* Of one of the formats that have no code in the file. */
TribNumberFormat trib_number_format_builtin (guint id);
TribNumberFormat trib_number_format_parse (const char *code);

/**
 * trib_number_format_append:
 * @value: the number as it is in the file
 * @lost: set where digits may have been lost (more than 15), or it is the day that never was (29 February 1900)
 *
 * Appends the text that it stands for. What is no number is appended as it is.
 */
void
trib_number_format_append (GString *out, const char *value, TribNumberFormat format, gboolean date1904, gboolean *lost);

G_END_DECLS
