/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names that no column has as such. A whole name is taken apart into given and family name where it can be told which is which;
 * where it can't, it is compared as a whole; where it is that of a firm, it becomes the name of an organisation. Told from the column,
 * not from the single name.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "base/trib-hash.h"
#include "match/trib-features-private.h"
#include "match/trib-kernel.h"
#include "match/trib-standard.h"
#include "schema/trib-legal-forms.h"
#include "schema/trib-nicknames.h"

#include <math.h>
#include <string.h>

#define LOOK_AT 5000
#define MANY_WORDS 3.1 /* in a name, on average: given and family names are several, and some get lost */

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

/* What is seen of the names of a column. */
typedef struct
{
  guint32 n, firms;
  guint32 first, last; /* a given name stands in front, at the end */
  guint32 words;       /* but for initials and particles */
} Seen;

static void
look_at_name (const char *folded, Seen *seen)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", 16);
  guint n = g_strv_length (words);

  seen->n++;
  seen->firms += trib_organisation_likeness (folded) > 0;
  if (n == 0)
    return;
  seen->first += trib_given_name_known (words[0]);
  seen->last += n > 1 && trib_given_name_known (words[n - 1]);
  for (guint i = 0; i < n; i++)
    seen->words += strlen (words[i]) > 3;
}

/* Given names stand in front, and few at the end, where names can be taken apart. */
static TribNamesAs
look_at_names (const TribMatchColumn *full)
{
  guint32 size = trib_pool_size (full->pool);
  Seen seen = { 0 };

  for (guint32 id = 1; id < size; id += 1 + size / LOOK_AT)
    {
      g_autofree char *folded = trib_fold (trib_pool_get (full->pool, id).text);

      look_at_name (folded, &seen);
    }
  if (seen.n < 5)
    return TRIB_NAMES_APART;
  if (seen.firms * 2 > seen.n)
    return TRIB_NAMES_OF_FIRMS;
  if (seen.first * 3 < seen.n || seen.last * 10 > seen.first * 7)
    return TRIB_NAMES_WHOLE;
  return seen.words > MANY_WORDS * seen.n ? TRIB_NAMES_WHOLE : TRIB_NAMES_APART;
}

static guint64
bag_of_words (const char *text, gsize len)
{
  guint64 sum = 0;

  for (gsize i = 0, n; i < len; i += n + 1)
    {
      const char *end = memchr (text + i, ' ', len - i);

      n = end != NULL ? (gsize) (end - text) - i : len - i;
      if (n > 0)
        sum += trib_hash_bytes (text + i, n, 11);
    }
  return sum;
}

static const TribSlot parts[] = { TRIB_SLOT_GIVEN, TRIB_SLOT_MIDDLE, TRIB_SLOT_FAMILY };

/* Given and family name have columns of their own if they often say something else than the whole name does. */
static gboolean
have_parts_of_their_own (const TribFeatures *all, const TribMatchColumn *full)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  guint32 looked_at = 0, other = 0;

  for (guint32 r = 0; r < all->n && looked_at < LOOK_AT; r++)
    {
      const guint32 *ids;
      guint32 one;
      guint64 bag = 0;
      gboolean any = FALSE;

      if (trib_match_column_cell (full, all->order[r], &ids, &one) == 0)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          guint32 id = trib_feature_first (all->slots[parts[i]], r);
          TribText text = id ? trib_pool_get (all->names, id) : TRIB_TEXT_EMPTY;

          any = any || id != 0;
          bag += bag_of_words (text.text, text.len);
        }
      if (!any)
        continue;
      g_string_truncate (folded, 0);
      trib_standard_append (TRIB_FORM_NAME, trib_pool_get (full->pool, ids[0]).text,
                            trib_pool_get (full->pool, ids[0]).len, folded);
      looked_at++;
      other += bag_of_words (folded->str, folded->len) != bag;
    }
  return other * 20 > looked_at;
}

/* What a full name gives where the parts did not come: the last word is the family name. */
static void
split_full_name (TribFeatures *all, guint32 rank, TribText full)
{
  TribFeature *given = trib_features_slot (all, TRIB_SLOT_GIVEN, TRIB_FIELD_GIVEN_NAME, "given_name",
                                           TRIB_TYPE_GIVEN_NAME, all->names);
  TribFeature *family = trib_features_slot (all, TRIB_SLOT_FAMILY, TRIB_FIELD_FAMILY_NAME, "family_name",
                                            TRIB_TYPE_FAMILY_NAME, all->names);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *blank;

  trib_standard_append (TRIB_FORM_NAME, full.text, full.len, out);
  blank = memrchr (out->str, ' ', out->len);
  if (blank != NULL)
    given->values[rank] = trib_pool_intern (all->names, out->str, blank - out->str);
  blank = blank != NULL ? blank + 1 : out->str;
  family->values[rank] = trib_pool_intern (all->names, blank, out->str + out->len - blank);
}

static void
take_whole (TribFeatures *all, guint32 rank, TribText full)
{
  TribFeature *to
      = trib_features_slot (all, TRIB_SLOT_WHOLE, TRIB_FIELD_FULL_NAME, "full_name", TRIB_TYPE_FULL_NAME, all->names);
  g_autoptr (GString) out = g_string_new (NULL);

  if (full.len > 0)
    trib_standard_append (TRIB_FORM_NAME, full.text, full.len, out);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && full.len == 0; i++)
    {
      guint32 id = trib_feature_first (all->slots[parts[i]], rank);

      if (id != 0)
        g_string_append_printf (out, "%s%s", out->len ? " " : "", trib_pool_get (all->names, id).text);
    }
  if (out->len > 0)
    to->values[rank] = trib_pool_intern (all->names, out->str, out->len);
}

