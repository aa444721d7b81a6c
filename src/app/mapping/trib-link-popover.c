/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every edit goes to the draft at once, and the values are tried anew; so there is nothing to confirm.
 */
#include "config.h"

#include "app/mapping/trib-link-popover.h"

#include "app/mapping/trib-link-trial.h"
#include "app/mapping/trib-step-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#define VALUE_CHARS 26

struct _TribLinkPopover
{
  GtkPopover parent_instance;

  TribMappingDraft *draft;
  guint link;
  GPtrArray *editors; /* (element-type TribStepEditor) */
  char **more;
  gboolean following;

  GtkLabel *title;
  GtkLabel *sure;
  GtkBox *steps;
  GtkDropDown *add;
  GtkDropDown *columns;
  GtkGrid *trial;
  GtkWidget *remove;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (TribLinkPopover, trib_link_popover, GTK_TYPE_POPOVER)

static const TribMappingLink *
get_link (TribLinkPopover *self)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);

  return self->link < mapping->links->len ? g_ptr_array_index (mapping->links, self->link) : NULL;
}

static GtkWidget *
add_text (TribLinkPopover *self, const char *text, int column, int row, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), VALUE_CHARS);
  gtk_widget_set_hexpand (label, column != 1);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_grid_attach (self->trial, label, column, row, 1, 1);
  return label;
}

static void
show_value (TribLinkPopover *self, const TribTrialValue *value, int row)
{
  const char *reason = value->reason != TRIB_REASON_NONE ? trib_reason_text (value->reason) : "";
  const char *css = value->status == TRIB_STATUS_INVALID    ? "error"
                    : value->status == TRIB_STATUS_SUSPECT  ? "warning"
                    : value->status == TRIB_STATUS_REPAIRED ? "accent"
                                                            : NULL;
  g_autofree char *after = NULL;
  GtkWidget *label;

  if (value->status == TRIB_STATUS_MISSING || *value->after == '\0')
    after = g_strdup ("–");
  else if (value->status == TRIB_STATUS_INVALID && *reason != '\0')
    after = g_strdup_printf ("%s · %s", value->after, reason);
  else
    after = g_strdup (value->after);
  add_text (self, value->before, 0, row, "trial-before");
  gtk_accessible_update_property (GTK_ACCESSIBLE (add_text (self, "→", 1, row, "dim-label")),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("becomes"), -1);
  label = add_text (self, after, 2, row, css);
  gtk_widget_set_tooltip_text (label, *reason != '\0' ? reason : NULL);
}

static void
show_trial (TribLinkPopover *self)
{
  const TribMappingLink *link = get_link (self);
  g_autoptr (GPtrArray) values = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->trial))) != NULL)
    gtk_grid_remove (self->trial, child);
  if (link == NULL)
    return;
  values
      = trib_link_trial (trib_mapping_draft_get_mapping (self->draft), link, trib_mapping_draft_get_table (self->draft),
                         trib_mapping_draft_get_schema (self->draft), TRIB_LINK_TRIAL_VALUES);
  for (guint i = 0; i < values->len; i++)
    show_value (self, g_ptr_array_index (values, i), (int) i);
  if (values->len == 0)
    add_text (self, _ ("The column is empty."), 0, 0, "dim-label");
}

static void
show_faults (TribLinkPopover *self)
{
  const TribMappingLink *link = get_link (self);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  if (link == NULL)
    return;
  g_ptr_array_add (columns, link->column);
  for (guint i = 0; link->more != NULL && link->more[i] != NULL; i++)
    g_ptr_array_add (columns, link->more[i]);
  g_ptr_array_add (columns, NULL);
  for (guint i = 0; i < self->editors->len && i < link->transforms->len; i++)
    {
      g_autofree char *fault
          = trib_transform_fault (g_ptr_array_index (link->transforms, i), (const char *const *) columns->pdata);

      trib_step_editor_show_fault (g_ptr_array_index (self->editors, i), fault);
    }
}

static void
show_words (TribLinkPopover *self)
{
  const TribMappingLink *link = get_link (self);
  const TribField *field = NULL;
  g_autoptr (GString) from = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *sure = NULL;

  if (link == NULL)
    return;
  if (link->kind == TRIB_LINK_FIELD)
    field = trib_schema_find (trib_mapping_draft_get_schema (self->draft), link->field);
  g_string_append (from, link->column);
  for (guint i = 0; link->more != NULL && link->more[i] != NULL; i++)
    g_string_append_printf (from, " + %s", link->more[i]);
  title = g_strdup_printf ("%s → %s", from->str, field != NULL ? field->label : link->field);
  sure = link->confidence < 1 ? g_strdup_printf (_ ("%.0f %% sure"), link->confidence * 100) : g_strdup ("");
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->sure, sure);
  gtk_widget_set_visible (self->keep, link->confidence < 1);
}

/* What stands in the editors becomes the link's steps. */
static void
take_over (TribLinkPopover *self)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_transform_free);

  for (guint i = 0; i < self->editors->len; i++)
    g_ptr_array_add (steps, trib_step_editor_get (g_ptr_array_index (self->editors, i)));
  self->link = trib_mapping_draft_set_steps (self->draft, self->link, steps, (const char *const *) self->more);
  show_words (self);
  show_faults (self);
  show_trial (self);
}

static void
edited_cb (TribStepEditor *editor, TribLinkPopover *self)
{
  take_over (self);
}

