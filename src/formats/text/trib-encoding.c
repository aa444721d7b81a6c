/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Detects the encoding: byte order mark, then UTF-8 by its structure, then the pattern of NULs that UTF-16
 * has, then the most plausible of the old encodings (trib-encoding-legacy.c). A few bad bytes do not turn a
 * UTF-8 file into something else.
 */
#include "config.h"

#include "formats/text/trib-encoding.h"

#include "formats/text/trib-encoding-legacy.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define BLOCK (1 << 20)
#define SAMPLE_MAX (8 * 1024)
#define ENOUGH 256          /* characters beyond ASCII that decide */
#define WHOLE (128 * BLOCK) /* of a larger file only as many blocks again are read behind that, evenly apart */

typedef struct
{
  guint64 sequences; /* lead byte and continuation bytes, as UTF-8 has them */
  guint64 strays;    /* bytes that fit into no such sequence */
  GString *sample;   /* the lines around bytes beyond ASCII */
} Evidence;

gboolean
trib_encoding_is_utf8 (const char *name)
{
  return g_ascii_strcasecmp (name, "UTF-8") == 0 || g_ascii_strcasecmp (name, "UTF8") == 0;
}

gboolean
trib_encoding_is_binary (const char *bytes, gsize len)
{
  gsize nuls = 0, controls = 0, high = 0;

  /* What fills up the last block. */
  while (len > 0 && bytes[len - 1] == '\0')
    len--;
  for (gsize i = 0; i < len; i++)
    {
      guchar c = bytes[i];

      nuls += c == 0;
      controls += c < 32 && c != '\t' && c != '\n' && c != '\r' && c != 0;
      high += c >= 128;
    }
  return nuls * 10 > len || controls * 3 > len || (len >= 256 && (nuls + controls) * 20 > len && high * 4 > len);
}

static guint
sequence_length (const guchar *p, const guchar *end)
{
  guint n = *p >= 0xf0 && *p < 0xf8 ? 4 : *p >= 0xe0 && *p < 0xf0 ? 3 : *p >= 0xc0 && *p < 0xe0 ? 2 : 1;

  if (n == 1 || p + n > end)
    return 1;
  for (guint i = 1; i < n; i++)
    if ((p[i] & 0xc0) != 0x80)
      return 1;
  return n;
}

static const guchar *
skip_ascii (const guchar *p, const guchar *end)
{
  guint64 words[4];

  while (end - p >= 32)
    {
      memcpy (words, p, 32);
      if ((words[0] | words[1] | words[2] | words[3]) & G_GUINT64_CONSTANT (0x8080808080808080))
        break;
      p += 32;
    }
  while (p < end && *p < 128)
    p++;
  return p;
}

static void
keep_sample (Evidence *evidence, const guchar *start, const guchar *at, const guchar *end)
{
  const guchar *from = at - MIN (at - start, 24);
  const guchar *to = at + MIN (end - at, 24);

  while (from < at && (*from == '\n' || *from >= 128))
    from++;
  g_string_append_len (evidence->sample, (const char *) from, to - from);
  g_string_append_c (evidence->sample, '\n');
}

static void
weigh_block (Evidence *evidence, const guchar *start, const guchar *end)
{
  const guchar *sampled = start;

  for (const guchar *p = skip_ascii (start, end); p < end; p = skip_ascii (p, end))
    {
      guint n = sequence_length (p, end);

      if (n > 1)
        evidence->sequences++;
      else
        {
          evidence->strays++;
          /* A sequence that was cut counts once. */
          while (p + n < end && n < 3 && *p >= 0xc0 && (p[n] & 0xc0) == 0x80)
            n++;
        }
      if (p >= sampled && evidence->sample->len < SAMPLE_MAX)
        {
          keep_sample (evidence, sampled, p, end);
          sampled = MIN (p + 24, end);
        }
      p += n;
    }
}

/* Mostly Latin letters: every other byte is NUL. */
static gboolean
looks_like_latin_utf16 (const TribInput *input, gboolean big)
{
  gsize n = input->n_head & ~(gsize) 1, expected = 0, other = 0;

  for (gsize i = 0; i < n; i += 2)
    {
      expected += input->head[i + (big ? 0 : 1)] == 0;
      other += input->head[i + (big ? 1 : 0)] == 0;
    }
  return n >= 4 && expected * 10 > n / 2 * 4 && other * 50 < n / 2;
}

/* Whatever letters: lines end with a NUL beside the line end, and nearly all characters exist. */
static gboolean
looks_like_utf16 (const TribInput *input, gboolean big)
{
  gsize n = input->n_head & ~(gsize) 1, n_lines = 0, n_ends = 0, n_nuls = 0, n_odd = 0;

  if (looks_like_latin_utf16 (input, big))
    return TRUE;
  for (gsize i = 0; i < n; i += 2)
    {
      gunichar c = (guchar) input->head[i + (big ? 1 : 0)] | (guchar) input->head[i + (big ? 0 : 1)] << 8;

      n_ends += input->head[i] == '\n' || input->head[i + 1] == '\n';
      n_lines += c == '\n';
      n_nuls += c < 128;
      n_odd += c < 0xd800 || c > 0xdfff ? !g_unichar_isdefined (c) || (c < 32 && !strchr ("\t\n\r", (int) c)) || c == 0
                                        : 0;
    }
  return n_lines > 0 && n_nuls * 50 > n / 2 && n_odd * 50 < n / 2 && (n_ends - n_lines) * 4 <= n_lines;
}

