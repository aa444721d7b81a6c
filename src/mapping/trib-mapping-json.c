/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON form of a mapping, see the header for its shape. People edit it and pass it on, so reading checks every
 * part and says which link is wrong; keys that it doesn't know are left out.
 */
#include "config.h"

#include "mapping/trib-mapping-private.h"
#include "schema/trib-rule.h"

#include "mapping/transform/trib-transform-json.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/trib-json.h"

#define VERSION 1
#define MAX_BYTES (64 * 1024 * 1024)

static const char *const rows_names[] = {
  [TRIB_ROWS_CUSTOMERS] = "customers",
  [TRIB_ROWS_INTERACTIONS] = "interactions",
  [TRIB_ROWS_BOTH] = "both",
};

static json_t *
columns_to_json (const TribMappingLink *link)
{
  json_t *columns;

  if (link->more == NULL)
    return json_string (link->column);
  columns = json_array ();
  json_array_append_new (columns, json_string (link->column));
  for (guint i = 0; link->more[i]; i++)
    json_array_append_new (columns, json_string (link->more[i]));
  return columns;
}

static json_t *
link_to_json (const TribMappingLink *link)
{
  json_t *object = json_object ();

  json_object_set_new (object, link->more ? "columns" : "column", columns_to_json (link));
  if (link->kind == TRIB_LINK_IGNORE)
    json_object_set_new (object, "ignore", json_true ());
  else
    json_object_set_new (object, link->kind == TRIB_LINK_FIELD ? "field" : "custom", json_string (link->field));
  if (link->kind == TRIB_LINK_CUSTOM)
    json_object_set_new (object, "type", json_string (trib_value_type_name (link->type)));
  if (link->rule != TRIB_SURVIVE_FREQUENT)
    json_object_set_new (object, "survives", json_string (trib_rule_name (link->rule)));
  if (link->compare != TRIB_COMPARE_AUTO)
    json_object_set_new (object, "compare", json_string (trib_compare_name (link->compare)));
  if (link->confidence != 1)
    json_object_set_new (object, "confidence", json_real (link->confidence));
  if (link->transforms->len > 0)
    {
      json_t *list = json_array ();

      for (guint i = 0; i < link->transforms->len; i++)
        json_array_append_new (list, trib_transform_to_json (link->transforms->pdata[i]));
      json_object_set_new (object, "transforms", list);
    }
  return object;
}

/**
 * trib_mapping_to_json:
 *
 * Returns: (transfer full): the mapping as text for people and for trib_mapping_from_json ()
 */
char *
trib_mapping_to_json (const TribMapping *self)
{
  json_t *root = json_object (), *options = json_object (), *links = json_array ();

  json_object_set_new (root, "version", json_integer (VERSION));
  if (self->country)
    json_object_set_new (options, "country", json_string (self->country));
  if (trib_date_order_name (self->date_order))
    json_object_set_new (options, "date_order", json_string (trib_date_order_name (self->date_order)));
  if (self->rows != TRIB_ROWS_CUSTOMERS)
    json_object_set_new (options, "rows", json_string (rows_names[self->rows]));
  json_object_set_new (root, "options", options);
  for (guint i = 0; i < self->links->len; i++)
    json_array_append_new (links, link_to_json (self->links->pdata[i]));
  json_object_set_new (root, "links", links);
  return trib_json_to_text (root, JSON_INDENT (2) | JSON_REAL_PRECISION (6));
}

G_GNUC_PRINTF (3, 4)
static gboolean
fail_link (GError **error, gsize number, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_SYNTAX, _ ("mapping, link %zu: %s. Correct this link"),
               number + 1, what);
  return FALSE;
}

static gboolean
read_transforms (TribMappingLink *link, json_t *list, gsize number, GError **error)
{
  json_t *item;
  gsize i;

  if (list && !json_is_array (list))
    return fail_link (error, number, _ ("“transforms” is not a list"));
  json_array_foreach (list, i, item)
  {
    g_autofree char *why = NULL;
    TribTransform *transform = trib_transform_from_json (item, &why);

    if (transform == NULL)
      return fail_link (error, number, "%s", why);
    g_ptr_array_add (link->transforms, transform);
  }
  return TRUE;
}

/* (nullable): the column that the link is known by. Others of "columns" go to @more. */
static const char *
read_columns (json_t *object, GPtrArray *more)
{
  const char *column = json_string_value (json_object_get (object, "column"));
  json_t *columns = json_object_get (object, "columns"), *item;
  gsize i;

  json_array_foreach (columns, i, item)
  {
    const char *name = json_string_value (item);

    if (name == NULL)
      return NULL;
    if (column == NULL)
      column = name;
    else
      g_ptr_array_add (more, (gpointer) name);
  }
  return column;
}

