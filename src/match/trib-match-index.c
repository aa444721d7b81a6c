/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. A record that is asked about stands behind the last one of the table, in the table's own numbers, so that it is
 * compared and explained by the code of a run.
 */
#include "config.h"

#include "match/trib-block-index.h"
#include "match/trib-features-grow.h"
#include "match/trib-match-index.h"
#include "match/trib-match-table.h"
#include "match/trib-model.h"
#include "match/trib-scoring.h"

#include <math.h>

typedef struct
{
  guint column;
  char *text;
  gsize len;
} Value;

struct _TribMatchIndex
{
  TribMatchTable *table;
  TribFeatures *features;
  TribMatchModel *model;
  TribBlockIndex *blocks;
  guint32 capacity;
  guint32 source;
  GArray *values;    /* (element-type Value): of the record begun */
  gboolean in_place; /* the record begun has its features */
  GArray *ranks;     /* (element-type guint32): room */
  GArray *seen;      /* (element-type guint32): by rank: the question for which it was looked at last */
  guint32 question;
  GHashTable *gone; /* ranks + 1 */
};

static void
value_clear (gpointer data)
{
  g_free (((Value *) data)->text);
}

static void
reserve (TribMatchIndex *self)
{
  if (self->features->n < self->capacity)
    return;
  self->capacity = self->features->n + self->features->n / 16 + 256;
  trib_features_reserve (self->features, self->capacity);
  g_array_set_size (self->seen, self->capacity);
}

TribMatchIndex *
trib_match_index_new (TribMatchTable *table, const char *model, const TribMatchOptions *options, TribMatchTick tick,
                      gpointer user_data)
{
  TribMatchIndex *self = g_new0 (TribMatchIndex, 1);
  TribComparer comparer;
  TribTicker ticker;

  trib_ticker_init (&ticker, options, tick, user_data);
  self->table = table;
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (self->values, value_clear);
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->seen = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->gone = g_hash_table_new (NULL, NULL);
  if (trib_match_table_prepare (table, &ticker) != NULL)
    {
      self->features = table->features;
      trib_comparer_init (&comparer, self->features);
      self->model = trib_model_from_json (model, &comparer);
    }
  if (self->model != NULL)
    self->blocks = trib_block_index_new (self->features, &ticker);
  if (self->blocks == NULL)
    {
      trib_match_index_free (self);
      return NULL;
    }
  reserve (self);
  return self;
}

void
trib_match_index_free (TribMatchIndex *self)
{
  if (self == NULL)
    return;
  trib_block_index_free (self->blocks);
  trib_model_free (self->model);
  g_array_unref (self->values);
  g_array_unref (self->ranks);
  g_array_unref (self->seen);
  g_hash_table_unref (self->gone);
  g_free (self);
}

void
trib_match_index_begin (TribMatchIndex *self, guint32 source)
{
  g_array_set_size (self->values, 0);
  self->source = source;
  self->in_place = FALSE;
}

void
trib_match_index_add_value (TribMatchIndex *self, guint column, const char *text, gsize len)
{
  Value value = { column, g_strndup (text, len), len };

  g_return_if_fail (column < self->table->columns->len);
  g_array_append_val (self->values, value);
  self->in_place = FALSE;
}

/* What a table makes of a column together with others it makes of those that have values at all: so before the record there is one that
 * has some, as there is in the large table. */
static void
add_forerunner (const TribMatchIndex *self, TribMatchTable *one)
{
  trib_match_table_add_record (one, self->source, 0);
  if (self->features->slots[TRIB_SLOT_OTHER] == NULL)
    return;
  for (guint c = 0; c < self->table->columns->len; c++)
    {
      const TribMatchColumn *column = g_ptr_array_index (self->table->columns, c);

      if (column->field == TRIB_FIELD_GIVEN_NAME || column->field == TRIB_FIELD_FAMILY_NAME)
        trib_match_table_add_value (one, c, "x", 1);
    }
}

/* A table of its own for the record, with the columns of the large one in their order. */
static TribMatchTable *
table_of_one (const TribMatchIndex *self, guint32 *record)
{
  TribMatchTable *one = trib_match_table_new ();

  for (guint c = 0; c < self->table->columns->len; c++)
    {
      const TribMatchColumn *column = g_ptr_array_index (self->table->columns, c);

      trib_match_table_add_column (one, column->field, column->name, column->type);
    }
  one->names_as = self->features->names_as;
  add_forerunner (self, one);
  *record = trib_match_table_add_record (one, self->source, 1);
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);

      trib_match_table_add_value (one, value->column, value->text, value->len);
    }
  return one;
}

/* Behind the last record. */
static guint32
put_in_place (TribMatchIndex *self)
{
  guint32 rank = self->features->n, record;

  if (!self->in_place)
    {
      g_autoptr (TribMatchTable) one = table_of_one (self, &record);

      trib_features_put (self->features, rank, trib_match_table_features (one), record);
      self->in_place = TRUE;
    }
  return rank;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const TribMatchFound *x = a, *y = b;

  if (x->weight < y->weight || x->weight > y->weight)
    return x->weight > y->weight ? -1 : 1;
  return x->record < y->record ? -1 : x->record > y->record;
}

GArray *
trib_match_index_match (TribMatchIndex *self, double least)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TribMatchFound));
  guint32 rank = put_in_place (self);

  self->question++;
  for (guint k = 0; k < trib_block_index_n_keys (self->blocks); k++)
    {
      g_array_set_size (self->ranks, 0);
      trib_block_index_find (self->blocks, k, trib_block_index_block (self->blocks, k, rank), self->ranks);
      for (guint i = 0; i < self->ranks->len; i++)
        {
          guint32 other = g_array_index (self->ranks, guint32, i);
          guint32 *seen = &g_array_index (self->seen, guint32, other);
          TribMatchFound one = { self->features->order[other], 0, 0 };

          if (*seen == self->question || g_hash_table_contains (self->gone, GUINT_TO_POINTER (other + 1)))
            continue;
          *seen = self->question;
          one.weight = trib_score_pair (self->model, other, rank);
          one.probability = trib_model_probability (one.weight);
          if (one.probability >= least)
            g_array_append_val (found, one);
        }
    }
  g_array_sort (found, compare_found);
  return found;
}

guint
trib_match_index_explain (TribMatchIndex *self, guint32 record, TribMatchPart *parts, double *prior)
{
  guint32 rank = put_in_place (self);

  g_return_val_if_fail (record < self->features->n, 0);
  return trib_model_explain (self->model, self->features->rank[record], rank, parts, prior);
}

guint32
trib_match_index_keep (TribMatchIndex *self)
{
  guint32 rank = put_in_place (self);

  self->features->order[rank] = rank;
  self->features->rank[rank] = rank;
  self->features->n++;
  trib_block_index_add (self->blocks, rank);
  reserve (self);
  trib_match_index_begin (self, self->source);
  return rank;
}

void
trib_match_index_remove (TribMatchIndex *self, guint32 record)
{
  g_return_if_fail (record < self->features->n);
  g_hash_table_add (self->gone, GUINT_TO_POINTER (self->features->rank[record] + 1));
}
