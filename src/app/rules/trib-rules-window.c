/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row a field that customers have, with the rules that make sense for it. Each choice goes into a copy of the schema; what that
 * would change is asked for at once, and the newest answer is shown.
 */
#include "config.h"

#include "app/rules/trib-rules-window.h"

#include "app/customer/trib-customer-lines.h"
#include "app/rules/trib-rules-job.h"
#include "app/trib-number.h"
#include "app/widgets/trib-source-dot.h"
#include "schema/trib-rule.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TribRulesWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *fields_group;
  AdwPreferencesGroup *trust_group;
  GtkLabel *effect_label;
  GtkSpinner *spinner;
  GtkScrolledWindow *examples_scroller;
  GtkListBox *examples_list;

  TribWindow *window;
  TribSession *session;
  TribSchema *wanted;
  GPtrArray *sources;    /* TribSource, the one that is trusted most first */
  GPtrArray *trust_rows; /* of these, in the same order */
  GCancellable *cancellable;
  guint generation;
};

G_DEFINE_FINAL_TYPE (TribRulesWindow, trib_rules_window, ADW_TYPE_WINDOW)

static void
clear_examples (TribRulesWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->examples_list))) != NULL)
    gtk_list_box_remove (self->examples_list, child);
}

static char *
for_people (const TribField *field, const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      char *words = trib_value_for_people (field, lines[i]);

      g_free (lines[i]);
      lines[i] = words;
    }
  return lines != NULL ? g_strjoinv (", ", lines) : g_strdup ("–");
}

static void
add_example (TribRulesWindow *self, const TribRuleExample *example)
{
  const TribField *field = trib_schema_get (self->wanted, example->field);
  g_autofree char *before = for_people (field, example->before);
  g_autofree char *after = for_people (field, example->after);
  g_autofree char *title = g_markup_printf_escaped ("%s · %s", example->name, field->label);
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();

  if (gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL)
    subtitle = g_markup_printf_escaped ("<s>%s</s> ← <b>%s</b>", before, after);
  else
    subtitle = g_markup_printf_escaped ("<s>%s</s> → <b>%s</b>", before, after);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->examples_list, row);
}

static void
show_effect (TribRulesWindow *self, const TribRuleEffect *effect)
{
  g_autofree char *number = trib_grouped ((gint64) effect->n_customers);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%s customer would have another value", "%s customers would have another value",
                                   (gulong) effect->n_customers),
                         number);

  clear_examples (self);
  for (guint i = 0; i < effect->examples->len; i++)
    add_example (self, g_ptr_array_index (effect->examples, i));
  gtk_label_set_text (self->effect_label, effect->n_customers > 0 ? text : _ ("No customer would change."));
  gtk_widget_set_visible (GTK_WIDGET (self->examples_scroller), effect->n_customers > 0);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const TribRulesJob *job = trib_worker_get_data (result);
  gboolean done = trib_session_read_finish (TRIB_SESSION (source), result, &error);

  if (job->generation != self->generation)
    return;
  gtk_spinner_stop (self->spinner);
  if (done)
    show_effect (self, &job->effect);
  else
    gtk_label_set_text (self->effect_label, error->message);
}

static gboolean
is_changed (TribRulesWindow *self)
{
  return !trib_schema_same_rules (self->wanted, trib_store_get_schema (trib_session_get_reader (self->session)));
}

