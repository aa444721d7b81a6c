/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What words mean that stand for one of few things.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRIB_MEANING_GENDER,   /* female, male, other */
  TRIB_MEANING_LANGUAGE, /* ISO 639-1 */
  TRIB_MEANING_ANSWER,   /* yes, no */
  TRIB_MEANING_KIND,     /* person, organisation */
} TribMeaning;

/* (nullable): the standard form of a word that is folded already. */
const char *trib_meaning_find (TribMeaning of, const char *folded);

G_END_DECLS
