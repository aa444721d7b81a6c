/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills a grid. The raw cells are only made into widgets when somebody wants to see them.
 */
#include "config.h"

#include "app/customer/trib-records-grid.h"

#include "app/customer/trib-customer-lines.h"
#include "app/trib-number.h"
#include "app/widgets/trib-source-dot.h"
#include "app/widgets/trib-value-label.h"

#include <glib/gi18n.h>

/* Each label as wide as it wants to be: a grid that scrolls must be as high for its least width as for its natural one. */
#define CELL_CHARS 20
#define HEADING_CHARS 18
#define LABEL_CHARS 12

struct _TribRecordsGrid
{
  AdwBin parent_instance;
  GtkGrid *grid;
  GtkLabel *more_label;
  GtkListBox *raw_list;

  const TribCustomer *customer;
  GPtrArray *ticks; /* (element-type GtkCheckButton): one a column, none where there is one record */
  guint n;          /* columns shown */
};

enum
{
  TICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TribRecordsGrid, trib_records_grid, ADW_TYPE_BIN)

static void
trib_records_grid_finalize (GObject *object)
{
  g_ptr_array_unref (TRIB_RECORDS_GRID (object)->ticks);
  G_OBJECT_CLASS (trib_records_grid_parent_class)->finalize (object);
}

static void
trib_records_grid_class_init (TribRecordsGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trib_records_grid_finalize;
  signals[TICKED]
      = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customer/trib-records-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, TribRecordsGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, TribRecordsGrid, more_label);
  gtk_widget_class_bind_template_child (widget_class, TribRecordsGrid, raw_list);
}

