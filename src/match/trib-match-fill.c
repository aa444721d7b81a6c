/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values are gathered column by column and put into their dictionaries by the batch, each column by one thread at a time and
 * in the order of its records: so the numbers that values get do not depend on threads, and whoever adds need not wait for
 * memory. What is too little for a batch is put in by the caller's own thread.
 */
#include "config.h"

#include "match/trib-match-fill.h"

#define BATCH_BYTES (512 * 1024)
#define MOST_THREADS 4

typedef struct
{
  guint32 record, len;
} Piece;

/* The values of one column: their texts one after the other. */
typedef struct
{
  GArray *pieces;
  GByteArray *texts;
} Pending;

struct _TribMatchFill
{
  GPtrArray *columns;
  GArray *gathered; /* (element-type Pending): by column; what is added goes here… */
  GArray *handed;   /* …while this is put into the columns */
  gsize n_bytes;
  GThreadPool *threads;
  GMutex lock;
  GCond settled;
  guint at_work; /* columns */
};

static void
clear_pending (gpointer data)
{
  Pending *pending = data;

  g_array_unref (pending->pieces);
  g_byte_array_unref (pending->texts);
}

static GArray *
new_pendings (void)
{
  GArray *pendings = g_array_new (FALSE, FALSE, sizeof (Pending));

  g_array_set_clear_func (pendings, clear_pending);
  return pendings;
}

static Pending *
pending_of (GArray *pendings, guint column)
{
  while (pendings->len <= column)
    {
      Pending pending = { g_array_new (FALSE, FALSE, sizeof (Piece)), g_byte_array_new () };

      g_array_append_val (pendings, pending);
    }
  return &g_array_index (pendings, Pending, column);
}

TribMatchFill *
trib_match_fill_new (GPtrArray *columns)
{
  TribMatchFill *self = g_new0 (TribMatchFill, 1);

  self->columns = columns;
  self->gathered = new_pendings ();
  self->handed = new_pendings ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->settled);
  return self;
}

static void
wait_for_all (TribMatchFill *self)
{
  g_mutex_lock (&self->lock);
  while (self->at_work > 0)
    g_cond_wait (&self->settled, &self->lock);
  g_mutex_unlock (&self->lock);
}

void
trib_match_fill_free (TribMatchFill *self)
{
  if (self == NULL)
    return;
  wait_for_all (self);
  if (self->threads != NULL)
    g_thread_pool_free (self->threads, FALSE, TRUE);
  g_array_unref (self->gathered);
  g_array_unref (self->handed);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->settled);
  g_free (self);
}

/* The place of the list that the cell has, or gets. Only the last record is added to, so a list that grows is the last. */
static guint32
open_list (TribMatchColumn *column, guint32 cell)
{
  guint32 at = column->lists->len, count = 1;

  if (cell & TRIB_SEVERAL)
    return cell & ~TRIB_SEVERAL;
  g_array_append_val (column->lists, count);
  g_array_append_val (column->lists, cell);
  return at;
}

static void
put_value (TribMatchColumn *column, guint32 record, guint32 id)
{
  guint32 at, *cell;

  if (id == 0)
    return;
  if (column->cells->len <= record)
    g_array_set_size (column->cells, record + 1);
  cell = &g_array_index (column->cells, guint32, record);
  if (*cell == 0)
    {
      *cell = id;
      return;
    }
  at = open_list (column, *cell);
  g_array_append_val (column->lists, id);
  g_array_index (column->lists, guint32, at)++;
  *cell = at | TRIB_SEVERAL;
}

static void
put_column (TribMatchColumn *column, Pending *pending)
{
  const char *text = (const char *) pending->texts->data;
  guint n = pending->pieces->len;
  g_autofree TribText *texts = g_new (TribText, MAX (n, 1));
  g_autofree guint32 *ids = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      texts[i] = (TribText){ text, g_array_index (pending->pieces, Piece, i).len };
      text += texts[i].len;
    }
  trib_pool_intern_many (column->pool, texts, n, ids);
  for (guint i = 0; i < n; i++)
    put_value (column, g_array_index (pending->pieces, Piece, i).record, ids[i]);
  g_array_set_size (pending->pieces, 0);
  g_byte_array_set_size (pending->texts, 0);
}

static void
column_handed_cb (gpointer data, gpointer user_data)
{
  TribMatchFill *self = user_data;
  guint column = GPOINTER_TO_UINT (data) - 1;

  put_column (g_ptr_array_index (self->columns, column), &g_array_index (self->handed, Pending, column));
  g_mutex_lock (&self->lock);
  if (--self->at_work == 0)
    g_cond_signal (&self->settled);
  g_mutex_unlock (&self->lock);
}

static void
hand_over (TribMatchFill *self)
{
  GArray *gathered;

  wait_for_all (self);
  if (self->threads == NULL)
    self->threads = g_thread_pool_new (column_handed_cb, self, (gint) CLAMP (g_get_num_processors (), 1, MOST_THREADS),
                                       FALSE, NULL);
  gathered = self->gathered;
  self->gathered = self->handed;
  self->handed = gathered;
  self->n_bytes = 0;
  self->at_work = gathered->len;
  for (guint i = 0; i < gathered->len; i++)
    g_thread_pool_push (self->threads, GUINT_TO_POINTER (i + 1), NULL);
}

void
trib_match_fill_add (TribMatchFill *self, guint column, guint32 record, const char *text, gsize len)
{
  Pending *pending = pending_of (self->gathered, column);
  Piece piece = { record, (guint32) len };

  g_array_append_val (pending->pieces, piece);
  g_byte_array_append (pending->texts, (const guint8 *) text, (guint) len);
  self->n_bytes += len + sizeof piece;
  if (self->n_bytes >= BATCH_BYTES)
    hand_over (self);
}

void
trib_match_fill_settle (TribMatchFill *self)
{
  wait_for_all (self);
  for (guint i = 0; i < self->gathered->len && self->n_bytes > 0; i++)
    put_column (g_ptr_array_index (self->columns, i), &g_array_index (self->gathered, Pending, i));
  self->n_bytes = 0;
}
