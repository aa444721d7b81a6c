/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks at samples of a column, cheaply and without judging single values: that is cleanse/'s. It only counts how many
 * have the looks of an e-mail address, a date, a given name and so on.
 */
#include "config.h"

#include "mapping/trib-content.h"

#include "base/trib-fold.h"
#include "schema/trib-countries.h"
#include "schema/trib-legal-forms.h"
#include "schema/trib-nicknames.h"
#include "words/trib-address-split.h"

#include <stdlib.h>
#include <string.h>

/* Word lists are between bars, so that one search finds a whole word. */
static gboolean
in_list (const char *list, const char *folded)
{
  char key[48];

  if (folded[0] == '\0' || strlen (folded) > sizeof key - 3)
    return FALSE;
  g_snprintf (key, sizeof key, "|%s|", folded);
  return strstr (list, key) != NULL;
}

static const char yes_no_words[] = "|yes|no|y|n|true|false|ja|nein|j|oui|non|o|si|s|1|0|x|wahr|falsch|vrai|faux|"
                                   "verdadero|falso|vero|nee|tak|nie|sim|nao|on|off|"
                                   "opt in|opt out|subscribed|unsubscribed|";
static const char gender_words[] = "|m|f|w|d|male|female|mannlich|weiblich|divers|mann|frau|man|woman|homme|femme|"
                                   "hombre|mujer|h|uomo|donna|maschio|femmina|masculin|"
                                   "feminin|masculino|femenino|vrouw|kobieta|mezczyzna|v|k|other|x|u|unknown|1|2|9|"
                                   "unspecified|keine angabe|non specifie|";
static const char salutation_words[]
    = "|mr|mrs|ms|miss|mx|dr|prof|sir|rev|herr|frau|hr|fr|herrn|fraulein|familie|firma|dr med|prof dr|dipl "
      "ing|ing|mag|m|mme|mlle|mm|monsieur|madame|"
      "mademoiselle|sr|sra|srta|don|dona|sig|sig ra|sigra|signor|signora|dott|dottssa|dhr|mevr|mw|de "
      "heer|mevrouw|pan|pani|dra|avv|ir|drs|herr dr|frau dr|"
      "mister|madam|lady|lord|capt|lt|col|hon|fru|";
static const char language_words[] = "|de|en|fr|es|it|nl|pt|pl|sv|da|no|fi|cs|tr|ru|hu|el|deu|ger|eng|fra|fre|spa|ita|"
                                     "nld|deutsch|german|english|englisch|french|franzosisch|"
                                     "francais|spanish|spanisch|espanol|italian|italienisch|italiano|dutch|"
                                     "niederlandisch|nederlands|polish|polnisch|polski|portugues|portuguese|"
                                     "de de|en us|en gb|fr fr|de at|de ch|nl nl|es es|it it|pl pl|";
static const char kind_words[]
    = "|person|organisation|organization|company|private|business|privat|firma|individual|privatperson|privatkunde|"
      "geschaftskunde|firmenkunde|"
      "b2b|b2c|natural person|legal person|entreprise|particulier|zakelijk|azienda|privato|empresa|particular|";
static const char unit_words[] = "|apt|apartment|flat|unit|suite|ste|floor|fl|room|rm|wohnung|whg|etage|og|eg|stock|"
                                 "appt|appartement|bat|batiment|piso|puerta|interno|scala|"
                                 "bus|bis|level|shop|lot|building|bldg|m|po|box|c|co|haus|hinterhaus|hh|lokal|";
static const char street_words[] = "|street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|place|pl|boulevard|blvd|"
                                   "way|close|crescent|square|terrace|circuit|parade|highway|hwy|"
                                   "rue|chemin|impasse|allee|quai|route|calle|avenida|plaza|paseo|carrer|via|viale|"
                                   "piazza|corso|ulica|ul|al|weg|platz|str|strasse|gasse|ring|"
                                   "laan|plein|gracht|kade|rua|travessa|gata|vej|";
static const char month_words[] = "|jan|january|januar|janv|janvier|enero|ene|gennaio|gen|januari|feb|february|februar|"
                                  "fev|fevrier|febrero|febbraio|februari|mar|march|marz|mrz|"
                                  "maerz|mars|marzo|maart|mrt|apr|april|avr|avril|abril|abr|aprile|may|mai|mayo|maggio|"
                                  "mag|mei|jun|june|juni|juin|junio|giugno|giu|jul|july|juli|"
                                  "juil|juillet|julio|luglio|lug|aug|august|aout|agosto|ago|augustus|sep|sept|"
                                  "september|septembre|septiembre|settembre|set|oct|october|oktober|"
                                  "okt|octobre|octubre|ottobre|ott|nov|november|novembre|noviembre|dec|december|"
                                  "dezember|dez|decembre|diciembre|dic|dicembre|";

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += g_ascii_isdigit (*text);
  return n;
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at && at != text && strchr (at, '.') && strpbrk (text, "/\\") == NULL;
}

