/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one interface through which tables go out. The file is written beside its target under another name
 * and takes the target's place only when all of it is on the disk.
 */
#pragma once

#include <gio/gio.h>

#include "base/trib-types.h"
#include "formats/trib-format-error.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_COLUMN_TEXT,
  TRIB_COLUMN_NUMBER, /* plain decimal, "." as its point */
  TRIB_COLUMN_DATE,   /* ISO 8601 */
} TribColumnKind;

typedef struct
{
  const char *name;
  TribColumnKind kind;
} TribWriterColumn;

/**
 * TribWriteOptions:
 * @format: (nullable): "csv", or another name that trib-format.c has; %NULL to go by the ending of the file's name
 * @keep_formulas: leave cells that a spreadsheet would compute (=, +, -, @) as they are in CSV and TSV; else they get
 *   an apostrophe before them, which a reader does not take away again. Plain numbers and phones ("-5", "+49 341 22 33")
 *   never get one. For files that are to be imported again
 * @bom: begin a CSV file with a byte order mark, so that Excel sees UTF-8
 */
typedef struct
{
  const char *format;
  gboolean keep_formulas;
  gboolean bom;
} TribWriteOptions;

#define TRIB_TYPE_WRITER (trib_writer_get_type ())
G_DECLARE_DERIVABLE_TYPE (TribWriter, trib_writer, TRIB, WRITER, GObject)

struct _TribWriterClass
{
  GObjectClass parent_class;

  gboolean (*row) (TribWriter *self, const TribText *cells, guint n_cells, GError **error);
  gboolean (*finish) (TribWriter *self, GError **error);
};

/* @path "-" is standard output; @columns must live as long as the writer. */
TribWriter *trib_writer_open (const char *path, const TribWriteOptions *options, const TribWriterColumn *columns,
                              guint n_columns, GError **error);
gboolean trib_writer_row (TribWriter *self, const TribText *cells, guint n_cells, GError **error);
/* Only after this the file is there; dropping the writer without it leaves what was there before. */
gboolean trib_writer_finish (TribWriter *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
