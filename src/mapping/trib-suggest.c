/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suggests a mapping: what the heading says (trib-headings.c), weighed by what the values look like (trib-content.c);
 * then what the columns say together: "Name" beside "Vorname" is a family name, a street beside a house number is only
 * that. A column that fits no field becomes a custom field. The country and the order of dates are trib-suggest-locale.c's.
 */
#include "config.h"

#include "mapping/trib-suggest-private.h"

#include "mapping/trib-mapping-private.h"

#include <math.h>
#include <string.h>

#define ENOUGH 0.5

/* How well the values fit @field, 0…1; 1 where nothing can be said. */
static double
fit (TribFieldId field, const TribContent *content)
{
  const double *share = content->share;

  switch ((int) field)
    {
    case TRIB_FIELD_EMAIL:
      return share[TRIB_LOOK_EMAIL] * 1.5;
    case TRIB_FIELD_PHONE:
      return MAX (share[TRIB_LOOK_PHONE], share[TRIB_LOOK_DIGITS]) * 1.5;
    case TRIB_FIELD_WEBSITE:
      return share[TRIB_LOOK_URL] * 1.5;
    case TRIB_FIELD_DATE_OF_BIRTH:
      return (share[TRIB_LOOK_DATE] + share[TRIB_LOOK_INTEGER] + share[TRIB_LOOK_DAY]) * 1.3;
    case TRIB_FIELD_CUSTOMER_SINCE:
      return (share[TRIB_LOOK_DATE] + share[TRIB_LOOK_INTEGER]) * 1.3;
    case TRIB_FIELD_POSTCODE:
      return (share[TRIB_LOOK_POSTCODE] + (content->average < 5 ? share[TRIB_LOOK_INTEGER] : 0)) * 1.3;
    case TRIB_FIELD_HOUSE_NUMBER:
      return share[TRIB_LOOK_HOUSE_NUMBER] * 1.4;
    case TRIB_FIELD_UNIT:
      return MAX ((share[TRIB_LOOK_UNIT] + share[TRIB_LOOK_HOUSE_NUMBER]) * 1.4, content->average < 8 ? 0.8 : 0);
    case TRIB_FIELD_COUNTRY:
      return share[TRIB_LOOK_COUNTRY] * 1.4;
    case TRIB_FIELD_REGION:
      return MAX (share[TRIB_LOOK_REGION] * 1.3, share[TRIB_LOOK_LETTERS] * (content->few ? 0.8 : 0.7));
    case TRIB_FIELD_GENDER:
      return MAX (share[TRIB_LOOK_GENDER], share[TRIB_LOOK_SALUTATION]) * 1.2;
    case TRIB_FIELD_LANGUAGE:
      return share[TRIB_LOOK_LANGUAGE] * 1.3;
    case TRIB_FIELD_KIND:
      return share[TRIB_LOOK_KIND] * 1.2;
    case TRIB_FIELD_CONSENT_EMAIL:
    case TRIB_FIELD_CONSENT_PHONE:
    case TRIB_FIELD_CONSENT_POST:
      return MAX (share[TRIB_LOOK_YES_NO] * 1.2, share[TRIB_LOOK_DATE]);
    case TRIB_FIELD_NAME_PREFIX:
      return share[TRIB_LOOK_SALUTATION] * 1.4 + 0.1;
    case TRIB_FIELD_GIVEN_NAME:
    case TRIB_FIELD_MIDDLE_NAME:
    case TRIB_FIELD_FAMILY_NAME:
    case TRIB_FIELD_FULL_NAME:
    case TRIB_FIELD_CITY:
      return (share[TRIB_LOOK_LETTERS]
              + (field == TRIB_FIELD_CITY ? MAX (share[TRIB_LOOK_STREET], share[TRIB_LOOK_PLACE]) : 0))
                 * 1.3
             - share[TRIB_LOOK_EMAIL] * 2;
    case TRIB_FIELD_ADDRESS_LINE:
      return 1 - share[TRIB_LOOK_EMAIL] * 2 - share[TRIB_LOOK_URL] * 2 - share[TRIB_LOOK_INTEGER];
    case TRIB_FIELD_EXTERNAL_ID:
      return content->few ? 0.3 : 1 - share[TRIB_LOOK_DATE] - share[TRIB_LOOK_EMAIL];
    case TRIB_FIELD_TAX_ID:
    case TRIB_FIELD_NATIONAL_ID:
      return 1 - share[TRIB_LOOK_LETTERS] - share[TRIB_LOOK_DATE];
    default:
      return 1;
    }
}

