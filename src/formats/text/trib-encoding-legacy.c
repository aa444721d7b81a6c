/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weighs the encodings from before Unicode against each other: each reading of the sample is judged by how
 * well its letters fit one language, and by what never stands inside a word (a symbol, a capital after a small
 * letter). uchardet adds a candidate and breaks ties; alone it is wrong on CP850 and on short samples.
 */
#include "config.h"

#include "formats/text/trib-encoding-legacy.h"

#include <string.h>
#include <uchardet.h>

/* Small letters beyond ASCII that a language writes. */
#define WESTERN "äöüß|éèêëàâçîïôùûœæ|áéíóúñü|ãõáâàéêíóôúç|åäöøæé|áéíóúýðþæö|àèéìòù|ëéïöè"
#define CENTRAL "áčďéěíňóřšťúůýž|áäčďéíĺľňóôŕšťúýž|ąćęłńóśźż|áéíóöőúüű|čćđšž"
#define CYRILLIC "абвгдежзийклмнопрстуфхцчшщъыьэюяё|абвгґдеєжзиіїйклмнопрстуфхцчшщьюя|абвгдђежзијклљмнњопрстћуфхцчџш"

static const struct
{
  const char *name;
  const char *languages;
} candidates[] = {
  { "WINDOWS-1252", WESTERN },
  { "WINDOWS-1250", CENTRAL },
  { "WINDOWS-1251", CYRILLIC },
  { "CP850", WESTERN },
  { "CP852", CENTRAL },
  { "CP866", CYRILLIC },
  { "KOI8-R", CYRILLIC },
  { "WINDOWS-1253", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ" },
  { "WINDOWS-1254", "çğıöşüâ" },
  { "MACINTOSH", WESTERN },
  { "CP932", "" },
};

/* The text without what cannot be read, which is counted. */
static char *
decode (const char *name, const char *text, gsize len, guint *n_bad)
{
  GIConv converter = g_iconv_open ("UTF-8", name);
  gsize room = len * 4 + 16;
  char *out = g_malloc (room), *to = out;
  char *from = (char *) text;

  *n_bad = 0;
  if (converter == (GIConv) -1)
    {
      g_free (out);
      return NULL;
    }
  while (len > 0)
    {
      gsize left = room - (to - out) - 1;

      if (g_iconv (converter, &from, &len, &to, &left) != (gsize) -1 || len == 0)
        break;
      from++;
      len--;
      ++*n_bad;
    }
  *to = '\0';
  g_iconv_close (converter);
  return out;
}

/* Scripts whose letters do not stand in one word with Latin ones. */
static gboolean
is_foreign_letter (gunichar c)
{
  return (c >= 0x370 && c < 0x530) || (c >= 0x3040 && c < 0xd800);
}

/* What the alphabet says of one character beyond ASCII between its neighbours. */
static double
judge_letter (gunichar before, gunichar c, gunichar after)
{
  gboolean in_word = g_unichar_isalpha (before) && g_unichar_isalpha (after);

  if (c < 0xa0 || c == 0xfffd || (c >= 0xe000 && c < 0xf900))
    return -3;
  if (!g_unichar_isalpha (c))
    return in_word ? -3 : g_unichar_ispunct (c) || c == 0xa0 || c == 0x20ac ? 0 : -1;
  if (c >= 0xff61 && c < 0xffa0)
    return -1;
  if (is_foreign_letter (c) && ((before < 128 && g_ascii_isalpha (before)) || (after < 128 && g_ascii_isalpha (after))))
    return -3;
  if (c >= 0x3040)
    return 1;
  if (g_unichar_isupper (c) && g_unichar_islower (before))
    return -2;
  if (g_unichar_islower (c) && g_unichar_isupper (before) && g_unichar_isupper (after))
    return -1;
  return 0.5;
}

static double
judge (const char *text, const char *languages)
{
  g_auto (GStrv) alphabets = g_strsplit (languages, "|", -1);
  guint n_alphabets = g_strv_length (alphabets);
  g_autofree guint *covered = g_new0 (guint, n_alphabets + 1);
  gunichar before = '\n';
  double score = 0;
  guint best = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after = g_utf8_get_char (g_utf8_next_char (p));

      if (c >= 128)
        {
          char small[8] = { 0 };

          score += judge_letter (before, c, after);
          g_unichar_to_utf8 (g_unichar_tolower (c), small);
          for (guint i = 0; i < n_alphabets; i++)
            covered[i] += strstr (alphabets[i], small) != NULL;
        }
      before = c;
    }
  for (guint i = 0; i < n_alphabets; i++)
    best = MAX (best, covered[i]);
  return score + best;
}

/* Its names for encodings that are among the candidates already. */
static const char *
usual_name (const char *name)
{
  static const char *const names[][2] = { { "SHIFT_JIS", "CP932" }, { "IBM852", "CP852" }, { "IBM866", "CP866" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i][0]) == 0)
      return names[i][1];
  return name;
}

static const char *
ask_uchardet (const char *sample, gsize len)
{
  uchardet_t detector = uchardet_new ();
  const char *name = NULL;

  if (uchardet_handle_data (detector, sample, len) == 0)
    {
      uchardet_data_end (detector);
      name = g_intern_string (usual_name (uchardet_get_charset (detector)));
    }
  uchardet_delete (detector);
  return name && *name && strcmp (name, "ASCII") != 0 && strcmp (name, "UTF-8") != 0 ? name : NULL;
}

/* Pairs of bytes that Shift-JIS uses for kana and for the kanji of every day, beyond one for each that does not fit. In
 * European text such pairs are rare, and have Latin letters around them. */
static int
count_japanese (const char *sample, gsize len)
{
  int n = 0;

  for (gsize i = 0; i + 1 < len; i++)
    {
      guchar lead = sample[i], trail = sample[i + 1];

      if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf))
        continue;
      if (trail < 0x40 || trail == 0x7f || trail > 0xfc)
        {
          n -= 3;
          continue;
        }
      if ((lead >= 0x81 && lead <= 0x83) || (lead >= 0x88 && lead <= 0x97))
        n++;
      i++;
    }
  return MAX (n, 0);
}

const char *
trib_encoding_legacy (const char *sample, gsize len)
{
  const char *hint = ask_uchardet (sample, len);
  const char *best = "WINDOWS-1252";
  const char *extra = hint;
  double best_score = -1e9;

  for (guint i = 0; extra && i < G_N_ELEMENTS (candidates); i++)
    if (g_ascii_strcasecmp (extra, candidates[i].name) == 0)
      extra = NULL;
  for (guint i = 0; i <= G_N_ELEMENTS (candidates); i++)
    {
      gboolean is_hint = i == G_N_ELEMENTS (candidates);
      const char *name = is_hint ? extra : candidates[i].name;
      g_autofree char *text = NULL;
      double score;
      guint n_bad;

      if (!name || !(text = decode (name, sample, len, &n_bad)))
        continue;
      score = judge (text, is_hint ? "" : candidates[i].languages) - 3.0 * n_bad;
      if (hint && g_ascii_strcasecmp (hint, name) == 0)
        score += 0.25;
      if (strcmp (name, "CP932") == 0)
        score += 2.0 * count_japanese (sample, len);
      if (score > best_score)
        {
          best_score = score;
          best = name;
        }
    }
  return best;
}
