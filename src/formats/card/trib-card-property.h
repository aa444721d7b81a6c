/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of a card in its parts: group, name, parameters, and the value as it stands there. Private to this folder.
 */
#pragma once

#include "formats/card/trib-card-names.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_CARD_PLAIN,
  TRIB_CARD_QUOTED_PRINTABLE,
  TRIB_CARD_BASE64,
} TribCardCoding;

/**
 * TribCardProperty:
 * @group: (nullable): in small letters: "item1"
 * @name: in capitals
 * @known: (nullable): what a standard says of it
 * @types: (element-type utf8): in small letters, without those that say nothing ("pref", "voice")
 * @charset: (nullable): as the line names it
 * @label: (nullable): of an address
 * @service: (nullable): of a messenger
 * @omitted_year: (nullable): year that stands for none
 * @preferred: before others of its name
 * @value: bytes, coded and escaped; belongs to the line, as @len does not count its terminator
 */
typedef struct
{
  char *group;
  char *name;
  const TribCardName *known;
  GPtrArray *types;
  char *charset;
  char *label;
  char *service;
  char *omitted_year;
  gboolean preferred;
  TribCardCoding coding;
  const char *value;
  gsize len;
} TribCardProperty;

/* @line must live as long. %FALSE if it is none. */
gboolean trib_card_property_parse (TribCardProperty *self, const char *line, gsize len);
void trib_card_property_clear (TribCardProperty *self);

/* Whether @word is a type as they are written, and says something. */
gboolean trib_card_is_type (const char *word);
/* Types in the order in which they name a column: words that say where before those that say what. */
int trib_card_compare_types (const char *a, const char *b);

G_END_DECLS
