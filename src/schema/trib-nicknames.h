/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which given names are used for one another: Bill and William, Uschi and Ursula, Pepe and José. Names of several
 * languages that are one by origin are in one group where people who move do change them (Johann, Giovanni, John).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRIB_NICKNAME_MAX_GROUPS 16

/**
 * trib_nickname_groups:
 * @folded: a given name as trib_fold () gives it
 * @groups: (out caller-allocates): room for @max numbers, filled in rising order
 *
 * Two names are forms of one where they share a group. Thread-safe.
 *
 * Returns: how many groups the name is in, never more than @max
 */
guint trib_nickname_groups (const char *folded, guint16 *groups, guint max);
gboolean trib_nickname_same (const char *folded_a, const char *folded_b);

/* Whether any table of given names knows it: a hint that a column holds given names. */
gboolean trib_given_name_known (const char *folded);

G_END_DECLS
