/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Features that no column has as such: given and family name out of a whole name, the name of a firm out of a whole name,
 * street and number out of an address line, and both together as the place where somebody lives.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "match/trib-features-private.h"
#include "match/trib-kernel.h"
#include "match/trib-standard.h"
#include "schema/trib-legal-forms.h"
#include "schema/trib-nicknames.h"

#include <string.h>

static TribFeature *
slot_ensure (TribFeatures *all, TribSlot slot, TribFieldId field, const char *name, TribValueType type, TribPool *pool)
{
  if (all->slots[slot] == NULL)
    all->slots[slot] = trib_feature_new (all, field, name, type, pool);
  return all->slots[slot];
}

static gboolean
is_organisation (TribMatchTable *table, const TribMatchColumn *kind, guint32 record)
{
  const guint32 *ids;
  guint32 one;
  TribText text;

  if (kind == NULL || trib_match_column_cell (kind, record, &ids, &one) == 0)
    return FALSE;
  text = trib_pool_get (kind->pool, ids[0]);
  return strcmp (text.text, "organisation") == 0;
}

/* Whether whole names are to be read word by word instead of as given and family name: they are names of firms, or of people
 * whose given names no table knows. Told from the column, not from the single name. */
static gboolean
are_unlike_persons (const TribMatchColumn *full)
{
  guint32 size = trib_pool_size (full->pool), known = 0, firms = 0, looked_at = 0;

  for (guint32 id = 1; id < size; id += 1 + size / 5000)
    {
      TribText text = trib_pool_get (full->pool, id);
      g_autofree char *folded = trib_fold (text.text);
      g_auto (GStrv) words = g_strsplit (folded, " ", 8);
      gboolean found = FALSE;

      for (guint i = 0; words[i] != NULL && !found; i++)
        found = trib_given_name_known (words[i]);
      looked_at++;
      known += found;
      firms += trib_organisation_likeness (folded) > 0;
    }
  return looked_at >= 5 && (known * 3 < looked_at || firms * 2 > looked_at);
}

/* What a full name gives where the parts did not come: the last word is the family name. */
static void
split_full_name (TribFeatures *all, guint32 rank, TribText full)
{
  TribFeature *given
      = slot_ensure (all, TRIB_SLOT_GIVEN, TRIB_FIELD_GIVEN_NAME, "given_name", TRIB_TYPE_GIVEN_NAME, all->names);
  TribFeature *family
      = slot_ensure (all, TRIB_SLOT_FAMILY, TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME, all->names);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *blank;

  trib_standard_append (TRIB_FORM_NAME, full.text, full.len, out);
  blank = memrchr (out->str, ' ', out->len);
  if (blank != NULL)
    given->values[rank] = trib_pool_intern (all->names, out->str, blank - out->str);
  blank = blank != NULL ? blank + 1 : out->str;
  family->values[rank] = trib_pool_intern (all->names, blank, out->str + out->len - blank);
}

void
trib_features_add_full_names (TribFeatures *all, TribMatchTable *table)
{
  const TribMatchColumn *full = trib_match_table_find_column (table, TRIB_FIELD_FULL_NAME),
                        *kind = trib_match_table_find_column (table, TRIB_FIELD_KIND);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean firms = full != NULL && are_unlike_persons (full);

  if (firms)
    {
      g_clear_pointer (&all->slots[TRIB_SLOT_GIVEN], trib_feature_free);
      g_clear_pointer (&all->slots[TRIB_SLOT_FAMILY], trib_feature_free);
      g_clear_pointer (&all->slots[TRIB_SLOT_MIDDLE], trib_feature_free);
    }
  for (guint32 r = 0; full != NULL && r < all->n; r++)
    {
      const guint32 *ids;
      guint32 one;
      TribText text;

      if (trib_match_column_cell (full, all->order[r], &ids, &one) == 0)
        continue;
      text = trib_pool_get (full->pool, ids[0]);
      if (firms || is_organisation (table, kind, all->order[r]))
        {
          TribFeature *firm = slot_ensure (all, TRIB_SLOT_ORGANISATION, TRIB_FIELD_ORGANISATION, "organisation",
                                           TRIB_TYPE_ORGANISATION, NULL);

          g_string_truncate (out, 0);
          trib_standard_append (TRIB_FORM_ORGANISATION, text.text, text.len, out);
          if (firm->values[r] == 0)
            firm->values[r] = trib_pool_intern (firm->pool, out->str, out->len);
        }
      else if (trib_feature_first (all->slots[TRIB_SLOT_GIVEN], r) == 0
               && trib_feature_first (all->slots[TRIB_SLOT_FAMILY], r) == 0)
        split_full_name (all, r, text);
    }
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
          to = slot_ensure (all, TRIB_SLOT_NUMBER, TRIB_FIELD_HOUSE_NUMBER, "house_number", TRIB_TYPE_HOUSE_NUMBER,
                            NULL);
          g_string_truncate (out, 0);
          trib_standard_append (TRIB_FORM_NUMBER, number->str, number->len, out);
          to->values[r] = trib_pool_intern (to->pool, out->str, out->len);
        }
      else
        g_string_append_len (street, text.text, text.len);
      to = slot_ensure (all, TRIB_SLOT_STREET, TRIB_FIELD_STREET, "street", TRIB_TYPE_STREET, NULL);
      g_string_truncate (out, 0);
      trib_standard_append (TRIB_FORM_STREET, street->str, street->len, out);
      to->values[r] = trib_pool_intern (to->pool, out->str, out->len);
    }
}

