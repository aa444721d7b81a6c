/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names that properties of a card have, and what is special about each. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribCardForm:
 * @TRIB_CARD_TEXT: one text
 * @TRIB_CARD_LIST: texts parted by commas
 * @TRIB_CARD_PARTS: parts of fixed meaning, parted by semicolons
 * @TRIB_CARD_UNITS: an organisation and its departments
 * @TRIB_CARD_DATE: a date, perhaps without a year
 * @TRIB_CARD_URI: a text that may come as an address ("tel:", "mailto:")
 * @TRIB_CARD_MEDIA: a picture, a sound or a key
 * @TRIB_CARD_CARD: a card within the card
 * @TRIB_CARD_FRAME: begins, ends or describes the card itself
 */
typedef enum
{
  TRIB_CARD_TEXT,
  TRIB_CARD_LIST,
  TRIB_CARD_PARTS,
  TRIB_CARD_UNITS,
  TRIB_CARD_DATE,
  TRIB_CARD_URI,
  TRIB_CARD_MEDIA,
  TRIB_CARD_CARD,
  TRIB_CARD_FRAME,
} TribCardForm;

#define TRIB_CARD_MOST_PARTS 7

/**
 * TribCardName:
 * @name: in capitals
 * @typed: whether its type ("cell", "work") belongs into the name of its column
 * @parts: of %TRIB_CARD_PARTS: how the parts are called; "" for the one that is called as the property itself
 */
typedef struct
{
  const char *name;
  TribCardForm form;
  gboolean typed;
  const char *parts[TRIB_CARD_MOST_PARTS];
} TribCardName;

/* @name: in capitals. Returns: (nullable): the property of that name, %NULL for one that no standard knows. */
const TribCardName *trib_card_name_find (const char *name);
/* Where its columns stand among the others. */
guint trib_card_name_rank (const TribCardName *self);

/* Whether a line begins as a property does: a name that is known, private (X-…) or in capitals, then ";" or ":".
 * A group ("item1.") may stand before it. */
gboolean trib_card_name_begins (const char *line, gsize len);

G_END_DECLS