static void
take_firm (TribFeatures *all, guint32 rank, TribText full)
{
  TribFeature *firm = trib_features_slot (all, TRIB_SLOT_ORGANISATION, TRIB_FIELD_ORGANISATION, "organisation",
                                          TRIB_TYPE_ORGANISATION, NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  trib_standard_append (TRIB_FORM_ORGANISATION, full.text, full.len, out);
  if (firm->values[rank] == 0)
    firm->values[rank] = trib_pool_intern (firm->pool, out->str, out->len);
}

void
trib_features_add_full_names (TribFeatures *all, TribMatchTable *table)
{
  const TribMatchColumn *full = trib_match_table_find_column (table, TRIB_FIELD_FULL_NAME),
                        *kind = trib_match_table_find_column (table, TRIB_FIELD_KIND);
  TribNamesAs as = table->names_as;

  if (full == NULL)
    return;
  if (as == TRIB_NAMES_UNDECIDED)
    as = have_parts_of_their_own (all, full) ? TRIB_NAMES_APART : look_at_names (full);
  all->names_as = as;
  for (guint32 r = 0; r < all->n; r++)
    {
      const guint32 *ids;
      guint32 one;
      guint n = trib_match_column_cell (full, all->order[r], &ids, &one);
      TribText text = n > 0 ? trib_pool_get (full->pool, ids[0]) : TRIB_TEXT_EMPTY;

      if (n > 0 && (as == TRIB_NAMES_OF_FIRMS || is_organisation (table, kind, all->order[r])))
        take_firm (all, r, text);
      else if (as == TRIB_NAMES_WHOLE)
        take_whole (all, r, text);
      else if (n > 0 && trib_feature_first (all->slots[TRIB_SLOT_GIVEN], r) == 0
               && trib_feature_first (all->slots[TRIB_SLOT_FAMILY], r) == 0)
        split_full_name (all, r, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts) && as != TRIB_NAMES_APART; i++)
    g_clear_pointer (&all->slots[parts[i]], trib_feature_free);
}

static gboolean
is_own_name (const TribFeatures *all, guint32 rank, const char *word, gsize len)
{
  static const TribSlot own[] = { TRIB_SLOT_FAMILY, TRIB_SLOT_GIVEN, TRIB_SLOT_MIDDLE, TRIB_SLOT_WHOLE };

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

  if (full == NULL || all->slots[TRIB_SLOT_GIVEN] == NULL || all->slots[TRIB_SLOT_FAMILY] == NULL)
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
      to = trib_features_slot (all, TRIB_SLOT_OTHER, TRIB_FIELD_FULL_NAME, "full_name", TRIB_TYPE_FULL_NAME,
                               all->names);
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

/* Most whole names occur once, so that counting them says nothing of how many people have one: the product of how often its words
 * occur does. Compared with what two random records come to on average. */
void
trib_features_rate_by_words (TribFeature *self)
{
  guint32 size;
  g_autofree double *chance = NULL;
  double same = 0;

  if (self == NULL)
    return;
  size = trib_pool_size (self->pool);
  chance = g_new0 (double, size);
  for (guint32 id = 1; id < MIN (size, self->facts->len); id++)
    {
      const TribFacts *facts = trib_feature_facts (self, id);

      if (self->count[id] == 0)
        continue;
      chance[id] = 1;
      for (guint i = 0; i < facts->n_words; i++)
        chance[id] *= (double) self->word_count[g_array_index (self->words, guint32, facts->first_word + i)]
                      / MAX (self->n_filled, 1);
      chance[id] = MAX (chance[id], (double) (self->count[id] - 1) / MAX (self->n_filled, 1));
      same += chance[id] * self->count[id] / MAX (self->n_filled, 1);
    }
  for (guint32 id = 1; id < size; id++)
    self->rarity[id] = chance[id] > 0 ? (float) CLAMP (log2 (MAX (same, 1e-12) / chance[id]), -8, 8) : 0;
}

static gboolean
is_given_name (const TribFeatures *all, const char *word)
{
  const TribFeature *given = all->slots[TRIB_SLOT_GIVEN];
  guint32 id;

  if (trib_given_name_known (word))
    return TRUE;
  return given != NULL && trib_pool_lookup (all->names, word, strlen (word), &id) && id < given->facts->len
         && given->count[id] > 0;
}

gboolean
trib_features_are_names (const TribFeatures *all, const TribMatchColumn *column)
{
  guint32 size = trib_pool_size (column->pool), looked_at = 0, names = 0;

  if (column->type != TRIB_TYPE_TEXT || size < 5)
    return FALSE;
  for (guint32 id = 1; id < size; id += 1 + size / LOOK_AT)
    {
      TribText text = trib_pool_get (column->pool, id);
      g_autofree char *folded = trib_fold (text.text);
      g_auto (GStrv) words = g_strsplit (folded, " ", 8);
      guint n = g_strv_length (words);
      gboolean found = FALSE;

      /* Several people in one cell are a list, and no name. */
      for (guint i = 0; i < n && n <= 5 && !found && strpbrk (text.text, ";,/|&") == NULL; i++)
        found = is_given_name (all, words[i]);
      looked_at++;
      names += found;
    }
  return names * 10 >= looked_at * 6;
}
