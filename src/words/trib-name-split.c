/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole name taken apart: titles and suffixes off, "Family, Given" and "FAMILY Given" turned round, split into given,
 * middle and family name with its particles. Whether it is a person's at all is for others to say.
 */
#include "config.h"

#include "words/trib-name-split.h"

#include "base/trib-fold.h"
#include "schema/trib-nicknames.h"
#include "words/trib-affix.h"
#include "words/trib-letter-case.h"

#include <string.h>

static void
append_word (GString *out, const char *word, gsize len)
{
  while (len > 0 && word[len - 1] == ',')
    len--;
  if (len == 0)
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_len (out, word, (gssize) len);
}

static gboolean
is_all_capitals (const char *word, gsize len)
{
  guint letters = 0;

  for (const char *p = word; p < word + len; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c) && c != 0xdf)
        return FALSE;
      letters += g_unichar_isupper (c);
    }
  return letters >= 2;
}

/* "Family, Given": the comma apart, the words behind it come first. */
static gboolean
find_comma (const TribNameWords *words, guint *behind)
{
  guint commas = 0;

  for (guint i = words->first; i < words->end; i++)
    if (words->at[i][words->len[i] - 1] == ',')
      {
        commas++;
        *behind = i + 1;
      }
  return commas == 1 && *behind < words->end;
}

/* "DUPONT Jean" or "Jean DUPONT": the only words in capitals are the family name. */
static gboolean
find_capitals (const TribNameWords *words, guint *from, guint *to)
{
  guint n = 0;

  *from = *to = words->first;
  for (guint i = words->first; i < words->end; i++)
    if (is_all_capitals (words->at[i], words->len[i]))
      {
        if (n == 0)
          *from = i;
        else if (*to != i)
          return FALSE;
        *to = i + 1;
        n++;
      }
  return n > 0 && n < words->end - words->first && (*from == words->first || *to == words->end)
         && words->len[*from] >= 3;
}

static gboolean
has_double_surnames (const char *country)
{
  return country && strstr (" ES MX AR CL CO PE VE EC BO CR CU DO GT HN NI PA PY SV UY ", country);
}

static gboolean
is_known_given (const char *word, gsize len)
{
  g_autofree char *copy = g_strndup (word, len);
  g_autofree char *folded = trib_fold (copy);

  return trib_given_name_known (folded);
}

/* Where the family name begins in "Given Middle Family". */
static guint
family_start (const TribNameWords *words, const char *country)
{
  guint n = words->end - words->first, start = words->end - 1;

  for (guint i = words->first + 1; i + 1 < words->end; i++)
    if (trib_name_is_particle (words->at[i], words->len[i]) && words->len[i] > 1)
      return i;
  if (has_double_surnames (country) && n >= 3
      && (n >= 4 || !is_known_given (words->at[words->end - 2], words->len[words->end - 2])))
    start = words->end - 2;
  return start;
}

static gboolean
is_nickname (const char *word, gsize len)
{
  return len >= 4 && strchr ("(\"'", word[0]) && strchr (")\"'", word[len - 1]);
}

static void
take_given (TribName *parts, const TribNameWords *words, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (is_nickname (words->at[i], words->len[i]))
      append_word (parts->nickname, words->at[i] + 1, words->len[i] - 2);
    else
      append_word (parts->given->len == 0 ? parts->given : parts->middle, words->at[i], words->len[i]);
}

static void
take_family (TribName *parts, const TribNameWords *words, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    append_word (parts->family, words->at[i], words->len[i]);
}

static gboolean
find_couple (const TribNameWords *words, guint *at)
{
  for (guint i = words->first + 1; i + 1 < words->end; i++)
    if ((words->len[i] == 1 && strchr ("&+", words->at[i][0]))
        || (words->len[i] == 3 && (!memcmp (words->at[i], "und", 3) || !memcmp (words->at[i], "and", 3)))
        || (words->len[i] == 2 && !memcmp (words->at[i], "et", 2)))
      {
        *at = i;
        return TRUE;
      }
  return FALSE;
}

