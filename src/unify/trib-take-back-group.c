/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking back a whole group by its facts. No kind of act has an inverse of its own: what it began ends, what it ended begins again.
 * Only records that end take along what hangs on them.
 */
#include "config.h"

#include "unify/trib-take-back.h"
#include "unify/trib-hand-record.h"

#include <glib/gi18n-lib.h>

#include "unify/trib-held-rows.h"

/* Links and aliases first, records last: what hangs on something goes before it. */
static const TribFactTable order[] = { TRIB_FACT_LINK,   TRIB_FACT_ALIAS,  TRIB_FACT_MEMBER, TRIB_FACT_DECISION,
                                       TRIB_FACT_RECORD, TRIB_FACT_SOURCE, TRIB_FACT_FIELD,  TRIB_FACT_RULE };

typedef struct
{
  TribChange *change;
  TribStore *store;
  gint64 first, last;
  gint64 undone, undone_last; /* where it is itself a taking back of a group or an answer: that, to its last event */
  TribUndoReport *report;
  guint taken[TRIB_N_FACTS];
  guint kept[TRIB_N_FACTS];
  TribHeldRows *held; /* rows that stay because something by hand rests on them */
} TakingBack;

/* A record that goes takes its membership, links and decisions with it. */
static gboolean
end_hanging (TakingBack *self, gint64 record, GError **error)
{
  gint64 event = trib_change_get_group (self->change);
  g_autoptr (GArray) links = trib_store_links_of (self->store, record, error);
  g_autoptr (GArray) decisions = trib_store_decisions_of (self->store, record, error);

  if (links == NULL || decisions == NULL)
    return FALSE;
  for (guint i = 0; i < decisions->len; i++)
    {
      const TribPlainFact *decision = &g_array_index (decisions, TribPlainFact, i);

      if (!trib_fact_end (self->change, TRIB_FACT_DECISION, decision->a, decision->b, event, error))
        return FALSE;
    }
  for (guint i = 0; i < links->len; i++)
    {
      const TribLinkRow *link = &g_array_index (links, TribLinkRow, i);

      if (!trib_fact_end (self->change, TRIB_FACT_LINK, link->a, link->b, event, error))
        return FALSE;
    }
  return trib_fact_end (self->change, TRIB_FACT_MEMBER, record, 0, event, error);
}

/* The record shows other values from now on. */
static gboolean
touch_customer (TakingBack *self, gint64 record, GError **error)
{
  TribFact member;

  if (!trib_fact_find (self->store, TRIB_FACT_MEMBER, record, 0, &member, error))
    return FALSE;
  if (member.began != 0)
    trib_change_touch (self->change, member.value);
  return TRUE;
}

static gboolean
has_key (GArray *facts, const TribFact *fact)
{
  guint low = 0, high = facts->len;

  /* Both lists are by key. */
  while (low < high)
    {
      guint middle = (low + high) / 2;
      const TribFact *other = &g_array_index (facts, TribFact, middle);

      if (other->a < fact->a || (other->a == fact->a && other->b < fact->b))
        low = middle + 1;
      else
        high = middle;
    }
  return low < facts->len && g_array_index (facts, TribFact, low).a == fact->a
         && g_array_index (facts, TribFact, low).b == fact->b;
}

static gboolean
end_begun (TakingBack *self, TribFactTable table, GArray *begun, GArray *ended, GError **error)
{
  gint64 event = trib_change_get_group (self->change);
  gint64 by_hand = trib_schema_get_by_hand (trib_store_get_schema (self->store));

  for (guint i = 0; i < begun->len; i++)
    {
      const TribFact *fact = &g_array_index (begun, TribFact, i);
      gboolean stays = FALSE;

      /* Only what would be gone altogether takes along what hangs on it. What was set by hand lies in one source: it stays while anything
       * of it does. */
      if (!has_key (ended, fact)
          && (table == TRIB_FACT_SOURCE && fact->a == by_hand
                  ? !trib_hand_source_is_used (self->change, fact->a, &stays, error)
                  : !trib_held_rows_hold (self->held, fact, &stays, error)))
        return FALSE;
      if (stays)
        continue;
      if (table == TRIB_FACT_RECORD
          && (has_key (ended, fact) ? !touch_customer (self, fact->a, error) : !end_hanging (self, fact->a, error)))
        return FALSE;
      if (!trib_fact_end (self->change, table, fact->a, fact->b, event, error))
        return FALSE;
      self->taken[table]++;
    }
  return TRUE;
}

