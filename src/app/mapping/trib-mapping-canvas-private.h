/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the drawing of the canvas and its input share.
 */
#pragma once

#include "app/mapping/trib-field-card.h"
#include "app/mapping/trib-mapping-canvas.h"
#include "app/mapping/trib-mapping-lines.h"

G_BEGIN_DECLS

/**
 * TribMappingCanvas:
 * @rows: of the right side: groups and fields (element-type TribFieldChoice); a group has no label of a field
 * @folded: bits of the groups that are folded; @open: of those that show fields that nothing goes to, too
 * @lines: as they were drawn last
 * @armed: column from which the next click or Enter draws a line, -1 for none
 * @moved: link whose end is being dragged, -1 for none
 * @hover: index in @lines of the one under the pointer, -1 for none
 */
struct _TribMappingCanvas
{
  GtkWidget parent_instance;

  TribMappingDraft *draft;
  GListModel *items;
  GListStore *rows;
  guint folded, open;
  GHashTable *values; /* "kind field" -> text */
  GPtrArray *left_items;
  GPtrArray *right_items; /* (element-type GtkListItem): bound now */
  GtkSingleSelection *column_selection;
  GtkSingleSelection *field_selection;
  GArray *lines;

  int armed, moved, hover;
  gboolean dragging;
  double press_x, press_y, pointer_x, pointer_y;

  GtkWidget *left;
  GtkWidget *gap;
  GtkWidget *right;
  GtkListView *columns;
  GtkListView *fields;
};

enum
{
  TRIB_CANVAS_LINE_OPENED,
  TRIB_CANVAS_FIELD_WANTED,
  TRIB_CANVAS_CHOICE_WANTED,
  TRIB_CANVAS_N_SIGNALS
};
extern guint trib_mapping_canvas_signals[TRIB_CANVAS_N_SIGNALS];

#define TRIB_MAPPING_UNSURE 0.75 /* suggestions below are shown as such */

/* trib-mapping-canvas-rows.c */
gboolean trib_field_choice_is_group (TribFieldChoice *choice);
/* The row that stands for the fields of a group that nothing goes to. */
gboolean trib_field_choice_is_rest (TribFieldChoice *choice);
void trib_mapping_canvas_fill_rows (TribMappingCanvas *self);
/* A group that is folded is unfolded and the other way round; one of which only a part is shown is shown whole. */
void trib_mapping_canvas_toggle (TribMappingCanvas *self, TribFieldChoice *choice);
void trib_mapping_canvas_fold_empty (TribMappingCanvas *self);
/* Another number where other fields have a line. */
guint trib_mapping_canvas_hash_targets (TribMappingCanvas *self);
void trib_mapping_canvas_show_column (TribMappingCanvas *self, GtkListItem *list_item);
void trib_mapping_canvas_show_field (TribMappingCanvas *self, GtkListItem *list_item);
void trib_mapping_canvas_show_all (TribMappingCanvas *self);
char *trib_mapping_canvas_value_key (TribLinkKind kind, const char *field);
/* The first link into a field, -1 where there is none. */
int trib_mapping_canvas_link_of (TribMappingCanvas *self, TribFieldChoice *choice);

/* trib-mapping-canvas-draw.c */
void trib_mapping_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/* The bound row at a point; -1 and %NULL where there is none. */
int trib_mapping_canvas_row_at (TribMappingCanvas *self, gboolean right, double x, double y, GtkWidget **card);
GtkWidget *trib_mapping_canvas_card (TribMappingCanvas *self, gboolean right, guint position);

/* trib-mapping-canvas-input.c */
void trib_mapping_canvas_add_input (TribMappingCanvas *self);
void trib_mapping_canvas_use_field (TribMappingCanvas *self, guint position);
void trib_mapping_canvas_arm (TribMappingCanvas *self, int column);

G_END_DECLS
