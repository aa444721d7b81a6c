/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which country a file's phones and postcodes are to be read by, and in which order its dates stand. Each sign adds to
 * a country's score; the country is suggested only where it leads clearly, for a wrong one does harm and none little.
 */
#include "config.h"

#include "mapping/trib-suggest-private.h"

#include "base/trib-fold.h"
#include "schema/trib-countries.h"

#include <string.h>

#define MAX_COUNTRIES 64
#define CLEAR_LEAD 1.4
#define ENOUGH 0.5

typedef struct
{
  struct
  {
    char code[3];
    double score;
  } at[MAX_COUNTRIES];
  guint n;
} Scores;

static void
add_score (Scores *scores, const char *code, double score)
{
  for (guint i = 0; i < scores->n; i++)
    if (strcmp (scores->at[i].code, code) == 0)
      {
        scores->at[i].score += score;
        return;
      }
  if (scores->n < MAX_COUNTRIES)
    {
      g_strlcpy (scores->at[scores->n].code, code, 3);
      scores->at[scores->n++].score = score;
    }
}

/* The shape of a postcode: digits as 9, letters as A. */
static void
shape_of (const char *text, char shape[12])
{
  guint n = 0;

  for (; *text && n < 11; text++)
    shape[n++] = g_ascii_isdigit (*text) ? '9' : g_ascii_isalpha (*text) ? 'A' : *text;
  shape[n] = '\0';
}

static void
score_postcode (Scores *scores, const char *text, double weight)
{
  static const struct
  {
    const char *shape;
    const char *country;
  } shapes[] = {
    { "A9 9AA", "GB" },   { "A99 9AA", "GB" },   { "AA9 9AA", "GB" },    { "AA99 9AA", "GB" }, { "A9A 9AA", "GB" },
    { "AA9A 9AA", "GB" }, { "A9A9A9", "CA" },    { "9999 AA", "NL" },    { "9999AA", "NL" },   { "99-999", "PL" },
    { "9999-999", "PT" }, { "99999-999", "BR" }, { "99999-9999", "US" }, { "999 99", "SE" },   { "999-9999", "JP" },
    { "A-99999", "DE" },  { "D-99999", "DE" },   { "AA-9999", "LV" },    { "A99 A999", "IE" }, { "A99A999", "IE" },
  };
  char shape[12];

  shape_of (text, shape);
  if (strcmp (shape, "A9A 9A9") == 0)
    add_score (scores, "CA", weight);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (strcmp (shapes[i].shape, shape) == 0)
      add_score (scores, shapes[i].country, weight);
}

static void
score_phone (Scores *scores, const char *text, double weight)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean international = text[0] == '+' || g_str_has_prefix (text, "00");
  const char *country;
  char shape[20];
  guint n = 0;

  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  for (const char *p = text; *p && n < sizeof shape - 1; p++)
    shape[n++] = g_ascii_isdigit (*p) ? '9' : *p;
  shape[n] = '\0';
  if (international)
    {
      country = trib_country_of_calling_code (digits->str + (text[0] == '+' ? 0 : 2), NULL);
      if (country)
        add_score (scores, country, weight);
    }
  else if (g_str_has_prefix (shape, "(999) 999-9999") || g_str_has_prefix (shape, "999-999-9999")
           || g_str_has_prefix (shape, "999/999-9999") || g_str_has_prefix (shape, "999.999.9999")
           || g_str_has_prefix (shape, "(999)999-9999"))
    add_score (scores, "US", weight);
}