static gboolean
is_plain_number (const char *text)
{
  return text[0] != '\0' && strspn (text, "0123456789") == strlen (text);
}

gboolean
trib_content_is_date (const char *text, int parts[3], char *separator)
{
  guint n = 0;
  const char *p = text;

  parts[0] = parts[1] = parts[2] = 0;
  *separator = 0;
  while (n < 3 && g_ascii_isdigit (*p))
    {
      char *end;

      parts[n++] = (int) MIN (strtol (p, &end, 10), 99999999);
      if (end - p == 8 && n == 1 && *end == '\0')
        {
          int day = parts[0] % 100, month = parts[0] / 100 % 100, year = parts[0] / 10000;

          return year >= 1500 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        }
      if (end - p > 4)
        return FALSE;
      p = end;
      if (n == 3)
        break;
      if (*p == '\0' || strchr ("./-", *p) == NULL || (*separator && *separator != *p))
        return FALSE;
      *separator = *p++;
    }
  return n == 3 && (*p == '\0' || *p == ' ' || *p == 'T') && (parts[0] <= 31 || parts[2] <= 31) && parts[1] <= 31;
}

/* "31 Dec 1980", "4. März 2021": a month's name and a year or day beside it, nothing else. */
static gboolean
is_worded_date (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", 5);
  gboolean month = FALSE, number = FALSE;
  guint n = g_strv_length (words);

  if (n < 2 || n > 4)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (in_list (month_words, words[i]))
      month = TRUE;
    else if (is_plain_number (words[i]) && strlen (words[i]) <= 4)
      number = TRUE;
    else if (strcmp (words[i], "de") != 0)
      return FALSE;
  return month && number;
}

static gboolean
is_date (const char *text, const char *folded)
{
  int parts[3];
  char separator;

  return trib_content_is_date (text, parts, &separator) || is_worded_date (folded);
}

static gboolean
is_ip_address (const char *text)
{
  return g_hostname_is_ip_address (text);
}

/* "05/14", "24.12." */
static gboolean
is_day (const char *text)
{
  char *end;
  long first = g_ascii_isdigit (text[0]) ? strtol (text, &end, 10) : 0, second;

  if (first < 1 || first > 31 || strchr ("/.-", *end) == NULL || !g_ascii_isdigit (end[1]))
    return FALSE;
  second = strtol (end + 1, &end, 10);
  return second >= 1 && second <= 31 && (first <= 12 || second <= 12) && (*end == '\0' || strcmp (end, ".") == 0);
}

/* The number of a business for the taxes of the European Union: a country and 8 to 12 signs, most of them digits. */
static gboolean
is_vat (const char *text)
{
  static const char countries[]
      = " AT BE BG CY CZ DE DK EE EL ES FI FR GB HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI CHE ";
  gsize len = strlen (text);
  char key[5];

  if (len < 10 || len > 16 || count_digits (text) < 7)
    return FALSE;
  g_snprintf (key, sizeof key, " %.2s ", text);
  return strstr (countries, key) && strspn (text + 2, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ .") == len - 2;
}

static gboolean
is_phone (const char *text)
{
  guint digits = count_digits (text);
  gsize len = strlen (text);

  if (is_ip_address (text))
    return FALSE;
  if (digits < 6 || digits > 17 || strspn (text, "0123456789 +()-./extEXT#") != len)
    return FALSE;
  return text[0] == '+' || text[0] == '0' || text[0] == '(' || (digits >= 7 && digits < len);
}

static gboolean
is_url (const char *text, const char *folded)
{
  const char *dot = strrchr (text, '.');

  if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://") || g_str_has_prefix (folded, "www "))
    return TRUE;
  return dot && dot != text && strpbrk (text, " @,") == NULL && strlen (dot) >= 3 && g_ascii_isalpha (dot[1])
         && g_ascii_isalpha (dot[2]) && count_digits (text) < 4;
}

static gboolean
is_iban (const char *text)
{
  return g_ascii_isalpha (text[0]) && g_ascii_isalpha (text[1]) && g_ascii_isdigit (text[2])
         && g_ascii_isdigit (text[3]) && count_digits (text) >= 12 && strlen (text) >= 15 && strlen (text) <= 42;
}

static gboolean
is_decimal (const char *text)
{
  return g_ascii_isdigit (text[text[0] == '-']) && strspn (text, "0123456789.,-") == strlen (text)
         && strpbrk (text, ".,");
}

static gboolean
is_money (const char *text)
{
  static const char *const marks[] = { "€", "$", "£", "EUR", "USD", "CHF", "GBP", "zł", "PLN" };

  for (guint i = 0; i < G_N_ELEMENTS (marks) && count_digits (text) > 0; i++)
    if (strstr (text, marks[i]))
      return strlen (text) < 20;
  return FALSE;
}

static gboolean
is_postcode (const char *text)
{
  gsize len = strlen (text), digits = count_digits (text);

  if (len < 4 || len > 10 || digits < 2)
    return FALSE;
  if (digits == len)
    return len <= 7;
  /* "SW1A 1AA", "K1A 0B1", "1234 AB", "00-950", "12345-6789", "D-10115" */
  return digits >= 2 && len - digits <= 5 && strpbrk (text, "@+/.,:") == NULL
         && (g_ascii_isdigit (text[len - 1]) || digits >= 2) && (strchr (text, ' ') || strchr (text, '-') || len <= 7);
}

static gboolean
is_house_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits >= 1 && digits <= 5 && strlen (text) <= digits + 4;
}

