/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Features that no column has as such: street and number out of an address line, and both together as the place where somebody
 * lives; gender out of a form of address; whether an address or a number is somebody's own. Names are trib-features-names.c's.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "match/trib-features-private.h"
#include "match/trib-standard.h"

#include <string.h>

TribFeature *
trib_features_slot (TribFeatures *all, TribSlot slot, TribFieldId field, const char *name, TribValueType type,
                    TribPool *pool)
{
  if (all->slots[slot] == NULL)
    all->slots[slot] = trib_feature_new (all, field, name, type, pool);
  return all->slots[slot];
}

/* An address line where there is no street. */
void
trib_features_add_address_lines (TribFeatures *all, TribMatchTable *table)
{
  const TribMatchColumn *line = trib_match_table_find_column (table, TRIB_FIELD_ADDRESS_LINE);
  g_autoptr (GString) street = g_string_new (NULL), number = g_string_new (NULL), out = g_string_new (NULL);

  for (guint32 r = 0; line != NULL && r < all->n; r++)
    {
      const guint32 *ids;
      guint32 one;
      TribText text;
      TribFeature *to;

      if (trib_feature_first (all->slots[TRIB_SLOT_STREET], r) != 0
          || trib_match_column_cell (line, all->order[r], &ids, &one) == 0)
        continue;
      text = trib_pool_get (line->pool, ids[0]);
      g_string_truncate (street, 0);
      g_string_truncate (number, 0);
      if (trib_feature_first (all->slots[TRIB_SLOT_NUMBER], r) == 0
          && trib_standard_split_line (text.text, text.len, street, number))
        {
          to = trib_features_slot (all, TRIB_SLOT_NUMBER, TRIB_FIELD_HOUSE_NUMBER, "house_number",
                                   TRIB_TYPE_HOUSE_NUMBER, NULL);
          g_string_truncate (out, 0);
          trib_standard_append (TRIB_FORM_NUMBER, number->str, number->len, out);
          to->values[r] = trib_pool_intern (to->pool, out->str, out->len);
        }
      else
        g_string_append_len (street, text.text, text.len);
      to = trib_features_slot (all, TRIB_SLOT_STREET, TRIB_FIELD_STREET, "street", TRIB_TYPE_STREET, NULL);
      g_string_truncate (out, 0);
      trib_standard_append (TRIB_FORM_STREET, street->str, street->len, out);
      to->values[r] = trib_pool_intern (to->pool, out->str, out->len);
    }
}

#define TOGETHER 256 /* premises are looked up at once: so what each needs of memory is on its way beforehand */

void
trib_features_add_premises (TribFeatures *all)
{
  const TribFeature *street = all->slots[TRIB_SLOT_STREET], *number = all->slots[TRIB_SLOT_NUMBER];
  g_autoptr (GString) out = g_string_new (NULL);
  guint32 ranks[TOGETHER], ids[TOGETHER], n = 0;
  gsize ends[TOGETHER];
  TribText premises[TOGETHER];
  TribFeature *to;

  if (street == NULL || number == NULL)
    return;
  to = trib_features_slot (all, TRIB_SLOT_PREMISE, TRIB_FIELD_STREET, "premise", TRIB_TYPE_STREET, NULL);
  for (guint32 r = 0; r < all->n; r++)
    {
      guint32 ids_here[] = { trib_feature_first (number, r), trib_feature_first (street, r) };

      if (ids_here[0] != 0 && ids_here[1] != 0)
        {
          TribText first = trib_pool_get (number->pool, ids_here[0]),
                   second = trib_pool_get (street->pool, ids_here[1]);

          g_string_append_len (out, first.text, first.len);
          g_string_append_c (out, ' ');
          g_string_append_len (out, second.text, second.len);
          ranks[n] = r;
          ends[n++] = out->len;
        }
      if (n < TOGETHER && r + 1 < all->n)
        continue;
      for (guint32 i = 0; i < n; i++)
        {
          gsize start = i > 0 ? ends[i - 1] : 0;

          premises[i] = (TribText){ out->str + start, (guint32) (ends[i] - start) };
        }
      trib_pool_intern_many (to->pool, premises, n, ids);
      for (guint32 i = 0; i < n; i++)
        to->values[ranks[i]] = ids[i];
      g_string_truncate (out, 0);
      n = 0;
    }
}

/* Of the words of a whole name, which may come in any order, the first letter that comes first in the alphabet. */
static guint32
first_initial (const TribFeatures *all, guint32 id)
{
  const TribFeature *whole = all->slots[TRIB_SLOT_WHOLE];
  const TribFacts *facts = trib_feature_facts (whole, id);
  guint32 first = 0;

  for (guint i = 0; i < facts->n_words; i++)
    {
      guint32 word = g_array_index (whole->words, guint32, facts->first_word + i);
      guint32 initial = g_utf8_get_char (trib_pool_get (all->words, word).text);

      first = first == 0 ? initial : MIN (first, initial);
    }
  return first;
}

