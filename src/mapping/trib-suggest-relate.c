/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What columns say of one another when a mapping is suggested: a heading such as "Name" or "Titel" means one thing
 * alone and another beside "Vorname" or "Anrede".
 */
#include "config.h"

#include "mapping/trib-suggest-private.h"

#include "base/trib-fold.h"

#include <string.h>

/* The surest column for @field, or %NULL. */
static TribColumnGuess *
best_for (TribColumnGuess *guesses, guint n, TribFieldId field)
{
  TribColumnGuess *best = NULL;

  for (guint i = 0; i < n; i++)
    if (guesses[i].field == field && (best == NULL || guesses[i].confidence > best->confidence))
      best = &guesses[i];
  return best;
}

static void
retarget (TribColumnGuess *guess, TribFieldId field, double confidence)
{
  guess->field = field;
  guess->confidence = confidence;
}

/* A birth date in up to three columns. One part alone counts only if it is the year. Headings that say "day", "month" and "year"
 * and not of what, written as capitals, count if all three are there and nothing else is the date of birth. */
static void
join_birth_parts (TribColumnGuess *guesses, guint n)
{
  TribColumnGuess *found[3] = { NULL }, *dob;
  static const char order[] = "ymd";
  gboolean bare = FALSE;

  for (guint i = 0; i < n; i++)
    if (guesses[i].birth_part && guesses[i].content.share[TRIB_LOOK_INTEGER] >= 0.8)
      {
        guint at = (guint) (strchr (order, g_ascii_tolower (guesses[i].birth_part)) - order);

        if (found[at] == NULL)
          found[at] = &guesses[i];
      }
  dob = best_for (guesses, n, TRIB_FIELD_DATE_OF_BIRTH);
  for (guint at = 0; at < 3; at++)
    bare = bare || (found[at] != NULL && g_ascii_isupper (found[at]->birth_part));
  if (found[0] == NULL || (dob && !dob->birth_part)
      || (bare && (found[1] == NULL || found[2] == NULL || found[0]->content.average < 3.5)))
    return;
  for (guint at = 0; at < 3; at++)
    if (found[at])
      {
        retarget (found[at], TRIB_FIELD_DATE_OF_BIRTH, bare ? 0.7 : 0.9);
        found[at]->part = order[at];
      }
}

/* Two family names, of the father and of the mother, are one value together. */
static void
join_family_names (TribColumnGuess *guesses, const TribTableFacts *table)
{
  guint n = table->columns->len;

  if (best_for (guesses, n, TRIB_FIELD_FAMILY_NAME) == NULL)
    return;
  for (guint i = 0; i < n; i++)
    if (trib_heading_second_family_name (((TribColumnFacts *) table->columns->pdata[i])->name))
      {
        retarget (&guesses[i], TRIB_FIELD_FAMILY_NAME, 0.8);
        guesses[i].second = TRUE;
      }
}

/* "Name" beside "Vorname" is the family name; "Nom" or "Nome" that holds whole names is a full name. */
static void
relate_names (TribColumnGuess *guesses, const TribTableFacts *table)
{
  guint n = table->columns->len;
  TribColumnGuess *given = best_for (guesses, n, TRIB_FIELD_GIVEN_NAME);
  TribColumnGuess *family = best_for (guesses, n, TRIB_FIELD_FAMILY_NAME);
  TribColumnGuess *full = best_for (guesses, n, TRIB_FIELD_FULL_NAME);

  if (given && !family && full && full->content.share[TRIB_LOOK_PERSON] < 0.4)
    retarget (full, TRIB_FIELD_FAMILY_NAME, 0.85);
  else if (given && !family && full == NULL && given->confidence < 0.8 && given->content.share[TRIB_LOOK_ONE_WORD] < 0.5
           && given->content.share[TRIB_LOOK_PERSON] > 0.3)
    retarget (given, TRIB_FIELD_FULL_NAME, 0.8);
  else if (family && !given && full == NULL && family->content.share[TRIB_LOOK_ONE_WORD] < 0.4
           && family->content.share[TRIB_LOOK_PERSON] > 0.3)
    retarget (family, TRIB_FIELD_FULL_NAME, 0.8);
}

/* Of several columns of whole names, one that holds the names of organisations: "Name 1" beside "Ansprechpartner". */
static void
part_organisations (TribColumnGuess *guesses, guint n)
{
  guint names = 0;

  for (guint i = 0; i < n; i++)
    names += guesses[i].field == TRIB_FIELD_FULL_NAME;
  if (names < 2 || best_for (guesses, n, TRIB_FIELD_ORGANISATION))
    return;
  for (guint i = 0; i < n; i++)
    if (guesses[i].field == TRIB_FIELD_FULL_NAME && guesses[i].content.n >= 3
        && guesses[i].content.share[TRIB_LOOK_ORGANISATION] >= 0.5)
      {
        retarget (&guesses[i], TRIB_FIELD_ORGANISATION, 0.75);
        return;
      }
}