static gboolean
any_word_in (const char *list, char **words)
{
  for (guint i = 0; words[i]; i++)
    if (in_list (list, words[i]))
      return TRUE;
  return FALSE;
}

/* "lindenstrasse", "kirchweg", "keizersgracht" */
static const char *const street_ends[] = { "strasse", "str",   "weg",   "gasse", "platz", "allee", "straat", "laan",
                                           "gracht",  "gatan", "vagen", "vej",   "gade",  "ring",  NULL };

static gboolean
any_word_ends (const char *const *ends, char **words)
{
  for (guint i = 0; words[i]; i++)
    for (guint k = 0; ends[k]; k++)
      if (g_str_has_suffix (words[i], ends[k]) && strlen (words[i]) > strlen (ends[k]) + 2)
        return TRUE;
  return FALSE;
}

/* A sentence is no name, whatever given names are among its words. */
static gboolean
is_sentence (const char *text)
{
  guint small = 0, capital = 0;
  gboolean begins = TRUE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      small += begins && g_unichar_islower (c);
      capital += begins && g_unichar_isupper (c);
      begins = c == ' ';
    }
  return small >= 2 && capital >= 1 && small >= capital;
}

static gboolean
is_place (const char *text, guint digits)
{
  g_autoptr (TribAddress) address = NULL;

  if (digits < 4 || digits > 9 || strlen (text) > 80 || strlen (text) < digits + 3)
    return FALSE;
  address = trib_address_new ();
  return trib_address_split_place (address, text);
}

static void
look_at_words (const char *text, const char *folded, gboolean *look)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", 12);
  guint n = g_strv_length (words), digits = count_digits (text);
  gboolean given = FALSE;

  for (guint i = 0; i < n && i < 4; i++)
    given = given || (words[i][0] && trib_given_name_known (words[i]));
  look[TRIB_LOOK_LETTERS] = digits == 0;
  look[TRIB_LOOK_ONE_WORD] = n == 1;
  look[TRIB_LOOK_GIVEN_NAME] = n > 0 && n <= 3 && digits == 0 && trib_given_name_known (words[0]);
  look[TRIB_LOOK_PERSON] = n >= 2 && n <= 6 && digits == 0 && given && !is_sentence (text);
  look[TRIB_LOOK_ORGANISATION] = trib_organisation_likeness (folded) > 0 || strchr (text, '&') || strstr (text, "'s");
  look[TRIB_LOOK_UNIT] = any_word_in (unit_words, words) || strchr (text, '#');
  look[TRIB_LOOK_STREET_WORD]
      = digits > 0 && n >= 2 && (any_word_in (street_words, words) || any_word_ends (street_ends, words));
  look[TRIB_LOOK_STREET] = (digits > 0 && digits < strlen (text) / 2 && n >= 2) || any_word_in (street_words, words)
                           || strstr (folded, "strasse ") || g_str_has_suffix (folded, "strasse");
}

/* "english us": the language, then where it is spoken so */
static gboolean
is_language (const char *folded)
{
  g_autofree char *first = g_strndup (folded, strcspn (folded, " "));

  return in_list (language_words, folded) || (strlen (first) > 3 && in_list (language_words, first));
}

