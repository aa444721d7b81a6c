/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grid of words, bars and numbers. The words and numbers alone tell all, in reading order, for those who don't see the bars; the table tells
 * in their place how much more often each is seen, and what it comes to so far.
 */
#include "config.h"

#include "app/widgets/trib-evidence.h"

#include "app/trib-number.h"
#include "app/widgets/trib-evidence-bar.h"
#include "app/widgets/trib-waterfall.h"
#include "unify/trib-evidence.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TribEvidence
{
  AdwBin parent_instance;
  GtkGrid *bars;
  GtkGrid *table;
  GtkStack *stack;
  gboolean as_table;
};

enum
{
  PROP_AS_TABLE = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TribEvidence, trib_evidence, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_words (const char *text, int width)
{
  GtkWidget *label = new_label (text, 0, "caption");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  return label;
}

static GtkWidget *
new_number (int tenths)
{
  g_autofree char *text = trib_waterfall_tenths_text (tenths);
  GtkWidget *label = new_label (text, 1, "numeric");

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* What the number means: 2 to its power. */
static char *
times_words (double weight)
{
  double times = exp2 (MIN (fabs (weight), 40));
  g_autofree char *number = trib_grouped ((gint64) round (times));

  if (times < 1.5)
    return g_strdup (_ ("Seen about as often in the records of one customer as of two"));
  if (weight > 0)
    return g_strdup_printf (_ ("Seen about %s times more often in the records of one customer than of two"), number);
  return g_strdup_printf (_ ("Seen about %s times more often in the records of two customers than of one"), number);
}

static char *
bar_words (TribSchema *schema, const TribWaterfallBar *bar)
{
  return bar->part != NULL ? trib_match_part_words (schema, bar->part) : g_strdup (_ ("Before looking"));
}

static char *
bar_meaning (const TribWaterfallBar *bar)
{
  return bar->part != NULL ? times_words (bar->part->weight)
                           : g_strdup (_ ("How rarely two records taken by chance are one customer"));
}

static void
add_bar (TribEvidence *self, TribSchema *schema, const TribWaterfall *waterfall, const TribWaterfallBar *bar, int row)
{
  g_autofree char *words = bar_words (schema, bar);
  g_autofree char *tip = bar_meaning (bar);
  GtkWidget *label = new_words (words, 22);
  GtkWidget *drawn = trib_evidence_bar_new (bar->from, bar->to, waterfall->low, waterfall->high, bar->part == NULL);

  gtk_widget_set_tooltip_text (label, tip);
  gtk_widget_set_tooltip_text (drawn, tip);
  gtk_grid_attach (self->bars, label, 0, row, 1, 1);
  gtk_grid_attach (self->bars, drawn, 1, row, 1, 1);
  gtk_grid_attach (self->bars, new_number (bar->tenths), 2, row, 1, 1);
}

static void
add_heading (TribEvidence *self, const char *text, int column)
{
  GtkWidget *label = new_label (text, column < 2 ? 0 : 1, "caption-heading");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, column == 1);
  gtk_grid_attach (self->table, label, column, 0, 1, 1);
}

/* @sum: what it comes to with this line, in tenths */
static void
add_line (TribEvidence *self, TribSchema *schema, const TribWaterfallBar *bar, int sum, int row)
{
  g_autofree char *words = bar_words (schema, bar);
  g_autofree char *meaning = bar_meaning (bar);
  g_autofree char *number = trib_waterfall_tenths_text (bar->tenths);
  GtkWidget *label = new_words (words, 20);

  /* Read out with the line that it belongs to. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
  gtk_grid_attach (self->table, label, 0, row, 1, 1);
  gtk_grid_attach (self->table, new_words (meaning, 30), 1, row, 1, 1);
  gtk_grid_attach (self->table, new_number (bar->tenths), 2, row, 1, 1);
  gtk_grid_attach (self->table, new_number (sum), 3, row, 1, 1);
}

static void
clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static void
trib_evidence_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, TRIB_EVIDENCE (object)->as_table);
}

static void
trib_evidence_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TribEvidence *self = TRIB_EVIDENCE (object);

  self->as_table = g_value_get_boolean (value);
  gtk_stack_set_visible_child_name (self->stack, self->as_table ? "table" : "bars");
}

static void
trib_evidence_class_init (TribEvidenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trib_evidence_get_property;
  object_class->set_property = trib_evidence_set_property;
  properties[PROP_AS_TABLE]
      = g_param_spec_boolean ("as-table", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/widgets/trib-evidence.ui");
  gtk_widget_class_bind_template_child (widget_class, TribEvidence, bars);
  gtk_widget_class_bind_template_child (widget_class, TribEvidence, table);
  gtk_widget_class_bind_template_child (widget_class, TribEvidence, stack);
}

static void
trib_evidence_init (TribEvidence *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_together (GtkGrid *grid, double probability, int tenths, int last_column, int row)
{
  g_autofree char *sure = trib_probability_words (probability);
  /* Translators: the sum of the evidence: "Together: 99.6 % sure" */
  g_autofree char *together = g_strdup_printf (_ ("Together: %s"), sure);
  g_autofree char *number = trib_waterfall_tenths_text (tenths);

  gtk_grid_attach (grid, new_label (together, 0, "caption-heading"), 0, row, last_column, 1);
  gtk_grid_attach (grid, new_label (number, 1, "caption-heading"), last_column, row, 1, 1);
}

void
trib_evidence_set (TribEvidence *self, TribSchema *schema, double prior, const TribMatchPart *parts, guint n_parts,
                   double probability)
{
  g_autoptr (TribWaterfall) waterfall = trib_waterfall_new (prior, parts, n_parts);
  int row = 0, sum = 0;

  g_return_if_fail (TRIB_IS_EVIDENCE (self));

  clear (self->bars);
  clear (self->table);
  add_heading (self, _ ("Evidence"), 0);
  add_heading (self, _ ("What it means"), 1);
  add_heading (self, _ ("Weight"), 2);
  add_heading (self, _ ("Sum"), 3);
  for (guint i = 0; i < waterfall->bars->len; i++)
    {
      const TribWaterfallBar *bar = &g_array_index (waterfall->bars, TribWaterfallBar, i);

      sum += bar->tenths;
      add_bar (self, schema, waterfall, bar, row++);
      add_line (self, schema, bar, sum, row);
    }
  add_together (self->bars, probability, waterfall->tenths, 2, row);
  add_together (self->table, probability, waterfall->tenths, 3, row + 1);
}

GtkWidget *
trib_evidence_new (TribSchema *schema, double prior, const TribMatchPart *parts, guint n_parts, double probability)
{
  TribEvidence *self = g_object_new (TRIB_TYPE_EVIDENCE, NULL);

  trib_evidence_set (self, schema, prior, parts, n_parts, probability);
  return GTK_WIDGET (self);
}
