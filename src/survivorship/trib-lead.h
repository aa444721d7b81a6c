/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside survivorship/ only: fields that belong together survive together. Which record's name, and which record's address, the customer
 * has.
 */
#pragma once

#include "survivorship/trib-survivor.h"

G_BEGIN_DECLS

/**
 * TribLead:
 * @record: (nullable): whose name or address it is; %NULL where there is no choice
 * @why: (nullable): in words, where they were asked for
 */
typedef struct
{
  const TribContribution *record;
  char *why;
} TribLead;

/* @leader: the field that has the rule of the group, see trib_rule_leader (). @explain: whether words are wanted. */
TribLead trib_lead_find (const TribField *leader, const TribContribution *records, guint n, gboolean explain);
void trib_lead_clear (TribLead *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribLead, trib_lead_clear)

G_END_DECLS
