/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "app/review/trib-review-words.h"

#include <glib/gi18n.h>

#include "app/review/trib-review-lines.h"
#include "base/trib-grouped.h"
#include "unify/trib-overruled.h"

const char *
trib_review_question_title (const TribQuestion *question)
{
  return question->merged ? _ ("Is this really one customer?") : _ ("Are these the same customer?");
}

char *
trib_review_reason_text (const TribReviewCase *asked, TribSchema *schema)
{
  g_autofree char *reason = trib_question_reason_words (schema, asked->question);
  guint n[2] = { asked->sides[0].ids->len, asked->sides[1].ids->len };
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (!asked->question->merged || n[0] + n[1] == 2)
    return g_steal_pointer (&reason);
  left = g_strdup_printf (ngettext ("%u record", "%u records", n[0]), n[0]);
  right = g_strdup_printf (ngettext ("%u record", "%u records", n[1]), n[1]);
  /* Translators: why it is asked, then "2 records" and "1 record" */
  return g_strdup_printf (_ ("%s If they differ, it is cut: %s here, %s there."), reason, left, right);
}

static const char *
answer_format (gboolean merged, TribAnswer answer)
{
  switch (answer)
    {
    case TRIB_ANSWER_SAME:
      return merged ? _ ("One customer for good: %s and %s.") : _ ("One customer now: %s and %s.");
    case TRIB_ANSWER_HOUSEHOLD:
      return _ ("Two customers of one household: %s and %s.");
    case TRIB_ANSWER_DIFFERENT:
    default:
      return merged ? _ ("Two customers now: %s and %s.") : _ ("Two customers for good: %s and %s.");
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *
trib_review_answer_text (const TribReviewCase *asked, TribAnswer answer)
{
  g_autofree char *a = trib_review_record_title (g_ptr_array_index (asked->sides[0].records, 0));
  g_autofree char *b = trib_review_record_title (g_ptr_array_index (asked->sides[1].records, 0));

  return g_strdup_printf (answer_format (asked->question->merged, answer), a, b);
}
#pragma GCC diagnostic pop

char *
trib_review_cleared_text (guint cleared)
{
  g_autofree char *number = trib_grouped (cleared);

  if (cleared == 0)
    return g_strdup ("");
  return g_strdup_printf (
      ngettext ("%s other question is clear by it.", "%s other questions are clear by it.", cleared), number);
}

char *
trib_review_learnt_text (const TribReviewLearn *learn, guint n_answers)
{
  g_autofree char *answers
      = g_strdup_printf (ngettext ("Learnt from %u answer:", "Learnt from %u answers:", n_answers), n_answers);
  g_autofree char *cleared = NULL;
  g_autofree char *fresh = NULL;

  if (learn->cleared == 0 && learn->fresh == 0)
    return g_strdup_printf (_ ("%s the other questions stay as they are."), answers);
  cleared = g_strdup_printf (
      ngettext ("%u other question is clear now", "%u other questions are clear now", learn->cleared), learn->cleared);
  if (learn->fresh == 0)
    return g_strdup_printf ("%s %s.", answers, cleared);
  fresh = g_strdup_printf (ngettext ("%u is new", "%u are new", learn->fresh), learn->fresh);
  return g_strdup_printf ("%s %s, %s.", answers, cleared, fresh);
}

char *
trib_review_overruled_text (const TribUndoReport *report)
{
  const TribOverruled *first;

  if (report->overruled == NULL || report->overruled->len == 0)
    return NULL;
  first = g_ptr_array_index (report->overruled, 0);
  if (report->overruled->len == 1)
    /* Translators: what somebody answered or did before */
    return g_strdup_printf (_ ("Holds no longer: %s"), first->words);
  return g_strdup_printf (_ ("%u things hold no longer, first: %s"), report->overruled->len, first->words);
}

char *
trib_review_progress_text (guint n_answered, guint n_open)
{
  g_autofree char *answered = trib_grouped (n_answered);
  g_autofree char *all = trib_grouped (n_answered + n_open);

  if (n_answered == 0)
    return g_strdup_printf (ngettext ("%s question", "%s questions", n_open), all);
  return g_strdup_printf (_ ("%s of %s answered"), answered, all);
}
