/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One answer to the question where a column goes: a field, a field of its own, or nowhere.
 */
#pragma once

#include <gio/gio.h>

#include "mapping/trib-mapping.h"

G_BEGIN_DECLS

#define TRIB_TYPE_FIELD_CHOICE (trib_field_choice_get_type ())
G_DECLARE_FINAL_TYPE (TribFieldChoice, trib_field_choice, TRIB, FIELD_CHOICE, GObject)

TribFieldChoice *trib_field_choice_new (TribLinkKind kind, const char *field, const char *label, TribFieldGroup group);
TribLinkKind trib_field_choice_get_kind (TribFieldChoice *self);
const char *trib_field_choice_get_field (TribFieldChoice *self); /* as in TribMappingLink */
const char *trib_field_choice_get_label (TribFieldChoice *self);
TribFieldGroup trib_field_choice_get_group (TribFieldChoice *self);

/* The fields of a schema by their groups. (transfer full) (element-type TribFieldChoice) */
GListModel *trib_field_choices_new (TribSchema *schema);
/* Before them the two answers that are always there for the column @heading. (transfer full) */
GListModel *trib_field_choices_for (GListModel *fields, const char *heading);
/* Position of what @link says; 0 (a field of its own) where @link is %NULL. */
guint trib_field_choices_find (GListModel *choices, const TribMappingLink *link);

G_END_DECLS
