/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the events for the arrivals, one for the joins, one for the lanes.
 */
#include "config.h"

#include "app/customer/trib-river.h"

static TribStrand *
strand_of (TribRiver *self, gint64 record)
{
  for (guint i = 0; record != 0 && i < self->strands->len; i++)
    {
      TribStrand *strand = &g_array_index (self->strands, TribStrand, i);
      if (strand->record == record)
        return strand;
    }
  return NULL;
}

static gint64
source_of (const TribCustomer *customer, gint64 record)
{
  for (guint i = 0; i < customer->records->len; i++)
    {
      const TribCustomerRecord *mine = g_ptr_array_index (customer->records, i);
      if (mine->id == record)
        return mine->source;
    }
  return 0;
}

static void
add_strand (TribRiver *self, const TribCustomer *customer, gint64 record, int from)
{
  TribStrand strand = { .record = record, .source = source_of (customer, record), .from = from, .join = -1 };

  strand.leave = self->n_steps - 1;
  strand.gone = strand.source == 0;
  g_array_append_val (self->strands, strand);
}

static gboolean
joins (const TribEvent *event)
{
  return event->kind == TRIB_EVENT_JOIN || event->kind == TRIB_EVENT_MERGE || event->kind == TRIB_EVENT_MOVE
         || (event->kind == TRIB_EVENT_SAME && event->other != 0);
}

static gboolean
parts (const TribEvent *event)
{
  return event->kind == TRIB_EVENT_SPLIT || event->kind == TRIB_EVENT_DIVIDE
         || ((event->kind == TRIB_EVENT_DIFFERENT || event->kind == TRIB_EVENT_HOUSEHOLD) && event->other != 0);
}

/* Records of which no arrival is told come in with the step that names them first, or at the top. */
static void
add_strands (TribRiver *self, const TribCustomer *customer, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, i);
      if (event->record != 0 && self->strands->len < TRIB_RIVER_STRANDS && strand_of (self, event->record) == NULL)
        add_strand (self, customer, event->record, event->kind == TRIB_EVENT_IMPORT ? (int) i : MAX ((int) i - 1, 0));
    }
  for (guint i = 0; i < customer->records->len && self->strands->len < TRIB_RIVER_STRANDS; i++)
    {
      const TribCustomerRecord *record = g_ptr_array_index (customer->records, i);
      if (strand_of (self, record->id) == NULL)
        add_strand (self, customer, record->id, 0);
    }
}

/* The stream is the first record that is still here and did not itself join another. */
static void
put_stream_first (TribRiver *self, GPtrArray *events)
{
  guint stream = 0;
  gboolean found = FALSE;
  TribStrand first;

  for (guint i = 0; i < self->strands->len && !found; i++)
    {
      const TribStrand *strand = &g_array_index (self->strands, TribStrand, i);

      found = !strand->gone;
      for (guint j = 0; j < events->len && found; j++)
        {
          const TribEvent *event = g_ptr_array_index (events, j);
          found = !joins (event) || event->record != strand->record;
        }
      if (found)
        stream = i;
    }
  for (guint i = 0; i < self->strands->len && !found; i++)
    {
      found = !g_array_index (self->strands, TribStrand, i).gone;
      if (found)
        stream = i;
    }
  if (self->strands->len == 0)
    return;
  first = g_array_index (self->strands, TribStrand, stream);
  first.join = first.from;
  g_array_remove_index (self->strands, stream);
  g_array_prepend_val (self->strands, first);
}

static int
step_of (GPtrArray *events, gint64 id)
{
  for (guint i = 0; id != 0 && i < events->len; i++)
    if (((const TribEvent *) g_ptr_array_index (events, i))->id == id)
      return (int) i;
  return -1;
}

static void
join_strands (TribRiver *self, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, i);
      TribStrand *strand = strand_of (self, event->record);
      int undone = step_of (events, event->undone_by);

      if (!joins (event))
        continue;
      for (guint j = 1; j < self->strands->len; j++)
        {
          TribStrand *other = &g_array_index (self->strands, TribStrand, j);
          gboolean whole = event->other != 0 && other->join < 0 && other->from <= (int) i;

          if (other != strand && !whole)
            continue;
          other->join = (int) i;
          other->leave = event->undone_by != 0 && undone >= 0 ? undone : self->n_steps - 1;
        }
    }
}

static void
leave_strands (TribRiver *self, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, i);
      TribStrand *strand = strand_of (self, event->record);

      if (parts (event) && strand != NULL && strand->gone)
        strand->leave = (int) i;
    }
  for (guint i = 1; i < self->strands->len; i++)
    {
      TribStrand *strand = &g_array_index (self->strands, TribStrand, i);
      if (strand->join < 0)
        strand->join = self->n_steps - 1;
      if (!strand->gone)
        strand->leave = self->n_steps - 1;
    }
}

static int
compare_joins (gconstpointer pa, gconstpointer pb)
{
  const TribStrand *a = *(TribStrand *const *) pa, *b = *(TribStrand *const *) pb;

  return a->join != b->join ? a->join - b->join : b->from - a->from;
}

/* Who joins first runs nearest to the stream, so that strands cross as little as they can. A lane is free again below the step at
 * which its strand joined. */
static void
choose_lanes (TribRiver *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 1; i < self->strands->len; i++)
    g_ptr_array_add (order, &g_array_index (self->strands, TribStrand, i));
  g_ptr_array_sort (order, compare_joins);
  for (guint i = 0; i < order->len; i++)
    {
      TribStrand *strand = g_ptr_array_index (order, i);
      gboolean taken = TRUE;

      for (strand->lane = 1; taken; strand->lane += taken)
        {
          taken = FALSE;
          for (guint j = 0; j < i && !taken; j++)
            {
              const TribStrand *other = g_ptr_array_index (order, j);
              taken = other->lane == strand->lane && other->from <= strand->join && strand->from <= other->join;
            }
        }
      self->n_lanes = MAX (self->n_lanes, strand->lane + 1);
    }
}

TribRiver *
trib_river_new (const TribCustomer *customer, GPtrArray *events)
{
  TribRiver *self = g_new0 (TribRiver, 1);

  self->strands = g_array_new (FALSE, FALSE, sizeof (TribStrand));
  self->n_steps = (int) events->len + 1;
  self->n_lanes = 1;
  add_strands (self, customer, events);
  put_stream_first (self, events);
  join_strands (self, events);
  leave_strands (self, events);
  choose_lanes (self);
  return self;
}

void
trib_river_free (TribRiver *self)
{
  g_array_unref (self->strands);
  g_free (self);
}
