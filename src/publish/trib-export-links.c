/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pairs of records that the last run joined, wants reviewed or kept apart, with their weights.
 */
#include "config.h"

#include "publish/trib-export-private.h"
#include "store/trib-scan.h"

#include <glib/gi18n-lib.h>

static gboolean
plan_links (TribExport *self, gpointer *plan, GError **error)
{
  trib_export_add_column (self, "record_a", TRIB_COLUMN_NUMBER);
  trib_export_add_column (self, "record_b", TRIB_COLUMN_NUMBER);
  trib_export_add_column (self, "probability", TRIB_COLUMN_NUMBER);
  trib_export_add_column (self, "weight", TRIB_COLUMN_NUMBER);
  trib_export_add_column (self, "status", TRIB_COLUMN_TEXT);
  return TRUE;
}

static gboolean
write_link (gint64 record_a, gint64 record_b, double probability, double weight, const char *status, gpointer user_data,
            GError **error)
{
  TribExport *self = user_data;

  trib_export_set_id (self, 0, 0, record_a, FALSE);
  trib_export_set_id (self, 1, 1, record_b, FALSE);
  trib_export_set_real (self, 2, 2, probability, 6);
  trib_export_set_real (self, 3, 3, weight, 4);
  trib_export_set_text (self, 4, status);
  return trib_export_write (self, error);
}

static gboolean
fill_links (TribExport *self, gpointer plan, GError **error)
{
  return trib_store_each_link (self->store, write_link, self, self->cancellable, error);
}

const TribExportTable trib_export_links = {
  .name = "links",
  .stage = N_ ("Writing links"),
  .plan = plan_links,
  .fill = fill_links,
  .free_plan = g_free,
};
