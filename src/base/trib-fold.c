/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lower case, Latin letters without marks (ICU's Any-Latin; Latin-ASCII, so Cyrillic and Greek too),
 * everything that is neither letter nor digit one blank. Plain ASCII takes a short way.
 */
#include "config.h"

#include "base/trib-fold.h"

#include <string.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

static void
append_ascii (GString *out, const char *text, gsize len)
{
  gsize start = out->len;

  for (gsize i = 0; i < len; i++)
    {
      char c = g_ascii_tolower (text[i]);

      if (g_ascii_isalnum (c))
        g_string_append_c (out, c);
      else if (c != '\'' && out->len > start && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
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

/* ICU rewrites in place, so the buffer is given room: no Latin form is longer than eight times. */
static gboolean
append_transliterated (GString *out, const char *text, gsize len)
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
    return FALSE;
  utrans_transUChars (trans, wide, &n, room, 0, &limit, &status);
  if (U_FAILURE (status))
    return FALSE;
  narrow = g_malloc ((gsize) n * 3 + 1);
  u_strToUTF8WithSub (narrow, n * 3 + 1, &n8, wide, n, 0xfffd, NULL, &status);
  if (U_FAILURE (status))
    return FALSE;
  append_ascii (out, narrow, n8);
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
  else if (len > 100000 || !append_transliterated (out, text, len))
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
