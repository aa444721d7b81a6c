/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Room for large arrays that are read here and there: in large pages where the system has them, so that looking up where a
 * page lies does not take longer than reading it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): @n times @size bytes, of any content, for g_free () */
gpointer trib_room_new (gsize n, gsize size);

/* What was let go in pieces goes back to the system, for whoever needs memory next. */
void trib_room_give_back (void);

G_END_DECLS
