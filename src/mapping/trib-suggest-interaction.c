/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of what customers did. One is known by headings that stand over nothing else ("Order date", "Quantity") beside a time;
 * then a date is when it happened, and a customer's number is not the row's.
 */
#include "config.h"

#include "mapping/trib-suggest-private.h"

#include <string.h>

#include "mapping/tables/interaction-headings.h"

#define SURE 0.9
#define LIKELY 0.7

/* The place of @name in a list between bars, from 1; 0 where it is not in it. */
static guint
place_in (const char *names, const char *name)
{
  gsize len = strlen (name);
  guint place = 1;

  for (const char *p = names; len > 0 && *p; place++)
    {
      gsize n = strcspn (p, "|");

      if (n == len && memcmp (p, name, n) == 0)
        return place;
      p += n + (p[n] == '|');
    }
  return 0;
}

/* Whether values are such as @field has; an empty column may be anything. */
static gboolean
fits (TribFieldId field, const TribContent *content)
{
  const double *share = content->share;
  double number = share[TRIB_LOOK_INTEGER] + share[TRIB_LOOK_DECIMAL] + share[TRIB_LOOK_MONEY];

  if (content->n == 0)
    return TRUE;
  switch ((int) field)
    {
    case TRIB_FIELD_INTERACTION_TIME:
      return share[TRIB_LOOK_DATE] >= 0.7;
    case TRIB_FIELD_AMOUNT:
      return number >= 0.7 && share[TRIB_LOOK_DATE] < 0.2;
    case TRIB_FIELD_QUANTITY:
      return number >= 0.7 && content->average < 7;
    case TRIB_FIELD_CURRENCY:
      return share[TRIB_LOOK_LETTERS] >= 0.9 && content->average < 12;
    case TRIB_FIELD_PRODUCT:
    case TRIB_FIELD_TEXT:
      return number < 0.8;
    case TRIB_FIELD_CUSTOMER_REF:
      return share[TRIB_LOOK_PERSON] < 0.4 && share[TRIB_LOOK_EMAIL] < 0.4;
    default:
      return share[TRIB_LOOK_DATE] < 0.3;
    }
}

typedef struct
{
  guint column; /* the likeliest, where @rank is not 0 */
  guint rank;   /* its place among the names of the field */
} Best;

static void
find_best (Best *best, const TribColumnGuess *guesses, char **headings, guint n, guint row)
{
  for (guint i = 0; i < n; i++)
    {
      guint place = place_in (interaction_table[row].names, headings[i]);

      if (place > 0 && fits (interaction_table[row].field, &guesses[i].content)
          && (best->rank == 0 || place < best->rank))
        *best = (Best){ i, place };
    }
}

static gboolean
holds_interactions (const Best *best, char **headings, guint n)
{
  guint certain = 0, fields = 0;

  for (guint i = 0; i < n; i++)
    certain += place_in (certain_headings, headings[i]) > 0;
  for (guint row = 1; row < G_N_ELEMENTS (interaction_table); row++)
    fields += best[row].rank > 0 && interaction_table[row].field != TRIB_FIELD_CUSTOMER_REF;
  return best[0].rank > 0 && certain >= 1 && certain + fields >= 3;
}

static gboolean
says_who (TribFieldId field)
{
  return field == TRIB_FIELD_GIVEN_NAME || field == TRIB_FIELD_FAMILY_NAME || field == TRIB_FIELD_FULL_NAME
         || field == TRIB_FIELD_ORGANISATION;
}

static void
give_up (TribColumnGuess *guess)
{
  guess->field = TRIB_FIELD_NONE;
  guess->confidence = 0;
}

/**
 * trib_suggest_interactions:
 *
 * Before rivals are settled. Leaves a table of customers as it is.
 *
 * Returns: what the rows are
 */
TribRowsAre
trib_suggest_interactions (TribColumnGuess *guesses, const TribTableFacts *table)
{
  guint n = table->columns->len;
  g_auto (GStrv) headings = g_new0 (char *, n + 1);
  Best best[G_N_ELEMENTS (interaction_table)] = { 0 };
  gboolean who = FALSE;

  for (guint i = 0; i < n; i++)
    headings[i] = trib_heading_words (((TribColumnFacts *) table->columns->pdata[i])->name);
  for (guint row = 0; row < G_N_ELEMENTS (interaction_table); row++)
    find_best (&best[row], guesses, headings, n, row);
  if (!holds_interactions (best, headings, n))
    return TRIB_ROWS_CUSTOMERS;
  for (guint i = 0; i < n; i++)
    if ((place_in (row_headings, headings[i]) > 0 && guesses[i].field != TRIB_FIELD_FULL_NAME)
        || guesses[i].field == TRIB_FIELD_CUSTOMER_SINCE
        || (guesses[i].field == TRIB_FIELD_EXTERNAL_ID && guesses[i].content.n > 0))
      give_up (&guesses[i]);
  for (guint row = 0; row < G_N_ELEMENTS (interaction_table); row++)
    if (best[row].rank > 0)
      {
        guesses[best[row].column].field = interaction_table[row].field;
        guesses[best[row].column].confidence = best[row].rank <= 8 ? SURE : LIKELY;
      }
  for (guint i = 0; i < n; i++)
    who = who || says_who (guesses[i].field);
  return who ? TRIB_ROWS_BOTH : TRIB_ROWS_INTERACTIONS;
}
