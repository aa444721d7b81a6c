/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splits a name at its blanks and takes titles from its beginning and suffixes from its end.
 */
#include "config.h"

#include "words/trib-name-words.h"

#include "words/trib-affix.h"

#include <string.h>

gboolean
trib_name_words_split (TribNameWords *words, const char *text, gsize len)
{
  const char *p = text, *end = text + len;

  memset (words, 0, sizeof *words);
  while (p < end)
    {
      const char *blank = memchr (p, ' ', (gsize) (end - p));
      gsize n = (gsize) ((blank ? blank : end) - p);

      if (n > 0)
        {
          if (words->n == TRIB_NAME_MAX_WORDS)
            return FALSE;
          words->at[words->n] = p;
          words->len[words->n++] = n;
        }
      p += n + 1;
    }
  words->end = words->n;
  return TRUE;
}

static gboolean
has_dot (const TribNameWords *words, guint i)
{
  return words->at[i][words->len[i] - 1] == '.';
}

/* "M. Dupont" may be an initial, "M. Jean Dupont" is a gentleman; "Don Ruiz" is a name, "Don Carlos Ruiz" a title. */
static gboolean
is_title_here (const TribNameWords *words, const TribAffix *affix)
{
  gboolean dot = has_dot (words, words->first);
  guint rest = words->end - words->first - 1;
  gsize letters = words->len[words->first] - (dot ? 1 : 0);

  if (!affix->careful || words->first > 0)
    return TRUE;
  if (letters == 1)
    return dot && rest >= 2;
  return dot || (affix->gender && letters > 2 && rest >= 2);
}

void
trib_name_words_take_titles (TribNameWords *words)
{
  while (words->end - words->first >= 2)
    {
      const TribAffix *affix = trib_affix_prefix (words->at[words->first], words->len[words->first]);

      if (affix == NULL || !is_title_here (words, affix))
        break;
      if (affix->gender)
        words->gender = affix->gender;
      words->first++;
    }
}

void
trib_name_words_take_suffixes (TribNameWords *words, gboolean after_comma)
{
  while (words->end - words->first >= (after_comma ? 1u : 2u))
    {
      const TribAffix *affix = trib_affix_suffix (words->at[words->end - 1], words->len[words->end - 1]);

      if (affix == NULL)
        break;
      if (affix->careful && !after_comma && !(has_dot (words, words->end - 1) && words->end - words->first >= 3))
        break;
      words->end--;
    }
}

void
trib_name_words_append_titles (const TribNameWords *words, GString *out)
{
  for (guint i = 0; i < words->first; i++)
    g_string_append_printf (out, "%s%s", i ? " " : "", trib_affix_prefix (words->at[i], words->len[i])->standard);
}

void
trib_name_words_append_suffixes (const TribNameWords *words, GString *out)
{
  for (guint i = words->end; i < words->n; i++)
    {
      const TribAffix *affix = trib_affix_suffix (words->at[i], words->len[i]);

      g_string_append_printf (out, "%s%s", i > words->end ? " " : "", affix ? affix->standard : "");
    }
}

gboolean
trib_name_is_particle (const char *word, gsize len)
{
  static const char particles[] = " von vom zu zum zur van der den ter ten te de del della dello dei di da das do dos "
                                  "du des la le af av al el bin ibn "
                                  "ben op 't 's zu und y d' ";
  char key[12];

  if (len + 3 > sizeof key)
    return FALSE;
  key[0] = key[len + 1] = ' ';
  for (gsize i = 0; i < len; i++)
    key[i + 1] = g_ascii_tolower (word[i]);
  key[len + 2] = '\0';
  return strstr (particles, key) != NULL;
}