static gboolean
read_link (TribMapping *self, json_t *object, gsize number, GError **error)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new ();
  const char *column = read_columns (object, more);
  const char *field = json_string_value (json_object_get (object, "field"));
  const char *custom = json_string_value (json_object_get (object, "custom"));
  const char *type_name = json_string_value (json_object_get (object, "type"));
  const char *survives = json_string_value (json_object_get (object, "survives"));
  const char *compare = json_string_value (json_object_get (object, "compare"));
  json_t *confidence = json_object_get (object, "confidence");
  TribValueType type = TRIB_TYPE_TEXT;
  TribLinkKind kind = TRIB_LINK_IGNORE;
  TribMappingLink *link;

  if (column == NULL)
    return fail_link (error, number, _ ("it has no “column”"));
  if (type_name && !trib_value_type_from_name (type_name, &type))
    return fail_link (error, number, _ ("unknown type “%s”"), type_name);
  if (field)
    kind = TRIB_LINK_FIELD;
  else if (custom && custom[0] != '\0')
    kind = TRIB_LINK_CUSTOM;
  else if (!json_is_true (json_object_get (object, "ignore")))
    return fail_link (error, number, _ ("it has neither “field” nor “custom” nor “ignore”"));
  if (confidence && !json_is_number (confidence))
    return fail_link (error, number, _ ("“confidence” is not a number"));
  link = trib_mapping_link_new (column, kind, field ? field : custom, type,
                                confidence ? CLAMP (json_number_value (confidence), 0, 1) : 1);
  for (guint i = 0; i < more->len; i++)
    trib_mapping_link_add_column (link, more->pdata[i]);
  g_ptr_array_add (self->links, link);
  if (survives && !trib_rule_from_name (survives, &link->rule))
    return fail_link (error, number, _ ("“%s” is no way to survive"), survives);
  if (compare && !trib_compare_from_name (compare, &link->compare))
    return fail_link (error, number, _ ("“%s” is no way to compare"), compare);
  return read_transforms (link, json_object_get (object, "transforms"), number, error);
}

static gboolean
read_options (TribMapping *self, json_t *options, GError **error)
{
  const char *country = json_string_value (json_object_get (options, "country"));
  const char *order = json_string_value (json_object_get (options, "date_order"));
  const char *rows = json_string_value (json_object_get (options, "rows"));

  if (country && country[0] != '\0')
    {
      if (strlen (country) != 2 || !g_ascii_isalpha (country[0]) || !g_ascii_isalpha (country[1]))
        {
          g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_SYNTAX,
                       _ ("mapping: “%s” is not a country. Use the two letters of ISO 3166, as in “DE”"), country);
          return FALSE;
        }
      self->country = g_ascii_strup (country, -1);
    }
  self->date_order = trib_date_order_from_name (order);
  if (order && self->date_order == TRIB_DATE_ORDER_UNKNOWN)
    {
      g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_SYNTAX,
                   _ ("mapping: “%s” is not an order of dates. Use dmy, mdy or ymd"), order);
      return FALSE;
    }
  for (guint i = 0; rows && i < G_N_ELEMENTS (rows_names); i++)
    if (strcmp (rows, rows_names[i]) == 0)
      {
        self->rows = i;
        rows = NULL;
      }
  if (rows)
    {
      g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_SYNTAX,
                   _ ("mapping: “%s” is not what rows can be. Use customers, interactions or both"), rows);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_mapping (TribMapping *self, json_t *root, GError **error)
{
  json_t *version = json_object_get (root, "version"), *links = json_object_get (root, "links"), *item;
  gsize i;

  if (!json_is_integer (version) || json_integer_value (version) < 1 || !json_is_array (links))
    {
      g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_SYNTAX,
                   _ ("mapping: it needs a “version” and a list of “links”. Start from one that the program wrote"));
      return FALSE;
    }
  if (json_integer_value (version) > VERSION)
    {
      g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_VERSION,
                   _ ("mapping: version %d was written by a newer program. Update this one"),
                   (int) MIN (json_integer_value (version), G_MAXINT));
      return FALSE;
    }
  if (!read_options (self, json_object_get (root, "options"), error))
    return FALSE;
  json_array_foreach (links, i, item)
  {
    if (!read_link (self, item, i, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * trib_mapping_from_json:
 * @len: bytes of @json, -1 where it ends with a NUL
 *
 * Field names are not looked at here, for want of a schema: trib_mapper_new () does.
 *
 * Returns: (transfer full): the mapping, or %NULL with %TRIB_MAPPING_ERROR
 */
TribMapping *
trib_mapping_from_json (const char *json, gssize len, GError **error)
{
  g_autoptr (TribMapping) self = trib_mapping_new ();
  gsize size = len < 0 ? strlen (json) : (gsize) len;
  json_error_t why;
  json_t *root;
  gboolean ok;

  if (size > MAX_BYTES)
    {
      g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_SYNTAX,
                   _ ("mapping: larger than 64 MB. This cannot be a mapping, choose another file"));
      return NULL;
    }
  root = json_loadb (json, size, JSON_REJECT_DUPLICATES, &why);
  if (root == NULL)
    {
      g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_SYNTAX,
                   _ ("mapping, line %d: not JSON (%s). Correct the file there"), why.line, why.text);
      return NULL;
    }
  ok = read_mapping (self, root, error);
  json_decref (root);
  return ok ? g_steal_pointer (&self) : NULL;
}
