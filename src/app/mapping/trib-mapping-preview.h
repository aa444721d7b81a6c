/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rows before and after: the standard form above, what came below it, and the reason where they don't agree.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/mapping/trib-preview-table.h"

G_BEGIN_DECLS

#define TRIB_TYPE_MAPPING_PREVIEW (trib_mapping_preview_get_type ())
G_DECLARE_FINAL_TYPE (TribMappingPreview, trib_mapping_preview, TRIB, MAPPING_PREVIEW, GtkWidget)

/* @table: (transfer full) (nullable) */
void trib_mapping_preview_take_table (TribMappingPreview *self, TribPreviewTable *table);
/* Only rows with a suspect or invalid cell. */
void trib_mapping_preview_set_difficult (TribMappingPreview *self, gboolean difficult);
guint trib_mapping_preview_get_n_difficult (TribMappingPreview *self);

G_END_DECLS
