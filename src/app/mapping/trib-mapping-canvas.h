/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file's columns at one side, the fields of a customer at the other, lines between: drawn, moved and removed with the pointer
 * or the keyboard. It knows a draft of a mapping, and nothing of files.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/mapping/trib-mapping-draft.h"
#include "app/mapping/trib-preview-table.h"

G_BEGIN_DECLS

#define TRIB_TYPE_MAPPING_CANVAS (trib_mapping_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TribMappingCanvas, trib_mapping_canvas, TRIB, MAPPING_CANVAS, GtkWidget)

/* @draft: (nullable); @items: (element-type TribColumnItem): its columns, in their order. */
void trib_mapping_canvas_set_draft (TribMappingCanvas *self, TribMappingDraft *draft, GListModel *items);
/* What the first row becomes is shown in the fields. Only read within the call. */
void trib_mapping_canvas_show_values (TribMappingCanvas *self, const TribPreviewTable *preview);

/* Opens the group of a field and scrolls there. */
void trib_mapping_canvas_reveal (TribMappingCanvas *self, TribLinkKind kind, const char *field);
/* The column that a new line would begin at, -1 where none is chosen. */
int trib_mapping_canvas_get_column (TribMappingCanvas *self);
/* Where a column or a field is on the canvas: the middle of its socket. FALSE where it is out of view. For tests, too. */
gboolean trib_mapping_canvas_find_column (TribMappingCanvas *self, guint column, graphene_point_t *at);
gboolean
trib_mapping_canvas_find_field (TribMappingCanvas *self, TribLinkKind kind, const char *field, graphene_point_t *at);

/* Signals:
 * "line-opened" (guint link, GtkWidget *at): the steps of a line are asked for;
 * "field-wanted" (guint column): a new field is asked for, to which the column goes, %G_MAXUINT for none;
 * "choice-wanted" (guint column, const char *text, GtkWidget *at): the field of a column is to be found by typing. */

G_END_DECLS
