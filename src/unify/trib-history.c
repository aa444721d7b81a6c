/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns stored events into what people read: a title, the evidence in words and in numbers, and whether it can be taken back.
 */
#include "config.h"

#include "unify/trib-history.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "base/trib-grouped.h"
#include "store/trib-facts.h"
#include "store/trib-record-table.h"
#include "store/trib-source.h"
#include "unify/trib-lineage.h"
#include "unify/trib-review.h"

void
trib_event_free (TribEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->who);
  g_free (self->title);
  g_free (self->words);
  g_free (self->parts);
  g_free (self);
}

const char *
trib_event_kind_name (TribEventKind kind)
{
  static const char *const names[] = { "",       "import", "run",       "join",      "split",   "move", "undo", "merge",
                                       "divide", "same",   "different", "household", "answers", "set",  "rule" };

  return (guint) kind < G_N_ELEMENTS (names) ? names[kind] : "";
}

/* "Till, line 418" */
static char *
name_record (TribStore *store, GPtrArray *sources, gint64 id, gboolean *by_hand)
{
  g_auto (TribRecordContent) content = { 0 };

  *by_hand = FALSE;
  if (!trib_store_get_record (store, id, &content, NULL))
    return g_strdup_printf (_ ("record %" PRIi64), id);
  *by_hand = content.source == trib_schema_get_by_hand (trib_store_get_schema (store));
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);

      if (source->id == content.source && *by_hand)
        return g_strdup (source->name);
      if (source->id == content.source)
        return g_strdup_printf (_ ("%s, line %" PRIu64), source->name, content.line);
    }
  return g_strdup_printf (_ ("record %" PRIi64), id);
}

static char *
figure (json_t *detail, const char *name)
{
  return trib_grouped ((gint64) json_integer_value (json_object_get (detail, name)));
}

static char *
import_words (json_t *detail)
{
  GString *out = g_string_new (NULL);
  static const struct
  {
    const char *name;
    const char *words;
  } parts[] = { { "new", N_ ("%s new") },
                { "changed", N_ ("%s changed") },
                { "unchanged", N_ ("%s unchanged") },
                { "gone", N_ ("%s gone") },
                { "kept_back", N_ ("%s kept back") } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *n = figure (detail, parts[i].name);

      if (strcmp (n, "0") == 0)
        continue;
      if (out->len > 0)
        g_string_append (out, ", ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (out, _ (parts[i].words), n);
#pragma GCC diagnostic pop
    }
  return g_string_free (out, FALSE);
}

static char *
run_words (json_t *detail)
{
  g_autofree char *records = figure (detail, "records");
  g_autofree char *customers = figure (detail, "customers");
  g_autofree char *review = figure (detail, "review");

  gulong n_review = (gulong) json_integer_value (json_object_get (detail, "review"));
  g_autofree char *are
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s records are %s customer", "%s records are %s customers",
                                      (gulong) json_integer_value (json_object_get (detail, "customers"))),
                         records, customers);
  g_autofree char *wait = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s pair waits for you", "%s pairs wait for you", n_review), review);

  return n_review > 0 ? g_strdup_printf ("%s, %s", are, wait) : g_steal_pointer (&are);
}

