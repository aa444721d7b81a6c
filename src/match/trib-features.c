/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Builds the features from the columns of a table. Each distinct value is folded once, given names, family names and
 * whole names share one dictionary, and a full name or an address line is taken apart where nothing better came.
 */
#include "config.h"

#include "match/trib-column-worth.h"
#include "match/trib-features-private.h"
#include "match/trib-standard.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

TribFeature *
trib_feature_new (TribFeatures *all, TribFieldId field, const char *name, TribValueType type, TribPool *pool)
{
  TribFeature *self = g_new0 (TribFeature, 1);

  self->field = field;
  self->name = name;
  self->type = type;
  self->owns_pool = pool == NULL;
  self->pool = pool != NULL ? pool : trib_pool_new ();
  self->values = g_new0 (guint32, MAX (all->n, 1));
  self->stride = 1;
  self->owns_values = TRUE;
  self->lists = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->facts = g_array_new (FALSE, TRUE, sizeof (TribFacts));
  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
trib_feature_free (gpointer data)
{
  TribFeature *self = data;

  if (self == NULL)
    return;
  if (self->owns_pool)
    trib_pool_free (self->pool);
  if (self->owns_values)
    g_free (self->values);
  g_array_unref (self->lists);
  g_array_unref (self->facts);
  g_array_unref (self->words);
  g_free (self->count);
  g_free (self->word_count);
  g_free (self->spread);
  g_free (self->series);
  g_free (self->rarity);
  g_free (self);
}

/* Values of several become a list without repetitions. */
static void
set_values (TribFeature *self, guint32 rank, const guint32 *ids, guint n)
{
  guint32 at = self->lists->len, count = 0;

  if (n == 1)
    {
      self->values[rank] = ids[0];
      return;
    }
  g_array_append_val (self->lists, count);
  for (guint i = 0; i < n; i++)
    {
      gboolean seen = ids[i] == 0;

      for (guint j = 0; j < i && !seen; j++)
        seen = ids[j] == ids[i];
      if (!seen)
        {
          g_array_append_val (self->lists, ids[i]);
          count++;
        }
    }
  g_array_index (self->lists, guint32, at) = count;
  if (count > 1)
    self->values[rank] = at | TRIB_SEVERAL;
  else
    {
      self->values[rank] = count == 1 ? g_array_index (self->lists, guint32, at + 1) : 0;
      g_array_set_size (self->lists, at);
    }
}

#define TOGETHER 256 /* texts are looked up at once: so what each needs of memory is on its way beforehand */
#define AHEAD 16     /* records, likewise */

/* A column's distinct values in standard form, interned into @pool: number in the column -> number there. */
static guint32 *
fold_column (const TribMatchColumn *column, TribPool *pool, TribForm form)
{
  guint32 size = trib_pool_size (column->pool);
  guint32 *map = g_new0 (guint32, size);
  g_autoptr (GString) out = g_string_new (NULL);
  TribText folded[TOGETHER];
  gsize starts[TOGETHER];

  for (guint32 id = 1; id < size;)
    {
      guint32 first = id, n = 0;

      g_string_truncate (out, 0);
      for (; id < size && n < TOGETHER; id++, n++)
        {
          TribText text = trib_pool_get (column->pool, id);

          starts[n] = out->len;
          trib_standard_append (form, text.text, text.len, out);
          folded[n].len = (guint32) (out->len - starts[n]);
        }
      for (guint32 i = 0; i < n; i++)
        folded[i].text = out->str + starts[i];
      trib_pool_intern_many (pool, folded, n, map + first);
    }
  return map;
}

static TribFeature *
feature_from_column (TribFeatures *all, const TribMatchColumn *column, TribForm form, TribPool *pool)
{
  TribFeature *self = trib_feature_new (all, column->field, column->name, column->type, pool);
  g_autofree guint32 *map = fold_column (column, self->pool, form);
  const guint32 *cells = (const guint32 *) (gpointer) column->cells->data;
  guint32 n_cells = column->cells->len;

  for (guint32 r = 0; r < all->n; r++)
    {
      const guint32 *ids;
      guint32 one, mapped[64];
      guint n;

      if (r + 2 * AHEAD < all->n && all->order[r + 2 * AHEAD] < n_cells)
        __builtin_prefetch (&cells[all->order[r + 2 * AHEAD]]);
      if (r + AHEAD < all->n && all->order[r + AHEAD] < n_cells && !(cells[all->order[r + AHEAD]] & TRIB_SEVERAL))
        __builtin_prefetch (&map[cells[all->order[r + AHEAD]]]);
      n = MIN (trib_match_column_cell (column, all->order[r], &ids, &one), 64);
      for (guint i = 0; i < n; i++)
        mapped[i] = map[ids[i]];
      if (n > 0)
        set_values (self, r, mapped, n);
    }
  return self;
}

static void
slot_from_field (TribFeatures *all, TribMatchTable *table, TribSlot slot, TribFieldId field, TribForm form)
{
  const TribMatchColumn *column = trib_match_table_find_column (table, field);

  if (column == NULL)
    return;
  all->slots[slot] = feature_from_column (all, column, form, form == TRIB_FORM_NAME ? all->names : NULL);
  if (table->closed && form != TRIB_FORM_NAME)
    trib_match_table_release (table, field);
}

static TribForm
custom_form (TribValueType type)
{
  switch (type)
    {
    case TRIB_TYPE_DATE:
      return TRIB_FORM_DATE;
    case TRIB_TYPE_EMAIL:
      return TRIB_FORM_EMAIL;
    case TRIB_TYPE_PHONE:
      return TRIB_FORM_PHONE;
    case TRIB_TYPE_URL:
      return TRIB_FORM_WEBSITE;
    case TRIB_TYPE_ID:
      return TRIB_FORM_ID;
    case TRIB_TYPE_ORGANISATION:
      return TRIB_FORM_ORGANISATION;
    case TRIB_TYPE_NUMBER:
    case TRIB_TYPE_MONEY:
      return TRIB_FORM_QUANTITY;
    default:
      return TRIB_FORM_TEXT;
    }
}

static gboolean
is_custom (const TribMatchColumn *column)
{
  return column->cells->len > 0 && column->type != TRIB_TYPE_TIME && column->type != TRIB_TYPE_YES_NO
         && (column->field >= TRIB_FIELD_CUSTOM || column->field == TRIB_FIELD_JOB_TITLE);
}

/* A number that each record has for itself tells nothing, and would have its million texts kept. */
static void
drop_row_number (TribFeatures *self)
{
  TribFeature **slot = &self->slots[TRIB_SLOT_EXTERNAL_ID];

  if (*slot == NULL)
    return;
  trib_feature_count (self, *slot);
  if (trib_worth_is_row_number (*slot))
    g_clear_pointer (slot, trib_feature_free);
}

static const struct
{
  TribSlot slot;
  TribFieldId field; /* 0: made from others */
  TribForm form;
} slots[] = {
  { TRIB_SLOT_GIVEN, TRIB_FIELD_GIVEN_NAME, TRIB_FORM_NAME },
  { TRIB_SLOT_MIDDLE, TRIB_FIELD_MIDDLE_NAME, TRIB_FORM_NAME },
  { TRIB_SLOT_FAMILY, TRIB_FIELD_FAMILY_NAME, TRIB_FORM_NAME },
  { TRIB_SLOT_WHOLE, 0, TRIB_FORM_NAME },
  { TRIB_SLOT_NICKNAME, TRIB_FIELD_NICKNAME, TRIB_FORM_NAME },
  { TRIB_SLOT_SUFFIX, TRIB_FIELD_NAME_SUFFIX, TRIB_FORM_ID },
  { TRIB_SLOT_ORGANISATION, TRIB_FIELD_ORGANISATION, TRIB_FORM_ORGANISATION },
  { TRIB_SLOT_BIRTH, TRIB_FIELD_DATE_OF_BIRTH, TRIB_FORM_DATE },
  { TRIB_SLOT_GENDER, TRIB_FIELD_GENDER, TRIB_FORM_ID },
  { TRIB_SLOT_EMAIL, TRIB_FIELD_EMAIL, TRIB_FORM_EMAIL },
  { TRIB_SLOT_PHONE, TRIB_FIELD_PHONE, TRIB_FORM_PHONE },
  { TRIB_SLOT_WEBSITE, TRIB_FIELD_WEBSITE, TRIB_FORM_WEBSITE },
  { TRIB_SLOT_STREET, TRIB_FIELD_STREET, TRIB_FORM_STREET },
  { TRIB_SLOT_NUMBER, TRIB_FIELD_HOUSE_NUMBER, TRIB_FORM_NUMBER },
  { TRIB_SLOT_UNIT, TRIB_FIELD_UNIT, TRIB_FORM_NUMBER },
  { TRIB_SLOT_POSTCODE, TRIB_FIELD_POSTCODE, TRIB_FORM_POSTCODE },
  { TRIB_SLOT_CITY, TRIB_FIELD_CITY, TRIB_FORM_CITY },
  { TRIB_SLOT_REGION, TRIB_FIELD_REGION, TRIB_FORM_TEXT },
  { TRIB_SLOT_COUNTRY, TRIB_FIELD_COUNTRY, TRIB_FORM_ID },
  { TRIB_SLOT_PREMISE, 0, TRIB_FORM_ID },
  { TRIB_SLOT_NATIONAL_ID, TRIB_FIELD_NATIONAL_ID, TRIB_FORM_ID },
  { TRIB_SLOT_TAX_ID, TRIB_FIELD_TAX_ID, TRIB_FORM_ID },
  { TRIB_SLOT_EXTERNAL_ID, TRIB_FIELD_EXTERNAL_ID, TRIB_FORM_ID },
};

static gboolean
goes_on (TribTicker *ticker)
{
  return ticker == NULL || trib_ticker_poll (ticker);
}

typedef struct
{
  TribFeatures *all;
  TribMatchTable *table;
  const guint *columns;
} MakeJob;

/* Columns of names share a dictionary, so the first place does them all, one after the other. */
static void
make_slots (guint64 from, guint64 to, guint thread, gpointer data)
{
  MakeJob *job = data;

  for (guint64 i = from; i < to; i++)
    {
      if (i > 0 && slots[i].form != TRIB_FORM_NAME && slots[i].field != 0)
        slot_from_field (job->all, job->table, slots[i].slot, slots[i].field, slots[i].form);
      for (guint name = 0; i == 0 && name < G_N_ELEMENTS (slots); name++)
        if (slots[name].form == TRIB_FORM_NAME && slots[name].field != 0)
          slot_from_field (job->all, job->table, slots[name].slot, slots[name].field, slots[name].form);
    }
}

static void
make_customs (guint64 from, guint64 to, guint thread, gpointer data)
{
  MakeJob *job = data;

  for (guint64 i = from; i < to; i++)
    {
      const TribMatchColumn *column = g_ptr_array_index (job->table->columns, job->columns[i]);

      g_ptr_array_index (job->all->customs, i)
          = feature_from_column (job->all, column, custom_form (column->type), NULL);
    }
}

static void
finish_one (TribFeatures *self, TribFeature *feature, TribForm form, TribTicker *ticker)
{
  TribFeatureWork work = { feature, form };

  if (feature != NULL)
    trib_features_finish (self, &work, 1, ticker);
}

/* A field of the project's own that holds names of persons, of a father, of a mother: their words are names like all others. */
static void
take_as_names (TribFeatures *self, TribFeature **feature, const TribMatchColumn *column, TribTicker *ticker)
{
  trib_feature_free (*feature);
  *feature = feature_from_column (self, column, TRIB_FORM_NAME, self->names);
  (*feature)->type = TRIB_TYPE_FULL_NAME;
  trib_features_add_single_names (self);
  finish_one (self, *feature, TRIB_FORM_NAME, ticker);
  trib_features_link_single_names (self);
  trib_features_rate_by_words (*feature);
}

static gboolean
add_customs (TribFeatures *self, TribMatchTable *table, TribTicker *ticker)
{
  g_autofree guint *columns = g_new (guint, MAX (table->columns->len, 1));
  g_autofree TribFeatureWork *work = g_new (TribFeatureWork, MAX (table->columns->len, 1));
  MakeJob job = { self, table, columns };
  guint n = 0;

  for (guint i = 0; i < table->columns->len; i++)
    if (is_custom (g_ptr_array_index (table->columns, i)))
      columns[n++] = i;
  g_ptr_array_set_size (self->customs, (int) n);
  trib_features_loop (self, ticker, n, 1, make_customs, &job);
  if (!goes_on (ticker))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      TribFeature *feature = g_ptr_array_index (self->customs, i);

      work[i] = (TribFeatureWork){ feature, custom_form (feature->type) };
    }
  trib_features_finish (self, work, n, ticker);
  if (!goes_on (ticker))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (trib_features_are_names (self, g_ptr_array_index (table->columns, columns[i])))
      take_as_names (self, (TribFeature **) &g_ptr_array_index (self->customs, i),
                     g_ptr_array_index (table->columns, columns[i]), ticker);
  trib_features_add_other_name (self, table);
  finish_one (self, self->slots[TRIB_SLOT_OTHER], TRIB_FORM_NAME, ticker);
  trib_features_promote_name (self);
  return goes_on (ticker);
}

