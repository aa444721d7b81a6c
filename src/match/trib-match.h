/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The matching engine as the rest of the program sees it: put records into a table, run, ask why.
 * Plain C on arrays: no SQLite, no GObject. A table is filled by one thread; a run uses several inside.
 *
 * The same records give the same clusters in any order of records and with any number of threads.
 */
#pragma once

#include "base/trib-types.h"
#include "schema/trib-field.h"

G_BEGIN_DECLS

/**
 * TribMatchLevel:
 *
 * How two values of a comparison agree. Stored by number in the history: never renumber, only add.
 */
typedef enum
{
  TRIB_LEVEL_MISSING = 0, /* one side has no value: no evidence */
  TRIB_LEVEL_DIFFERENT = 1,
  TRIB_LEVEL_SAME = 2,
  TRIB_LEVEL_SAME_FOLDED = 3, /* same but for case, accents, spacing, writing (ue for ü) */
  TRIB_LEVEL_TYPO = 4,        /* one slip of the keyboard */
  TRIB_LEVEL_SIMILAR = 5,
  TRIB_LEVEL_SOUNDS = 6,
  TRIB_LEVEL_SWAPPED = 7,      /* given and family name changed places */
  TRIB_LEVEL_INITIAL = 8,      /* "A." and "Anna" */
  TRIB_LEVEL_NICKNAME = 9,     /* "Bill" and "William" */
  TRIB_LEVEL_PART = 10,        /* one contains the other: double surname, short firm name */
  TRIB_LEVEL_DAY_MONTH = 11,   /* day and month changed places */
  TRIB_LEVEL_ONE_DIGIT = 12,   /* dates, ids, phones, postcodes with one digit other or two changed */
  TRIB_LEVEL_YEAR = 13,        /* same year, or same day of another year */
  TRIB_LEVEL_LOCAL_PART = 14,  /* same e-mail name at another provider */
  TRIB_LEVEL_LAST_DIGITS = 15, /* phone without its prefix */
  TRIB_LEVEL_PREFIX = 16,      /* first part of a postcode, of a number */
  TRIB_LEVEL_SAME_STREET = 17, /* same street, other number */
  TRIB_LEVEL_SAME_PLACE = 18,  /* same city or postcode, other street */
  TRIB_LEVEL_ONE_OF_SEVERAL = 19,
  TRIB_LEVEL_CONTRADICTS = 20, /* cannot be one person: other sex and name, births years apart */
  TRIB_N_LEVELS = 21,
} TribMatchLevel;

/* The same, but for how it is written. */
static inline gboolean
trib_match_level_is_exact (TribMatchLevel level)
{
  return level == TRIB_LEVEL_SAME || level == TRIB_LEVEL_SAME_FOLDED;
}

#define TRIB_MATCH_MAX_PARTS 32

/**
 * TribMatchPart:
 * @field: the field compared, or the first field of a group (given_name for the whole name, street for the address)
 * @level: how it agrees
 * @weight: log2 (m/u), with the term-frequency part in it
 * @tf: the term-frequency part alone
 *
 * The prior and the weights of all parts add up exactly to the weight of the pair.
 */
typedef struct
{
  TribFieldId field;
  TribMatchLevel level;
  double weight;
  double tf;
} TribMatchPart;

typedef enum
{
  TRIB_LINK_MERGED = 1, /* both in one cluster */
  TRIB_LINK_REVIEW = 2, /* apart, but not for certain: a person is asked */
  TRIB_LINK_REJECTED
  = 3, /* likely by itself, but the cluster, a source that has nobody twice or a decision is against it */
} TribLinkStatus;

/**
 * TribMatchLink:
 * @a: @b: records, @a < @b
 * @gain: of a pair that a person is asked about, the merged ones among them too: what the answer is expected to change, in
 *   pairs of records; else 0
 */
typedef struct
{
  guint32 a, b;
  float weight; /* log2 of the odds */
  float probability;
  float gain;
  TribLinkStatus status;
} TribMatchLink;

/* What a person says of two records. Stored by number: never renumber. */
typedef enum
{
  TRIB_ANSWER_DIFFERENT = 0,
  TRIB_ANSWER_SAME = 1,
  TRIB_ANSWER_HOUSEHOLD = 2, /* different, but of one household */
} TribAnswer;

typedef struct
{
  guint32 a, b;
  TribAnswer answer;
} TribMatchDecision;

