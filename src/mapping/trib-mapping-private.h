/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of mapping/ share and nobody else needs.
 */
#pragma once

#include "mapping/trib-mapping.h"

G_BEGIN_DECLS

TribMappingLink *
trib_mapping_link_new (const char *column, TribLinkKind kind, const char *field, TribValueType type, double confidence);
GPtrArray *trib_mapping_link_columns (const TribMappingLink *link);
void trib_mapping_link_free (TribMappingLink *link);

GHashTable *trib_mapping_custom_index (TribSchema *schema);
const TribField *trib_mapping_custom_lookup (GHashTable *index, const char *label);

G_END_DECLS
