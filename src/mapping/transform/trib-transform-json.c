/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A parameter that is missing or wrong is no error here: the step says so where it is used. Mappings that call their parameters
 * arg, arg2 and number, as the first ones did, are read as well.
 */
#include "config.h"

#include "mapping/transform/trib-transform-json.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static json_t *
table_to_json (const char *arg)
{
  g_auto (GStrv) lines = g_strsplit (arg, "\n", -1);
  json_t *table = json_object ();

  for (guint i = 0; lines[i]; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (tab == NULL)
        continue;
      *tab = '\0';
      if (json_object_get (table, lines[i]) == NULL)
        json_object_set_new (table, lines[i], json_string (tab + 1));
    }
  return table;
}

static json_t *
param_to_json (const TribTransformParam *param, const char *arg)
{
  char *end;
  long number;

  if (param->kind == TRIB_PARAM_TABLE)
    return table_to_json (arg);
  number = strtol (arg, &end, 10);
  if (param->kind == TRIB_PARAM_NUMBER && arg[0] != '\0' && *end == '\0')
    return json_integer (number);
  return json_string (arg);
}

json_t *
trib_transform_to_json (const TribTransform *self)
{
  json_t *object = json_object ();

  json_object_set_new (object, "kind", json_string (trib_transform_kind_name (self->kind)));
  for (guint i = 0; i < TRIB_TRANSFORM_PARAMS; i++)
    {
      const TribTransformParam *param = trib_transform_kind_param (self->kind, i);

      if (param && self->args[i])
        json_object_set_new (object, param->key, param_to_json (param, self->args[i]));
    }
  return object;
}

static char *
table_from_json (json_t *table)
{
  GString *lines = g_string_new (NULL);
  const char *from;
  json_t *to;

  json_object_foreach (table, from, to)
  {
    if (json_is_string (to) && strpbrk (from, "\t\n") == NULL && strchr (json_string_value (to), '\n') == NULL)
      g_string_append_printf (lines, "%s\t%s\n", from, json_string_value (to));
  }
  return g_string_free (lines, FALSE);
}

/* (nullable) */
static char *
param_from_json (json_t *item, TribTransformKind kind, guint index)
{
  static const char *const old_keys[] = { "arg", "arg2" };
  const TribTransformParam *param = trib_transform_kind_param (kind, index);
  json_t *value = param ? json_object_get (item, param->key) : NULL;
  json_t *number = json_object_get (item, "number");

  if (param == NULL)
    return NULL;
  if (value == NULL)
    value = json_object_get (item, old_keys[index]);
  if (value == NULL && kind == TRIB_TRANSFORM_SPLIT && index == 1 && json_is_integer (number))
    {
      json_int_t part = json_integer_value (number);

      return g_strdup_printf ("%" JSON_INTEGER_FORMAT, part < 0 ? part : part + 1);
    }
  if (json_is_object (value))
    return table_from_json (value);
  if (json_is_integer (value))
    return g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
  return g_strdup (json_string_value (value));
}

TribTransform *
trib_transform_from_json (json_t *item, char **why)
{
  const char *name = json_string_value (json_object_get (item, "kind"));
  TribTransformKind kind;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!trib_transform_kind_from_name (name, &kind))
    {
      *why = g_strdup_printf (_ ("unknown transform “%s”"), name ? name : "");
      return NULL;
    }
  first = param_from_json (item, kind, 0);
  second = param_from_json (item, kind, 1);
  return trib_transform_new (kind, first, second);
}
