/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes rows of the records of a file. Texts are gathered cell by cell until their record ends; rows that are complete
 * wait, packed, until they are taken.
 */
#include "config.h"

#include "formats/tree/trib-tree-rows.h"

#include "formats/trib-format-error.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define MAX_RECORD (64 * 1024 * 1024)
#define OUTSIDE G_MAXUINT

typedef struct
{
  TribTreeShape *shape; /* %NULL where it is in no column */
  guint64 serial;
  guint cell; /* its first; OUTSIDE above the record */
  TribTreeKey key;
} Frame;

/* A cell that waits. */
typedef struct
{
  guint column;
  guint32 len;
  gsize offset;
} Piece;

typedef struct
{
  gsize n_pieces;
  guint64 line, end;
  char *reason;
} Waiting;

typedef struct
{
  GString *text; /* %NULL until it has one */
  int column;    /* -1 if it is none */
  gboolean keep_blanks;
} Cell;

struct _TribTreeRows
{
  TribTreeSink sink;
  TribTreeShape *root, *record;
  GArray *stack; /* Frame */
  guint64 serials;
  Cell *cells;
  guint n_cells, n_columns;
  GArray *filled; /* guint: the cells of the present record that have a text */
  gsize size;
  guint64 line;
  GString *bytes;  /* of the pieces, each with a NUL */
  GArray *pieces;  /* Piece */
  GArray *waiting; /* Waiting */
  gsize next_row, next_piece;
  TribText *row;
  GArray *shown; /* guint: the columns that the last row filled */
};

static Frame *
top_of (TribTreeRows *self)
{
  return &g_array_index (self->stack, Frame, self->stack->len - 1);
}

/* The first cell of one more @shape within @parent. */
static gboolean
place (TribTreeShape *shape, const Frame *parent, guint *cell)
{
  guint ordinal;

  if (shape->kinds)
    {
      *cell = shape->staging;
      return TRUE;
    }
  ordinal = trib_tree_shape_count_in (shape, parent->serial);
  *cell = parent->cell + shape->offset + (ordinal - 1) * shape->width;
  return ordinal <= shape->most;
}

/* The name by which a node stands in a dictionary. */
static void
add_id (TribTreeSink *sink, const char *id, guint64 line)
{
  const TribTreeName key = { "key", NULL, NULL, TRUE, FALSE };

  sink->enter (sink, &key, line);
  sink->text (sink, id, strlen (id));
  sink->leave (sink);
}

static void
enter_cb (TribTreeSink *sink, const TribTreeName *name, guint64 line)
{
  TribTreeRows *self = (TribTreeRows *) sink;
  Frame *top = top_of (self), *frame;
  TribTreeShape *shape = top->shape ? trib_tree_shape_child (top->shape, name, FALSE) : NULL;
  guint cell = OUTSIDE;

  if (shape == self->record && shape)
    {
      cell = 0;
      self->line = line;
    }
  else if (shape && top->cell != OUTSIDE && !place (shape, top, &cell))
    shape = NULL;
  g_array_set_size (self->stack, self->stack->len + 1);
  frame = top_of (self);
  frame->shape = shape;
  frame->serial = ++self->serials;
  frame->cell = cell;
  frame->key.len = 0;
  if (shape && shape->parent->dictionary && !name->attribute)
    add_id (sink, name->name, line);
}

static void
text_cb (TribTreeSink *sink, const char *text, gsize len)
{
  TribTreeRows *self = (TribTreeRows *) sink;
  Frame *top = top_of (self);
  Cell *cell;

  if (!top->shape || top->cell == OUTSIDE || !top->shape->has_text || len == 0)
    return;
  cell = &self->cells[top->cell];
  if (!cell->text)
    cell->text = g_string_sized_new (len + 1);
  if (cell->text->len == 0)
    {
      g_array_append_val (self->filled, top->cell);
      cell->keep_blanks = !sink->trim;
    }
  cell->keep_blanks |= sink->keep_blanks;
  g_string_append_len (cell->text, text, len);
  if (self->stack->len > 1 && top[-1].shape->key == top->shape)
    trib_tree_key_append (&top[-1].key, text, len);
  if ((self->size += len) > MAX_RECORD && !sink->error)
    sink->error
        = g_error_new (TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                       _ ("line %" PRIu64 ": a record of more than 64 MB. Choose a smaller element"), self->line);
}

/* What was put together aside goes to where those of its kind are. */
static void
move_to_kind (TribTreeRows *self, Frame *frame, const Frame *parent)
{
  TribTreeShape *shape = frame->shape;
  TribTreeKind *kind = trib_tree_shape_kind (shape, trib_tree_key_get (&frame->key), FALSE);
  guint ordinal = kind ? trib_tree_kind_count_in (kind, parent->serial) : G_MAXUINT, to;
  gboolean fits = kind && ordinal <= kind->most;

  to = fits ? parent->cell + shape->offset + kind->offset + (ordinal - 1) * shape->width : 0;
  for (guint i = 0; i < shape->width; i++)
    {
      Cell *from = &self->cells[shape->staging + i];
      GString *text = from->text;
      guint cell = to + i;

      if (!text || text->len == 0)
        continue;
      if (!fits)
        {
          g_string_truncate (text, 0);
          continue;
        }
      from->text = self->cells[cell].text;
      self->cells[cell].text = text;
      self->cells[cell].keep_blanks = from->keep_blanks;
      g_array_append_val (self->filled, cell);
    }
}

