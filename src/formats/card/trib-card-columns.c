/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays out the columns of cards: one for each property, type and part ("TEL work", "ADR/street"), numbered from the
 * second of a card on ("TEL work_2"), in the order of the standards. Types are free words; where a property has too many
 * of them, the rest go into columns of the property with the type beside it.
 */
#include "config.h"

#include "formats/card/trib-card-columns.h"

#include <string.h>

#define MOST_KINDS 40     /* of a property */
#define MOST_NAMES 100000 /* beyond which nothing can be laid out any more */

/**
 * Column:
 * @used: (element-type guint8): by place: whether a text ever stands there
 * @cells: (element-type guint): by place: its cell, from @offset
 * @most: how many a card has at most
 */
typedef struct
{
  char *name;
  const TribCardName *known;
  guint order;
  GByteArray *used;
  GArray *cells;
  guint most;
  guint offset, width;
} Column;

struct _TribCardColumns
{
  GHashTable *by_name; /* name -> Column */
  GHashTable *kinds;   /* property -> how many names it has */
};

static void
column_free (gpointer data)
{
  Column *self = data;

  g_free (self->name);
  g_byte_array_unref (self->used);
  g_array_unref (self->cells);
  g_free (self);
}

TribCardColumns *
trib_card_columns_new (void)
{
  TribCardColumns *self = g_new0 (TribCardColumns, 1);

  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, column_free);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
trib_card_columns_free (TribCardColumns *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

static Column *
make_column (TribCardColumns *self, const char *name, const TribCardName *known)
{
  Column *column = g_new0 (Column, 1);

  column->name = g_strdup (name);
  column->known = known;
  column->order = g_hash_table_size (self->by_name);
  column->used = g_byte_array_new ();
  column->cells = g_array_new (FALSE, TRUE, sizeof (guint));
  g_hash_table_insert (self->by_name, column->name, column);
  return column;
}

/* The column for @item: that of its name, unless the property has too many such. */
static Column *
column_for (TribCardColumns *self, const TribCardItem *item, gboolean make)
{
  Column *column = g_hash_table_lookup (self->by_name, item->name);
  guint kinds;

  if (column)
    return column;
  kinds = GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, item->property));
  if (!item->kind || kinds >= MOST_KINDS)
    {
      column = g_hash_table_lookup (self->by_name, item->property);
      if (column || !make)
        return column;
      return make_column (self, item->kind ? item->property : item->name, item->known);
    }
  if (!make)
    return NULL;
  g_hash_table_insert (self->kinds, g_strdup (item->property), GUINT_TO_POINTER (kinds + 1));
  return make_column (self, item->name, item->known);
}

static gboolean
is_rest (const Column *column, const TribCardItem *item)
{
  return item->kind && strcmp (column->name, item->name) != 0;
}

static void
use (Column *column, guint place)
{
  while (column->used->len <= place)
    g_byte_array_append (column->used, (const guint8 *) "", 1);
  column->used->data[place] = 1;
}

static gboolean
has_text (const TribCardItem *item, guint place)
{
  const char *text = item->texts->pdata[place];

  return text && *text;
}

/* How many of each name came before, in @counts. */
static guint
next_of (GHashTable *counts, const Column *column)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, column));

  g_hash_table_insert (counts, (gpointer) column, GUINT_TO_POINTER (n + 1));
  return n;
}

void
trib_card_columns_add (TribCardColumns *self, const TribCardRecord *record)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < record->items->len && g_hash_table_size (self->by_name) < MOST_NAMES; i++)
    {
      const TribCardItem *item = record->items->pdata[i];
      Column *column = column_for (self, item, TRUE);
      guint n = next_of (counts, column) + 1;

      column->most = MAX (column->most, n);
      for (guint place = 0; place < item->texts->len; place++)
        if (has_text (item, place))
          use (column, place);
      if (is_rest (column, item))
        use (column, trib_card_place_of_type (item->known));
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Column *x = *(Column *const *) a, *y = *(Column *const *) b;
  gboolean agent_x = g_str_has_prefix (x->name, "AGENT"), agent_y = g_str_has_prefix (y->name, "AGENT");
  guint rank_x = trib_card_name_rank (x->known), rank_y = trib_card_name_rank (y->known);

  if (agent_x != agent_y)
    return agent_x ? 1 : -1;
  if (rank_x != rank_y)
    return rank_x < rank_y ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static void
add_name (GPtrArray *names, const Column *column, guint ordinal, guint place)
{
  g_autofree char *part = trib_card_place_name (column->known, place);
  g_autofree char *number = ordinal > 0 ? g_strdup_printf ("_%u", ordinal + 1) : g_strdup ("");

  g_ptr_array_add (names, g_strconcat (column->name, number, *part ? "/" : "", part, NULL));
}

static gboolean
lay_out_column (Column *column, GPtrArray *names, guint max)
{
  column->offset = names->len;
  g_array_set_size (column->cells, column->used->len);
  for (guint place = 0; place < column->used->len; place++)
    if (column->used->data[place])
      g_array_index (column->cells, guint, place) = column->width++;
  if ((guint64) column->width * column->most + names->len > max)
    return FALSE;
  for (guint ordinal = 0; ordinal < column->most; ordinal++)
    for (guint place = 0; place < column->used->len; place++)
      if (column->used->data[place])
        add_name (names, column, ordinal, place);
  return TRUE;
}

GStrv
trib_card_columns_lay_out (TribCardColumns *self, guint max)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer column;

  g_hash_table_iter_init (&iter, self->by_name);
  while (g_hash_table_iter_next (&iter, NULL, &column))
    g_ptr_array_add (columns, column);
  g_ptr_array_sort (columns, compare);
  for (guint i = 0; i < columns->len; i++)
    if (!lay_out_column (columns->pdata[i], names, max))
      return NULL;
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

static void
put (const Column *column, guint ordinal, guint place, const char *text, TribText *cells, guint n_cells)
{
  guint at = column->offset + ordinal * column->width + g_array_index (column->cells, guint, place);

  if (at < n_cells)
    cells[at] = (TribText){ text, strlen (text) };
}

void
trib_card_columns_place (const TribCardColumns *self, const TribCardRecord *record, TribText *cells, guint n_cells)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_cells; i++)
    cells[i] = TRIB_TEXT_EMPTY;
  for (guint i = 0; i < record->items->len; i++)
    {
      const TribCardItem *item = record->items->pdata[i];
      const Column *column = column_for ((TribCardColumns *) self, item, FALSE);
      guint ordinal = column ? next_of (counts, column) : 0;

      if (!column || ordinal >= column->most)
        continue;
      for (guint place = 0; place < item->texts->len; place++)
        if (has_text (item, place) && place < column->used->len && column->used->data[place])
          put (column, ordinal, place, item->texts->pdata[place], cells, n_cells);
      if (is_rest (column, item))
        put (column, ordinal, trib_card_place_of_type (item->known), item->kind, cells, n_cells);
    }
}
