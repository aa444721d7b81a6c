/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mapping while it is worked on: every edit, from wherever it comes, is one function here, and can be taken back.
 * No widgets, no files.
 */
#pragma once

#include <gio/gio.h>

#include "formats/trib-inspection.h"
#include "mapping/trib-mapping.h"

G_BEGIN_DECLS

#define TRIB_TYPE_MAPPING_DRAFT (trib_mapping_draft_get_type ())
G_DECLARE_FINAL_TYPE (TribMappingDraft, trib_mapping_draft, TRIB, MAPPING_DRAFT, GObject)

/* @table and @schema stay for as long as the draft. Signal "changed" after every edit. */
TribMappingDraft *trib_mapping_draft_new (const TribTableFacts *table, TribSchema *schema, const TribMapping *mapping);

const TribMapping *trib_mapping_draft_get_mapping (TribMappingDraft *self);
const TribTableFacts *trib_mapping_draft_get_table (TribMappingDraft *self);
TribSchema *trib_mapping_draft_get_schema (TribMappingDraft *self);
const char *trib_mapping_draft_get_heading (TribMappingDraft *self, guint column);
/* -1 where the file has no such column. */
int trib_mapping_draft_find_column (TribMappingDraft *self, const char *heading);

/* A link that is drawn: to a field, or to a custom field that somebody chose. The rest is kept as it came. */
gboolean trib_mapping_link_is_line (const TribMappingLink *link);
gboolean trib_mapping_link_goes_to (const TribMappingLink *link, TribLinkKind kind, const char *field);
guint trib_mapping_draft_count_lines (TribMappingDraft *self, TribLinkKind kind, const char *field);
/* Columns of the table that a line begins at. */
guint trib_mapping_draft_count_mapped (TribMappingDraft *self);

/* One line more; nothing where it is there. */
void trib_mapping_draft_connect (TribMappingDraft *self, guint column, TribLinkKind kind, const char *field);
/* One line instead of all that the column has. */
void trib_mapping_draft_choose (TribMappingDraft *self, guint column, TribLinkKind kind, const char *field);
/* A new custom field, and the column's line to it. */
void trib_mapping_draft_add_field (TribMappingDraft *self, guint column, const char *label, TribValueType type,
                                   TribSurvivorship rule, TribCompare compare);
/* @link: its index in the mapping. A column that loses its last line is kept as it came. */
void trib_mapping_draft_disconnect (TribMappingDraft *self, guint link);
void trib_mapping_draft_move (TribMappingDraft *self, guint link, TribLinkKind kind, const char *field);
/* All edits of the steps of one link, one after the other, are taken back at once. @more: (nullable): further columns.
 * @transforms: (element-type TribTransform). Returns the link's index, which may be another one now. */
guint trib_mapping_draft_set_steps (TribMappingDraft *self, guint link, GPtrArray *transforms, const char *const *more);
/* Suggestions that somebody agrees to are no suggestions any more. */
void trib_mapping_draft_accept (TribMappingDraft *self, guint link);
void trib_mapping_draft_accept_all (TribMappingDraft *self);
guint trib_mapping_draft_count_suggestions (TribMappingDraft *self);
void trib_mapping_draft_set_rows (TribMappingDraft *self, TribRowsAre rows);
/* Another mapping altogether: one that was loaded, a preset, the suggestion. */
void trib_mapping_draft_replace (TribMappingDraft *self, const TribMapping *mapping);

gboolean trib_mapping_draft_can_undo (TribMappingDraft *self);
gboolean trib_mapping_draft_can_redo (TribMappingDraft *self);
void trib_mapping_draft_undo (TribMappingDraft *self);
void trib_mapping_draft_redo (TribMappingDraft *self);

G_END_DECLS
