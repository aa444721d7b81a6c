/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Common beginnings and ends, by characters.
 */
#include "config.h"

#include "app/widgets/trib-difference.h"

#include "base/trib-fold.h"

#include <string.h>

static gboolean
empty (const char *text)
{
  return text == NULL || *text == '\0';
}

typedef struct
{
  const char *start;
  const char *end;
} Span;

/* What is left of both between what begins and what ends alike. */
static void
compare (const char *a, const char *b, Span *in_a, Span *in_b)
{
  *in_a = (Span){ a, a + strlen (a) };
  *in_b = (Span){ b, b + strlen (b) };
  while (in_a->start < in_a->end && in_b->start < in_b->end
         && g_utf8_get_char (in_a->start) == g_utf8_get_char (in_b->start))
    {
      in_a->start = g_utf8_next_char (in_a->start);
      in_b->start = g_utf8_next_char (in_b->start);
    }
  while (in_a->end > in_a->start && in_b->end > in_b->start)
    {
      const char *a_before = g_utf8_prev_char (in_a->end), *b_before = g_utf8_prev_char (in_b->end);

      if (g_utf8_get_char (a_before) != g_utf8_get_char (b_before))
        break;
      in_a->end = a_before;
      in_b->end = b_before;
    }
}

static glong
length (const Span *span)
{
  return g_utf8_strlen (span->start, span->end - span->start);
}

static gboolean
near (const char *a, const char *b)
{
  g_autofree char *folded_a = trib_fold (a);
  g_autofree char *folded_b = trib_fold (b);
  Span in_a, in_b;

  if (strcmp (folded_a, folded_b) == 0)
    return TRUE;
  compare (a, b, &in_a, &in_b);
  return g_utf8_strlen (a, -1) >= 4 && g_utf8_strlen (b, -1) >= 4 && length (&in_a) <= 2 && length (&in_b) <= 2;
}

TribDifference
trib_difference_of (const char *const *texts, guint n)
{
  TribDifference worst = TRIB_DIFFERENCE_ALONE;
  const char *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      TribDifference own;

      if (empty (texts[i]))
        continue;
      if (first == NULL)
        {
          first = texts[i];
          continue;
        }
      own = strcmp (first, texts[i]) == 0 ? TRIB_DIFFERENCE_SAME
            : near (first, texts[i])      ? TRIB_DIFFERENCE_NEAR
                                          : TRIB_DIFFERENCE_DIFFERS;
      worst = MAX (worst, own);
    }
  return worst;
}

static gboolean
find_span (const char *reference, const char *text, TribDifferenceSpan *span)
{
  Span in_reference, in_text;
  glong all = g_utf8_strlen (text, -1);

  compare (reference, text, &in_reference, &in_text);
  span->start = (guint) (in_text.start - text);
  span->end = (guint) (in_text.end - text);
  /* Where little is alike, marking the rest helps nobody. */
  return span->end > span->start && 3 * (all - length (&in_text)) >= all;
}

/* Each word against the word in its place; one that has little in common with it is marked whole. */
static void
compare_words (GStrv references, GStrv words, GArray *spans)
{
  guint at = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      TribDifferenceSpan span;
      guint len = (guint) strlen (words[i]);

      if (strcmp (references[i], words[i]) != 0)
        {
          if (!find_span (references[i], words[i], &span))
            /* Letters that are only missing here leave nothing to mark. */
            span = span.end > span.start ? (TribDifferenceSpan){ 0, len } : (TribDifferenceSpan){ 0, 0 };
          span.start += at;
          span.end += at;
          if (span.end > span.start)
            g_array_append_val (spans, span);
        }
      at += len + 1;
    }
}

static guint
marked_bytes (const GArray *spans)
{
  guint sum = 0;

  for (guint i = 0; i < spans->len; i++)
    sum += g_array_index (spans, TribDifferenceSpan, i).end - g_array_index (spans, TribDifferenceSpan, i).start;
  return sum;
}

GArray *
trib_difference_spans (const char *reference, const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TribDifferenceSpan));
  g_auto (GStrv) references = g_strsplit (reference, " ", -1);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  TribDifferenceSpan span;

  if (g_strv_length (words) > 1 && g_strv_length (words) == g_strv_length (references))
    {
      compare_words (references, words, spans);
      if (3 * marked_bytes (spans) > 2 * strlen (text))
        g_array_set_size (spans, 0);
    }
  else if (find_span (reference, text, &span))
    g_array_append_val (spans, span);
  return spans;
}
