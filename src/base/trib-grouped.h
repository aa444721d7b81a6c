/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole numbers as people read them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "2,982", by the user's locale. (transfer full) */
char *trib_grouped (gint64 number);

G_END_DECLS
