/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mapping made ready for the columns of one file: turns row after row into values.
 */
#pragma once

#include "formats/trib-reader.h"
#include "mapping/trib-mapping.h"
#include "schema/trib-values.h"

G_BEGIN_DECLS

typedef struct _TribMapper TribMapper;

/**
 * trib_mapper_new:
 * @mapping: the links
 * @columns: headings of the file
 * @schema: fields; the custom fields that the mapping wants must be in it, see trib_mapping_custom_fields ()
 *
 * Columns are found by heading (first exactly, then folded), so their order does not matter.
 *
 * Returns: (transfer full): the mapper, or %NULL with %TRIB_MAPPING_ERROR
 */
TribMapper *trib_mapper_new (const TribMapping *mapping, const char *const *columns, guint n_columns,
                             TribSchema *schema, GError **error);
void trib_mapper_free (TribMapper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribMapper, trib_mapper_free)

/**
 * trib_mapping_complete:
 *
 * Makes of each column without a link a custom field link, and adds to @schema the custom fields that are not yet there
 * (ids from trib_schema's highest on). Called before trib_mapper_new () on import.
 *
 * Returns: (transfer container) (element-type TribField): fields that are new, which belong to @schema
 */
GPtrArray *
trib_mapping_complete (TribMapping *mapping, const char *const *columns, guint n_columns, TribSchema *schema);

/* Fills @out with the mapped, not yet cleansed values (status OK), which may lie in @row. Clears it first. */
void trib_mapper_row (TribMapper *self, const TribRow *row, TribValues *out);

G_END_DECLS