/* One bit for the initial of whoever it is. */
static guint32
initial_bit (const TribFeatures *all, guint32 rank)
{
  static const TribSlot slots[] = { TRIB_SLOT_GIVEN, TRIB_SLOT_ORGANISATION, TRIB_SLOT_FAMILY };

  if (trib_feature_first (all->slots[TRIB_SLOT_WHOLE], rank) != 0)
    return 1u << (first_initial (all, trib_feature_first (all->slots[TRIB_SLOT_WHOLE], rank)) & 31);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      guint32 id = trib_feature_first (all->slots[slots[i]], rank);

      if (id != 0)
        return 1u << (trib_feature_facts (all->slots[slots[i]], id)->initial & 31);
    }
  return 0;
}

/* A switchboard, the mail box of a family or of a firm: an address that people with many names have is nobody's own. */
void
trib_features_spread (TribFeatures *all, TribFeature *feature)
{
  guint32 size;
  g_autofree guint32 *initials = NULL;

  if (feature == NULL)
    return;
  size = trib_pool_size (feature->pool);
  initials = g_new0 (guint32, size);
  feature->spread = g_new0 (guint8, size);
  for (guint32 r = 0; r < all->n; r++)
    {
      const guint32 *ids;
      guint32 one, bit = initial_bit (all, r);
      guint n = trib_feature_cell (feature, r, &ids, &one);

      for (guint i = 0; i < n; i++)
        initials[ids[i]] |= bit;
    }
  for (guint32 id = 1; id < size; id++)
    feature->spread[id] = (guint8) __builtin_popcount (initials[id]);
}

/* Forms of address by which a person is a woman or a man, folded. */
static const char *
gender_of_prefix (const char *prefix)
{
  static const char *const female[] = { "frau", "mrs", "ms",     "miss",    "mme",  "madame",  "mlle",
                                        "fru",  "sra", "senora", "signora", "pani", "mevrouw", "dona" };
  static const char *const male[]
      = { "herr", "mr", "mister", "monsieur", "hr", "sr", "senor", "signor", "pan", "sir", "don" };
  g_auto (GStrv) words = g_strsplit (prefix, " ", 4);

  for (guint w = 0; words[w] != NULL; w++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (female); i++)
        if (strcmp (words[w], female[i]) == 0)
          return "female";
      for (guint i = 0; i < G_N_ELEMENTS (male); i++)
        if (strcmp (words[w], male[i]) == 0)
          return "male";
    }
  return NULL;
}

void
trib_features_add_genders (TribFeatures *all, TribMatchTable *table)
{
  const TribMatchColumn *prefix = trib_match_table_find_column (table, TRIB_FIELD_NAME_PREFIX);

  for (guint32 r = 0; prefix != NULL && r < all->n; r++)
    {
      const guint32 *ids;
      guint32 one;
      const char *gender;
      TribFeature *to;
      g_autofree char *folded = NULL;

      if (trib_feature_first (all->slots[TRIB_SLOT_GENDER], r) != 0
          || trib_match_column_cell (prefix, all->order[r], &ids, &one) == 0)
        continue;
      folded = trib_fold (trib_pool_get (prefix->pool, ids[0]).text);
      gender = gender_of_prefix (folded);
      if (gender == NULL)
        continue;
      to = trib_features_slot (all, TRIB_SLOT_GENDER, TRIB_FIELD_GENDER, "gender", TRIB_TYPE_GENDER, NULL);
      to->values[r] = trib_pool_intern (to->pool, gender, strlen (gender));
    }
}

/* Where nobody has a name, the first field of several words that most have to themselves is one: of a product, a title. */
void
trib_features_promote_name (TribFeatures *self)
{
  if (self->slots[TRIB_SLOT_GIVEN] != NULL || self->slots[TRIB_SLOT_FAMILY] != NULL
      || self->slots[TRIB_SLOT_ORGANISATION] != NULL || self->slots[TRIB_SLOT_WHOLE] != NULL)
    return;
  for (guint i = 0; i < self->customs->len; i++)
    {
      TribFeature *feature = g_ptr_array_index (self->customs, i);

      if (feature->n_filled * 10 < self->n * 8 || feature->n_distinct * 2 < feature->n_filled
          || feature->words->len < 2 * feature->n_distinct)
        continue;
      self->slots[TRIB_SLOT_ORGANISATION] = g_ptr_array_steal_index (self->customs, i);
      return;
    }
}
