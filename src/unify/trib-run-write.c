/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From clusters to events. For each cluster that is not just what a customer already was: who joined, by which pair, in which order;
 * who left; and the memberships that follow.
 */
#include "config.h"

#include "unify/trib-run-plan.h"

#include <glib/gi18n-lib.h>

#include "store/trib-many-facts.h"
#include "unify/trib-assignment.h"
#include "unify/trib-hand-record.h"
#include "unify/trib-join-order.h"

typedef struct
{
  TribChange *change;
  const TribRunInput *input;
  const TribMatchResult *result;
  TribConsolidateReport *report;
  TribAssignment *assignment;
  const TribMatchLink **links; /* merged ones, by cluster */
  guint32 *link_starts;        /* n + 1, by root */
  guint32 *part;               /* of each record, within its cluster */
  gint64 *customer;            /* of each record that was nobody's: whose it is now, */
  gint64 *event;               /* and by which event */
} Writing;

/* One part of a cluster: the records that come from one customer of before, or a record that was in none. */
typedef struct
{
  gint64 from;    /* customer, 0 for none */
  guint32 record; /* its first */
} Part;

/* A part joins by that pair, for those reasons. */
typedef struct
{
  guint32 part, a, b;
  double prior, weight;
  GBytes *evidence;
} Join;

/* What is to happen to a cluster: found beside the writing, some thousand clusters ahead of it. */
typedef struct
{
  GArray *parts; /* Part; NULL for a cluster that needs none */
  GArray *joins; /* Join */
} Plan;

#define WINDOW 16384

typedef struct
{
  Writing *writing;
  guint32 first, n; /* records */
  GThread *thread;  /* that plans them; NULL once they are planned */
  Plan plans[WINDOW];
} Window;

static gint64
id_of (const Writing *self, guint32 record)
{
  return g_array_index (self->input->ids, gint64, record);
}

static gint64
before_of (const Writing *self, guint32 record)
{
  return g_array_index (self->input->before, gint64, record);
}

static guint32
part_of (guint32 record, gconstpointer data)
{
  return ((const Writing *) data)->part[record];
}

static void
sort_links (Writing *self)
{
  guint32 n = self->result->n_records, at = 0;
  g_autofree guint32 *sizes = g_new0 (guint32, n + 1);

  self->links = g_new (const TribMatchLink *, self->result->n_links + 1);
  self->link_starts = g_new0 (guint32, n + 2);
  for (gsize i = 0; i < self->result->n_links; i++)
    if (self->result->links[i].status == TRIB_LINK_MERGED)
      sizes[self->result->cluster[self->result->links[i].a]]++;
  for (guint32 i = 0; i <= n; i++)
    {
      self->link_starts[i] = at;
      at += i < n ? sizes[i] : 0;
    }
  for (guint32 i = 0; i < n; i++)
    sizes[i] = 0;
  for (gsize i = 0; i < self->result->n_links; i++)
    if (self->result->links[i].status == TRIB_LINK_MERGED)
      {
        guint32 root = self->result->cluster[self->result->links[i].a];

        self->links[self->link_starts[root] + sizes[root]++] = &self->result->links[i];
      }
}

/* Part 0 is what the others join: the records that the customer had, or, of a new one, the first record and who came with it. */
static GArray *
cut_into_parts (Writing *self, guint32 root, gint64 customer)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GHashTable) by_customer = NULL; /* part + 1 */
  const guint32 *members = self->assignment->members + self->assignment->starts[root];
  guint32 n = self->assignment->sizes[root], first = 0;

  for (guint32 i = 0; i < n; i++)
    if (customer ? before_of (self, members[i]) == customer : before_of (self, members[i]) != 0)
      {
        first = i;
        break;
      }
  for (guint32 i = 0; i < n; i++)
    {
      guint32 record = members[i == 0 ? first : (i <= first ? i - 1 : i)];
      Part part = { before_of (self, record), record };
      gpointer known;

      if (part.from != 0 && by_customer == NULL)
        by_customer = g_hash_table_new (g_int64_hash, g_int64_equal);
      known = part.from ? g_hash_table_lookup (by_customer, &part.from) : NULL;
      if (known == NULL)
        {
          self->part[record] = parts->len;
          g_array_append_val (parts, part);
          if (part.from)
            g_hash_table_insert (by_customer, &g_array_index (self->input->before, gint64, record),
                                 GUINT_TO_POINTER (parts->len));
        }
      else
        self->part[record] = GPOINTER_TO_UINT (known) - 1;
    }
  return parts;
}

