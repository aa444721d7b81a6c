/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * review: the pairs that wait for a person, each with the two records beside each other and what speaks for and against.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "match/trib-model-json.h"
#include "store/trib-record-table.h"
#include "store/trib-source.h"
#include "unify/trib-evidence.h"
#include "unify/trib-review-case.h"

#include <glib/gi18n.h>

#define SHOWN_COMPANY 12 /* other records of a side, by number */

typedef struct
{
  TribCli *cli;
  TribStore *store;
  TribSchema *schema;
  GPtrArray *sources;
} Review;

/* One side of a question. */
typedef struct
{
  TribRecordContent content;
  TribValues *values;
  const char *source;
  GArray *ids; /* (element-type gint64): this record and those that go with it */
} Side;

static void
side_clear (Side *self)
{
  trib_record_content_clear (&self->content);
  g_clear_pointer (&self->values, trib_values_free);
  g_clear_pointer (&self->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static gboolean
load_side (const Review *self, gint64 record, Side *side, GError **error)
{
  if (!trib_store_get_record (self->store, record, &side->content, error))
    return FALSE;
  side->values = trib_values_new ();
  if (!trib_values_unpack (side->values, g_bytes_get_data (side->content.std, NULL),
                           g_bytes_get_size (side->content.std)))
    trib_values_clear (side->values);
  side->source = "";
  for (guint i = 0; i < self->sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (self->sources, i);

      if (source->id == side->content.source)
        side->source = source->name;
    }
  return TRUE;
}

/* All values of a field that can be right, as one text. (transfer full) (nullable) */
static char *
value_of (TribValues *values, TribFieldId field)
{
  GString *text = NULL;

  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribValue *value = trib_values_nth (values, i);

      if (value->field != field || value->status >= TRIB_STATUS_INVALID)
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      else
        g_string_append (text, "; ");
      g_string_append_len (text, value->text.text, value->text.len);
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

static char *
pair_name (const TribQuestion *question)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, question->a, question->b);
}

static json_t *
side_json (const Review *self, const Side *side, gint64 customer)
{
  json_t *item = json_object (), *values = json_object ();

  for (guint i = 0; i < trib_schema_size (self->schema); i++)
    {
      const TribField *field = trib_schema_nth (self->schema, i);
      g_autofree char *text = value_of (side->values, field->id);

      if (text != NULL)
        json_object_set_new (values, field->name, trib_cli_json_text (text));
    }
  json_object_set_new (item, "record_id", json_integer (side->content.id));
  json_object_set_new (item, "source", trib_cli_json_text (side->source));
  json_object_set_new (item, "source_row", json_integer ((json_int_t) side->content.row));
  json_object_set_new (item, "customer_id", trib_cli_json_id (customer));
  json_object_set_new (item, "values", values);
  return item;
}

static json_t *
parts_json (const Review *self, const TribQuestion *question)
{
  json_t *list = json_array ();

  for (guint i = 0; i < question->n_parts; i++)
    {
      const TribMatchPart *part = &question->parts[i];
      const TribField *field = trib_schema_get (self->schema, part->field);
      g_autofree char *words = trib_match_part_words (self->schema, part);
      json_t *item = json_object ();

      json_object_set_new (item, "field", trib_cli_json_text (field != NULL ? field->name : NULL));
      json_object_set_new (item, "level", trib_cli_json_text (trib_match_level_name (part->level)));
      json_object_set_new (item, "words", trib_cli_json_text (words));
      json_object_set_new (item, "weight", json_real (part->weight));
      json_object_set_new (item, "term_frequency", json_real (part->tf));
      json_array_append_new (list, item);
    }
  return list;
}

static json_t *
ids_json (const GArray *ids)
{
  json_t *list = json_array ();

  for (guint i = 0; i < ids->len; i++)
    json_array_append_new (list, json_integer (g_array_index (ids, gint64, i)));
  return list;
}

static json_t *
question_json (const Review *self, const TribQuestion *question, const Side *a, const Side *b)
{
  json_t *item = json_object (), *records = json_array ();
  const TribField *contradicted = trib_schema_get (self->schema, question->contradicted);
  g_autofree char *pair = pair_name (question);
  g_autofree char *reason = trib_question_reason_words (self->schema, question);

  json_array_append_new (records, side_json (self, a, question->customer_a));
  json_array_append_new (records, side_json (self, b, question->customer_b));
  json_object_set_new (item, "pair", json_string (pair));
  json_object_set_new (item, "record_a", json_integer (question->a));
  json_object_set_new (item, "record_b", json_integer (question->b));
  json_object_set_new (item, "customer_a", json_integer (question->customer_a));
  json_object_set_new (item, "customer_b", json_integer (question->customer_b));
  json_object_set_new (item, "merged", json_boolean (question->merged));
  json_object_set_new (item, "asked", json_string (trib_asked_name (question->asked)));
  json_object_set_new (item, "contradicted", trib_cli_json_text (contradicted != NULL ? contradicted->name : NULL));
  json_object_set_new (item, "reason", trib_cli_json_text (reason));
  json_object_set_new (item, "side_a", ids_json (a->ids));
  json_object_set_new (item, "side_b", ids_json (b->ids));
  json_object_set_new (item, "probability", json_real (question->probability));
  json_object_set_new (item, "weight", json_real (question->weight));
  json_object_set_new (item, "prior", json_real (question->prior));
  json_object_set_new (item, "gain", json_real (question->gain));
  json_object_set_new (item, "why", trib_cli_json_text (question->why));
  json_object_set_new (item, "parts", parts_json (self, question));
  json_object_set_new (item, "records", records);
  return item;
}

static void
print_heading (const Review *self, const TribQuestion *question)
{
  g_autofree char *pair = pair_name (question);
  g_autofree char *sure = trib_probability_words (question->probability);
  g_autofree char *a = g_strdup_printf ("%" G_GINT64_FORMAT, question->customer_a);
  g_autofree char *b = g_strdup_printf ("%" G_GINT64_FORMAT, question->customer_b);

  if (question->merged)
    trib_cli_print (self->cli, _ ("%s: customer %s, merged; were they the same? (%s)\n"), pair, a, sure);
  else
    trib_cli_print (self->cli, _ ("%s: customers %s and %s; are they the same? (%s)\n"), pair, a, b, sure);
}

/* Who else goes with the record, where it is not alone. */
static void
print_company (const Review *self, const Side *side)
{
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *record = g_strdup_printf ("%" G_GINT64_FORMAT, side->content.id);

  for (guint i = 1; i < MIN (side->ids->len, SHOWN_COMPANY + 1); i++)
    g_string_append_printf (others, "%s%" G_GINT64_FORMAT, i > 1 ? ", " : "", g_array_index (side->ids, gint64, i));
  if (side->ids->len > SHOWN_COMPANY + 1)
    g_string_append (others, ", …");
  if (others->len > 0)
    trib_cli_print (self->cli, _ ("  With record %s go: %s\n"), record, others->str);
}

static void
print_reason (const Review *self, const TribQuestion *question, const Side *a, const Side *b)
{
  g_autofree char *reason = trib_question_reason_words (self->schema, question);

  trib_cli_print (self->cli, "  %s\n", reason);
  print_company (self, a);
  print_company (self, b);
}

static void
print_question (const Review *self, const TribQuestion *question, const Side *a, const Side *b)
{
  const int widths[] = { 2, 16, 32, 0 }, evidence_widths[] = { 2, -7, 0 };
  g_autofree char *row_a = trib_grouped (a->content.row);
  g_autofree char *row_b = trib_grouped (b->content.row);
  g_autofree char *place_a = g_strdup_printf (_ ("%s, row %s"), a->source, row_a);
  g_autofree char *place_b = g_strdup_printf (_ ("%s, row %s"), b->source, row_b);
  g_autofree char *prior = g_strdup_printf ("%+.1f", question->prior);

  print_heading (self, question);
  print_reason (self, question, a, b);
  trib_cli_print_cells (self->cli, (const char *[]){ "", "", place_a, place_b }, widths, G_N_ELEMENTS (widths));
  for (guint i = 0; i < trib_schema_size (self->schema); i++)
    {
      const TribField *field = trib_schema_nth (self->schema, i);
      g_autofree char *left = value_of (a->values, field->id);
      g_autofree char *right = value_of (b->values, field->id);

      if (left != NULL || right != NULL)
        trib_cli_print_cells (self->cli, (const char *[]){ "", field->name, left, right }, widths,
                              G_N_ELEMENTS (widths));
    }
  trib_cli_print_cells (self->cli, (const char *[]){ "", prior, _ ("how rare it is that two records are the same") },
                        evidence_widths, G_N_ELEMENTS (evidence_widths));
  for (guint i = 0; i < question->n_parts; i++)
    {
      g_autofree char *weight = g_strdup_printf ("%+.1f", question->parts[i].weight);
      g_autofree char *words = trib_match_part_words (self->schema, &question->parts[i]);

      if (question->parts[i].level != TRIB_LEVEL_MISSING)
        trib_cli_print_cells (self->cli, (const char *[]){ "", weight, words }, evidence_widths,
                              G_N_ELEMENTS (evidence_widths));
    }
  trib_cli_print (self->cli, "\n");
}

static gboolean
tell (const Review *self, const TribQuestion *question, GError **error)
{
  g_auto (Side) a = { 0 };
  g_auto (Side) b = { 0 };

  if (!load_side (self, question->a, &a, error) || !load_side (self, question->b, &b, error)
      || !trib_review_sides (self->store, question, &a.ids, &b.ids, error))
    return FALSE;
  if (self->cli->json)
    trib_cli_add_json (self->cli, question_json (self, question, &a, &b));
  else
    print_question (self, question, &a, &b);
  return TRUE;
}

/* How many there are, and what to type. */
static void
print_end (const Review *self, const GPtrArray *questions, guint shown)
{
  g_autofree char *n = trib_cli_counted (
      questions->len, ngettext ("%s pair waits for an answer", "%s pairs wait for an answer", questions->len));
  g_autofree char *some = trib_grouped (shown);

  if (questions->len == 0)
    trib_cli_print (self->cli, "%s\n", _ ("Nothing waits for an answer."));
  else if (shown == questions->len)
    trib_cli_print (self->cli, _ ("%s. Answer with “decide %s PAIR same|different|household”.\n"), n,
                    self->cli->args[0]);
  else
    /* Translators: "214 pairs wait for an answer", then how many of them were printed */
    trib_cli_print (self->cli, _ ("%s; printed: %s. Answer with “decide %s PAIR same|different|household”.\n"), n, some,
                    self->cli->args[0]);
}

int
trib_command_review (TribCli *cli)
{
  int limit = -1;
  const GOptionEntry options[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most N pairs (all)"), "N" },
    G_OPTION_ENTRY_NULL,
  };
  Review self = { .cli = cli };
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  guint shown;

  if (!trib_cli_parse (cli, options, 1, 1))
    return cli->status;
  if (limit < -1)
    return trib_cli_usage (cli, "%s", _ ("--limit takes a number from 0"));
  store = self.store = trib_cli_open (cli, TRIB_STORE_READ);
  if (store == NULL)
    return cli->status;
  self.schema = trib_store_get_schema (store);
  sources = self.sources = trib_store_list_sources (store, &error);
  questions = sources != NULL ? trib_review_list (store, 0, &error) : NULL;
  if (questions == NULL)
    return trib_cli_fail (cli, error);
  shown = limit < 0 ? questions->len : MIN ((guint) limit, questions->len);
  if (cli->json)
    trib_cli_begin_json (cli, "pairs");
  for (guint i = 0; i < shown; i++)
    if (!tell (&self, g_ptr_array_index (questions, i), &error))
      return trib_cli_fail (cli, error);
  if (cli->json)
    trib_cli_end_json (cli);
  else if (!cli->quiet)
    print_end (&self, questions, shown);
  return TRIB_CLI_DONE;
}
