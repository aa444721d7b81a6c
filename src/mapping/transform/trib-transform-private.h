/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The functions of the kinds of transforms, for their table.
 */
#pragma once

#include "mapping/transform/trib-transform.h"

G_BEGIN_DECLS

/* Whether it worked; where not, @text is as before. @input has at least the text's own column. */
typedef gboolean (*TribTransformFunc) (const TribTransform *self, const TribTransformInput *input, GString *text);
/* Makes what the kind needs from its parameters; sets @fault where that cannot be. */
typedef void (*TribTransformPrepareFunc) (TribTransform *self);

/* trib-transform-text.c: one text from another */
gboolean trib_transform_trim (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_upper (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_lower (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_title (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_replace (const TribTransform *self, const TribTransformInput *input, GString *text);
void trib_transform_prepare_regex (TribTransform *self);
gboolean trib_transform_regex (const TribTransform *self, const TribTransformInput *input, GString *text);
void trib_transform_prepare_table (TribTransform *self);
gboolean trib_transform_look_up (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_prefix (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_pad (const TribTransform *self, const TribTransformInput *input, GString *text);

/* trib-transform-part.c: a part of a text */
gboolean trib_transform_split (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_before (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_after (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_slice (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_name (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_address (const TribTransform *self, const TribTransformInput *input, GString *text);
void trib_transform_prepare_extract (TribTransform *self);
gboolean trib_transform_extract (const TribTransform *self, const TribTransformInput *input, GString *text);

/* trib-transform-value.c: values of a type, and values out of nothing */
gboolean trib_transform_date (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_number (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_negate (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_default (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_constant (const TribTransform *self, const TribTransformInput *input, GString *text);

/* trib-transform-columns.c: several columns */
gboolean trib_transform_first (const TribTransform *self, const TribTransformInput *input, GString *text);
gboolean trib_transform_join (const TribTransform *self, const TribTransformInput *input, GString *text);
char *trib_transform_join_fault (const TribTransform *self, const char *const *columns);
gboolean trib_transform_combine (const TribTransform *self, const TribTransformInput *input, GString *text);

G_END_DECLS
