/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts: rows with a beginning and, once they are past, an end. State follows from the facts that stand; what an event did are those that
 * it began and those that it ended. So taking something back needs no inverse for each kind of act.
 */
#pragma once

#include "match/trib-match.h"
#include "store/trib-change.h"

G_BEGIN_DECLS

/* Goes into digests by number: never renumber. */
typedef enum
{
  TRIB_FACT_FIELD = 0,
  TRIB_FACT_SOURCE = 1,
  TRIB_FACT_RECORD = 2,
  TRIB_FACT_MEMBER = 3,
  TRIB_FACT_ALIAS = 4,
  TRIB_FACT_DECISION = 5,
  TRIB_FACT_LINK = 6,
  TRIB_FACT_RULE = 7,
  TRIB_N_FACTS = 8,
} TribFactTable;

/**
 * TribFact:
 * @a: @b: the key; @b is 0 where it is one number
 * @past: row of the past table, 0 for a fact that stands
 * @cause: the event by which it came about; @began is that one, or the taking back by which it came again
 * @value: what the digest covers: of a member and an alias the customer, of a decision the answer
 */
typedef struct
{
  TribFactTable table;
  gint64 a, b;
  gint64 past;
  gint64 cause, began, ended;
  gint64 value;
} TribFact;

/* Facts that came about by events @first … @last and that stand. (element-type TribFact) */
GArray *trib_facts_begun (TribStore *store, TribFactTable table, gint64 first, gint64 last, GError **error);
/* Facts that came about by them and that ended later, after @last. */
GArray *trib_facts_superseded (TribStore *store, TribFactTable table, gint64 first, gint64 last, GError **error);
/* Facts of before that they ended. */
GArray *trib_facts_ended (TribStore *store, TribFactTable table, gint64 first, gint64 last, GError **error);

/* The fact of that key that stands; @fact->began is 0 where there is none. */
gboolean trib_fact_find (TribStore *store, TribFactTable table, gint64 a, gint64 b, TribFact *fact, GError **error);
/* Ends it as of @event; nothing where none stands. */
gboolean trib_fact_end (TribChange *change, TribFactTable table, gint64 a, gint64 b, gint64 event, GError **error);
/* Begins a past fact again. None of its key may stand. */
gboolean trib_fact_restore (TribChange *change, const TribFact *fact, gint64 event, GError **error);

/**
 * TribLinkRow:
 * @gain: what the answer of a person is expected to change, in pairs; 0 where nobody is asked
 * @prior: @evidence: (nullable): of a pair that a person is asked about; read by trib_store_list_questions () alone
 */
typedef struct
{
  gint64 a, b;
  double weight, probability;
  int status;
  double gain;
  double prior;
  GBytes *evidence;
} TribLinkRow;

/* These end the fact of that key that stands, if any, and begin the new one. */
gboolean trib_fact_put_member (TribChange *change, gint64 event, gint64 record, gint64 customer, GError **error);
gboolean trib_fact_put_alias (TribChange *change, gint64 event, gint64 id, gint64 customer, GError **error);
gboolean
trib_fact_put_decision (TribChange *change, gint64 event, gint64 a, gint64 b, TribAnswer answer, GError **error);
gboolean trib_fact_put_link (TribChange *change, gint64 event, gint64 a, gint64 b, double weight, double probability,
                             int status, GError **error);
/* For keys that are known to be new, as in a first run: without looking. */
gboolean trib_fact_add_link (TribChange *change, gint64 event, gint64 a, gint64 b, double weight, double probability,
                             int status, GError **error);
/* A link that a person is asked about, with its evidence. */
gboolean trib_fact_add_question (TribChange *change, gint64 event, const TribLinkRow *link, GError **error);
gboolean trib_fact_add_member (TribChange *change, gint64 event, gint64 record, gint64 customer, GError **error);

/* Inside store/, for tables whose rows are wide: after an insert. */
gboolean trib_fact_note_begun (TribChange *change, TribFactTable table, gint64 a, GError **error);

/* Inside store/, for verification: event that began, event that ended or 0, key, and what the digest covers; of records their raw cells and hash
 * behind it. (transfer full) */
char *trib_facts_digest_query (TribFactTable table, gboolean past);

/* Small facts in bulk. */
typedef struct
{
  gint64 a, b;
  gint64 value; /* customer, or answer */
  gint64 began;
} TribPlainFact;

GArray *trib_store_list_members (TribStore *store, GError **error);   /* a = record, by record */
GArray *trib_store_list_decisions (TribStore *store, GError **error); /* as they were made */
GArray *trib_store_decisions_of (TribStore *store, gint64 record, GError **error);
GArray *trib_store_customer_members (TribStore *store, gint64 customer, GError **error); /* gint64 record ids */

/* (element-type TribLinkRow), by a, b. */
GArray *trib_store_list_links (TribStore *store, GError **error);
/* Those that a person is asked about, the greatest gain first. */
GArray *trib_store_list_questions (TribStore *store, GError **error);
GArray *trib_store_links_of (TribStore *store, gint64 record, GError **error);

G_END_DECLS
