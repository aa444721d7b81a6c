/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that hold other files, as formats: one that was compressed by itself (trib-unpack.c) reads as what is in it; in an
 * archive (trib-archive.c) each file is a table, or has tables, called "member" and "member/sheet" where there are several.
 * What is in an archive is unpacked once, and kept with the notes on it.
 */
#include "config.h"

#include "formats/input/trib-archive.h"
#include "formats/input/trib-unpack.h"
#include "formats/trib-format.h"
#include "formats/workbook/trib-zip.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define DEEPEST 3
#define MOST_MEMBERS 200 /* whose tables are listed */

/**
 * Member:
 * @file: (nullable): once it was unpacked
 */
typedef struct
{
  TribArchiveMember *entry;
  TribInput *file;
} Member;

/**
 * Notes:
 * @members: (element-type Member): the likeliest first
 * @lock: of their files
 */
typedef struct
{
  GPtrArray *members;
  GMutex lock;
} Notes;

static void
member_free (gpointer data)
{
  Member *self = data;

  trib_archive_member_free (self->entry);
  trib_input_free (self->file);
  g_free (self);
}

static void
clear_notes (gpointer data)
{
  Notes *self = data;

  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_mutex_clear (&self->lock);
}

static gboolean
is_archive (const TribInput *input)
{
  return (input->n_head > 262 && memcmp (input->head + 257, "ustar", 5) == 0)
         || trib_zip_get_kind (input) == TRIB_ZIP_OTHER;
}

/* How likely a file of that name is a table. */
static guint
rank (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (!dot || strchr (dot, '/'))
    return 1;
  for (const TribFormat *const *format = trib_formats (); *format; format++)
    {
      g_auto (GStrv) endings = g_strsplit ((*format)->endings, " ", -1);
      g_autofree char *ending = g_ascii_strdown (dot + 1, -1);

      if ((*format)->open && g_strv_contains ((const char *const *) endings, ending))
        return strcmp (ending, "txt") == 0 ? 1 : 0;
    }
  return 2;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *x = *(const Member *const *) a, *y = *(const Member *const *) b;
  guint rank_x = rank (x->entry->name), rank_y = rank (y->entry->name);

  if (rank_x != rank_y)
    return rank_x < rank_y ? -1 : 1;
  return x->entry->place < y->entry->place ? -1 : x->entry->place > y->entry->place;
}

static Notes *
take_notes (TribInput *input, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  Notes *notes = input->notes;

  if (notes)
    return notes;
  entries = trib_archive_list (input, error);
  if (!entries)
    return NULL;
  notes = g_atomic_rc_box_new0 (Notes);
  g_mutex_init (&notes->lock);
  notes->members = g_ptr_array_new_with_free_func (member_free);
  for (guint i = 0; i < entries->len; i++)
    {
      Member *member = g_new0 (Member, 1);

      member->entry = g_steal_pointer (&entries->pdata[i]);
      g_ptr_array_add (notes->members, member);
    }
  g_ptr_array_sort (notes->members, compare_members);
  input->notes = notes;
  input->clear_notes = clear_notes;
  return notes;
}

static gboolean
is_too_deep (const TribInput *input, GError **error)
{
  if (input->depth < DEEPEST && !(input->in_archive && is_archive (input)))
    return FALSE;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
               _ ("%s: is an archive within an archive. Unpack the outer one first"), input->name);
  return TRUE;
}

/* (transfer none): the file of @member, unpacked now if it was not before; what formats note down of it stays with it. */
static TribInput *
take_file (TribInput *input, Notes *notes, Member *member, const TribReadOptions *options, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&notes->lock);

  if (!member->file)
    member->file = trib_archive_extract (input, member->entry, options, error);
  return member->file;
}

/* Opens @file as whatever it is. */
static TribReader *
open_file (const TribInput *file, const TribReadOptions *options, GError **error)
{
  const TribFormat *format = trib_format_find (file, error);

  return format ? format->open (trib_input_copy (file), options, error) : NULL;
}

/* Which member @table belongs to; *@inner gets the table within it, or %NULL. */
static Member *
find_member (Notes *notes, const char *table, const char **inner)
{
  Member *found = NULL;

  *inner = NULL;
  if (!table || !*table)
    return notes->members->pdata[0];
  for (guint i = 0; i < notes->members->len; i++)
    {
      Member *member = notes->members->pdata[i];
      gsize len = strlen (member->entry->name);

      if (strncmp (table, member->entry->name, len) != 0 || (table[len] != '\0' && table[len] != '/'))
        continue;
      if (!found || len > strlen (found->entry->name))
        {
          found = member;
          *inner = table[len] == '/' ? table + len + 1 : NULL;
        }
    }
  /* In an archive of one file its tables go by their own names. */
  if (!found && notes->members->len == 1)
    {
      *inner = table;
      return notes->members->pdata[0];
    }
  return found;
}

static void
set_no_member (TribInput *input, Notes *notes, const char *table, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (notes->members->len, 20); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", ((Member *) notes->members->pdata[i])->entry->name);
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE,
               _ ("%s: there is no file “%s” in the archive. It has %s"), input->name, table, names->str);
}

static char *
table_name (const Notes *notes, const Member *member, const char *inner)
{
  if (notes->members->len == 1)
    return g_strdup (inner ? inner : "");
  return inner && *inner ? g_strconcat (member->entry->name, "/", inner, NULL) : g_strdup (member->entry->name);
}

