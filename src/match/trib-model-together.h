/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How mistakes come together.
 */
#pragma once

#include "match/trib-model.h"

G_BEGIN_DECLS

/* Names, births and numbers of persons are mistaken; an address or a telephone changes. */
gboolean trib_model_may_be_mistaken (const TribComparison *item);
/* Whether the level of a comparison is a mistake, if the pair is the same. */
gboolean trib_model_is_mistake (const TribComparison *item, guint level);
/* How many there are, at most TRIB_MODEL_MISTAKES - 1. */
guint trib_model_mistakes (const TribMatchModel *self, guint64 pattern);
/* Fits the factors to the pairs that were compared, by the model as it is. */
void trib_model_fit_together (TribMatchModel *self, const TribPatternCount *counts, gsize n);
/* Adds the factor's bits to the parts of a weight. */
void trib_model_add_together (const TribMatchModel *self, guint64 pattern, double *parts);

G_END_DECLS
