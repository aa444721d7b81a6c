/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a source's rows come from: a file, an address, standard input; and whether there is anything new there.
 */
#pragma once

#include "formats/trib-reader.h"
#include "store/trib-source.h"

G_BEGIN_DECLS

/* (transfer full): how a source that comes from @path is called; @table: (nullable) */
char *trib_origin_title (const char *path, const char *table);
/* (transfer full) (nullable): what a source keeps of @path: an address without its login; %NULL for standard input */
char *trib_origin_to_keep (const char *path);
/* (transfer full) (nullable): for %TribReadOptions.known: the version of what is at @path that @before (nullable) was
 * imported from; "" where that is not known; %NULL for a file */
char *trib_origin_known (TribStore *store, const char *path, const char *table, const TribSource *before);

G_END_DECLS
