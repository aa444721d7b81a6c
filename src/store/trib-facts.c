/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The general mechanism is driven by one table of descriptions; what is particular is how a fact of each table is begun.
 */
#include "config.h"

#include "store/trib-facts.h"
#include "store/trib-sql.h"

#include <string.h>

typedef struct
{
  const char *table;
  const char *a, *b;   /* key columns; b "0" where there is none */
  const char *value;   /* what the digest covers */
  const char *columns; /* all but began */
  const char *extra;   /* what the running total goes by */
  const char *tally;   /* running total, or NULL */
} FactKind;

static const FactKind kinds[TRIB_N_FACTS] = {
  [TRIB_FACT_FIELD] = { "field", "id", "0", "trib_hash(name || char(31) || label)",
                        "id, name, label, type, rule, compare, cause", "0", NULL },
  [TRIB_FACT_SOURCE] = { "source", "id", "0", "trib_hash(name || char(31) || mapping || char(31) || is_unique)",
                         "id, name, kind, path, tbl, columns, mapping, trust, is_unique, import, cause", "0", NULL },
  [TRIB_FACT_RECORD] = { "record", "id", "0", "(hash | salt) - (hash & salt)",
                         "id, source, row, line, raw, std, hash, salt, import, cause", "source", NULL },
  [TRIB_FACT_MEMBER] = { "member", "record", "0", "customer", "record, customer, cause", "0", "member" },
  [TRIB_FACT_ALIAS] = { "alias", "id", "0", "customer", "id, customer, cause", "0", NULL },
  [TRIB_FACT_DECISION] = { "decision", "a", "b", "answer", "a, b, answer, cause", "0", NULL },
  [TRIB_FACT_LINK] = { "link", "a", "b", "CAST(weight * 1000 AS INTEGER) * 4 + status",
                       "a, b, weight, probability, status, gain, prior, evidence, cause", "gain IS NOT NULL", NULL },
  [TRIB_FACT_RULE]
  = { "rule", "field", "0", "trib_hash(strategy || char(31) || list)", "field, strategy, list, cause", "0", NULL },
};

/* Replaces $T, $A, $B, $V, $C, $X in @pattern by the words of the kind. */
static char *
fill (const FactKind *kind, const char *pattern)
{
  GString *sql = g_string_new (NULL);

  for (const char *p = pattern; *p; p++)
    {
      const char *words[] = { kind->table, kind->a, kind->b, kind->value, kind->columns, kind->extra };
      const char *at = *p == '$' ? strchr ("TABVCX", p[1]) : NULL;

      if (at == NULL)
        g_string_append_c (sql, *p);
      else
        {
          g_string_append (sql, words[at - "TABVCX"]);
          p++;
        }
    }
  return g_string_free (sql, FALSE);
}

typedef enum
{
  FIND,
  LOOK,
  NOTE,
  END,
  REMOVE,
  RESTORE,
  N_PATTERNS,
} Pattern;

static const char *const patterns[N_PATTERNS] = {
  [FIND] = "SELECT began, $V, cause FROM $T WHERE $A = ? AND $B = ?",
  [LOOK] = "SELECT $V, $X FROM $T WHERE $A = ? AND $B = ?",
  [NOTE] = "SELECT $V, $X FROM $T WHERE $A = ?",
  [END] = "INSERT INTO $T_past ($C, began, ended) SELECT $C, began, ?3 FROM $T WHERE $A = ?1 AND $B = ?2",
  [REMOVE] = "DELETE FROM $T WHERE $A = ? AND $B = ?",
  [RESTORE] = "INSERT INTO $T ($C, began) SELECT $C, ? FROM $T_past WHERE rowid = ?",
};

/* The texts are made once and kept: facts go by in hundreds of thousands. */
static sqlite3_stmt *
cached (TribStore *store, TribFactTable table, Pattern pattern, GError **error)
{
  static char *texts[TRIB_N_FACTS][N_PATTERNS];

  if (g_once_init_enter (&texts[table][pattern]))
    g_once_init_leave (&texts[table][pattern], fill (&kinds[table], patterns[pattern]));
  return trib_sql_cached (store, texts[table][pattern], error);
}

/* Running totals that follow from single facts: members, records of a source, links for review. */
static void
tally (TribChange *change, TribFactTable table, gint64 extra, int delta)
{
  char name[48];

  if (kinds[table].tally != NULL)
    trib_change_tally (change, kinds[table].tally, delta);
  else if (table == TRIB_FACT_LINK && extra != 0)
    trib_change_tally (change, "review", delta);
  else if (table == TRIB_FACT_RECORD)
    {
      g_snprintf (name, sizeof name, "record:%" G_GINT64_FORMAT, extra);
      trib_change_tally (change, name, delta);
    }
}

