/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The index knows prefixes, so each word that is typed finds the words that begin with it.
 */
#include "config.h"

#include "store/trib-search.h"

#include <string.h>

#include "base/trib-fold.h"

/* Müller is written Mueller as well: the index has both folded forms. */
static void
append_umlauts (GString *words, const char *text)
{
  static const struct
  {
    const char *letter;
    const char *as;
  } umlauts[] = { { "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "Ä", "Ae" }, { "Ö", "Oe" }, { "Ü", "Ue" } };
  g_autoptr (GString) spelt = NULL;
  guint n = 0;

  if (strchr (text, '\xc3') == NULL)
    return;
  spelt = g_string_new (text);
  for (guint i = 0; i < G_N_ELEMENTS (umlauts); i++)
    n += g_string_replace (spelt, umlauts[i].letter, umlauts[i].as, 0);
  if (n == 0)
    return;
  g_string_append_c (words, ' ');
  trib_fold_append (words, spelt->str, spelt->len);
}

static void
append_without_e (GString *words, const char *folded)
{
  g_autoptr (GString) shorter = NULL;

  if (strstr (folded, "ae") == NULL && strstr (folded, "oe") == NULL && strstr (folded, "ue") == NULL)
    return;
  shorter = g_string_new (folded);
  g_string_replace (shorter, "ae", "a", 0);
  g_string_replace (shorter, "oe", "o", 0);
  g_string_replace (shorter, "ue", "u", 0);
  g_string_append_printf (words, " %s", shorter->str);
}

void
trib_search_append_text (GString *words, const char *text)
{
  gsize start;

  if (text == NULL || *text == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  start = words->len;
  trib_fold_append (words, text, strlen (text));
  if (strpbrk (words->str + start, "aou") != NULL)
    {
      g_autofree char *folded = g_strdup (words->str + start);

      append_without_e (words, folded);
    }
  append_umlauts (words, text);
}

static void
append_digits (GString *out, const char *text)
{
  for (; *text; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (out, *text);
}

void
trib_search_append_phone (GString *words, const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  if (phone == NULL)
    return;
  append_digits (digits, phone);
  /* A country's code has one to three digits. */
  for (gsize skip = 0; skip <= 3 && digits->len >= skip + 5; skip++)
    g_string_append_printf (words, "%s%s", words->len ? " " : "", digits->str + skip);
}

void
trib_search_drop_repeated (GString *words)
{
  gsize starts[64], lengths[64], out = 0;
  guint n = 0;

  for (gsize at = 0, len; at < words->len; at += len + 1)
    {
      gboolean seen = FALSE;

      len = strcspn (words->str + at, " ");
      for (guint i = 0; i < n && !seen; i++)
        seen = lengths[i] == len && memcmp (words->str + starts[i], words->str + at, len) == 0;
      if (seen || len == 0)
        continue;
      if (out > 0)
        words->str[out++] = ' ';
      memmove (words->str + out, words->str + at, len);
      if (n < G_N_ELEMENTS (starts))
        {
          starts[n] = out;
          lengths[n++] = len;
        }
      out += len;
    }
  g_string_truncate (words, out);
}

static gboolean
looks_like_phone (const char *search)
{
  guint digits = 0;

  for (; *search; search++)
    {
      if (g_ascii_isdigit (*search))
        digits++;
      else if (strchr (" +-/().", *search) == NULL)
        return FALSE;
    }
  return digits >= 5;
}

char **
trib_search_terms (const char *search, gboolean *any)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = NULL;

  *any = FALSE;
  if (search == NULL)
    return NULL;
  if (looks_like_phone (search))
    {
      const char *at;

      append_digits (folded, search);
      for (at = folded->str; *at == '0'; at++)
        ;
      g_ptr_array_add (terms, g_strdup (*at == '\0' ? folded->str : at));
      g_ptr_array_add (terms, g_strdup (folded->str));
      *any = TRUE;
    }
  else
    trib_fold_append (folded, search, strlen (search));
  words = *any ? NULL : g_strsplit (folded->str, " ", -1);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autoptr (GString) shorter = g_string_new (words[i]);

      g_string_replace (shorter, "\"", "", 0);
      if (shorter->len > 0)
        g_ptr_array_add (terms, g_strdup (shorter->str));
    }
  if (terms->len == 0)
    return NULL;
  g_ptr_array_add (terms, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&terms), FALSE);
}

char *
trib_search_expression (char **terms, gboolean any)
{
  GString *expression = g_string_new (NULL);

  for (guint i = 0; terms[i] != NULL; i++)
    g_string_append_printf (expression, "%s\"%s\" *", i == 0 ? "" : (any ? " OR " : " AND "), terms[i]);
  return g_string_free (expression, FALSE);
}

static gboolean
begins_a_word (const char *words, const char *term)
{
  gsize len = strlen (term);

  for (const char *at = words; at != NULL; at = strchr (at, ' '))
    {
      at += *at == ' ';
      if (strncmp (at, term, len) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
trib_search_matches (const char *words, char **terms, gboolean any)
{
  for (guint i = 0; terms[i] != NULL; i++)
    if (begins_a_word (words, terms[i]) == any)
      return any;
  return !any;
}
