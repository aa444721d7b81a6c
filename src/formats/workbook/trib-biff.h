/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of an old workbook (.xls), one after the other, and the texts in them. Private to this folder.
 */
#pragma once

#include "formats/workbook/trib-ole.h"

G_BEGIN_DECLS

/* Types of records. The first five are those of version 2 alone. */
typedef enum
{
  TRIB_BIFF_INTEGER_2 = 0x0002,
  TRIB_BIFF_NUMBER_2 = 0x0003,
  TRIB_BIFF_LABEL_2 = 0x0004,
  TRIB_BIFF_BOOLERR_2 = 0x0005,
  TRIB_BIFF_STRING_2 = 0x0007,
  TRIB_BIFF_FORMULA = 0x0006,
  TRIB_BIFF_BOF_2 = 0x0009,
  TRIB_BIFF_EOF = 0x000a,
  TRIB_BIFF_FORMAT_2 = 0x001e,
  TRIB_BIFF_DATEMODE = 0x0022,
  TRIB_BIFF_FILEPASS = 0x002f,
  TRIB_BIFF_CONTINUE = 0x003c,
  TRIB_BIFF_CODEPAGE = 0x0042,
  TRIB_BIFF_XF_2 = 0x0043,
  TRIB_BIFF_COLINFO = 0x007d,
  TRIB_BIFF_BOUNDSHEET = 0x0085,
  TRIB_BIFF_MULRK = 0x00bd,
  TRIB_BIFF_RSTRING = 0x00d6,
  TRIB_BIFF_XF = 0x00e0,
  TRIB_BIFF_MERGEDCELLS = 0x00e5,
  TRIB_BIFF_SST = 0x00fc,
  TRIB_BIFF_LABELSST = 0x00fd,
  TRIB_BIFF_NUMBER = 0x0203,
  TRIB_BIFF_LABEL = 0x0204,
  TRIB_BIFF_BOOLERR = 0x0205,
  TRIB_BIFF_STRING = 0x0207,
  TRIB_BIFF_ROW = 0x0208,
  TRIB_BIFF_BOF_3 = 0x0209,
  TRIB_BIFF_RK = 0x027e,
  TRIB_BIFF_BOF_4 = 0x0409,
  TRIB_BIFF_FORMAT = 0x041e,
  TRIB_BIFF_BOF = 0x0809,
} TribBiffType;

#define TRIB_BIFF_MAX_RECORD 65535

/**
 * TribBiff:
 * @offset: where the next record begins
 * @begin: where this one does
 * @type: of the record at hand
 * @data: its bytes, and a zero
 * @len: how many
 * @version: 2 to 5, and 8 of 1997 and later
 * @codepage: of the texts before version 8
 */
typedef struct
{
  TribOleStream *stream;
  guint64 offset, begin;
  guint type;
  guint8 *data;
  guint len;
  guint version, codepage;
  guint8 *block;
  guint64 block_at;
  gsize block_len;
} TribBiff;

void trib_biff_init (TribBiff *self, TribOleStream *stream);
void trib_biff_clear (TribBiff *self);

/* The next record: %FALSE at the end, where the stream breaks off, or with the error set. */
gboolean trib_biff_next (TribBiff *self, GError **error);
/* The same, without its bytes. */
gboolean trib_biff_next_type (TribBiff *self, GError **error);

/* Of the record at hand; 0 beyond its end. */
guint trib_biff_get_16 (const TribBiff *self, guint at);
guint32 trib_biff_get_32 (const TribBiff *self, guint at);
double trib_biff_get_double (const TribBiff *self, guint at);

/* Appends the text that begins at @at with its length, of one byte or two. */
void trib_biff_append_text (const TribBiff *self, guint at, gboolean short_length, GString *out);

/* Appends @n characters, of two bytes each if @wide, else of one. */
void trib_biff_append_unicode (GString *out, const guint8 *bytes, guint n, gboolean wide);

G_END_DECLS