/* The table is called after its file, too. */
static void
name_table (TribReader *reader, const Notes *notes, const Member *member)
{
  g_autofree char *table = table_name (notes, member, trib_reader_get_table (reader));
  g_autofree char *format = g_strdup (trib_reader_get_format (reader));
  g_autofree char *encoding = g_strdup (trib_reader_get_encoding (reader));
  g_autofree char *delimiter = g_strdup (trib_reader_get_delimiter (reader));

  trib_reader_set_facts (reader, format, *table ? table : NULL, encoding, delimiter);
}

static void
report_others (TribReader *reader, const Notes *notes, const Member *member)
{
  g_autofree char *reason = NULL;

  if (notes->members->len == 1)
    return;
  reason = g_strdup_printf (_ ("the archive has %u files; “%s” was read"), notes->members->len, member->entry->name);
  trib_reader_report (reader, TRIB_ISSUE_LAYOUT, 0, 0, -1, NULL, reason);
}

static TribReader *
open_archive (TribInput *taken, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribInput) input = taken;
  TribReadOptions read = *options;
  TribInput *file;
  TribReader *reader;
  Member *member;
  Notes *notes;

  notes = is_too_deep (input, error) ? NULL : take_notes (input, error);
  if (!notes)
    return NULL;
  member = find_member (notes, options->table, &read.table);
  if (!member)
    {
      set_no_member (input, notes, options->table, error);
      return NULL;
    }
  file = take_file (input, notes, member, options, error);
  reader = file ? open_file (file, &read, error) : NULL;
  if (!reader)
    return NULL;
  name_table (reader, notes, member);
  if (!options->table || !*options->table)
    report_others (reader, notes, member);
  return reader;
}

/* The tables of one file, under names that say so. Adds nothing where it is none that is read. */
static gboolean
list_member (TribInput *input, Notes *notes, Member *member, const TribReadOptions *options, GPtrArray *tables,
             GError **error)
{
  TribInput *file = take_file (input, notes, member, options, error);
  const TribFormat *format = file ? trib_format_find (file, error) : NULL;
  g_autoptr (GPtrArray) own = format ? format->list_tables (file, options, error) : NULL;

  for (guint i = 0; own && i < own->len; i++)
    {
      TribTableName *table = own->pdata[i];
      g_autofree char *name = table_name (notes, member, table->name);

      g_ptr_array_add (tables, trib_table_name_new (name, table->hidden));
      g_free (table->name);
      g_free (table);
    }
  return own != NULL;
}

static GPtrArray *
list_archive (TribInput *input, const TribReadOptions *options, GError **error)
{
  Notes *notes = is_too_deep (input, error) ? NULL : take_notes (input, error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GError) first = NULL;

  if (!notes)
    return NULL;
  for (guint i = 0; i < MIN (notes->members->len, MOST_MEMBERS); i++)
    {
      GError *inner = NULL;

      if (list_member (input, notes, notes->members->pdata[i], options, tables, &inner))
        continue;
      /* One that is no table does not keep the others out. */
      if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          || g_error_matches (inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT))
        {
          g_propagate_error (error, inner);
          return NULL;
        }
      if (!first)
        first = inner;
      else
        g_error_free (inner);
    }
  if (tables->len > 0)
    return g_steal_pointer (&tables);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

static gboolean
sniff_archive (const TribInput *input, gboolean has_ending)
{
  return is_archive (input);
}

static gboolean
sniff_packed (const TribInput *input, gboolean has_ending)
{
  return trib_unpack_sniff (input);
}

static void
clear_file (gpointer data)
{
  g_clear_pointer ((TribInput **) data, trib_input_free);
}

/* (transfer none): what is in a file that was compressed by itself; it is kept as the note on that. */
static TribInput *
unpack (TribInput *input, const TribReadOptions *options, GError **error)
{
  TribInput *file, **notes;

  if (input->notes)
    return *(TribInput **) input->notes;
  file = is_too_deep (input, error) ? NULL : trib_unpack (input, options, error);
  if (!file)
    return NULL;
  notes = g_atomic_rc_box_new0 (TribInput *);
  *notes = file;
  input->notes = notes;
  input->clear_notes = clear_file;
  return file;
}

static TribReader *
open_packed (TribInput *taken, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribInput) input = taken;
  TribInput *file = unpack (input, options, error);

  return file ? open_file (file, options, error) : NULL;
}

static GPtrArray *
list_packed (TribInput *input, const TribReadOptions *options, GError **error)
{
  TribInput *file = unpack (input, options, error);
  const TribFormat *format = file ? trib_format_find (file, error) : NULL;

  return format ? format->list_tables (file, options, error) : NULL;
}

const TribFormat trib_zip_format = {
  .name = "zip",
  .title = ".zip",
  .endings = "zip tar",
  .mime_types = "",
  .sniff = sniff_archive,
  .open = open_archive,
  .list_tables = list_archive,
};

const TribFormat trib_gz_format = {
  .name = "gz",
  .title = ".gz",
  .endings = "gz bz2 xz zst",
  .mime_types = "",
  .sniff = sniff_packed,
  .open = open_packed,
  .list_tables = list_packed,
};
