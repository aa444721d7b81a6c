/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workbook as a package of parts: which there are, how they hang together, and each as a stream. Private to this
 * folder.
 */
#pragma once

#include "formats/workbook/trib-zip-part.h"

G_BEGIN_DECLS

/**
 * TribXlsxSheet:
 * @name: as the tab shows it
 * @part: path within the package
 */
typedef struct
{
  char *name;
  char *part;
  gboolean hidden;
} TribXlsxSheet;

/**
 * TribXlsxPackage:
 * @sheets: (element-type TribXlsxSheet): the worksheets, in the order of their tabs
 * @strings: (nullable): part of the shared strings
 * @styles: (nullable): part of the styles
 * @date1904: whether days are counted from 1904
 */
typedef struct
{
  TribInput *input;
  GHashTable *parts; /* lower case path -> path */
  GPtrArray *sheets;
  char *strings;
  char *styles;
  gboolean date1904;
} TribXlsxPackage;

/* @input must live as long. */
TribXlsxPackage *trib_xlsx_package_open (TribInput *input, GError **error);
void trib_xlsx_package_free (TribXlsxPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribXlsxPackage, trib_xlsx_package_free)

G_END_DECLS
