/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Five choices. A choice that the format does not have (the separator of a workbook) is not shown.
 */
#include "config.h"

#include "app/mapping/trib-read-options-bar.h"
#include "app/trib-number.h"

#include <glib/gi18n.h>

struct _TribReadOptionsBar
{
  GtkWidget parent_instance;

  gboolean following;

  GtkWidget *box;
  GtkWidget *table_box;
  GtkWidget *encoding_box;
  GtkWidget *delimiter_box;
  GtkWidget *quote_box;
  GtkDropDown *table;
  GtkDropDown *encoding;
  GtkDropDown *delimiter;
  GtkDropDown *quote;
  GtkDropDown *header;
  GPtrArray *tables;     /* (element-type utf8): names, in the order of the drop-down */
  GPtrArray *delimiters; /* (element-type utf8): the same of what the reader calls them */
};

G_DEFINE_FINAL_TYPE (TribReadOptionsBar, trib_read_options_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *const encodings[]
    = { "UTF-8",       "UTF-16LE", "UTF-16BE",  "Windows-1252", "Windows-1250", "Windows-1251", "ISO-8859-1",
        "ISO-8859-15", "CP850",    "MACINTOSH", "CP932",        "GB18030",      "Big5",         "CP949" };

typedef struct
{
  const char *text; /* as the reader names it */
  const char *label;
} Mark;

static const Mark delimiters[] = {
  { ",", N_ ("Comma") }, { ";", N_ ("Semicolon") }, { "tab", N_ ("Tab") },   { "|", N_ ("Vertical bar") },
  { ":", N_ ("Colon") }, { "space", N_ ("Blank") }, { "none", N_ ("None") },
};

static const Mark quotes[] = { { "\"", N_ ("Double") }, { "'", N_ ("Single") }, { "none", N_ ("None") } };

static const TribHeader headers[] = { TRIB_HEADER_DETECT, TRIB_HEADER_FIRST, TRIB_HEADER_NONE };

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, TribReadOptionsBar *self)
{
  if (!self->following && gtk_drop_down_get_selected (drop_down) != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
trib_read_options_bar_dispose (GObject *object)
{
  TribReadOptionsBar *self = TRIB_READ_OPTIONS_BAR (object);

  self->following = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->delimiters, g_ptr_array_unref);

  G_OBJECT_CLASS (trib_read_options_bar_parent_class)->dispose (object);
}

static void
trib_read_options_bar_class_init (TribReadOptionsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_read_options_bar_dispose;

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TRIB_TYPE_READ_OPTIONS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-read-options-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, box);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, table_box);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, encoding_box);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, delimiter_box);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, quote_box);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, table);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, encoding);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, delimiter);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, quote);
  gtk_widget_class_bind_template_child (widget_class, TribReadOptionsBar, header);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static GtkStringList *
labels_of (const Mark *marks, guint n_marks)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_marks; i++)
    gtk_string_list_append (list, _ (marks[i].label));
  return list;
}

static void
trib_read_options_bar_init (TribReadOptionsBar *self)
{
  g_autoptr (GtkStringList) labels = labels_of (quotes, G_N_ELEMENTS (quotes));

  self->tables = g_ptr_array_new_with_free_func (g_free);
  self->delimiters = g_ptr_array_new_with_free_func (g_free);
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->quote, G_LIST_MODEL (labels));
  self->following = FALSE;
}

static void
show_tables (TribReadOptionsBar *self, const TribInspectJob *job)
{
  const GPtrArray *tables = job->inspection->tables;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->tables, 0);
  for (guint i = 0; i < tables->len; i++)
    {
      const TribTableFacts *table = g_ptr_array_index (tables, i);
      g_autofree char *rows = trib_grouped ((gint64) table->rows);
      g_autofree char *label
          = g_strdup_printf (table->hidden ? _ ("%s (%s rows, hidden)") : _ ("%s (%s rows)"), table->name, rows);

      gtk_string_list_append (names, label);
      g_ptr_array_add (self->tables, g_strdup (table->name));
      if (job->table != NULL && g_str_equal (table->name, job->table))
        selected = i;
    }
  gtk_drop_down_set_model (self->table, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->table, selected);
  gtk_widget_set_visible (self->table_box, tables->len > 1);
}

