/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows the current question of a sitting and hands answers to it.
 */
#include "config.h"

#include "app/review/trib-review-page.h"

#include "app/customers/trib-width-bin.h"
#include "app/review/trib-review-grid.h"
#include "app/review/trib-review-keys.h"
#include "app/review/trib-review-sitting.h"
#include "app/review/trib-review-words.h"
#include "app/trib-window.h"
#include "app/widgets/trib-evidence.h"

#include <glib/gi18n.h>

#define WIDE 1150 /* the evidence stands beside the two */

struct _TribReviewPage
{
  AdwBin parent_instance;
  TribWidthBin *width_bin;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;
  GtkProgressBar *progress;
  GtkScrolledWindow *scroller;
  GtkLabel *question_label;
  GtkLabel *reason_label;
  TribReviewGrid *grid;
  TribEvidence *evidence;
  GtkLabel *line_label;
  GtkWidget *learn_button;
  GtkBox *answers_box;
  AdwClamp *clamp;
  GtkBox *cards_box;

  TribSession *session;
  TribReviewSitting *sitting;
  TribReviewKeys *keys;
  TribPair shown; /* the question on the screen */
  gboolean narrow;
  gboolean held_up; /* said so */
};

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TribReviewPage, trib_review_page, ADW_TYPE_BIN)

static TribWindow *
get_window (TribReviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return TRIB_IS_WINDOW (root) ? TRIB_WINDOW (root) : NULL;
}

static void
update_actions (TribReviewPage *self)
{
  static const char *const answers[] = { "review.same", "review.different", "review.household" };
  GtkWidget *widget = GTK_WIDGET (self);
  TribReviewSitting *sitting = self->sitting;
  gboolean can = sitting != NULL && trib_review_sitting_can_answer (sitting);
  gboolean asked = can && trib_review_sitting_get_current (sitting) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_action_set_enabled (widget, answers[i], asked);
  gtk_widget_action_set_enabled (widget, "review.skip", asked && trib_review_sitting_get_n_open (sitting) > 1);
  gtk_widget_action_set_enabled (widget, "review.back", can && trib_review_sitting_get_n_answered (sitting) > 0);
  gtk_widget_action_set_enabled (widget, "review.learn", can);
  gtk_widget_set_visible (self->learn_button, sitting != NULL && trib_review_sitting_offers_learning (sitting));
}

static void
say (TribReviewPage *self, const char *text)
{
  gtk_label_set_text (self->line_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->line_label), *text != '\0' ? text : NULL);
}

