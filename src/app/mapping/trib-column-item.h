/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of the file in the mapping page's list.
 */
#pragma once

#include <gio/gio.h>

#include "formats/trib-inspection.h"
#include "mapping/trib-mapping.h"

G_BEGIN_DECLS

#define TRIB_TYPE_COLUMN_ITEM (trib_column_item_get_type ())
G_DECLARE_FINAL_TYPE (TribColumnItem, trib_column_item, TRIB, COLUMN_ITEM, GObject)

/* @fields: from trib_field_choices_new () */
TribColumnItem *trib_column_item_new (const TribColumnFacts *facts, guint64 rows, GListModel *fields);

const char *trib_column_item_get_heading (TribColumnItem *self);
const char *trib_column_item_get_samples (TribColumnItem *self);      /* "10423 · 10424 · 10431" */
double trib_column_item_get_filled (TribColumnItem *self);            /* 0…1 */
TribValueType trib_column_item_get_value_type (TribColumnItem *self); /* what the values look like */
GListModel *trib_column_item_get_choices (TribColumnItem *self);

/* Takes over what @mapping says of the column: "mapped" is emitted where that changed. */
void trib_column_item_follow (TribColumnItem *self, TribMapping *mapping);
guint trib_column_item_get_selected (TribColumnItem *self);
const char *trib_column_item_get_note (TribColumnItem *self); /* "94 % sure", "kept as it came"; never %NULL */
/* What a person chose: "chosen" (guint position) is emitted where it is new. */
void trib_column_item_choose (TribColumnItem *self, guint position);

G_END_DECLS
