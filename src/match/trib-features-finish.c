/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of values, once records have them: how many, what kernels and keys need of each, its words, how rare it is.
 * Columns are for themselves and worked on by several threads; words are numbered as they come, by one.
 */
#include "config.h"

#include "match/trib-features-private.h"
#include "match/trib-series.h"

#include <math.h>
#include <string.h>

#define FEW_RECORDS 2000 /* for which threads are not worth their beginning */

static gboolean
has_words (TribForm form)
{
  return form == TRIB_FORM_NAME || form == TRIB_FORM_ORGANISATION || form == TRIB_FORM_STREET || form == TRIB_FORM_CITY
         || form == TRIB_FORM_TEXT;
}

static void
take_words (TribFeatures *all, TribFeature *self, TribText text, TribFacts *facts)
{
  facts->first_word = self->words->len;
  for (gsize i = 0, end; i < text.len && facts->n_words < 64; i = end + 1)
    {
      const char *found = memchr (text.text + i, ' ', text.len - i);
      guint32 id;

      end = found != NULL ? (gsize) (found - text.text) : text.len;
      if (end == i)
        continue;
      id = trib_pool_intern (all->words, text.text + i, end - i);
      g_array_append_val (self->words, id);
      facts->n_words++;
    }
}

/* The domain of an e-mail address is its only word. */
static void
take_domain (TribFeatures *all, TribFeature *self, TribText text, TribFacts *facts)
{
  const char *at = memchr (text.text, '@', text.len);
  guint32 id;

  if (at == NULL || at[1] == '\0')
    return;
  id = trib_pool_intern (all->words, at + 1, text.text + text.len - at - 1);
  facts->first_word = self->words->len;
  facts->n_words = 1;
  g_array_append_val (self->words, id);
}

typedef struct
{
  TribFeature *feature;
  TribForm form;
} FactsJob;

static void
make_facts (guint64 from, guint64 to, guint thread, gpointer data)
{
  FactsJob *job = data;

  for (guint32 id = 1 + (guint32) from; id < 1 + to; id++)
    {
      TribText text = trib_pool_get (job->feature->pool, id);

      trib_standard_facts (job->form, text.text, text.len, &g_array_index (job->feature->facts, TribFacts, id));
    }
}

static void
take_all_words (TribFeatures *all, TribFeature *self, TribForm form)
{
  if (!has_words (form) && form != TRIB_FORM_EMAIL)
    return;
  for (guint32 id = 1; id < self->facts->len; id++)
    {
      TribText text = trib_pool_get (self->pool, id);
      TribFacts *facts = &g_array_index (self->facts, TribFacts, id);

      if (has_words (form))
        take_words (all, self, text, facts);
      else
        take_domain (all, self, text, facts);
    }
}

void
trib_feature_count (TribFeatures *all, TribFeature *self)
{
  double pairs = 0;

  g_free (self->count);
  self->n_filled = self->n_distinct = 0;
  self->count = g_new0 (guint32, trib_pool_size (self->pool));
  for (guint32 r = 0; r < all->n; r++)
    {
      const guint32 *ids;
      guint32 one;
      guint n = trib_feature_cell (self, r, &ids, &one);

      self->n_filled += n > 0;
      for (guint i = 0; i < n; i++)
        self->count[ids[i]]++;
    }
  for (guint32 id = 1; id < trib_pool_size (self->pool); id++)
    {
      self->n_distinct += self->count[id] > 0;
      pairs += (double) self->count[id] * self->count[id];
    }
  self->same = pairs / MAX ((double) self->n_filled * self->n_filled, 1);
}

static void
count_words (TribFeatures *all, TribFeature *self)
{
  if (self->words->len == 0)
    return;
  self->n_word_counts = trib_pool_size (all->words);
  self->word_count = g_new0 (guint32, self->n_word_counts);
  for (guint32 id = 1; id < self->facts->len; id++)
    {
      const TribFacts *facts = trib_feature_facts (self, id);

      for (guint i = 0; i < facts->n_words; i++)
        self->word_count[g_array_index (self->words, guint32, facts->first_word + i)] += self->count[id];
    }
}

