/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking back one part of a run. A join knows its side: the memberships that it began. Records that came later go with the side to which
 * their links weigh more, and stay where they are in a tie.
 */
#include "config.h"

#include "unify/trib-take-back.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "match/trib-match.h"
#include "unify/trib-hand-record.h"

#define MAX_PAIRS 4096

static gboolean
contains (const GArray *records, gint64 record)
{
  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, gint64, i) == record)
      return TRUE;
  return FALSE;
}

gboolean
trib_decide_between (TribChange *change, gint64 event, const GArray *side_a, const GArray *side_b, gboolean same,
                     GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autoptr (GArray) as = trib_hand_records_leave_out (store, side_a, error);
  g_autoptr (GArray) bs = as != NULL ? trib_hand_records_leave_out (store, side_b, error) : NULL;
  gboolean all = bs != NULL && (guint64) as->len * bs->len <= MAX_PAIRS;

  if (bs == NULL)
    return FALSE;
  for (guint i = 0; i < as->len; i++)
    for (guint j = 0; j < bs->len; j++)
      {
        /* For "same" one pair says it for all. */
        if (same ? i + j > 0 : (!all && i > 0 && j > 0))
          continue;
        if (!trib_fact_put_decision (change, event, g_array_index (as, gint64, i), g_array_index (bs, gint64, j),
                                     same ? TRIB_ANSWER_SAME : TRIB_ANSWER_DIFFERENT, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
trib_end_decisions (TribChange *change, gint64 event, const GArray *side_a, const GArray *side_b, gboolean same,
                    GPtrArray *overruled, GError **error)
{
  TribStore *store = trib_change_get_store (change);

  for (guint i = 0; i < side_b->len; i++)
    {
      gint64 record = g_array_index (side_b, gint64, i);
      g_autoptr (GArray) decisions = trib_store_decisions_of (store, record, error);

      for (guint j = 0; decisions != NULL && j < decisions->len; j++)
        {
          const TribPlainFact *fact = &g_array_index (decisions, TribPlainFact, j);

          if ((fact->value == TRIB_ANSWER_SAME) == same && contains (side_a, fact->a == record ? fact->b : fact->a)
              && !(trib_overruled_note (overruled, store, fact, error)
                   && trib_fact_end (change, TRIB_FACT_DECISION, fact->a, fact->b, event, error)))
            return FALSE;
        }
      if (decisions == NULL)
        return FALSE;
    }
  return TRUE;
}

gboolean
trib_move_records (TribChange *change, gint64 event, const GArray *records, gint64 customer, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!trib_fact_put_member (change, event, g_array_index (records, gint64, i), customer, error))
      return FALSE;
  return TRUE;
}

gboolean
trib_mark_links (TribChange *change, gint64 event, const GArray *side_a, const GArray *side_b, gboolean merged,
                 GError **error)
{
  TribStore *store = trib_change_get_store (change);
  int status = merged ? TRIB_LINK_MERGED : TRIB_LINK_REJECTED;

  for (guint i = 0; i < side_b->len; i++)
    {
      gint64 record = g_array_index (side_b, gint64, i);
      g_autoptr (GArray) links = trib_store_links_of (store, record, error);

      if (links == NULL)
        return FALSE;
      for (guint j = 0; j < links->len; j++)
        {
          const TribLinkRow *link = &g_array_index (links, TribLinkRow, j);

          if ((link->status == status && link->gain == 0) || !contains (side_a, link->a == record ? link->b : link->a))
            continue;
          if (!trib_fact_put_link (change, event, link->a, link->b, link->weight, link->probability, status, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* The weight of the strongest link from @record into @side. */
static gboolean
pull (TribStore *store, gint64 record, const GArray *side, double *weight, GError **error)
{
  g_autoptr (GArray) links = trib_store_links_of (store, record, error);

  *weight = -1000;
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const TribLinkRow *link = &g_array_index (links, TribLinkRow, i);

      if (contains (side, link->a == record ? link->b : link->a))
        *weight = MAX (*weight, link->weight);
    }
  return links != NULL;
}

/* Divides the members of @customer into those that the event brought, with who came later because of them, and the rest. */
static gboolean
divide (TribStore *store, gint64 customer, gint64 event, GArray *rest, GArray *brought, GError **error)
{
  g_autoptr (GArray) members = trib_store_customer_members (store, customer, error);
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (TribFact));

  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      gint64 record = g_array_index (members, gint64, i);
      TribFact fact;

      if (!trib_fact_find (store, TRIB_FACT_MEMBER, record, 0, &fact, error))
        return FALSE;
      if (fact.cause == event)
        g_array_append_val (brought, record);
      else if (fact.cause < event)
        g_array_append_val (rest, record);
      else
        g_array_append_val (later, fact);
    }
  for (guint i = 0; i < later->len; i++)
    {
      gint64 record = g_array_index (later, TribFact, i).a;
      double to_rest, to_brought;

      if (!pull (store, record, rest, &to_rest, error) || !pull (store, record, brought, &to_brought, error))
        return FALSE;
      if (to_brought > to_rest)
        g_array_append_val (brought, record);
      else
        g_array_append_val (rest, record);
    }
  return TRUE;
}

static gboolean
set_conflict (GError **error)
{
  g_set_error_literal (
      error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_CONFLICT,
      _ ("History: What this brought together is no longer together. Look at the customer’s newer history."));
  return FALSE;
}

static gboolean
cut_join (TribChange *change, const TribEventRow *part, TribUndoReport *report, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) brought = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 customer, apart, event = trib_change_get_group (change);

  if (!trib_store_resolve_customer (store, part->customer, &customer, error))
    return FALSE;
  if (customer == 0)
    return set_conflict (error);
  if (!divide (store, customer, part->id, rest, brought, error))
    return FALSE;
  if (rest->len == 0 || brought->len == 0)
    return set_conflict (error);
  /* A customer that was taken in gets its id back. */
  apart = part->other && part->kind == TRIB_EVENT_JOIN ? part->other : trib_change_mint (change, TRIB_MINT_CUSTOMER);
  if (!trib_fact_end (change, TRIB_FACT_ALIAS, apart, 0, event, error)
      || !trib_move_records (change, event, brought, apart, error)
      || !trib_end_decisions (change, event, rest, brought, TRUE, report->overruled, error)
      || !trib_decide_between (change, event, rest, brought, FALSE, error)
      || !trib_mark_links (change, event, rest, brought, FALSE, error))
    return FALSE;
  trib_change_describe (change, customer, apart);
  report->customer = customer;
  report->words
      = g_strdup_printf (_ ("Taken back: customers %" PRIi64 " and %" PRIi64 " are two again"), customer, apart);
  return TRUE;
}

/* A split by a run: what left goes back where it came from. */
static gboolean
rejoin (TribChange *change, const TribEventRow *part, TribUndoReport *report, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autoptr (GArray) gone = trib_facts_begun (store, TRIB_FACT_MEMBER, part->id, part->id, error);
  g_autoptr (GArray) back = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) there = NULL;
  g_autoptr (GArray) left = NULL;
  gint64 customer, event = trib_change_get_group (change);

  if (gone == NULL || !trib_store_resolve_customer (store, part->customer, &customer, error))
    return FALSE;
  if (gone->len == 0 || customer == 0)
    return set_conflict (error);
  for (guint i = 0; i < gone->len; i++)
    g_array_append_val (back, g_array_index (gone, TribFact, i).a);
  there = trib_store_customer_members (store, customer, error);
  if (there == NULL || !trib_move_records (change, event, back, customer, error)
      || !trib_end_decisions (change, event, there, back, FALSE, report->overruled, error)
      || !trib_decide_between (change, event, there, back, TRUE, error)
      || !trib_mark_links (change, event, there, back, TRUE, error))
    return FALSE;
  left = trib_store_customer_members (store, part->other, error);
  if (left == NULL)
    return FALSE;
  if (left->len == 0 && part->other != customer && !trib_fact_put_alias (change, event, part->other, customer, error))
    return FALSE;
  trib_change_describe (change, customer, part->other);
  report->customer = customer;
  report->words = g_strdup_printf (_ ("Taken back: customer %" PRIi64 " is whole again"), customer);
  return TRUE;
}

gboolean
trib_take_back_part (TribChange *change, const TribEventRow *part, TribUndoReport *report, GError **error)
{
  if (trib_event_is_answer (part->kind))
    return trib_take_back_facts (change, part, part->id, report, error);
  if (part->kind == TRIB_EVENT_SPLIT)
    return rejoin (change, part, report, error);
  return cut_join (change, part, report, error);
}
