/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The properties of vCard 2.1, 3.0 and 4.0, in the order of their columns.
 */
#include "config.h"

#include "formats/card/trib-card-names.h"

#include <string.h>

static const TribCardName names[] = {
  { "UID", TRIB_CARD_URI, FALSE, { NULL } },
  { "KIND", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "FN", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "N", TRIB_CARD_PARTS, FALSE, { "family name", "given name", "additional names", "prefix", "suffix" } },
  { "NICKNAME", TRIB_CARD_LIST, FALSE, { NULL } },
  { "ORG", TRIB_CARD_UNITS, FALSE, { NULL } },
  { "TITLE", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "ROLE", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "TEL", TRIB_CARD_URI, TRUE, { NULL } },
  { "EMAIL", TRIB_CARD_URI, TRUE, { NULL } },
  { "URL", TRIB_CARD_TEXT, TRUE, { NULL } },
  { "IMPP", TRIB_CARD_TEXT, TRUE, { NULL } },
  { "ADR",
    TRIB_CARD_PARTS,
    FALSE,
    { "post office box", "extended address", "street", "locality", "region", "postal code", "country" } },
  { "LABEL", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "BDAY", TRIB_CARD_DATE, FALSE, { NULL } },
  { "ANNIVERSARY", TRIB_CARD_DATE, FALSE, { NULL } },
  { "DEATHDATE", TRIB_CARD_DATE, FALSE, { NULL } },
  { "GENDER", TRIB_CARD_PARTS, FALSE, { "", "text" } },
  { "LANG", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "CATEGORIES", TRIB_CARD_LIST, FALSE, { NULL } },
  { "NOTE", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "TZ", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "GEO", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "RELATED", TRIB_CARD_TEXT, TRUE, { NULL } },
  { "MEMBER", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "SORT-STRING", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "MAILER", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "CLASS", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "FBURL", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "CALADRURI", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "CALURI", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "SOURCE", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "NAME", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "BIRTHPLACE", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "DEATHPLACE", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "EXPERTISE", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "HOBBY", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "INTEREST", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "ORG-DIRECTORY", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "CONTACT-URI", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "CREATED", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "GRAMGENDER", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "LANGUAGE", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "PRONOUNS", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "SOCIALPROFILE", TRIB_CARD_TEXT, TRUE, { NULL } },
  { "REV", TRIB_CARD_TEXT, FALSE, { NULL } },
  { "PHOTO", TRIB_CARD_MEDIA, FALSE, { NULL } },
  { "LOGO", TRIB_CARD_MEDIA, FALSE, { NULL } },
  { "SOUND", TRIB_CARD_MEDIA, TRUE, { NULL } },
  { "KEY", TRIB_CARD_MEDIA, FALSE, { NULL } },
  { "AGENT", TRIB_CARD_CARD, FALSE, { NULL } },
  { "BEGIN", TRIB_CARD_FRAME, FALSE, { NULL } },
  { "END", TRIB_CARD_FRAME, FALSE, { NULL } },
  { "VERSION", TRIB_CARD_FRAME, FALSE, { NULL } },
  { "PRODID", TRIB_CARD_FRAME, FALSE, { NULL } },
  { "PROFILE", TRIB_CARD_FRAME, FALSE, { NULL } },
  { "CLIENTPIDMAP", TRIB_CARD_FRAME, FALSE, { NULL } },
  { "XML", TRIB_CARD_TEXT, FALSE, { NULL } },
};

const TribCardName *
trib_card_name_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, name) == 0)
      return &names[i];
  return NULL;
}

guint
trib_card_name_rank (const TribCardName *self)
{
  return self ? (guint) (self - names) : G_N_ELEMENTS (names);
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_';
}

static gboolean
is_known (const char *name, gsize len)
{
  gboolean capitals = TRUE, letter = FALSE;
  char upper[32];

  for (gsize i = 0; i < len; i++)
    {
      capitals = capitals && !g_ascii_islower (name[i]);
      letter = letter || g_ascii_isalpha (name[i]);
    }
  if (!letter)
    return FALSE;
  if (capitals || (len > 2 && g_ascii_strncasecmp (name, "x-", 2) == 0))
    return TRUE;
  if (len >= sizeof upper)
    return FALSE;
  for (gsize i = 0; i < len; i++)
    upper[i] = g_ascii_toupper (name[i]);
  upper[len] = '\0';
  return trib_card_name_find (upper) != NULL;
}

gboolean
trib_card_name_begins (const char *line, gsize len)
{
  gsize at = 0, first = 0;

  while (at < len && (is_name_char (line[at]) || line[at] == '.'))
    {
      if (line[at] == '.')
        first = at + 1;
      at++;
    }
  return at > first && at < len && (line[at] == ':' || line[at] == ';') && is_known (line + first, at - first);
}