/* "Thomas & Ute Müller": both given names as one, so that it is taken for neither. */
static void
split_couple (TribName *parts, const TribNameWords *words, guint at)
{
  for (guint i = words->first; i < MIN (at + 2, words->end); i++)
    append_word (parts->given, words->at[i], words->len[i]);
  take_family (parts, words, at + 2, words->end);
}

/* Kanji, kana and hangul are written with the family first. */
static gboolean
is_east_asian (const TribNameWords *words)
{
  for (guint i = words->first; i < words->end; i++)
    for (const char *p = words->at[i]; p < words->at[i] + words->len[i]; p = g_utf8_next_char (p))
      {
        gunichar c = g_utf8_get_char (p);

        if (c < 0x2e80 || (c >= 0xd7b0 && c < 0xf900))
          return FALSE;
      }
  return TRUE;
}

static void
split_parts (TribName *parts, TribNameWords *words, const char *country)
{
  guint behind = 0, from, to;

  if (find_comma (words, &behind))
    {
      take_given (parts, words, behind, words->end);
      take_family (parts, words, words->first, behind);
    }
  else if (words->end - words->first == 1)
    return;
  else if (words->end - words->first == 2 && is_east_asian (words))
    {
      parts->family_first = TRUE;
      take_family (parts, words, words->first, words->first + 1);
      take_given (parts, words, words->first + 1, words->end);
    }
  else if (find_couple (words, &from))
    split_couple (parts, words, from);
  else if (find_capitals (words, &from, &to))
    {
      take_given (parts, words, from == words->first ? to : words->first, from == words->first ? words->end : from);
      take_family (parts, words, from, to);
    }
  else
    {
      from = family_start (words, country);
      take_given (parts, words, words->first, from);
      take_family (parts, words, from, words->end);
    }
}

static void
repair_case (GString *text)
{
  g_autofree char *copy = NULL;

  if (!trib_case_needs_repair (text->str, text->len))
    return;
  copy = g_strdup (text->str);
  g_string_truncate (text, 0);
  trib_case_append (text, copy, strlen (copy), TRIB_CASE_PERSON);
}

static void
join_full (GString *full, const TribName *parts, const TribNameWords *words)
{
  if (parts->family_first)
    append_word (full, parts->family->str, parts->family->len);
  append_word (full, parts->given->str, parts->given->len);
  append_word (full, parts->middle->str, parts->middle->len);
  if (!parts->family_first)
    append_word (full, parts->family->str, parts->family->len);
  for (guint i = words->first; full->len == 0 && i < words->end; i++)
    append_word (full, words->at[i], words->len[i]);
}

static void
take_affixes (TribNameWords *words)
{
  gboolean after_comma = FALSE;
  guint behind = 0;

  trib_name_words_take_titles (words);
  /* A comma before letters only ("Smith, PhD") parts no given name. */
  if (find_comma (words, &behind) && behind == words->end - 1
      && trib_affix_suffix (words->at[behind], words->len[behind]))
    after_comma = TRUE;
  trib_name_words_take_suffixes (words, after_comma);
}

gboolean
trib_name_split (TribName *self, const char *text, gsize len, const char *country)
{
  guint at;

  if (!trib_name_words_split (&self->words, text, len) || self->words.n == 0)
    return FALSE;
  take_affixes (&self->words);
  split_parts (self, &self->words, country);
  self->couple = find_couple (&self->words, &at);
  repair_case (self->given);
  repair_case (self->middle);
  repair_case (self->family);
  join_full (self->full, self, &self->words);
  repair_case (self->full);
  return TRUE;
}

TribName *
trib_name_new (void)
{
  TribName *self = g_new0 (TribName, 1);

  self->given = g_string_new (NULL);
  self->middle = g_string_new (NULL);
  self->family = g_string_new (NULL);
  self->nickname = g_string_new (NULL);
  self->full = g_string_new (NULL);
  return self;
}

void
trib_name_free (TribName *self)
{
  if (self == NULL)
    return;
  g_string_free (self->given, TRUE);
  g_string_free (self->middle, TRUE);
  g_string_free (self->family, TRUE);
  g_string_free (self->nickname, TRUE);
  g_string_free (self->full, TRUE);
  g_free (self);
}
