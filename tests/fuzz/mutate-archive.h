/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes one member of a ZIP archive, for the fuzzing of what is made of such archives.
 */
#pragma once

#include <glib.h>

typedef size_t (*MutateFunc) (guint8 *data, size_t size, size_t max_size);

/* Returns: the size of the archive that now stands in @data; 0 where it was none, or became too large. */
size_t mutate_archive (guint8 *data, size_t size, size_t max_size, guint seed, MutateFunc mutate);