static void
look_at (const char *text, gboolean *look)
{
  g_autofree char *folded = trib_fold (text);

  look_at_words (text, folded, look);
  look[TRIB_LOOK_EMAIL] = is_email (text);
  look[TRIB_LOOK_DATE] = is_date (text, folded);
  look[TRIB_LOOK_DAY] = is_day (text);
  look[TRIB_LOOK_VAT] = is_vat (text);
  look[TRIB_LOOK_PLACE] = is_place (text, count_digits (text));
  look[TRIB_LOOK_PHONE] = !look[TRIB_LOOK_DATE] && is_phone (text);
  look[TRIB_LOOK_DIGITS] = count_digits (text) >= 6 && count_digits (text) <= 15;
  look[TRIB_LOOK_URL] = !look[TRIB_LOOK_EMAIL] && is_url (text, folded);
  look[TRIB_LOOK_IBAN] = is_iban (text);
  look[TRIB_LOOK_YES_NO] = in_list (yes_no_words, folded);
  look[TRIB_LOOK_INTEGER] = is_plain_number (text);
  look[TRIB_LOOK_DECIMAL] = !look[TRIB_LOOK_DATE] && is_decimal (text);
  look[TRIB_LOOK_MONEY] = is_money (text);
  look[TRIB_LOOK_POSTCODE] = is_postcode (text);
  look[TRIB_LOOK_COUNTRY] = trib_country_find (folded) != NULL;
  look[TRIB_LOOK_REGION] = trib_region_find (NULL, folded, NULL) != NULL;
  look[TRIB_LOOK_GENDER] = in_list (gender_words, folded);
  look[TRIB_LOOK_SALUTATION] = in_list (salutation_words, folded);
  look[TRIB_LOOK_LANGUAGE] = is_language (folded);
  look[TRIB_LOOK_HOUSE_NUMBER] = is_house_number (text);
  look[TRIB_LOOK_KIND] = in_list (kind_words, folded);
}

/**
 * trib_content_look:
 * @max_samples: how many values to look at, most
 * @content: (out caller-allocates)
 */
void
trib_content_look (const TribColumnFacts *column, guint max_samples, TribContent *content)
{
  guint counts[TRIB_N_LOOKS] = { 0 }, n_samples = column->samples ? column->samples->len : 0;
  gsize bytes = 0;

  memset (content, 0, sizeof *content);
  for (guint i = 0; i < MIN (n_samples, max_samples); i++)
    {
      g_autofree char *text = g_strstrip (g_strndup (column->samples->pdata[i], 400));
      gboolean look[TRIB_N_LOOKS] = { FALSE };

      if (text[0] == '\0' || !g_utf8_validate (text, -1, NULL))
        continue;
      look_at (text, look);
      content->n++;
      bytes += strlen (text);
      for (guint k = 0; k < TRIB_N_LOOKS; k++)
        counts[k] += look[k] != FALSE;
    }
  for (guint k = 0; k < TRIB_N_LOOKS && content->n > 0; k++)
    content->share[k] = (double) counts[k] / content->n;
  content->average = content->n > 0 ? (double) bytes / content->n : 0;
  content->few = n_samples < 200 && n_samples * 4 < column->filled;
  content->unique = n_samples >= 200 || n_samples * 10 >= column->filled * 9;
}

/**
 * trib_content_type:
 *
 * Returns: the type that a column of such values has by its content alone, text where nothing speaks clearly
 */
TribValueType
trib_content_type (const TribContent *content)
{
  const double *share = content->share;

  if (content->n == 0)
    return TRIB_TYPE_TEXT;
  if (share[TRIB_LOOK_EMAIL] >= 0.7)
    return TRIB_TYPE_EMAIL;
  if (share[TRIB_LOOK_DATE] >= 0.7)
    return TRIB_TYPE_DATE;
  if (share[TRIB_LOOK_URL] >= 0.7)
    return TRIB_TYPE_URL;
  if (share[TRIB_LOOK_MONEY] >= 0.7)
    return TRIB_TYPE_MONEY;
  /* Digits alone may be anything: an article, a card, an account. */
  if (share[TRIB_LOOK_PHONE] >= 0.8 && share[TRIB_LOOK_INTEGER] < 0.5)
    return TRIB_TYPE_PHONE;
  if (share[TRIB_LOOK_YES_NO] >= 0.95 && content->n >= 2 && content->n <= 4)
    return TRIB_TYPE_YES_NO;
  if (share[TRIB_LOOK_INTEGER] + share[TRIB_LOOK_DECIMAL] >= 0.9)
    return content->average > 9 ? TRIB_TYPE_ID : TRIB_TYPE_NUMBER;
  return TRIB_TYPE_TEXT;
}
