/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two sides are lists of their own, which make cards only for what is in view; so a frame looks at these alone, however
 * many columns there are. Lines are drawn between and below the cards. Pointer and keys are trib-mapping-canvas-input.c's.
 */
#include "config.h"

#include "app/mapping/trib-column-card.h"
#include "app/mapping/trib-mapping-canvas-private.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (TribMappingCanvas, trib_mapping_canvas, GTK_TYPE_WIDGET)

guint trib_mapping_canvas_signals[TRIB_CANVAS_N_SIGNALS];

static void
opened_cb (TribFieldCard *card, GtkListItem *list_item)
{
  TribMappingCanvas *self = TRIB_MAPPING_CANVAS (gtk_widget_get_ancestor (GTK_WIDGET (card), TRIB_TYPE_MAPPING_CANVAS));
  int link = trib_mapping_canvas_link_of (self, gtk_list_item_get_item (list_item));

  if (link >= 0)
    g_signal_emit (self, trib_mapping_canvas_signals[TRIB_CANVAS_LINE_OPENED], 0, (guint) link,
                   trib_field_card_get_pill (card));
}

static void
column_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, trib_column_card_new ());
}

static void
column_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TribMappingCanvas *self)
{
  g_ptr_array_add (self->left_items, list_item);
  trib_mapping_canvas_show_column (self, list_item);
}

static void
column_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TribMappingCanvas *self)
{
  g_ptr_array_remove_fast (self->left_items, list_item);
}

static void
field_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *card = trib_field_card_new ();

  g_signal_connect (card, "opened", G_CALLBACK (opened_cb), list_item);
  gtk_list_item_set_child (list_item, card);
}

static void
field_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TribMappingCanvas *self)
{
  g_ptr_array_add (self->right_items, list_item);
  trib_mapping_canvas_show_field (self, list_item);
}

static void
field_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TribMappingCanvas *self)
{
  g_ptr_array_remove_fast (self->right_items, list_item);
}

/* A line that is new is to be seen. */
static void
unfold_used (TribMappingCanvas *self)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  TribSchema *schema = trib_mapping_draft_get_schema (self->draft);

  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);
      const TribField *field = link->kind == TRIB_LINK_FIELD ? trib_schema_find (schema, link->field) : NULL;

      if (field != NULL && trib_mapping_draft_can_undo (self->draft))
        self->folded &= ~(1u << field->group);
    }
}

static void
changed_cb (TribMappingDraft *draft, TribMappingCanvas *self)
{
  guint targets = trib_mapping_canvas_hash_targets (self);

  if (targets != GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self->rows), "targets")))
    {
      g_object_set_data (G_OBJECT (self->rows), "targets", GUINT_TO_POINTER (targets));
      unfold_used (self);
      trib_mapping_canvas_fill_rows (self);
    }
  self->hover = -1;
  trib_mapping_canvas_show_all (self);
}

static void
scrolled_cb (GtkAdjustment *adjustment, TribMappingCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
column_selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, TribMappingCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
column_activated_cb (GtkListView *view, guint position, TribMappingCanvas *self)
{
  trib_mapping_canvas_arm (self, (int) position);
}

static void
field_activated_cb (GtkListView *view, guint position, TribMappingCanvas *self)
{
  trib_mapping_canvas_use_field (self, position);
}

static void
trib_mapping_canvas_dispose (GObject *object)
{
  TribMappingCanvas *self = TRIB_MAPPING_CANVAS (object);
  GtkWidget *child;

  trib_mapping_canvas_set_draft (self, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (trib_mapping_canvas_parent_class)->dispose (object);
}

static void
trib_mapping_canvas_finalize (GObject *object)
{
  TribMappingCanvas *self = TRIB_MAPPING_CANVAS (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->column_selection);
  g_clear_object (&self->field_selection);
  g_hash_table_unref (self->values);
  g_ptr_array_unref (self->left_items);
  g_ptr_array_unref (self->right_items);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (trib_mapping_canvas_parent_class)->finalize (object);
}

static void
trib_mapping_canvas_class_init (TribMappingCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  guint *signals = trib_mapping_canvas_signals;

  G_OBJECT_CLASS (klass)->dispose = trib_mapping_canvas_dispose;
  G_OBJECT_CLASS (klass)->finalize = trib_mapping_canvas_finalize;
  widget_class->snapshot = trib_mapping_canvas_snapshot;

  signals[TRIB_CANVAS_LINE_OPENED] = g_signal_new ("line-opened", TRIB_TYPE_MAPPING_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, GTK_TYPE_WIDGET);
  signals[TRIB_CANVAS_FIELD_WANTED] = g_signal_new ("field-wanted", TRIB_TYPE_MAPPING_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[TRIB_CANVAS_CHOICE_WANTED]
      = g_signal_new ("choice-wanted", TRIB_TYPE_MAPPING_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                      G_TYPE_UINT, G_TYPE_STRING, GTK_TYPE_WIDGET);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-mapping-canvas.ui");
  gtk_widget_class_bind_template_child (widget_class, TribMappingCanvas, left);
  gtk_widget_class_bind_template_child (widget_class, TribMappingCanvas, gap);
  gtk_widget_class_bind_template_child (widget_class, TribMappingCanvas, right);
  gtk_widget_class_bind_template_child (widget_class, TribMappingCanvas, columns);
  gtk_widget_class_bind_template_child (widget_class, TribMappingCanvas, fields);
  gtk_widget_class_bind_template_callback (widget_class, column_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
}

static GtkListItemFactory *
new_factory (TribMappingCanvas *self, GCallback setup, GCallback bind, GCallback unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, self);
  g_signal_connect (factory, "unbind", unbind, self);
  return factory;
}

static GtkSingleSelection *
new_selection (void)
{
  GtkSingleSelection *selection = gtk_single_selection_new (NULL);

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  return selection;
}

static void
watch_scrolling (TribMappingCanvas *self, GtkWidget *scroller)
{
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, 0);
}

static void
trib_mapping_canvas_init (TribMappingCanvas *self)
{
  g_autoptr (GtkListItemFactory) columns
      = new_factory (self, G_CALLBACK (column_setup_cb), G_CALLBACK (column_bind_cb), G_CALLBACK (column_unbind_cb));
  g_autoptr (GtkListItemFactory) fields
      = new_factory (self, G_CALLBACK (field_setup_cb), G_CALLBACK (field_bind_cb), G_CALLBACK (field_unbind_cb));

  self->armed = self->moved = self->hover = -1;
  self->rows = g_list_store_new (TRIB_TYPE_FIELD_CHOICE);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->left_items = g_ptr_array_new ();
  self->right_items = g_ptr_array_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (TribMappingLine));
  self->column_selection = new_selection ();
  self->field_selection = new_selection ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->columns, columns);
  gtk_list_view_set_factory (self->fields, fields);
  g_signal_connect (self->column_selection, "notify::selected", G_CALLBACK (column_selected_cb), self);
  watch_scrolling (self, self->left);
  watch_scrolling (self, self->right);
  trib_mapping_canvas_add_input (self);
}