static gboolean
looks_like_utf32 (const TribInput *input, gboolean big)
{
  gsize n = input->n_head & ~(gsize) 3, fits = 0;

  for (gsize i = 0; i < n; i += 4)
    fits += input->head[i + (big ? 0 : 3)] == 0 && (guchar) input->head[i + (big ? 1 : 2)] <= 0x10
            && (input->head[i + (big ? 2 : 1)] != 0 || input->head[i + (big ? 3 : 0)] != 0);
  return n >= 8 && fits * 50 > n / 4 * 49;
}

/* Seven bits that switch to Japanese and back. */
static gboolean
looks_like_iso_2022 (const TribInput *input)
{
  return (memmem (input->head, input->n_head, "\033$B", 3) || memmem (input->head, input->n_head, "\033$@", 3))
         && (memmem (input->head, input->n_head, "\033(B", 3) || memmem (input->head, input->n_head, "\033(J", 3));
}

static gboolean
detect_mark (const TribInput *input, TribEncoding *out)
{
  static const struct
  {
    const char *mark;
    guint len;
    const char *name;
  } marks[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" }, { "\xff\xfe\0\0", 4, "UTF-32LE" }, { "\0\0\xfe\xff", 4, "UTF-32BE" },
    { "\xff\xfe", 2, "UTF-16LE" },  { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (input->n_head >= marks[i].len && memcmp (input->head, marks[i].mark, marks[i].len) == 0)
      {
        *out = (TribEncoding){ marks[i].name, marks[i].len };
        return TRUE;
      }
  return FALSE;
}

/* The whole file, where need be: a list may be ASCII for a million rows before its first umlaut. Of gigabytes, samples. */
static void
gather (TribInput *input, Evidence *evidence)
{
  g_autofree char *block = g_malloc (BLOCK);
  guint64 step = input->size > 2 * (guint64) WHOLE ? (input->size - WHOLE) / 128 : BLOCK;
  guint64 at = 0;

  while (evidence->sequences + evidence->strays < ENOUGH)
    {
      gssize n = trib_input_read (input, at, block, BLOCK, NULL);
      gssize use = n;

      if (n <= 0)
        break;
      /* Not in the middle of a sequence. */
      while (n == BLOCK && use > n - 4 && (guchar) block[use - 1] >= 128)
        use--;
      weigh_block (evidence, (const guchar *) block, (const guchar *) block + use);
      at += at < WHOLE ? (guint64) use : step;
      if (n < BLOCK)
        break;
    }
}

/* What a server says of the encoding is believed where it can be true: the text is not UTF-8. */
static gboolean
is_declared (const TribInput *input)
{
  GIConv converter = (GIConv) -1;

  if (input->charset && !trib_encoding_is_utf8 (input->charset))
    converter = g_iconv_open ("UTF-8", input->charset);
  if (converter == (GIConv) -1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

void
trib_encoding_detect (TribInput *input, TribEncoding *out)
{
  g_autoptr (GString) sample = g_string_new (NULL);
  Evidence evidence = { .sample = sample };

  if (detect_mark (input, out))
    return;
  *out = (TribEncoding){ "UTF-8", 0 };
  if (looks_like_utf32 (input, FALSE))
    out->name = "UTF-32LE";
  else if (looks_like_utf32 (input, TRUE))
    out->name = "UTF-32BE";
  else if (looks_like_iso_2022 (input))
    out->name = "ISO-2022-JP";
  else if (looks_like_utf16 (input, FALSE))
    out->name = "UTF-16LE";
  else if (looks_like_utf16 (input, TRUE))
    out->name = "UTF-16BE";
  else
    {
      gather (input, &evidence);
      if (evidence.strays > 2 * evidence.sequences)
        out->name
            = is_declared (input) ? g_intern_string (input->charset) : trib_encoding_legacy (sample->str, sample->len);
    }
}

gboolean
trib_encoding_choose (TribInput *input, const char *name, TribEncoding *out, GError **error)
{
  TribEncoding marked = { 0 };
  GIConv converter = g_iconv_open ("UTF-8", name);

  if (converter == (GIConv) -1)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                   _ ("%s: there is no encoding called “%s”. Try UTF-8 or WINDOWS-1252"), input->name, name);
      return FALSE;
    }
  g_iconv_close (converter);
  *out = (TribEncoding){ g_intern_string (name), 0 };
  if (!detect_mark (input, &marked))
    return TRUE;
  if (g_ascii_strcasecmp (name, marked.name) == 0
      || trib_encoding_is_utf8 (name) == trib_encoding_is_utf8 (marked.name))
    out->bom = marked.bom;
  if (g_ascii_strcasecmp (name, "UTF-16") == 0 && g_str_has_prefix (marked.name, "UTF-16"))
    out->name = marked.name;
  return TRUE;
}
