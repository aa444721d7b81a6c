/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What the rules do is in unify/.
 */
#include "config.h"

#include "app/rules/trib-rules-job.h"

#define EXAMPLES 12 /* customers */

TribRulesJob *
trib_rules_job_new (TribSchema *wanted, guint generation)
{
  TribRulesJob *self = g_new0 (TribRulesJob, 1);

  self->wanted = trib_schema_copy (wanted);
  self->generation = generation;
  return self;
}

void
trib_rules_job_free (gpointer data)
{
  TribRulesJob *self = data;

  trib_schema_free (self->wanted);
  trib_rule_effect_clear (&self->effect);
  trib_undo_report_clear (&self->report);
  g_free (self);
}

gboolean
trib_rules_job_try (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  TribRulesJob *self = data;

  return trib_rule_effect (store, self->wanted, EXAMPLES, &self->effect, progress, cancellable, error);
}

gboolean
trib_rules_job_apply (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                      GError **error)
{
  TribRulesJob *self = data;

  self->event = trib_set_rules (store, self->wanted, &self->report, progress, cancellable, error);
  return self->event != 0;
}
