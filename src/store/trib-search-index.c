/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The index keeps words and who has them, not the texts: what a customer is found by is made of its row again when it
 * leaves.
 */
#include "config.h"

#include "store/trib-search-index.h"
#include "store/trib-customer-table.h"
#include "store/trib-search.h"
#include "store/trib-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BEHIND "search-behind"

static gboolean
look (TribStore *store, GError **error)
{
  gint64 behind;

  if (!trib_sql_number (store, "SELECT 1 FROM meta WHERE key = '" BEHIND "'", 0, &behind, error))
    return FALSE;
  store->search = behind ? TRIB_SEARCH_BEHIND : TRIB_SEARCH_CURRENT;
  return TRUE;
}

gboolean
trib_store_search_is_behind (TribStore *store, gboolean *behind, GError **error)
{
  if (!look (store, error))
    return FALSE;
  *behind = store->search == TRIB_SEARCH_BEHIND;
  return TRUE;
}

gboolean
trib_search_index_leave_behind (TribChange *change, GError **error)
{
  TribStore *store = trib_change_get_store (change);

  store->search = TRIB_SEARCH_BEHIND;
  return trib_sql_exec (store,
                        "INSERT INTO search (search) VALUES ('delete-all');"
                        "INSERT OR REPLACE INTO meta (key, value) VALUES ('" BEHIND "', '1')",
                        error);
}

static void
add_words (TribSchema *schema, const char *const *fields, GString *words)
{
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      if (fields[i] == NULL || field->id == TRIB_FIELD_KIND)
        continue;
      if (field->type == TRIB_TYPE_PHONE)
        {
          g_auto (GStrv) phones = g_strsplit (fields[i], "\n", -1);

          for (guint p = 0; phones[p] != NULL; p++)
            trib_search_append_phone (words, phones[p]);
        }
      else
        trib_search_append_text (words, fields[i]);
    }
  trib_search_drop_repeated (words);
}

static gboolean
insert_words (TribStore *store, gint64 customer, const GString *words, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (store, "INSERT INTO search (rowid, words) VALUES (?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", customer);
  sqlite3_bind_text (stmt, 2, words->str, (int) words->len, SQLITE_STATIC);
  return trib_sql_run (store, stmt, error);
}

gboolean
trib_search_index_put (TribStore *store, gint64 customer, const char *const *fields, GError **error)
{
  g_autoptr (GString) words = NULL;

  if (store->search == TRIB_SEARCH_UNKNOWN && !look (store, error))
    return FALSE;
  if (store->search == TRIB_SEARCH_BEHIND)
    return TRUE;
  words = g_string_new (NULL);
  add_words (store->schema, fields, words);
  return insert_words (store, customer, words, error);
}

/* Fields of customers, by their places in the schema, behind the id. */
static char *
fields_sql (TribStore *store, GArray *places, const char *where)
{
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < places->len; i++)
    {
      const TribField *field = trib_schema_nth (store->schema, g_array_index (places, guint, i));
      g_autofree char *column = trib_customer_column (field);

      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM customer %s", where);
  return g_string_free (sql, FALSE);
}

static GArray *
all_places (TribStore *store)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < trib_schema_size (store->schema); i++)
    g_array_append_val (places, i);
  return places;
}

static void
read_words (TribStore *store, sqlite3_stmt *stmt, GArray *places, const char **fields, GString *words)
{
  for (guint i = 0; i < places->len; i++)
    fields[g_array_index (places, guint, i)] = (const char *) sqlite3_column_text (stmt, (int) i + 1);
  g_string_truncate (words, 0);
  add_words (store->schema, fields, words);
}

