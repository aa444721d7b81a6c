/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every event of the project in order, with the evidence in words and in numbers. Times are ISO 8601, UTC.
 */
#include "config.h"

#include "publish/trib-export-private.h"
#include "unify/trib-history.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_EVENT,
  COLUMN_TIME,
  COLUMN_WHO,
  COLUMN_KIND,
  COLUMN_GROUP,
  COLUMN_UNDOES,
  COLUMN_CUSTOMER,
  COLUMN_OTHER,
  COLUMN_RECORD,
  COLUMN_PARTNER,
  COLUMN_PROBABILITY,
  COLUMN_WEIGHT,
  COLUMN_TITLE,
  COLUMN_EVIDENCE,
};

static const TribWriterColumn columns[] = {
  [COLUMN_EVENT] = { "event", TRIB_COLUMN_NUMBER },
  [COLUMN_TIME] = { "time", TRIB_COLUMN_TEXT },
  [COLUMN_WHO] = { "who", TRIB_COLUMN_TEXT },
  [COLUMN_KIND] = { "kind", TRIB_COLUMN_TEXT },
  [COLUMN_GROUP] = { "group", TRIB_COLUMN_NUMBER },
  [COLUMN_UNDOES] = { "undoes", TRIB_COLUMN_NUMBER },
  [COLUMN_CUSTOMER] = { "customer", TRIB_COLUMN_NUMBER },
  [COLUMN_OTHER] = { "other", TRIB_COLUMN_NUMBER },
  [COLUMN_RECORD] = { "record", TRIB_COLUMN_NUMBER },
  [COLUMN_PARTNER] = { "partner", TRIB_COLUMN_NUMBER },
  [COLUMN_PROBABILITY] = { "probability", TRIB_COLUMN_NUMBER },
  [COLUMN_WEIGHT] = { "weight", TRIB_COLUMN_NUMBER },
  [COLUMN_TITLE] = { "title", TRIB_COLUMN_TEXT },
  [COLUMN_EVIDENCE] = { "evidence", TRIB_COLUMN_TEXT },
};

static gboolean
plan_history (TribExport *self, gpointer *plan, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    trib_export_add_column (self, columns[i].name, columns[i].kind);
  return TRUE;
}

static char *
iso_time (gint64 microseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static gboolean
write_event (const TribEvent *event, gpointer user_data, GError **error)
{
  TribExport *self = user_data;
  g_autofree char *time = iso_time (event->time);
  const gint64 ids[]
      = { event->id, event->group, event->undoes, event->customer, event->other, event->record, event->partner };
  const guint id_columns[]
      = { COLUMN_EVENT, COLUMN_GROUP, COLUMN_UNDOES, COLUMN_CUSTOMER, COLUMN_OTHER, COLUMN_RECORD, COLUMN_PARTNER };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    trib_export_set_id (self, id_columns[i], i, ids[i], TRUE);
  trib_export_set_text (self, COLUMN_TIME, time);
  trib_export_set_text (self, COLUMN_WHO, event->who);
  trib_export_set_text (self, COLUMN_KIND, trib_event_kind_name (event->kind));
  trib_export_set_text (self, COLUMN_PROBABILITY, "");
  trib_export_set_text (self, COLUMN_WEIGHT, "");
  if (event->partner != 0)
    {
      trib_export_set_real (self, COLUMN_PROBABILITY, G_N_ELEMENTS (ids), event->probability, 6);
      trib_export_set_real (self, COLUMN_WEIGHT, G_N_ELEMENTS (ids) + 1, event->weight, 4);
    }
  trib_export_set_text (self, COLUMN_TITLE, event->title);
  trib_export_set_text (self, COLUMN_EVIDENCE, event->words);
  return trib_export_write (self, error);
}

static gboolean
fill_history (TribExport *self, gpointer plan, GError **error)
{
  return trib_history_each (self->store, write_event, self, self->cancellable, error);
}

const TribExportTable trib_export_history = {
  .name = "history",
  .stage = N_ ("Writing the history"),
  .plan = plan_history,
  .fill = fill_history,
  .free_plan = g_free,
};
