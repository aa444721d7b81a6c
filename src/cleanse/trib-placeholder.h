/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways of writing "nothing".
 */
#pragma once

#include "schema/trib-field.h"

G_BEGIN_DECLS

/* Whether @text, cleaned, stands for nothing in a field of @type. */
gboolean trib_is_placeholder (TribValueType type, const char *text, gsize len);
/* Whether it is such a word that people also bear as a family name: Null, None, Na. */
gboolean trib_is_placeholder_name (const char *text, gsize len);

G_END_DECLS
