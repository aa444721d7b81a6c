/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grid of words, bars and numbers. The words and numbers alone tell all, in reading order, for those who don't see the bars.
 */
#include "config.h"

#include "app/customer/trib-evidence.h"

#include "app/customer/trib-evidence-bar.h"
#include "app/customer/trib-waterfall.h"
#include "app/trib-number.h"
#include "unify/trib-evidence.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TribEvidence
{
  AdwBin parent_instance;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (TribEvidence, trib_evidence, ADW_TYPE_BIN)

static void
trib_evidence_class_init (TribEvidenceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customer/trib-evidence.ui");
  gtk_widget_class_bind_template_child (widget_class, TribEvidence, grid);
}

static void
trib_evidence_init (TribEvidence *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
new_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
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

static void
add_bar (TribEvidence *self, TribSchema *schema, const TribWaterfall *waterfall, const TribWaterfallBar *bar, int row)
{
  g_autofree char *words
      = bar->part != NULL ? trib_match_part_words (schema, bar->part) : g_strdup (_ ("Before looking"));
  g_autofree char *number = trib_waterfall_tenths_text (bar->tenths);
  g_autofree char *tip = bar->part != NULL ? times_words (bar->part->weight)
                                           : g_strdup (_ ("How rarely two records taken by chance are one customer"));
  GtkWidget *label = new_label (words, 0, "caption");
  GtkWidget *drawn = trib_evidence_bar_new (bar->from, bar->to, waterfall->low, waterfall->high, bar->part == NULL);
  GtkWidget *value = new_label (number, 1, "numeric");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (value, "caption");
  gtk_widget_add_css_class (value, "dim-label");
  gtk_widget_set_tooltip_text (label, tip);
  gtk_widget_set_tooltip_text (drawn, tip);
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  gtk_grid_attach (self->grid, drawn, 1, row, 1, 1);
  gtk_grid_attach (self->grid, value, 2, row, 1, 1);
}

GtkWidget *
trib_evidence_new (TribSchema *schema, const TribEvent *event)
{
  TribEvidence *self = g_object_new (TRIB_TYPE_EVIDENCE, NULL);
  g_autoptr (TribWaterfall) waterfall = trib_waterfall_new (event);
  g_autofree char *sure = trib_probability_words (event->probability);
  /* Translators: the sum of the evidence: "Together: 99.6 % sure" */
  g_autofree char *together = g_strdup_printf (_ ("Together: %s"), sure);
  g_autofree char *number = trib_waterfall_tenths_text (waterfall->tenths);
  int row = 0;

  for (guint i = 0; i < waterfall->bars->len; i++)
    add_bar (self, schema, waterfall, &g_array_index (waterfall->bars, TribWaterfallBar, i), row++);
  gtk_grid_attach (self->grid, new_label (together, 0, "caption-heading"), 0, row, 2, 1);
  gtk_grid_attach (self->grid, new_label (number, 1, "caption-heading"), 2, row, 1, 1);
  return GTK_WIDGET (self);
}