/* At no time with the target of another action. */
static void
set_empty_action (TribReviewPage *self, const char *name, const char *target)
{
  GtkActionable *button = GTK_ACTIONABLE (self->empty_button);

  gtk_actionable_set_action_name (button, NULL);
  gtk_actionable_set_action_target_value (button, target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (button, name);
}

static void
show_empty (TribReviewPage *self)
{
  const TribStoreCounts *counts = trib_review_sitting_get_counts (self->sitting);
  guint n = trib_review_sitting_get_n_answered (self->sitting);
  g_autofree char *answered = NULL;

  if (counts->records == 0 || counts->pending > 0)
    {
      gboolean import = counts->records == 0;

      adw_status_page_set_title (self->empty_page, _ ("Nothing to Review Yet"));
      adw_status_page_set_description (self->empty_page,
                                       import ? _ ("Import lists first. Customers of whom the program is not sure wait "
                                                   "here for your answer.")
                                              : _ ("Consolidate first. Customers of whom the program is not sure wait "
                                                   "here for your answer."));
      set_empty_action (self, import ? "win.import" : "win.consolidate", NULL);
      gtk_button_set_label (self->empty_button, import ? _ ("_Import…") : _ ("_Consolidate"));
    }
  else
    {
      answered = g_strdup_printf (ngettext ("Nothing waits for an answer. You have given %u.",
                                            "Nothing waits for an answer. You have given %u.", n),
                                  n);
      adw_status_page_set_title (self->empty_page, _ ("All Clear"));
      adw_status_page_set_description (self->empty_page, n > 0 ? answered : _ ("Nothing waits for an answer."));
      set_empty_action (self, "win.place", "customers");
      gtk_button_set_label (self->empty_button, _ ("_Show Customers"));
    }
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_question (TribReviewPage *self, const TribReviewCase *asked)
{
  TribSchema *schema = trib_store_get_schema (trib_session_get_reader (self->session));
  const TribQuestion *question = asked->question;
  g_autofree char *reason = trib_review_reason_text (asked, schema);

  gtk_label_set_text (self->question_label, trib_review_question_title (question));
  gtk_label_set_text (self->reason_label, reason);
  trib_review_grid_set (self->grid, asked, schema, self->narrow);
  trib_evidence_set (self->evidence, schema, question->prior, question->parts, question->n_parts,
                     question->probability);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "question");
}

static void
forget_shown (TribReviewPage *self)
{
  self->shown = (TribPair){ 0, 0 };
}

/* A question that is on the screen stays as it is. */
static void
show_current (TribReviewPage *self)
{
  const TribReviewCase *asked = trib_review_sitting_get_current (self->sitting);
  TribPair pair = asked != NULL ? (TribPair){ asked->question->a, asked->question->b } : (TribPair){ 0, 0 };

  if (asked != NULL && (pair.a != self->shown.a || pair.b != self->shown.b))
    show_question (self, asked);
  else if (asked == NULL && trib_review_sitting_is_waiting (self->sitting))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (asked == NULL)
    show_empty (self);
  self->shown = pair;
}

/* That nothing can be answered meanwhile is said for as long as it is so. */
static void
show_held_up (TribReviewPage *self)
{
  gboolean held_up = trib_review_sitting_is_held_up (self->sitting);

  if (held_up != self->held_up)
    say (self, held_up ? _ ("Something else is being done. The questions go on when it is finished.") : "");
  self->held_up = held_up;
}

static void
changed_cb (TribReviewPage *self)
{
  guint answered = trib_review_sitting_get_n_answered (self->sitting);
  guint open = trib_review_sitting_get_n_open (self->sitting);

  show_current (self);
  show_held_up (self);
  gtk_progress_bar_set_fraction (self->progress, answered + open > 0 ? (double) answered / (answered + open) : 0);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
overruled_cb (TribReviewSitting *sitting, const char *text, gint64 event, TribReviewPage *self)
{
  if (get_window (self) != NULL)
    trib_window_toast (get_window (self), text, event);
}

static void
failed_cb (TribReviewSitting *sitting, const char *title, const GError *error, TribReviewPage *self)
{
  if (get_window (self) != NULL)
    trib_window_show_error (get_window (self), title, error);
}

static void
unread_cb (TribReviewSitting *sitting, const GError *error, TribReviewPage *self)
{
  g_autofree char *words = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error_page, words);
  gtk_stack_set_visible_child_name (self->stack, "error");
  forget_shown (self);
}

void
trib_review_page_go_back (TribReviewPage *self)
{
  g_return_if_fail (TRIB_IS_REVIEW_PAGE (self));

  if (self->sitting != NULL)
    trib_review_sitting_go_back (self->sitting);
}

gboolean
trib_review_page_was_last (TribReviewPage *self)
{
  g_return_val_if_fail (TRIB_IS_REVIEW_PAGE (self), FALSE);

  return self->sitting != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
         && trib_review_sitting_was_last (self->sitting);
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribReviewPage *self = TRIB_REVIEW_PAGE (widget);

  if (g_str_equal (name, "review.same"))
    trib_review_sitting_answer (self->sitting, TRIB_ANSWER_SAME);
  else if (g_str_equal (name, "review.household"))
    trib_review_sitting_answer (self->sitting, TRIB_ANSWER_HOUSEHOLD);
  else
    trib_review_sitting_answer (self->sitting, TRIB_ANSWER_DIFFERENT);
}

static void
skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trib_review_sitting_skip (TRIB_REVIEW_PAGE (widget)->sitting);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trib_review_page_go_back (TRIB_REVIEW_PAGE (widget));
}

