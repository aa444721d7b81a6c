/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that mean one of few things: gender, language, yes and no, person or organisation, in several languages.
 */
#include "config.h"

#include "words/trib-meaning.h"

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

static const struct
{
  const Meaning *meanings;
  guint n;
} lists[] = {
  [TRIB_MEANING_GENDER] = { genders, G_N_ELEMENTS (genders) },
  [TRIB_MEANING_LANGUAGE] = { languages, G_N_ELEMENTS (languages) },
  [TRIB_MEANING_ANSWER] = { answers, G_N_ELEMENTS (answers) },
  [TRIB_MEANING_KIND] = { kinds, G_N_ELEMENTS (kinds) },
};

const char *
trib_meaning_find (TribMeaning of, const char *folded)
{
  char key[40];

  if (strlen (folded) > sizeof key - 3 || folded[0] == '\0')
    return NULL;
  g_snprintf (key, sizeof key, "|%s|", folded);
  for (guint i = 0; i < lists[of].n; i++)
    if (strstr (lists[of].meanings[i].words, key))
      return lists[of].meanings[i].standard;
  return NULL;
}
