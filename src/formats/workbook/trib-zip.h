/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ZIP archive that is read from an open file. Private to this folder.
 */
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "formats/input/trib-input.h"

G_BEGIN_DECLS

/**
 * TribZipKind:
 * @TRIB_ZIP_NONE: no ZIP archive
 * @TRIB_ZIP_OTHER: one without a workbook
 * @TRIB_ZIP_XLSX: an Office Open XML package
 * @TRIB_ZIP_ODF: an OpenDocument package
 */
typedef enum
{
  TRIB_ZIP_NONE,
  TRIB_ZIP_OTHER,
  TRIB_ZIP_XLSX,
  TRIB_ZIP_ODF,
} TribZipKind;

/* By the names of its members; by its first bytes where it is damaged. */
TribZipKind trib_zip_get_kind (const TribInput *input);

typedef struct
{
  struct archive *archive;
  TribInput *input;
  guint64 offset;
  guint n_entries;
  gboolean is_encrypted; /* the member at hand */
  char block[65536];
} TribZip;

TribZip *trib_zip_open (TribInput *input, GError **error);
void trib_zip_free (TribZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribZip, trib_zip_free)

/* The next entry's path; %NULL at the end, or with the error set. */
const char *trib_zip_next (TribZip *self, TribInput *input, GError **error);
void trib_zip_set_error (TribZip *self, TribInput *input, GError **error);

G_END_DECLS