/* A customer of before may have been merged since: then the record goes where that one's records went. */
static gboolean
restore_one (TakingBack *self, const TribFact *fact, GError **error)
{
  gint64 event = trib_change_get_group (self->change), now;
  TribFact alias;

  if (fact->table == TRIB_FACT_MEMBER)
    {
      if (!trib_fact_find (self->store, TRIB_FACT_ALIAS, fact->value, 0, &alias, error))
        return FALSE;
      if (alias.began != 0)
        return trib_store_resolve_customer (self->store, fact->value, &now, error)
               && trib_fact_add_member (self->change, event, fact->a, now ? now : fact->value, error);
    }
  return trib_fact_restore (self->change, fact, event, error)
         && (fact->table != TRIB_FACT_RECORD || touch_customer (self, fact->a, error));
}

/* What hangs on a record comes back only where the record is there; but what was decided of a row outlives it. */
static gboolean
record_stands (TakingBack *self, gint64 record, gboolean *stands, GError **error)
{
  TribFact fact;

  if (!trib_fact_find (self->store, TRIB_FACT_RECORD, record, 0, &fact, error))
    return FALSE;
  *stands = *stands && fact.began != 0;
  return TRUE;
}

static gboolean
can_restore (TakingBack *self, const TribFact *fact, gboolean *can, GError **error)
{
  TribFact standing;

  if (!trib_fact_find (self->store, fact->table, fact->a, fact->b, &standing, error))
    return FALSE;
  *can = standing.began == 0;
  if (fact->table == TRIB_FACT_MEMBER)
    return record_stands (self, fact->a, can, error);
  if (fact->table == TRIB_FACT_LINK)
    return record_stands (self, fact->a, can, error) && record_stands (self, fact->b, can, error);
  return TRUE;
}

static gboolean
restore_ended (TakingBack *self, TribFactTable table, GArray *ended, GError **error)
{
  for (guint i = 0; i < ended->len; i++)
    {
      const TribFact *fact = &g_array_index (ended, TribFact, i);
      gboolean can;

      if (!can_restore (self, fact, &can, error))
        return FALSE;
      if (!can)
        self->kept[table]++;
      else if (!restore_one (self, fact, error))
        return FALSE;
    }
  return TRUE;
}

/* Facts that it began and that something later ended: where others stand in their place, those are kept. */
static gboolean
count_superseded (TakingBack *self, TribFactTable table, GError **error)
{
  g_autoptr (GArray) superseded = trib_facts_superseded (self->store, table, self->first, self->last, error);

  for (guint i = 0; superseded != NULL && i < superseded->len; i++)
    {
      const TribFact *fact = &g_array_index (superseded, TribFact, i);
      TribFact standing;

      if (!trib_fact_find (self->store, table, fact->a, fact->b, &standing, error))
        return FALSE;
      /* A source by hand only grows. */
      self->kept[table] += standing.began != 0 && standing.cause != fact->cause
                           && !(table == TRIB_FACT_SOURCE
                                && fact->a == trib_schema_get_by_hand (trib_store_get_schema (self->store)));
    }
  return superseded != NULL;
}

/* Taking back a taking back: what that one began again are the facts that the first act had ended, as far as they stand by the same
 * cause. */
static gboolean
end_restored (TakingBack *self, TribFactTable table, GArray *ended, GError **error)
{
  g_autoptr (GArray) facts = NULL;

  if (self->undone == 0)
    return TRUE;
  facts = trib_facts_ended (self->store, table, self->undone, self->undone_last, error);
  for (guint i = facts ? facts->len : 0; i-- > 0;)
    {
      const TribFact *fact = &g_array_index (facts, TribFact, i);
      TribFact standing;

      if (!trib_fact_find (self->store, table, fact->a, fact->b, &standing, error))
        return FALSE;
      if (standing.began == 0 || standing.cause != fact->cause)
        g_array_remove_index (facts, i);
    }
  return facts != NULL && end_begun (self, table, facts, ended, error);
}

/* A row that came by this and was changed later stays, and so does whose it is. */
static gboolean
leave_changed_rows (TakingBack *self, GArray *members, GError **error)
{
  g_autoptr (GArray) changed = trib_facts_superseded (self->store, TRIB_FACT_RECORD, self->first, self->last, error);

  for (guint i = changed != NULL ? members->len : 0; i-- > 0;)
    {
      const TribFact *member = &g_array_index (members, TribFact, i);
      gboolean stands = has_key (changed, member);

      if (stands && !record_stands (self, member->a, &stands, error))
        return FALSE;
      if (stands)
        g_array_remove_index (members, i);
    }
  return changed != NULL;
}

