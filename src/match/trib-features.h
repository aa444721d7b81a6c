/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is compared: values folded and taken apart once for each distinct value, records in the order of their keys
 * ("rank"), so that nothing below depends on the order in which they came.
 */
#pragma once

#include "match/trib-match-table.h"
#include "match/trib-parallel.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_SLOT_GIVEN,
  TRIB_SLOT_MIDDLE,
  TRIB_SLOT_FAMILY,
  TRIB_SLOT_NICKNAME,
  TRIB_SLOT_OTHER, /* another person that the record names: a father */
  TRIB_SLOT_SUFFIX,
  TRIB_SLOT_ORGANISATION,
  TRIB_SLOT_BIRTH,
  TRIB_SLOT_GENDER,
  TRIB_SLOT_EMAIL,
  TRIB_SLOT_PHONE,
  TRIB_SLOT_WEBSITE,
  TRIB_SLOT_STREET,
  TRIB_SLOT_NUMBER,
  TRIB_SLOT_UNIT,
  TRIB_SLOT_POSTCODE,
  TRIB_SLOT_CITY,
  TRIB_SLOT_REGION,
  TRIB_SLOT_COUNTRY,
  TRIB_SLOT_PREMISE, /* street and house number together */
  TRIB_SLOT_NATIONAL_ID,
  TRIB_SLOT_TAX_ID,
  TRIB_SLOT_EXTERNAL_ID,
  TRIB_SLOT_WHOLE, /* name of a person whose parts cannot be told apart */
  TRIB_N_SLOTS,
} TribSlot;

/**
 * TribFacts:
 * @hash: of the folded text
 * @loose: of a form in which writings of the same come together: loose name, local part of an e-mail, last digits
 * @sound: of the phonetic form; of a date year, month and day as 0xYYYYMMDD in decimal digits; of a number its value in
 *   hundredths and half of 2^64; of an e-mail address the digits before the @, four bits each and one more than the digit, the first
 *   one lowest; of a phone its last signs, TRIB_PHONE_END at most, seven bits each, the last one lowest
 * @name: of given names that a table knows: the number by which trib_nickname_are_forms () knows it; of an e-mail address
 *   the word that is its domain where few have it; else 0
 * @stem: of names, texts and e-mail addresses with digits: what is left without them (trib-series.h); else 0
 * @letters: one bit a letter that occurs, so that most pairs that are far apart are seen at once
 */
typedef struct
{
  guint64 hash, loose, sound;
  guint32 name;
  guint32 stem;
  guint32 letters;
  guint32 initial;
  guint16 len;
  guint8 n_words;
  guint32 first_word;
} TribFacts;

#define TRIB_PHONE_END 9
#define TRIB_EMAIL_DIGITS 16

/* What a comparison looks at of two values that differ, beyond their numbers: that is on its way beforehand. */
typedef enum
{
  TRIB_FETCH_TEXTS,
  TRIB_FETCH_FACTS,
  TRIB_FETCH_NOTHING,
} TribFetch;

/**
 * TribFeature:
 * @values: that of rank r at [r * stride]; 0 is missing; with %TRIB_SEVERAL the place of a list
 * @count: by value: records that have it
 * @spread: (nullable): of e-mail addresses and phones by value: how many names with other initials have it, up to 255
 * @series: (nullable): stems that number their values, one bit for each of 65,536 groups of stems
 * @rarity: by value: log2 of how much rarer it is than values are on average
 * @same: chance that two random records that have a value have the same one
 */
typedef struct
{
  TribFieldId field;
  const char *name;
  TribValueType type;
  TribPool *pool;
  gboolean owns_pool;
  guint32 *values;
  gsize stride;
  gboolean owns_values;
  TribFetch fetch;
  gboolean has_domains; /* e-mail addresses */
  GArray *lists;
  GArray *facts; /* (element-type TribFacts): by value */
  GArray *words; /* (element-type guint32): ids in the words' pool, each value's after another */
  guint32 *count;
  guint32 *word_count; /* by word: values of records that have it */
  guint32 n_word_counts;
  guint8 *spread;
  guint8 *series;
  float *rarity;
  guint32 n_filled;
  guint32 n_distinct;
  double same;
} TribFeature;

