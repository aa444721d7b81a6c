/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside intake/ only: the custom fields that a mapping wants.
 */
#pragma once

#include "mapping/trib-mapping.h"
#include "store/trib-change.h"

G_BEGIN_DECLS

/* Makes the mapping whole for these columns; custom fields that are new are kept in @change, put into @schema, and have a column
 * in the customers table. @where: file or source, for the error. */
gboolean trib_intake_make_fields (TribChange *change, const char *where, TribMapping *mapping,
                                  const char *const *columns, guint n_columns, TribSchema *schema, GError **error);

G_END_DECLS
