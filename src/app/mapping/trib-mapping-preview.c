/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grid of labels, small by intent: a few rows tell whether a mapping is right, and it is made anew after each change.
 */
#include "config.h"

#include "app/mapping/trib-mapping-preview.h"
#include "app/trib-number.h"

#include <glib/gi18n.h>

#define MAX_ROWS 6
#define MAX_COLUMNS 40
#define CELL_CHARS 22

struct _TribMappingPreview
{
  GtkWidget parent_instance;

  TribPreviewTable *table;
  gboolean difficult;

  GtkWidget *box;
  GtkToggleButton *first_button;
  GtkToggleButton *difficult_button;
  GtkWidget *legend;
  GtkWidget *scroller;
  GtkGrid *grid;
  GtkLabel *nothing;
};

G_DEFINE_FINAL_TYPE (TribMappingPreview, trib_mapping_preview, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (TribMappingPreview *self, const char *text, guint column, guint row, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* A label that may ellipsize would shrink to nothing in a window that scrolls. */
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1) + 1, CELL_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_grid_attach (self->grid, label, (int) column, (int) row, 1, 1);
  return label;
}

static void
add_cell (TribMappingPreview *self, const TribPreviewCell *cell, guint column, guint row)
{
  const char *const plain[] = { "preview-cell", NULL };
  const char *const repaired[] = { "preview-cell", "repaired", NULL };
  const char *const suspect[] = { "preview-cell", "warning", NULL };
  const char *const invalid[] = { "preview-cell", "error", NULL };
  const char *const below[] = { "preview-raw", "caption", "dim-label", NULL };
  const char *reason = cell->reason != TRIB_REASON_NONE ? trib_reason_text (cell->reason) : "";
  const char *const *classes = plain;
  const char *text = cell->standard;
  g_autofree char *second = g_strdup (cell->raw);
  GtkWidget *top;

  if (cell->status == TRIB_STATUS_INVALID)
    {
      classes = invalid;
      text = *reason != '\0' ? reason : _ ("not valid");
    }
  else if (cell->status == TRIB_STATUS_SUSPECT)
    {
      classes = suspect;
      if (*reason != '\0')
        {
          g_free (second);
          second = g_strdup (reason);
        }
    }
  else if (cell->status == TRIB_STATUS_REPAIRED)
    classes = repaired;
  else if (cell->status == TRIB_STATUS_MISSING)
    text = "–";
  top = add_label (self, text, column, row, classes);
  if (cell->status != TRIB_STATUS_OK)
    {
      g_autofree char *tip = g_strdup_printf (_ ("As it came: %s\n%s"), cell->raw, reason);

      gtk_widget_set_tooltip_text (top, tip);
    }
  add_label (self, second, column, row + 1, below);
}

static void
add_headings (TribMappingPreview *self, guint n_columns)
{
  const char *const classes[] = { "preview-heading", "caption-heading", "dim-label", NULL };

  add_label (self, _ ("Row"), 0, 0, classes);
  for (guint i = 0; i < n_columns; i++)
    {
      guint n = self->table->n_invalid[i];
      g_autofree char *heading
          = n > 0 ? g_strdup_printf (ngettext ("%s · %u invalid", "%s · %u invalid", n), self->table->headings[i], n)
                  : g_strdup (self->table->headings[i]);

      add_label (self, heading, i + 1, 0, classes);
    }
  if (n_columns < self->table->n_columns)
    {
      guint more = self->table->n_columns - n_columns;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      add_label (self, text, n_columns + 1, 0, classes);
    }
}

static void
fill (TribMappingPreview *self)
{
  const char *const number[] = { "preview-cell", "dim-label", "numeric", NULL };
  GtkWidget *child;
  guint n_columns, n_shown = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  if (self->table == NULL)
    return;
  n_columns = MIN (self->table->n_columns, MAX_COLUMNS);
  add_headings (self, n_columns);
  for (guint i = 0; i < self->table->n_rows && n_shown < MAX_ROWS; i++)
    {
      g_autofree char *text = NULL;
      guint at = 1 + n_shown * 3;
      GtkWidget *line;

      if (self->difficult && !self->table->difficult[i])
        continue;
      n_shown++;
      line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_grid_attach (self->grid, line, 0, (int) at, (int) n_columns + 1, 1);
      text = trib_grouped (i + 1);
      add_label (self, text, 0, at + 1, number);
      for (guint j = 0; j < n_columns; j++)
        add_cell (self, trib_preview_table_cell (self->table, i, j), j + 1, at + 1);
    }
  gtk_widget_set_visible (self->scroller, n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n_shown == 0);
  gtk_label_set_label (self->nothing, self->table->n_rows == 0 ? _ ("There are no rows below the headings.")
                                                               : _ ("No difficulties among the first rows."));
}

static void
difficult_toggled_cb (GtkToggleButton *button, TribMappingPreview *self)
{
  self->difficult = gtk_toggle_button_get_active (button);
  fill (self);
}

static void
trib_mapping_preview_dispose (GObject *object)
{
  TribMappingPreview *self = TRIB_MAPPING_PREVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->table, trib_preview_table_free);

  G_OBJECT_CLASS (trib_mapping_preview_parent_class)->dispose (object);
}

static void
trib_mapping_preview_class_init (TribMappingPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_mapping_preview_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-mapping-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, TribMappingPreview, box);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPreview, first_button);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPreview, difficult_button);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPreview, legend);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPreview, grid);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPreview, nothing);
  gtk_widget_class_bind_template_callback (widget_class, difficult_toggled_cb);
}

static void
trib_mapping_preview_init (TribMappingPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trib_mapping_preview_take_table (TribMappingPreview *self, TribPreviewTable *table)
{
  guint n = table != NULL ? table->n_difficult : 0;
  g_autofree char *label = g_strdup_printf (_ ("Difficult rows · %u"), n);
  guint rows = table != NULL ? table->n_rows : 0;
  g_autofree char *legend
      = g_strdup_printf (ngettext ("of the first row · above: as it will be · below: as it came",
                                   "of the first %u rows · above: as it will be · below: as it came", rows),
                         rows);

  g_return_if_fail (TRIB_IS_MAPPING_PREVIEW (self));

  g_clear_pointer (&self->table, trib_preview_table_free);
  self->table = table;
  gtk_button_set_label (GTK_BUTTON (self->difficult_button), label);
  gtk_label_set_label (GTK_LABEL (self->legend), legend);
  fill (self);
}

void
trib_mapping_preview_set_difficult (TribMappingPreview *self, gboolean difficult)
{
  g_return_if_fail (TRIB_IS_MAPPING_PREVIEW (self));

  gtk_toggle_button_set_active (difficult ? self->difficult_button : self->first_button, TRUE);
}

guint
trib_mapping_preview_get_n_difficult (TribMappingPreview *self)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_PREVIEW (self), 0);

  return self->table != NULL ? self->table->n_difficult : 0;
}