/* What whole names are taken for. */
typedef enum
{
  TRIB_NAMES_UNDECIDED,
  TRIB_NAMES_APART, /* given and family name */
  TRIB_NAMES_WHOLE,
  TRIB_NAMES_OF_FIRMS
} TribNamesAs;

struct _TribFeatures
{
  guint32 n;
  TribNamesAs names_as;
  guint32 *order;  /* rank -> record */
  guint32 *rank;   /* record -> rank */
  guint32 *source; /* by rank */
  guint n_sources;
  gboolean ids_across; /* customer numbers mean the same in all sources */
  TribPool *names;     /* all names of persons, so that swapped ones are equal numbers */
  TribPool *words;
  GArray *word_names; /* (element-type guint32): word -> the same as a name, so that "Anna Maria" is two names; or 0 */
  TribFeature *slots[TRIB_N_SLOTS]; /* NULL where no record has any */
  GPtrArray *customs;               /* (element-type TribFeature) */
  GPtrArray *columns;               /* (element-type TribFeature): all of these, in the order of a row */
  guint32 *rows;                    /* the values of all features, record by record: one pair, two places in memory */
};

/* @ticker: (nullable): looked at between the columns; where it says so, %NULL is returned. */
TribFeatures *trib_features_new (TribMatchTable *table, TribTicker *ticker);
void trib_features_free (TribFeatures *self);

static inline guint
trib_feature_cell (const TribFeature *self, guint32 rank, const guint32 **ids, guint32 *one)
{
  guint32 cell = self->values[rank * self->stride];

  if (cell & TRIB_SEVERAL)
    {
      *ids = &g_array_index (self->lists, guint32, (cell & ~TRIB_SEVERAL) + 1);
      return (*ids)[-1];
    }
  *one = cell;
  *ids = one;
  return cell != 0;
}

/* The first value, 0 for none. */
static inline guint32
trib_feature_first (const TribFeature *self, guint32 rank)
{
  guint32 cell;

  if (self == NULL)
    return 0;
  cell = self->values[rank * self->stride];
  return cell & TRIB_SEVERAL ? g_array_index (self->lists, guint32, (cell & ~TRIB_SEVERAL) + 1) : cell;
}

static inline const TribFacts *
trib_feature_facts (const TribFeature *self, guint32 id)
{
  return &g_array_index (self->facts, TribFacts, id);
}

static inline double
trib_feature_share (const TribFeature *self, guint32 id)
{
  return (double) self->count[id] / MAX (self->n_filled, 1);
}

/* A cell that is there, of a record that is. */
static inline void
trib_feature_put (TribFeature *self, guint32 rank, guint32 cell)
{
  self->values[rank * self->stride] = cell;
}

/* Room for ranks below @capacity, the new ones without any value. */
void trib_features_reserve_rows (TribFeatures *self, guint32 capacity);

/* Fetches the row of a record into the cache, which takes as long as comparing some pairs does. */
static inline void
trib_features_fetch_row (const TribFeatures *self, guint32 rank)
{
  const guint32 *row = self->rows + (gsize) rank * self->columns->len;

  __builtin_prefetch (row);
  __builtin_prefetch (row + self->columns->len - 1);
}

/* Once the rows are there: what is known of the values. Those that two records have in common need only be counted. */
void trib_features_fetch_facts (const TribFeatures *self, guint32 rank);
void trib_features_fetch_pair (const TribFeatures *self, guint32 a, guint32 b);
/* Once that is there: the texts of the values in which the two differ. */
void trib_features_fetch_texts (const TribFeatures *self, guint32 a, guint32 b);

G_END_DECLS
