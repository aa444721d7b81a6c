/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks headings up in tables/headings.h: as they stand, then without words that say whose the value is, then by their
 * end ("contact/name/first"), each way with less confidence. "firstName", "FIRST_NAME" and "First name" are the same.
 */
#include "config.h"

#include "mapping/trib-headings.h"

#include "base/trib-fold.h"

#include "mapping/tables/headings.h"

#include <string.h>

#define MAX_WORDS 16
#define VAGUE 70 /* percent: such a word ("id", "st") says nothing at the end of another heading */

typedef struct
{
  GHashTable *headings; /* name -> index + 1 */
  GHashTable *qualifiers;
  GHashTable *trailing;
  GHashTable *others;
} Tables;

typedef struct
{
  const char *at[MAX_WORDS];
  guint n;
} Words;

/* The first that names a heading keeps it. */
static void
add_names (GHashTable *table, const char *names, guint value)
{
  for (const char *p = names; *p;)
    {
      gsize len = strcspn (p, "|");
      g_autofree char *name = g_strndup (p, len);

      if (!g_hash_table_contains (table, name))
        g_hash_table_insert (table, g_steal_pointer (&name), GUINT_TO_POINTER (value));
      p += len + (p[len] == '|');
    }
}

static GHashTable *
new_table (const char *names)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_names (table, names, 1);
  return table;
}

static const Tables *
tables (void)
{
  static gsize ready;
  static Tables self;

  if (g_once_init_enter (&ready))
    {
      self.headings = new_table ("");
      for (guint i = 0; i < G_N_ELEMENTS (heading_table); i++)
        add_names (self.headings, heading_table[i].names, i + 1);
      self.qualifiers = new_table (qualifier_words);
      self.trailing = new_table (trailing_words);
      self.others = new_table (other_words);
      g_once_init_leave (&ready, 1);
    }
  return &self;
}

/* Blanks where a new word begins by its capital, and between letters and digits. */
static char *
split_camel_case (const char *heading)
{
  GString *out = g_string_new (NULL);
  gunichar before = ' ';

  for (const char *p = heading; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      gboolean lower_follows = *next && g_unichar_islower (g_utf8_get_char (next));

      if ((g_unichar_isupper (c) && (g_unichar_islower (before) || (g_unichar_isupper (before) && lower_follows)))
          || (g_unichar_isdigit (c) && g_unichar_isalpha (before))
          || (g_unichar_isalpha (c) && g_unichar_isdigit (before)))
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      before = c;
    }
  return g_string_free (out, FALSE);
}

/* Splits @text in place; words beyond the last that fits are left out. */
static void
split_words (Words *words, char *text)
{
  char *save = NULL;

  words->n = 0;
  for (char *word = strtok_r (text, " ", &save); word && words->n < MAX_WORDS; word = strtok_r (NULL, " ", &save))
    words->at[words->n++] = word;
}

static guint
look_up (const Words *words, guint first, guint end)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append_c (key, ' ');
      g_string_append (key, words->at[i]);
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (tables ()->headings, key->str));
}

static gboolean
is_number (const char *word)
{
  return word[0] != '\0' && strspn (word, "0123456789") == strlen (word);
}

static void
take (TribHeadingGuess *guess, guint index, double factor)
{
  guess->known = TRUE;
  guess->field = heading_table[index - 1].field;
  guess->confidence = heading_table[index - 1].certain / 100.0 * factor;
  guess->type = heading_table[index - 1].type;
}

/* The words without numbers and without those that say whose; these make up the block. A number at the end is that of a
 * line ("Address line 2") and makes no other block. */
static void
drop_qualifiers (const Words *from, Words *to, guint *block)
{
  to->n = 0;
  for (guint i = 0; i < from->n; i++)
    if (is_number (from->at[i]) && i + 1 == from->n)
      continue;
    else if (is_number (from->at[i]) || g_hash_table_contains (tables ()->qualifiers, from->at[i]))
      *block = *block * 31 + g_str_hash (from->at[i]);
    else
      to->at[to->n++] = from->at[i];
}

static gboolean
guess_by_words (const Words *all, TribHeadingGuess *guess)
{
  Words words;
  guint index, block = 0;

  if ((index = look_up (all, 0, all->n)))
    {
      take (guess, index, 1);
      drop_qualifiers (all, &words, &guess->block);
      return TRUE;
    }
  drop_qualifiers (all, &words, &block);
  guess->block = block;
  if (words.n == 0)
    return FALSE;
  if ((index = look_up (&words, 0, words.n)))
    {
      take (guess, index, 0.95);
      return TRUE;
    }
  for (guint i = 0; i < all->n; i++)
    if (g_hash_table_contains (tables ()->others, all->at[i]))
      {
        guess->other = TRUE;
        return FALSE;
      }
  while (words.n > 1 && g_hash_table_contains (tables ()->trailing, words.at[words.n - 1]))
    if ((index = look_up (&words, 0, --words.n)))
      {
        take (guess, index, 0.9);
        return TRUE;
      }
  for (guint first = 1; first < words.n; first++)
    if ((index = look_up (&words, first, words.n)) && heading_table[index - 1].field != TRIB_FIELD_NONE
        && heading_table[index - 1].field != TRIB_FIELD_TAGS && heading_table[index - 1].certain > VAGUE)
      {
        guess->partial = TRUE;
        take (guess, index, first + 1 < words.n || words.n == 2 ? 0.8 : 0.7);
        return TRUE;
      }
  return FALSE;
}

