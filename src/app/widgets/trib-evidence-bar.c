/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two rectangles in colours that the theme gives.
 */
#include "config.h"

#include "app/widgets/trib-evidence-bar.h"

#include <math.h>

#define BAR_HEIGHT 14
#define GAP 7 /* between two bars, with the line going on */
#define MIN_WIDTH 40
#define NATURAL_WIDTH 220

struct _TribEvidenceBar
{
  GtkWidget parent_instance;
  double from, to, low, high;
};

G_DEFINE_FINAL_TYPE (TribEvidenceBar, trib_evidence_bar, GTK_TYPE_WIDGET)

static void
trib_evidence_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : BAR_HEIGHT + GAP;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : BAR_HEIGHT + GAP;
}

static double
place (TribEvidenceBar *self, double value)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double span = self->high - self->low;
  double x = span > 0 ? (value - self->low) / span * (width - 2) + 1 : 1;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

static void
trib_evidence_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TribEvidenceBar *self = TRIB_EVIDENCE_BAR (widget);
  int height = gtk_widget_get_height (widget);
  double a = place (self, self->from), b = place (self, self->to), zero = place (self, 0);
  GdkRGBA colour, line;
  GskRoundedRect bar;

  /* The style class says what kind of bar it is; its colour is the text colour of that class. */
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  line = (GdkRGBA){ 0.5, 0.5, 0.5, 0.35 };
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (round (zero) - 0.5f, 0, 1, height));
  gsk_rounded_rect_init_from_rect (
      &bar, &GRAPHENE_RECT_INIT (MIN (a, b), (height - BAR_HEIGHT) / 2.0f, MAX (fabs (b - a), 2), BAR_HEIGHT), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &colour, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
trib_evidence_bar_class_init (TribEvidenceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = trib_evidence_bar_measure;
  widget_class->snapshot = trib_evidence_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "evidencebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
trib_evidence_bar_init (TribEvidenceBar *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE);
}

GtkWidget *
trib_evidence_bar_new (double from, double to, double low, double high, gboolean before)
{
  TribEvidenceBar *self = g_object_new (TRIB_TYPE_EVIDENCE_BAR, NULL);

  self->from = from;
  self->to = to;
  self->low = low;
  self->high = high;
  gtk_widget_add_css_class (GTK_WIDGET (self), before ? "dim-label" : to >= from ? "success" : "error");
  return GTK_WIDGET (self);
}