static GArray *
collect (TribStore *store, TribFactTable table, const char *pattern, gint64 first, gint64 last, GError **error)
{
  g_autofree char *sql = fill (&kinds[table], pattern);
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (store, sql, error);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (TribFact));
  gboolean row;

  if (stmt == NULL)
    return NULL;
  trib_sql_bind (stmt, "ii", first, last);
  while (trib_sql_step (store, stmt, &row, error))
    {
      TribFact fact = { .table = table };

      if (!row)
        return g_steal_pointer (&facts);
      fact.past = sqlite3_column_int64 (stmt, 0);
      fact.a = sqlite3_column_int64 (stmt, 1);
      fact.b = sqlite3_column_int64 (stmt, 2);
      fact.began = sqlite3_column_int64 (stmt, 3);
      fact.ended = sqlite3_column_int64 (stmt, 4);
      fact.value = sqlite3_column_int64 (stmt, 5);
      fact.cause = sqlite3_column_int64 (stmt, 6);
      g_array_append_val (facts, fact);
    }
  return NULL;
}

GArray *
trib_facts_begun (TribStore *store, TribFactTable table, gint64 first, gint64 last, GError **error)
{
  return collect (store, table,
                  "SELECT 0, $A, $B, began, 0, $V, cause FROM $T WHERE cause BETWEEN ? AND ? ORDER BY 2, 3", first,
                  last, error);
}

GArray *
trib_facts_superseded (TribStore *store, TribFactTable table, gint64 first, gint64 last, GError **error)
{
  return collect (
      store, table,
      "SELECT rowid, $A, $B, began, ended, $V, cause FROM $T_past WHERE cause BETWEEN ?1 AND ?2 AND ended > ?2 "
      "ORDER BY 2, 3",
      first, last, error);
}

GArray *
trib_facts_ended (TribStore *store, TribFactTable table, gint64 first, gint64 last, GError **error)
{
  return collect (
      store, table,
      "SELECT rowid, $A, $B, began, ended, $V, cause FROM $T_past WHERE ended BETWEEN ?1 AND ?2 AND began < ?1 "
      "ORDER BY 2, 3",
      first, last, error);
}

char *
trib_facts_digest_query (TribFactTable table, gboolean past)
{
  g_autofree char *pattern = g_strdup_printf ("SELECT began, %s, $A, $B, $V%s FROM $T%s", past ? "ended" : "0",
                                              table == TRIB_FACT_RECORD ? ", raw, hash" : "", past ? "_past" : "");

  return fill (&kinds[table], pattern);
}

gboolean
trib_fact_find (TribStore *store, TribFactTable table, gint64 a, gint64 b, TribFact *fact, GError **error)
{
  sqlite3_stmt *stmt = cached (store, table, FIND, error);
  gboolean row;

  *fact = (TribFact){ .table = table, .a = a, .b = b };
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "ii", a, b);
  if (!trib_sql_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    {
      fact->began = sqlite3_column_int64 (stmt, 0);
      fact->value = sqlite3_column_int64 (stmt, 1);
      fact->cause = sqlite3_column_int64 (stmt, 2);
    }
  sqlite3_reset (stmt);
  return TRUE;
}

/* A membership of that customer began or ended. */
static void
note_member (TribChange *change, gint64 customer)
{
  trib_change_forget_members (change);
  trib_change_touch (change, customer);
}

gboolean
trib_fact_end (TribChange *change, TribFactTable table, gint64 a, gint64 b, gint64 event, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt = cached (store, table, LOOK, error);
  gint64 value, extra;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "ii", a, b);
  if (!trib_sql_step (store, stmt, &row, error))
    return FALSE;
  value = row ? sqlite3_column_int64 (stmt, 0) : 0;
  extra = row ? sqlite3_column_int64 (stmt, 1) : 0;
  sqlite3_reset (stmt);
  if (!row)
    return TRUE;

  stmt = cached (store, table, END, error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iii", a, b, event);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  stmt = cached (store, table, REMOVE, error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "ii", a, b);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  trib_change_note_fact (change, table, FALSE, a, b, value);
  if (table == TRIB_FACT_MEMBER)
    note_member (change, value);
  tally (change, table, extra, -1);
  return TRUE;
}

