/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words, signs and dummies that stand for nothing, by the type of the field that they are in: 0 is nothing in a phone
 * and something in a number. All checks are cheap, since every value goes through them.
 */
#include "config.h"

#include "cleanse/trib-placeholder.h"

#include <string.h>

#define LONGEST_WORD 24

static const char *const nothing_words[] = {
  "null",
  "(null)",
  "[null]",
  "<null>",
  "\\n",
  "nil",
  "none",
  "n/a",
  "n.a.",
  "n. a.",
  "na",
  "n/d",
  "nd",
  "n.d.",
  "nan",
  "#n/a",
  "#na",
  "#ref!",
  "#value!",
  "#name?",
  "#div/0!",
  "#null!",
  "#num!",
  "#nv",
  "#wert!",
  "#bezug!",
  "undefined",
  "unknown",
  "unbekannt",
  "unbek.",
  "unbek",
  "not known",
  "not available",
  "not applicable",
  "not provided",
  "not given",
  "no data",
  "missing",
  "empty",
  "blank",
  "(blank)",
  "leer",
  "(leer)",
  "keine",
  "keiner",
  "kein",
  "keine angabe",
  "k.a.",
  "k. a.",
  "k.a",
  "ka",
  "nicht bekannt",
  "nicht angegeben",
  "ohne",
  "entfällt",
  "fehlt",
  "aucun",
  "aucune",
  "inconnu",
  "inconnue",
  "néant",
  "neant",
  "sans",
  "non renseigné",
  "non communiqué",
  "vide",
  "ninguno",
  "ninguna",
  "desconocido",
  "desconocida",
  "vacío",
  "sin datos",
  "s/d",
  "nessuno",
  "nessuna",
  "sconosciuto",
  "sconosciuta",
  "vuoto",
  "onbekend",
  "geen",
  "leeg",
  "n.v.t.",
  "nvt",
  "brak",
  "nieznany",
  "nieznane",
  "tbd",
  "tba",
  "t.b.d.",
  "to be determined",
  "xx",
  "xxx",
  "xxxx",
  "xxxxx",
  "???",
  "asdf",
  "qwertz",
  "qwerty",
  "dummy",
  "test test",
  "no name",
  "noname",
  "no email",
  "no phone",
  "keine e-mail",
  "keine email",
  "no aplica",
  "desconhecido",
  "nenhum",
  "nenhuma",
  "none given",
  "none provided",
  "withheld",
  "refused",
  "[leer]",
  "[empty]",
  "undisclosed",
};

static const char *const name_words[] = { "null", "none", "na",   "nil",  "nan",  "leer",  "nd",   "sans",
                                          "ka",   "geen", "brak", "kein", "ohne", "blank", "keine" };

static const char *const dummy_mails[] = {
  "test@test.com",
  "test@test.de",
  "test@test.fr",
  "test@test.it",
  "test@test.nl",
  "test@test",
  "a@a.com",
  "a@a.de",
  "a@b.com",
  "a@b.c",
  "a@b.de",
  "x@x.com",
  "x@x.de",
  "xx@xx.xx",
  "xxx@xxx.com",
  "test@example.com",
  "none@none.com",
  "no@no.com",
  "no@email.com",
  "noemail@noemail.com",
  "no@mail.com",
  "keine@mail.de",
  "keine@email.de",
  "kein@email.de",
  "nomail@nomail.com",
  "na@na.com",
  "n/a@n/a.com",
  "null@null.com",
  "unknown@unknown.com",
  "email@email.com",
  "mail@mail.com",
  "name@example.com",
  "user@example.com",
  "abc@abc.com",
  "asdf@asdf.com",
  "123@123.com",
  "noreply@example.com",
  "example@example.com",
  "test@gmail.com",
  "aa@aa.com",
  "me@me.com",
  "test@mail.com",
  "none@example.com",
};

static const char *const dummy_dates[] = {
  "1900-01-01",
  "01.01.1900",
  "1.1.1900",
  "01/01/1900",
  "1/1/1900",
  "19000101",
  "01-01-1900",
  "0000-00-00",
  "00.00.0000",
  "00/00/0000",
  "00000000",
  "1899-12-30",
  "1899-12-31",
  "30.12.1899",
  "31.12.1899",
  "12/30/1899",
  "12/31/1899",
  "9999-12-31",
  "31.12.9999",
  "12/31/9999",
  "31/12/9999",
  "99991231",
  "1900-01-00",
  "0001-01-01",
  "01.01.0001",
  "01/01/0001",
  "1900-01-01 00:00:00",
  "1900-01-01t00:00:00",
  "0000-00-00 00:00:00",
  "0",
  "00",
  "0001-01-01 00:00:00",
  "0001-01-01t00:00:00",
  "01.01.1900 00:00",
  "1111-11-11",
  "11.11.1111",
  "1753-01-01",
};

