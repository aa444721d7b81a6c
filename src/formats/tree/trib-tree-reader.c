/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the records of a file of nodes within nodes. The first pass (trib-tree-notes.c) gathers the shape, from which
 * the record and the columns follow; the second puts each text into its cell. A file that breaks off gives the records
 * that are whole, and says where. What the bytes mean is the matter of the formats' sources.
 */
#include "config.h"

#include "formats/tree/trib-tree-reader.h"

#include "formats/tree/trib-tree-choice.h"
#include "formats/tree/trib-tree-notes.h"
#include "formats/tree/trib-tree-rows.h"
#include "formats/trib-header.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_COLUMNS 20000
#define MAX_TABLES 20

struct _TribTreeReader
{
  TribReader parent_instance;

  TribInput *input;
  TribTreeSource *source;
  TribTreeShape *root;
  TribTreeRows *rows;
  guint n_columns;
  guint64 row;
  gboolean ended;
  GError *broken;
};

G_DEFINE_FINAL_TYPE (TribTreeReader, trib_tree_reader, TRIB_TYPE_READER)

/* The file breaks off: what was whole has been delivered. */
static gboolean
end_broken (TribTreeReader *self, GError **error)
{
  g_autoptr (GError) broken = g_steal_pointer (&self->broken);
  g_autofree char *reason = NULL;

  if (self->row == 0 || !g_error_matches (broken, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return FALSE;
    }
  reason = g_strdup_printf (_ ("the file breaks off in this record, which was left out: %s"), broken->message);
  trib_reader_report (TRIB_READER (self), TRIB_ISSUE_TRUNCATED, self->row + 1, self->source->broken_line, -1, NULL,
                      reason);
  return FALSE;
}

/* The first column that shows that something was lost. */
static int
find_column (TribTreeReader *self, const TribTreeRow *row, const char *mark)
{
  for (guint i = 0; row && i < self->n_columns; i++)
    if (strstr (row->cells[i].text, mark))
      return i;
  return -1;
}

/* Reports what was wrong up to the end of @row, or up to the end of the file. */
static void
report_faults (TribTreeReader *self, const TribTreeRow *row)
{
  GArray *faults = self->source->text->faults;
  const char *said = NULL;
  guint n = 0;

  while (n < faults->len && (!row || g_array_index (faults, TribTreeFault, n).position <= row->end))
    {
      const TribTreeFault *fault = &g_array_index (faults, TribTreeFault, n++);
      gboolean character = fault->kind == TRIB_ISSUE_NUL || fault->kind == TRIB_ISSUE_ENCODING;
      int column = character ? find_column (self, row, "\357\277\275") : -1;

      /* Once a row. */
      if (row && fault->reason == said)
        continue;
      said = fault->reason;
      trib_reader_report (TRIB_READER (self), fault->kind, row ? self->row : 0, fault->line, column,
                          column >= 0 ? row->cells[column].text : NULL, _ (fault->reason));
    }
  if (n > 0)
    g_array_remove_range (faults, 0, n);
}

static void
deliver (TribTreeReader *self, const TribTreeRow *found, TribRow *row)
{
  *row = (TribRow){ found->cells, self->n_columns, ++self->row, found->line, found->reason ? TRIB_ROW_KEPT_BACK : 0 };
  report_faults (self, found);
  if (found->reason)
    trib_reader_report (TRIB_READER (self), TRIB_ISSUE_TRUNCATED, self->row, found->line, -1,
                        self->n_columns > 0 ? found->cells[0].text : NULL, found->reason);
}

static gboolean
trib_tree_reader_next (TribReader *reader, TribRow *row, GError **error)
{
  TribTreeReader *self = TRIB_TREE_READER (reader);
  TribTreeRow found;

  for (;;)
    {
      if (trib_tree_rows_next (self->rows, &found))
        {
          deliver (self, &found, row);
          return TRUE;
        }
      if (self->ended)
        break;
      self->ended = !self->source->feed (self->source, trib_tree_rows_get_sink (self->rows), &self->broken);
      trib_reader_set_position (reader, trib_decoder_get_offset (self->source->text->decoder), self->input->size);
    }
  report_faults (self, NULL);
  return self->broken ? end_broken (self, error) : FALSE;
}

static void
trib_tree_reader_finalize (GObject *object)
{
  TribTreeReader *self = TRIB_TREE_READER (object);

  if (self->source)
    self->source->free (self->source);
  g_clear_pointer (&self->rows, trib_tree_rows_free);
  g_clear_pointer (&self->root, trib_tree_shape_free);
  g_clear_pointer (&self->input, trib_input_free);
  g_clear_error (&self->broken);
  G_OBJECT_CLASS (trib_tree_reader_parent_class)->finalize (object);
}

static void
trib_tree_reader_class_init (TribTreeReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_tree_reader_finalize;
  TRIB_READER_CLASS (klass)->next = trib_tree_reader_next;
}

static void
trib_tree_reader_init (TribTreeReader *self)
{
}

static TribTreeShape *
find_record (TribTreeReader *self, GPtrArray *candidates, const char *table, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  TribTreeShape *found = NULL;

  if (candidates->len > 0)
    found = table ? trib_tree_choice_find (self->root, candidates, table) : candidates->pdata[0];
  if (found)
    return found;
  if (candidates->len == 0)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY, _ ("%s: has no records. Export the data again"),
                   self->input->name);
      return NULL;
    }
  for (guint i = 0; i < MIN (candidates->len, MAX_TABLES); i++)
    {
      g_autofree char *name = trib_tree_shape_table_name (candidates->pdata[i], candidates);

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name);
    }
  g_set_error (
      error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE,
      _ ("%s: there are no elements “%s” in it. It has %s; paths like customers/customer and //customer serve, too"),
      self->input->name, table, names->str);
  return NULL;
}