void
trib_mapping_canvas_set_draft (TribMappingCanvas *self, TribMappingDraft *draft, GListModel *items)
{
  g_return_if_fail (TRIB_IS_MAPPING_CANVAS (self));

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  self->armed = self->moved = self->hover = -1;
  if (self->columns != NULL)
    {
      gtk_list_view_set_model (self->columns, NULL);
      gtk_list_view_set_model (self->fields, NULL);
    }
  g_list_store_remove_all (self->rows);
  g_hash_table_remove_all (self->values);
  g_set_object (&self->draft, draft);
  gtk_single_selection_set_model (self->column_selection, items);
  if (draft == NULL)
    return;
  g_signal_connect (draft, "changed", G_CALLBACK (changed_cb), self);
  trib_mapping_canvas_fold_empty (self);
  g_object_set_data (G_OBJECT (self->rows), "targets", GUINT_TO_POINTER (trib_mapping_canvas_hash_targets (self)));
  trib_mapping_canvas_fill_rows (self);
  gtk_single_selection_set_model (self->field_selection, G_LIST_MODEL (self->rows));
  gtk_list_view_set_model (self->columns, GTK_SELECTION_MODEL (self->column_selection));
  gtk_list_view_set_model (self->fields, GTK_SELECTION_MODEL (self->field_selection));
}

void
trib_mapping_canvas_show_values (TribMappingCanvas *self, const TribPreviewTable *preview)
{
  g_return_if_fail (TRIB_IS_MAPPING_CANVAS (self));

  g_hash_table_remove_all (self->values);
  for (guint i = 0; preview != NULL && i < preview->n_columns; i++)
    for (guint row = 0; row < preview->n_rows; row++)
      {
        const TribPreviewCell *cell = trib_preview_table_cell (preview, row, i);

        if (*cell->standard == '\0' || preview->names[i] == NULL)
          continue;
        g_hash_table_replace (self->values, trib_mapping_canvas_value_key (preview->kinds[i], preview->names[i]),
                              g_strdup (cell->standard));
        break;
      }
  if (self->draft != NULL)
    trib_mapping_canvas_show_all (self);
}

int
trib_mapping_canvas_get_column (TribMappingCanvas *self)
{
  guint selected = gtk_single_selection_get_selected (self->column_selection);

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int) selected;
}

void
trib_mapping_canvas_reveal (TribMappingCanvas *self, TribLinkKind kind, const char *field)
{
  TribSchema *schema = self->draft != NULL ? trib_mapping_draft_get_schema (self->draft) : NULL;
  const TribField *known = schema != NULL && kind == TRIB_LINK_FIELD ? trib_schema_find (schema, field) : NULL;
  guint bit = 1u << (known != NULL ? known->group : TRIB_GROUP_CUSTOM);

  g_return_if_fail (TRIB_IS_MAPPING_CANVAS (self));

  self->folded &= ~bit;
  self->open |= bit;
  trib_mapping_canvas_fill_rows (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TribFieldChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (trib_field_choice_get_kind (choice) == kind && g_strcmp0 (trib_field_choice_get_field (choice), field) == 0)
        gtk_widget_activate_action (GTK_WIDGET (self->fields), "list.scroll-to-item", "u", i);
    }
}