/**
 * TribMatchNews:
 * @model: of the last run that was fitted, as JSON
 * @fresh: by record: whether it is new, or changed, since the run of before
 * @before: by record: its cluster of before, by whatever number below that of all records; %G_MAXUINT32 where it was in none
 * @touched: (nullable): by record: whether its cluster of before has lost a member that is not here any more
 * @known: links of before, between records that are not fresh
 *
 * What is known from the run of before, so that only pairs with a fresh record are compared. Clusters are formed anew where
 * they lost a member, and where a fresh record is certain enough of one of theirs; all others stay. What comes out is what a run
 * in full with the same model gives, but for this: values that have become more or less frequent since, and so pairs that
 * crossed one of the thresholds, are seen only where clusters are formed anew; of many records that nothing tells apart
 * others may stand for the rest; keys that bring next to nothing, of which a run in full leaves a part, are looked at whole; and
 * what else a person might be asked about is chosen among the pairs that are known.
 */
typedef struct
{
  const char *model;
  const guint8 *fresh;
  const guint32 *before;
  const guint8 *touched;
  const TribMatchLink *known;
  gsize n_known;
} TribMatchNews;

/**
 * TribMatchOptions:
 * @merge_at: probability from which two records are merged, inside a coherent cluster; 0 for the default 0.95
 * @review_at: probability from which a pair is asked about; 0 for the default: as many as are worth it, from 0.2
 * @threads: 0 for one a core
 * @unique_sources: (array length=n_unique_sources) (nullable): numbers of the sources that have nobody twice
 * @news: (nullable): %NULL for a run in full, which is also what comes of it where the model is of other comparisons
 */
typedef struct
{
  double merge_at;
  double review_at;
  guint threads;
  const guint32 *unique_sources;
  gsize n_unique_sources;
  const TribMatchNews *news;
} TribMatchOptions;

/* Progress; returns FALSE to cancel. @stage is translated. May be called from the calling thread only. */
typedef gboolean (*TribMatchTick) (const char *stage, guint64 done, guint64 total, gpointer user_data);

typedef struct _TribMatchTable TribMatchTable;
typedef struct _TribMatchModel TribMatchModel;

/**
 * TribMatchResult:
 * @cluster: for each record the smallest record number of its cluster
 * @links: pairs worth keeping: all merged, review and rejected ones, sorted by a, b; of two clusters only one pair is for review
 * @n_pairs: pairs compared
 * @blocking_recall: estimated share of true pairs that the blocking keys bring together, 0…1
 * @incremental: only pairs with a fresh record were compared
 */
typedef struct
{
  guint32 n_records;
  guint32 *cluster;
  TribMatchLink *links;
  gsize n_links;
  guint64 n_pairs;
  double blocking_recall;
  gboolean incremental;
  TribMatchModel *model;
} TribMatchResult;

TribMatchTable *trib_match_table_new (void);
void trib_match_table_free (TribMatchTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribMatchTable, trib_match_table_free)

/* Columns first, in any order. @name is the field's name (it tells custom fields apart in the model). */
guint trib_match_table_add_column (TribMatchTable *self, TribFieldId field, const char *name, TribValueType type);
/* @key orders records independently of the order in which they were added (a content hash). @source: number of its source. */
guint32 trib_match_table_add_record (TribMatchTable *self, guint32 source, guint64 key);
/* To the record added last. A column may get several values. @text is a standard form (cleanse/), copied. */
void trib_match_table_add_value (TribMatchTable *self, guint column, const char *text, gsize len);
/* All records are in: what the run makes of them is kept, the texts as they came go. Nothing may be added any more. */
void trib_match_table_close (TribMatchTable *self);

/* @decisions: what a person said; of those that contradict each other the later one in the array holds.
 * Returns: (nullable): NULL where @tick said FALSE. */
TribMatchResult *
trib_match_run (TribMatchTable *table, const TribMatchOptions *options, const TribMatchDecision *decisions,
                gsize n_decisions, TribMatchTick tick, gpointer user_data);
void trib_match_result_free (TribMatchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribMatchResult, trib_match_result_free)

/**
 * trib_match_explain:
 * @parts: room for %TRIB_MATCH_MAX_PARTS
 * @prior: (out): log2 of the prior odds
 *
 * Returns: how many parts; prior + Σ weight is the weight of the pair
 */
guint trib_match_explain (const TribMatchModel *model, TribMatchTable *table, guint32 a, guint32 b,
                          TribMatchPart *parts, double *prior);

/* The fitted model as JSON: comparisons, levels, m, u, λ. */
char *trib_match_model_to_json (const TribMatchModel *model);

G_END_DECLS
