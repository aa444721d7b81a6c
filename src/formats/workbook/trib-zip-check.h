/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks at an archive that was just written. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the member is in the archive down to its end, which is to be @ending, or white space after that. */
gboolean trib_zip_check_written (const char *path, const char *member, const char *ending);

G_END_DECLS
