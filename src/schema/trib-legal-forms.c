/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes legal forms out of names of organisations by the table of legal forms (tables/legal-forms.csv).
 */
#include "config.h"

#include "schema/trib-legal-forms.h"

#include <glib/gi18n-lib.h>

#include "schema/trib-tables.h"

#include <string.h>

#define MAX_WORDS 64
#define LONGEST_FORM 7

enum
{
  IS_FORM = 1,
  IS_STRONG = 2,
  IS_WORD = 4,
};

static const struct
{
  const char *name;
  guint bits;
} kinds[] = {
  { "form", IS_FORM | IS_STRONG },
  { "weak", IS_FORM },
  { "word", IS_WORD },
  { "none", 0 },
};

static guint
count_words (const char *text)
{
  guint n = 1;

  for (; *text; text++)
    n += *text == ' ';
  return n;
}

/* What is written later takes the place of what was there: the user's table comes last. */
static const char *
take_writings (const char *const *cells, guint n, gpointer user_data)
{
  GHashTable *words = user_data;
  guint kind = 0;

  while (n > 2 && kind < G_N_ELEMENTS (kinds) && strcmp (cells[1], kinds[kind].name) != 0)
    kind++;
  if (n < 3 || kind == G_N_ELEMENTS (kinds))
    return _ ("This line is left out: it is not a country, a kind (form, weak, word or none) and writings. Write, say, "
              "“DE,form,GmbH”.");
  for (guint i = 2; i < n; i++)
    if (count_words (cells[i]) > LONGEST_FORM)
      return _ ("This line is left out: a writing has more than seven words. Shorten it.");
  for (guint i = 2; i < n; i++)
    g_hash_table_insert (words, (gpointer) cells[i], GUINT_TO_POINTER (kinds[kind].bits));
  return NULL;
}

static GHashTable *
word_table (void)
{
  static gsize ready;
  static GHashTable *words;

  if (g_once_init_enter (&ready))
    {
      words = g_hash_table_new (g_str_hash, g_str_equal);
      trib_tables_read (TRIB_TABLE_LEGAL_FORMS, take_writings, words);
      g_once_init_leave (&ready, 1);
    }
  return words;
}

typedef struct
{
  char *buffer;
  char *at[MAX_WORDS + 1];
  guint n;
} Words;

/* Splits in place; what is behind the last word that fits stays one word. */
static void
split_words (Words *self, const char *text)
{
  char *p;

  self->n = 0;
  self->buffer = p = g_strdup (text);
  while (*p && self->n < MAX_WORDS)
    {
      self->at[self->n++] = p;
      p += strcspn (p, " ");
      if (*p)
        *p++ = '\0';
    }
}

/* Bits of the words from @first on, @n of them, taken as one. */
static guint
look_up (const Words *words, guint first, guint n)
{
  char key[64];
  gsize len = 0;

  for (guint i = first; i < first + n; i++)
    {
      gsize word = strlen (words->at[i]);

      if (len + word + 2 > sizeof key)
        return 0;
      if (i > first)
        key[len++] = ' ';
      memcpy (key + len, words->at[i], word);
      len += word;
    }
  key[len] = '\0';
  return GPOINTER_TO_UINT (g_hash_table_lookup (word_table (), key));
}

/* How many words from @first on are the longest legal form there, 0 for none. A form is never the first word. */
static guint
form_at (const Words *words, guint first, guint *bits)
{
  for (guint n = MIN (LONGEST_FORM, words->n - first); first > 0 && n > 0; n--)
    {
      *bits = look_up (words, first, n);
      if (*bits & IS_FORM)
        return n;
    }
  return 0;
}

static gboolean
is_joining_word (const char *word)
{
  static const char *const joining[] = { "and", "und", "et", "y", "e", "en", "i" };

  for (guint i = 0; i < G_N_ELEMENTS (joining); i++)
    if (strcmp (joining[i], word) == 0)
      return TRUE;
  return FALSE;
}

gboolean
trib_legal_form_strip (const char *folded, GString *out)
{
  Words words;
  gboolean found = FALSE;
  guint bits;

  split_words (&words, folded);
  g_string_truncate (out, 0);
  for (guint i = 0; i < words.n;)
    {
      guint n = form_at (&words, i, &bits);

      if (n > 0)
        found = TRUE;
      else if (!(i == 0 && words.n > 1 && strcmp (words.at[0], "the") == 0)
               && !(i > 0 && is_joining_word (words.at[i])))
        {
          if (out->len > 0)
            g_string_append_c (out, ' ');
          g_string_append (out, words.at[i]);
        }
      i += MAX (n, 1);
    }
  if (out->len == 0)
    g_string_assign (out, folded);
  g_free (words.buffer);
  return found;
}

guint
trib_organisation_likeness (const char *folded)
{
  Words words;
  guint likeness = 0, bits = 0;

  split_words (&words, folded);
  for (guint i = 0; i < words.n && likeness < 2;)
    {
      guint n = form_at (&words, i, &bits);

      /* A weak form counts where it ends the name: "Siemens AG", but not "Ag Mary". */
      if (n > 0 && ((bits & IS_STRONG) || (i + n == words.n && words.n > 2)))
        likeness = (bits & IS_STRONG) ? 2 : 1;
      else if (look_up (&words, i, 1) & IS_WORD)
        likeness = MAX (likeness, 1);
      i += MAX (n, 1);
    }
  g_free (words.buffer);
  return likeness;
}