/* The text of @cell joins those that wait. */
static void
pack_cell (TribTreeRows *self, Cell *cell)
{
  const char *text = cell->text->str;
  gsize len = cell->text->len;
  Piece piece = { .column = cell->column, .offset = self->bytes->len };

  if (!cell->keep_blanks)
    {
      while (len > 0 && g_ascii_isspace (*text))
        text++, len--;
      while (len > 0 && g_ascii_isspace (text[len - 1]))
        len--;
    }
  if (len == 0)
    return;
  piece.len = len;
  g_string_append_len (self->bytes, text, len + 1);
  self->bytes->str[self->bytes->len - 1] = '\0';
  g_array_append_val (self->pieces, piece);
}

static void
clear_record (TribTreeRows *self)
{
  for (guint i = 0; i < self->filled->len; i++)
    {
      Cell *cell = &self->cells[g_array_index (self->filled, guint, i)];

      if (cell->text)
        g_string_truncate (cell->text, 0);
    }
  g_array_set_size (self->filled, 0);
  self->size = 0;
}

static void
finish_record (TribTreeRows *self)
{
  Waiting waiting = { .n_pieces = self->pieces->len, .line = self->line, .end = self->sink.position };

  for (guint i = 0; i < self->filled->len; i++)
    {
      Cell *cell = &self->cells[g_array_index (self->filled, guint, i)];

      if (cell->column >= 0 && cell->text && cell->text->len > 0)
        pack_cell (self, cell);
    }
  waiting.n_pieces = self->pieces->len - waiting.n_pieces;
  g_array_append_val (self->waiting, waiting);
  clear_record (self);
}

static void
leave_cb (TribTreeSink *sink)
{
  TribTreeRows *self = (TribTreeRows *) sink;
  Frame *top = top_of (self);

  if (top->shape == self->record)
    finish_record (self);
  else if (top->shape && top->cell != OUTSIDE && top->shape->kinds)
    move_to_kind (self, top, top - 1);
  g_array_set_size (self->stack, self->stack->len - 1);
}

static void
abandon_cb (TribTreeSink *sink, const char *raw, guint64 line, const char *reason)
{
  TribTreeRows *self = (TribTreeRows *) sink;
  Waiting waiting
      = { .n_pieces = self->n_columns > 0, .line = line, .end = sink->position, .reason = g_strdup (reason) };
  Piece piece = { .offset = self->bytes->len, .len = strlen (raw) };

  clear_record (self);
  g_array_set_size (self->stack, 1);
  if (self->n_columns > 0)
    {
      g_string_append_len (self->bytes, raw, piece.len + 1);
      g_array_append_val (self->pieces, piece);
    }
  g_array_append_val (self->waiting, waiting);
}

TribTreeRows *
trib_tree_rows_new (TribTreeShape *root, TribTreeShape *record, GPtrArray *names)
{
  TribTreeRows *self = g_new0 (TribTreeRows, 1);
  Frame bottom = { .shape = root, .serial = 1, .cell = OUTSIDE };

  self->sink.enter = enter_cb;
  self->sink.text = text_cb;
  self->sink.leave = leave_cb;
  self->sink.abandon = abandon_cb;
  self->root = root;
  self->record = record;
  self->stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_append_val (self->stack, bottom);
  self->serials = bottom.serial;
  self->n_cells = names->len;
  self->cells = g_new0 (Cell, names->len + 1);
  for (guint i = 0; i < names->len; i++)
    self->cells[i].column = names->pdata[i] ? (int) self->n_columns++ : -1;
  self->filled = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bytes = g_string_new (NULL);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row = g_new (TribText, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    self->row[i] = TRIB_TEXT_EMPTY;
  return self;
}

static void
forget_taken (TribTreeRows *self)
{
  for (gsize i = 0; i < self->waiting->len; i++)
    g_free (g_array_index (self->waiting, Waiting, i).reason);
  g_array_set_size (self->waiting, 0);
  g_array_set_size (self->pieces, 0);
  g_string_truncate (self->bytes, 0);
  self->next_row = self->next_piece = 0;
}

void
trib_tree_rows_free (TribTreeRows *self)
{
  if (!self)
    return;
  forget_taken (self);
  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i].text)
      g_string_free (self->cells[i].text, TRUE);
  g_clear_error (&self->sink.error);
  g_free (self->cells);
  g_free (self->row);
  g_array_unref (self->stack);
  g_array_unref (self->filled);
  g_array_unref (self->pieces);
  g_array_unref (self->waiting);
  g_array_unref (self->shown);
  g_string_free (self->bytes, TRUE);
  g_free (self);
}

TribTreeSink *
trib_tree_rows_get_sink (TribTreeRows *self)
{
  return &self->sink;
}

gboolean
trib_tree_rows_next (TribTreeRows *self, TribTreeRow *row)
{
  const Waiting *waiting;

  for (guint i = 0; i < self->shown->len; i++)
    self->row[g_array_index (self->shown, guint, i)] = TRIB_TEXT_EMPTY;
  g_array_set_size (self->shown, 0);
  if (self->next_row >= self->waiting->len)
    {
      forget_taken (self);
      return FALSE;
    }
  waiting = &g_array_index (self->waiting, Waiting, self->next_row++);
  for (gsize i = 0; i < waiting->n_pieces; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, self->next_piece++);

      self->row[piece->column] = (TribText){ self->bytes->str + piece->offset, piece->len };
      g_array_append_val (self->shown, piece->column);
    }
  *row = (TribTreeRow){ self->row, waiting->line, waiting->end, waiting->reason };
  return TRUE;
}