/* A heading that the values speak against is worth little; one that they bear out, or an empty column, its full worth. */
static double
weigh (double confidence, TribFieldId field, const TribContent *content)
{
  double f;

  if (content->n == 0)
    return confidence;
  f = CLAMP (fit (field, content), 0, 1);
  return confidence * (0.3 + 0.7 * f);
}

/* What the values alone say, for headings that say nothing. */
static void
guess_by_content (TribColumnGuess *guess)
{
  const double *share = guess->content.share;

  if (guess->content.n < 3)
    return;
  if (share[TRIB_LOOK_EMAIL] >= 0.7)
    {
      guess->field = TRIB_FIELD_EMAIL;
      guess->confidence = 0.9 * share[TRIB_LOOK_EMAIL];
    }
  else if (share[TRIB_LOOK_IBAN] >= 0.6 || (guess->heading.other && !guess->heading.known))
    return;
  else if (share[TRIB_LOOK_VAT] >= 0.8 && !guess->heading.known)
    {
      guess->field = TRIB_FIELD_TAX_ID;
      guess->confidence = 0.6;
    }
  else if (share[TRIB_LOOK_URL] >= 0.8)
    {
      guess->field = TRIB_FIELD_WEBSITE;
      guess->confidence = 0.6;
    }
  else if (share[TRIB_LOOK_PHONE] >= 0.8 && share[TRIB_LOOK_DATE] < 0.1 && guess->content.average >= 8
           && !guess->heading.known && (share[TRIB_LOOK_INTEGER] < 0.5 || guess->content.average <= 12.5))
    {
      guess->field = TRIB_FIELD_PHONE;
      guess->confidence = 0.6;
    }
  else if (guess->heading.known)
    return;
  else if (share[TRIB_LOOK_PERSON] >= 0.5 && share[TRIB_LOOK_STREET] < 0.3 && guess->content.average < 40)
    {
      guess->field = TRIB_FIELD_FULL_NAME;
      guess->confidence = 0.6;
    }
  else if (share[TRIB_LOOK_GIVEN_NAME] >= 0.55 && share[TRIB_LOOK_ONE_WORD] >= 0.6)
    {
      guess->field = TRIB_FIELD_GIVEN_NAME;
      guess->confidence = 0.55 + 0.2 * share[TRIB_LOOK_GIVEN_NAME];
    }
  else if (share[TRIB_LOOK_STREET_WORD] >= 0.7 && guess->content.average < 60)
    {
      guess->field = TRIB_FIELD_ADDRESS_LINE;
      guess->confidence = 0.6;
    }
  else if (share[TRIB_LOOK_COUNTRY] >= 0.95 && guess->content.average > 3.5)
    {
      guess->field = TRIB_FIELD_COUNTRY;
      guess->confidence = 0.6;
    }
  else if (share[TRIB_LOOK_SALUTATION] >= 0.9 && guess->content.average > 1.5)
    {
      guess->field = TRIB_FIELD_NAME_PREFIX;
      guess->confidence = 0.6;
    }
}

static void
guess_column (TribColumnGuess *guess, const TribColumnFacts *column, guint max_samples)
{
  trib_content_look (column, max_samples, &guess->content);
  trib_heading_guess (column->name, &guess->heading);
  guess->birth_part = trib_heading_birth_part (column->name);
  guess->custom_type = trib_content_type (&guess->content);
  if (guess->heading.known && guess->heading.field == TRIB_FIELD_NONE
      && (guess->content.n == 0 || (guess->custom_type == TRIB_TYPE_NUMBER && guess->heading.type == TRIB_TYPE_MONEY)))
    guess->custom_type = guess->heading.type;
  if (guess->heading.known && guess->heading.field != TRIB_FIELD_NONE)
    {
      guess->field = guess->heading.field;
      guess->confidence = weigh (guess->heading.confidence, guess->field, &guess->content);
    }
  /* "Source name": a name of what? */
  if (guess->heading.partial && guess->field == TRIB_FIELD_FULL_NAME && guess->content.share[TRIB_LOOK_PERSON] < 0.25)
    guess->confidence = 0;
  if (guess->confidence < ENOUGH)
    {
      guess->field = TRIB_FIELD_NONE;
      guess->confidence = 0;
      guess_by_content (guess);
    }
}

