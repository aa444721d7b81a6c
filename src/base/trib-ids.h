/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of ids in ascending order.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * trib_ids_find:
 * @ids: (element-type gint64): ascending
 * @place: (out): where @id is, or would be
 *
 * Returns: whether it is there
 */
gboolean trib_ids_find (const GArray *ids, gint64 id, guint *place);

G_END_DECLS