static void
describe_group (TribEvent *event, const TribEventRow *row, TribStore *store)
{
  json_t *detail = row->detail ? json_loads (row->detail, 0, NULL) : NULL;
  const char *source = json_string_value (json_object_get (detail, "source"));
  const char *words = json_string_value (json_object_get (detail, "words"));
  const char *taken_in = json_string_value (json_object_get (detail, "taken_in"));

  switch (event->kind)
    {
    case TRIB_EVENT_IMPORT:
      event->title = g_strdup_printf (json_is_true (json_object_get (detail, "remapped")) ? _ ("Mapped “%s” anew")
                                                                                          : _ ("Imported “%s”"),
                                      source ? source : "");
      event->words = import_words (detail);
      break;
    case TRIB_EVENT_RUN:
      event->title = taken_in ? g_strdup_printf (_ ("Consolidated elsewhere, taken in from “%s”"), taken_in)
                              : g_strdup (_ ("Consolidated"));
      event->words = run_words (detail);
      break;
    case TRIB_EVENT_UNDO:
      event->title = g_strdup (words && *words ? words : _ ("Taken back"));
      event->words = g_strdup ("");
      break;
    case TRIB_EVENT_JOIN:
    case TRIB_EVENT_SPLIT:
    case TRIB_EVENT_MOVE:
    case TRIB_EVENT_MERGE:
    case TRIB_EVENT_DIVIDE:
    case TRIB_EVENT_SAME:
    case TRIB_EVENT_DIFFERENT:
    case TRIB_EVENT_HOUSEHOLD:
    case TRIB_EVENT_ANSWERS:
    case TRIB_EVENT_VALUE:
    case TRIB_EVENT_RULE:
    default:
      event->title = g_strdup (words ? words : _ ("Changed by hand"));
      event->words = g_strdup ("");
    }
  json_decref (detail);
}

static void
describe_part (TribEvent *event, TribStore *store, GPtrArray *sources)
{
  gboolean by_hand;
  g_autofree char *record = event->record ? name_record (store, sources, event->record, &by_hand) : NULL;
  g_autofree char *sure = trib_probability_words (event->probability);
  g_autofree char *why = trib_match_parts_summary (trib_store_get_schema (store), event->parts, event->n_parts);

  if (trib_event_is_answer ((int) event->kind))
    event->title = trib_answer_words (event->kind, event->record, event->partner);
  else if (event->kind == TRIB_EVENT_SPLIT)
    event->title = g_strdup_printf (_ ("Customer %" PRIi64 " left as a customer of its own"), event->other);
  else if (event->kind == TRIB_EVENT_MOVE)
    event->title = g_strdup_printf (_ ("Records moved here from customer %" PRIi64), event->other);
  else if (event->other != 0)
    event->title = g_strdup_printf (_ ("Joined with customer %" PRIi64 " (%s)"), event->other, record);
  else
    event->title = g_strdup_printf (_ ("Joined with %s"), record);
  event->words = event->n_parts ? g_strdup_printf ("%s · %s", why, sure) : g_strdup ("");
}

static TribEvent *
make_event (TribStore *store, GPtrArray *sources, const TribEventRow *row, GError **error)
{
  g_autoptr (TribEvent) event = g_new0 (TribEvent, 1);
  gint64 act;
  guint steps;

  event->id = row->id;
  event->time = row->time;
  event->who = g_strdup (row->who ? row->who : "Tributary");
  event->kind = (TribEventKind) row->kind;
  event->group = row->group;
  event->undoes = row->undoes;
  event->customer = row->customer;
  event->other = row->other;
  event->record = row->record;
  event->partner = row->partner;
  event->prior = row->prior;
  event->weight = row->weight;
  event->parts = trib_evidence_unpack (row->evidence, &event->n_parts);
  event->probability = event->n_parts ? trib_weight_to_probability (row->weight) : 0;
  if (row->id == row->group)
    describe_group (event, row, store);
  else
    describe_part (event, store, sources);
  if (!trib_store_undone_by (store, row->id, &event->undone_by, error)
      || !trib_store_act_behind (store, row->id, &act, &steps, error))
    return NULL;
  event->again = steps % 2 == 1;
  return g_steal_pointer (&event);
}

typedef struct
{
  TribStore *store;
  GPtrArray *sources;
  TribEventFunc func;
  gpointer user_data;
} Each;

static gboolean
each_row (const TribEventRow *row, gpointer user_data, GError **error)
{
  Each *self = user_data;
  g_autoptr (TribEvent) event = make_event (self->store, self->sources, row, error);

  return event != NULL && self->func (event, self->user_data, error);
}