/* First everything that it began ends, then what it ended begins again, in the opposite order: records before what hangs on them. */
static gboolean
take_back_tables (TakingBack *self, GArray *ended[TRIB_N_FACTS], GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GArray) begun = trib_facts_begun (self->store, order[i], self->first, self->last, error);

      ended[order[i]] = trib_facts_ended (self->store, order[i], self->first, self->last, error);
      if (begun == NULL || ended[order[i]] == NULL || !count_superseded (self, order[i], error)
          || (order[i] == TRIB_FACT_MEMBER && !leave_changed_rows (self, begun, error))
          || !end_begun (self, order[i], begun, ended[order[i]], error)
          || !end_restored (self, order[i], ended[order[i]], error))
        return FALSE;
    }
  for (guint i = G_N_ELEMENTS (order); i-- > 0;)
    if (!restore_ended (self, order[i], ended[order[i]], error))
      return FALSE;
  return TRUE;
}

/* Each number with the words for one and for several. */
static void
say_taken (TakingBack *self)
{
  guint rows = self->taken[TRIB_FACT_RECORD], answers = self->taken[TRIB_FACT_DECISION];
  GPtrArray *taken = self->report->taken;

  if (rows > 0)
    g_ptr_array_add (taken, g_strdup_printf (ngettext ("%u row", "%u rows", rows), rows));
  if (answers > 0)
    g_ptr_array_add (taken, g_strdup_printf (ngettext ("%u decision", "%u decisions", answers), answers));
}

static void
say_kept (TakingBack *self)
{
  static const struct
  {
    TribFactTable table;
    const char *words;
  } reasons[] = {
    { TRIB_FACT_MEMBER, N_ ("%u records stay where a later change has put them") },
    { TRIB_FACT_RECORD, N_ ("%u rows stay as a later import has changed them") },
    { TRIB_FACT_DECISION, N_ ("%u answers stay as they were given again later") },
    { TRIB_FACT_SOURCE, N_ ("%u source stays as a later import has left it") },
    { TRIB_FACT_RULE, N_ ("%u rule stays as it was set again later") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (self->kept[reasons[i].table] > 0)
      {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        g_ptr_array_add (self->report->kept, g_strdup_printf (_ (reasons[i].words), self->kept[reasons[i].table]));
#pragma GCC diagnostic pop
      }
}

static gboolean
find_undone (TakingBack *self, const TribEventRow *group, GError **error)
{
  g_autoptr (TribEventRow) row = NULL;

  if (group->kind != TRIB_EVENT_UNDO)
    return TRUE;
  row = trib_store_get_event (self->store, group->undoes, error);
  if (row == NULL)
    return FALSE;
  if (row->group != row->id && !trib_event_is_answer (row->kind))
    return TRUE;
  self->undone = self->undone_last = row->id;
  return row->group != row->id || trib_store_group_end (self->store, row->id, &self->undone_last, error);
}

gboolean
trib_take_back_facts (TribChange *change, const TribEventRow *first, gint64 last, TribUndoReport *report,
                      GError **error)
{
  TakingBack self = {
    .change = change, .store = trib_change_get_store (change), .first = first->id, .last = last, .report = report
  };
  GArray *ended[TRIB_N_FACTS] = { NULL };
  g_autoptr (TribHeldRows) held = trib_held_rows_new (self.store, first->id);
  gboolean ok;

  self.held = held;
  if (!find_undone (&self, first, error))
    return FALSE;
  ok = take_back_tables (&self, ended, error);
  for (guint i = 0; i < TRIB_N_FACTS; i++)
    g_clear_pointer (&ended[i], g_array_unref);
  if (!ok || !trib_held_rows_describe (held, report, error))
    return FALSE;
  say_taken (&self);
  say_kept (&self);
  trib_change_describe (change, first->customer, first->other);
  report->customer = first->customer;
  return TRUE;
}

gboolean
trib_take_back_group (TribChange *change, const TribEventRow *group, TribUndoReport *report, GError **error)
{
  gint64 last;

  return trib_store_group_end (trib_change_get_store (change), group->id, &last, error)
         && trib_take_back_facts (change, group, last, report, error);
}
