/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "publish/trib-splink-facets.h"

#include "match/trib-series.h"
#include "schema/trib-nicknames.h"

#include <stdlib.h>
#include <string.h>

#define CORE 0.8 /* of what the words of a value say is said by its core */
#define MAIN 0.6

static void
append_hash (GString *out, guint64 hash)
{
  g_string_append_printf (out, "%016" G_GINT64_MODIFIER "x", hash);
}

static gboolean
plain (const TribSplinkCell *cell, GString *out)
{
  guint32 date;

  /* Dates come as whole years, months and days, whatever their text. */
  if (cell->feature->type == TRIB_TYPE_DATE)
    {
      date = (guint32) trib_feature_facts (cell->feature, cell->id)->sound;
      if (date == 0)
        return FALSE;
      g_string_append_printf (out, "%08u", date);
    }
  else
    g_string_append_len (out, cell->text.text, cell->text.len);
  return TRUE;
}

/* As in match/: no two are alike in what has no letters, other than by being the same. */
static gboolean
loose (const TribSplinkCell *cell, GString *out)
{

  if (trib_feature_facts (cell->feature, cell->id)->loose != 0 && trib_feature_facts (cell->feature, cell->id)->len > 1)
    append_hash (out, trib_feature_facts (cell->feature, cell->id)->loose);
  else
    g_string_append_printf (out, "=%.*s", (int) cell->text.len, cell->text.text);
  return TRUE;
}

/* The same where nothing is to be the same but what has the form: local parts, last digits. */
static gboolean
loose_or_none (const TribSplinkCell *cell, GString *out)
{

  if (trib_feature_facts (cell->feature, cell->id)->loose == 0)
    return FALSE;
  append_hash (out, trib_feature_facts (cell->feature, cell->id)->loose);
  return TRUE;
}

static gboolean
first_part (const TribSplinkCell *cell, GString *out)
{

  if (trib_feature_facts (cell->feature, cell->id)->loose != 0)
    append_hash (out, trib_feature_facts (cell->feature, cell->id)->loose);
  else
    g_string_append_printf (out, "=%.*s", (int) cell->text.len, cell->text.text);
  return TRUE;
}

static gboolean
sound (const TribSplinkCell *cell, GString *out)
{

  append_hash (out, trib_feature_facts (cell->feature, cell->id)->sound);
  return TRUE;
}

static int
compare_bytes (gconstpointer a, gconstpointer b)
{
  return *(const guchar *) a - *(const guchar *) b;
}

/* Folded text is ASCII but for letters that have no fold; sorting bytes keeps it a text only for the former. */
static gboolean
letters (const TribSplinkCell *cell, GString *out)
{
  gsize start = out->len;

  for (gsize i = 0; i < cell->text.len; i++)
    if (cell->text.text[i] != ' ' && (guchar) cell->text.text[i] < 128)
      g_string_append_c (out, cell->text.text[i]);
  qsort (out->str + start, out->len - start, 1, compare_bytes);
  return TRUE;
}

static gboolean
length (const TribSplinkCell *cell, GString *out)
{

  g_string_append_printf (out, "%02u", MIN (trib_feature_facts (cell->feature, cell->id)->len, 99u));
  return TRUE;
}

static gboolean
known (const TribSplinkCell *cell, GString *out)
{

  g_string_append_c (out, trib_given_is_name (cell->feature, cell->id) ? '1' : '0');
  return TRUE;
}

/* The groups of names that a given name belongs to, as "12|57". */
static gboolean
append_forms (const TribSplinkCell *cell, GString *out)
{
  const guint32 *lines;
  guint n = trib_nickname_lines (trib_nickname_find (cell->text.text), &lines);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%u", i > 0 ? "|" : "", lines[i]);
  return n > 0;
}

static gboolean
forms (const TribSplinkCell *cell, GString *out)
{
  g_string_append_c (out, '|');
  if (!append_forms (cell, out))
    return FALSE;
  g_string_append_c (out, '|');
  return TRUE;
}

