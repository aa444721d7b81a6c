/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the history as they are stored. unify/trib-history.h turns them into words.
 */
#pragma once

#include "store/trib-store.h"

G_BEGIN_DECLS

/* Stored by number: never renumber. */
typedef enum
{
  TRIB_EVENT_IMPORT = 1,     /* a group: a file came in */
  TRIB_EVENT_RUN = 2,        /* a group: a consolidation */
  TRIB_EVENT_JOIN = 3,       /* a record, or another customer with all its records, joined a customer */
  TRIB_EVENT_SPLIT = 4,      /* records left a customer for a new one */
  TRIB_EVENT_MOVE = 5,       /* records went from one customer to another */
  TRIB_EVENT_UNDO = 6,       /* something was taken back */
  TRIB_EVENT_MERGE = 7,      /* by hand */
  TRIB_EVENT_DIVIDE = 8,     /* a split by hand */
  TRIB_EVENT_SAME = 9,       /* an answer; @other: the customer that was merged in by it, or 0 */
  TRIB_EVENT_DIFFERENT = 10, /* an answer; @other: the customer that was cut off by it, or 0 */
  TRIB_EVENT_HOUSEHOLD = 11, /* the same, and both are of one household */
  TRIB_EVENT_ANSWERS = 12,   /* a group of answers */
  TRIB_EVENT_VALUE = 13,     /* a value was set by hand, or left to its rule again */
  TRIB_EVENT_RULE = 14,      /* how values survive */
} TribEventKind;

/**
 * TribEventRow:
 * @kind: a TribEventKind
 * @evidence: (nullable): packed parts
 * @detail: (nullable): figures of a group, JSON
 */
typedef struct
{
  gint64 id, time, group, undoes, customer, other, record, partner;
  int kind;
  double weight, prior;
  char *who;
  GBytes *evidence;
  char *detail;
} TribEventRow;

/* Whether it is the answer to a question, alone or as part of several. */
static inline gboolean
trib_event_is_answer (int kind)
{
  return kind == TRIB_EVENT_SAME || kind == TRIB_EVENT_DIFFERENT || kind == TRIB_EVENT_HOUSEHOLD;
}

void trib_event_row_free (TribEventRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribEventRow, trib_event_row_free)

typedef enum
{
  TRIB_EVENTS_ALL,
  TRIB_EVENTS_GROUPS,      /* whole imports, runs and acts */
  TRIB_EVENTS_OF_GROUP,    /* @id: the group; its parts, without itself */
  TRIB_EVENTS_OF_CUSTOMER, /* @id: a customer, as the one that took in, or the other */
  TRIB_EVENTS_UNDOING,     /* @id: events that took back this one */
} TribEventsWhich;

typedef gboolean (*TribEventRowFunc) (const TribEventRow *row, gpointer user_data, GError **error);

gboolean trib_store_each_event (TribStore *self, TribEventsWhich which, gint64 id, TribEventRowFunc func,
                                gpointer user_data, GCancellable *cancellable, GError **error);
/* (transfer full) (element-type TribEventRow), oldest first; @limit keeps the newest, 0 for all. */
GPtrArray *trib_store_list_events (TribStore *self, TribEventsWhich which, gint64 id, guint limit, GError **error);
/* (transfer full): the event, or %NULL with %TRIB_STORE_ERROR_NOT_FOUND. */
TribEventRow *trib_store_get_event (TribStore *self, gint64 id, GError **error);
/* @last: (out): the id of the last event of the group. */
gboolean trib_store_group_end (TribStore *self, gint64 group, gint64 *last, GError **error);
/* @by: (out): the event that took @id back and still stands, 0 where there is none. */
gboolean trib_store_undone_by (TribStore *self, gint64 id, gint64 *by, GError **error);
/* Follows what @id took back to the act itself. @act: (out): its id; @steps: (out): how often it was taken back and done again on the way:
 * 0 for an act, 1 for its taking back, 2 for the doing again. */
gboolean trib_store_act_behind (TribStore *self, gint64 id, gint64 *act, guint *steps, GError **error);
/* The mapping from record ids to customers of before, the retired ids resolved. @now: (out): 0 where nobody has that id. */
gboolean trib_store_resolve_customer (TribStore *self, gint64 id, gint64 *now, GError **error);

G_END_DECLS