static void
learn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trib_review_sitting_learn (TRIB_REVIEW_PAGE (widget)->sitting);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribReviewPage *self = TRIB_REVIEW_PAGE (widget);

  if (self->sitting != NULL)
    trib_review_sitting_read (self->sitting);
}

static void
width_changed_cb (TribReviewPage *self)
{
  int width = trib_width_bin_get_width (self->width_bin);
  gboolean narrow = width < TRIB_WIDTH_NARROW, wide = width >= WIDE;

  /* Where there is room both are seen at once. */
  adw_clamp_set_maximum_size (self->clamp, wide ? 1280 : 810);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards_box),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->answers_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (self->sitting != NULL && trib_review_sitting_get_current (self->sitting) != NULL)
    show_question (self, trib_review_sitting_get_current (self->sitting));
}

static void
trib_review_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TribReviewPage *self = TRIB_REVIEW_PAGE (object);
  guint answered = self->sitting != NULL ? trib_review_sitting_get_n_answered (self->sitting) : 0;
  guint open = self->sitting != NULL ? trib_review_sitting_get_n_open (self->sitting) : 0;

  if (id == PROP_TITLE)
    g_value_set_string (value, _ ("Review"));
  else if (answered + open > 0)
    g_value_take_string (value, trib_review_progress_text (answered, open));
  else
    g_value_set_string (value, "");
}

static void
forget_session (TribReviewPage *self)
{
  if (self->sitting != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sitting, self);
      g_object_run_dispose (G_OBJECT (self->sitting));
    }
  g_clear_object (&self->sitting);
  g_clear_object (&self->session);
  forget_shown (self);
}

static void
trib_review_page_dispose (GObject *object)
{
  TribReviewPage *self = TRIB_REVIEW_PAGE (object);

  forget_session (self);
  g_clear_pointer (&self->keys, trib_review_keys_free);
  G_OBJECT_CLASS (trib_review_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, width_bin);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, question_label);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, reason_label);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, grid);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, evidence);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, line_label);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, learn_button);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, answers_box);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, TribReviewPage, cards_box);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
}

static void
trib_review_page_class_init (TribReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TRIB_TYPE_WIDTH_BIN);
  g_type_ensure (TRIB_TYPE_REVIEW_GRID);
  g_type_ensure (TRIB_TYPE_EVIDENCE);
  object_class->get_property = trib_review_page_get_property;
  object_class->dispose = trib_review_page_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE]
      = g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/review/trib-review-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "review.same", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "review.different", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "review.household", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "review.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "review.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "review.learn", NULL, learn_action);
  gtk_widget_class_install_action (widget_class, "review.again", NULL, again_action);
}

static void
trib_review_page_init (TribReviewPage *self)
{
  static const TribReviewKey keys[] = {
    { GDK_KEY_s, 0, "review.same" },
    { GDK_KEY_d, 0, "review.different" },
    { GDK_KEY_h, 0, "review.household" },
    { GDK_KEY_k, 0, "review.skip" },
    { GDK_KEY_z, 0, "review.back" },
    /* Where the window's own undo has to wait for an answer that is being written. */
    { GDK_KEY_z, GDK_CONTROL_MASK, "review.back" },
    { 0, 0, NULL },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = trib_review_keys_new (GTK_WIDGET (self), keys);
}

void
trib_review_page_set_session (TribReviewPage *self, TribSession *session)
{
  g_return_if_fail (TRIB_IS_REVIEW_PAGE (self));

  if (self->session == session)
    return;
  forget_session (self);
  say (self, "");
  self->held_up = FALSE;
  update_actions (self);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  self->sitting = trib_review_sitting_new (session);
  g_signal_connect_object (self->sitting, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sitting, "said", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sitting, "overruled", G_CALLBACK (overruled_cb), self, 0);
  g_signal_connect_object (self->sitting, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (self->sitting, "unread", G_CALLBACK (unread_cb), self, 0);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}