static gboolean
is_own_name (const TribFeatures *all, guint32 rank, const char *word, gsize len)
{
  static const TribSlot own[] = { TRIB_SLOT_FAMILY, TRIB_SLOT_GIVEN };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      guint32 id = trib_feature_first (all->slots[own[i]], rank);
      TribText name = id ? trib_pool_get (all->names, id) : TRIB_TEXT_EMPTY;

      for (gsize at = 0, n; id != 0 && at < name.len; at += n + 1)
        {
          n = strcspn (name.text + at, " ");
          if (trib_osa_text (name.text + at, n, word, len) <= (len >= 5 ? 2u : 0u))
            return TRUE;
        }
    }
  return FALSE;
}

/* A whole name beside given and family name may be that of somebody else, a father: what of it is not the record's own. */
void
trib_features_add_other_name (TribFeatures *all, TribMatchTable *table)
{
  const TribMatchColumn *full = trib_match_table_find_column (table, TRIB_FIELD_FULL_NAME);
  g_autoptr (GString) folded = g_string_new (NULL), out = g_string_new (NULL);

  if (full == NULL || trib_match_table_find_column (table, TRIB_FIELD_GIVEN_NAME) == NULL
      || trib_match_table_find_column (table, TRIB_FIELD_FAMILY_NAME) == NULL)
    return;
  for (guint32 r = 0; r < all->n; r++)
    {
      const guint32 *ids;
      guint32 one;
      TribText text;
      TribFeature *to;

      if (trib_match_column_cell (full, all->order[r], &ids, &one) == 0)
        continue;
      text = trib_pool_get (full->pool, ids[0]);
      g_string_truncate (folded, 0);
      g_string_truncate (out, 0);
      trib_standard_append (TRIB_FORM_NAME, text.text, text.len, folded);
      for (gsize i = 0, len; i < folded->len; i += len + 1)
        {
          len = strcspn (folded->str + i, " ");
          if (len > 0 && !is_own_name (all, r, folded->str + i, len))
            g_string_append_printf (out, "%s%.*s", out->len ? " " : "", (int) len, folded->str + i);
        }
      if (out->len == 0)
        continue;
      to = slot_ensure (all, TRIB_SLOT_OTHER, TRIB_FIELD_FULL_NAME, "full_name", TRIB_TYPE_FULL_NAME, all->names);
      to->values[r] = trib_pool_intern (all->names, out->str, out->len);
    }
}

/* Each of several given names is a name of its own. */
void
trib_features_add_single_names (TribFeatures *all)
{
  guint32 size = trib_pool_size (all->names);

  for (guint32 id = 1; id < size; id++)
    {
      TribText text = trib_pool_get (all->names, id);
      g_autofree char *copy = NULL;

      if (memchr (text.text, ' ', text.len) == NULL)
        continue;
      copy = g_strndup (text.text, text.len);
      for (gsize i = 0, len; i < text.len; i += len + 1)
        {
          len = strcspn (copy + i, " ");
          if (len > 0)
            trib_pool_intern (all->names, copy + i, len);
        }
    }
}

void
trib_features_link_single_names (TribFeatures *all)
{
  guint32 size = trib_pool_size (all->names);

  g_array_set_size (all->word_names, trib_pool_size (all->words));
  for (guint32 id = 1; id < size; id++)
    {
      TribText text = trib_pool_get (all->names, id);
      guint32 word;

      if (memchr (text.text, ' ', text.len) != NULL)
        continue;
      word = trib_pool_intern (all->words, text.text, text.len);
      if (word >= all->word_names->len)
        g_array_set_size (all->word_names, word + 1);
      g_array_index (all->word_names, guint32, word) = id;
    }
}

void
trib_features_add_premises (TribFeatures *all)
{
  const TribFeature *street = all->slots[TRIB_SLOT_STREET], *number = all->slots[TRIB_SLOT_NUMBER];
  g_autoptr (GString) out = g_string_new (NULL);
  TribFeature *to;

  if (street == NULL || number == NULL)
    return;
  to = slot_ensure (all, TRIB_SLOT_PREMISE, TRIB_FIELD_STREET, "premise", TRIB_TYPE_STREET, NULL);
  for (guint32 r = 0; r < all->n; r++)
    {
      guint32 s = trib_feature_first (street, r), n = trib_feature_first (number, r);

      if (s == 0 || n == 0)
        continue;
      g_string_printf (out, "%s %s", trib_pool_get (number->pool, n).text, trib_pool_get (street->pool, s).text);
      to->values[r] = trib_pool_intern (to->pool, out->str, out->len);
    }
}

/* One bit for the initial of whoever it is. */
static guint32
initial_bit (const TribFeatures *all, guint32 rank)
{
  static const TribSlot slots[] = { TRIB_SLOT_GIVEN, TRIB_SLOT_ORGANISATION, TRIB_SLOT_FAMILY };

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
      to = slot_ensure (all, TRIB_SLOT_GENDER, TRIB_FIELD_GENDER, "gender", TRIB_TYPE_GENDER, NULL);
      to->values[r] = trib_pool_intern (to->pool, gender, strlen (gender));
    }
}

/* Where nobody has a name, the first field of several words that most have to themselves is one: of a product, a title. */
void
trib_features_promote_name (TribFeatures *self)
{
  if (self->slots[TRIB_SLOT_GIVEN] != NULL || self->slots[TRIB_SLOT_FAMILY] != NULL
      || self->slots[TRIB_SLOT_ORGANISATION] != NULL)
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
