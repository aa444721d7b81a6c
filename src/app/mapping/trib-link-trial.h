/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What flows through one link: up to ten different values, before and after, by the functions that an import uses.
 */
#pragma once

#include "formats/trib-inspection.h"
#include "mapping/trib-mapping.h"
#include "schema/trib-values.h"

G_BEGIN_DECLS

#define TRIB_LINK_TRIAL_VALUES 10

/**
 * TribTrialValue:
 * @before: as it came; of several columns with " · " between
 * @after: what the field gets, "" where nothing
 */
typedef struct
{
  char *before;
  char *after;
  TribStatus status;
  TribReason reason;
} TribTrialValue;

/* (transfer full) (element-type TribTrialValue) */
GPtrArray *trib_link_trial (const TribMapping *mapping, const TribMappingLink *link, const TribTableFacts *table,
                            TribSchema *schema, guint most);

G_END_DECLS