/* Beside the words the lengths that there are for each first letter: nearly every text fails that already. */
typedef struct
{
  GHashTable *words;
  guint32 lengths[128];
} Set;

typedef struct
{
  Set words, names, mails, dates;
} Sets;

static void
fill_set (Set *set, const char *const *words, gsize n)
{
  set->words = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < n; i++)
    {
      g_hash_table_add (set->words, (gpointer) words[i]);
      set->lengths[words[i][0] & 127] |= 1u << strlen (words[i]);
    }
}

static const Sets *
sets (void)
{
  static gsize ready;
  static Sets self;

  if (g_once_init_enter (&ready))
    {
      fill_set (&self.words, nothing_words, G_N_ELEMENTS (nothing_words));
      fill_set (&self.names, name_words, G_N_ELEMENTS (name_words));
      fill_set (&self.mails, dummy_mails, G_N_ELEMENTS (dummy_mails));
      fill_set (&self.dates, dummy_dates, G_N_ELEMENTS (dummy_dates));
      g_once_init_leave (&ready, 1);
    }
  return &self;
}

static gboolean
in_set (const Set *set, const char *text, gsize len)
{
  char lower[LONGEST_WORD + 1];

  if (len > LONGEST_WORD || !(set->lengths[g_ascii_tolower (text[0]) & 127] & (1u << len)))
    return FALSE;
  for (gsize i = 0; i < len; i++)
    lower[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char) (text[i] + 'a' - 'A') : text[i];
  lower[len] = '\0';
  return g_hash_table_contains (set->words, lower);
}

/* Signs only: "-", "--", "?", ".", "/". */
static gboolean
is_signs (const char *text, gsize len)
{
  if (g_ascii_isalnum (text[0]))
    return FALSE;
  return strspn (text, "-?./_*#+~'\" ,;:!=") == len || strcmp (text, "–") == 0 || strcmp (text, "—") == 0;
}

/* "0000000", "1111111", "1234567", "0123456789" */
static gboolean
is_dummy_digits (const char *text)
{
  char digits[24];
  guint n = 0;
  gboolean same = TRUE, rising = TRUE;

  for (; *text && n < sizeof digits; text++)
    if (g_ascii_isdigit (*text))
      digits[n++] = *text;
    else if (strchr (" +-/().", *text) == NULL)
      return FALSE;
  if (n < 4 || n == sizeof digits)
    return FALSE;
  for (guint i = 1; i < n; i++)
    {
      same = same && digits[i] == digits[0];
      rising = rising && digits[i] == (digits[i - 1] == '9' ? '0' : digits[i - 1] + 1);
    }
  return same || (rising && n >= 6);
}

static gboolean
is_zeros (const char *text, gsize len)
{
  return len > 0 && strspn (text, "0") == len;
}

gboolean
trib_is_placeholder_name (const char *text, gsize len)
{
  return in_set (&sets ()->names, text, len);
}

gboolean
trib_is_placeholder (TribValueType type, const char *text, gsize len)
{
  const Sets *all = sets ();

  if (len > LONGEST_WORD)
    return FALSE;
  if (is_signs (text, len))
    return TRUE;
  switch ((int) type)
    {
    case TRIB_TYPE_EMAIL:
      return in_set (&all->mails, text, len) || in_set (&all->words, text, len);
    case TRIB_TYPE_DATE:
    case TRIB_TYPE_TIME:
      return in_set (&all->dates, text, len) || in_set (&all->words, text, len);
    case TRIB_TYPE_PHONE:
      return is_dummy_digits (text) || is_zeros (text, len) || in_set (&all->words, text, len);
    case TRIB_TYPE_POSTCODE:
      return is_zeros (text, len) || strcmp (text, "99999") == 0 || strcmp (text, "9999") == 0
             || in_set (&all->words, text, len);
    case TRIB_TYPE_ID:
      return is_zeros (text, len) || in_set (&all->words, text, len);
    case TRIB_TYPE_HOUSE_NUMBER:
      return is_zeros (text, len) || in_set (&all->words, text, len);
    case TRIB_TYPE_COUNTRY: /* NA is Namibia, ND none */
      return len > 2 && in_set (&all->words, text, len);
    case TRIB_TYPE_REGION: /* ND is North Dakota */
      return g_ascii_strcasecmp (text, "nd") != 0 && in_set (&all->words, text, len);
    case TRIB_TYPE_YES_NO:
    case TRIB_TYPE_NUMBER:
    case TRIB_TYPE_MONEY:
    default:
      return in_set (&all->words, text, len);
    }
}
