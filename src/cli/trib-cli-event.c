/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Numbers that an event does not have are null in JSON and left out of the lines.
 */
#include "config.h"

#include "cli/trib-cli-event.h"

#include "unify/trib-overruled.h"
#include "unify/trib-review.h"

#include <glib/gi18n.h>

#define SHOWN_KEPT 20

static json_t *
parts_json (TribStore *store, const TribEvent *event)
{
  TribSchema *schema = trib_store_get_schema (store);
  json_t *list = json_array ();

  for (guint i = 0; i < event->n_parts; i++)
    {
      const TribMatchPart *part = &event->parts[i];
      const TribField *field = trib_schema_get (schema, part->field);
      g_autofree char *words = trib_match_part_words (schema, part);
      json_t *item = json_object ();

      json_object_set_new (item, "field", trib_cli_json_text (field != NULL ? field->name : NULL));
      json_object_set_new (item, "words", trib_cli_json_text (words));
      json_object_set_new (item, "weight", json_real (part->weight));
      json_array_append_new (list, item);
    }
  return list;
}

json_t *
trib_cli_event_json (TribStore *store, const TribEvent *event)
{
  g_autofree char *time = trib_cli_iso_time (event->time);
  gboolean pair = event->partner != 0;
  json_t *item = json_object ();

  json_object_set_new (item, "event", json_integer (event->id));
  json_object_set_new (item, "time", trib_cli_json_text (time));
  json_object_set_new (item, "who", trib_cli_json_text (event->who));
  json_object_set_new (item, "kind", trib_cli_json_text (trib_event_kind_name (event->kind)));
  json_object_set_new (item, "group", trib_cli_json_id (event->group));
  json_object_set_new (item, "undoes", trib_cli_json_id (event->undoes));
  json_object_set_new (item, "undone_by", trib_cli_json_id (event->undone_by));
  json_object_set_new (item, "customer", trib_cli_json_id (event->customer));
  json_object_set_new (item, "other", trib_cli_json_id (event->other));
  json_object_set_new (item, "record", trib_cli_json_id (event->record));
  json_object_set_new (item, "partner", trib_cli_json_id (event->partner));
  json_object_set_new (item, "probability", pair ? json_real (event->probability) : json_null ());
  json_object_set_new (item, "weight", pair ? json_real (event->weight) : json_null ());
  json_object_set_new (item, "prior", pair ? json_real (event->prior) : json_null ());
  json_object_set_new (item, "parts", parts_json (store, event));
  json_object_set_new (item, "title", trib_cli_json_text (event->title));
  json_object_set_new (item, "evidence", trib_cli_json_text (event->words));
  json_object_set_new (item, "can_undo", json_boolean (event->can_undo));
  return item;
}

void
trib_cli_print_event (TribCli *self, const TribEvent *event)
{
  g_autofree char *number = g_strdup_printf ("#%" G_GINT64_FORMAT, event->id);
  g_autofree char *time = trib_cli_local_time (event->time);
  g_autoptr (GString) title = g_string_new (event->title);
  const int widths[] = { -6, 16, 12, 0 };

  if (event->words != NULL && event->words[0] != '\0')
    g_string_append_printf (title, " (%s)", event->words);
  if (event->undone_by != 0)
    {
      g_autofree char *by = g_strdup_printf ("%" G_GINT64_FORMAT, event->undone_by);

      g_string_append_printf (title, _ (", taken back by #%s"), by);
    }
  trib_cli_print_cells (self, (const char *[]){ number, time, event->who, title->str }, widths, G_N_ELEMENTS (widths));
}

static json_t *
overruled_json (GPtrArray *overruled)
{
  json_t *list = json_array ();

  for (guint i = 0; overruled != NULL && i < overruled->len; i++)
    {
      const TribOverruled *said = g_ptr_array_index (overruled, i);
      json_t *item = json_object (), *pairs = json_array ();

      for (guint j = 0; j < said->decisions->len; j++)
        {
          const TribPlainFact *decision = &g_array_index (said->decisions, TribPlainFact, j);

          json_array_append_new (pairs, json_pack ("{s:I, s:I, s:s}", "record_a", (json_int_t) decision->a, "record_b",
                                                   (json_int_t) decision->b, "answer",
                                                   trib_answer_name ((TribAnswer) decision->value)));
        }
      json_object_set_new (item, "event", json_integer (said->event));
      json_object_set_new (item, "words", trib_cli_json_text (said->words));
      json_object_set_new (item, "pairs", pairs);
      json_array_append_new (list, item);
    }
  return list;
}

