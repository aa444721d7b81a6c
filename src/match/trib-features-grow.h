/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One more record for features that are there already.
 */
#pragma once

#include "match/trib-features.h"

G_BEGIN_DECLS

/* Room for ranks below @capacity, which is more than there was. */
void trib_features_reserve (TribFeatures *self, guint32 capacity);
/* Gives @rank, for which there is room, what record @record of @from has, in the numbers of @self. How frequent values are stays as it is,
 * but for new ones, which are taken for the only ones. */
void trib_features_put (TribFeatures *self, guint32 rank, const TribFeatures *from, guint32 record);

G_END_DECLS
