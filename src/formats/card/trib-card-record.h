/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one card says: its properties as texts, each with the name of the column that it goes to. Private to this folder.
 */
#pragma once

#include "formats/card/trib-card-text.h"

G_BEGIN_DECLS

/**
 * TribCardItem:
 * @property: "TEL"
 * @name: of its column: "TEL cell"
 * @kind: (nullable): what was added to the property's name: "cell"
 * @texts: (element-type utf8): by place; %NULL or "" where there is none
 */
typedef struct
{
  const TribCardName *known;
  char *group;
  char *property;
  char *name;
  char *kind;
  gboolean preferred;
  GPtrArray *types;
  GPtrArray *texts;
} TribCardItem;

/**
 * TribCardRecord:
 * @items: (element-type TribCardItem)
 * @line: where the card begins
 * @size: bytes of its texts
 * @n_media: pictures, sounds and keys that were left out
 * @is_group: it is a list of other cards
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *labels;
  guint64 line;
  gsize size;
  guint n_media;
  gboolean is_group;
  gboolean is_company;
} TribCardRecord;

void trib_card_record_init (TribCardRecord *self);
void trib_card_record_clear (TribCardRecord *self);
/* As a card that is yet to be read. */
void trib_card_record_empty (TribCardRecord *self);

/* @of_agent: it belongs to a card within the card. */
TribCardFaults
trib_card_record_add (TribCardRecord *self, const TribCardProperty *property, gboolean of_agent, const char *fallback);
/* When all is there: names the columns and puts what is preferred before the rest. */
void trib_card_record_finish (TribCardRecord *self);

/* How the part of an item at @place is called behind its name, "" for the item itself. (transfer full) */
char *trib_card_place_name (const TribCardName *known, guint place);
/* The place for what an item is, where its name does not say it. */
guint trib_card_place_of_type (const TribCardName *known);

G_END_DECLS
