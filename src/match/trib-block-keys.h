/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys by which records are brought together, chosen from the data.
 */
#pragma once

#include "match/trib-features.h"

G_BEGIN_DECLS

/* One thing known of a record that a key is made of. */
typedef enum
{
  TRIB_ATOM_NONE,
  TRIB_ATOM_GIVEN,
  TRIB_ATOM_GIVEN_SOUND,
  TRIB_ATOM_GIVEN_INITIAL,
  TRIB_ATOM_FAMILY,
  TRIB_ATOM_FAMILY_SOUND,
  TRIB_ATOM_NAMES, /* given and family name in either order */
  TRIB_ATOM_ORGANISATION,
  TRIB_ATOM_ORGANISATION_WORD, /* its rarest word that another record has too */
  TRIB_ATOM_BIRTH,
  TRIB_ATOM_BIRTH_YEAR,
  TRIB_ATOM_BIRTH_DAY, /* day and month in either order */
  TRIB_ATOM_EMAIL,
  TRIB_ATOM_LOCAL_PART,
  TRIB_ATOM_PHONE,
  TRIB_ATOM_PHONE_END,
  TRIB_ATOM_POSTCODE,
  TRIB_ATOM_CITY,
  TRIB_ATOM_STREET,
  TRIB_ATOM_NUMBER,
  TRIB_ATOM_PREMISE,
  TRIB_ATOM_NATIONAL_ID,
  TRIB_ATOM_TAX_ID,
  TRIB_ATOM_EXTERNAL_ID,
  TRIB_ATOM_WEBSITE,
  TRIB_ATOM_WHOLE,        /* the letters of a whole name, in whatever order */
  TRIB_ATOM_WHOLE_WORD,   /* its rarest word that another record has too */
  TRIB_ATOM_WHOLE_SECOND, /* the one after */
  TRIB_ATOM_CUSTOM,       /* and on: the first custom field, the second… */
} TribAtom;

#define TRIB_KEY_ATOMS 3
#define TRIB_KEY_CUSTOMS 4 /* so many custom fields are in keys */

/**
 * TribBlockKey:
 * @atoms: all must be known; ends with NONE
 * @broad: for small tables: taken only where none of its blocks is too large
 */
typedef struct
{
  guint atoms[TRIB_KEY_ATOMS];
  gboolean broad;
} TribBlockKey;

/* What keys are made of, of one record: each atom is worked out when it is first wanted. */
typedef struct
{
  const TribFeatures *features;
  guint32 rank;
  guint64 known; /* one bit an atom */
  guint64 values[TRIB_ATOM_CUSTOM + TRIB_KEY_CUSTOMS];
} TribAtoms;

static inline void
trib_atoms_open (TribAtoms *self, const TribFeatures *features, guint32 rank)
{
  self->features = features;
  self->rank = rank;
  self->known = 0;
}

GPtrArray *trib_block_keys_choose (const TribFeatures *features); /* (element-type TribBlockKey) */
/* 0 where an atom is missing. The second is for who wants one key of a record alone. */
guint64 trib_block_key_hash_of (const TribBlockKey *key, TribAtoms *atoms);
guint64 trib_block_key_hash (const TribBlockKey *key, const TribFeatures *features, guint32 rank);
/* So many records, or more, are in one block of the key; 0 where that is not known beforehand. */
guint32 trib_block_key_largest (const TribBlockKey *key, const TribFeatures *features);

guint trib_block_n_refinements (void);
guint64 trib_block_refinement_of (TribAtoms *atoms, guint field);
guint64 trib_block_refinement (const TribFeatures *features, guint field, guint32 rank);

G_END_DECLS
