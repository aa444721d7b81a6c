/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step on the way from a cell to a field. Adding a kind means adding one row to the table in trib-transform.c, and its
 * function beside its like. A step that cannot work says why and is passed over: it never stops an import.
 */
#pragma once

#include "base/trib-types.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_TRANSFORM_TRIM,
  TRIB_TRANSFORM_UPPER,
  TRIB_TRANSFORM_LOWER,
  TRIB_TRANSFORM_TITLE,
  TRIB_TRANSFORM_SPLIT,
  TRIB_TRANSFORM_BEFORE,
  TRIB_TRANSFORM_AFTER,
  TRIB_TRANSFORM_SLICE,
  TRIB_TRANSFORM_NAME,
  TRIB_TRANSFORM_ADDRESS,
  TRIB_TRANSFORM_EXTRACT,
  TRIB_TRANSFORM_REPLACE,
  TRIB_TRANSFORM_REGEX,
  TRIB_TRANSFORM_TABLE,
  TRIB_TRANSFORM_PREFIX,
  TRIB_TRANSFORM_PAD,
  TRIB_TRANSFORM_DATE,
  TRIB_TRANSFORM_NUMBER,
  TRIB_TRANSFORM_NEGATE,
  TRIB_TRANSFORM_DEFAULT,
  TRIB_TRANSFORM_CONSTANT,
  TRIB_TRANSFORM_FIRST,
  TRIB_TRANSFORM_JOIN,
  TRIB_TRANSFORM_COMBINE,
  TRIB_N_TRANSFORMS,
} TribTransformKind;

#define TRIB_TRANSFORM_PARAMS 2

typedef enum
{
  TRIB_PARAM_TEXT,
  TRIB_PARAM_NUMBER, /* as text of a whole number */
  TRIB_PARAM_CHOICE,
  TRIB_PARAM_TABLE, /* as lines "from TAB to" */
} TribParamKind;

typedef struct
{
  const char *name; /* in mappings: never changed */
  const char *label;
} TribTransformChoice;

/**
 * TribTransformParam:
 * @key: its name in mappings: never changed
 * @label: for people, to be translated
 * @required: without it the step cannot work
 * @choices: (nullable): ends with a name that is %NULL
 */
typedef struct
{
  const char *key;
  const char *label;
  TribParamKind kind;
  gboolean required;
  const TribTransformChoice *choices;
} TribTransformParam;

/**
 * TribTransformInput:
 * @names: @cells: (array length=n): the columns of the link and their cells in this row
 * @country: (nullable): ISO code of the source
 */
typedef struct
{
  const char *const *names;
  const TribText *cells;
  guint n;
  const char *country;
} TribTransformInput;

/**
 * TribTransform:
 * @args: (nullable) each: the parameters, in the order of the kind
 *
 * The rest is made from these once and then only read.
 */
typedef struct
{
  TribTransformKind kind;
  char *args[TRIB_TRANSFORM_PARAMS];
  int numbers[TRIB_TRANSFORM_PARAMS];
  GRegex *regex;
  GHashTable *table;
  char *fault;
} TribTransform;

TribTransform *trib_transform_new (TribTransformKind kind, const char *arg, const char *arg2);
TribTransform *trib_transform_copy (const TribTransform *self);
void trib_transform_free (TribTransform *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribTransform, trib_transform_free)

const char *trib_transform_kind_name (TribTransformKind kind);
gboolean trib_transform_kind_from_name (const char *name, TribTransformKind *kind);
const char *trib_transform_kind_label (TribTransformKind kind); /* for people, translated */
/* (nullable): without a key where the kind has fewer parameters. */
const TribTransformParam *trib_transform_kind_param (TribTransformKind kind, guint index);
/* Whether it gives a value even where the first cell is empty. */
gboolean trib_transform_kind_fills (TribTransformKind kind);
/* Whether it draws on all columns of its link. */
gboolean trib_transform_kind_is_plural (TribTransformKind kind);

/* (nullable) (transfer full): why the step cannot work in a link with these columns; for people. */
char *trib_transform_fault (const TribTransform *self, const char *const *columns);
/* (transfer full): in few words, for people: "before “,”", "day first". */
char *trib_transform_words (const TribTransform *self);

/* Replaces the content of @text, which is UTF-8. FALSE where it failed, and then @text is as before. */
gboolean trib_transform_apply (const TribTransform *self, const TribTransformInput *input, GString *text);

G_END_DECLS
