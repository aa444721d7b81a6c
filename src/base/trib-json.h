/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON of our own making as text.
 */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/* @root: (transfer full); @flags: of json_dumps (). (transfer full): freed with g_free () */
char *trib_json_to_text (json_t *root, size_t flags);

G_END_DECLS
