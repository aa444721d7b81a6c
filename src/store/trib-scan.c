/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Cells and values are unpacked into buffers that are used again for the next row.
 */
#include "config.h"

#include "store/trib-scan.h"
#include "store/trib-customer-table.h"
#include "store/trib-facts.h"
#include "store/trib-search-index.h"
#include "store/trib-source.h"
#include "store/trib-sql.h"

#include <string.h>

#include "base/trib-pack.h"

typedef struct
{
  GByteArray *bytes; /* cells, each with its NUL */
  GArray *cells;     /* TribText */
} CellBuffer;

/* A damaged blob gives the cells before the damage; verification reports it. */
static void
unpack_cells (CellBuffer *buffer, gconstpointer blob, gsize len)
{
  TribUnpack in = { blob, (const guint8 *) blob + len };
  const char *bytes;
  gsize n_bytes, at = 0;
  guint64 n;

  g_array_set_size (buffer->cells, 0);
  if (len == 0 || !trib_unpack_number (&in, &n))
    return;
  /* A cell takes a byte for its length in the blob and one for NUL here. */
  g_byte_array_set_size (buffer->bytes, (guint) len + 1);
  for (guint64 i = 0; i < n && trib_unpack_bytes (&in, &bytes, &n_bytes); i++)
    {
      TribText cell = { (const char *) buffer->bytes->data + at, (guint32) n_bytes };

      memcpy (buffer->bytes->data + at, bytes, n_bytes);
      buffer->bytes->data[at + n_bytes] = '\0';
      at += n_bytes + 1;
      g_array_append_val (buffer->cells, cell);
    }
}

static gboolean
scan_records (TribStore *self, sqlite3_stmt *stmt, CellBuffer *buffer, TribValues *values, TribScanFlags flags,
              TribRecordFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  gboolean row;

  for (guint n = 0; trib_sql_step (self, stmt, &row, error); n++)
    {
      TribRecordView view = { 0 };

      if (!row)
        return TRUE;
      if (n % 1000 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      view.id = sqlite3_column_int64 (stmt, 0);
      view.source = sqlite3_column_int64 (stmt, 1);
      view.source_row = (guint64) sqlite3_column_int64 (stmt, 2);
      view.line = (guint64) sqlite3_column_int64 (stmt, 3);
      view.hash = (guint64) sqlite3_column_int64 (stmt, 4);
      view.customer = sqlite3_column_int64 (stmt, 5);
      if (flags & TRIB_SCAN_RAW)
        {
          unpack_cells (buffer, sqlite3_column_blob (stmt, 6), (gsize) sqlite3_column_bytes (stmt, 6));
          view.cells = (const TribText *) (gpointer) buffer->cells->data;
          view.n_cells = buffer->cells->len;
        }
      if (flags & TRIB_SCAN_VALUES)
        {
          if (!trib_values_unpack_in_place (values, sqlite3_column_blob (stmt, 7),
                                            (gsize) sqlite3_column_bytes (stmt, 7)))
            {
              trib_sql_set_error_code (self->path, SQLITE_CORRUPT, NULL, error);
              return FALSE;
            }
          view.values = values;
        }
      if (!func (&view, user_data, error))
        return FALSE;
    }
  return FALSE;
}

gboolean
trib_store_each_record (TribStore *self, gint64 source, TribScanFlags flags, TribRecordFunc func, gpointer user_data,
                        GCancellable *cancellable, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT r.id, r.source, r.row, r.line, r.hash, ifnull(m.customer, 0), %s, %s "
                         "FROM record r LEFT JOIN member m ON m.record = r.id %s ORDER BY r.id",
                         flags & TRIB_SCAN_RAW ? "r.raw" : "NULL", flags & TRIB_SCAN_VALUES ? "r.std" : "NULL",
                         source ? "WHERE r.source = ?" : "");
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (self, sql, error);
  g_autoptr (TribValues) values = trib_values_new ();
  CellBuffer buffer = { g_byte_array_new (), g_array_new (FALSE, FALSE, sizeof (TribText)) };
  gboolean ok = FALSE;

  if (stmt != NULL)
    {
      if (source)
        sqlite3_bind_int64 (stmt, 1, source);
      ok = scan_records (self, stmt, &buffer, values, flags, func, user_data, cancellable, error);
    }
  g_byte_array_unref (buffer.bytes);
  g_array_unref (buffer.cells);
  return ok;
}

/* "1,3" as "shop; till". */
static char *
name_sources (GPtrArray *sources, const char *ids)
{
  GString *names = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (ids, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (parts[i], NULL, 10);

      for (guint s = 0; s < sources->len; s++)
        {
          const TribSource *source = g_ptr_array_index (sources, s);

          if (source->id == id)
            g_string_append_printf (names, "%s%s", names->len ? "; " : "", source->name);
        }
    }
  return g_string_free (names, FALSE);
}

