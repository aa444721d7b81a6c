/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays its steps out in a column, and draws the river of trib-river.h into the space before them.
 */
#include "config.h"

#include "app/customer/trib-timeline.h"

#include "app/customer/trib-river.h"
#include "app/customer/trib-step-row.h"
#include "app/widgets/trib-source-dot.h"

#include <math.h>

#define STREAM 8.0    /* width of the first strand */
#define STRAND 4.0    /* width of the others */
#define MARGIN 12     /* before the stream */
#define GUTTER_END 16 /* between river and words */
#define LANE 24       /* between lanes, where there is room */
#define MAX_GUTTER 150
#define MAX_BUNDLE 6 /* strands that still make the stream wider */

struct _TribTimeline
{
  GtkWidget parent_instance;
  GPtrArray *rows; /* (element-type TribStepRow) */
  TribRiver *river;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (TribTimeline, trib_timeline, GTK_TYPE_WIDGET)

static guint
bundle (TribTimeline *self)
{
  return self->river == NULL ? 0 : MIN (self->river->strands->len, MAX_BUNDLE + 1);
}

static double
stream_width (TribTimeline *self)
{
  return STREAM + STRAND * (bundle (self) > 0 ? bundle (self) - 1 : 0);
}

static double
lane_gap (TribTimeline *self)
{
  guint n = self->river != NULL ? self->river->n_lanes : 1;

  return n <= 1 ? 0 : MIN (LANE, (MAX_GUTTER - stream_width (self)) / (n - 1));
}

static int
gutter (TribTimeline *self)
{
  guint n = self->river != NULL ? self->river->n_lanes : 1;

  return (int) ceil (MARGIN + stream_width (self) + lane_gap (self) * (n - 1) + GUTTER_END);
}

static GtkSizeRequestMode
trib_timeline_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trib_timeline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  TribTimeline *self = TRIB_TIMELINE (widget);
  int before = gutter (self);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      int row_minimum, row_natural;

      gtk_widget_measure (row, orientation,
                          orientation == GTK_ORIENTATION_VERTICAL && for_size > before ? for_size - before : -1,
                          &row_minimum, &row_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum += row_minimum;
          *natural += row_minimum;
        }
      else
        {
          *minimum = MAX (*minimum, row_minimum + before);
          *natural = MAX (*natural, row_natural + before);
        }
    }
}

static void
trib_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TribTimeline *self = TRIB_TIMELINE (widget);
  int before = gutter (self), y = 0;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkAllocation allocation = { rtl ? 0 : before, y, MAX (width - before, 0), 0 };

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, allocation.width, &allocation.height, NULL, NULL, NULL);
      gtk_widget_size_allocate (row, &allocation, -1);
      y += allocation.height;
    }
}

/* Where the strands run: the stream in the middle of the first lane, joined ones beside it. */
static double
lane_x (TribTimeline *self, const TribStrand *strand)
{
  return strand->lane == 0 ? MARGIN + STREAM / 2
                           : MARGIN + stream_width (self) + lane_gap (self) * strand->lane - lane_gap (self) / 3;
}

static double
joined_x (guint number)
{
  return number == 0 ? MARGIN + STREAM / 2 : MARGIN + STREAM + STRAND * (MIN (number, MAX_BUNDLE) - 0.5);
}

static double
step_y (TribTimeline *self, int step)
{
  TribStepRow *row = g_ptr_array_index (self->rows, CLAMP (step, 0, (int) self->rows->len - 1));
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    return 0;
  return bounds.origin.y + trib_step_row_get_node_y (row);
}

