/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribFormatError:
 * @TRIB_FORMAT_ERROR_OPEN: the file is missing, a folder, or may not be read
 * @TRIB_FORMAT_ERROR_EMPTY: there is nothing in it
 * @TRIB_FORMAT_ERROR_UNKNOWN: not a format that is read (a picture called .csv, say)
 * @TRIB_FORMAT_ERROR_DAMAGED: the right format, but broken so that nothing can be read
 * @TRIB_FORMAT_ERROR_TABLE: the named sheet or element is not in it
 * @TRIB_FORMAT_ERROR_LIMIT: larger or deeper than is read
 * @TRIB_FORMAT_ERROR_OPTION: an encoding, a delimiter or a format that does not exist
 * @TRIB_FORMAT_ERROR_UNCHANGED: what an address leads to is the version that is known
 * @TRIB_FORMAT_ERROR_WRITE: could not be written (disk full, permission)
 *
 * Messages have the form "WHERE: WHAT. WHAT TO DO", WHERE being the file, and the line where there is one.
 */
typedef enum
{
  TRIB_FORMAT_ERROR_OPEN,
  TRIB_FORMAT_ERROR_EMPTY,
  TRIB_FORMAT_ERROR_UNKNOWN,
  TRIB_FORMAT_ERROR_DAMAGED,
  TRIB_FORMAT_ERROR_TABLE,
  TRIB_FORMAT_ERROR_LIMIT,
  TRIB_FORMAT_ERROR_OPTION,
  TRIB_FORMAT_ERROR_WRITE,
  TRIB_FORMAT_ERROR_UNCHANGED,
} TribFormatError;

#define TRIB_FORMAT_ERROR (trib_format_error_quark ())
GQuark trib_format_error_quark (void);

G_END_DECLS
