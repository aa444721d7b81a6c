/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives for each value of a record the standard form, a status and the reason. It never invents: what it cannot make
 * sense of keeps its text. A cleanser belongs to one thread and one source (it remembers distinct values, so each is
 * worked on once).
 */
#pragma once

#include "mapping/trib-mapping.h"
#include "schema/trib-values.h"

G_BEGIN_DECLS

typedef struct _TribCleanser TribCleanser;

/**
 * trib_cleanser_new:
 * @schema: the fields
 * @country: (nullable): ISO code by which phones and postcodes without one are read
 * @date_order: order of day, month and year where a date alone does not tell
 */
TribCleanser *trib_cleanser_new (TribSchema *schema, const char *country, TribDateOrder date_order);
void trib_cleanser_free (TribCleanser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribCleanser, trib_cleanser_free)

/**
 * trib_cleanser_row:
 * @in: values as mapped
 * @out: the standard values; cleared first. May hold more than @in: a full name gives its parts, an address line
 *   street and number, a postcode with a country both. Each has the column that it came from.
 *
 * Derived for every record where it can be: full_name (from the parts, where only they came), kind.
 */
void trib_cleanser_row (TribCleanser *self, TribValues *in, TribValues *out);

/* One value alone, for previews and tests. @standard: (out) (transfer full). */
TribStatus trib_cleanse_value (TribSchema *schema, TribFieldId field, const char *country, TribDateOrder order,
                               const char *text, char **standard, TribReason *reason);

G_END_DECLS
