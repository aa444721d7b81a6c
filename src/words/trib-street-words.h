/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words in addresses: kinds of streets and their abbreviations, flats and floors.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * trib_street_standard:
 * @street: a street without its number
 * @country: (nullable)
 * @out: set to it with kinds of streets written out: "Hauptstr." as "Hauptstraße", "Main St" as "Main Street"
 */
void trib_street_standard (const char *street, gsize len, const char *country, GString *out);

/* Whether the word opens the part of an address inside a building: "Apt", "Wohnung", "#4". */
gboolean trib_street_word_is_unit (const char *word, gsize len);
/* Whether a number behind the word is not a house's: "Route 66", "Postfach 12". */
gboolean trib_street_word_takes_number (const char *word, gsize len);

G_END_DECLS