static gboolean
lay_out (TribTreeReader *self, TribTreeShape *record, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  if (!trib_tree_shape_lay_out (record, names, MAX_COLUMNS))
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: the element “%s” would have more than %d columns. Choose an element within it"),
                   self->input->name, record->name, MAX_COLUMNS);
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    if (names->pdata[i])
      g_ptr_array_add (columns, names->pdata[i]);
  self->n_columns = columns->len;
  g_ptr_array_add (columns, NULL);
  trib_header_name (TRIB_READER (self), (const char *const *) columns->pdata, self->n_columns, 0);
  self->rows = trib_tree_rows_new (self->root, record, names);
  return TRUE;
}

TribReader *
trib_tree_reader_open (const TribTreeFormat *format, TribInput *input, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribTreeReader) self = g_object_new (TRIB_TYPE_TREE_READER, NULL);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *table = NULL;
  const TribTreeNotes *notes;
  TribTreeShape *record;

  self->input = input;
  notes = trib_tree_notes_take (format, input, options, error);
  if (!notes)
    return NULL;
  self->root = trib_tree_shape_copy (notes->root);
  candidates = trib_tree_shape_candidates (self->root);
  record = find_record (self, candidates, options->table, error);
  if (!record)
    return NULL;
  if (notes->broken && record->ended == 0)
    {
      g_propagate_error (error, g_error_copy (notes->broken));
      return NULL;
    }
  self->source = lay_out (self, record, error) ? format->open (input, options, notes->lenient, error) : NULL;
  if (!self->source)
    return NULL;
  table = trib_tree_shape_table_name (record, candidates);
  trib_reader_set_facts (TRIB_READER (self), format->name, table, notes->encoding, NULL);
  return TRIB_READER (g_steal_pointer (&self));
}

static gboolean
has_name (GPtrArray *tables, const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    if (strcmp (((TribTableName *) tables->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
trib_tree_reader_list_tables (const TribTreeFormat *format, TribInput *input, const TribReadOptions *options,
                              GError **error)
{
  const TribTreeNotes *notes = trib_tree_notes_take (format, input, options, error);
  g_autoptr (GPtrArray) candidates = notes ? trib_tree_shape_candidates (notes->root) : NULL;
  GPtrArray *tables;

  if (!notes)
    return NULL;
  tables = g_ptr_array_new ();
  for (guint i = 0; i < MIN (candidates->len, MAX_TABLES); i++)
    {
      TribTreeShape *candidate = candidates->pdata[i];
      g_autofree char *name = trib_tree_shape_table_name (candidate, candidates);

      if ((candidate->ended > 0 || i == 0) && !has_name (tables, name))
        g_ptr_array_add (tables, trib_table_name_new (name, FALSE));
    }
  return tables;
}
