/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps between a cell and a field. Each kind is a row of the table: its name in the JSON and its function.
 */
#include "config.h"

#include "mapping/trib-transform.h"

#include <string.h>

typedef void (*ApplyFunc) (const TribTransform *self, GString *text);

static void
apply_trim (const TribTransform *self, GString *text)
{
  char *stripped = g_strstrip (text->str);

  memmove (text->str, stripped, strlen (stripped) + 1);
  g_string_truncate (text, strlen (text->str));
}

static void
apply_upper (const TribTransform *self, GString *text)
{
  g_autofree char *upper = g_utf8_strup (text->str, text->len);

  g_string_assign (text, upper);
}

static void
apply_lower (const TribTransform *self, GString *text)
{
  g_autofree char *lower = g_utf8_strdown (text->str, text->len);

  g_string_assign (text, lower);
}

static void
apply_title (const TribTransform *self, GString *text)
{
  g_autofree char *lower = g_utf8_strdown (text->str, text->len);
  gboolean inside = FALSE;

  g_string_truncate (text, 0);
  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (text, inside ? c : g_unichar_totitle (c));
      inside = g_unichar_isalnum (c) || (inside && g_unichar_ismark (c));
    }
}

static void
apply_split (const TribTransform *self, GString *text)
{
  g_auto (GStrv) parts = NULL;
  int n, index;

  if (self->arg == NULL || self->arg[0] == '\0')
    return;
  parts = g_strsplit (text->str, self->arg, -1);
  n = (int) g_strv_length (parts);
  index = self->number < 0 ? n + self->number : self->number;
  g_string_assign (text, index >= 0 && index < n ? parts[index] : "");
  apply_trim (self, text);
}

static void
apply_replace (const TribTransform *self, GString *text)
{
  if (self->arg && self->arg[0] != '\0')
    g_string_replace (text, self->arg, self->arg2 ? self->arg2 : "", 0);
}

static void
apply_constant (const TribTransform *self, GString *text)
{
  g_string_assign (text, self->arg ? self->arg : "");
}

static void
apply_prefix (const TribTransform *self, GString *text)
{
  if (text->len > 0 && self->arg)
    g_string_prepend (text, self->arg);
}

static const struct
{
  const char *name; /* in mappings: never changed */
  ApplyFunc apply;
} kinds[] = {
  [TRIB_TRANSFORM_TRIM] = { "trim", apply_trim },
  [TRIB_TRANSFORM_UPPER] = { "upper", apply_upper },
  [TRIB_TRANSFORM_LOWER] = { "lower", apply_lower },
  [TRIB_TRANSFORM_TITLE] = { "title", apply_title },
  [TRIB_TRANSFORM_SPLIT] = { "split", apply_split },
  [TRIB_TRANSFORM_REPLACE] = { "replace", apply_replace },
  [TRIB_TRANSFORM_CONSTANT] = { "constant", apply_constant },
  [TRIB_TRANSFORM_PREFIX] = { "prefix", apply_prefix },
};

TribTransform *
trib_transform_new (TribTransformKind kind, const char *arg, const char *arg2, int number)
{
  TribTransform *self = g_new0 (TribTransform, 1);

  self->kind = kind;
  self->arg = g_strdup (arg);
  self->arg2 = g_strdup (arg2);
  self->number = number;
  return self;
}

TribTransform *
trib_transform_copy (const TribTransform *self)
{
  return trib_transform_new (self->kind, self->arg, self->arg2, self->number);
}

void
trib_transform_free (TribTransform *self)
{
  if (self == NULL)
    return;
  g_free (self->arg);
  g_free (self->arg2);
  g_free (self);
}

const char *
trib_transform_kind_name (TribTransformKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), "");
  return kinds[kind].name;
}

/**
 * trib_transform_kind_from_name:
 * @kind: (out): left alone where there is no such kind
 */
gboolean
trib_transform_kind_from_name (const char *name, TribTransformKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

void
trib_transform_apply (const TribTransform *self, GString *text)
{
  g_return_if_fail ((guint) self->kind < G_N_ELEMENTS (kinds));
  kinds[self->kind].apply (self, text);
}
