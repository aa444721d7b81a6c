/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Given, middle and family names that came in a column of their own, and columns of titles and suffixes. Whole names are
 * trib-cleanse-full-name.c's.
 */
#include "config.h"

#include "cleanse/trib-cleanse.h"
#include "words/trib-affix.h"
#include "words/trib-letter-case.h"

#include <string.h>

static void
add_joined (const TribCleanseContext *context, TribFieldId field, const GString *text)
{
  if (text->len > 0)
    trib_values_add (context->out, field, 0, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT, text->str, text->len);
}

void
trib_cleanse_add_affixes (const TribCleanseContext *context, const TribNameWords *words)
{
  g_autoptr (GString) text = NULL;

  if (words->first == 0 && words->end == words->n)
    return;
  text = g_string_new (NULL);
  trib_name_words_append_titles (words, text);
  add_joined (context, TRIB_FIELD_NAME_PREFIX, text);
  g_string_truncate (text, 0);
  trib_name_words_append_suffixes (words, text);
  add_joined (context, TRIB_FIELD_NAME_SUFFIX, text);
  if (words->gender)
    trib_values_add (context->out, TRIB_FIELD_GENDER, 0, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT,
                     words->gender == 'f' ? "female" : "male", words->gender == 'f' ? 6 : 4);
}

static gboolean
has_digit_or_at (const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (g_ascii_isdigit (text[i]) || text[i] == '@')
      return TRUE;
  return FALSE;
}

static gboolean
is_couple (const char *text)
{
  return strchr (text, '&') || strstr (text, " + ") || strstr (text, " und ") || strstr (text, " and ")
         || strstr (text, " et ");
}

void
trib_cleanse_name (const TribCleanseContext *context, const char *text, gsize len)
{
  TribNameWords words;
  const char *begin = text, *end = text + len;
  g_autoptr (GString) repaired = NULL;
  TribReason reason = TRIB_REASON_NONE;

  if (memchr (text, ' ', len) && trib_name_words_split (&words, text, len))
    {
      trib_name_words_take_titles (&words);
      if (context->field == TRIB_FIELD_FAMILY_NAME)
        trib_name_words_take_suffixes (&words, FALSE);
      trib_cleanse_add_affixes (context, &words);
      begin = words.at[words.first];
      end = words.at[words.end - 1] + words.len[words.end - 1];
      if (begin != text || end != text + len)
        reason = TRIB_REASON_SPLIT;
    }
  while (end > begin && (end[-1] == ',' || end[-1] == ';'))
    end--;
  if (trib_case_needs_repair (begin, (gsize) (end - begin)))
    {
      repaired = g_string_sized_new (len + 8);
      trib_case_append (repaired, begin, (gsize) (end - begin), TRIB_CASE_PERSON);
      if (reason == TRIB_REASON_NONE && !(repaired->len == len && memcmp (repaired->str, text, len) == 0))
        reason = TRIB_REASON_CASE;
      begin = repaired->str;
      end = begin + repaired->len;
    }
  if (has_digit_or_at (begin, (gsize) (end - begin)))
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_DIGITS_IN_NAME, begin, (gsize) (end - begin));
  else if (context->field == TRIB_FIELD_GIVEN_NAME && is_couple (begin))
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_AMBIGUOUS, begin, (gsize) (end - begin));
  else
    trib_cleanse_add (context, text, len, begin, (gsize) (end - begin), reason);
}

/* A column of titles or of suffixes: known words get their standard form, others stay. */
void
trib_cleanse_name_affix (const TribCleanseContext *context, const char *text, gsize len)
{
  gboolean prefix = context->field == TRIB_FIELD_NAME_PREFIX;
  g_autoptr (GString) out = g_string_sized_new (len + 8);
  TribNameWords words;
  char gender = 0;

  if (!trib_name_words_split (&words, text, len))
    {
      trib_cleanse_text (context, text, len);
      return;
    }
  for (guint i = 0; i < words.n; i++)
    {
      const TribAffix *affix
          = prefix ? trib_affix_prefix (words.at[i], words.len[i]) : trib_affix_suffix (words.at[i], words.len[i]);

      if (i > 0)
        g_string_append_c (out, ' ');
      if (affix)
        g_string_append (out, affix->standard);
      else
        g_string_append_len (out, words.at[i], (gssize) words.len[i]);
      if (affix && affix->gender)
        gender = affix->gender;
    }
  trib_cleanse_add (context, text, len, out->str, out->len, TRIB_REASON_FORMAT);
  if (prefix && gender)
    trib_values_add (context->out, TRIB_FIELD_GENDER, 0, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT,
                     gender == 'f' ? "female" : "male", gender == 'f' ? 6 : 4);
}