static char *
customers_sql (TribStore *self, GArray *places, const char *found)
{
  GString *sql = g_string_new ("SELECT id, n_records, sources");

  for (guint i = 0; i < places->len; i++)
    {
      const TribField *field = trib_schema_nth (self->schema, g_array_index (places, guint, i));
      g_autofree char *column = trib_customer_column (field);

      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM customer WHERE %s ORDER BY id", found);
  return g_string_free (sql, FALSE);
}

/* Several values lie one a line. */
static TribText
join_lines (GString *buffer, const char *text, int len)
{
  gsize start = buffer->len;

  for (int i = 0; i < len; i++)
    if (text[i] == '\n')
      g_string_append (buffer, "; ");
    else
      g_string_append_c (buffer, text[i]);
  return (TribText){ buffer->str + start, (guint32) (buffer->len - start) };
}

static void
read_fields (sqlite3_stmt *stmt, TribSchema *schema, GArray *places, TribText *fields, GString *buffer)
{
  gsize total = 0;

  for (guint i = 0; i < places->len; i++)
    {
      TribText *field = &fields[g_array_index (places, guint, i)];

      field->text = (const char *) sqlite3_column_text (stmt, (int) i + 3);
      field->len = field->text != NULL ? (guint32) sqlite3_column_bytes (stmt, (int) i + 3) : 0;
      if (field->text == NULL)
        *field = TRIB_TEXT_EMPTY;
      total += field->len * 2 + 1;
    }
  /* Room for all, so that nothing moves while it is filled. */
  if (total > buffer->allocated_len)
    g_string_set_size (buffer, total);
  g_string_truncate (buffer, 0);
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      TribText *field = &fields[place];

      if (!trib_field_keeps_all (trib_schema_nth (schema, place)) || memchr (field->text, '\n', field->len) == NULL)
        continue;
      *field = join_lines (buffer, field->text, (int) field->len);
      g_string_append_c (buffer, '\0');
    }
}

gboolean
trib_store_each_customer (TribStore *self, const char *search, TribCustomerFunc func, gpointer user_data,
                          GCancellable *cancellable, GError **error)
{
  g_autofree char *parameter = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GPtrArray) sources = trib_store_list_sources (self, error);
  g_autoptr (GArray) places = trib_customer_columns (self, error);
  g_autoptr (GString) buffer = g_string_new (NULL);
  guint n_fields = trib_schema_size (self->schema);
  g_autofree TribText *fields = g_new0 (TribText, n_fields + 1);
  g_autofree char *last_ids = NULL;
  g_autofree char *last_names = NULL;
  const char *found;
  gboolean row;

  if (sources == NULL || places == NULL || !trib_search_clause (self, search, &found, &parameter, cancellable, error))
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    fields[i] = TRIB_TEXT_EMPTY;
  sql = customers_sql (self, places, found);
  stmt = trib_sql_prepare (self, sql, error);
  if (stmt == NULL)
    return FALSE;
  if (parameter != NULL)
    sqlite3_bind_text (stmt, 1, parameter, -1, SQLITE_STATIC);
  for (guint n = 0; trib_sql_step (self, stmt, &row, error); n++)
    {
      const char *ids;

      if (!row)
        return TRUE;
      if (n % 1000 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      ids = (const char *) sqlite3_column_text (stmt, 2);
      if (g_strcmp0 (ids, last_ids) != 0)
        {
          g_free (last_ids);
          g_free (last_names);
          last_ids = g_strdup (ids);
          last_names = name_sources (sources, ids);
        }
      read_fields (stmt, self->schema, places, fields, buffer);
      if (!func (sqlite3_column_int64 (stmt, 0), (guint) sqlite3_column_int (stmt, 1), last_names, fields, n_fields,
                 user_data, error))
        return FALSE;
    }
  return FALSE;
}

gboolean
trib_store_each_link (TribStore *self, TribLinkFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "", "merged", "review", "rejected" };
  g_autoptr (sqlite3_stmt) stmt
      = trib_sql_prepare (self, "SELECT a, b, probability, weight, status FROM link ORDER BY a, b", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (guint n = 0; trib_sql_step (self, stmt, &row, error); n++)
    {
      int status;

      if (!row)
        return TRUE;
      if (n % 1000 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      status = sqlite3_column_int (stmt, 4);
      if (!func (sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), sqlite3_column_double (stmt, 2),
                 sqlite3_column_double (stmt, 3), status > 0 && status < 4 ? names[status] : "", user_data, error))
        return FALSE;
    }
  return FALSE;
}