/* A regular expression that finds one of them in the forms of another record. */
static gboolean
form_pattern (const TribSplinkCell *cell, GString *out)
{
  g_string_append (out, "[|](");
  if (!append_forms (cell, out))
    return FALSE;
  g_string_append (out, ")[|]");
  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Several given names, each by the first of its forms, in the order of the alphabet. */
static gboolean
names (const TribSplinkCell *cell, GString *out)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  const TribFacts *facts;

  facts = trib_feature_facts (cell->feature, cell->id);
  if (facts->n_words < 2)
    return FALSE;
  for (guint i = 0; i < facts->n_words; i++)
    {
      guint32 word = g_array_index (cell->feature->words, guint32, facts->first_word + i);
      const char *name = trib_pool_get (cell->features->words, word).text;
      const guint32 *lines;

      g_ptr_array_add (all, trib_nickname_lines (trib_nickname_find (name), &lines) > 0
                                ? g_strdup_printf ("%u", lines[0])
                                : g_strdup (name));
    }
  g_ptr_array_sort (all, compare_texts);
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (const char *) all->pdata[i]);
  return TRUE;
}

typedef struct
{
  const char *text;
  double information;
} Word;

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *x = a, *y = b;

  if (x->information != y->information)
    return x->information > y->information ? -1 : 1;
  return strcmp (x->text, y->text);
}

/* The words of a value, what says most first. Returns their sum. */
static double
weigh_words (const TribSplinkCell *cell, Word words[64], guint *n)
{
  const TribFacts *facts = trib_feature_facts (cell->feature, cell->id);
  double sum = 0;

  *n = facts->n_words;
  for (guint i = 0; i < *n; i++)
    {
      guint32 word = g_array_index (cell->feature->words, guint32, facts->first_word + i);

      words[i]
          = (Word){ trib_pool_get (cell->features->words, word).text, trib_word_information (cell->feature, word) };
      sum += words[i].information;
    }
  qsort (words, *n, sizeof *words, compare_words);
  return sum;
}

