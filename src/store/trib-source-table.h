/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing sources, custom fields and row issues: for intake/.
 */
#pragma once

#include "formats/trib-row-issue.h"
#include "store/trib-facts.h"
#include "store/trib-source.h"

G_BEGIN_DECLS

/* A new version of the source; its import is @event. Reads name, kind, path, table, columns, mapping and trust. */
gboolean trib_source_put (TribChange *change, gint64 event, const TribSource *source, GError **error);
gboolean trib_field_put (TribChange *change, gint64 event, const TribField *field, GError **error);
gboolean trib_issue_put (TribChange *change, gint64 event, const TribRowIssue *issue, GError **error);

G_END_DECLS
