/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside survivorship/ only: which of several values goes first.
 */
#pragma once

#include "survivorship/trib-strategy.h"

G_BEGIN_DECLS

/* By the rule of @field. */
void trib_ranking_sort (GPtrArray *candidates, const TribField *field);
/* Moves the value that @lead has to the front. Returns: whether another was there. */
gboolean trib_ranking_put_first (GPtrArray *candidates, const TribField *field, const TribContribution *lead);
/* Why the first of them was chosen: the rule where it decided, else what did. (transfer full) */
char *trib_ranking_why (GPtrArray *candidates, const TribField *field);

G_END_DECLS