/* Without persons' names in sight a column of names may hold organisations: by their forms, signs and words. */
static void
relate_organisations (TribColumnGuess *guesses, guint n)
{
  TribColumnGuess *full = best_for (guesses, n, TRIB_FIELD_FULL_NAME);
  const double *share;

  if (full == NULL || full->content.n < 5 || best_for (guesses, n, TRIB_FIELD_ORGANISATION))
    return;
  share = full->content.share;
  if (best_for (guesses, n, TRIB_FIELD_GIVEN_NAME) || best_for (guesses, n, TRIB_FIELD_FAMILY_NAME))
    return;
  if (share[TRIB_LOOK_ORGANISATION] >= 0.5
      || (share[TRIB_LOOK_ORGANISATION] >= 0.2 && share[TRIB_LOOK_PERSON] < 0.4
          && best_for (guesses, n, TRIB_FIELD_DATE_OF_BIRTH) == NULL))
    retarget (full, TRIB_FIELD_ORGANISATION, 0.75);
}

/* Two columns of titles: the one that holds only Mr and Mrs tells the gender. */
static void
relate_titles (TribColumnGuess *guesses, guint n)
{
  TribColumnGuess *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      TribColumnGuess *guess = &guesses[i], *salutation;

      if (guess->field != TRIB_FIELD_NAME_PREFIX)
        continue;
      if (first == NULL)
        {
          first = guess;
          continue;
        }
      salutation
          = first->content.share[TRIB_LOOK_SALUTATION] >= guess->content.share[TRIB_LOOK_SALUTATION] ? first : guess;
      if (salutation->content.few && salutation->content.n <= 6 && !best_for (guesses, n, TRIB_FIELD_GENDER))
        retarget (salutation, TRIB_FIELD_GENDER, 0.8);
      break;
    }
}

/* Columns that hold a title of a job under the heading "Title". */
static void
relate_jobs (TribColumnGuess *guesses, const TribTableFacts *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const TribColumnFacts *column = table->columns->pdata[i];
      g_autofree char *folded = NULL;

      if (guesses[i].field != TRIB_FIELD_NONE || guesses[i].content.n < 3)
        continue;
      folded = trib_fold (column->name);
      if ((strcmp (folded, "title") == 0 || strcmp (folded, "titel") == 0)
          && guesses[i].content.share[TRIB_LOOK_LETTERS] > 0.8 && guesses[i].content.share[TRIB_LOOK_SALUTATION] < 0.2)
        retarget (&guesses[i], TRIB_FIELD_JOB_TITLE, 0.6);
      else if (strcmp (folded, "type") == 0 && guesses[i].content.share[TRIB_LOOK_KIND] >= 0.9)
        retarget (&guesses[i], TRIB_FIELD_KIND, 0.7);
    }
}

/* Beside a column of given names, one of single words without a telling heading holds the family names. */
static void
find_family_names (TribColumnGuess *guesses, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const guint beside[] = { i + 1, i - 1 };

      if (guesses[i].field != TRIB_FIELD_GIVEN_NAME || guesses[i].heading.known
          || best_for (guesses, n, TRIB_FIELD_FAMILY_NAME))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (beside); k++)
        {
          TribColumnGuess *other = beside[k] < n ? &guesses[beside[k]] : NULL;

          if (other && other->field == TRIB_FIELD_NONE && !other->heading.known
              && other->content.share[TRIB_LOOK_LETTERS] > 0.9 && other->content.share[TRIB_LOOK_ONE_WORD] > 0.7
              && !other->content.few && other->content.average > 3)
            {
              retarget (other, TRIB_FIELD_FAMILY_NAME, 0.55);
              return;
            }
        }
    }
}

void
trib_suggest_relate (TribColumnGuess *guesses, const TribTableFacts *table)
{
  guint n = table->columns->len;

  join_birth_parts (guesses, n);
  join_family_names (guesses, table);
  relate_names (guesses, table);
  relate_titles (guesses, n);
  relate_jobs (guesses, table);
  part_organisations (guesses, n);
  relate_organisations (guesses, n);
  find_family_names (guesses, n);
}

/* After rivals are settled: beside a house number the line is the street alone. */
void
trib_suggest_relate_address (TribColumnGuess *guesses, guint n)
{
  TribColumnGuess *first = NULL;

  if (best_for (guesses, n, TRIB_FIELD_HOUSE_NUMBER) == NULL || best_for (guesses, n, TRIB_FIELD_STREET))
    return;
  for (guint i = 0; i < n; i++)
    if (guesses[i].field == TRIB_FIELD_ADDRESS_LINE)
      {
        if (first == NULL)
          guesses[i].field = TRIB_FIELD_STREET;
        else
          retarget (&guesses[i], TRIB_FIELD_NONE, 0);
        first = &guesses[i];
      }
}