static void
show_encoding (TribReadOptionsBar *self, const char *encoding)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gtk_string_list_append (names, encodings[i]);
      if (encoding != NULL && g_ascii_strcasecmp (encoding, encodings[i]) == 0)
        selected = i;
    }
  if (encoding != NULL && selected == GTK_INVALID_LIST_POSITION)
    {
      gtk_string_list_append (names, encoding);
      selected = G_N_ELEMENTS (encodings);
    }
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->encoding, selected);
}

/* One that is not among the usual ones is shown as it is. */
static void
show_delimiter (TribReadOptionsBar *self, const char *delimiter)
{
  g_autoptr (GtkStringList) labels = labels_of (delimiters, G_N_ELEMENTS (delimiters));
  const char *shown = delimiter == NULL ? "none" : g_str_equal (delimiter, " ") ? "space" : delimiter;
  guint selected = GTK_INVALID_LIST_POSITION;

  g_ptr_array_set_size (self->delimiters, 0);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      g_ptr_array_add (self->delimiters, g_strdup (delimiters[i].text));
      if (g_str_equal (delimiters[i].text, shown))
        selected = i;
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      selected = self->delimiters->len;
      g_ptr_array_add (self->delimiters, g_strdup (shown));
      gtk_string_list_append (labels, shown);
    }
  gtk_drop_down_set_model (self->delimiter, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->delimiter, selected);
}

static void
show_quote (TribReadOptionsBar *self, const char *quote)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (g_str_equal (quotes[i].text, quote != NULL ? quote : "none"))
      gtk_drop_down_set_selected (self->quote, i);
}

void
trib_read_options_bar_show (TribReadOptionsBar *self, const TribInspectJob *job)
{
  const TribInspection *inspection = job->inspection;
  gboolean text = g_str_equal (inspection->format, "csv");

  g_return_if_fail (TRIB_IS_READ_OPTIONS_BAR (self));

  self->following = TRUE;
  show_tables (self, job);
  show_encoding (self, inspection->encoding);
  show_delimiter (self, inspection->delimiter);
  show_quote (self, inspection->quote);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (headers[i] == job->header)
      gtk_drop_down_set_selected (self->header, i);
  gtk_widget_set_visible (self->encoding_box, text);
  gtk_widget_set_visible (self->delimiter_box, text);
  gtk_widget_set_visible (self->quote_box, text);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->header)), !g_str_equal (inspection->format, "xml"));
  self->following = FALSE;
}

void
trib_read_options_bar_fill (TribReadOptionsBar *self, TribInspectJob *job)
{
  guint table = gtk_drop_down_get_selected (self->table);
  guint header = gtk_drop_down_get_selected (self->header);
  guint delimiter = gtk_drop_down_get_selected (self->delimiter);
  guint quote = gtk_drop_down_get_selected (self->quote);
  GtkStringObject *encoding = gtk_drop_down_get_selected_item (self->encoding);

  g_return_if_fail (TRIB_IS_READ_OPTIONS_BAR (self));

  if (self->tables->len > 1 && table < self->tables->len)
    job->table = g_strdup (g_ptr_array_index (self->tables, table));
  if (gtk_widget_get_visible (self->encoding_box) && encoding != NULL)
    job->encoding = g_strdup (gtk_string_object_get_string (encoding));
  if (gtk_widget_get_visible (self->delimiter_box) && delimiter < self->delimiters->len)
    job->delimiter = g_strdup (g_ptr_array_index (self->delimiters, delimiter));
  if (gtk_widget_get_visible (self->quote_box) && quote < G_N_ELEMENTS (quotes))
    job->quote = g_strdup (quotes[quote].text);
  if (header < G_N_ELEMENTS (headers))
    job->header = headers[header];
}