/* A record that was nobody's is only noted: memberships that begin are written all at once. */
static gboolean
move_record (Writing *self, guint32 record, gint64 event, gint64 customer, GError **error)
{
  if (before_of (self, record) != 0)
    return trib_fact_put_member (self->change, event, id_of (self, record), customer, error);
  self->customer[record] = customer;
  self->event[record] = event;
  return TRUE;
}

static gboolean
move_part (Writing *self, guint32 root, guint32 part, gint64 event, gint64 customer, GError **error)
{
  const guint32 *members = self->assignment->members + self->assignment->starts[root];

  for (guint32 i = 0; i < self->assignment->sizes[root]; i++)
    if (self->part[members[i]] == part && !move_record (self, members[i], event, customer, error))
      return FALSE;
  return TRUE;
}

static void
plan_cluster (Writing *self, guint32 root, Plan *plan)
{
  g_autoptr (GArray) order = NULL;
  guint32 base;

  plan->parts = cut_into_parts (self, root, self->assignment->target[root]);
  plan->joins = g_array_new (FALSE, TRUE, sizeof (Join));
  if (plan->parts->len == 1)
    return;
  base = g_array_index (plan->parts, Part, 0).record;
  order = trib_join_order (plan->parts->len, part_of, self, self->links + self->link_starts[root],
                           self->link_starts[root + 1] - self->link_starts[root]);
  g_array_set_size (plan->joins, order->len);
  for (guint i = 0; i < order->len; i++)
    {
      const TribJoin *join = &g_array_index (order, TribJoin, i);
      Join *planned = &g_array_index (plan->joins, Join, i);

      planned->part = join->part;
      planned->a = join->a == G_MAXUINT32 ? g_array_index (plan->parts, Part, join->part).record : join->a;
      planned->b = join->b == G_MAXUINT32 ? base : join->b;
      trib_run_explain (self->input, self->result, planned->a, planned->b, &planned->prior, &planned->weight,
                        &planned->evidence);
    }
}

/* Most clusters are single records, new ones or what they were: those need no parts. */
static gboolean
needs_plan (const Writing *self, guint32 root)
{
  gint64 before = before_of (self, root);

  return self->result->cluster[root] == root
         && (self->assignment->sizes[root] > 1 || (before != 0 && before != self->assignment->target[root]));
}

static gpointer
plan_thread (gpointer data)
{
  Window *window = data;

  for (guint32 i = 0; i < window->n; i++)
    if (needs_plan (window->writing, window->first + i))
      plan_cluster (window->writing, window->first + i, &window->plans[i]);
  return NULL;
}

/* Plans the records from @first on, up to the end of the window. */
static void
begin_window (Window *window, guint32 first)
{
  guint32 n = window->writing->result->n_records;

  window->first = first;
  window->n = first < n ? MIN (WINDOW, n - first) : 0;
  if (window->n > 0)
    window->thread = g_thread_new ("plan", plan_thread, window);
}

static void
clear_plan (Plan *plan)
{
  for (guint i = 0; plan->joins != NULL && i < plan->joins->len; i++)
    g_bytes_unref (g_array_index (plan->joins, Join, i).evidence);
  g_clear_pointer (&plan->parts, g_array_unref);
  g_clear_pointer (&plan->joins, g_array_unref);
}

static void
end_window (Window *window)
{
  g_clear_pointer (&window->thread, g_thread_join);
  for (guint32 i = 0; i < window->n; i++)
    clear_plan (&window->plans[i]);
}

static gboolean
write_join (Writing *self, guint32 root, const Join *join, const Part *part, gint64 customer, GError **error)
{
  gboolean whole = part->from != 0 && trib_assignment_heir (self->assignment, part->from) == root;
  TribEventRow row = { .kind = part->from && !whole ? TRIB_EVENT_MOVE : TRIB_EVENT_JOIN,
                       .customer = customer,
                       .other = part->from,
                       .record = id_of (self, join->a),
                       .partner = id_of (self, join->b),
                       .prior = join->prior,
                       .weight = join->weight,
                       .evidence = join->evidence };
  gint64 event;

  event = trib_change_add_event (self->change, &row, error);
  /* What was nobody's is one record, and there may be as many such parts as the customer has records. */
  if (event == 0
      || !(part->from == 0 ? move_record (self, part->record, event, customer, error)
                           : move_part (self, root, join->part, event, customer, error)))
    return FALSE;
  self->report->merged++;
  return !whole || trib_fact_put_alias (self->change, event, part->from, customer, error);
}

