/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a random sequence of acts knows of itself, and the acts that set values and rules.
 */
#pragma once

#include "fixture/trib-project-fixture.h"

typedef struct
{
  TribProjectFixture *fixture;
  GRand *random;
  GHashTable *shown_ids; /* every customer id that was ever seen */
  GArray *together;      /* record pairs that were merged by hand */
  GArray *apart;         /* and that were split by hand */
  GHashTable *set;       /* records that hold a job title set by hand */
} Walk;

typedef struct
{
  gint64 a, b;
} Pair;

GArray *walk_members (Walk *walk);
gint64 walk_random_customer (Walk *walk);
gint64 walk_customer_of (Walk *walk, gint64 record);
/* Whether the record holds what was set by hand. */
gboolean walk_is_by_hand (Walk *walk, gint64 record);

void walk_set_value (Walk *walk);
void walk_leave_value (Walk *walk);
void walk_set_rule (Walk *walk);
/* The customer's value is one that was set by hand, whatever happened since. */
void walk_check_values (Walk *walk);