/* Of several addresses in a row the one that is filled most: each column gets its block's cells as a small bonus. */
static void
prefer_full_blocks (TribColumnGuess *guesses, const TribTableFacts *table)
{
  g_autoptr (GHashTable) cells = g_hash_table_new (NULL, NULL);
  guint64 most = 1;

  for (guint i = 0; i < table->columns->len; i++)
    if (trib_field_is_address (guesses[i].field))
      {
        gpointer key = GUINT_TO_POINTER (guesses[i].heading.block);
        const TribColumnFacts *column = table->columns->pdata[i];
        guint64 sum = GPOINTER_TO_SIZE (g_hash_table_lookup (cells, key)) + column->filled;

        g_hash_table_insert (cells, key, GSIZE_TO_POINTER (sum));
        most = MAX (most, sum);
      }
  for (guint i = 0; i < table->columns->len; i++)
    {
      const TribColumnFacts *column = table->columns->pdata[i];

      if (trib_field_is_address (guesses[i].field))
        guesses[i].rank = guesses[i].confidence
                          + 0.2
                                * (double) GPOINTER_TO_SIZE (
                                    g_hash_table_lookup (cells, GUINT_TO_POINTER (guesses[i].heading.block)))
                                / (double) most;
      else
        guesses[i].rank = guesses[i].confidence + 0.05 * (double) column->filled / (double) MAX (table->rows, 1);
    }
}

static void
make_custom (TribColumnGuess *guess)
{
  guess->field = TRIB_FIELD_NONE;
  guess->confidence = 0;
}

/* A field that holds one value goes to the best of the columns that want it; the parts of one address line may share. */
static void
settle_rivals (TribColumnGuess *guesses, guint n, TribSchema *schema)
{
  g_autoptr (GHashTable) best = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      const TribField *field = trib_schema_get (schema, guesses[i].field);
      gpointer key = GINT_TO_POINTER (guesses[i].field);
      TribColumnGuess *rival = g_hash_table_lookup (best, key);

      if (field == NULL || field->several || guesses[i].part || guesses[i].second)
        continue;
      if (rival == NULL)
        g_hash_table_insert (best, key, &guesses[i]);
      else if (field->id == TRIB_FIELD_ADDRESS_LINE && rival->heading.block == guesses[i].heading.block
               && guesses[i].content.share[TRIB_LOOK_PHONE] < 0.5)
        continue;
      else if (guesses[i].rank > rival->rank + 1e-9)
        {
          make_custom (rival);
          g_hash_table_insert (best, key, &guesses[i]);
        }
      else
        make_custom (&guesses[i]);
    }
}

static TribMappingLink *
link_for (const TribColumnGuess *guess, const TribColumnFacts *column, TribSchema *schema)
{
  const TribField *field = trib_schema_get (schema, guess->field);

  if (field == NULL)
    return trib_mapping_link_new (column->name, TRIB_LINK_CUSTOM, column->name[0] ? column->name : "Column",
                                  guess->custom_type, 0);
  return trib_mapping_link_new (column->name, TRIB_LINK_FIELD, field->name, field->type,
                                round (MIN (guess->confidence, 1) * 100) / 100);
}

/* Whether most values of a column that would go to the town have its postcode, too. */
static gboolean
holds_places (const TribColumnGuess *guess)
{
  return (guess->field == TRIB_FIELD_CITY || guess->field == TRIB_FIELD_POSTCODE)
         && guess->content.share[TRIB_LOOK_PLACE] >= 0.7;
}

