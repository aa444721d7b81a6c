/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which comparisons a table is matched by, and how one pair of records does in them. The outcome of a pair is a pattern:
 * four bits a comparison, the number of the level in that comparison's own list.
 */
#pragma once

#include "match/trib-features.h"

G_BEGIN_DECLS

#define TRIB_MAX_COMPARISONS 16
#define TRIB_MAX_LEVELS 16

typedef enum
{
  TRIB_COMPARE_GIVEN, /* with the family name, which may have changed places with it */
  TRIB_COMPARE_FAMILY,
  TRIB_COMPARE_MIDDLE,
  TRIB_COMPARE_ORGANISATION,
  TRIB_COMPARE_DATE,
  TRIB_COMPARE_ADDRESS,
  TRIB_COMPARE_EMAIL,
  TRIB_COMPARE_PHONE,
  TRIB_COMPARE_ID,
  TRIB_COMPARE_TAX_ID,
  TRIB_COMPARE_GENERATION,
  TRIB_COMPARE_GENDER,
  TRIB_COMPARE_CHOICE,
  TRIB_COMPARE_NUMBER,
  TRIB_COMPARE_WEBSITE,
  TRIB_COMPARE_TEXT,
  TRIB_COMPARE_WHOLE, /* name of a person, word by word */
} TribCompareKind;
#define TRIB_N_COMPARE_KINDS (TRIB_COMPARE_WHOLE + 1)

/**
 * TribLevelSpec:
 * @m: @u: what to expect where the data tells nothing else
 * @tf: how much of the rarity of the value counts at this level
 * @most_m: of what contradicts: what m may come to at most where people live together who share all the rest: from them the
 *   model must not learn that the same person often has two given names. Of what differs: what m may come to at most
 *   anywhere, so that a class of pairs that share little is not taken for persons who change all the rest
 * @most: what the level may weigh at most, in bits, 0 for no bound: for what other fields explain already, and for what
 *   refutes whatever the data seems to say
 */
typedef struct
{
  TribMatchLevel level;
  double m, u;
  double tf;
  double most_m;
  double most;
} TribLevelSpec;

/**
 * TribComparison:
 * @levels: the first is %TRIB_LEVEL_MISSING
 * @shared: chance that two of one household, or two firms in one house, have it in common
 * @weakest: @strongest: bounds of a weight, in bits
 */
typedef struct
{
  TribCompareKind kind;
  TribFieldId field;
  const char *name;
  const TribFeature *feature;
  const TribLevelSpec *levels;
  guint n_levels;
  double shared;
  double weakest, strongest;
} TribComparison;

struct _TribComparer
{
  const TribFeatures *features;
  TribComparison items[TRIB_MAX_COMPARISONS];
  guint n;
  int given, family, generation; /* which they are, or -1 */
};
typedef struct _TribComparer TribComparer;

/* What one comparison says of a pair: its level, and log2 of how much rarer the value is than values are on average. */
typedef struct
{
  guint level;
  double rarity;
} TribOutcome;

/* What two values may come to in a comparison of @kind. */
const TribLevelSpec *trib_comparison_levels (TribCompareKind kind, guint *n);
void trib_comparer_init (TribComparer *self, const TribFeatures *features);
/* @tf: (out): for each comparison the term-frequency part of the weight. Symmetric in @a and @b. */
guint64 trib_compare (const TribComparer *self, guint32 a, guint32 b, float *tf);

static inline guint
trib_pattern_level (guint64 pattern, guint comparison)
{
  return (guint) (pattern >> (4 * comparison)) & 15;
}

/* One a file: trib-comparison-name.c, -address.c, -date.c, -contact.c, -text.c. */
extern const TribLevelSpec trib_given_levels[], trib_family_levels[], trib_middle_levels[], trib_organisation_levels[],
    trib_date_levels[], trib_address_levels[], trib_email_levels[], trib_phone_levels[], trib_id_levels[],
    trib_gender_levels[], trib_choice_levels[], trib_text_levels[], trib_generation_levels[], trib_number_levels[],
    trib_website_levels[], trib_tax_id_levels[], trib_whole_levels[];
extern const guint trib_given_n_levels, trib_family_n_levels, trib_middle_n_levels, trib_organisation_n_levels,
    trib_date_n_levels, trib_address_n_levels, trib_email_n_levels, trib_phone_n_levels, trib_id_n_levels,
    trib_gender_n_levels, trib_choice_n_levels, trib_text_n_levels, trib_generation_n_levels, trib_number_n_levels,
    trib_website_n_levels, trib_tax_id_n_levels, trib_whole_n_levels;

void trib_compare_names (const TribFeatures *features, guint32 a, guint32 b, TribOutcome *given, TribOutcome *family);
TribOutcome trib_compare_middle (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_whole (const TribFeatures *features, const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_date (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_address (const TribFeatures *features, guint32 a, guint32 b);
TribOutcome trib_compare_email (const TribFeatures *features, const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_phone (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_id (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_choice (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_generation (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_number (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_website (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_text (const TribFeature *feature, guint32 a, guint32 b);
TribOutcome trib_compare_organisation (const TribFeature *feature, guint32 a, guint32 b);

/* Helpers of these. */
/* Another level than missing or the same: the two are told apart as father and son. */
gboolean trib_generation_differs (guint level);
double trib_rarity (const TribFeature *feature, guint32 a, guint32 b);
guint trib_feature_distance (const TribFeature *feature, guint32 a, guint32 b, guint most);
/* @least: what is surely less may be said to be 0 */
double trib_feature_jaro_winkler (const TribFeature *feature, guint32 a, guint32 b, double least);
/* How much of the words' information the two have in common: of the larger and of the smaller side, 0…1. */
void trib_word_overlap (const TribFeature *feature, guint32 a, guint32 b, double *of_larger, double *of_smaller);
double trib_word_information (const TribFeature *feature, guint32 word);

/* What comparisons know of single values, for whoever hands them on. */
/* A given name that a table knows, or that several have, which slips of the pen seldom do. */
gboolean trib_given_is_name (const TribFeature *feature, guint32 id);
/* A small word of a whole name that some write and others leave out. */
gboolean trib_whole_is_particle (TribText word);
/* log2 of how much rarer a name is than names are on average, in whichever place it stands. */
double trib_name_rarity (const TribFeature *given, const TribFeature *family, guint32 id);
/* The letters of the local part come from the record's name. */
gboolean trib_email_is_made_of_name (const TribFeatures *features, guint32 rank, TribText email);
/* The word that is the domain of an address, 0 where many have it. */
guint32 trib_email_rare_domain (const TribFeature *feature, guint32 id);
/* 1 for the elder, 2 for the younger, and on; 0 for what is no generation: a degree, a title. */
guint trib_generation (const TribFeature *feature, guint32 id);
/* Length of the host without the ending of its country: "example" of "example.co.uk/contact". */
gsize trib_website_root (const char *host, gsize len);

G_END_DECLS
