/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values are gathered column by column and put into their dictionaries by the batch, each column by one thread at a time and
 * in the order of its records: so the numbers that values get do not depend on threads, and whoever adds need not wait for
 * memory. What is too little for a batch is put in by the caller's own thread.
 */
#include "config.h"

#include "match/trib-match-fill.h"

#include <string.h>

#define BATCH_BYTES (512 * 1024)
#define MOST_BATCHES 4 /* on their way */
#define MOST_THREADS 4

typedef struct
{
  guint32 record, len;
} Piece;

/* Values of one column: their texts one after the other. */
typedef struct
{
  Piece *pieces;
  guint n, room;
  char *texts;
  gsize n_texts, texts_room;
} Pending;

/* A column's values on their way. One thread at a time is at it, so what came first is put in first. */
typedef struct
{
  Pending *gathered; /* what is added goes here; NULL for nothing yet */
  GQueue handed;     /* (element-type Pending): these are to be put into the column, the first one first */
  gboolean at_work;
} Lane;

struct _TribMatchFill
{
  GPtrArray *columns;
  GArray *lanes; /* (element-type Lane): by column; it grows only while nobody is at work */
  gsize n_bytes; /* gathered */
  GThreadPool *threads;
  GMutex lock; /* on all below, and on what was handed */
  GCond moved;
  guint n_handed;   /* Pendings that are not in their columns yet */
  GPtrArray *spare; /* (element-type Pending): to be used again */
};

static void
free_pending (gpointer data)
{
  Pending *self = data;

  if (self == NULL)
    return;
  g_free (self->pieces);
  g_free (self->texts);
  g_free (self);
}

TribMatchFill *
trib_match_fill_new (GPtrArray *columns)
{
  TribMatchFill *self = g_new0 (TribMatchFill, 1);

  self->columns = columns;
  self->lanes = g_array_new (FALSE, TRUE, sizeof (Lane));
  self->spare = g_ptr_array_new_with_free_func (free_pending);
  g_mutex_init (&self->lock);
  g_cond_init (&self->moved);
  return self;
}

/* Until no more than @most are on their way. */
static void
wait_until (TribMatchFill *self, guint most)
{
  g_mutex_lock (&self->lock);
  while (self->n_handed > most)
    g_cond_wait (&self->moved, &self->lock);
  g_mutex_unlock (&self->lock);
}

void
trib_match_fill_free (TribMatchFill *self)
{
  if (self == NULL)
    return;
  wait_until (self, 0);
  if (self->threads != NULL)
    g_thread_pool_free (self->threads, FALSE, TRUE);
  for (guint i = 0; i < self->lanes->len; i++)
    free_pending (g_array_index (self->lanes, Lane, i).gathered);
  g_array_unref (self->lanes);
  g_ptr_array_unref (self->spare);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->moved);
  g_free (self);
}

static Pending *
take_spare (TribMatchFill *self)
{
  Pending *pending = NULL;

  g_mutex_lock (&self->lock);
  if (self->spare->len > 0)
    pending = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  g_mutex_unlock (&self->lock);
  return pending != NULL ? pending : g_new0 (Pending, 1);
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
  const char *text = pending->texts;
  guint n = pending->n;
  g_autofree TribText *texts = g_new (TribText, MAX (n, 1));
  g_autofree guint32 *ids = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      texts[i] = (TribText){ text, pending->pieces[i].len };
      text += texts[i].len;
    }
  trib_pool_intern_many (column->pool, texts, n, ids);
  for (guint i = 0; i < n; i++)
    put_value (column, pending->pieces[i].record, ids[i]);
  pending->n = 0;
  pending->n_texts = 0;
}

/* Puts in what was handed of a column, and what is handed meanwhile. */
static void
column_handed_cb (gpointer data, gpointer user_data)
{
  TribMatchFill *self = user_data;
  guint column = GPOINTER_TO_UINT (data) - 1;
  Lane *lane = &g_array_index (self->lanes, Lane, column);
  Pending *pending;

  g_mutex_lock (&self->lock);
  while ((pending = g_queue_pop_head (&lane->handed)) != NULL)
    {
      g_mutex_unlock (&self->lock);
      put_column (g_ptr_array_index (self->columns, column), pending);
      g_mutex_lock (&self->lock);
      g_ptr_array_add (self->spare, pending);
      self->n_handed--;
      g_cond_signal (&self->moved);
    }
  lane->at_work = FALSE;
  g_mutex_unlock (&self->lock);
}

static void
hand_over (TribMatchFill *self)
{
  wait_until (self, (MOST_BATCHES - 1) * self->lanes->len);
  if (self->threads == NULL)
    self->threads = g_thread_pool_new (column_handed_cb, self, (gint) CLAMP (g_get_num_processors (), 1, MOST_THREADS),
                                       FALSE, NULL);
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      Lane *lane = &g_array_index (self->lanes, Lane, i);

      if (lane->gathered == NULL || lane->gathered->n == 0)
        continue;
      g_queue_push_tail (&lane->handed, g_steal_pointer (&lane->gathered));
      self->n_handed++;
      if (!lane->at_work)
        g_thread_pool_push (self->threads, GUINT_TO_POINTER (i + 1), NULL);
      lane->at_work = TRUE;
    }
  g_mutex_unlock (&self->lock);
  self->n_bytes = 0;
}

static Pending *
gathered_of (TribMatchFill *self, guint column)
{
  Lane *lane;

  if (column >= self->lanes->len)
    {
      wait_until (self, 0);
      g_array_set_size (self->lanes, MAX (column + 1, self->columns->len));
    }
  lane = &g_array_index (self->lanes, Lane, column);
  if (lane->gathered == NULL)
    lane->gathered = take_spare (self);
  return lane->gathered;
}

void
trib_match_fill_add (TribMatchFill *self, guint column, guint32 record, const char *text, gsize len)
{
  Pending *pending = gathered_of (self, column);

  if (pending->n == pending->room)
    {
      pending->room = MAX (256, pending->room * 2);
      pending->pieces = g_renew (Piece, pending->pieces, pending->room);
    }
  if (pending->texts_room - pending->n_texts < len)
    {
      pending->texts_room = MAX (pending->texts_room * 2, pending->n_texts + len + 4096);
      pending->texts = g_realloc (pending->texts, pending->texts_room);
    }
  pending->pieces[pending->n++] = (Piece){ record, (guint32) len };
  memcpy (pending->texts + pending->n_texts, text, len);
  pending->n_texts += len;
  self->n_bytes += len + sizeof (Piece);
  if (self->n_bytes >= BATCH_BYTES)
    hand_over (self);
}

void
trib_match_fill_settle (TribMatchFill *self)
{
  wait_until (self, 0);
  for (guint i = 0; i < self->lanes->len && self->n_bytes > 0; i++)
    if (g_array_index (self->lanes, Lane, i).gathered != NULL)
      put_column (g_ptr_array_index (self->columns, i), g_array_index (self->lanes, Lane, i).gathered);
  self->n_bytes = 0;
}
