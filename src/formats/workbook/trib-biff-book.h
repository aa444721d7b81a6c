/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands before the sheets of an old workbook: their names, the texts and formats that cells refer to. Private to
 * this folder.
 */
#pragma once

#include "formats/workbook/trib-biff.h"
#include "formats/workbook/trib-number-format.h"
#include "formats/workbook/trib-text-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  guint32 offset; /* in the stream */
  gboolean hidden;
} TribBiffSheet;

/**
 * TribBiffBook:
 * @sheets: (element-type TribBiffSheet): those that hold cells
 * @formats: TribNumberFormat: by style
 */
typedef struct
{
  TribOleStream *stream;
  guint version, codepage;
  gboolean date1904;
  GPtrArray *sheets;
  TribTextStore *texts;
  GArray *formats;
} TribBiffBook;

/* Takes @stream. @name is that of the file. */
TribBiffBook *trib_biff_book_read (TribOleStream *stream, const char *name, GError **error);
void trib_biff_book_free (TribBiffBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribBiffBook, trib_biff_book_free)

G_END_DECLS
