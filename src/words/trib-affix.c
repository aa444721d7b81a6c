/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of titles and suffixes, in several languages. A new one is one row.
 */
#include "config.h"

#include "words/trib-affix.h"

#include <string.h>

/* clang-format off */
static const TribAffix prefixes[] = {
  { "mr", "Mr", 'm', FALSE }, { "mister", "Mr", 'm', FALSE }, { "mrs", "Mrs", 'f', FALSE }, { "ms", "Ms", 'f', FALSE },
  { "miss", "Miss", 'f', FALSE }, { "mx", "Mx", 0, FALSE }, { "dr", "Dr.", 0, FALSE }, { "doctor", "Dr.", 0, FALSE },
  { "prof", "Prof.", 0, FALSE }, { "professor", "Prof.", 0, FALSE }, { "sir", "Sir", 'm', TRUE }, { "dame", "Dame", 'f', TRUE },
  { "lady", "Lady", 'f', TRUE }, { "lord", "Lord", 'm', TRUE }, { "rev", "Rev.", 0, FALSE }, { "reverend", "Rev.", 0, FALSE },
  { "hon", "Hon.", 0, TRUE }, { "capt", "Capt.", 0, FALSE }, { "col", "Col.", 0, TRUE }, { "lt", "Lt.", 0, FALSE }, { "sgt", "Sgt.", 0, FALSE },
  { "maj", "Maj.", 0, TRUE }, { "gen", "Gen.", 0, TRUE }, { "madam", "Madam", 'f', FALSE },
  { "herr", "Herr", 'm', FALSE }, { "herrn", "Herr", 'm', FALSE }, { "hr", "Herr", 'm', FALSE }, { "frau", "Frau", 'f', FALSE },
  { "fr", "Frau", 'f', TRUE }, { "fraulein", "Frau", 'f', FALSE }, { "fräulein", "Frau", 'f', FALSE }, { "familie", "Familie", 0, FALSE },
  { "fam", "Familie", 0, TRUE }, { "eheleute", "Eheleute", 0, FALSE }, { "ing", "Ing.", 0, TRUE }, { "dipl-ing", "Dipl.-Ing.", 0, FALSE },
  { "diplom-ingenieur", "Dipl.-Ing.", 0, FALSE }, { "dipl-kfm", "Dipl.-Kfm.", 0, FALSE }, { "mag", "Mag.", 0, TRUE }, { "med", "med.", 0, TRUE },
  { "dent", "dent.", 0, TRUE }, { "jur", "jur.", 0, TRUE }, { "phil", "phil.", 0, TRUE }, { "nat", "nat.", 0, TRUE }, { "rer", "rer.", 0, TRUE },
  { "hc", "h. c.", 0, TRUE }, { "ra", "RA", 0, TRUE }, { "rain", "RAin", 'f', TRUE },
  { "m", "M.", 'm', TRUE }, { "monsieur", "M.", 'm', FALSE }, { "mme", "Mme", 'f', FALSE }, { "madame", "Mme", 'f', FALSE },
  { "mlle", "Mlle", 'f', FALSE }, { "mademoiselle", "Mlle", 'f', FALSE }, { "me", "Me", 0, TRUE }, { "maître", "Me", 0, FALSE },
  { "sr", "Sr.", 'm', TRUE }, { "sra", "Sra.", 'f', FALSE }, { "srta", "Srta.", 'f', FALSE }, { "señor", "Sr.", 'm', FALSE }, { "señora", "Sra.", 'f', FALSE },
  { "don", "Don", 'm', TRUE }, { "doña", "Doña", 'f', FALSE }, { "dña", "Doña", 'f', FALSE }, { "dra", "Dra.", 'f', FALSE }, { "lic", "Lic.", 0, TRUE },
  { "sig", "Sig.", 'm', FALSE }, { "sigra", "Sig.ra", 'f', FALSE }, { "signor", "Sig.", 'm', FALSE }, { "signora", "Sig.ra", 'f', FALSE },
  { "dott", "Dott.", 0, FALSE }, { "dottssa", "Dott.ssa", 'f', FALSE }, { "avv", "Avv.", 0, FALSE }, { "geom", "Geom.", 0, TRUE },
  { "dhr", "Dhr.", 'm', FALSE }, { "mevr", "Mevr.", 'f', FALSE }, { "mw", "Mevr.", 'f', FALSE }, { "mevrouw", "Mevr.", 'f', FALSE },
  { "meneer", "Dhr.", 'm', FALSE }, { "ir", "Ir.", 0, TRUE }, { "drs", "Drs.", 0, FALSE }, { "mej", "Mej.", 'f', FALSE },
  { "senhor", "Sr.", 'm', FALSE }, { "senhora", "Sra.", 'f', FALSE }, { "pan", "Pan", 'm', TRUE }, { "pani", "Pani", 'f', TRUE },
  { "mgr", "Mgr", 0, TRUE }, { "inz", "inż.", 0, TRUE }, { "inż", "inż.", 0, FALSE },
};

static const TribAffix suffixes[] = {
  { "jr", "Jr.", 0, FALSE }, { "jnr", "Jr.", 0, FALSE }, { "jun", "jun.", 0, TRUE }, { "junior", "Jr.", 0, TRUE }, { "sr", "Sr.", 0, FALSE }, { "snr", "Sr.", 0, FALSE },
  { "sen", "sen.", 0, TRUE }, { "senior", "Sr.", 0, TRUE }, { "ii", "II", 0, FALSE }, { "iii", "III", 0, FALSE }, { "iv", "IV", 0, FALSE }, { "2nd", "II", 0, FALSE },
  { "3rd", "III", 0, FALSE }, { "phd", "PhD", 0, FALSE }, { "dphil", "DPhil", 0, FALSE }, { "md", "MD", 0, TRUE }, { "dds", "DDS", 0, FALSE }, { "dmd", "DMD", 0, FALSE },
  { "dvm", "DVM", 0, FALSE }, { "esq", "Esq.", 0, FALSE }, { "mba", "MBA", 0, FALSE }, { "msc", "MSc", 0, FALSE }, { "bsc", "BSc", 0, FALSE }, { "ba", "BA", 0, TRUE },
  { "ma", "MA", 0, TRUE }, { "llm", "LL.M.", 0, FALSE }, { "cpa", "CPA", 0, FALSE }, { "rn", "RN", 0, TRUE }, { "obe", "OBE", 0, TRUE }, { "mbe", "MBE", 0, TRUE },
  { "cbe", "CBE", 0, TRUE }, { "dipl-ing", "Dipl.-Ing.", 0, FALSE }, { "meng", "MEng", 0, FALSE }, { "beng", "BEng", 0, FALSE }, { "jd", "JD", 0, TRUE },
};
/* clang-format on */

static const TribAffix *
find (const TribAffix *table, guint n, const char *word, gsize len)
{
  char key[24];
  gsize k = 0;

  if (len >= sizeof key || len == 0)
    return NULL;
  for (gsize i = 0; i < len; i++)
    if (word[i] != '.' && word[i] != ',')
      key[k++] = g_ascii_tolower (word[i]);
  key[k] = '\0';
  for (guint i = 0; i < n; i++)
    if (table[i].word[0] == key[0] && strcmp (table[i].word, key) == 0)
      return &table[i];
  return NULL;
}

const TribAffix *
trib_affix_prefix (const char *word, gsize len)
{
  return find (prefixes, G_N_ELEMENTS (prefixes), word, len);
}

const TribAffix *
trib_affix_suffix (const char *word, gsize len)
{
  return find (suffixes, G_N_ELEMENTS (suffixes), word, len);
}
