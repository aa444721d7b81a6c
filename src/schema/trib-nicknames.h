/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which given names are used for one another: Bill and William, Uschi and Ursula, Pepe and José; and names of several
 * languages that are one by origin and that people who move do change: Johann, Giovanni, John.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * trib_nickname_find:
 * @folded: a given name as trib_fold () gives it
 *
 * Thread-safe.
 *
 * Returns: the number of a name that a table knows, the same for as long as the program runs; 0 for others
 */
guint32 trib_nickname_find (const char *folded);

/* Whether two names, by their numbers, are forms of one: there is a line in which both stand. Never for 0. */
gboolean trib_nickname_are_forms (guint32 a, guint32 b);
gboolean trib_nickname_same (const char *folded_a, const char *folded_b);
/* The numbers of the lines in which a name stands, rising. Returns how many. */
guint trib_nickname_lines (guint32 name, const guint32 **lines);

/* Whether any table of given names knows it: a hint that a column holds given names. */
gboolean trib_given_name_known (const char *folded);

G_END_DECLS
