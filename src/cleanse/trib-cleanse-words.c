/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that have few values, by the words for them: gender, language, yes and no, person or organisation.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "cleanse/trib-affix.h"
#include "cleanse/trib-cleanse.h"
#include "cleanse/trib-date-parse.h"

#include <string.h>

typedef struct
{
  const char *standard;
  const char *words; /* folded, between bars */
} Meaning;

/* clang-format off */
static const Meaning genders[] = {
  { "female", "|f|w|female|fem|weiblich|weibl|woman|frau|femme|mujer|donna|femmina|feminin|feminine|femenino|vrouw|vrouwelijk|v|k|kobieta|fe|girl|madchen|fille|2|feminino|mulher|kvinde|kvinna|zena|" },
  { "male", "|m|male|masc|mannlich|maennlich|mannl|man|mann|homme|hombre|uomo|maschio|masculin|masculine|masculino|mannelijk|h|mezczyzna|boy|junge|garcon|1|homem|mand|muz|herr|herrn|" },
  { "other", "|d|div|divers|x|other|o|diverse|non binary|nonbinary|nb|nichtbinar|autre|otro|altro|anders|inter|inne|" },
};
static const Meaning languages[] = {
  { "de", "|de|deu|ger|deutsch|german|allemand|aleman|tedesco|duits|niemiecki|" }, { "en", "|en|eng|english|englisch|anglais|ingles|inglese|engels|angielski|" },
  { "fr", "|fr|fra|fre|francais|french|franzosisch|frances|francese|frans|francuski|" }, { "es", "|es|spa|espanol|spanish|spanisch|espagnol|castellano|spagnolo|spaans|hiszpanski|" },
  { "it", "|it|ita|italiano|italian|italienisch|italien|italiaans|wloski|" }, { "nl", "|nl|nld|dut|nederlands|dutch|niederlandisch|hollandisch|neerlandais|holandes|olandese|" },
  { "pl", "|pl|pol|polski|polish|polnisch|polonais|polaco|polacco|pools|" }, { "pt", "|pt|por|portugues|portuguese|portugiesisch|portugais|portoghese|portugees|" },
  { "sv", "|sv|swe|svenska|swedish|schwedisch|suedois|" }, { "da", "|da|dan|dansk|danish|danisch|danois|" }, { "no", "|no|nb|nn|nor|norsk|norwegian|norwegisch|norvegien|" },
  { "fi", "|fi|fin|suomi|finnish|finnisch|finnois|" }, { "cs", "|cs|ces|cze|cesky|cestina|czech|tschechisch|tcheque|" }, { "sk", "|sk|slk|slo|slovencina|slovak|slowakisch|" },
  { "hu", "|hu|hun|magyar|hungarian|ungarisch|" }, { "ro", "|ro|ron|rum|romana|romanian|rumanisch|roumain|" }, { "bg", "|bg|bul|bulgarian|bulgarisch|" },
  { "ru", "|ru|rus|russian|russisch|russe|ruso|russo|russkij|russkiy|" }, { "uk", "|uk|ukr|ukrainian|ukrainisch|" }, { "tr", "|tr|tur|turkce|turkish|turkisch|turc|" },
  { "el", "|el|ell|gre|greek|griechisch|grec|ellenika|" }, { "hr", "|hr|hrv|hrvatski|croatian|kroatisch|" }, { "sl", "|sl|slv|slovenian|slowenisch|" }, { "sr", "|sr|srp|serbian|serbisch|" },
  { "ar", "|ar|ara|arabic|arabisch|arabe|" }, { "zh", "|zh|zho|chi|chinese|chinesisch|chinois|mandarin|" }, { "ja", "|ja|jpn|japanese|japanisch|japonais|" },
  { "ko", "|ko|kor|korean|koreanisch|" }, { "he", "|he|heb|hebrew|hebraisch|" }, { "hi", "|hi|hin|hindi|" }, { "ca", "|ca|cat|catala|catalan|katalanisch|" }, { "lt", "|lt|lit|litauisch|" },
  { "lv", "|lv|lav|lettisch|" }, { "et", "|et|est|estnisch|" }, { "ga", "|ga|gle|irish|gaeilge|" }, { "vi", "|vi|vie|vietnamese|vietnamesisch|" }, { "th", "|th|tha|thai|" },
};
static const Meaning answers[] = {
  { "yes", "|yes|y|true|t|ja|j|oui|o|si|s|1|x|wahr|vrai|verdadero|vero|tak|sim|on|opt in|optin|opted in|subscribed|active|aktiv|checked|granted|given|erteilt|accepted|allowed|erlaubt|ok|angemeldet|abonniert|confirmed|" },
  { "no", "|no|n|false|f|nein|non|0|falsch|faux|falso|nee|nie|nao|off|opt out|optout|opted out|unsubscribed|inactive|inaktiv|unchecked|withdrawn|widerrufen|denied|refused|verweigert|rejected|abgemeldet|cleaned|never|nie mehr|verboten|" },
};
static const Meaning kinds[] = {
  { "person", "|person|private|privat|individual|privatperson|privatkunde|private person|natural person|b2c|consumer|endkunde|particulier|privato|particular|persona|natuerliche person|naturliche person|p|contact|" },
  { "organisation", "|organisation|organization|company|business|firma|firm|geschaftskunde|firmenkunde|legal person|juristische person|b2b|entreprise|societe|azienda|empresa|bedrijf|zakelijk|corporate|corporation|gewerbe|gewerblich|verein|o|org|unternehmen|institution|" },
};
/* clang-format on */

