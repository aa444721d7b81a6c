/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of the kinds of transforms, and what holds for all of them: making, copying, faults. Their functions stand by
 * theme in trib-transform-text.c, -part.c, -value.c and -columns.c.
 */
#include "config.h"

#include "mapping/transform/trib-transform-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static const TribTransformChoice name_parts[] = { { "given", N_ ("given name") },
                                                  { "family", N_ ("family name") },
                                                  { "middle", N_ ("middle names") },
                                                  { "prefix", N_ ("title") },
                                                  { "suffix", N_ ("suffix") },
                                                  { "nickname", N_ ("nickname") },
                                                  { NULL } };
static const TribTransformChoice address_parts[] = { { "street", N_ ("street") },     { "number", N_ ("house number") },
                                                     { "unit", N_ ("flat") },         { "postcode", N_ ("postcode") },
                                                     { "city", N_ ("city") },         { "region", N_ ("region") },
                                                     { "rest", N_ ("what is left") }, { NULL } };
static const TribTransformChoice extracts[]
    = { { "email", N_ ("e-mail address") }, { "phone", N_ ("phone number") },           { "url", N_ ("web address") },
        { "number", N_ ("number") },        { "brackets", N_ ("what is in brackets") }, { NULL } };
static const TribTransformChoice orders[]
    = { { "dmy", N_ ("day first") }, { "mdy", N_ ("month first") }, { "ymd", N_ ("year first") }, { NULL } };
static const TribTransformChoice decimals[]
    = { { ",", N_ ("comma before decimals") }, { ".", N_ ("dot before decimals") }, { NULL } };

