/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads Office Open XML workbooks (.xlsx, .xlsm). Private to this folder.
 */
#pragma once

#include "formats/trib-format.h"

G_BEGIN_DECLS

#define TRIB_TYPE_XLSX_READER (trib_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (TribXlsxReader, trib_xlsx_reader, TRIB, XLSX_READER, TribReader)

G_END_DECLS