/* What lacks its list can't be applied, and is not tried. */
static gboolean
is_whole (TribRulesWindow *self)
{
  for (guint i = 0; i < trib_schema_size (self->wanted); i++)
    {
      const TribField *field = trib_schema_nth (self->wanted, i);

      if (trib_rule_needs_list (field->rule) && field->rule_list == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
try_rules (TribRulesWindow *self)
{
  gboolean changed = is_changed (self), whole = is_whole (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->generation++;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.apply",
                                 changed && whole && !trib_session_get_read_only (self->session));
  if (!changed || !whole)
    {
      clear_examples (self);
      gtk_widget_set_visible (GTK_WIDGET (self->examples_scroller), FALSE);
      gtk_spinner_stop (self->spinner);
      gtk_label_set_text (self->effect_label,
                          !whole ? _ ("Say which values go first.") : _ ("Choose a rule to see what it would change."));
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  trib_session_read_async (self->session, trib_rules_job_try, trib_rules_job_new (self->wanted, self->generation),
                           trib_rules_job_free, self->cancellable, tried_cb, g_object_ref (self));
}

/* The rules of a field's row, in the order in which they are listed. */
static TribSurvivorship
nth_rule (const TribField *field, guint n)
{
  for (TribSurvivorship rule = 0; rule < TRIB_N_SURVIVORSHIPS; rule++)
    if (trib_rule_fits (rule, field) && n-- == 0)
      return rule;
  return field->rule;
}

static guint
place_of (const TribField *field)
{
  guint n = 0;

  for (TribSurvivorship rule = 0; rule < field->rule; rule++)
    n += trib_rule_fits (rule, field);
  return n;
}

static const TribField *
field_of (TribRulesWindow *self, gpointer row)
{
  return trib_schema_get (self->wanted, GPOINTER_TO_INT (g_object_get_data (row, "trib-field")));
}

static GtkWidget *
list_row_of (gpointer row)
{
  return g_object_get_data (row, "trib-list");
}

/* (nullable) (transfer full): "a, b" as a list. */
static GStrv
read_list (GtkWidget *row)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (row)), ",", -1);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      {
        g_strv_builder_add (list, parts[i]);
        n++;
      }
  return n > 0 ? g_strv_builder_end (list) : NULL;
}

static void
chosen_cb (TribRulesWindow *self, GParamSpec *pspec, AdwComboRow *row)
{
  const TribField *field = field_of (self, row);
  TribSurvivorship rule = nth_rule (field, adw_combo_row_get_selected (row));
  gboolean needs_list = trib_rule_needs_list (rule);
  g_auto (GStrv) list = needs_list ? read_list (list_row_of (row)) : NULL;

  gtk_widget_set_visible (list_row_of (row), needs_list);
  trib_schema_set_rule (self->wanted, field->id, rule, (const char *const *) list);
  try_rules (self);
}

static void
listed_cb (TribRulesWindow *self, GtkEditable *row)
{
  const TribField *field = field_of (self, row);
  g_auto (GStrv) list = read_list (GTK_WIDGET (row));

  trib_schema_set_rule (self->wanted, field->id, field->rule, (const char *const *) list);
  try_rules (self);
}

static void
add_field (TribRulesWindow *self, const TribField *field)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *values = field->rule == TRIB_SURVIVE_PRIORITY && field->rule_list != NULL
                                ? g_strjoinv (", ", field->rule_list)
                                : g_strdup ("");
  GtkWidget *row = adw_combo_row_new (), *list = adw_entry_row_new ();

  for (TribSurvivorship rule = 0; rule < TRIB_N_SURVIVORSHIPS; rule++)
    if (trib_rule_fits (rule, field))
      gtk_string_list_append (names, trib_rule_label (rule));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), trib_rule_subject (field));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (list), _ ("Values, separated by commas; the first goes first"));
  gtk_editable_set_text (GTK_EDITABLE (list), values);
  gtk_widget_set_visible (list, trib_rule_needs_list (field->rule));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place_of (field));
  g_object_set_data (G_OBJECT (row), "trib-field", GINT_TO_POINTER ((int) field->id));
  g_object_set_data (G_OBJECT (list), "trib-field", GINT_TO_POINTER ((int) field->id));
  g_object_set_data (G_OBJECT (row), "trib-list", list);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (listed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->fields_group, row);
  adw_preferences_group_add (self->fields_group, list);
}

/* Whether any customer has a value that goes by the rule of @leader. */
static gboolean
is_in_use (TribRulesWindow *self, TribFieldId leader)
{
  for (guint i = 0; i < trib_schema_size (self->wanted); i++)
    {
      TribFieldId field = trib_schema_nth (self->wanted, i)->id;
      g_autofree char *tally = g_strdup_printf ("column:%d", (int) field);
      gint64 n;

      if (trib_rule_leader (field) == leader
          && trib_store_get_tally (trib_session_get_reader (self->session), tally, &n, NULL) && n > 0)
        return TRUE;
    }
  return FALSE;
}

static void fill_trust (TribRulesWindow *self);

static void
move_source (TribRulesWindow *self, guint from, guint to)
{
  g_autofree gint64 *order = g_new0 (gint64, self->sources->len + 1);
  gpointer source;

  if (from == to || from >= self->sources->len || to >= self->sources->len)
    return;
  source = g_ptr_array_steal_index (self->sources, from);
  g_ptr_array_insert (self->sources, (int) to, source);
  for (guint i = 0; i < self->sources->len; i++)
    order[i] = ((const TribSource *) g_ptr_array_index (self->sources, i))->id;
  trib_schema_set_trusted (self->wanted, order, self->sources->len);
  fill_trust (self);
  gtk_widget_child_focus (g_ptr_array_index (self->trust_rows, to), GTK_DIR_TAB_FORWARD);
  try_rules (self);
}

static guint
place_of_row (gpointer row)
{
  return GPOINTER_TO_UINT (g_object_get_data (row, "trib-place"));
}

static void
moved_cb (TribRulesWindow *self, GtkWidget *button)
{
  guint place = place_of_row (button);
  gboolean down = g_object_get_data (G_OBJECT (button), "trib-down") != NULL;

  move_source (self, place, down ? place + 1 : place - 1);
}