static const char *
find_meaning (const Meaning *meanings, guint n, const char *folded)
{
  char key[40];

  if (strlen (folded) > sizeof key - 3 || folded[0] == '\0')
    return NULL;
  g_snprintf (key, sizeof key, "|%s|", folded);
  for (guint i = 0; i < n; i++)
    if (strstr (meanings[i].words, key))
      return meanings[i].standard;
  return NULL;
}

static void
add_meaning (const TribCleanseContext *context, const char *text, gsize len, const char *standard)
{
  if (standard)
    trib_cleanse_add (context, text, len, standard, strlen (standard), TRIB_REASON_FORMAT);
  else
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_UNKNOWN_WORD, text, len);
}

/* Shops ask "Frau, Herr, Firma" in one list. */
static gboolean
is_firm (const char *folded)
{
  return strlen (folded) > 2 && g_strcmp0 (find_meaning (kinds, G_N_ELEMENTS (kinds), folded), "organisation") == 0;
}

void
trib_cleanse_gender (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);
  const char *standard = find_meaning (genders, G_N_ELEMENTS (genders), folded);
  const TribAffix *title = standard ? NULL : trib_affix_prefix (text, len);

  /* In French "M." is a gentleman and in Spanish "H" a man: the table has both as male. */
  if (title && title->gender)
    standard = title->gender == 'f' ? "female" : "male";
  if (standard == NULL && is_firm (folded))
    {
      trib_values_add (context->out, TRIB_FIELD_KIND, 0, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT, "organisation", 12);
      trib_cleanse_add_as (context, TRIB_STATUS_MISSING, TRIB_REASON_PLACEHOLDER, text, len);
    }
  else
    add_meaning (context, text, len, standard);
}

void
trib_cleanse_language (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);
  const char *standard = find_meaning (languages, G_N_ELEMENTS (languages), folded);

  /* "de_AT", "en-GB" */
  if (standard == NULL && strlen (folded) >= 5 && folded[2] == ' ')
    {
      folded[2] = '\0';
      standard = find_meaning (languages, G_N_ELEMENTS (languages), folded);
    }
  add_meaning (context, text, len, standard);
}

/* A date in a column of consents is the day on which it was given. */
void
trib_cleanse_yes_no (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);
  const char *standard = find_meaning (answers, G_N_ELEMENTS (answers), folded);
  TribDate date;

  if (standard == NULL && trib_date_parse (text, context->date_order, FALSE, &date) && date.year > 0 && date.day > 0)
    standard = "yes";
  add_meaning (context, text, len, standard);
}

void
trib_cleanse_kind (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);

  add_meaning (context, text, len, find_meaning (kinds, G_N_ELEMENTS (kinds), folded));
}
