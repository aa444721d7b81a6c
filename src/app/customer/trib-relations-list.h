/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Household and relations of a customer, each to be opened.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_TYPE_RELATIONS_LIST (trib_relations_list_get_type ())
G_DECLARE_FINAL_TYPE (TribRelationsList, trib_relations_list, TRIB, RELATIONS_LIST, AdwBin)

/* Reads them on the reading thread. @session: (nullable) */
void trib_relations_list_set (TribRelationsList *self, TribSession *session, gint64 customer);

G_END_DECLS