static GtkWidget *
new_move_button (TribRulesWindow *self, guint place, gboolean down, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (down ? "go-down-symbolic" : "go-up-symbolic");
  g_autofree char *words = g_strdup_printf (down ? _ ("Trust %s less") : _ ("Trust %s more"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_sensitive (button, down ? place + 1 < self->sources->len : place > 0);
  g_object_set_data (G_OBJECT (button), "trib-place", GUINT_TO_POINTER (place));
  g_object_set_data (G_OBJECT (button), "trib-down", GINT_TO_POINTER (down));
  g_signal_connect_object (button, "clicked", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TribRulesWindow *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  move_source (self, g_value_get_uint (value), place_of_row (row));
  return TRUE;
}

static void
accept_drags (TribRulesWindow *self, GtkWidget *row, guint place)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_UINT, place);

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  gtk_drag_source_set_content (drag, content);
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drop));
}

static void
fill_trust (TribRulesWindow *self)
{
  for (guint i = 0; i < self->trust_rows->len; i++)
    adw_preferences_group_remove (self->trust_group, g_ptr_array_index (self->trust_rows, i));
  g_ptr_array_set_size (self->trust_rows, 0);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (self->sources, i);
      g_autofree char *title = g_markup_escape_text (source->name, -1);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), trib_source_dot_new (source->id, source->name));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_move_button (self, i, FALSE, source->name));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_move_button (self, i, TRUE, source->name));
      g_object_set_data (G_OBJECT (row), "trib-place", GUINT_TO_POINTER (i));
      accept_drags (self, row, i);
      g_ptr_array_add (self->trust_rows, row);
      adw_preferences_group_add (self->trust_group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->trust_group), self->sources->len > 1);
}

static int
compare_trust (gconstpointer pa, gconstpointer pb)
{
  const TribSource *a = *(const TribSource *const *) pa, *b = *(const TribSource *const *) pb;

  return (a->trust > b->trust) - (a->trust < b->trust);
}

static void
load_sources (TribRulesWindow *self)
{
  self->sources = trib_store_list_sources (trib_session_get_reader (self->session), NULL);
  if (self->sources == NULL)
    self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_source_free);
  for (guint i = self->sources->len; i-- > 0;)
    /* What was set by hand stands before all of them. */
    if (((const TribSource *) g_ptr_array_index (self->sources, i))->trust == 0)
      g_ptr_array_remove_index (self->sources, i);
  g_ptr_array_sort (self->sources, compare_trust);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  const TribRulesJob *job = trib_worker_get_data (result);

  if (trib_session_write_finish (TRIB_SESSION (source), result, &error))
    trib_window_toast (window, job->report.words, job->event);
  else
    trib_window_show_error (window, _ ("Could not change the rules"), error);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribRulesWindow *self = TRIB_RULES_WINDOW (widget);

  trib_session_write_async (self->session, _ ("Changing the rules"), trib_rules_job_apply,
                            trib_rules_job_new (self->wanted, 0), trib_rules_job_free, applied_cb,
                            g_object_ref (self->window));
  gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trib_rules_window_dispose (GObject *object)
{
  TribRulesWindow *self = TRIB_RULES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->generation++;
  G_OBJECT_CLASS (trib_rules_window_parent_class)->dispose (object);
}

static void
trib_rules_window_finalize (GObject *object)
{
  TribRulesWindow *self = TRIB_RULES_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->window);
  g_clear_pointer (&self->wanted, trib_schema_free);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->trust_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (trib_rules_window_parent_class)->finalize (object);
}

static void
trib_rules_window_class_init (TribRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_rules_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = trib_rules_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/rules/trib-rules-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TribRulesWindow, fields_group);
  gtk_widget_class_bind_template_child (widget_class, TribRulesWindow, trust_group);
  gtk_widget_class_bind_template_child (widget_class, TribRulesWindow, effect_label);
  gtk_widget_class_bind_template_child (widget_class, TribRulesWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TribRulesWindow, examples_scroller);
  gtk_widget_class_bind_template_child (widget_class, TribRulesWindow, examples_list);
  gtk_widget_class_install_action (widget_class, "rules.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "rules.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "rules.cancel", NULL);
}

static void
trib_rules_window_init (TribRulesWindow *self)
{
  self->trust_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TribRulesWindow *
trib_rules_window_new (TribWindow *parent, TribSession *session)
{
  TribRulesWindow *self = g_object_new (TRIB_TYPE_RULES_WINDOW, "transient-for", parent, NULL);

  self->window = g_object_ref (parent);
  self->session = g_object_ref (session);
  self->wanted = trib_schema_copy (trib_store_get_schema (trib_session_get_reader (session)));
  load_sources (self);
  for (guint i = 0; i < trib_schema_size (self->wanted); i++)
    {
      const TribField *field = trib_schema_nth (self->wanted, i);

      if (trib_rule_leader (field->id) == field->id && !trib_field_is_interaction (field->id)
          && is_in_use (self, field->id))
        add_field (self, field);
    }
  fill_trust (self);
  try_rules (self);
  return self;
}
