/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Old workbooks (.xls) made record by record.
 */
#pragma once

#include <glib.h>

/* A record of that type with the bytes of @format: 'b' a byte, 'w' two, 'd' four, 'f' a double, 's' a text in its bytes. */
void records_add (GString *stream, guint type, const char *format, ...);

/* Wraps the stream of a workbook into a compound file, under that name. */
char *records_wrap (const char *file, const char *stream_name, const GString *stream);
