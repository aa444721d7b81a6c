/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A phonetic key in the spirit of Soundex (R. Russell, 1918) and Metaphone (L. Philips, 1990), but for names of several
 * languages in one file: consonants fall into classes that English, German, Romance and Slavic spellings mix up, vowels
 * count only at the beginning. It only brings candidates together, so it errs on the side of sameness.
 */
#include "config.h"

#include "match/trib-phonetic.h"

#include <string.h>

gsize
trib_loose_form (const char *folded, gsize len, char *out)
{
  gsize n = 0;

  for (gsize i = 0; i < len; i++)
    {
      char c = folded[i];

      if (c == ' ' || (n > 0 && out[n - 1] == c && !g_ascii_isdigit (c)))
        continue;
      if (c == 'e' && i > 0 && strchr ("aou", folded[i - 1]) != NULL && folded[i - 1] != '\0')
        continue;
      out[n++] = c;
    }
  out[n] = '\0';
  return n;
}

/* The class of the consonant at @at, 0 for none; @step says how many letters it took. */
static char
sound_at (const char *s, gsize len, gsize at, gsize *step)
{
  char c = s[at], next = at + 1 < len ? s[at + 1] : '\0';

  *step = 1;
  switch (c)
    {
    case 'b':
      return 'p';
    case 'p':
      *step = next == 'h' ? 2 : 1;
      return next == 'h' ? 'f' : 'p';
    case 'd':
    case 't':
      *step = next == 'h' ? 2 : 1;
      return 't';
    case 'f':
    case 'v':
    case 'w':
      return 'f';
    case 'g':
    case 'k':
    case 'q':
      *step = next == 'h' ? 2 : 1;
      return 'k';
    case 'c':
      *step = next == 'h' || next == 'k' || next == 'z' ? 2 : 1;
      return next == 'e' || next == 'i' || next == 'y' || next == 'z' ? 's' : 'k';
    case 's':
      *step = next == 'h' || next == 'z' ? 2 : 1;
      if (next == 'c' && at + 2 < len && s[at + 2] == 'h')
        *step = 3;
      return 's';
    case 'z':
    case 'x':
      return 's';
    case 'm':
    case 'n':
      return 'n';
    case 'l':
    case 'r':
      return c;
    default:
      return g_ascii_isdigit (c) || (guchar) c >= 0x80 ? c : 0;
    }
}

gsize
trib_sound_form (const char *folded, gsize len, char *out)
{
  gsize n = 0, step = 1;

  for (gsize i = 0; i < len; i += step)
    {
      char class;

      step = 1;
      if (folded[i] == ' ')
        continue;
      class = sound_at (folded, len, i, &step);
      if (class == 0 && n == 0 && folded[i] != 'h')
        class = 'a';
      if (class != 0 && (n == 0 || out[n - 1] != class))
        out[n++] = class;
    }
  out[n] = '\0';
  return n;
}
