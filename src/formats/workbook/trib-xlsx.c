/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Office Open XML workbooks (.xlsx, .xlsm): their package, tables and sheets together.
 */
#include "config.h"

#include "formats/trib-writer-private.h"
#include "formats/workbook/trib-sheet-reader.h"
#include "formats/workbook/trib-xlsx-sheet.h"
#include "formats/workbook/trib-zip.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  TribWorkbook parent;
  TribXlsxPackage *package;
  TribXlsxTables *tables; /* (nullable): read when the first sheet is */
} TribXlsx;

static TribSheet *
open_sheet (TribWorkbook *workbook, guint number, GError **error)
{
  TribXlsx *self = (TribXlsx *) workbook;

  if (!self->tables)
    self->tables = trib_xlsx_tables_read (self->package, error);
  if (!self->tables)
    return NULL;
  return trib_xlsx_sheet_open (self->package, self->package->sheets->pdata[number], self->tables, error);
}

static void
free_workbook (TribWorkbook *workbook)
{
  TribXlsx *self = (TribXlsx *) workbook;

  g_clear_pointer (&self->tables, trib_xlsx_tables_free);
  g_clear_pointer (&self->package, trib_xlsx_package_free);
  g_free (self);
}

static TribWorkbook *
open_workbook (TribInput *input, GError **error)
{
  static const TribWorkbookClass class = { "xlsx", open_sheet, free_workbook };
  TribXlsx *self = g_new0 (TribXlsx, 1);
  g_autoptr (TribWorkbook) workbook = &self->parent;

  trib_workbook_init (workbook, &class, input);
  self->package = trib_xlsx_package_open (input, error);
  if (!self->package)
    return NULL;
  for (guint i = 0; i < self->package->sheets->len; i++)
    {
      const TribXlsxSheet *sheet = self->package->sheets->pdata[i];

      trib_workbook_add_sheet (workbook, sheet->name, sheet->hidden);
    }
  return g_steal_pointer (&workbook);
}

static gboolean
sniff (const TribInput *input, gboolean has_ending)
{
  TribZipKind kind = trib_zip_get_kind (input);

  /* A damaged archive that is called a workbook is said to be one. */
  return kind == TRIB_ZIP_XLSX || (has_ending && kind != TRIB_ZIP_NONE);
}

static TribReader *
open_reader (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_sheet_reader_new (open_workbook (input, error), options, error);
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_workbook_list_tables (open_workbook (trib_input_copy (input), error));
}

const TribFormat trib_xlsx_format = {
  .name = "xlsx",
  .title = ".xlsx",
  .endings = "xlsx xlsm xltx xltm",
  .mime_types = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
                "application/vnd.ms-excel.sheet.macroEnabled.12 "
                "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
  .sniff = sniff,
  .open = open_reader,
  .list_tables = list_tables,
  .write = trib_xlsx_writer_new,
};