gboolean
trib_history_each (TribStore *store, TribEventFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Each each = { store, trib_store_list_sources (store, error), func, user_data };
  gboolean ok
      = each.sources != NULL && trib_store_each_event (store, TRIB_EVENTS_ALL, 0, each_row, &each, cancellable, error);

  g_clear_pointer (&each.sources, g_ptr_array_unref);
  return ok;
}

TribEvent *
trib_history_get (TribStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);
  g_autoptr (TribEventRow) row = sources ? trib_store_get_event (store, id, error) : NULL;

  return row ? make_event (store, sources, row, error) : NULL;
}

static GPtrArray *
list_groups (TribStore *store, GPtrArray *sources, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows = trib_store_list_events (store, TRIB_EVENTS_GROUPS, 0, limit, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_event_free);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      TribEvent *event = make_event (store, sources, g_ptr_array_index (rows, i), error);

      if (event == NULL)
        return NULL;
      event->can_undo = event->undone_by == 0;
      g_ptr_array_add (events, event);
    }
  return g_steal_pointer (&events);
}

/* The arrival of a record as an event of the customer's life. */
static gboolean
add_arrivals (TribStore *store, GPtrArray *sources, gint64 customer, GPtrArray *events, GError **error)
{
  g_autoptr (GArray) records = trib_store_customer_members (store, customer, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 record = g_array_index (records, gint64, i), at, time;
      gboolean by_hand;
      g_autoptr (TribEventRow) row = NULL;
      g_autofree char *name = name_record (store, sources, record, &by_hand);
      TribEvent *event;

      /* Setting a value is an event of its own. */
      if (by_hand)
        continue;
      if (!trib_store_record_arrival (store, record, &at, &time, error))
        return FALSE;
      if (at == 0)
        continue;
      row = trib_store_get_event (store, at, error);
      event = row ? make_event (store, sources, row, error) : NULL;
      if (event == NULL)
        return FALSE;
      g_free (event->title);
      event->title = g_strdup_printf (_ ("%s arrived"), name);
      g_free (event->words);
      event->words = g_strdup ("");
      event->record = record;
      event->customer = customer;
      g_ptr_array_add (events, event);
    }
  return records != NULL;
}

static int
compare_events (gconstpointer pa, gconstpointer pb)
{
  const TribEvent *a = *(const TribEvent *const *) pa, *b = *(const TribEvent *const *) pb;

  if (a->id != b->id)
    return a->id < b->id ? -1 : 1;
  return (a->record > b->record) - (a->record < b->record);
}

static GPtrArray *
list_customer (TribStore *store, GPtrArray *sources, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_event_free);
  g_autoptr (TribLineage) lineage = NULL;
  gint64 customer;

  if (!trib_store_resolve_customer (store, id, &customer, error))
    return NULL;
  if (customer == 0)
    customer = id;
  lineage = trib_lineage_load (store, customer, error);
  if (lineage == NULL || !add_arrivals (store, sources, customer, events, error))
    return NULL;
  for (guint i = 0; i < lineage->rows->len; i++)
    {
      const TribEventRow *row = g_ptr_array_index (lineage->rows, i);
      TribEvent *event = make_event (store, sources, row, error);

      if (event == NULL)
        return NULL;
      event->can_undo = event->undone_by == 0
                        && (row->kind == TRIB_EVENT_UNDO || row->kind == TRIB_EVENT_VALUE
                            || trib_event_is_answer (row->kind) || trib_lineage_stands (lineage, row));
      g_ptr_array_add (events, event);
    }
  g_ptr_array_sort (events, compare_events);
  if (limit > 0 && events->len > limit)
    g_ptr_array_remove_range (events, 0, events->len - limit);
  return g_steal_pointer (&events);
}

GPtrArray *
trib_history_list (TribStore *store, gint64 customer, guint limit, GError **error)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);

  if (sources == NULL)
    return NULL;
  return customer ? list_customer (store, sources, customer, limit, error) : list_groups (store, sources, limit, error);
}