/* clang-format off */
static const struct
{
  const char *name; /* in mappings: never changed */
  const char *label;
  TribTransformFunc apply;
  TribTransformPrepareFunc prepare;
  gboolean fills;
  gboolean plural;
  TribTransformParam params[TRIB_TRANSFORM_PARAMS];
} kinds[TRIB_N_TRANSFORMS] = {
  [TRIB_TRANSFORM_TRIM] = { "trim", N_ ("Take blanks off its ends"), trib_transform_trim },
  [TRIB_TRANSFORM_UPPER] = { "upper", N_ ("CAPITALS"), trib_transform_upper },
  [TRIB_TRANSFORM_LOWER] = { "lower", N_ ("small letters"), trib_transform_lower },
  [TRIB_TRANSFORM_TITLE] = { "title", N_ ("Capital At Each Word"), trib_transform_title },
  [TRIB_TRANSFORM_SPLIT] = { "split", N_ ("Split"), trib_transform_split, NULL, FALSE, FALSE,
    { { "at", N_ ("at"), TRIB_PARAM_TEXT, TRUE }, { "part", N_ ("part (negative from the end)"), TRIB_PARAM_NUMBER } } },
  [TRIB_TRANSFORM_BEFORE] = { "before", N_ ("What is before"), trib_transform_before, NULL, FALSE, FALSE,
    { { "text", N_ ("text"), TRIB_PARAM_TEXT, TRUE } } },
  [TRIB_TRANSFORM_AFTER] = { "after", N_ ("What is after"), trib_transform_after, NULL, FALSE, FALSE,
    { { "text", N_ ("text"), TRIB_PARAM_TEXT, TRUE } } },
  [TRIB_TRANSFORM_SLICE] = { "slice", N_ ("Letters by their place"), trib_transform_slice, NULL, FALSE, FALSE,
    { { "from", N_ ("from (negative from the end)"), TRIB_PARAM_NUMBER, TRUE }, { "length", N_ ("how many"), TRIB_PARAM_NUMBER } } },
  [TRIB_TRANSFORM_NAME] = { "name", N_ ("Part of a name"), trib_transform_name, NULL, FALSE, FALSE,
    { { "part", N_ ("part"), TRIB_PARAM_CHOICE, TRUE, name_parts } } },
  [TRIB_TRANSFORM_ADDRESS] = { "address", N_ ("Part of an address"), trib_transform_address, NULL, FALSE, FALSE,
    { { "part", N_ ("part"), TRIB_PARAM_CHOICE, TRUE, address_parts } } },
  [TRIB_TRANSFORM_EXTRACT] = { "extract", N_ ("Find in the text"), trib_transform_extract, trib_transform_prepare_extract, FALSE, FALSE,
    { { "what", N_ ("what"), TRIB_PARAM_CHOICE, TRUE, extracts } } },
  [TRIB_TRANSFORM_REPLACE] = { "replace", N_ ("Replace text"), trib_transform_replace, NULL, FALSE, FALSE,
    { { "text", N_ ("text"), TRIB_PARAM_TEXT, TRUE }, { "by", N_ ("by"), TRIB_PARAM_TEXT } } },
  [TRIB_TRANSFORM_REGEX] = { "regex", N_ ("Replace a pattern"), trib_transform_regex, trib_transform_prepare_regex, FALSE, FALSE,
    { { "pattern", N_ ("regular expression"), TRIB_PARAM_TEXT, TRUE }, { "by", N_ ("by"), TRIB_PARAM_TEXT } } },
  [TRIB_TRANSFORM_TABLE] = { "table", N_ ("Look up in a table"), trib_transform_look_up, trib_transform_prepare_table, FALSE, FALSE,
    { { "table", N_ ("table"), TRIB_PARAM_TABLE, TRUE }, { "else", N_ ("else"), TRIB_PARAM_TEXT } } },
  [TRIB_TRANSFORM_PREFIX] = { "prefix", N_ ("Put before"), trib_transform_prefix, NULL, FALSE, FALSE,
    { { "text", N_ ("text"), TRIB_PARAM_TEXT, TRUE } } },
  [TRIB_TRANSFORM_PAD] = { "pad", N_ ("Fill up from the left"), trib_transform_pad, NULL, FALSE, FALSE,
    { { "length", N_ ("to how many"), TRIB_PARAM_NUMBER, TRUE }, { "with", N_ ("with"), TRIB_PARAM_TEXT } } },
  [TRIB_TRANSFORM_DATE] = { "date", N_ ("Date"), trib_transform_date, NULL, FALSE, FALSE,
    { { "order", N_ ("order"), TRIB_PARAM_CHOICE, TRUE, orders } } },
  [TRIB_TRANSFORM_NUMBER] = { "number", N_ ("Number"), trib_transform_number, NULL, FALSE, FALSE,
    { { "decimal", N_ ("decimals"), TRIB_PARAM_CHOICE, FALSE, decimals } } },
  [TRIB_TRANSFORM_NEGATE] = { "negate", N_ ("The opposite"), trib_transform_negate },
  [TRIB_TRANSFORM_DEFAULT] = { "default", N_ ("Where empty"), trib_transform_default, NULL, TRUE, FALSE,
    { { "value", N_ ("value"), TRIB_PARAM_TEXT, TRUE } } },
  [TRIB_TRANSFORM_CONSTANT] = { "constant", N_ ("Always"), trib_transform_constant, NULL, TRUE, FALSE,
    { { "value", N_ ("value"), TRIB_PARAM_TEXT } } },
  [TRIB_TRANSFORM_FIRST] = { "first", N_ ("First column that is not empty"), trib_transform_first, NULL, TRUE, TRUE },
  [TRIB_TRANSFORM_JOIN] = { "join", N_ ("Join by a template"), trib_transform_join, NULL, TRUE, TRUE,
    { { "template", N_ ("template"), TRIB_PARAM_TEXT, TRUE } } },
  [TRIB_TRANSFORM_COMBINE] = { "combine", N_ ("All columns, one after the other"), trib_transform_combine, NULL, TRUE, TRUE,
    { { "between", N_ ("between them"), TRIB_PARAM_TEXT } } },
};
/* clang-format on */

