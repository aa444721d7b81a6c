/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The features of a record that came alone are made by the same code as those of a table, in a table of its own, and then put into
 * the numbers of the large one: texts are looked up, and what is new gets its facts. So one record costs what it holds, however
 * many there are.
 */
#include "config.h"

#include "match/trib-features-grow.h"
#include "match/trib-features-private.h"

#include <math.h>
#include <string.h>

void
trib_features_reserve (TribFeatures *self, guint32 capacity)
{
  trib_features_reserve_rows (self, capacity);
  self->order = g_renew (guint32, self->order, capacity);
  self->rank = g_renew (guint32, self->rank, capacity);
  self->source = g_renew (guint32, self->source, capacity);
}

/* The same feature of the other one: a field of several words may have become the name of whoever it is in one of them only. */
static const TribFeature *
counterpart (const TribFeatures *self, const TribFeature *feature, guint slot, const TribFeatures *from)
{
  const TribFeature *firm = from->slots[TRIB_SLOT_ORGANISATION];

  if (slot < TRIB_N_SLOTS && from->slots[slot] != NULL && from->slots[slot]->field == feature->field)
    return from->slots[slot];
  for (guint i = 0; i < from->customs->len; i++)
    {
      const TribFeature *custom = g_ptr_array_index (from->customs, i);

      if (custom->field == feature->field && strcmp (custom->name, feature->name) == 0)
        return custom;
    }
  return firm != NULL && firm->field == feature->field && strcmp (firm->name, feature->name) == 0 ? firm : NULL;
}

/* Room in the arrays by value, up to the size of the dictionary, which others may have filled. */
static void
reserve_facts (TribFeature *feature)
{
  guint32 old = feature->facts->len, size = trib_pool_size (feature->pool);

  if (size <= old)
    return;
  g_array_set_size (feature->facts, size);
  feature->count = g_renew (guint32, feature->count, size);
  feature->rarity = g_renew (float, feature->rarity, size);
  if (feature->spread != NULL)
    feature->spread = g_renew (guint8, feature->spread, size);
  for (guint32 id = old; id < size; id++)
    {
      feature->count[id] = 0;
      feature->rarity[id] = 0;
      if (feature->spread != NULL)
        feature->spread[id] = 1;
    }
}

/* A value may be in the dictionary for the sake of another feature. */
static gboolean
has_facts (const TribFeature *feature, guint32 id)
{
  return id < feature->facts->len && trib_feature_facts (feature, id)->hash != 0;
}

static void
link_word (TribFeatures *self, guint32 word)
{
  TribText text = trib_pool_get (self->words, word);
  guint32 name;

  if (word >= self->word_names->len)
    g_array_set_size (self->word_names, word + 1);
  if (trib_pool_lookup (self->names, text.text, text.len, &name))
    g_array_index (self->word_names, guint32, word) = name;
}

static void
put_words (TribFeatures *self, TribFeature *feature, TribFacts *facts, const TribFeatures *from,
           const TribFeature *other)
{
  guint32 first = feature->words->len, old = trib_pool_size (self->words);

  for (guint i = 0; i < facts->n_words; i++)
    {
      guint32 word = g_array_index (other->words, guint32, facts->first_word + i);
      TribText text = trib_pool_get (from->words, word);

      word = trib_pool_intern (self->words, text.text, text.len);
      g_array_append_val (feature->words, word);
    }
  facts->first_word = first;
  for (guint32 word = old; word < trib_pool_size (self->words); word++)
    link_word (self, word);
}

/* New words count once. */
static void
count_words (TribFeatures *self, TribFeature *feature, const TribFacts *facts)
{
  guint32 size = trib_pool_size (self->words);

  if (feature->n_word_counts < size)
    {
      feature->word_count = g_renew (guint32, feature->word_count, size);
      memset (feature->word_count + feature->n_word_counts, 0, (size - feature->n_word_counts) * sizeof (guint32));
      feature->n_word_counts = size;
    }
  for (guint i = 0; i < facts->n_words; i++)
    {
      guint32 *count = &feature->word_count[g_array_index (feature->words, guint32, facts->first_word + i)];

      *count = MAX (*count, 1);
    }
}

