/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Transforms that take a part out of a text: by a separator, by place, of a name, of an address, an e-mail address or a
 * number anywhere in it. How names and addresses are taken apart is known in words/.
 */
#include "config.h"

#include "mapping/transform/trib-transform-private.h"
#include "words/trib-address-split.h"
#include "words/trib-name-split.h"

#include <string.h>

gboolean
trib_transform_split (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_auto (GStrv) parts = g_strsplit (text->str, self->args[0], -1);
  int n = (int) g_strv_length (parts), part = self->args[1] ? self->numbers[1] : 1;
  int index = part < 0 ? n + part : part - 1;

  g_string_assign (text, index >= 0 && index < n ? parts[index] : "");
  return trib_transform_trim (self, input, text);
}

gboolean
trib_transform_before (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  const char *at = strstr (text->str, self->args[0]);

  if (at)
    g_string_truncate (text, (gsize) (at - text->str));
  return trib_transform_trim (self, input, text);
}

/* Nothing where the text is not there: before and after share a text between them. */
gboolean
trib_transform_after (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  const char *at = strstr (text->str, self->args[0]);

  if (at)
    g_string_erase (text, 0, at - text->str + (gssize) strlen (self->args[0]));
  else
    g_string_truncate (text, 0);
  return trib_transform_trim (self, input, text);
}

/* Letters are counted, not bytes; from the end where the number is negative. */
gboolean
trib_transform_slice (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  glong n = g_utf8_strlen (text->str, (gssize) text->len), from = self->numbers[0];
  glong length = self->args[1] ? self->numbers[1] : n;
  g_autofree char *part = NULL;

  from = from < 0 ? MAX (n + from, 0) : MAX (from - 1, 0);
  if (from >= n || length <= 0)
    {
      g_string_truncate (text, 0);
      return TRUE;
    }
  part = g_utf8_substring (text->str, from, MIN (from + length, n));
  g_string_assign (text, part);
  return TRUE;
}

/* A name of one word is the family's, so that nothing is lost. */
gboolean
trib_transform_name (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autoptr (TribName) name = trib_name_new ();
  g_autofree char *whole = g_strdup (text->str);
  const char *part = self->args[0];

  if (!trib_name_split (name, whole, strlen (whole), input->country))
    return FALSE;
  g_string_truncate (text, 0);
  if (strcmp (part, "prefix") == 0)
    trib_name_words_append_titles (&name->words, text);
  else if (strcmp (part, "suffix") == 0)
    trib_name_words_append_suffixes (&name->words, text);
  else if (strcmp (part, "given") == 0)
    g_string_append (text, name->given->str);
  else if (strcmp (part, "middle") == 0)
    g_string_append (text, name->middle->str);
  else if (strcmp (part, "nickname") == 0)
    g_string_append (text, name->nickname->str);
  else
    g_string_append (text, name->given->len + name->family->len > 0 ? name->family->str : name->full->str);
  return TRUE;
}

static const GString *
address_part (const TribAddress *address, const char *part)
{
  const struct
  {
    const char *name;
    const GString *text;
  } parts[] = {
    { "street", address->street },     { "number", address->number }, { "unit", address->unit },
    { "postcode", address->postcode }, { "city", address->city },     { "region", address->region },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, part) == 0)
      return parts[i].text;
  return address->rest;
}

gboolean
trib_transform_address (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autoptr (TribAddress) address = trib_address_new ();
  g_autofree char *whole = g_strdup (text->str);
  g_autofree char *line = g_strdelimit (g_strdup (text->str), "\n\r", ',');
  gboolean of_place = strcmp (self->args[0], "postcode") == 0 || strcmp (self->args[0], "city") == 0
                      || strcmp (self->args[0], "region") == 0;

  if (!of_place || !trib_address_split_place (address, whole))
    trib_address_split (address, line, strlen (line), input->country);
  g_string_assign (text, address_part (address, self->args[0])->str);
  return TRUE;
}

void
trib_transform_prepare_extract (TribTransform *self)
{
  static const struct
  {
    const char *what;
    const char *pattern;
  } patterns[] = {
    { "email", "[^\\s@<>()\\[\\],;:\"'|/]+@[^\\s@<>()\\[\\],;:\"'|/]+\\.[^\\s@<>()\\[\\],;:\"'|/.]+" },
    { "phone", "(?:\\+|\\b00|\\(|\\b)\\d[\\d \\x{a0}()./-]{4,18}\\d\\b" },
    { "url", "(?:https?://|www\\.)[^\\s<>\"',;]+" },
    { "number", "[-+]?\\d+(?:[.,\\x{a0}'’]\\d+)*" },
    { "brackets", "(?<=\\()[^()]*(?=\\))" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (strcmp (patterns[i].what, self->args[0]) == 0)
      self->regex = g_regex_new (patterns[i].pattern, G_REGEX_OPTIMIZE, 0, NULL);
}

gboolean
trib_transform_extract (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  if (g_regex_match_full (self->regex, text->str, (gssize) text->len, 0, 0, &match, &error))
    found = g_match_info_fetch (match, 0);
  if (error)
    return FALSE;
  g_string_assign (text, found ? found : "");
  return trib_transform_trim (self, input, text);
}
