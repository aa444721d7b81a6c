/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How values survive, as the project keeps it. What stands is part of the schema (trib_store_get_schema ()).
 */
#pragma once

#include "store/trib-facts.h"

G_BEGIN_DECLS

/* Ends the rule of @field that stands, if any, and begins this one. @list: (nullable). The schema takes notice with
 * trib_store_refresh (). */
gboolean trib_rule_put (TribChange *change, gint64 event, TribFieldId field, TribSurvivorship rule,
                        const char *const *list, GError **error);
/* The order in which sources are trusted. */
gboolean trib_rule_put_trusted (TribChange *change, gint64 event, const gint64 *sources, guint n, GError **error);

/* Inside store/: tells @schema the rules that stand. */
gboolean trib_rule_load (TribStore *store, TribSchema *schema, GError **error);

G_END_DECLS