static json_t *
some_json (GPtrArray *texts, guint from, guint to)
{
  json_t *list = json_array ();

  for (guint i = from; texts != NULL && i < MIN (to, texts->len); i++)
    json_array_append_new (list, trib_cli_json_text (g_ptr_array_index (texts, i)));
  return list;
}

static json_t *
report_json (const TribUndoReport *report)
{
  json_t *root = json_object ();

  json_object_set_new (root, "event", trib_cli_json_id (report->event));
  json_object_set_new (root, "undone", trib_cli_json_id (report->undone));
  json_object_set_new (root, "words", trib_cli_json_text (report->words));
  json_object_set_new (root, "facts", json_integer ((json_int_t) report->facts));
  json_object_set_new (root, "customers_before", json_integer (report->customers_before));
  json_object_set_new (root, "customers_after", json_integer (report->customers_after));
  json_object_set_new (root, "kept", trib_cli_json_texts (report->kept));
  json_object_set_new (root, "taken_back", trib_cli_json_texts (report->taken));
  json_object_set_new (root, "kept_by_hand", some_json (report->kept, 0, report->n_by_hand));
  json_object_set_new (root, "could_not", some_json (report->kept, report->n_by_hand, G_MAXUINT));
  json_object_set_new (root, "overruled", overruled_json (report->overruled));
  json_object_set_new (root, "customer", trib_cli_json_id (report->customer));
  return root;
}

static void
print_more (TribCli *self, guint n)
{
  g_autofree char *more = n > SHOWN_KEPT ? trib_grouped (n - SHOWN_KEPT) : NULL;

  if (more != NULL)
    trib_cli_print (self, _ ("  and %s more\n"), more);
}

static void
print_customers (TribCli *self, const TribUndoReport *report)
{
  g_autofree char *before = trib_cli_counted (
      (guint64) report->customers_before, ngettext ("%s customer", "%s customers", (gulong) report->customers_before));
  g_autofree char *after = trib_grouped ((guint64) report->customers_after);

  if (report->customers_before != report->customers_after)
    trib_cli_print (self, _ ("%s before, %s after.\n"), before, after);
}

/* What somebody said before and what is contradicted now. */
static void
print_overruled (TribCli *self, GPtrArray *overruled)
{
  guint n = overruled != NULL ? overruled->len : 0;

  for (guint i = 0; i < MIN (n, SHOWN_KEPT); i++)
    {
      const TribOverruled *said = g_ptr_array_index (overruled, i);
      g_autofree char *words = trib_cli_clean (said->words);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, said->event);

      /* Translators: %s is what somebody answered or did before, and the number of that event */
      trib_cli_print (self, _ ("Holds no longer: %s (event #%s)\n"), words, number);
    }
  print_more (self, n);
}

static void
print_taken (TribCli *self, GPtrArray *taken)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; taken != NULL && i < taken->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (taken, i));
  if (all->len > 0)
    trib_cli_print (self, _ ("Taken back: %s\n"), all->str);
}

static void
print_kept (TribCli *self, GPtrArray *kept)
{
  guint n = kept != NULL ? kept->len : 0;

  for (guint i = 0; i < MIN (n, SHOWN_KEPT); i++)
    {
      g_autofree char *line = trib_cli_clean (g_ptr_array_index (kept, i));

      trib_cli_print (self, _ ("Kept: %s\n"), line);
    }
  print_more (self, n);
}

void
trib_cli_print_undo_report (TribCli *self, const TribUndoReport *report)
{
  if (self->json)
    {
      trib_cli_print_json (self, report_json (report));
      return;
    }
  if (self->quiet)
    return;
  trib_cli_print (self, "%s\n", report->words != NULL ? report->words : "");
  print_customers (self, report);
  print_taken (self, report->taken);
  print_overruled (self, report->overruled);
  print_kept (self, report->kept);
  if (report->event == 0)
    trib_cli_print (self, "%s\n", _ ("This was a trial; nothing was changed."));
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, report->event);

      trib_cli_print (self, _ ("This is event #%s; “undo %s %s” takes it back.\n"), number, self->args[0], number);
    }
}