static void
trib_records_grid_init (TribRecordsGrid *self)
{
  self->ticks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
record_title (const TribCustomerRecord *record)
{
  g_autofree char *line = trib_grouped ((gint64) record->line);

  /* Translators: source and line, "Till, line 418" */
  return g_strdup_printf (_ ("%s, line %s"), record->source_name, line);
}

static void
ticked_cb (TribRecordsGrid *self)
{
  g_signal_emit (self, signals[TICKED], 0);
}

static void
add_heading (TribRecordsGrid *self, const TribCustomerRecord *record, int column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = record_title (record);
  g_autofree char *when = trib_when_text (record->since);
  g_autofree char *arrived = g_strdup_printf (_ ("arrived %s"), when);

  if (self->customer->records->len > 1)
    {
      GtkWidget *tick = gtk_check_button_new ();

      gtk_widget_set_tooltip_text (tick, _ ("Choose for a customer of its own"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      g_signal_connect_object (tick, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (line), tick);
      g_ptr_array_add (self->ticks, tick);
    }
  gtk_box_append (GTK_BOX (line), trib_source_dot_new (record->source, record->source_name));
  gtk_box_append (GTK_BOX (line), trib_value_label_new (title, "heading", HEADING_CHARS));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), trib_value_label_new (arrived, "caption", CELL_CHARS));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_grid_attach (self->grid, box, column, 0, 1, 1);
}

/* All values of a field, a line each. NULL where there is none. */
static char *
text_of (const TribCustomerRecord *record, const TribField *field, const TribValue **first)
{
  GString *text = NULL;

  *first = NULL;
  for (guint i = 0; i < trib_values_size (record->values); i++)
    {
      const TribValue *value = trib_values_nth (record->values, i);
      g_autofree char *people = NULL;

      if (value->field != field->id)
        continue;
      people = trib_value_for_people (field, value->text.text);
      if (text == NULL)
        {
          text = g_string_new (people);
          *first = value;
        }
      else
        g_string_append_printf (text, "\n%s", people);
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

static GtkWidget *
new_cell (const TribField *field, const char *text, const char *reference, const TribValue *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *label = trib_value_label_new (text != NULL ? text : "–", text != NULL ? NULL : "dim-label", CELL_CHARS);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, field->label, -1);
  gtk_box_append (GTK_BOX (box), label);
  if (text != NULL)
    trib_value_label_mark (GTK_LABEL (label), reference);
  if (value != NULL && value->status >= TRIB_STATUS_SUSPECT)
    {
      GtkWidget *status = trib_value_label_new (trib_status_text (value->status), "caption", CELL_CHARS);

      gtk_widget_add_css_class (status, value->status == TRIB_STATUS_INVALID ? "error" : "warning");
      gtk_widget_set_tooltip_text (status, trib_reason_text (value->reason));
      gtk_box_append (GTK_BOX (box), status);
    }
  else if (value != NULL && value->status == TRIB_STATUS_REPAIRED)
    gtk_widget_set_tooltip_text (label, trib_reason_text (value->reason));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* To the end of the row. */
static GtkWidget *
new_sign (TribDifference difference)
{
  GtkWidget *label = trib_difference_sign_new (difference);

  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static gboolean
has_value (const TribCustomerRecord *record, TribFieldId field)
{
  return trib_values_first (record->values, field) != NULL;
}

/* What the parts of a name or an address say already is not said twice. */
static gboolean
is_told_by_parts (TribRecordsGrid *self, TribFieldId field)
{
  for (guint i = 0; i < self->n; i++)
    {
      const TribCustomerRecord *record = g_ptr_array_index (self->customer->records, i);

      if (field == TRIB_FIELD_FULL_NAME && has_value (record, field) && !has_value (record, TRIB_FIELD_GIVEN_NAME)
          && !has_value (record, TRIB_FIELD_FAMILY_NAME))
        return FALSE;
      if (field == TRIB_FIELD_ADDRESS_LINE && has_value (record, field) && !has_value (record, TRIB_FIELD_STREET))
        return FALSE;
    }
  return field == TRIB_FIELD_FULL_NAME || field == TRIB_FIELD_ADDRESS_LINE || field == TRIB_FIELD_KIND;
}

/* Returns: whether any record has the field. */
static gboolean
add_field (TribRecordsGrid *self, const TribField *field, int row)
{
  g_autofree char **texts = g_new0 (char *, self->n + 1);
  g_autofree const TribValue **values = g_new0 (const TribValue *, self->n + 1);
  const char *reference = NULL;

  for (guint i = 0; i < self->n; i++)
    {
      texts[i] = text_of (g_ptr_array_index (self->customer->records, i), field, &values[i]);
      if (reference == NULL)
        reference = texts[i];
    }
  if (reference == NULL)
    return FALSE;
  gtk_grid_attach (self->grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row, (int) self->n + 2, 1);
  gtk_grid_attach (self->grid, trib_value_label_new (field->label, "dim-label", LABEL_CHARS), 0, row + 1, 1, 1);
  for (guint i = 0; i < self->n; i++)
    gtk_grid_attach (self->grid, new_cell (field, texts[i], texts[i] == reference ? NULL : reference, values[i]),
                     (int) i + 1, row + 1, 1, 1);
  gtk_grid_attach (self->grid, new_sign (trib_difference_of ((const char *const *) texts, self->n)), (int) self->n + 1,
                   row + 1, 1, 1);
  for (guint i = 0; i < self->n; i++)
    g_free (texts[i]);
  return TRUE;
}

static void
add_cell_row (AdwExpanderRow *row, const char *heading, const char *cell)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = trib_value_label_new (heading, "dim-label", LABEL_CHARS);
  GtkWidget *value = trib_value_label_new (cell, NULL, -1);

  gtk_widget_set_hexpand (value, TRUE);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (line), FALSE);
  adw_expander_row_add_row (row, line);
}

/* The headings are asked for only as far as there are any: a row may be longer than its list's first line. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, TribRecordsGrid *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "trib-record"));
  const TribCustomerRecord *record;
  gboolean headed = TRUE;

  if (!adw_expander_row_get_expanded (row) || self->customer == NULL || index >= self->customer->records->len)
    return;
  g_signal_handlers_disconnect_by_func (row, expanded_cb, self);
  record = g_ptr_array_index (self->customer->records, index);
  for (guint i = 0; record->cells != NULL && record->cells[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf (_ ("Column %u"), i + 1);

      headed = headed && record->columns != NULL && record->columns[i] != NULL;
      add_cell_row (row, headed ? record->columns[i] : number, record->cells[i]);
    }
}

static void
add_raw (TribRecordsGrid *self, guint index)
{
  const TribCustomerRecord *record = g_ptr_array_index (self->customer->records, index);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = record_title (record);
  guint n = record->cells != NULL ? g_strv_length (record->cells) : 0;
  g_autofree char *cells = g_strdup_printf (ngettext ("%u cell", "%u cells", n), n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), cells);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), trib_source_dot_new (record->source, record->source_name));
  g_object_set_data (G_OBJECT (row), "trib-record", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  gtk_list_box_append (self->raw_list, row);
}

static void
clear (TribRecordsGrid *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->ticks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->raw_list))) != NULL)
    gtk_list_box_remove (self->raw_list, child);
}

void
trib_records_grid_set (TribRecordsGrid *self, const TribCustomer *customer, TribSchema *schema)
{
  int row = 1;

  g_return_if_fail (TRIB_IS_RECORDS_GRID (self));

  clear (self);
  self->customer = customer;
  if (customer == NULL)
    return;
  self->n = MIN (customer->records->len, TRIB_RECORDS_GRID_COLUMNS);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), self->n < customer->records->len);
  if (self->n < customer->records->len)
    {
      g_autofree char *shown = trib_grouped (self->n);
      g_autofree char *all = trib_grouped (customer->records->len);
      g_autofree char *text = g_strdup_printf (_ ("The first %s of %s records"), shown, all);
      gtk_label_set_text (self->more_label, text);
    }
  for (guint i = 0; i < self->n; i++)
    {
      add_heading (self, g_ptr_array_index (customer->records, i), (int) i + 1);
      add_raw (self, i);
    }
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);
      if (!is_told_by_parts (self, field->id) && add_field (self, field, row))
        row += 2;
    }
}

GArray *
trib_records_grid_get_ticked (TribRecordsGrid *self)
{
  GArray *ticked = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (TRIB_IS_RECORDS_GRID (self), ticked);

  for (guint i = 0; i < self->ticks->len; i++)
    {
      const TribCustomerRecord *record = g_ptr_array_index (self->customer->records, i);
      if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
        g_array_append_val (ticked, record->id);
    }
  return ticked;
}
