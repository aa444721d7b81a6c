/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "How sure are we?": the evidence for a pair as bars that add up, each with its words and its number, or the same as a table in numbers and
 * words alone.
 */
#pragma once

#include <adwaita.h>

#include "match/trib-match.h"
#include "schema/trib-schema.h"

G_BEGIN_DECLS

#define TRIB_TYPE_EVIDENCE (trib_evidence_get_type ())
G_DECLARE_FINAL_TYPE (TribEvidence, trib_evidence, TRIB, EVIDENCE, AdwBin)

/* Property "as-table". @parts are copied; the schema is only looked at during the call. */
void trib_evidence_set (TribEvidence *self, TribSchema *schema, double prior, const TribMatchPart *parts, guint n_parts,
                        double probability);
GtkWidget *
trib_evidence_new (TribSchema *schema, double prior, const TribMatchPart *parts, guint n_parts, double probability);

G_END_DECLS
