/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of an event; the evidence is made when it is first looked at.
 */
#include "config.h"

#include "app/customer/trib-step-row.h"

#include "app/history/trib-undo-preview.h"
#include "app/trib-number.h"
#include "app/widgets/trib-evidence.h"
#include "unify/trib-evidence.h"

#include <glib/gi18n.h>

struct _TribStepRow
{
  AdwBin parent_instance;
  GtkBox *line_box;
  GtkBox *button_box;
  GtkLabel *title_label;
  GtkLabel *words_label;
  GtkToggleButton *why_button;
  GtkRevealer *revealer;
  GtkLabel *why_label;
  GtkLabel *sure_label;
  AdwBin *evidence_bin;

  GPtrArray *events;      /* keeps what follows */
  const TribEvent *event; /* %NULL where there is no evidence */
  TribSession *session;
};

G_DEFINE_FINAL_TYPE (TribStepRow, trib_step_row, ADW_TYPE_BIN)

static void
opened_cb (TribStepRow *self)
{
  if (self->event != NULL && adw_bin_get_child (self->evidence_bin) == NULL
      && gtk_toggle_button_get_active (self->why_button))
    adw_bin_set_child (self->evidence_bin,
                       trib_evidence_new (trib_store_get_schema (trib_session_get_reader (self->session)),
                                          self->event->prior, self->event->parts, self->event->n_parts,
                                          self->event->probability));
}

static void
trib_step_row_finalize (GObject *object)
{
  TribStepRow *self = TRIB_STEP_ROW (object);

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (trib_step_row_parent_class)->finalize (object);
}

static void
trib_step_row_class_init (TribStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trib_step_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customer/trib-step-row.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, line_box);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, button_box);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, why_button);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, why_label);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, sure_label);
  gtk_widget_class_bind_template_child (widget_class, TribStepRow, evidence_bin);
}

static void
trib_step_row_init (TribStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->why_button, "notify::active", G_CALLBACK (opened_cb), self);
}

static void
append (GString *words, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
}

static char *
taken_back_text (const TribEvent *event, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const TribEvent *other = g_ptr_array_index (events, i);
      if (other->id == event->undone_by)
        {
          g_autofree char *when = trib_when_text (other->time);
          return g_strdup_printf (_ ("taken back %s"), when);
        }
    }
  return g_strdup (_ ("taken back"));
}

static void
set_words (TribStepRow *self, const TribEvent *event, GPtrArray *events)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *when = trib_when_text (event->time);

  append (words, event->words);
  append (words, when);
  if (event->undone_by != 0)
    {
      g_autofree char *taken_back = taken_back_text (event, events);

      append (words, taken_back);
      gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
    }
  gtk_label_set_text (self->title_label, event->title);
  gtk_label_set_text (self->words_label, words->str);
  if (event->kind != TRIB_EVENT_IMPORT)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, event->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
}

static void
set_evidence (TribStepRow *self, TribSession *session, const TribEvent *event, GPtrArray *events)
{
  g_autofree char *sure = trib_probability_words (event->probability);
  /* Translators: before the title of a step: "Why: Joined with Till, line 418" */
  g_autofree char *why = g_strdup_printf (_ ("Why: %s"), event->title);

  gtk_widget_set_visible (GTK_WIDGET (self->why_button), event->n_parts > 0);
  if (event->n_parts == 0)
    return;
  gtk_label_set_text (self->why_label, why);
  gtk_label_set_text (self->sure_label, sure);
  self->events = g_ptr_array_ref (events);
  self->event = event;
  self->session = g_object_ref (session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why_button), GTK_ACCESSIBLE_PROPERTY_LABEL, why, -1);
}

GtkWidget *
trib_step_row_new (TribSession *session, const TribEvent *event, GPtrArray *events)
{
  TribStepRow *self = g_object_new (TRIB_TYPE_STEP_ROW, NULL);

  set_words (self, event, events);
  set_evidence (self, session, event, events);
  if (event->can_undo && event->undone_by == 0)
    gtk_box_append (self->button_box, trib_undo_button_new (session, event->id, event->again));
  return GTK_WIDGET (self);
}

GtkWidget *
trib_step_row_new_now (guint n_records)
{
  TribStepRow *self = g_object_new (TRIB_TYPE_STEP_ROW, NULL);
  g_autofree char *number = trib_grouped (n_records);
  g_autofree char *words
      = g_strdup_printf (ngettext ("%s record, 1 customer", "%s records, 1 customer", n_records), number);

  gtk_label_set_text (self->title_label, _ ("Now"));
  gtk_label_set_text (self->words_label, words);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Now"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return GTK_WIDGET (self);
}

gboolean
trib_step_row_has_evidence (TribStepRow *self)
{
  g_return_val_if_fail (TRIB_IS_STEP_ROW (self), FALSE);

  return self->event != NULL;
}

void
trib_step_row_set_expanded (TribStepRow *self, gboolean expanded)
{
  g_return_if_fail (TRIB_IS_STEP_ROW (self));

  gtk_toggle_button_set_active (self->why_button, expanded);
}

void
trib_step_row_set_narrow (TribStepRow *self, gboolean narrow)
{
  g_return_if_fail (TRIB_IS_STEP_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->button_box), narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
}

int
trib_step_row_get_node_y (TribStepRow *self)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->title_label), GTK_WIDGET (self), &bounds))
    return 0;
  return (int) (bounds.origin.y + bounds.size.height / 2);
}