static void
set_source (cairo_t *cr, gint64 source)
{
  GdkRGBA colour = { 0.55, 0.55, 0.55, 0.7 };

  if (source > 0)
    trib_source_rgba (source, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
}

static void
bend (cairo_t *cr, double from_x, double from_y, double to_x, double to_y)
{
  double middle = (from_y + to_y) / 2;

  cairo_curve_to (cr, from_x, middle, to_x, middle, to_x, to_y);
}

static void
draw_strand (TribTimeline *self, cairo_t *cr, const TribStrand *strand, guint number)
{
  static const double DASHES[] = { 3, 4 };
  double x = lane_x (self, strand), to = joined_x (number);
  double y = step_y (self, strand->from), join = step_y (self, strand->join), leave = step_y (self, strand->leave);
  double turn = MAX (y, join - 52);

  cairo_save (cr);
  cairo_set_line_width (cr, number == 0 ? STREAM : STRAND);
  if (strand->gone)
    cairo_set_dash (cr, DASHES, 2, 0);
  set_source (cr, strand->source);
  cairo_move_to (cr, x, y);
  if (number > 0)
    {
      cairo_line_to (cr, x, turn);
      bend (cr, x, turn, to, join);
    }
  if (!strand->gone)
    cairo_line_to (cr, to, leave);
  else if (strand->leave > strand->join)
    {
      /* It went out again before the end. */
      double out = MAX (join, leave - 40);
      cairo_line_to (cr, to, out);
      bend (cr, to, out, x, leave);
    }
  cairo_stroke (cr);
  cairo_arc (cr, x, y, number == 0 ? 7 : 6, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* Where strands join, a ring over all of them. */
static void
draw_nodes (TribTimeline *self, cairo_t *cr)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA ring, fill;

  gtk_style_context_get_color (style, &ring);
  if (!gtk_style_context_lookup_color (style, "view_bg_color", &fill))
    fill = (GdkRGBA){ 1, 1, 1, 1 };
  for (guint i = 1; i < self->river->strands->len; i++)
    {
      const TribStrand *strand = &g_array_index (self->river->strands, TribStrand, i);
      double last = (joined_x (i) + MARGIN) / 2 + STRAND / 4;

      if (strand->join >= self->river->n_steps - 1)
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, last, step_y (self, strand->join), 8, 0, 2 * G_PI);
      gdk_cairo_set_source_rgba (cr, &fill);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, &ring);
      if (strand->gone)
        gdk_cairo_set_source_rgba (cr, &(GdkRGBA){ ring.red, ring.green, ring.blue, 0.35f });
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

static void
draw_river (TribTimeline *self, cairo_t *cr)
{
  const TribStrand *stream;

  for (guint i = self->river->strands->len; i-- > 0;)
    draw_strand (self, cr, &g_array_index (self->river->strands, TribStrand, i), i);
  draw_nodes (self, cr);
  stream = &g_array_index (self->river->strands, TribStrand, 0);
  set_source (cr, stream->source);
  cairo_arc (cr, MARGIN + stream_width (self) / 2, step_y (self, self->river->n_steps - 1), stream_width (self) / 2 + 4,
             0, 2 * G_PI);
  cairo_fill (cr);
}

static void
trib_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TribTimeline *self = TRIB_TIMELINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->river != NULL && self->river->strands->len > 0 && self->rows->len > 0 && height > 0)
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      int before = gutter (self);
      cairo_t *cr
          = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (rtl ? width - before : 0, 0, before, height));

      if (rtl)
        {
          cairo_translate (cr, width, 0);
          cairo_scale (cr, -1, 1);
        }
      draw_river (self, cr);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (trib_timeline_parent_class)->snapshot (widget, snapshot);
}

static void
trib_timeline_dispose (GObject *object)
{
  trib_timeline_clear (TRIB_TIMELINE (object));
  G_OBJECT_CLASS (trib_timeline_parent_class)->dispose (object);
}

static void
trib_timeline_finalize (GObject *object)
{
  g_ptr_array_unref (TRIB_TIMELINE (object)->rows);
  G_OBJECT_CLASS (trib_timeline_parent_class)->finalize (object);
}

static void
trib_timeline_class_init (TribTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trib_timeline_dispose;
  object_class->finalize = trib_timeline_finalize;
  widget_class->get_request_mode = trib_timeline_get_request_mode;
  widget_class->measure = trib_timeline_measure;
  widget_class->size_allocate = trib_timeline_size_allocate;
  widget_class->snapshot = trib_timeline_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
trib_timeline_init (TribTimeline *self)
{
  self->rows = g_ptr_array_new ();
}

static void
add_row (TribTimeline *self, GtkWidget *row)
{
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  trib_step_row_set_narrow (TRIB_STEP_ROW (row), self->narrow);
  g_ptr_array_add (self->rows, row);
}

void
trib_timeline_clear (TribTimeline *self)
{
  g_return_if_fail (TRIB_IS_TIMELINE (self));

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->river, trib_river_free);
}

void
trib_timeline_set (TribTimeline *self, TribSession *session, const TribCustomer *customer, GPtrArray *events)
{
  TribStepRow *newest = NULL;

  g_return_if_fail (TRIB_IS_TIMELINE (self));

  trib_timeline_clear (self);
  self->river = trib_river_new (customer, events);
  for (guint i = 0; i < events->len; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, i);
      GtkWidget *row = trib_step_row_new (session, event, events);

      add_row (self, row);
      if (trib_step_row_has_evidence (TRIB_STEP_ROW (row)) && event->undone_by == 0)
        newest = TRIB_STEP_ROW (row);
    }
  add_row (self, trib_step_row_new_now (customer->records->len));
  if (newest != NULL)
    trib_step_row_set_expanded (newest, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
trib_timeline_set_narrow (TribTimeline *self, gboolean narrow)
{
  g_return_if_fail (TRIB_IS_TIMELINE (self));

  self->narrow = narrow;
  for (guint i = 0; i < self->rows->len; i++)
    trib_step_row_set_narrow (g_ptr_array_index (self->rows, i), narrow);
}
