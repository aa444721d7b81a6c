/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How values survive, as a person wants it: a rule a field, and the order in which sources are trusted. A change of the rules is one
 * event that trib_undo () takes back; what it would change can be seen before.
 */
#pragma once

#include "schema/trib-schema.h"
#include "unify/trib-undo.h"

G_BEGIN_DECLS

/**
 * trib_set_rule:
 * @list: (nullable): see TribField; sources are given by their ids
 *
 * Returns: the event; 0 on error: the rule makes no sense for the field, lacks its list, or is the one that stands
 */
gint64 trib_set_rule (TribStore *store, TribFieldId field, TribSurvivorship rule, const char *const *list,
                      TribUndoReport *report, TribProgress *progress, GCancellable *cancellable, GError **error);

/* @sources: (array length=n): those that are trusted most first; the others come behind. */
gint64 trib_set_trusted (TribStore *store, const gint64 *sources, guint n, TribUndoReport *report,
                         TribProgress *progress, GCancellable *cancellable, GError **error);

/* All that is other in @wanted, a copy of the project's schema, as one event. */
gint64 trib_set_rules (TribStore *store, TribSchema *wanted, TribUndoReport *report, TribProgress *progress,
                       GCancellable *cancellable, GError **error);

/**
 * TribRuleExample:
 * @before: @after: (nullable): the value of @field, several one a line
 */
typedef struct
{
  gint64 customer;
  char *name;
  TribFieldId field;
  char *before;
  char *after;
} TribRuleExample;

/**
 * TribRuleEffect:
 * @n_customers: that would have another value
 * @examples: (element-type TribRuleExample): of the first of them, one a value
 */
typedef struct
{
  guint64 n_customers;
  GPtrArray *examples;
} TribRuleEffect;

void trib_rule_effect_clear (TribRuleEffect *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribRuleEffect, trib_rule_effect_clear)

/* What rules as those of @wanted would change. @n_examples: customers that are shown. */
gboolean trib_rule_effect (TribStore *store, TribSchema *wanted, guint n_examples, TribRuleEffect *effect,
                           TribProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
