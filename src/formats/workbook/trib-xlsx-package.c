/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Follows the relationships of a package from its root to the workbook and from there to sheets, strings and
 * styles, whatever they are called and wherever they lie. Names are compared without their namespaces, so strict and
 * transitional files and any prefix are the same. Macros and other parts are never looked at.
 */
#include "config.h"

#include "formats/workbook/trib-xlsx-package.h"

#include "formats/workbook/trib-zip.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  char *type; /* the last word of its address */
  char *target;
} Relation;

static void
relation_free (Relation *self)
{
  g_free (self->type);
  g_free (self->target);
  g_free (self);
}

static void
sheet_free (TribXlsxSheet *self)
{
  g_free (self->name);
  g_free (self->part);
  g_free (self);
}

void
trib_xlsx_package_free (TribXlsxPackage *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->strings);
  g_free (self->styles);
  g_free (self);
}

/* @target as seen from the part @from; a path within the package. */
static char *
resolve (const char *from, const char *target)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (target), "\\", '/');
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *joined
      = slashed[0] == '/' || strcmp (folder, ".") == 0 ? g_strdup (slashed) : g_strconcat (folder, "/", slashed, NULL);
  g_auto (GStrv) steps = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; steps[i]; i++)
    {
      if (strcmp (steps[i], "..") == 0)
        g_ptr_array_set_size (kept, kept->len > 0 ? kept->len - 1 : 0);
      else if (*steps[i] && strcmp (steps[i], ".") != 0)
        g_ptr_array_add (kept, steps[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (GStrv) kept->pdata);
}

/* The path as the archive spells it; %NULL if it is not there. Targets are addresses, in which a blank may be "%20". */
static const char *
find_part (TribXlsxPackage *self, const char *path)
{
  g_autofree char *lower = g_utf8_strdown (path, -1), *plain = NULL;
  const char *there = g_hash_table_lookup (self->parts, lower);

  if (there || !strchr (lower, '%'))
    return there;
  plain = g_uri_unescape_string (lower, NULL);
  return plain ? g_hash_table_lookup (self->parts, plain) : NULL;
}

static gboolean
list_parts (TribXlsxPackage *self, GError **error)
{
  g_autoptr (TribZip) archive = trib_zip_open (self->input, error);
  GError *inner = NULL;
  const char *name;

  if (!archive)
    return FALSE;
  while ((name = trib_zip_next (archive, self->input, &inner)))
    if (g_utf8_validate (name, -1, NULL))
      {
        g_autofree char *path = resolve ("", name);
        char *lower = g_utf8_strdown (path, -1);

        if (g_hash_table_contains (self->parts, lower))
          g_free (lower);
        else
          g_hash_table_insert (self->parts, lower, g_strdup (name));
      }
  if (inner)
    g_propagate_error (error, inner);
  return inner == NULL;
}

/* (element-type utf8 Relation): by id. A part without relations has an empty table. */
static GHashTable *
read_relations (TribXlsxPackage *self, const char *part, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (part), *base = g_path_get_basename (part);
  g_autofree char *wanted = *part ? g_strdup_printf ("%s/_rels/%s.rels", folder, base) : g_strdup ("_rels/.rels");
  g_autofree char *path = resolve ("", wanted);
  g_autoptr (GHashTable) relations
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) relation_free);
  const char *there = find_part (self, path);
  g_autoptr (TribZipPart) stream = NULL;
  TribXmlStream *xml;
  GError *inner = NULL;

  if (!there)
    return g_steal_pointer (&relations);
  stream = trib_zip_part_open (self->input, there, error);
  if (!stream)
    return NULL;
  xml = trib_zip_part_get_xml (stream);
  while (trib_xml_stream_step (xml, &inner))
    {
      const char *id = trib_xml_stream_get_attribute (xml, "Id");
      const char *type = trib_xml_stream_get_attribute (xml, "Type");
      const char *target = trib_xml_stream_get_attribute (xml, "Target");
      Relation *relation;

      if (xmlTextReaderNodeType (trib_xml_stream_get_reader (xml)) != XML_READER_TYPE_ELEMENT || !id || !type
          || !target)
        continue;
      relation = g_new0 (Relation, 1);
      relation->type = g_path_get_basename (type);
      relation->target = resolve (part, target);
      g_hash_table_replace (relations, g_strdup (id), relation);
    }
  if (inner)
    {
      g_propagate_error (error, inner);
      return NULL;
    }
  return g_steal_pointer (&relations);
}