/* Part 0 of a customer that is new: it left another, or it is just new. */
static gboolean
write_first_part (Writing *self, guint32 root, const Part *part, gint64 customer, GError **error)
{
  gint64 event = trib_change_get_group (self->change);

  self->report->created++;
  if (part->from != 0)
    {
      TribEventRow row = {
        .kind = TRIB_EVENT_SPLIT, .customer = part->from, .other = customer, .record = id_of (self, part->record)
      };

      event = trib_change_add_event (self->change, &row, error);
      self->report->split++;
    }
  return event != 0 && move_part (self, root, 0, event, customer, error);
}

static gboolean
write_cluster (Writing *self, guint32 root, const Plan *plan, GError **error)
{
  gint64 customer = self->assignment->target[root];

  if (customer == 0)
    {
      customer = trib_change_mint (self->change, TRIB_MINT_CUSTOMER);
      if (!write_first_part (self, root, &g_array_index (plan->parts, Part, 0), customer, error))
        return FALSE;
    }
  for (guint i = 0; i < plan->joins->len; i++)
    {
      const Join *join = &g_array_index (plan->joins, Join, i);

      if (!write_join (self, root, join, &g_array_index (plan->parts, Part, join->part), customer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_single (Writing *self, guint32 record, GError **error)
{
  gint64 customer;

  if (before_of (self, record) != 0)
    return TRUE;
  customer = trib_change_mint (self->change, TRIB_MINT_CUSTOMER);
  self->report->created++;
  return move_record (self, record, trib_change_get_group (self->change), customer, error);
}

static gboolean
write_window (Window *window, GError **error)
{
  Writing *self = window->writing;

  g_clear_pointer (&window->thread, g_thread_join);
  for (guint32 i = 0; i < window->n; i++)
    {
      guint32 root = window->first + i;

      if (self->result->cluster[root] == root
          && !(window->plans[i].parts != NULL ? write_cluster (self, root, &window->plans[i], error)
                                              : write_single (self, root, error)))
        return FALSE;
    }
  return TRUE;
}

/* One window is written while the next is planned. */
static gboolean
write_clusters (Writing *self, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  guint32 n = self->result->n_records;
  g_autofree Window *windows = g_new0 (Window, 2);
  gboolean ok = TRUE;

  trib_progress_stage (progress, _ ("Writing the history"), n);
  windows[0].writing = windows[1].writing = self;
  begin_window (&windows[0], 0);
  for (guint32 first = 0, at = 0; ok && first < n; first += WINDOW, at = 1 - at)
    {
      trib_progress_set (progress, first);
      begin_window (&windows[1 - at], first + WINDOW);
      ok = write_window (&windows[at], error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
      end_window (&windows[at]);
    }
  for (guint i = 0; i < 2 && !ok; i++)
    end_window (&windows[i]);
  return ok
         && trib_facts_add_members (self->change, (const gint64 *) (gpointer) self->input->ids->data, self->customer,
                                    self->event, n, error);
}

gboolean
trib_run_write (TribChange *change, const TribRunInput *input, const TribMatchResult *result,
                TribConsolidateReport *report, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Writing self = { .change = change, .input = input, .result = result, .report = report };
  gboolean ok;

  self.assignment
      = trib_assignment_new (result->n_records, result->cluster, (const gint64 *) (gpointer) input->before->data);
  self.part = g_new0 (guint32, result->n_records + 1);
  self.customer = g_new0 (gint64, result->n_records + 1);
  self.event = g_new0 (gint64, result->n_records + 1);
  sort_links (&self);
  ok = write_clusters (&self, progress, cancellable, error) && trib_run_write_links (change, input, result, error)
       && trib_hand_records_follow (change, input->by_hand, input->by_hand_of, error);
  g_free (self.links);
  g_free (self.link_starts);
  g_free (self.part);
  g_free (self.customer);
  g_free (self.event);
  trib_assignment_free (self.assignment);
  return ok;
}
