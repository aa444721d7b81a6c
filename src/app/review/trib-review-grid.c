/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills a grid. Which lines there are and how their sides compare is found by trib-review-lines.h.
 */
#include "config.h"

#include "app/review/trib-review-grid.h"

#include "app/review/trib-review-lines.h"
#include "app/trib-number.h"
#include "app/widgets/trib-source-dot.h"
#include "app/widgets/trib-value-label.h"

#include <glib/gi18n.h>

#define LABEL_CHARS 12
#define CELL_CHARS 10 /* at least; both columns get the same of what is left */
#define SHOWN_COMPANY 3

struct _TribReviewGrid
{
  AdwBin parent_instance;
  GtkGrid *grid;

  GtkToggleButton *more_button;
  GPtrArray *minor; /* (element-type GtkWidget): of lines that are folded away */
  gboolean narrow;
  gboolean folding; /* what is attached now */
  int row;
};

G_DEFINE_FINAL_TYPE (TribReviewGrid, trib_review_grid, ADW_TYPE_BIN)

static void show_minor (TribReviewGrid *self);

static void
trib_review_grid_finalize (GObject *object)
{
  g_ptr_array_unref (TRIB_REVIEW_GRID (object)->minor);
  G_OBJECT_CLASS (trib_review_grid_parent_class)->finalize (object);
}

static void
trib_review_grid_class_init (TribReviewGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trib_review_grid_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/review/trib-review-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, TribReviewGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, TribReviewGrid, more_button);
  gtk_widget_class_bind_template_callback (widget_class, show_minor);
}

static void
trib_review_grid_init (TribReviewGrid *self)
{
  self->minor = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
attach (TribReviewGrid *self, GtkWidget *widget, int column, int width)
{
  gtk_grid_attach (self->grid, widget, column, self->row, width, 1);
  if (self->folding)
    g_ptr_array_add (self->minor, widget);
}

static void
show_minor (TribReviewGrid *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->more_button);

  for (guint i = 0; i < self->minor->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->minor, i), shown);
}

static int
value_column (const TribReviewGrid *self, guint side)
{
  return (int) side + (self->narrow ? 0 : 1);
}

/* When it came; of several records, who goes with it. */
static char *
company_text (const TribReviewSide *side)
{
  const TribCustomerRecord *first = g_ptr_array_index (side->records, 0);
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *number = trib_grouped (side->ids->len - 1);

  if (side->ids->len == 1)
    {
      g_autofree char *when = trib_when_text (first->since);

      return g_strdup_printf (_ ("arrived %s"), when);
    }
  for (guint i = 1; i < MIN (side->records->len, SHOWN_COMPANY + 1); i++)
    {
      g_autofree char *title = trib_review_record_title (g_ptr_array_index (side->records, i));

      g_string_append_printf (others, "%s%s", i > 1 ? "; " : "", title);
    }
  if (side->ids->len > SHOWN_COMPANY + 1)
    g_string_append (others, "; …");
  /* Translators: "and 2 more: Till, line 12; Newsletter, line 88" */
  return g_strdup_printf (_ ("and %s more: %s"), number, others->str);
}

static void
add_heading (TribReviewGrid *self, const TribReviewSide *side, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const TribCustomerRecord *record = g_ptr_array_index (side->records, 0);
  g_autofree char *title = trib_review_record_title (record);
  g_autofree char *company = company_text (side);
  GtkWidget *name = trib_value_label_new (title, "heading", CELL_CHARS);
  GtkWidget *caption = trib_value_label_new (company, "caption", CELL_CHARS);
  GtkWidget *dot = trib_source_dot_new (record->source, record->source_name);

  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_widget_set_margin_top (dot, 5);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (line), dot);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_grid_attach (self->grid, box, value_column (self, index), self->row, 1, 1);
}

static GtkWidget *
new_value (const TribReviewValue *value, const TribReviewLine *line, guint side, gboolean counted)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = trib_value_label_new (value->text, NULL, CELL_CHARS);

  trib_value_label_mark (GTK_LABEL (label), trib_review_line_nearest (line->sides[1 - side], value->text));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->label, -1);
  gtk_box_append (GTK_BOX (box), label);
  if (counted && value->n_records > 1)
    {
      g_autofree char *times = g_strdup_printf (_ ("%u×"), value->n_records);
      GtkWidget *count = trib_value_label_new (times, "caption", -1);

      gtk_widget_add_css_class (count, "dim-label");
      gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), count);
    }
  if (value->status == TRIB_STATUS_SUSPECT || value->status == TRIB_STATUS_INVALID)
    {
      gtk_widget_add_css_class (label, value->status == TRIB_STATUS_INVALID ? "error" : "warning");
      gtk_widget_set_tooltip_text (label, trib_reason_text (value->reason));
    }
  return box;
}

static GtkWidget *
new_cell (const TribReviewLine *line, guint side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const GPtrArray *values = line->sides[side];

  for (guint i = 0; i < values->len; i++)
    gtk_box_append (GTK_BOX (box), new_value (g_ptr_array_index (values, i), line, side, values->len > 1));
  if (values->len == 0)
    gtk_box_append (GTK_BOX (box), trib_value_label_new ("–", "dim-label", CELL_CHARS));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
add_line (TribReviewGrid *self, const TribReviewLine *line)
{
  GtkWidget *label = trib_value_label_new (line->label, "caption", LABEL_CHARS);
  GtkWidget *sign = trib_difference_sign_new (line->difference);

  gtk_widget_add_css_class (label, "dim-label");
  attach (self, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, self->narrow ? 2 : 4);
  self->row++;
  if (self->narrow)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), sign);
      attach (self, box, 0, 2);
      self->row++;
    }
  else
    {
      attach (self, label, 0, 1);
      attach (self, sign, 3, 1);
    }
  for (guint side = 0; side < 2; side++)
    attach (self, new_cell (line, side), value_column (self, side), 1);
  self->row++;
}

static void
clear (TribReviewGrid *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->minor, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->row = 0;
}

void
trib_review_grid_set (TribReviewGrid *self, const TribReviewCase *asked, TribSchema *schema, gboolean narrow)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *more = NULL;
  guint n_minor = 0;

  g_return_if_fail (TRIB_IS_REVIEW_GRID (self));

  clear (self);
  self->narrow = narrow;
  lines = trib_review_lines_new (asked, schema);
  for (guint side = 0; side < 2; side++)
    add_heading (self, &asked->sides[side], side);
  self->row++;
  self->folding = FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const TribReviewLine *line = g_ptr_array_index (lines, i);

      self->folding = line->minor;
      n_minor += line->minor;
      add_line (self, line);
    }
  show_minor (self);
  more = g_strdup_printf (ngettext ("%u more field", "%u more fields", n_minor), n_minor);
  gtk_button_set_label (GTK_BUTTON (self->more_button), more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_minor > 0);
}