static void
removed_cb (TribStepEditor *editor, TribLinkPopover *self)
{
  g_ptr_array_remove (self->editors, editor);
  gtk_box_remove (self->steps, GTK_WIDGET (editor));
  take_over (self);
}

static void
add_editor (TribLinkPopover *self, const TribTransform *transform)
{
  GtkWidget *editor = trib_step_editor_new (transform);

  g_signal_connect (editor, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (editor, "removed", G_CALLBACK (removed_cb), self);
  gtk_box_append (self->steps, editor);
  g_ptr_array_add (self->editors, editor);
}

/* Choices have a value from the start, so that a step does something at once. */
void
trib_link_popover_add_step (TribLinkPopover *self, TribTransformKind kind)
{
  const TribTransformParam *param = trib_transform_kind_param (kind, 0);
  const char *first = param != NULL && param->kind == TRIB_PARAM_CHOICE ? param->choices[0].name : NULL;
  g_autoptr (TribTransform) transform = NULL;

  g_return_if_fail (TRIB_IS_LINK_POPOVER (self));

  transform = trib_transform_new (kind, first, NULL);
  add_editor (self, transform);
  take_over (self);
}

static void
add_selected_cb (GtkDropDown *add, GParamSpec *pspec, TribLinkPopover *self)
{
  guint selected = gtk_drop_down_get_selected (add);

  if (self->following || selected == 0 || selected > TRIB_N_TRANSFORMS)
    return;
  self->following = TRUE;
  gtk_drop_down_set_selected (add, 0);
  self->following = FALSE;
  trib_link_popover_add_step (self, selected - 1);
}

static void
column_selected_cb (GtkDropDown *columns, GParamSpec *pspec, TribLinkPopover *self)
{
  guint selected = gtk_drop_down_get_selected (columns), n = self->more != NULL ? g_strv_length (self->more) : 0;

  if (self->following || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  self->following = TRUE;
  gtk_drop_down_set_selected (columns, 0);
  self->following = FALSE;
  self->more = g_renew (char *, self->more, n + 2);
  self->more[n] = g_strdup (trib_mapping_draft_get_heading (self->draft, selected - 1));
  self->more[n + 1] = NULL;
  /* Several columns need a step that draws on them. */
  for (guint i = 0; i < self->editors->len; i++)
    {
      g_autoptr (TribTransform) step = trib_step_editor_get (g_ptr_array_index (self->editors, i));

      if (trib_transform_kind_is_plural (step->kind))
        {
          take_over (self);
          return;
        }
    }
  trib_link_popover_add_step (self, TRIB_TRANSFORM_COMBINE);
}

static void
remove_cb (GtkButton *button, TribLinkPopover *self)
{
  trib_mapping_draft_disconnect (self->draft, self->link);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
keep_cb (GtkButton *button, TribLinkPopover *self)
{
  trib_mapping_draft_accept (self->draft, self->link);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
trib_link_popover_finalize (GObject *object)
{
  TribLinkPopover *self = TRIB_LINK_POPOVER (object);

  g_clear_object (&self->draft);
  g_ptr_array_unref (self->editors);
  g_strfreev (self->more);

  G_OBJECT_CLASS (trib_link_popover_parent_class)->finalize (object);
}

static void
trib_link_popover_class_init (TribLinkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trib_link_popover_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-link-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TribLinkPopover, title);
  gtk_widget_class_bind_template_child (widget_class, TribLinkPopover, sure);
  gtk_widget_class_bind_template_child (widget_class, TribLinkPopover, steps);
  gtk_widget_class_bind_template_child (widget_class, TribLinkPopover, add);
  gtk_widget_class_bind_template_child (widget_class, TribLinkPopover, columns);
  gtk_widget_class_bind_template_child (widget_class, TribLinkPopover, trial);
  gtk_widget_class_bind_template_child (widget_class, TribLinkPopover, remove);
  gtk_widget_class_bind_template_child (widget_class, TribLinkPopover, keep);
  gtk_widget_class_bind_template_callback (widget_class, add_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
trib_link_popover_init (TribLinkPopover *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->editors = g_ptr_array_new ();
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (kinds, _ ("Add a step…"));
  for (guint kind = 0; kind < TRIB_N_TRANSFORMS; kind++)
    gtk_string_list_append (kinds, trib_transform_kind_label (kind));
  gtk_drop_down_set_model (self->add, G_LIST_MODEL (kinds));
  self->following = FALSE;
}

GtkWidget *
trib_link_popover_new (TribMappingDraft *draft, guint link)
{
  TribLinkPopover *self = g_object_new (TRIB_TYPE_LINK_POPOVER, NULL);
  g_autoptr (GtkStringList) columns = gtk_string_list_new (NULL);
  const TribMappingLink *own;

  self->draft = g_object_ref (draft);
  self->link = link;
  own = get_link (self);
  self->more = g_strdupv (own->more);
  for (guint i = 0; i < own->transforms->len; i++)
    add_editor (self, g_ptr_array_index (own->transforms, i));
  gtk_string_list_append (columns, _ ("One more column…"));
  for (guint i = 0; i < trib_mapping_draft_get_table (draft)->columns->len; i++)
    gtk_string_list_append (columns, trib_mapping_draft_get_heading (draft, i));
  self->following = TRUE;
  gtk_drop_down_set_model (self->columns, G_LIST_MODEL (columns));
  self->following = FALSE;
  show_words (self);
  show_faults (self);
  show_trial (self);
  return GTK_WIDGET (self);
}
