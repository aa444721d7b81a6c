/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A group of radio buttons, made anew only when the sources are others.
 */
#include "config.h"

#include "app/customers/trib-source-filter.h"

#include "app/trib-number.h"
#include "app/widgets/trib-source-dot.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>

typedef struct
{
  gint64 source; /* 0: all */
  GtkCheckButton *check;
  GtkWidget *name;
  GtkLabel *count;
} Choice;

struct _TribSourceFilter
{
  GtkWidget parent_instance;
  GtkWidget *outer;
  GtkWidget *box;
  GArray *choices;
  gint64 source;
};

enum
{
  PROP_SOURCE = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TribSourceFilter, trib_source_filter, GTK_TYPE_WIDGET)

static void
toggled_cb (TribSourceFilter *self, GtkCheckButton *check)
{
  if (!gtk_check_button_get_active (check))
    return;
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      if (choice->check != check || choice->source == self->source)
        continue;
      self->source = choice->source;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
      return;
    }
}

static void
add_choice (TribSourceFilter *self, gint64 source, const char *name)
{
  Choice choice = { .source = source };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_margin_start (line, 6);
  choice.check = GTK_CHECK_BUTTON (check);
  if (source != 0)
    gtk_box_append (GTK_BOX (line), trib_source_dot_new (source, name));
  choice.name = gtk_label_new (name);
  gtk_label_set_ellipsize (GTK_LABEL (choice.name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (choice.name), 0);
  gtk_label_set_width_chars (GTK_LABEL (choice.name), 8);
  gtk_widget_set_hexpand (choice.name, TRUE);
  gtk_widget_set_tooltip_text (choice.name, name);
  gtk_box_append (GTK_BOX (line), choice.name);
  choice.count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (choice.count), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (choice.count), "dim-label");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (choice.count));
  gtk_check_button_set_child (choice.check, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->choices->len > 0)
    gtk_check_button_set_group (choice.check, g_array_index (self->choices, Choice, 0).check);
  g_array_append_val (self->choices, choice);
  gtk_box_append (GTK_BOX (self->box), check);
}

static gboolean
same_sources (TribSourceFilter *self, GPtrArray *sources)
{
  if (self->choices->len != sources->len + 1)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i + 1);
      const TribSource *source = g_ptr_array_index (sources, i);
      if (choice->source != source->id || g_strcmp0 (gtk_label_get_text (GTK_LABEL (choice->name)), source->name) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
clear (TribSourceFilter *self)
{
  GtkWidget *child;

  while (self->box != NULL && (child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_array_set_size (self->choices, 0);
}

static void
trib_source_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int64 (value, TRIB_SOURCE_FILTER (object)->source);
}

static void
trib_source_filter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  trib_source_filter_set_source (TRIB_SOURCE_FILTER (object), g_value_get_int64 (value));
}

static void
trib_source_filter_dispose (GObject *object)
{
  TribSourceFilter *self = TRIB_SOURCE_FILTER (object);

  g_clear_pointer (&self->outer, gtk_widget_unparent);
  G_OBJECT_CLASS (trib_source_filter_parent_class)->dispose (object);
}

static void
trib_source_filter_finalize (GObject *object)
{
  g_array_unref (TRIB_SOURCE_FILTER (object)->choices);
  G_OBJECT_CLASS (trib_source_filter_parent_class)->finalize (object);
}

static void
trib_source_filter_class_init (TribSourceFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trib_source_filter_get_property;
  object_class->set_property = trib_source_filter_set_property;
  object_class->dispose = trib_source_filter_dispose;
  object_class->finalize = trib_source_filter_finalize;
  properties[PROP_SOURCE] = g_param_spec_int64 ("source", NULL, NULL, 0, G_MAXINT64, 0,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customers/trib-source-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, TribSourceFilter, outer);
  gtk_widget_class_bind_template_child (widget_class, TribSourceFilter, box);
}

static void
trib_source_filter_init (TribSourceFilter *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trib_source_filter_set_sources (TribSourceFilter *self, GPtrArray *sources)
{
  gboolean found = FALSE;

  g_return_if_fail (TRIB_IS_SOURCE_FILTER (self));

  if (sources == NULL)
    {
      clear (self);
      trib_source_filter_set_source (self, 0);
      return;
    }
  if (same_sources (self, sources))
    return;
  clear (self);
  add_choice (self, 0, _ ("All sources"));
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);
      add_choice (self, source->id, source->name);
      found |= source->id == self->source;
    }
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = &g_array_index (self->choices, Choice, i);
      gtk_check_button_set_active (choice->check, choice->source == (found ? self->source : 0));
      g_signal_connect_object (choice->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  if (!found)
    trib_source_filter_set_source (self, 0);
}

void
trib_source_filter_set_counts (TribSourceFilter *self, const gint64 *counts)
{
  g_return_if_fail (TRIB_IS_SOURCE_FILTER (self));

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      gint64 count = counts == NULL ? 0 : counts[i == 0 ? self->choices->len - 1 : i - 1];
      g_autofree char *text = counts == NULL ? g_strdup ("") : trib_grouped (count);
      g_autofree char *words
          = counts == NULL ? g_strdup ("")
                           : g_strdup_printf (
                               ngettext ("%s customer", "%s customers", (gulong) CLAMP (count, 0, G_MAXLONG)), text);

      gtk_label_set_text (choice->count, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (choice->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
    }
}

gint64
trib_source_filter_get_source (TribSourceFilter *self)
{
  g_return_val_if_fail (TRIB_IS_SOURCE_FILTER (self), 0);

  return self->source;
}

void
trib_source_filter_set_source (TribSourceFilter *self, gint64 source)
{
  g_return_if_fail (TRIB_IS_SOURCE_FILTER (self));

  if (self->source == source)
    return;
  self->source = source;
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      if (choice->source == source)
        gtk_check_button_set_active (choice->check, TRUE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}
