/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Packs parts into a ZIP archive with libarchive.
 */
#include "config.h"

#include "workbook.h"

#include "fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

char *
workbook_pack (const char *name, const WorkbookPart *parts, gboolean stored)
{
  char *path = g_build_filename (fixture_folder (), name, NULL);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  if (stored)
    archive_write_zip_set_compression_store (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (; parts->path; parts++)
    {
      struct archive_entry *entry = archive_entry_new ();

      if (!parts->text)
        {
          archive_entry_free (entry);
          continue;
        }
      archive_entry_set_pathname (entry, parts->path);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, strlen (parts->text));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, parts->text, strlen (parts->text)), ==, strlen (parts->text));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return path;
}

char *
workbook_unpack (const char *path, const char *part)
{
  struct archive *archive = archive_read_new ();
  GString *text = g_string_new (NULL);
  struct archive_entry *entry;
  char block[4096];
  la_ssize_t n;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 4096), ==, ARCHIVE_OK);
  do
    g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_OK);
  while (strcmp (archive_entry_pathname (entry), part) != 0);
  while ((n = archive_read_data (archive, block, sizeof block)) > 0)
    g_string_append_len (text, block, n);
  archive_read_free (archive);
  return g_string_free (text, FALSE);
}

char *
workbook_make (const char *rows, const char *strings, const char *styles)
{
  g_autofree char *sheet = g_strdup_printf ("<worksheet " WORKBOOK_NS "><sheetData>%s</sheetData></worksheet>", rows);
  g_autofree char *shared = strings ? g_strdup_printf ("<sst " WORKBOOK_NS ">%s</sst>", strings) : NULL;
  g_autofree char *styled = styles ? g_strdup_printf ("<styleSheet " WORKBOOK_NS ">%s</styleSheet>", styles) : NULL;
  const WorkbookPart parts[] = {
    { "_rels/.rels", WORKBOOK_ROOT_RELS },
    { "xl/workbook.xml",
      "<workbook " WORKBOOK_NS "><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"r1\" Type=\"" WORKBOOK_TYPE "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"r2\" Type=\"" WORKBOOK_TYPE "sharedStrings\" Target=\"sharedStrings.xml\"/>"
      "<Relationship Id=\"r3\" Type=\"" WORKBOOK_TYPE "styles\" Target=\"styles.xml\"/></Relationships>" },
    { "xl/sharedStrings.xml", shared },
    { "xl/styles.xml", styled },
    { "xl/worksheets/sheet1.xml", sheet },
    { NULL, NULL },
  };

  return workbook_pack ("made.xlsx", parts, FALSE);
}

char *
workbook_ods_content (const char *tables, gboolean flat)
{
  static const char urn[] = "urn:oasis:names:tc:opendocument:xmlns:";
  const char *root = flat ? "document" : "document-content";

  return g_strdup_printf (
      "<?xml version='1.0' encoding='UTF-8'?><office:%s xmlns:office='%soffice:1.0' xmlns:table='%stable:1.0' "
      "xmlns:text='%stext:1.0' xmlns:style='%sstyle:1.0' xmlns:draw='%sdrawing:1.0' "
      "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0' office:version='1.3'%s>"
      "<office:automatic-styles><style:style style:name='off' style:family='table'>"
      "<style:table-properties table:display='false'/></style:style></office:automatic-styles>"
      "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:%s>",
      root, urn, urn, urn, urn, urn, flat ? " office:mimetype='application/vnd.oasis.opendocument.spreadsheet'" : "",
      tables, root);
}

char *
workbook_make_ods (const char *tables)
{
  g_autofree char *content = workbook_ods_content (tables, FALSE);
  const WorkbookPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
    { "META-INF/manifest.xml", "<manifest/>" },
    { NULL, NULL },
  };

  return workbook_pack ("made.ods", parts, FALSE);
}
