/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lower case, Latin letters without marks (ICU's Any-Latin; Latin-ASCII, so Cyrillic and Greek too),
 * everything that is neither letter nor digit one blank. Plain ASCII takes a short way, and so do the letters of Latin
 * alphabets, which ICU rewrites one by one: what it makes of each is looked up.
 */
#include "config.h"

#include "base/trib-fold.h"

#include <string.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

#define LATIN_BEGIN 0xa0
#define LATIN_END 0x250

static void
append_ascii (GString *out, const char *text, gsize len)
{
  gsize start = out->len;
  char *at;

  g_string_set_size (out, start + len);
  at = out->str + start;
  for (gsize i = 0; i < len; i++)
    {
      char c = text[i];

      if (c >= 'A' && c <= 'Z')
        *at++ = (char) (c + ('a' - 'A'));
      else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        *at++ = c;
      else if (c != '\'' && at > out->str + start && at[-1] != ' ')
        *at++ = ' ';
    }
  if (at > out->str + start && at[-1] == ' ')
    at--;
  g_string_truncate (out, (gsize) (at - out->str));
}

static UTransliterator *
open_transliterator (void)
{
  static const UChar id[] = u"Any-Latin; Latin-ASCII; Lower";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *self = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

  return U_SUCCESS (status) ? self : NULL;
}

static void
close_transliterator (gpointer self)
{
  utrans_close (self);
}

static UTransliterator *
thread_transliterator (void)
{
  static GPrivate key = G_PRIVATE_INIT (close_transliterator);
  UTransliterator *self = g_private_get (&key);

  if (self == NULL)
    {
      self = open_transliterator ();
      g_private_set (&key, self);
    }
  return self;
}

/* Zero width, and no part of what is compared: the name is the same with them and without. */
static gint32
drop_joiners (UChar *wide, gint32 n)
{
  gint32 kept = 0;

  for (gint32 i = 0; i < n; i++)
    if (wide[i] != 0xad && (wide[i] < 0x200b || wide[i] > 0x200d))
      wide[kept++] = wide[i];
  return kept;
}

/* ICU rewrites in place, so the buffer is given room: no Latin form is longer than eight times.
 * Returns: (transfer full) (nullable): Latin letters, with whatever stands between them as it was */
static char *
transliterate (const char *text, gsize len, gsize *n_out)
{
  UTransliterator *trans = thread_transliterator ();
  gint32 room = (gint32) len * 8 + 32, n = 0, limit, n8 = 0;
  g_autofree UChar *wide = g_new (UChar, room);
  g_autofree char *narrow = NULL;
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8WithSub (wide, room, &n, text, (gint32) len, 0xfffd, NULL, &status);
  n = drop_joiners (wide, n);
  limit = n;
  if (trans == NULL || U_FAILURE (status))
    return NULL;
  utrans_transUChars (trans, wide, &n, room, 0, &limit, &status);
  if (U_FAILURE (status))
    return NULL;
  narrow = g_malloc ((gsize) n * 3 + 1);
  u_strToUTF8WithSub (narrow, n * 3 + 1, &n8, wide, n, 0xfffd, NULL, &status);
  *n_out = (gsize) n8;
  return U_FAILURE (status) ? NULL : g_steal_pointer (&narrow);
}

static gboolean
append_transliterated (GString *out, const char *text, gsize len)
{
  gsize n;
  g_autofree char *narrow = transliterate (text, len, &n);

  if (narrow != NULL)
    append_ascii (out, narrow, n);
  return narrow != NULL;
}

/* What each letter from U+00A0 to U+024F becomes. */
static const char *const *
latin_letters (void)
{
  static gsize ready;
  static const char *letters[LATIN_END - LATIN_BEGIN];

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = LATIN_BEGIN; c < LATIN_END; c++)
        {
          char text[6];
          gsize n;

          letters[c - LATIN_BEGIN] = transliterate (text, (gsize) g_unichar_to_utf8 (c, text), &n);
        }
      g_once_init_leave (&ready, 1);
    }
  return letters;
}

/* Nothing but ASCII and those letters: each for itself. FALSE where there is anything else. */
static gboolean
append_latin (GString *out, const char *text, gsize len)
{
  const char *const *letters = latin_letters ();
  char small[256];
  gsize n = 0;

  for (gsize i = 0; i < len; i++)
    {
      guchar c = (guchar) text[i];
      gunichar letter = i + 1 < len ? (gunichar) (c & 0x1f) << 6 | ((guchar) text[i + 1] & 0x3f) : 0;
      const char *as;

      if (n + 8 > sizeof small)
        return FALSE;
      if (c < 0x80)
        {
          small[n++] = (char) c;
          continue;
        }
      if (c < 0xc2 || c > 0xc9 || letter < LATIN_BEGIN || letter >= LATIN_END
          || (as = letters[letter - LATIN_BEGIN]) == NULL)
        return FALSE;
      while (*as != '\0')
        small[n++] = *as++;
      i++;
    }
  append_ascii (out, small, n);
  return TRUE;
}

/**
 * trib_fold_append:
 * @out: where the folded text is added
 * @text: UTF-8
 * @len: its bytes
 *
 * What cannot be put into Latin letters is kept as it is, in lower case.
 */
void
trib_fold_append (GString *out, const char *text, gsize len)
{
  gsize i = 0;

  while (i < len && !(text[i] & 0x80))
    i++;
  if (i == len)
    append_ascii (out, text, len);
  else if (!append_latin (out, text, len) && (len > 100000 || !append_transliterated (out, text, len)))
    {
      g_autofree char *lower = g_utf8_casefold (text, len);

      g_string_append (out, lower);
    }
}

/**
 * trib_fold:
 *
 * Returns: (transfer full): @text folded
 */
char *
trib_fold (const char *text)
{
  GString *out = g_string_new (NULL);

  trib_fold_append (out, text, strlen (text));
  return g_string_free (out, FALSE);
}
