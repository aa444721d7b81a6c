/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules by which values survive, as they are named and where each makes sense. What they do is survivorship/trib-strategy.h's.
 */
#pragma once

#include "schema/trib-field.h"

G_BEGIN_DECLS

const char *trib_rule_name (TribSurvivorship rule);  /* "recent": in the project, on the command line: never changed */
const char *trib_rule_label (TribSurvivorship rule); /* for people, translated */
/* (out): left alone where there is no such rule */
gboolean trib_rule_from_name (const char *name, TribSurvivorship *rule);

/* Whether the rule goes by a list, and cannot do without one. */
gboolean trib_rule_takes_list (TribSurvivorship rule);
gboolean trib_rule_needs_list (TribSurvivorship rule);

/**
 * trib_rule_leader:
 *
 * Fields that belong together survive together: the parts of an address, the parts of a name. They have one rule.
 *
 * Returns: the field whose rule is that of @field
 */
TribFieldId trib_rule_leader (TribFieldId field);
/* What the rule of a leader is for, for people, translated: "Address", or the field's own label. */
const char *trib_rule_subject (const TribField *leader);
/* Whether the rule makes sense for the values of a field. */
gboolean trib_rule_fits (TribSurvivorship rule, const TribField *field);

G_END_DECLS
