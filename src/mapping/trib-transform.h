/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step on the way from a cell to a field. Adding a kind means adding one row to the table in trib-transform.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRIB_TRANSFORM_TRIM,
  TRIB_TRANSFORM_UPPER,
  TRIB_TRANSFORM_LOWER,
  TRIB_TRANSFORM_TITLE,
  TRIB_TRANSFORM_SPLIT,    /* arg: separator; number: which part from 0, negative from the end */
  TRIB_TRANSFORM_REPLACE,  /* arg: text; arg2: by what */
  TRIB_TRANSFORM_CONSTANT, /* arg */
  TRIB_TRANSFORM_PREFIX,   /* arg is put before a value that is not empty */
} TribTransformKind;

typedef struct
{
  TribTransformKind kind;
  char *arg;
  char *arg2;
  int number;
} TribTransform;

TribTransform *trib_transform_new (TribTransformKind kind, const char *arg, const char *arg2, int number);
TribTransform *trib_transform_copy (const TribTransform *self);
void trib_transform_free (TribTransform *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribTransform, trib_transform_free)

const char *trib_transform_kind_name (TribTransformKind kind);
gboolean trib_transform_kind_from_name (const char *name, TribTransformKind *kind);
/* Replaces the content of @text, which is UTF-8. */
void trib_transform_apply (const TribTransform *self, GString *text);

G_END_DECLS
