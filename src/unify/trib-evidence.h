/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evidence of a link as the history keeps it, and in words.
 */
#pragma once

#include "match/trib-match.h"
#include "schema/trib-schema.h"

G_BEGIN_DECLS

/* Kept as it will be shown: prior and parts rounded to a float each, and their sum is the weight. (transfer full) */
GBytes *trib_evidence_pack (const TribMatchPart *parts, guint n_parts);
/* (transfer full) (array length=n_parts); %NULL where there are none or they are damaged */
TribMatchPart *trib_evidence_unpack (GBytes *evidence, guint *n_parts);

/* Words for one part ("Phone the same"), translated. (transfer full) */
char *trib_match_part_words (TribSchema *schema, const TribMatchPart *part);
/* "same phone and birth date" of the strongest parts; what speaks against, after "but". (transfer full) */
char *trib_match_parts_summary (TribSchema *schema, const TribMatchPart *parts, guint n_parts);
/* The field in which they say what cannot be true of one customer: birth dates, numbers, names that have nothing in common.
 * %TRIB_FIELD_NONE where there is none. */
TribFieldId trib_match_parts_contradicted (const TribMatchPart *parts, guint n_parts);
/* 1 / (1 + 2^-weight) */
double trib_weight_to_probability (double weight);
/* "99.6 % sure", in the user's locale. (transfer full) */
char *trib_probability_words (double probability);

G_END_DECLS