/* "Member #" is a member's number. */
static char *
spell_number (const char *heading)
{
  GString *out = g_string_new (heading);

  g_string_replace (out, "#", " no ", 0);
  return g_string_free (out, FALSE);
}

char *
trib_heading_words (const char *heading)
{
  g_autofree char *spelt = spell_number (heading);
  g_autofree char *camel = split_camel_case (spelt);

  return trib_fold (camel);
}

/**
 * trib_heading_guess:
 * @heading: as it stands in the file, or a path of an XML feed
 * @guess: (out caller-allocates)
 */
void
trib_heading_guess (const char *heading, TribHeadingGuess *guess)
{
  g_autofree char *spelt = spell_number (heading);
  g_autofree char *plain = trib_fold (spelt);
  g_autofree char *split = trib_heading_words (heading);
  Words words;

  memset (guess, 0, sizeof *guess);
  split_words (&words, plain);
  if (guess_by_words (&words, guess))
    return;
  memset (guess, 0, sizeof *guess);
  split_words (&words, split);
  if (!guess_by_words (&words, guess))
    guess->known = FALSE;
}

gboolean
trib_heading_second_family_name (const char *heading)
{
  static const char *const second[]
      = { "apellido 2", "segundo apellido", "apellido materno", "surname 2",   "second surname",
          "materno",    "second last name", "last name 2",      "sobrenome 2", "apelido 2" };
  g_autofree char *folded = trib_heading_words (heading);

  for (guint i = 0; i < G_N_ELEMENTS (second); i++)
    if (strcmp (second[i], folded) == 0)
      return TRUE;
  return FALSE;
}

char
trib_heading_birth_part (const char *heading)
{
  static const struct
  {
    const char *heading;
    char part;
  } parts[] = {
    { "by", 'y' },
    { "bm", 'm' },
    { "bd", 'd' },
    { "birth year", 'y' },
    { "birth month", 'm' },
    { "birth day", 'd' },
    { "birthyear", 'y' },
    { "birthmonth", 'm' },
    { "birthday day", 'd' },
    { "year of birth", 'y' },
    { "month of birth", 'm' },
    { "day of birth", 'd' },
    { "yob", 'y' },
    { "mob", 'm' },
    { "dob year", 'y' },
    { "dob month", 'm' },
    { "dob day", 'd' },
    { "dob y", 'y' },
    { "dob m", 'm' },
    { "dob d", 'd' },
    { "geburtsjahr", 'y' },
    { "geburtsmonat", 'm' },
    { "geburtstag tag", 'd' },
    { "geburtstag monat", 'm' },
    { "annee de naissance", 'y' },
    { "mois de naissance", 'm' },
    { "jour de naissance", 'd' },
    { "ano de nacimiento", 'y' },
    { "mes de nacimiento", 'm' },
    { "dia de nacimiento", 'd' },
    { "anno di nascita", 'y' },
    { "mese di nascita", 'm' },
    { "giorno di nascita", 'd' },
    { "geboortejaar", 'y' },
    { "geboortemaand", 'm' },
    { "geboortedag", 'd' },
    { "rok urodzenia", 'y' },
    { "miesiac urodzenia", 'm' },
    { "dzien urodzenia", 'd' },
    { "birth y", 'y' },
    { "birth m", 'm' },
    { "birth d", 'd' },
    { "byear", 'y' },
    { "bmonth", 'm' },
    { "bday", 'd' },
    { "ano de nascimento", 'y' },
    { "mes de nascimento", 'm' },
    { "dia de nascimento", 'd' },
    { "ano nacimiento", 'y' },
    { "mes nacimiento", 'm' },
    { "dia nacimiento", 'd' },
    { "dogum yili", 'y' },
    { "dogum ayi", 'm' },
    { "dogum gunu", 'd' },
    { "god rozdenia", 'y' },
    { "mesac rozdenia", 'm' },
    { "fodelsear", 'y' },
    { "year", 'Y' },
    { "month", 'M' },
    { "day", 'D' },
    { "jahr", 'Y' },
    { "monat", 'M' },
    { "tag", 'D' },
    { "annee", 'Y' },
    { "mois", 'M' },
    { "jour", 'D' },
    { "ano", 'Y' },
    { "mes", 'M' },
    { "dia", 'D' },
    { "anno", 'Y' },
    { "mese", 'M' },
    { "giorno", 'D' },
    { "jaar", 'Y' },
    { "maand", 'M' },
    { "dag", 'D' },
    { "rok", 'Y' },
    { "miesiac", 'M' },
    { "dzien", 'D' },
    { "yil", 'Y' },
    { "ay", 'M' },
    { "gun", 'D' },
  };
  g_autofree char *folded = trib_heading_words (heading);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].heading, folded) == 0)
      return parts[i].part;
  return 0;
}