static gboolean
is_wanted (const TribColumnGuess *guesses, guint n, TribFieldId field)
{
  for (guint i = 0; i < n; i++)
    if (guesses[i].field == field)
      return TRUE;
  return FALSE;
}

/* One link more beside @link, which had the column to itself: postcode and town are told apart. */
static void
split_place (TribMapping *mapping, TribMappingLink *link, TribSchema *schema)
{
  const TribField *postcode = trib_schema_get (schema, TRIB_FIELD_POSTCODE);
  const TribField *city = trib_schema_get (schema, TRIB_FIELD_CITY);
  TribMappingLink *other;

  g_free (link->field);
  link->field = g_strdup (postcode->name);
  link->type = postcode->type;
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_ADDRESS, "postcode", NULL));
  other = trib_mapping_add (mapping, link->column, TRIB_LINK_FIELD, city->name, city->type, link->confidence);
  g_ptr_array_add (other->transforms, trib_transform_new (TRIB_TRANSFORM_ADDRESS, "city", NULL));
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  static const char order[] = "ymd";
  const TribColumnGuess *x = *(TribColumnGuess *const *) a, *y = *(TribColumnGuess *const *) b;

  return (int) (strchr (order, x->part) - strchr (order, y->part));
}

/* Year, month and day go in that order, whatever theirs in the file, since the mapper joins them as they come. */
static void
add_links (TribMapping *mapping, TribColumnGuess *guesses, const TribTableFacts *table, TribSchema *schema)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  guint at = 0;

  for (guint i = 0; i < table->columns->len; i++)
    if (guesses[i].part)
      g_ptr_array_add (parts, &guesses[i]);
  g_ptr_array_sort (parts, compare_parts);
  for (guint i = 0; i < table->columns->len; i++)
    {
      guint from = i;

      if (guesses[i].part)
        from = (guint) ((TribColumnGuess *) parts->pdata[at++] - guesses);
      g_ptr_array_add (mapping->links, link_for (&guesses[from], table->columns->pdata[from], schema));
      if (holds_places (&guesses[from])
          && !is_wanted (guesses, table->columns->len,
                         guesses[from].field == TRIB_FIELD_CITY ? TRIB_FIELD_POSTCODE : TRIB_FIELD_CITY))
        split_place (mapping, mapping->links->pdata[mapping->links->len - 1], schema);
    }
}

/* A table of customers that this program has written: its headings are the names of the fields. */
static gboolean
is_own_export (const TribTableFacts *table)
{
  static const char *const first[] = { "customer_id", "record_count", "sources", "kind" };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (i >= table->columns->len || strcmp (((TribColumnFacts *) table->columns->pdata[i])->name, first[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
take_own_names (TribColumnGuess *guesses, const TribTableFacts *table, TribSchema *schema)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const TribField *field = trib_schema_find (schema, ((TribColumnFacts *) table->columns->pdata[i])->name);

      make_custom (&guesses[i]);
      if (field == NULL || field->id >= TRIB_FIELD_CUSTOM)
        continue;
      guesses[i].field = field->id;
      guesses[i].confidence = 1;
    }
}

/**
 * trib_mapping_suggest:
 * @table: what trib_inspect () saw
 * @schema: the project's fields; custom ones that bear a column's name are used again
 *
 * Returns: (transfer full): a mapping with a link for every column, in their order
 */
TribMapping *
trib_mapping_suggest (const TribTableFacts *table, TribSchema *schema)
{
  TribMapping *mapping = trib_mapping_new ();
  guint n = table->columns->len;
  g_autofree TribColumnGuess *guesses = g_new0 (TribColumnGuess, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    guess_column (&guesses[i], table->columns->pdata[i], n > 1000 ? 20 : 200);
  if (is_own_export (table))
    take_own_names (guesses, table, schema);
  else
    {
      trib_suggest_relate (guesses, table);
      mapping->rows = trib_suggest_interactions (guesses, table);
      prefer_full_blocks (guesses, table);
      settle_rivals (guesses, n, schema);
      trib_suggest_relate_address (guesses, n);
    }
  add_links (mapping, guesses, table, schema);
  trib_suggest_locale (mapping, guesses, table);
  return mapping;
}
