/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads delimited text: CSV, TSV and their kin. Private to this folder.
 */
#pragma once

#include "formats/trib-format.h"

G_BEGIN_DECLS

#define TRIB_TYPE_CSV_READER (trib_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (TribCsvReader, trib_csv_reader, TRIB, CSV_READER, TribReader)

G_END_DECLS