gboolean
trib_search_index_remove (TribStore *store, gint64 customer, GError **error)
{
  g_autofree const char **fields = g_new0 (const char *, trib_schema_size (store->schema) + 1);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GArray) places = all_places (store);
  g_autofree char *sql = NULL;
  sqlite3_stmt *stmt;
  gboolean row;

  if (store->search == TRIB_SEARCH_UNKNOWN && !look (store, error))
    return FALSE;
  if (store->search == TRIB_SEARCH_BEHIND)
    return TRUE;
  sql = fields_sql (store, places, "WHERE id = ?");
  stmt = trib_sql_cached (store, sql, error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", customer);
  if (!trib_sql_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    read_words (store, stmt, places, fields, words);
  sqlite3_reset (stmt);
  if (!row)
    return TRUE;
  stmt = trib_sql_cached (store, "INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", customer);
  sqlite3_bind_text (stmt, 2, words->str, (int) words->len, SQLITE_STATIC);
  return trib_sql_run (store, stmt, error);
}

typedef gboolean (*WordsFunc) (TribStore *store, gint64 customer, const GString *words, gpointer data, GError **error);

static gboolean
each_customer (TribStore *store, WordsFunc func, gpointer data, TribProgress *progress, GCancellable *cancellable,
               GError **error)
{
  g_autofree const char **fields = g_new0 (const char *, trib_schema_size (store->schema) + 1);
  g_autoptr (GArray) places = trib_customer_columns (store, error);
  g_autofree char *sql = places != NULL ? fields_sql (store, places, "ORDER BY id") : NULL;
  g_autoptr (sqlite3_stmt) stmt = sql != NULL ? trib_sql_prepare (store, sql, error) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (guint n = 0; trib_sql_step (store, stmt, &row, error); n++)
    {
      if (!row)
        return TRUE;
      if (n % 1000 == 0)
        {
          trib_progress_set (progress, n);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
      read_words (store, stmt, places, fields, words);
      if (!func (store, sqlite3_column_int64 (stmt, 0), words, data, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
enter (TribStore *store, gint64 customer, const GString *words, gpointer data, GError **error)
{
  return insert_words (store, customer, words, error);
}

/* Many words are gathered before they are written, and what was written is merged at the end: else it would be merged again and again. */
static gboolean
fill (TribStore *store, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  return trib_sql_exec (store,
                        "INSERT INTO search (search) VALUES ('delete-all');"
                        "INSERT INTO search (search, rank) VALUES ('automerge', 0), ('crisismerge', 64),"
                        " ('hashsize', 4194304)",
                        error)
         && each_customer (store, enter, NULL, progress, cancellable, error)
         && trib_sql_exec (store,
                           "INSERT INTO search (search, rank) VALUES ('automerge', 4), ('crisismerge', 16),"
                           " ('hashsize', 1048576);"
                           "DELETE FROM meta WHERE key = '" BEHIND "'",
                           error);
}

gboolean
trib_store_prepare_search (TribStore *store, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  TribStoreCounts counts;
  gboolean behind;

  if (!trib_store_search_is_behind (store, &behind, error))
    return FALSE;
  if (!behind)
    return TRUE;
  g_return_val_if_fail (store->mode == TRIB_STORE_WRITE && !store->changing, FALSE);
  if (!trib_store_count (store, &counts, error))
    return FALSE;
  trib_progress_stage (progress, _ ("Preparing the search"), (guint64) counts.customers);
  if (!trib_sql_exec (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  store->search = TRIB_SEARCH_UNKNOWN;
  if (fill (store, progress, cancellable, error) && trib_sql_exec (store, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

typedef struct
{
  char **terms;
  gboolean any;
  GString *found; /* a JSON list */
} Finding;

static gboolean
note_found (TribStore *store, gint64 customer, const GString *words, gpointer data, GError **error)
{
  Finding *self = data;

  if (trib_search_matches (words->str, self->terms, self->any))
    g_string_append_printf (self->found, "%s%" G_GINT64_FORMAT, self->found->len > 1 ? "," : "", customer);
  return TRUE;
}

gboolean
trib_search_clause (TribStore *store, const char *search, const char **clause, char **parameter,
                    GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) terms = NULL;
  Finding finding = { 0 };
  gboolean behind;

  *clause = "1";
  *parameter = NULL;
  terms = trib_search_terms (search, &finding.any);
  if (terms == NULL)
    return TRUE;
  if (!trib_store_search_is_behind (store, &behind, error))
    return FALSE;
  if (!behind)
    {
      *clause = "id IN (SELECT rowid FROM search WHERE search MATCH ?1)";
      *parameter = trib_search_expression (terms, finding.any);
      return TRUE;
    }
  finding.terms = terms;
  finding.found = g_string_new ("[");
  if (!each_customer (store, note_found, &finding, NULL, cancellable, error))
    {
      g_string_free (finding.found, TRUE);
      return FALSE;
    }
  g_string_append_c (finding.found, ']');
  *clause = "id IN (SELECT value FROM json_each (?1))";
  *parameter = g_string_free (finding.found, FALSE);
  return TRUE;
}