static void
score_street (Scores *scores, const char *folded, double weight)
{
  static const struct
  {
    const char *word;
    const char *country;
  } words[] = {
    { "strasse", "DE" }, { "str ", "DE" },    { "weg ", "DE" },   { "platz ", "DE" },  { "gasse ", "AT" },
    { " rue ", "FR" },   { "chemin ", "FR" }, { " via ", "IT" },  { "piazza ", "IT" }, { " calle ", "ES" },
    { " avda ", "ES" },  { "straat ", "NL" }, { "laan ", "NL" },  { "gracht ", "NL" }, { " ul ", "PL" },
    { "ulica ", "PL" },  { " rua ", "PT" },   { "gatan ", "SE" }, { "vagen ", "SE" },  { " blvd ", "US" },
  };
  g_autofree char *padded = g_strconcat (" ", folded, " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (padded, words[i].word))
      {
        add_score (scores, words[i].country, weight);
        break;
      }
}

/* Top-level domains of two letters are countries' codes, but for those that are sold to everybody. */
static void
score_domain (Scores *scores, const char *folded, double weight)
{
  const char *last = strrchr (folded, ' ');
  const char *code;

  if (last == NULL || strlen (last) != 3 || strstr (" io co me tv ai fm cc ws to", last))
    return;
  code = trib_country_find (last + 1);
  if (code)
    add_score (scores, code, weight);
}

static void
score_sample (Scores *scores, TribFieldId field, const char *text, double weight)
{
  g_autofree char *folded = trib_fold (text);
  const char *code = NULL;

  switch ((int) field)
    {
    case TRIB_FIELD_COUNTRY:
      code = trib_country_find (folded);
      if (code)
        add_score (scores, code, 3 * weight);
      break;
    case TRIB_FIELD_REGION:
      /* Abbreviations are shared ("WA", "NT", "DE"): each country that has it gets its part. */
      for (guint i = 0; i < 4; i++)
        {
          static const char *const with_regions[] = { "AU", "US", "CA", "DE" };

          if (trib_region_find (with_regions[i], folded, NULL))
            add_score (scores, with_regions[i], 1.5 * weight);
        }
      break;
    case TRIB_FIELD_PHONE:
      score_phone (scores, text, 2 * weight);
      break;
    case TRIB_FIELD_POSTCODE:
      score_postcode (scores, text, 2 * weight);
      break;
    case TRIB_FIELD_EMAIL:
      score_domain (scores, folded, weight);
      break;
    case TRIB_FIELD_ADDRESS_LINE:
    case TRIB_FIELD_STREET:
      score_street (scores, folded, weight);
      break;
    default:
      break;
    }
}

static void
score_heading (Scores *scores, const char *heading)
{
  static const struct
  {
    const char *word;
    const char *country;
  } words[] = {
    { "plz", "DE" },          { "postleitzahl", "DE" }, { "strasse", "DE" },       { "hausnr", "DE" },
    { "hausnummer", "DE" },   { "vorname", "DE" },      { "code postal", "FR" },   { "prenom", "FR" },
    { "cap", "IT" },          { "cognome", "IT" },      { "codigo postal", "ES" }, { "apellidos", "ES" },
    { "voornaam", "NL" },     { "achternaam", "NL" },   { "huisnummer", "NL" },    { "imie", "PL" },
    { "kod pocztowy", "PL" }, { "zip", "US" },          { "zip code", "US" },      { "zipcode", "US" },
    { "suburb", "AU" },       { "soc sec id", "AU" },   { "ssn", "US" },           { "nhs number", "GB" },
    { "cep", "BR" },
  };
  g_autofree char *folded = trib_fold (heading);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, folded) == 0)
      add_score (scores, words[i].country, 0.3);
}

static char *
guess_country (const TribColumnGuess *guesses, const TribTableFacts *table)
{
  Scores scores = { 0 };
  double first = 0, second = 0;
  guint best = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const TribColumnFacts *column = table->columns->pdata[i];

      score_heading (&scores, column->name);
      for (guint k = 0; guesses[i].field && column->samples && k < column->samples->len; k++)
        score_sample (&scores, guesses[i].field, column->samples->pdata[k], 1.0 / column->samples->len);
    }
  for (guint i = 0; i < scores.n; i++)
    if (scores.at[i].score > first)
      {
        second = first;
        first = scores.at[i].score;
        best = i;
      }
    else if (scores.at[i].score > second)
      second = scores.at[i].score;
  return first >= ENOUGH && first >= second * CLEAR_LEAD ? g_strdup (scores.at[best].code) : NULL;
}

static gboolean
is_date_column (const TribColumnGuess *guess)
{
  return guess->field == TRIB_FIELD_DATE_OF_BIRTH || guess->field == TRIB_FIELD_CUSTOMER_SINCE
         || (guess->field == TRIB_FIELD_NONE && guess->custom_type == TRIB_TYPE_DATE);
}

/* A number above 12 can only be a day. Where none shows it, dots mean day first, and slashes follow the country. */
static TribDateOrder
guess_date_order (const TribColumnGuess *guesses, const TribTableFacts *table, const char *country)
{
  guint day_first = 0, month_first = 0, year_first = 0, dots = 0, open = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const TribColumnFacts *column = table->columns->pdata[i];

      for (guint k = 0; is_date_column (&guesses[i]) && column->samples && k < column->samples->len; k++)
        {
          int parts[3];
          char separator;

          if (!trib_content_is_date (column->samples->pdata[k], parts, &separator) || separator == 0)
            continue;
          year_first += parts[0] > 31;
          if (parts[0] > 31)
            continue;
          day_first += parts[0] > 12;
          month_first += parts[0] <= 12 && parts[1] > 12;
          dots += separator == '.';
          open++;
        }
    }
  if (open == 0)
    return year_first > 0 ? TRIB_DATE_ORDER_YMD : TRIB_DATE_ORDER_UNKNOWN;
  if (day_first > month_first * 20)
    return TRIB_DATE_ORDER_DMY;
  if (month_first > day_first * 20)
    return TRIB_DATE_ORDER_MDY;
  if (day_first > 0 || month_first > 0)
    return TRIB_DATE_ORDER_UNKNOWN;
  if (dots * 2 > open)
    return TRIB_DATE_ORDER_DMY;
  if (country)
    return strcmp (country, "US") == 0 ? TRIB_DATE_ORDER_MDY : TRIB_DATE_ORDER_DMY;
  return TRIB_DATE_ORDER_UNKNOWN;
}

void
trib_suggest_locale (TribMapping *mapping, const TribColumnGuess *guesses, const TribTableFacts *table)
{
  mapping->country = guess_country (guesses, table);
  mapping->date_order = guess_date_order (guesses, table, mapping->country);
}
