/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks that text is UTF-8 without control characters. Nearly all of it is, so the check goes sixteen bytes at a
 * time over plain ASCII; what is not clean is repaired cell by cell, with U+FFFD at the place of what was lost.
 */
#include "config.h"

#include "formats/text/trib-text-check.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGHS G_GUINT64_CONSTANT (0x8080808080808080)

static gboolean
is_control (guchar c)
{
  return (c < 32 && c != '\t' && c != '\n' && c != '\r') || c == 127;
}

/* Bytes of the valid sequence at @p, 0 if it is none. */
static guint
sequence (const guchar *p, const guchar *end)
{
  gsize left = end - p;

  if (p[0] >= 0xc2 && p[0] < 0xe0)
    return left > 1 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
  if ((p[0] & 0xf0) == 0xe0)
    {
      if (left < 3 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
        return 0;
      return (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] >= 0xa0) ? 0 : 3;
    }
  if (p[0] >= 0xf0 && p[0] < 0xf5)
    {
      if (left < 4 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80 || (p[3] & 0xc0) != 0x80)
        return 0;
      return (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] >= 0x90) ? 0 : 4;
    }
  return 0;
}

/* To where plain ASCII is found without a look at each byte; in places it stops early. */
static const guchar *
skip_plain (const guchar *p, const guchar *end)
{
#ifdef __SSE2__
  const __m128i least = _mm_set1_epi8 (31), del = _mm_set1_epi8 (127);
  const __m128i tab = _mm_set1_epi8 ('\t'), lf = _mm_set1_epi8 ('\n'), cr = _mm_set1_epi8 ('\r');

  for (; end - p >= 16; p += 16)
    {
      __m128i x = _mm_loadu_si128 ((const __m128i *) p);
      /* Bytes beyond ASCII are less than nothing here. */
      __m128i plain = _mm_andnot_si128 (_mm_cmpeq_epi8 (x, del), _mm_cmpgt_epi8 (x, least));
      __m128i breaks
          = _mm_or_si128 (_mm_or_si128 (_mm_cmpeq_epi8 (x, tab), _mm_cmpeq_epi8 (x, lf)), _mm_cmpeq_epi8 (x, cr));

      if (_mm_movemask_epi8 (_mm_or_si128 (plain, breaks)) != 0xffff)
        break;
    }
#endif
  return p;
}

const char *
trib_text_check (const char *text, const char *end_of_text)
{
  const guchar *end = (const guchar *) end_of_text, *p = skip_plain ((const guchar *) text, end);

  while (p < end)
    {
      const guchar *stop = end - p >= 8 ? p + 8 : end;
      guint64 word;

      if (stop == p + 8)
        {
          memcpy (&word, p, 8);
          /* No byte with its high bit, below a blank, or 127? */
          if (!((word | (word - ONES * 32) | (word + ONES)) & HIGHS))
            {
              p += 8;
              continue;
            }
        }
      while (p < stop)
        {
          guint n = *p < 128 ? !is_control (*p) : sequence (p, end);

          if (n == 0)
            return (const char *) p;
          p += n;
        }
      p = skip_plain (p, end);
    }
  return end_of_text;
}

TribTextFaults
trib_text_repair (const char *text, gsize len, GString *out)
{
  const char *end = text + len;
  TribTextFaults faults = TRIB_TEXT_CLEAN;

  for (const char *p = text; p < end;)
    {
      const char *bad = trib_text_check (p, end);

      g_string_append_len (out, p, bad - p);
      if (bad == end)
        break;
      faults |= (guchar) *bad < 128 ? TRIB_TEXT_CONTROL : TRIB_TEXT_INVALID;
      g_string_append (out, "\357\277\275");
      p = bad + 1;
      /* The rest of a broken sequence is the same fault. */
      while (p < end && (guchar) *bad >= 0xc0 && ((guchar) *p & 0xc0) == 0x80)
        p++;
    }
  return faults;
}

char *
trib_text_show (const char *text, gsize len)
{
  GString *out = g_string_new (NULL);
  const char *end = text + len;

  for (const char *p = text; p < end;)
    {
      const char *bad = trib_text_check (p, end);

      g_string_append_len (out, p, bad - p);
      if (bad < end)
        g_string_append_printf (out, "\\x%02X", (guchar) *bad);
      p = bad + 1;
    }
  return g_string_free (out, FALSE);
}