static gboolean
core (const TribSplinkCell *cell, GString *out)
{
  Word words[64];
  const char *taken[64];
  guint n, n_taken = 0;
  double sum, said = 0;

  sum = weigh_words (cell, words, &n);
  while (n_taken < n && said < CORE * sum)
    {
      said += words[n_taken].information;
      taken[n_taken] = words[n_taken].text;
      n_taken++;
    }
  qsort (taken, n_taken, sizeof *taken, compare_texts);
  for (guint i = 0; i < n_taken; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", taken[i]);
  return n_taken > 0;
}

static gboolean
main_word (const TribSplinkCell *cell, GString *out)
{
  Word words[64];
  guint n;
  double sum;

  sum = weigh_words (cell, words, &n);
  if (n == 0 || words[0].information < MAIN * sum)
    return FALSE;
  g_string_append (out, words[0].text);
  return TRUE;
}

/* Only values of one series have the same. */
static gboolean
series (const TribSplinkCell *cell, GString *out)
{
  guint32 stem = trib_series_of (cell->feature, cell->id);

  if (stem != 0)
    g_string_append_printf (out, "%08x", stem);
  else
    g_string_append_printf (out, "=%.*s", (int) cell->text.len, cell->text.text);
  return TRUE;
}

/* Thirty days a month, as dates are compared. */
static gboolean
days (const TribSplinkCell *cell, GString *out)
{
  guint32 date;

  date = (guint32) trib_feature_facts (cell->feature, cell->id)->sound;
  if (date == 0)
    return FALSE;
  g_string_append_printf (out, "%u", (date / 10000 * 12 + date / 100 % 100) * 30 + date % 100);
  return TRUE;
}

static gboolean
email_of_name (const TribSplinkCell *cell, GString *out)
{

  g_string_append_c (out, trib_email_is_made_of_name (cell->features, cell->rank, cell->text) ? '1' : '0');
  return TRUE;
}

static gboolean
email_domain (const TribSplinkCell *cell, GString *out)
{
  guint32 word;

  word = trib_email_rare_domain (cell->feature, cell->id);
  if (word != 0)
    g_string_append (out, trib_pool_get (cell->features->words, word).text);
  return word != 0;
}

static gboolean
email_numbers (const TribSplinkCell *cell, GString *out)
{
  gsize start = out->len;

  for (const char *c = cell->text.text; *c != '\0' && *c != '@' && out->len - start < 16; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (out, *c);
  /* Never empty, for an empty cell is none: a dash stands for "no number worth the name". */
  if (out->len - start < 2)
    {
      g_string_truncate (out, start);
      g_string_append_c (out, '-');
    }
  return TRUE;
}

static gboolean
email_name_length (const TribSplinkCell *cell, GString *out)
{

  g_string_append_printf (out, "%02u", (guint) MIN (strcspn (cell->text.text, "@"), 99u));
  return TRUE;
}

static gboolean
email_box (const TribSplinkCell *cell, GString *out)
{

  g_string_append_c (
      out, trib_feature_facts (cell->feature, cell->id)->loose == 0 && strcspn (cell->text.text, "@") >= 4 ? '1' : '0');
  return TRUE;
}

static gboolean
email_ending (const TribSplinkCell *cell, GString *out)
{
  const char *dot;

  dot = memrchr (cell->text.text, '.', cell->text.len);
  g_string_append (out, dot != NULL ? dot : ".");
  return TRUE;
}

static gboolean
phone_end (const TribSplinkCell *cell, GString *out)
{

  for (gsize i = 0; i < MIN (cell->text.len, 9); i++)
    g_string_append_c (out, cell->text.text[cell->text.len - 1 - i]);
  return TRUE;
}

static gboolean
generation (const TribSplinkCell *cell, GString *out)
{

  g_string_append_printf (out, "%u", trib_generation (cell->feature, cell->id));
  return TRUE;
}

static gboolean
hundredths (const TribSplinkCell *cell, GString *out)
{

  g_string_append_printf (out, "%" G_GINT64_FORMAT,
                          (gint64) (trib_feature_facts (cell->feature, cell->id)->sound - ((guint64) 1 << 63)));
  return TRUE;
}

static gboolean
website_part (const TribSplinkCell *cell, gboolean from_root, gboolean to_root, GString *out)
{
  gsize host, root;

  host = strcspn (cell->text.text, "/?#");
  root = trib_website_root (cell->text.text, host);
  if (from_root)
    g_string_append_printf (out, ">%s", cell->text.text + root);
  else
    g_string_append_len (out, cell->text.text, to_root ? root : host);
  return TRUE;
}

static gboolean
website_host (const TribSplinkCell *cell, GString *out)
{
  return website_part (cell, FALSE, FALSE, out);
}

static gboolean
website_root (const TribSplinkCell *cell, GString *out)
{
  return website_part (cell, FALSE, TRUE, out);
}

static gboolean
website_tail (const TribSplinkCell *cell, GString *out)
{
  return website_part (cell, TRUE, FALSE, out);
}

static gboolean
website_root_length (const TribSplinkCell *cell, GString *out)
{
  gsize start = out->len;
  guint len;

  if (!website_part (cell, FALSE, TRUE, out))
    return FALSE;
  len = (guint) (out->len - start);
  g_string_truncate (out, start);
  g_string_append_printf (out, "%02u", MIN (len, 99u));
  return TRUE;
}

static const struct
{
  const char *suffix;
  TribSplinkFacet facet;
} facets[] = {
  { "", plain },
  { "_loose", loose },
  { "_sound", sound },
  { "_letters", letters },
  { "_len", length },
  { "_known", known },
  { "_series", series },
  { "_bag", trib_splink_facet_bag },
  { "_words", trib_splink_facet_words },
  { "_any", trib_splink_facet_any },
  { "_all", trib_splink_facet_all },
  { "_count", trib_splink_facet_count },
  { "_initials", trib_splink_facet_initials },
  { "_short", trib_splink_facet_short },
  { "_forms", forms },
  { "_pattern", form_pattern },
  { "_names", names },
  { "_core", core },
  { "_main", main_word },
  { "_days", days },
  { "_of_name", email_of_name },
  { "_domain", email_domain },
  { "_numbers", email_numbers },
  { "_name_len", email_name_length },
  { "_box", email_box },
  { "_ending", email_ending },
  { "_end", phone_end },
  { "_generation", generation },
  { "_hundredths", hundredths },
  { "_host", website_host },
  { "_root", website_root },
  { "_tail", website_tail },
  { "_root_len", website_root_length },
  { "_first", first_part },
  { "_local", loose_or_none },
  { "_seven", loose_or_none },
};

TribSplinkFacet
trib_splink_facet_find (const char *suffix)
{
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    if (strcmp (facets[i].suffix, suffix) == 0)
      return facets[i].facet;
  return NULL;
}