static gboolean
is_choice (const TribTransformChoice *choices, const char *name)
{
  for (guint i = 0; choices[i].name; i++)
    if (strcmp (choices[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* (nullable) (transfer full): what is wrong with one parameter. */
static char *
check_param (const TribTransformParam *param, const char *arg, int *number)
{
  char *end;
  long value;

  if (arg == NULL || arg[0] == '\0')
    return param->required ? g_strdup_printf (_ ("it lacks: %s"), _ (param->label)) : NULL;
  if (param->kind == TRIB_PARAM_CHOICE && !is_choice (param->choices, arg))
    return g_strdup_printf (_ ("“%s” is not known as: %s"), arg, _ (param->label));
  if (param->kind != TRIB_PARAM_NUMBER)
    return NULL;
  value = strtol (arg, &end, 10);
  if (*end != '\0' || value < -10000 || value > 10000)
    return g_strdup_printf (_ ("“%s” is not a number from -10,000 to 10,000"), arg);
  *number = (int) value;
  return NULL;
}

/**
 * trib_transform_new:
 * @arg: (nullable): @arg2: (nullable): the parameters; where they are wrong, the step has a fault
 */
TribTransform *
trib_transform_new (TribTransformKind kind, const char *arg, const char *arg2)
{
  TribTransform *self = g_new0 (TribTransform, 1);

  self->kind = kind;
  self->args[0] = g_strdup (arg);
  self->args[1] = g_strdup (arg2);
  for (guint i = 0; i < TRIB_TRANSFORM_PARAMS && self->fault == NULL; i++)
    if (kinds[kind].params[i].key)
      self->fault = check_param (&kinds[kind].params[i], self->args[i], &self->numbers[i]);
  if (self->fault == NULL && kinds[kind].prepare)
    kinds[kind].prepare (self);
  return self;
}

TribTransform *
trib_transform_copy (const TribTransform *self)
{
  return trib_transform_new (self->kind, self->args[0], self->args[1]);
}

void
trib_transform_free (TribTransform *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TRIB_TRANSFORM_PARAMS; i++)
    g_free (self->args[i]);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_clear_pointer (&self->table, g_hash_table_unref);
  g_free (self->fault);
  g_free (self);
}

const char *
trib_transform_kind_name (TribTransformKind kind)
{
  g_return_val_if_fail ((guint) kind < TRIB_N_TRANSFORMS, "");
  return kinds[kind].name;
}

const char *
trib_transform_kind_label (TribTransformKind kind)
{
  g_return_val_if_fail ((guint) kind < TRIB_N_TRANSFORMS, "");
  return _ (kinds[kind].label);
}

const TribTransformParam *
trib_transform_kind_param (TribTransformKind kind, guint index)
{
  g_return_val_if_fail ((guint) kind < TRIB_N_TRANSFORMS, NULL);
  return index < TRIB_TRANSFORM_PARAMS && kinds[kind].params[index].key ? &kinds[kind].params[index] : NULL;
}

gboolean
trib_transform_kind_fills (TribTransformKind kind)
{
  g_return_val_if_fail ((guint) kind < TRIB_N_TRANSFORMS, FALSE);
  return kinds[kind].fills;
}

gboolean
trib_transform_kind_is_plural (TribTransformKind kind)
{
  g_return_val_if_fail ((guint) kind < TRIB_N_TRANSFORMS, FALSE);
  return kinds[kind].plural;
}

/**
 * trib_transform_kind_from_name:
 * @kind: (out): left alone where there is no such kind
 */
gboolean
trib_transform_kind_from_name (const char *name, TribTransformKind *kind)
{
  for (guint i = 0; i < TRIB_N_TRANSFORMS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

char *
trib_transform_fault (const TribTransform *self, const char *const *columns)
{
  if (self->fault)
    return g_strdup (self->fault);
  return self->kind == TRIB_TRANSFORM_JOIN ? trib_transform_join_fault (self, columns) : NULL;
}

static const char *
choice_label (const TribTransform *self)
{
  const TribTransformChoice *choices = kinds[self->kind].params[0].choices;

  for (guint i = 0; choices && self->args[0] && choices[i].name; i++)
    if (strcmp (choices[i].name, self->args[0]) == 0)
      return _ (choices[i].label);
  return NULL;
}

char *
trib_transform_words (const TribTransform *self)
{
  const char *choice = choice_label (self), *arg = self->args[0] ? self->args[0] : "";

  if (choice)
    return g_strdup (choice);
  switch ((int) self->kind)
    {
    case TRIB_TRANSFORM_BEFORE:
      return g_strdup_printf (_ ("before “%s”"), arg);
    case TRIB_TRANSFORM_AFTER:
      return g_strdup_printf (_ ("after “%s”"), arg);
    case TRIB_TRANSFORM_SPLIT:
      return g_strdup_printf (_ ("split at “%s”"), arg);
    case TRIB_TRANSFORM_PAD:
      return g_strdup_printf (_ ("%s digits"), arg);
    case TRIB_TRANSFORM_CONSTANT:
      return g_strdup_printf (_ ("always “%s”"), arg);
    case TRIB_TRANSFORM_DEFAULT:
      return g_strdup_printf (_ ("else “%s”"), arg);
    case TRIB_TRANSFORM_JOIN:
      return g_strdup (arg);
    case TRIB_TRANSFORM_FIRST:
      return g_strdup (_ ("first of several"));
    case TRIB_TRANSFORM_TABLE:
      return g_strdup (_ ("by a table"));
    default:
      return g_strdup (trib_transform_kind_label (self->kind));
    }
}

gboolean
trib_transform_apply (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_return_val_if_fail ((guint) self->kind < TRIB_N_TRANSFORMS, FALSE);
  if (self->fault)
    return FALSE;
  return kinds[self->kind].apply (self, input, text);
}