static gboolean
add_slots (TribFeatures *self, TribMatchTable *table, TribTicker *ticker)
{
  TribFeatureWork work[G_N_ELEMENTS (slots)];
  MakeJob job = { self, table, NULL };
  guint n = 0;

  trib_features_loop (self, ticker, G_N_ELEMENTS (slots), 1, make_slots, &job);
  if (!goes_on (ticker))
    return FALSE;
  trib_features_add_full_names (self, table);
  trib_features_add_address_lines (self, table);
  trib_features_add_premises (self);
  trib_features_add_genders (self, table);
  trib_features_add_single_names (self);
  drop_row_number (self);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (self->slots[slots[i].slot] != NULL)
      work[n++] = (TribFeatureWork){ self->slots[slots[i].slot], slots[i].form };
  trib_features_finish (self, work, n, ticker);
  if (!goes_on (ticker))
    return FALSE;
  trib_features_link_single_names (self);
  trib_features_rate_by_words (self->slots[TRIB_SLOT_WHOLE]);
  return TRUE;
}

TribFeatures *
trib_features_new (TribMatchTable *table, TribTicker *ticker)
{
  TribFeatures *self = g_new0 (TribFeatures, 1);

  self->n = table->sources->len;
  self->names = trib_pool_new ();
  self->words = trib_pool_new ();
  self->word_names = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->customs = g_ptr_array_new_with_free_func (trib_feature_free);
  trib_features_order_records (self, table, ticker);
  if (!add_slots (self, table, ticker) || !add_customs (self, table, ticker))
    g_clear_pointer (&self, trib_features_free);
  else
    {
      trib_features_lay_rows (self);
      self->ids_across = trib_worth_holds_across (self, self->slots[TRIB_SLOT_EXTERNAL_ID]);
    }
  return self;
}

void
trib_features_free (TribFeatures *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TRIB_N_SLOTS; i++)
    trib_feature_free (self->slots[i]);
  g_ptr_array_unref (self->customs);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self->rows);
  trib_pool_free (self->names);
  trib_pool_free (self->words);
  g_array_unref (self->word_names);
  g_free (self->order);
  g_free (self->rank);
  g_free (self->source);
  g_free (self);
}