gboolean
trib_fact_note_begun (TribChange *change, TribFactTable table, gint64 a, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt = cached (store, table, NOTE, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", a);
  if (!trib_sql_step (store, stmt, &row, error))
    return FALSE;
  g_assert (row);
  trib_change_note_fact (change, table, TRUE, a, 0, sqlite3_column_int64 (stmt, 0));
  tally (change, table, sqlite3_column_int64 (stmt, 1), 1);
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
trib_fact_restore (TribChange *change, const TribFact *fact, gint64 event, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt = cached (store, fact->table, RESTORE, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "ii", event, fact->past);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  stmt = cached (store, fact->table, LOOK, error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "ii", fact->a, fact->b);
  if (!trib_sql_step (store, stmt, &row, error))
    return FALSE;
  tally (change, fact->table, row ? sqlite3_column_int64 (stmt, 1) : 0, 1);
  sqlite3_reset (stmt);
  trib_change_note_fact (change, fact->table, TRUE, fact->a, fact->b, fact->value);
  if (fact->table == TRIB_FACT_MEMBER)
    note_member (change, fact->value);
  return TRUE;
}

gboolean
trib_fact_add_member (TribChange *change, gint64 event, gint64 record, gint64 customer, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt
      = trib_sql_cached (store, "INSERT INTO member (record, customer, cause, began) VALUES (?, ?, ?3, ?3)", error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iii", record, customer, event);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  trib_change_note_fact (change, TRIB_FACT_MEMBER, TRUE, record, 0, customer);
  note_member (change, customer);
  tally (change, TRIB_FACT_MEMBER, 0, 1);
  return TRUE;
}

gboolean
trib_fact_put_member (TribChange *change, gint64 event, gint64 record, gint64 customer, GError **error)
{
  return trib_fact_end (change, TRIB_FACT_MEMBER, record, 0, event, error)
         && trib_fact_add_member (change, event, record, customer, error);
}

gboolean
trib_fact_put_alias (TribChange *change, gint64 event, gint64 id, gint64 customer, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt;

  if (!trib_fact_end (change, TRIB_FACT_ALIAS, id, 0, event, error))
    return FALSE;
  stmt = trib_sql_cached (store, "INSERT INTO alias (id, customer, cause, began) VALUES (?, ?, ?3, ?3)", error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iii", id, customer, event);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  trib_change_note_fact (change, TRIB_FACT_ALIAS, TRUE, id, 0, customer);
  return TRUE;
}

gboolean
trib_fact_put_decision (TribChange *change, gint64 event, gint64 a, gint64 b, TribAnswer answer, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  gint64 low = MIN (a, b), high = MAX (a, b);
  sqlite3_stmt *stmt;

  if (!trib_fact_end (change, TRIB_FACT_DECISION, low, high, event, error))
    return FALSE;
  stmt = trib_sql_cached (store, "INSERT INTO decision (a, b, answer, cause, began) VALUES (?, ?, ?, ?4, ?4)", error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iiii", low, high, (gint64) answer, event);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  trib_change_note_fact (change, TRIB_FACT_DECISION, TRUE, low, high, (gint64) answer);
  return TRUE;
}

gboolean
trib_fact_put_link (TribChange *change, gint64 event, gint64 a, gint64 b, double weight, double probability, int status,
                    GError **error)
{
  return trib_fact_end (change, TRIB_FACT_LINK, a, b, event, error)
         && trib_fact_add_link (change, event, a, b, weight, probability, status, error);
}

gboolean
trib_fact_add_question (TribChange *change, gint64 event, const TribLinkRow *link, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt
      = trib_sql_cached (store,
                         "INSERT INTO link (a, b, weight, probability, status, gain, prior, evidence, cause, began) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?9, ?8, ?8)",
                         error);
  gsize size = 0;
  const void *evidence = link->evidence != NULL ? g_bytes_get_data (link->evidence, &size) : "";

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iiddiddi", link->a, link->b, link->weight, link->probability, (gint64) link->status, link->gain,
                 link->prior, event);
  sqlite3_bind_blob (stmt, 9, evidence, (int) size, SQLITE_STATIC);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  trib_change_note_fact (change, TRIB_FACT_LINK, TRUE, link->a, link->b,
                         (gint64) (link->weight * 1000) * 4 + link->status);
  tally (change, TRIB_FACT_LINK, 1, 1);
  return TRUE;
}

gboolean
trib_fact_add_link (TribChange *change, gint64 event, gint64 a, gint64 b, double weight, double probability, int status,
                    GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt = trib_sql_cached (
      store, "INSERT INTO link (a, b, weight, probability, status, cause, began) VALUES (?, ?, ?, ?, ?, ?6, ?6)",
      error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iiddii", a, b, weight, probability, (gint64) status, event);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  trib_change_note_fact (change, TRIB_FACT_LINK, TRUE, a, b, (gint64) (weight * 1000) * 4 + status);
  tally (change, TRIB_FACT_LINK, 0, 1);
  return TRUE;
}
