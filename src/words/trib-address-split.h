/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An address line taken apart.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribAddress:
 * @number_first: the house number stood before the street
 *
 * Parts that were not there are empty.
 */
#define TRIB_ADDRESS_PARTS 7

typedef struct
{
  union
  {
    struct
    {
      GString *street;
      GString *number;
      GString *unit;
      GString *rest; /* building, care of: what is none of the others */
      GString *postcode;
      GString *city;
      GString *region;
    };
    GString *parts[TRIB_ADDRESS_PARTS];
  };
  gboolean number_first;
} TribAddress;

/* One is used for address after address. */
TribAddress *trib_address_new (void);
void trib_address_split (TribAddress *self, const char *text, gsize len, const char *country);
/* trib-place-split.c */
gboolean trib_address_split_place (TribAddress *self, const char *text);
void trib_address_free (TribAddress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribAddress, trib_address_free)

/* "12", "12a", "12-14", "12/3": with what letter may follow. */
gboolean trib_is_house_number (const char *text, gsize len);

G_END_DECLS
