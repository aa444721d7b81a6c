/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Which customers have to be derived anew is found out by the gesture (trib-gesture.c), whatever changed the rules.
 */
#include "config.h"

#include "unify/trib-set-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "schema/trib-rule.h"
#include "store/trib-rule-table.h"
#include "survivorship/trib-effect.h"
#include "survivorship/trib-survivor.h"
#include "unify/trib-gesture.h"

typedef struct
{
  const TribField *field;
  TribSurvivorship rule;
  const char *const *list;
  const gint64 *sources;
  guint n_sources;
} Setting;

static gboolean
put_rule (TribChange *change, gpointer data, TribUndoReport *report, GError **error)
{
  const Setting *self = data;

  report->words
      = g_strdup_printf (_ ("Rule for %s: %s"), trib_rule_subject (self->field), trib_rule_label (self->rule));
  return trib_rule_put (change, trib_change_get_group (change), self->field->id, self->rule, self->list, error);
}

static gboolean
check_rule (const Setting *self, GError **error)
{
  if (!trib_rule_fits (self->rule, self->field))
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FAILED,
                   _ ("%s: The rule “%s” makes no sense for it. Choose another."), trib_rule_subject (self->field),
                   trib_rule_label (self->rule));
      return FALSE;
    }
  if (!trib_rule_needs_list (self->rule) || (self->list != NULL && *self->list != NULL))
    return TRUE;
  g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FAILED,
               _ ("%s: The rule “%s” needs its list. Say which values go first."), trib_rule_subject (self->field),
               trib_rule_label (self->rule));
  return FALSE;
}

gint64
trib_set_rule (TribStore *store, TribFieldId field, TribSurvivorship rule, const char *const *list,
               TribUndoReport *report, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribSchema) wanted = trib_schema_copy (trib_store_get_schema (store));
  Setting self = { .field = trib_schema_get (trib_store_get_schema (store), trib_rule_leader (field)), .rule = rule };

  *report = (TribUndoReport){ 0 };
  g_return_val_if_fail (self.field != NULL, 0);
  self.list = trib_rule_takes_list (rule) ? list : NULL;
  if (!check_rule (&self, error))
    return 0;
  trib_schema_set_rule (wanted, field, rule, self.list);
  if (trib_schema_same_rules (wanted, trib_store_get_schema (store)))
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
                   _ ("%s: That is its rule already. Nothing was changed."), trib_rule_subject (self.field));
      return 0;
    }
  return trib_gesture (store, TRIB_EVENT_RULE, 0, FALSE, put_rule, &self, report, progress, cancellable, error)
             ? report->event
             : 0;
}

static gboolean
put_trusted (TribChange *change, gpointer data, TribUndoReport *report, GError **error)
{
  const Setting *self = data;

  report->words = g_strdup (_ ("Which sources are trusted most"));
  return trib_rule_put_trusted (change, trib_change_get_group (change), self->sources, self->n_sources, error);
}

gint64
trib_set_trusted (TribStore *store, const gint64 *sources, guint n, TribUndoReport *report, TribProgress *progress,
                  GCancellable *cancellable, GError **error)
{
  Setting self = { .sources = sources, .n_sources = n };

  return trib_gesture (store, TRIB_EVENT_RULE, 0, FALSE, put_trusted, &self, report, progress, cancellable, error)
             ? report->event
             : 0;
}

static gboolean
same_list (GStrv a, GStrv b)
{
  return a == NULL || b == NULL ? a == b : g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
put_order (TribChange *change, TribSchema *schema, TribSchema *wanted, guint *n_put, GError **error)
{
  const GArray *before = trib_schema_get_trusted (schema), *after = trib_schema_get_trusted (wanted);

  if (before->len == after->len
      && (after->len == 0 || memcmp (before->data, after->data, after->len * sizeof (gint64)) == 0))
    return TRUE;
  (*n_put)++;
  return trib_rule_put_trusted (change, trib_change_get_group (change), (const gint64 *) (gpointer) after->data,
                                after->len, error);
}

static gboolean
put_all (TribChange *change, gpointer data, TribUndoReport *report, GError **error)
{
  TribSchema *wanted = data, *schema = trib_store_get_schema (trib_change_get_store (change));
  guint n_put = 0;

  for (guint i = 0; i < trib_schema_size (wanted); i++)
    {
      const TribField *after = trib_schema_nth (wanted, i), *before = trib_schema_get (schema, after->id);
      Setting self = { .field = after, .rule = after->rule, .list = (const char *const *) after->rule_list };

      if (trib_rule_leader (after->id) != after->id || before == NULL
          || (before->rule == after->rule && same_list (before->rule_list, after->rule_list)))
        continue;
      g_clear_pointer (&report->words, g_free);
      if (!check_rule (&self, error) || !put_rule (change, &self, report, error))
        return FALSE;
      n_put++;
    }
  if (!put_order (change, schema, wanted, &n_put, error))
    return FALSE;
  if (n_put > 1 || report->words == NULL)
    {
      g_free (report->words);
      report->words = n_put > 1 ? g_strdup_printf (ngettext ("%u rule changed", "%u rules changed", n_put), n_put)
                                : g_strdup (_ ("Which sources are trusted most"));
    }
  return TRUE;
}

gint64
trib_set_rules (TribStore *store, TribSchema *wanted, TribUndoReport *report, TribProgress *progress,
                GCancellable *cancellable, GError **error)
{
  return trib_gesture (store, TRIB_EVENT_RULE, 0, FALSE, put_all, wanted, report, progress, cancellable, error)
             ? report->event
             : 0;
}

static void
example_free (gpointer data)
{
  TribRuleExample *example = data;

  g_free (example->name);
  g_free (example->before);
  g_free (example->after);
  g_free (example);
}

void
trib_rule_effect_clear (TribRuleEffect *self)
{
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  *self = (TribRuleEffect){ 0 };
}

typedef struct
{
  TribSchema *schema;
  guint n_wanted;
  TribRuleEffect *effect;
} Gathering;

static gboolean
gather (gint64 customer, const char *const *before, const char *const *after, gpointer user_data)
{
  Gathering *self = user_data;

  if (self->effect->n_customers++ >= self->n_wanted)
    return TRUE;
  for (guint i = 0; i < trib_schema_size (self->schema); i++)
    {
      TribRuleExample *example;

      if (g_strcmp0 (before[i], after[i]) == 0)
        continue;
      example = g_new0 (TribRuleExample, 1);
      example->customer = customer;
      example->name = trib_fields_name (self->schema, before);
      example->field = trib_schema_nth (self->schema, i)->id;
      example->before = g_strdup (before[i]);
      example->after = g_strdup (after[i]);
      g_ptr_array_add (self->effect->examples, example);
    }
  return TRUE;
}

gboolean
trib_rule_effect (TribStore *store, TribSchema *wanted, guint n_examples, TribRuleEffect *effect,
                  TribProgress *progress, GCancellable *cancellable, GError **error)
{
  TribSchema *schema = trib_store_get_schema (store);
  Gathering gathering = { schema, n_examples, effect };

  *effect = (TribRuleEffect){ .examples = g_ptr_array_new_with_free_func (example_free) };
  return trib_schema_same_rules (schema, wanted)
         || trib_effect_each (store, schema, wanted, gather, &gathering, progress, cancellable, error);
}
