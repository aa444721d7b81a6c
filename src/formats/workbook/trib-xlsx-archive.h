/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ZIP archive that is read from an open file. Private to this folder.
 */
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "formats/input/trib-input.h"

G_BEGIN_DECLS

typedef struct
{
  struct archive *archive;
  TribInput *input;
  guint64 offset;
  guint n_entries;
  char block[65536];
} TribXlsxArchive;

TribXlsxArchive *trib_xlsx_archive_open (TribInput *input, GError **error);
void trib_xlsx_archive_free (TribXlsxArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribXlsxArchive, trib_xlsx_archive_free)

/* The next entry's path; %NULL at the end, or with the error set. */
const char *trib_xlsx_archive_next (TribXlsxArchive *self, TribInput *input, GError **error);
void trib_xlsx_archive_set_error (TribXlsxArchive *self, TribInput *input, GError **error);

G_END_DECLS