/* A domain that one in two hundred has is a provider, not somebody's own. */
guint32
trib_features_rare_domain (const TribFeature *self, const TribFacts *facts)
{
  guint32 word = facts->n_words == 1 ? g_array_index (self->words, guint32, facts->first_word) : 0;

  return word != 0 && self->word_count[word] * 200.0 < self->n_filled + 400.0 ? word : 0;
}

static void
note_domains (TribFeature *self)
{
  self->has_domains = TRUE;
  for (guint32 id = 1; id < self->facts->len; id++)
    {
      TribFacts *facts = &g_array_index (self->facts, TribFacts, id);

      facts->name = trib_features_rare_domain (self, facts);
    }
}

/* Four bits less for each name more than two that has the value. */
static void
rate_values (TribFeature *self)
{
  guint32 size = trib_pool_size (self->pool);

  self->rarity = g_new0 (float, size);
  for (guint32 id = 1; id < size; id++)
    {
      double share = trib_feature_share (self, id);
      int spread = self->spread != NULL ? self->spread[id] : 0;

      if (share > 0)
        self->rarity[id]
            = (float) (CLAMP (log2 (self->same / share), -6, 8) - (spread <= 1 ? 0 : MIN (4.0 * (spread - 2) + 1, 16)));
    }
}

typedef struct
{
  TribFeatures *all;
  const TribFeatureWork *work;
} FinishJob;

static void
count_columns (guint64 from, guint64 to, guint thread, gpointer data)
{
  FinishJob *job = data;

  for (guint64 i = from; i < to; i++)
    trib_feature_count (job->all, job->work[i].feature);
}

static void
rate_columns (guint64 from, guint64 to, guint thread, gpointer data)
{
  FinishJob *job = data;

  for (guint64 i = from; i < to; i++)
    {
      const TribFeatureWork *work = &job->work[i];

      if (work->form == TRIB_FORM_EMAIL || work->form == TRIB_FORM_PHONE)
        trib_features_spread (job->all, work->feature);
      if (has_words (work->form) || work->form == TRIB_FORM_EMAIL)
        trib_series_find (work->feature);
      count_words (job->all, work->feature);
      if (work->form == TRIB_FORM_EMAIL)
        note_domains (work->feature);
      work->feature->fetch
          = work->form == TRIB_FORM_DATE || work->form == TRIB_FORM_PHONE ? TRIB_FETCH_FACTS : TRIB_FETCH_TEXTS;
      rate_values (work->feature);
    }
}

/* Names share one dictionary, of whose values all features know the same. */
static const TribFeature *
find_twin (const TribFeatureWork *work, guint i)
{
  for (guint j = 0; j < i; j++)
    if (work[j].form == work[i].form && work[j].feature->pool == work[i].feature->pool)
      return work[j].feature;
  return NULL;
}

static void
take_facts (TribFeatures *all, const TribFeatureWork *work, guint i, TribTicker *ticker)
{
  TribFeature *self = work[i].feature;
  const TribFeature *twin = find_twin (work, i);
  FactsJob job = { self, work[i].form };

  if (twin != NULL)
    {
      g_array_append_vals (self->facts, twin->facts->data, twin->facts->len);
      g_array_append_vals (self->words, twin->words->data, twin->words->len);
      return;
    }
  g_array_set_size (self->facts, trib_pool_size (self->pool));
  trib_features_loop (all, ticker, self->facts->len - 1, 5000, make_facts, &job);
  take_all_words (all, self, work[i].form);
}

void
trib_features_finish (TribFeatures *all, const TribFeatureWork *work, guint n, TribTicker *ticker)
{
  FinishJob job = { all, work };

  trib_features_loop (all, ticker, n, 1, count_columns, &job);
  for (guint i = 0; i < n; i++)
    take_facts (all, work, i, ticker);
  trib_features_loop (all, ticker, n, 1, rate_columns, &job);
}

void
trib_features_loop (const TribFeatures *all, TribTicker *ticker, guint64 n, guint64 chunk, TribLoopFunc func,
                    gpointer data)
{
  if (ticker == NULL || all->n < FEW_RECORDS)
    func (0, n, 0, data);
  else
    trib_parallel_for (ticker, n, chunk, func, data);
}
