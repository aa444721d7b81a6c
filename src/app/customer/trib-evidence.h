/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Why joined with …": the evidence as bars that add up, each with its words and its number.
 */
#pragma once

#include <adwaita.h>

#include "unify/trib-history.h"

G_BEGIN_DECLS

#define TRIB_TYPE_EVIDENCE (trib_evidence_get_type ())
G_DECLARE_FINAL_TYPE (TribEvidence, trib_evidence, TRIB, EVIDENCE, AdwBin)

/* @event is only looked at during the call. */
GtkWidget *trib_evidence_new (TribSchema *schema, const TribEvent *event);

G_END_DECLS
