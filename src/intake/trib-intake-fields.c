/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "intake/trib-intake-fields.h"

#include "formats/trib-reader.h"
#include "mapping/trib-mapper.h"
#include "store/trib-customer-table.h"
#include "store/trib-source-table.h"

#include <glib/gi18n-lib.h>

#define MOST_FIELDS 1000 /* each is a column of the customers table, of which SQLite allows 2,000 */

gboolean
trib_intake_make_fields (TribChange *change, const char *where, TribMapping *mapping, const char *const *columns,
                         guint n_columns, TribSchema *schema, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autoptr (GPtrArray) added = NULL;

  trib_schema_reserve_custom (schema, (TribFieldId) trib_change_mint (change, TRIB_MINT_FIELD));
  added = trib_mapping_complete (mapping, columns, n_columns, schema);
  if (trib_schema_size (schema) > MOST_FIELDS)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: With its %u columns the project would have more than %u fields. Leave columns out with a "
                      "mapping; the records keep them as they came."),
                   where, n_columns, (guint) MOST_FIELDS);
      return FALSE;
    }
  for (guint i = 0; i < added->len; i++)
    if (!trib_field_put (change, trib_change_get_group (change), g_ptr_array_index (added, i), error))
      return FALSE;
  return added->len == 0 || (trib_store_refresh (store, error) && trib_customer_table_prepare (store, error));
}
