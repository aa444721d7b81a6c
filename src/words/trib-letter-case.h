/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Capital and small letters of names that came in one case only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRIB_CASE_PERSON, /* O'Neill, McDonald, van der Berg, Müller-Lüdenscheid */
  TRIB_CASE_PLACE,  /* Frankfurt am Main, Stratford-upon-Avon */
  TRIB_CASE_ORGANISATION,
} TribCaseStyle;

/* Whether the letters are all capitals, all small, or small with capitals behind (jOHN): a slip and not a choice. */
gboolean trib_case_needs_repair (const char *text, gsize len);

/* Appends @text in the case that its words have in names. */
void trib_case_append (GString *out, const char *text, gsize len, TribCaseStyle style);

G_END_DECLS
