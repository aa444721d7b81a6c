/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels and a revealer.
 */
#include "config.h"

#include "app/customer/trib-value-row.h"

#include "app/customers/trib-source-dots.h"
#include "app/trib-number.h"
#include "app/widgets/trib-source-dot.h"
#include "schema/trib-rule.h"

#include <glib/gi18n.h>

#define MAX_CANDIDATES 20

struct _TribValueRow
{
  GtkListBoxRow parent_instance;
  GtkLabel *label;
  GtkBox *texts_box;
  GtkBox *line_box;
  GtkBox *why_box;
  GtkBox *source_box;
  GtkLabel *why_label;
  GtkImage *arrow;
  GtkRevealer *revealer;
  GtkBox *candidates_box;

  TribFieldId field;
};

G_DEFINE_FINAL_TYPE (TribValueRow, trib_value_row, GTK_TYPE_LIST_BOX_ROW)

static void
trib_value_row_class_init (TribValueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customer/trib-value-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, label);
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, texts_box);
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, line_box);
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, why_box);
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, source_box);
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, why_label);
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TribValueRow, candidates_box);
}

static void
trib_value_row_init (TribValueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Whoever copies a value by hand must not copy a hyphen that is not in it. */
static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* Numbers are read from left to right everywhere; the plus of a phone must not go to its end. */
  if (!has_letters (text) && gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    {
      gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_texts (TribValueRow *self, const TribCustomerLine *line)
{
  gboolean several = g_strv_length (line->texts) > 1;

  for (guint i = 0; line->texts[i] != NULL; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (box), new_label (line->texts[i], i > 0 ? "dim-label" : NULL));
      /* It takes the whole width before it takes a second line; but what is preferred is said right behind it. */
      gtk_widget_set_hexpand (gtk_widget_get_first_child (box), !several || i > 0);
      if (several && i == 0)
        {
          GtkWidget *badge = gtk_label_new (_ ("preferred"));
          gtk_widget_add_css_class (badge, "badge");
          gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
          gtk_widget_set_size_request (box, -1, 22);
          gtk_box_append (GTK_BOX (box), badge);
        }
      gtk_box_append (self->texts_box, box);
    }
}

static char *
candidate_words (const TribLineCandidate *candidate, GPtrArray *sources)
{
  g_autofree char *number = trib_grouped (candidate->n_records);
  g_autofree char *records = g_strdup_printf (ngettext ("%s record", "%s records", candidate->n_records), number);
  const char *source = trib_source_name (sources, candidate->source);

  g_autoptr (GDateTime) since = g_date_time_new_from_unix_local (candidate->since / G_USEC_PER_SEC);
  /* Translators: a day, as g_date_time_format () has it */
  g_autofree char *day
      = candidate->since > 0 && since != NULL ? g_date_time_format (since, _ ("%-d %B %Y")) : g_strdup ("");

  return g_strdup_printf ("%s%s%s%s%s%s%s", source, *source != '\0' ? " · " : "", records, *day != '\0' ? " · " : "",
                          day, candidate->remark != NULL ? " · " : "",
                          candidate->remark != NULL ? candidate->remark : "");
}

static GtkWidget *
new_use_button (TribValueRow *self, const TribLineCandidate *candidate)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Use"));
  /* Translators: of a value */
  g_autofree char *words = g_strdup_printf (_ ("Use “%s” whatever the rule says"), candidate->text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "customer.set");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ixs)", (gint32) self->field, candidate->record,
                                    candidate->raw);
  return button;
}

static void
add_candidate (TribValueRow *self, const TribLineCandidate *candidate, GPtrArray *sources, gboolean chosen)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *words = candidate_words (candidate, sources);

  gtk_box_append (GTK_BOX (box),
                  trib_source_dot_new (candidate->source, trib_source_name (sources, candidate->source)));
  gtk_box_append (GTK_BOX (texts), new_label (candidate->text, chosen ? "heading" : NULL));
  gtk_box_append (GTK_BOX (texts), new_label (words, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  if (chosen)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chosen"), -1);
      gtk_widget_set_tooltip_text (mark, _ ("Chosen"));
      gtk_box_append (GTK_BOX (box), mark);
    }
  else if (candidate->usable && candidate->record != 0)
    gtk_box_append (GTK_BOX (box), new_use_button (self, candidate));
  gtk_box_append (self->candidates_box, box);
}

