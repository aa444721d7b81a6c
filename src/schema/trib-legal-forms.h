/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Legal forms in names of organisations (GmbH, Ltd, S.A.) and words by which an organisation is told from a person.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * trib_legal_form_strip:
 * @folded: name of an organisation as trib_fold () gives it ("muller sohne gmbh co kg")
 * @out: set to the name without legal forms, without "the" before it ("muller sohne"); "and", "und", "et" become "&"'s
 *   folding, nothing. Where nothing would be left, the whole name
 *
 * Returns: whether a legal form was found
 */
gboolean trib_legal_form_strip (const char *folded, GString *out);

/* How much the folded name looks like an organisation: 2 a legal form, 1 a word such as cafe or hospital, 0 neither. */
guint trib_organisation_likeness (const char *folded);

G_END_DECLS
