/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which property of a card each column of a table becomes. Private to this folder.
 */
#pragma once

#include "formats/card/trib-card-names.h"
#include "formats/trib-writer.h"

G_BEGIN_DECLS

/**
 * TribCardUse:
 * @TRIB_CARD_AS_IT_IS: the cell is the text
 * @TRIB_CARD_EACH: the cell holds several texts, parted by "; ", each a property of its own
 * @TRIB_CARD_ELSE: only where the place has no text yet
 * @TRIB_CARD_BEHIND: appended to the text of the column before, where that was taken as %TRIB_CARD_ELSE
 * @TRIB_CARD_WORD: a word of this program's, for which cards have one of their own
 */
typedef enum
{
  TRIB_CARD_AS_IT_IS,
  TRIB_CARD_EACH,
  TRIB_CARD_ELSE,
  TRIB_CARD_BEHIND,
  TRIB_CARD_WORD,
} TribCardUse;

typedef struct
{
  guint column;
  guint place;
  TribCardUse use;
} TribCardSource;

/**
 * TribCardSlot:
 * @known: (nullable)
 * @property: "TEL"
 * @kind: (nullable): type or label: "work fax"
 * @ordinal: 0 for the first of its property and kind
 * @sources: (element-type TribCardSource)
 *
 * One line of every card that has a text for it.
 */
typedef struct
{
  const TribCardName *known;
  char *property;
  char *kind;
  guint ordinal;
  GArray *sources;
} TribCardSlot;

/* (element-type TribCardSlot) (transfer full): for columns called as the reader of cards calls them or after fields; the
 * rest become private properties */
GPtrArray *trib_card_slots_new (const TribWriterColumn *columns, guint n_columns);

/* (nullable): the slot of @property without a kind */
const TribCardSlot *trib_card_slots_find (GPtrArray *slots, const char *property);

G_END_DECLS