static void
add_more (TribValueRow *self, guint n)
{
  g_autofree char *number = trib_grouped (n);
  g_autofree char *text = g_strdup_printf (ngettext ("… and %s other value", "… and %s other values", n), number);

  gtk_box_append (self->candidates_box, new_label (text, "dim-label"));
}

static void
typed_cb (TribValueRow *self, GtkEntry *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*text != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "customer.set", "(ixs)", (gint32) self->field, (gint64) 0, text);
}

static void
icon_pressed_cb (TribValueRow *self, GtkEntryIconPosition position, GtkEntry *entry)
{
  typed_cb (self, entry);
}

/* Of one's own; and the way back to the rule. */
static void
add_by_hand (TribValueRow *self, const TribCustomerLine *line)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* Translators: the name of a rule follows: "Rule: Most recent" */
  g_autofree char *rule = g_strdup_printf (_ ("Rule: %s"), trib_rule_label (line->rule));
  g_autofree char *name = g_strdup_printf (_ ("Another value of %s"), line->label);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Type another value"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, "object-select-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, _ ("Set this value (Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "icon-press", G_CALLBACK (icon_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->candidates_box, entry);
  gtk_box_append (GTK_BOX (box), new_label (rule, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "dim-label");
  gtk_widget_set_hexpand (gtk_widget_get_first_child (box), TRUE);
  if (line->by_hand)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Let the Rule Choose"));

      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "customer.set");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ixs)", (gint32) self->field, (gint64) 0, "");
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (self->candidates_box, box);
}

GtkWidget *
trib_value_row_new (const TribCustomerLine *line, GPtrArray *sources)
{
  TribValueRow *self = g_object_new (TRIB_TYPE_VALUE_ROW, NULL);
  const char *source = trib_source_name (sources, line->source);

  self->field = line->field;

  gtk_label_set_text (self->label, line->label);
  add_texts (self, line);
  if (*source != '\0')
    {
      GtkWidget *name = new_label (source, "caption");

      gtk_label_set_wrap (GTK_LABEL (name), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (name), 18);
      gtk_box_append (self->source_box, trib_source_dot_new (line->source, source));
      gtk_box_append (self->source_box, name);
    }
  gtk_label_set_text (self->why_label, line->why != NULL ? line->why : "");
  for (guint i = 0; i < MIN (line->candidates->len, MAX_CANDIDATES); i++)
    add_candidate (self, g_ptr_array_index (line->candidates, i), sources, i == 0);
  if (line->candidates->len > MAX_CANDIDATES)
    add_more (self, line->candidates->len - MAX_CANDIDATES);
  add_by_hand (self, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Shows where it comes from, and the other values"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->texts[0], -1);
  return GTK_WIDGET (self);
}

void
trib_value_row_toggle (TribValueRow *self)
{
  gboolean open;

  g_return_if_fail (TRIB_IS_VALUE_ROW (self));

  if (gtk_widget_get_first_child (GTK_WIDGET (self->candidates_box)) == NULL)
    return;
  open = !gtk_revealer_get_reveal_child (self->revealer);
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_image_set_from_icon_name (self->arrow, open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

/* Where there is little room, where a value comes from stands below it. */
static void
set_narrow (TribValueRow *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->line_box, narrow ? 4 : 12);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->why_box),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->why_box, narrow ? 10 : 2);
  gtk_label_set_xalign (self->why_label, narrow ? 0 : 1);
  gtk_label_set_justify (self->why_label, narrow ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_label_set_width_chars (self->why_label, narrow ? -1 : 15);
}

void
trib_value_rows_set_narrow (GtkListBox *list, gboolean narrow)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (TRIB_IS_VALUE_ROW (row))
      set_narrow (TRIB_VALUE_ROW (row), narrow);
}