static void
put_facts (TribFeatures *self, TribFeature *feature, guint32 id, const TribFeatures *from, const TribFeature *other,
           guint32 other_id)
{
  TribFacts facts = *trib_feature_facts (other, other_id);

  put_words (self, feature, &facts, from, other);
  if (facts.n_words > 0)
    count_words (self, feature, &facts);
  if (feature->has_domains)
    facts.name = trib_features_rare_domain (feature, &facts);
  g_array_index (feature->facts, TribFacts, id) = facts;
}

/* The number of a value that @other has; a new one is taken for rare. */
static guint32
put_value (TribFeatures *self, TribFeature *feature, const TribFeatures *from, const TribFeature *other,
           guint32 other_id)
{
  TribText text = trib_pool_get (other->pool, other_id);
  guint32 id = trib_pool_intern (feature->pool, text.text, text.len);

  if (feature->pool != self->names && !has_facts (feature, id))
    {
      reserve_facts (feature);
      put_facts (self, feature, id, from, other, other_id);
    }
  if (feature->count[id] == 0)
    {
      feature->count[id] = 1;
      feature->rarity[id] = (float) CLAMP (log2 (feature->same * MAX (feature->n_filled, 1)), -6, 8);
    }
  return id;
}

/* All names of the record, the single ones of several among them, into the dictionary that given and family names share. */
static void
put_names (TribFeatures *self, const TribFeatures *from)
{
  static const TribSlot slots[]
      = { TRIB_SLOT_GIVEN, TRIB_SLOT_MIDDLE, TRIB_SLOT_FAMILY, TRIB_SLOT_NICKNAME, TRIB_SLOT_OTHER, TRIB_SLOT_WHOLE };
  const TribFeature *other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      const TribFeature *feature = from->slots[slots[i]];

      if (feature != NULL && (other == NULL || feature->facts->len > other->facts->len))
        other = feature;
    }
  for (guint32 other_id = 1; other != NULL && other_id < other->facts->len; other_id++)
    {
      TribText text = trib_pool_get (from->names, other_id);
      guint32 id = trib_pool_intern (self->names, text.text, text.len);

      for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
        {
          TribFeature *feature = self->slots[slots[i]];

          if (feature == NULL || has_facts (feature, id))
            continue;
          reserve_facts (feature);
          put_facts (self, feature, id, from, other, other_id);
        }
      if (memchr (text.text, ' ', text.len) == NULL)
        link_word (self, trib_pool_intern (self->words, text.text, text.len));
    }
}

static void
put_cell (TribFeatures *self, TribFeature *feature, guint32 rank, const TribFeatures *from, const TribFeature *other,
          guint32 other_rank)
{
  const guint32 *ids;
  guint32 one, at = feature->lists->len;
  guint n = other != NULL ? trib_feature_cell (other, other_rank, &ids, &one) : 0;

  if (n <= 1)
    {
      trib_feature_put (feature, rank, n == 1 ? put_value (self, feature, from, other, ids[0]) : 0);
      return;
    }
  g_array_append_val (feature->lists, n);
  for (guint i = 0; i < n; i++)
    {
      guint32 id = put_value (self, feature, from, other, ids[i]);

      g_array_append_val (feature->lists, id);
    }
  trib_feature_put (feature, rank, at | TRIB_SEVERAL);
}

void
trib_features_put (TribFeatures *self, guint32 rank, const TribFeatures *from, guint32 record)
{
  guint32 other_rank = from->rank[record];

  put_names (self, from);
  for (guint s = 0; s < TRIB_N_SLOTS; s++)
    if (self->slots[s] != NULL)
      put_cell (self, self->slots[s], rank, from, counterpart (self, self->slots[s], s, from), other_rank);
  for (guint i = 0; i < self->customs->len; i++)
    {
      TribFeature *feature = g_ptr_array_index (self->customs, i);

      put_cell (self, feature, rank, from, counterpart (self, feature, TRIB_N_SLOTS, from), other_rank);
    }
  self->source[rank] = from->source[other_rank];
}
