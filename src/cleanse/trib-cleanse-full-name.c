/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole name in one cell and its parts, as words/trib-name-split.h takes them from it. Where it rather names an
 * organisation, it is given as one.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "cleanse/trib-cleanse.h"
#include "schema/trib-legal-forms.h"
#include "schema/trib-nicknames.h"
#include "words/trib-name-split.h"

#include <string.h>

static void
add_part (const TribCleanseContext *context, TribFieldId field, TribStatus status, TribReason reason, GString *text)
{
  if (text->len > 0)
    trib_values_add (context->out, field, 0, status, reason, text->str, text->len);
}

static gboolean
is_all_capitals (const char *word, gsize len)
{
  guint letters = 0;

  for (const char *p = word; p < word + len; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c) && c != 0xdf)
        return FALSE;
      letters += g_unichar_isupper (c);
    }
  return letters >= 2;
}

/* AG, KG, SA, BV and the like behind a name, in capitals where the rest is not. */
static gboolean
ends_in_capital_form (const char *text)
{
  static const char forms[] = " AG KG SE SA NV BV UG AB AS SL SC ";
  const char *last = strrchr (text, ' ');
  char key[8];

  if (last == NULL || strlen (last + 1) != 2)
    return FALSE;
  g_snprintf (key, sizeof key, " %s ", last + 1);
  return strstr (forms, key) && !is_all_capitals (text, (gsize) (last - text));
}

static gboolean
is_organisation (const char *text)
{
  g_autofree char *folded = trib_fold (text);
  guint likeness = trib_organisation_likeness (folded);
  char *blank;

  if (likeness == 2 || ends_in_capital_form (text))
    return TRUE;
  if (likeness == 0)
    return FALSE;
  blank = strchr (folded, ' ');
  if (blank)
    *blank = '\0';
  return !trib_given_name_known (folded);
}

static void
cleanse_person (const TribCleanseContext *context, const TribName *name, const char *text, gsize len)
{
  const TribNameWords *words = &name->words;
  TribStatus part = name->couple ? TRIB_STATUS_SUSPECT : TRIB_STATUS_REPAIRED;
  TribReason reason = TRIB_REASON_CASE;

  if (name->full->len != len)
    reason
        = name->nickname->len > 0 || words->first > 0 || words->end < words->n ? TRIB_REASON_SPLIT : TRIB_REASON_FORMAT;
  if (strpbrk (name->full->str, "0123456789@"))
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_DIGITS_IN_NAME, name->full->str, name->full->len);
  else if (name->couple)
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_AMBIGUOUS, name->full->str, name->full->len);
  else
    trib_cleanse_add (context, text, len, name->full->str, name->full->len, reason);
  trib_cleanse_add_affixes (context, words);
  add_part (context, TRIB_FIELD_GIVEN_NAME, part, name->couple ? TRIB_REASON_AMBIGUOUS : TRIB_REASON_SPLIT,
            name->given);
  add_part (context, TRIB_FIELD_MIDDLE_NAME, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT, name->middle);
  add_part (context, TRIB_FIELD_FAMILY_NAME, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT, name->family);
  add_part (context, TRIB_FIELD_NICKNAME, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT, name->nickname);
}

void
trib_cleanse_full_name (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autoptr (TribName) name = trib_name_new ();

  if (is_organisation (text) || !trib_name_split (name, text, len, context->country))
    {
      TribCleanseContext other = *context;

      trib_cleanse_text (context, text, len);
      other.field = TRIB_FIELD_ORGANISATION;
      trib_cleanse_organisation (&other, text, len);
      return;
    }
  cleanse_person (context, name, text, len);
}
