/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records to be matched, as columns of dictionary-encoded values: equal texts of a column share a number, so that
 * equality is one comparison, and whatever a value needs is worked out once (P. Christen, "Data Matching", Springer 2012,
 * chapter 4, on indexing by values instead of records). What the values mean is left to trib-features.c.
 */
#include "config.h"

#include "match/trib-match-fill.h"

#include "base/trib-room.h"
#include "match/trib-features.h"

#define MANY 100000 /* records, of which it is worth to give back what is not needed any more */

static void
column_free (gpointer data)
{
  TribMatchColumn *self = data;

  g_free (self->name);
  g_clear_pointer (&self->pool, trib_pool_free);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->lists, g_array_unref);
  g_free (self);
}

TribMatchTable *
trib_match_table_new (void)
{
  TribMatchTable *self = g_new0 (TribMatchTable, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->fill = trib_match_fill_new (self->columns);
  return self;
}

void
trib_match_table_free (TribMatchTable *self)
{
  if (self == NULL)
    return;
  trib_features_free (self->features);
  trib_match_fill_free (self->fill);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->sources);
  g_array_unref (self->keys);
  g_free (self);
}

static void
drop_features (TribMatchTable *self)
{
  g_clear_pointer (&self->features, trib_features_free);
}

guint
trib_match_table_add_column (TribMatchTable *self, TribFieldId field, const char *name, TribValueType type)
{
  TribMatchColumn *column = g_new0 (TribMatchColumn, 1);

  drop_features (self);
  trib_match_table_settle (self);
  column->field = field;
  column->name = g_strdup (name);
  column->type = type;
  column->pool = trib_pool_new ();
  column->cells = g_array_new (FALSE, TRUE, sizeof (guint32));
  column->lists = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (self->columns, column);
  return self->columns->len - 1;
}

guint32
trib_match_table_add_record (TribMatchTable *self, guint32 source, guint64 key)
{
  drop_features (self);
  g_array_append_val (self->sources, source);
  g_array_append_val (self->keys, key);
  return self->sources->len - 1;
}

void
trib_match_table_add_value (TribMatchTable *self, guint column_index, const char *text, gsize len)
{
  g_return_if_fail (column_index < self->columns->len && self->sources->len > 0 && !self->closed);
  drop_features (self);
  if (len > 0)
    trib_match_fill_add (self->fill, column_index, self->sources->len - 1, text, len);
}

void
trib_match_table_settle (TribMatchTable *self)
{
  if (self->fill != NULL)
    trib_match_fill_settle (self->fill);
}

const TribMatchColumn *
trib_match_table_find_column (TribMatchTable *self, TribFieldId field)
{
  trib_match_table_settle (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      TribMatchColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field == field && column->cells->len > 0)
        return column;
    }
  return NULL;
}

void
trib_match_table_release (TribMatchTable *self, TribFieldId field)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      TribMatchColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field != field)
        continue;
      g_clear_pointer (&column->pool, trib_pool_free);
      g_array_unref (column->cells);
      g_array_unref (column->lists);
      column->cells = g_array_new (FALSE, TRUE, sizeof (guint32));
      column->lists = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
}

/* The names of the columns stay: features are called by them. */
static void
release_columns (TribMatchTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      TribMatchColumn *column = g_ptr_array_index (self->columns, i);

      g_clear_pointer (&column->pool, trib_pool_free);
      g_clear_pointer (&column->cells, g_array_unref);
      g_clear_pointer (&column->lists, g_array_unref);
    }
}

void
trib_match_table_close (TribMatchTable *self)
{
  trib_match_table_settle (self);
  g_clear_pointer (&self->fill, trib_match_fill_free);
  self->closed = TRUE;
  if (self->sources->len >= MANY)
    trib_room_give_back ();
}

const TribFeatures *
trib_match_table_features (TribMatchTable *self)
{
  return trib_match_table_prepare (self, NULL);
}

const TribFeatures *
trib_match_table_prepare (TribMatchTable *self, TribTicker *ticker)
{
  if (self->features == NULL)
    {
      trib_match_table_settle (self);
      self->features = trib_features_new (self, ticker);
      if (self->features != NULL && self->closed)
        {
          release_columns (self);
          trib_room_give_back ();
        }
    }
  return self->features;
}
