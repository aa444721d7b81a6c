/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the records of a customer flow together: from which step to which step each runs by itself, and where it joins the rest.
 * Steps and lanes only; drawing is left to trib-timeline.h.
 */
#pragma once

#include "unify/trib-customer.h"
#include "unify/trib-history.h"

G_BEGIN_DECLS

#define TRIB_RIVER_STRANDS 48 /* more could not be told apart */

/**
 * TribStrand:
 * @source: 0 where the record is not the customer's any more
 * @lane: 0 is the stream itself, others lie beside it
 * @from: the step at which it arrived
 * @join: the step at which it flowed into the stream; of the stream itself, @from
 * @leave: the step at which it left the stream again, or the last (Now) where it did not
 * @gone: it is not in the stream now
 */
typedef struct
{
  gint64 record;
  gint64 source;
  guint lane;
  int from;
  int join;
  int leave;
  gboolean gone;
} TribStrand;

/**
 * TribRiver:
 * @strands: (element-type TribStrand): the stream first, then in order of arrival
 * @n_steps: steps with the last, "Now"
 */
typedef struct
{
  GArray *strands;
  int n_steps;
  guint n_lanes;
} TribRiver;

/* @events: (element-type TribEvent): newest last, as trib_history_list () gives them. */
TribRiver *trib_river_new (const TribCustomer *customer, GPtrArray *events);
void trib_river_free (TribRiver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribRiver, trib_river_free)

G_END_DECLS
