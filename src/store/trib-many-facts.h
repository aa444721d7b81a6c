/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts that begin by the hundred thousand, as in a first run. They are written in the order of their keys, and where they are most of
 * their table, its index is made at the end: to sort once is quicker than to find each its place.
 */
#pragma once

#include "store/trib-facts.h"

G_BEGIN_DECLS

/**
 * trib_facts_add_members:
 * @records: (array length=n): ascending; none may be anybody's
 * @customers: (array length=n): whose each is from now on; 0 for none, which is left out
 * @events: (array length=n): by which
 */
gboolean trib_facts_add_members (TribChange *change, const gint64 *records, const gint64 *customers,
                                 const gint64 *events, gsize n, GError **error);

/**
 * trib_facts_add_links:
 * @links: (array length=n): new ones, by a, b; without questions
 */
gboolean trib_facts_add_links (TribChange *change, gint64 event, const TribLinkRow *links, gsize n, GError **error);

G_END_DECLS
