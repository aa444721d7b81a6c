/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The controls are made from what the kind says of its parameters, so a new kind needs nothing here.
 */
#include "config.h"

#include "app/mapping/trib-step-editor.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TribStepEditor
{
  GtkWidget parent_instance;

  TribTransformKind kind;
  GtkWidget *controls[TRIB_TRANSFORM_PARAMS];

  GtkWidget *box;
  GtkLabel *title;
  GtkBox *params;
  GtkLabel *fault;
};

G_DEFINE_FINAL_TYPE (TribStepEditor, trib_step_editor, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_EDITED,
  SIGNAL_REMOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
edited_cb (TribStepEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
removed_cb (GtkButton *button, TribStepEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
trib_step_editor_dispose (GObject *object)
{
  TribStepEditor *self = TRIB_STEP_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (trib_step_editor_parent_class)->dispose (object);
}

static void
trib_step_editor_class_init (TribStepEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_step_editor_dispose;

  signals[SIGNAL_EDITED]
      = g_signal_new ("edited", TRIB_TYPE_STEP_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED]
      = g_signal_new ("removed", TRIB_TYPE_STEP_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-step-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TribStepEditor, box);
  gtk_widget_class_bind_template_child (widget_class, TribStepEditor, title);
  gtk_widget_class_bind_template_child (widget_class, TribStepEditor, params);
  gtk_widget_class_bind_template_child (widget_class, TribStepEditor, fault);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
}

static void
trib_step_editor_init (TribStepEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A table is written as lines "from = to". */
static char *
swap_separators (const char *text, gboolean to_people)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (lines[i], to_people ? "\t" : "=", 2);

      if (pair[0] == NULL || pair[1] == NULL)
        continue;
      g_string_append_printf (out, to_people ? "%s = %s\n" : "%s\t%s\n", g_strstrip (pair[0]), g_strstrip (pair[1]));
    }
  return g_string_free (out, FALSE);
}

static GtkWidget *
new_table (TribStepEditor *self, const char *arg)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  g_autofree char *text = swap_separators (arg, TRUE);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_widget_set_tooltip_text (view, _ ("A line each: HH = Hamburg"));
  gtk_widget_set_size_request (scroller, 180, 72);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  return scroller;
}

static GtkWidget *
new_choice (TribStepEditor *self, const TribTransformParam *param, const char *arg)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice;
  guint selected = 0;

  for (guint i = 0; param->choices[i].name != NULL; i++)
    {
      gtk_string_list_append (labels, _ (param->choices[i].label));
      if (strcmp (param->choices[i].name, arg) == 0)
        selected = i;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
new_entry (TribStepEditor *self, const TribTransformParam *param, const char *arg)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), arg);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), param->kind == TRIB_PARAM_NUMBER ? 4 : 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ (param->label));
  g_signal_connect_object (entry, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_control (TribStepEditor *self, guint index, const char *arg)
{
  const TribTransformParam *param = trib_transform_kind_param (self->kind, index);
  GtkWidget *control;

  if (param == NULL)
    return;
  if (param->kind == TRIB_PARAM_TABLE)
    control = new_table (self, arg);
  else if (param->kind == TRIB_PARAM_CHOICE)
    control = new_choice (self, param, arg);
  else
    control = new_entry (self, param, arg);
  gtk_widget_set_hexpand (control, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (param->label), -1);
  gtk_widget_set_tooltip_text (control, _ (param->label));
  gtk_box_append (self->params, control);
  self->controls[index] = control;
}

GtkWidget *
trib_step_editor_new (const TribTransform *transform)
{
  TribStepEditor *self = g_object_new (TRIB_TYPE_STEP_EDITOR, NULL);

  self->kind = transform->kind;
  gtk_label_set_label (self->title, trib_transform_kind_label (transform->kind));
  for (guint i = 0; i < TRIB_TRANSFORM_PARAMS; i++)
    add_control (self, i, transform->args[i] != NULL ? transform->args[i] : "");
  return GTK_WIDGET (self);
}

/* (nullable) (transfer full) */
static char *
read_control (TribStepEditor *self, guint index)
{
  const TribTransformParam *param = trib_transform_kind_param (self->kind, index);
  GtkWidget *control = self->controls[index];

  if (param == NULL || control == NULL)
    return NULL;
  if (param->kind == TRIB_PARAM_CHOICE)
    return g_strdup (param->choices[gtk_drop_down_get_selected (GTK_DROP_DOWN (control))].name);
  if (param->kind == TRIB_PARAM_TABLE)
    {
      GtkTextBuffer *buffer
          = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (control))));
      g_autofree char *text = NULL;

      g_object_get (buffer, "text", &text, NULL);
      return swap_separators (text, FALSE);
    }
  if (!param->required && *gtk_editable_get_text (GTK_EDITABLE (control)) == '\0')
    return NULL;
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
}

TribTransform *
trib_step_editor_get (TribStepEditor *self)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (TRIB_IS_STEP_EDITOR (self), NULL);

  first = read_control (self, 0);
  second = read_control (self, 1);
  return trib_transform_new (self->kind, first, second);
}

void
trib_step_editor_show_fault (TribStepEditor *self, const char *fault)
{
  g_return_if_fail (TRIB_IS_STEP_EDITOR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  gtk_label_set_label (self->fault, fault != NULL ? fault : "");
}