/* The first relation of a type, as a part that is there; else the one that usually has that name. */
static const char *
find_related (TribXlsxPackage *self, GHashTable *relations, const char *type, const char *usual)
{
  GHashTableIter iter;
  Relation *relation;
  const char *part;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &relation))
    if (strcmp (relation->type, type) == 0 && (part = find_part (self, relation->target)))
      return part;
  return find_part (self, usual);
}

/* Where programs put the sheet of that number that no relation leads to. */
static const char *
guess_part (TribXlsxPackage *self, const char *number)
{
  g_autofree char *path = number ? g_strdup_printf ("xl/worksheets/sheet%s.xml", number) : NULL;

  return path ? find_part (self, path) : NULL;
}

static void
add_sheet (TribXlsxPackage *self, TribXmlStream *xml, GHashTable *relations)
{
  const char *name = trib_xml_stream_get_attribute (xml, "name");
  const char *id = trib_xml_stream_get_attribute (xml, "id");
  const char *state = trib_xml_stream_get_attribute (xml, "state");
  Relation *relation = id ? g_hash_table_lookup (relations, id) : NULL;
  const char *part = relation ? find_part (self, relation->target)
                              : guess_part (self, trib_xml_stream_get_attribute (xml, "sheetId"));
  TribXlsxSheet *sheet;

  /* Sheets of charts and dialogues hold no table. */
  if (relation ? strcmp (relation->type, "worksheet") != 0 : part == NULL)
    return;
  sheet = g_new0 (TribXlsxSheet, 1);
  sheet->name = g_strdup (name ? name : "");
  /* One that is not there is missed when it is opened. */
  sheet->part = g_strdup (part ? part : relation->target);
  sheet->hidden = state && g_str_has_suffix (state, "idden");
  g_ptr_array_add (self->sheets, sheet);
}

static gboolean
read_workbook (TribXlsxPackage *self, const char *part, GError **error)
{
  g_autofree char *path = resolve ("", part);
  g_autoptr (GHashTable) relations = read_relations (self, path, error);
  g_autoptr (TribZipPart) stream = relations ? trib_zip_part_open (self->input, part, error) : NULL;
  TribXmlStream *xml;
  GError *inner = NULL;

  if (!stream)
    return FALSE;
  xml = trib_zip_part_get_xml (stream);
  while (trib_xml_stream_step (xml, &inner))
    {
      const char *name = trib_xml_stream_get_name (xml);

      if (xmlTextReaderNodeType (trib_xml_stream_get_reader (xml)) != XML_READER_TYPE_ELEMENT)
        continue;
      if (strcmp (name, "sheet") == 0)
        add_sheet (self, xml, relations);
      else if (strcmp (name, "workbookPr") == 0)
        {
          const char *date1904 = trib_xml_stream_get_attribute (xml, "date1904");

          self->date1904 = date1904 && (strcmp (date1904, "1") == 0 || strcmp (date1904, "true") == 0);
        }
    }
  if (inner)
    {
      g_propagate_error (error, inner);
      return FALSE;
    }
  self->strings = g_strdup (find_related (self, relations, "sharedStrings", "xl/sharedStrings.xml"));
  self->styles = g_strdup (find_related (self, relations, "styles", "xl/styles.xml"));
  return TRUE;
}

TribXlsxPackage *
trib_xlsx_package_open (TribInput *input, GError **error)
{
  g_autoptr (TribXlsxPackage) self = g_new0 (TribXlsxPackage, 1);
  g_autoptr (GHashTable) root = NULL;
  const char *workbook;

  self->input = input;
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  if (!list_parts (self, error))
    return NULL;
  root = read_relations (self, "", error);
  if (!root)
    return NULL;
  workbook = find_related (self, root, "officeDocument", "xl/workbook.xml");
  if (!workbook)
    workbook = find_part (self, "xl/workbook.bin");
  if (workbook && g_str_has_suffix (workbook, ".bin"))
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
                   _ ("%s: is a binary workbook (.xlsb), which is not read. Save it as .xlsx"), input->name);
      return NULL;
    }
  if (!workbook || g_str_has_prefix (workbook, "word/") || g_str_has_prefix (workbook, "ppt/"))
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
                   _ ("%s: there is no workbook in it that can be read. Save it as .xlsx"), input->name);
      return NULL;
    }
  if (!read_workbook (self, workbook, error))
    return NULL;
  if (self->sheets->len == 0)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY,
                   _ ("%s: the workbook has no sheet with a table. Save one that has"), input->name);
      return NULL;
    }
  return g_steal_pointer (&self);
}
