/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields that a project has: the built-in ones, then its custom ones in the order in which they were made.
 * A schema is filled by the thread that opened the project and after that only read, or copied.
 */
#pragma once

#include "schema/trib-field.h"

G_BEGIN_DECLS

typedef struct _TribSchema TribSchema;

TribSchema *trib_schema_new (void);
TribSchema *trib_schema_copy (TribSchema *self);
void trib_schema_free (TribSchema *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribSchema, trib_schema_free)

guint trib_schema_size (TribSchema *self);
const TribField *trib_schema_nth (TribSchema *self, guint index); /* schema order */
guint trib_schema_index (TribSchema *self, TribFieldId id);
const TribField *trib_schema_get (TribSchema *self, TribFieldId id);    /* (nullable) */
const TribField *trib_schema_find (TribSchema *self, const char *name); /* (nullable) */

/* A name for a custom field that is free: folded @label, "_2" and so on behind it where it is taken. */
char *trib_schema_free_name (TribSchema *self, const char *label);
const TribField *
trib_schema_add_custom (TribSchema *self, TribFieldId id, const char *name, const char *label, TribValueType type);

/* How a custom field survives and is compared; nothing where @id is none. */
void trib_schema_settle_custom (TribSchema *self, TribFieldId id, TribSurvivorship rule, TribCompare compare);
/**
 * trib_schema_set_rule:
 * @rule: how values of @field, and of those that survive with it, are chosen
 * @list: (nullable): see TribField
 */
void trib_schema_set_rule (TribSchema *self, TribFieldId field, TribSurvivorship rule, const char *const *list);

/* The sources in the order in which they are trusted; those that are not named come behind, the older first. */
void trib_schema_set_trusted (TribSchema *self, const gint64 *sources, guint n);
/* (element-type gint64) (transfer none) */
const GArray *trib_schema_get_trusted (TribSchema *self);
/* The source of what was typed by hand, 0 for none. */
void trib_schema_set_by_hand (TribSchema *self, gint64 source);
gint64 trib_schema_get_by_hand (TribSchema *self);
/* The rank of a source: 0 by hand, 1 trusted most. */
int trib_schema_trust (TribSchema *self, gint64 source);
/* Whether values survive by the same rules. */
gboolean trib_schema_same_rules (TribSchema *self, TribSchema *other);

void trib_schema_reserve_custom (TribSchema *self, TribFieldId next);
TribFieldId trib_schema_next_custom (TribSchema *self);

G_END_DECLS
