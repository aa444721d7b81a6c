/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another mapping for a source that is there: standard values are derived again from the rows as they came. Nothing of the file is
 * needed, rows keep their records, and taking it back brings the values of before.
 */
#pragma once

#include "intake/trib-import.h"

G_BEGIN_DECLS

/**
 * trib_remap:
 * @source: its name
 * @report: (out caller-allocates): changed and unchanged rows, issues; to be cleared in any case
 *
 * Returns: whether it succeeded; where not, the project is as it was. Nothing different is no event.
 */
gboolean trib_remap (TribStore *store, const char *source, const TribMapping *mapping, TribImportReport *report,
                     TribProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
