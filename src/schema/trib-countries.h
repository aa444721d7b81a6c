/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Countries and the regions inside them that people write by name or abbreviation.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @folded: a name or code as trib_fold () gives it. Returns: (nullable): ISO 3166-1 alpha-2, static. */
const char *trib_country_find (const char *folded);

/**
 * trib_region_find:
 * @country: (nullable): ISO code; %NULL to look in all that are known (Australia, United States, Canada, Germany, …)
 * @folded: name or abbreviation, folded
 * @found_in: (out) (optional): the country of it
 *
 * Returns: (nullable): the standard form: the abbreviation where the country's post has one ("NSW"), else the name
 */
const char *trib_region_find (const char *country, const char *folded, const char **found_in);

/* The country of an international calling code, the largest where several share it ("US" for 1). 0 digits: none.
 * Returns: (nullable) */
const char *trib_country_of_calling_code (const char *digits, guint *used);

G_END_DECLS
