/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. A rule that this release does not know leaves the field's own in place.
 */
#include "config.h"

#include "store/trib-rule-table.h"
#include "schema/trib-rule.h"
#include "store/trib-source.h"
#include "store/trib-sql.h"

#define TRUST_ORDER 0 /* the field that the order of the sources is kept under */

static gboolean
put (TribChange *change, gint64 event, gint64 field, const char *strategy, const char *list, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt;

  if (!trib_fact_end (change, TRIB_FACT_RULE, field, 0, event, error))
    return FALSE;
  stmt = trib_sql_cached (store, "INSERT INTO rule (field, strategy, list, cause, began) VALUES (?, ?, ?, ?4, ?4)",
                          error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "issi", field, strategy, list, event);
  return trib_sql_run (store, stmt, error) && trib_fact_note_begun (change, TRIB_FACT_RULE, field, error);
}

gboolean
trib_rule_put (TribChange *change, gint64 event, TribFieldId field, TribSurvivorship rule, const char *const *list,
               GError **error)
{
  g_autofree char *lines = list != NULL ? g_strjoinv ("\n", (char **) list) : g_strdup ("");

  return put (change, event, trib_rule_leader (field), trib_rule_name (rule), lines, error);
}

gboolean
trib_rule_put_trusted (TribChange *change, gint64 event, const gint64 *sources, guint n, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (lines, "%s%" G_GINT64_FORMAT, i > 0 ? "\n" : "", sources[i]);
  return put (change, event, TRUST_ORDER, trib_rule_name (TRIB_SURVIVE_TRUSTED), lines->str, error);
}

static void
take_row (TribSchema *schema, int field, const char *strategy, const char *list)
{
  g_auto (GStrv) lines = *list != '\0' ? g_strsplit (list, "\n", -1) : NULL;
  TribSurvivorship rule;

  if (field == TRUST_ORDER)
    {
      guint n = lines != NULL ? g_strv_length (lines) : 0;
      g_autofree gint64 *sources = g_new0 (gint64, n + 1);

      for (guint i = 0; i < n; i++)
        sources[i] = g_ascii_strtoll (lines[i], NULL, 10);
      trib_schema_set_trusted (schema, sources, n);
    }
  else if (trib_rule_from_name (strategy, &rule))
    trib_schema_set_rule (schema, field, rule, (const char *const *) lines);
}

gboolean
trib_rule_load (TribStore *store, TribSchema *schema, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gint64 by_hand;
  gboolean row;

  if (!trib_sql_number (store, "SELECT id FROM source WHERE kind = '" TRIB_SOURCE_BY_HAND "'", 0, &by_hand, error))
    return FALSE;
  trib_schema_set_by_hand (schema, by_hand);
  /* A project of an older release that may only be read. */
  if (sqlite3_table_column_metadata (store->db, NULL, "rule", NULL, NULL, NULL, NULL, NULL, NULL) != SQLITE_OK)
    return TRUE;
  stmt = trib_sql_prepare (store, "SELECT field, strategy, list FROM rule", error);
  if (stmt == NULL)
    return FALSE;
  while (trib_sql_step (store, stmt, &row, error))
    {
      if (!row)
        return TRUE;
      take_row (schema, sqlite3_column_int (stmt, 0), (const char *) sqlite3_column_text (stmt, 1),
                (const char *) sqlite3_column_text (stmt, 2));
    }
  return FALSE;
}
