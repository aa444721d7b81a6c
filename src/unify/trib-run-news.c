/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * News are records that are in no customer yet, and those of which a version ended since the last run. A run may look at them
 * alone where nothing else has happened: what a person decided is to teach the model, what was taken back changes what it was
 * fitted to. It may not where the model would have been fitted to too little of what there is now.
 */
#include "config.h"

#include "unify/trib-run-news.h"

#include <jansson.h>
#include <string.h>

#include "base/trib-ids.h"
#include "store/trib-run-table.h"

#define FEW_RECORDS 5000 /* a run in full takes less than a second, and learns */
#define MOST_IDS 1000    /* of customers a record, over the years */
#define MOST_NEWS 0.1    /* of the records, since the model was fitted */

static char *
name_unique_sources (const TribRunInput *input)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < input->unique_sources->len; i++)
    g_string_append_printf (out, "%s%u", i ? "," : "", g_array_index (input->unique_sources, guint32, i));
  return g_string_free (out, FALSE);
}

/* What the run of before left for this one. */
static gboolean
read_figures (TribRunNews *self, const TribRunRow *run)
{
  json_t *root = json_loads (run->figures, 0, NULL);
  gboolean same = g_strcmp0 (json_string_value (json_object_get (root, "unique_sources")), self->unique_sources) == 0;

  self->since_fit = json_integer_value (json_object_get (root, "since_fit"));
  json_decref (root);
  return same;
}

static TribFullReason
find_reason (TribRunNews *self, const TribRunInput *input, const TribRunRow *run, const char *described,
             TribConsolidateExtent extent)
{
  if (extent == TRIB_CONSOLIDATE_FULL)
    return TRIB_FULL_ASKED;
  if (run->event == 0)
    return TRIB_FULL_FIRST;
  if (g_strcmp0 (run->options, described) != 0)
    return TRIB_FULL_OPTIONS;
  if (extent != TRIB_CONSOLIDATE_NEWS && input->ids->len < FEW_RECORDS)
    return TRIB_FULL_FEW;
  return read_figures (self, run) ? TRIB_FULL_NOT : TRIB_FULL_SOURCES;
}

/* Fills in @self->full. */
static gboolean
look_whether_possible (TribRunNews *self, TribChange *change, const TribRunInput *input, const TribRunRow *run,
                       const char *described, TribConsolidateExtent extent, GError **error)
{
  gboolean only_imports = TRUE;

  self->full = find_reason (self, input, run, described, extent);
  if (self->full == TRIB_FULL_NOT
      && !trib_store_only_imports (trib_change_get_store (change), run->end, trib_change_get_group (change),
                                   &only_imports, error))
    return FALSE;
  if (!only_imports)
    self->full = TRIB_FULL_ACTS;
  return TRUE;
}

/* How much is news: records that are new or have changed, and those that went. */
static guint32
find_fresh (TribRunNews *self, const TribRunInput *input, const GArray *ended)
{
  guint32 n = ended->len;
  guint at = 0;

  self->fresh = g_new0 (guint8, input->ids->len + 1);
  for (guint i = 0; i < input->ids->len; i++)
    {
      gint64 id = g_array_index (input->ids, gint64, i);
      gboolean changed;

      while (at < ended->len && g_array_index (ended, gint64, at) < id)
        at++;
      changed = at < ended->len && g_array_index (ended, gint64, at) == id;
      self->fresh[i] = changed || g_array_index (input->before, gint64, i) == 0;
      n += self->fresh[i] && !changed;
    }
  return n;
}

/* Customers of before, and which of them a record left, as the engine counts them: by the index of a record of theirs. Ids of customers are
 * minted one after another, so an array holds them all; FALSE where they were not. */
