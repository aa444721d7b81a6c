/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules as somebody wants them: what they would change, on the reading thread; and that they hold from now on, on the worker.
 */
#pragma once

#include "base/trib-progress.h"
#include "unify/trib-set-rule.h"

G_BEGIN_DECLS

/**
 * TribRulesJob:
 * @wanted: a copy of the project's schema with other rules
 * @generation: which question it answers
 */
typedef struct
{
  TribSchema *wanted;
  guint generation;
  TribRuleEffect effect;
  gint64 event;
  TribUndoReport report;
} TribRulesJob;

TribRulesJob *trib_rules_job_new (TribSchema *wanted, guint generation);
void trib_rules_job_free (gpointer self);

/* Both are a TribWork with the job as their data. */
gboolean
trib_rules_job_try (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error);
gboolean trib_rules_job_apply (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