static gboolean
number_customers (TribRunNews *self, const TribRunInput *input, const GArray *left)
{
  const gint64 *before = (const gint64 *) (gpointer) input->before->data;
  gint64 least = 0, most = 0;
  g_autofree guint32 *first = NULL; /* by customer: its first record + 1 */
  g_autofree guint8 *bereft = NULL;

  for (guint32 i = 0; i < input->ids->len; i++)
    {
      least = MIN (least, before[i]);
      most = MAX (most, before[i]);
    }
  if (least < 0 || most > MOST_IDS * (gint64) input->ids->len)
    return FALSE;
  first = g_new0 (guint32, most + 1);
  bereft = g_new0 (guint8, most + 1);
  for (guint i = 0; i < left->len; i++)
    if (g_array_index (left, gint64, i) > 0 && g_array_index (left, gint64, i) <= most)
      bereft[g_array_index (left, gint64, i)] = TRUE;
  self->before = g_new (guint32, input->ids->len + 1);
  self->touched = g_new0 (guint8, input->ids->len + 1);
  for (guint32 i = 0; i < input->ids->len; i++)
    {
      self->before[i] = G_MAXUINT32;
      if (before[i] == 0)
        continue;
      if (first[before[i]] == 0)
        first[before[i]] = i + 1;
      self->before[i] = first[before[i]] - 1;
      self->touched[i] = bereft[before[i]];
    }
  return TRUE;
}

/* Links come by their first record, so one walk finds those; the second is looked for. */
static gboolean
load_links (TribRunNews *self, TribStore *store, const TribRunInput *input, GError **error)
{
  g_autoptr (GArray) links = trib_store_list_links (store, error);
  guint32 a = 0, b;

  self->known = g_array_new (FALSE, FALSE, sizeof (TribMatchLink));
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const TribLinkRow *row = &g_array_index (links, TribLinkRow, i);
      TribMatchLink link = { .weight = (float) row->weight,
                             .probability = (float) row->probability,
                             .gain = (float) row->gain,
                             .status = (TribLinkStatus) row->status };

      while (a < input->ids->len && g_array_index (input->ids, gint64, a) < row->a)
        a++;
      if (a == input->ids->len || g_array_index (input->ids, gint64, a) != row->a
          || !trib_ids_find (input->ids, row->b, &b) || self->fresh[a] || self->fresh[b])
        continue;
      link.a = a;
      link.b = b;
      g_array_append_val (self->known, link);
    }
  return links != NULL;
}

gboolean
trib_run_news_load (TribRunNews *self, TribChange *change, const TribRunInput *input, const char *described,
                    TribConsolidateExtent extent, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_auto (TribRunRow) run = { 0 };
  g_autoptr (GArray) ended = NULL;
  g_autoptr (GArray) left = NULL;

  self->unique_sources = name_unique_sources (input);
  if (!trib_store_get_last_run (store, &run, error)
      || !look_whether_possible (self, change, input, &run, described, extent, error))
    return FALSE;
  if (self->full != TRIB_FULL_NOT)
    return TRUE;
  ended = trib_store_records_ended_since (store, run.end, error);
  left = ended != NULL ? trib_store_customers_left_since (store, run.end, error) : NULL;
  if (left == NULL)
    return FALSE;
  self->since_fit += find_fresh (self, input, ended);
  self->full = TRIB_FULL_MUCH;
  if (extent != TRIB_CONSOLIDATE_NEWS && (double) self->since_fit > MOST_NEWS * input->ids->len)
    return TRUE;
  if (!number_customers (self, input, left))
    return TRUE;
  if (!load_links (self, store, input, error))
    return FALSE;
  self->model = g_steal_pointer (&run.model);
  self->news = (TribMatchNews){ .model = self->model,
                                .fresh = self->fresh,
                                .before = self->before,
                                .touched = self->touched,
                                .known = (const TribMatchLink *) (gpointer) self->known->data,
                                .n_known = self->known->len };
  self->usable = TRUE;
  self->full = TRIB_FULL_NOT;
  return TRUE;
}

void
trib_run_news_clear (TribRunNews *self)
{
  g_clear_pointer (&self->unique_sources, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->fresh, g_free);
  g_clear_pointer (&self->touched, g_free);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->known, g_array_unref);
}
