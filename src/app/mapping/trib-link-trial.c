/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A link of one column is tried on the different values that were seen in it, one of several columns on the first rows.
 */
#include "config.h"

#include "app/mapping/trib-link-trial.h"
#include "cleanse/trib-cleanser.h"
#include "mapping/trib-mapper.h"

#include <string.h>

static void
free_value (gpointer data)
{
  TribTrialValue *value = data;

  g_free (value->before);
  g_free (value->after);
  g_free (value);
}

typedef struct
{
  GPtrArray *headings; /* of the link */
  TribFieldId field;
  TribMapper *mapper;
  TribCleanser *cleanser;
  TribValues *mapped;
  TribValues *standard;
  GHashTable *seen;
  GPtrArray *values;
} Trial;

static void
add_after (const Trial *trial, TribTrialValue *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < trib_values_size (trial->standard); i++)
    {
      const TribValue *standard = trib_values_nth (trial->standard, i);

      if (standard->field != trial->field)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_len (text, standard->text.text, standard->text.len);
      value->status = standard->status;
      value->reason = standard->reason;
    }
  value->after = g_strdup (text->str);
}

static void
try_cells (Trial *trial, const TribText *cells)
{
  TribRow row = { cells, trial->headings->len, 1, 2 };
  g_autoptr (GString) before = g_string_new (NULL);
  TribTrialValue *value;

  for (guint i = 0; i < trial->headings->len; i++)
    {
      if (cells[i].len > 0 && before->len > 0)
        g_string_append (before, " · ");
      g_string_append_len (before, cells[i].text, cells[i].len);
    }
  if (!g_hash_table_add (trial->seen, g_strdup (before->str)))
    return;
  value = g_new0 (TribTrialValue, 1);
  value->before = g_strdelimit (g_strdup (before->str), "\n\r\t", ' ');
  trib_mapper_row (trial->mapper, &row, trial->mapped);
  trib_cleanser_row (trial->cleanser, trial->mapped, trial->standard);
  add_after (trial, value);
  g_ptr_array_add (trial->values, value);
}

static guint
index_of (const TribTableFacts *table, const char *heading)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (strcmp (((TribColumnFacts *) g_ptr_array_index (table->columns, i))->name, heading) == 0)
      return i;
  return G_MAXUINT;
}

static void
try_samples (Trial *trial, const TribColumnFacts *facts, guint most)
{
  for (guint i = 0; i < facts->samples->len && trial->values->len < most; i++)
    {
      const char *sample = g_ptr_array_index (facts->samples, i);
      TribText cell = { sample, (guint32) strlen (sample) };

      try_cells (trial, &cell);
    }
}

static void
try_rows (Trial *trial, const TribTableFacts *table, guint most)
{
  g_autofree TribText *cells = g_new0 (TribText, trial->headings->len);

  for (guint i = 0; i < table->preview->len && trial->values->len < most; i++)
    {
      char **texts = g_ptr_array_index (table->preview, i);
      guint n = g_strv_length (texts);

      for (guint k = 0; k < trial->headings->len; k++)
        {
          guint column = index_of (table, g_ptr_array_index (trial->headings, k));

          cells[k] = column < n ? (TribText){ texts[column], (guint32) strlen (texts[column]) } : TRIB_TEXT_EMPTY;
        }
      try_cells (trial, cells);
    }
}

static void
run (Trial *trial, const TribMapping *mapping, const TribTableFacts *table, TribSchema *schema, guint most)
{
  guint column = index_of (table, g_ptr_array_index (trial->headings, 0));

  trial->cleanser = trib_cleanser_new (schema, mapping->country, mapping->date_order);
  trial->mapped = trib_values_new ();
  trial->standard = trib_values_new ();
  trial->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (trial->headings->len > 1)
    try_rows (trial, table, most);
  else if (column != G_MAXUINT)
    try_samples (trial, g_ptr_array_index (table->columns, column), most);
  g_hash_table_unref (trial->seen);
  trib_values_free (trial->standard);
  trib_values_free (trial->mapped);
  trib_cleanser_free (trial->cleanser);
}

GPtrArray *
trib_link_trial (const TribMapping *mapping, const TribMappingLink *link, const TribTableFacts *table,
                 TribSchema *schema, guint most)
{
  g_autoptr (TribMapping) alone = trib_mapping_new ();
  g_autoptr (TribSchema) fields = trib_schema_copy (schema);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (TribMapper) mapper = NULL;
  Trial trial = { .headings = headings, .values = g_ptr_array_new_with_free_func (free_value) };

  g_ptr_array_add (headings, link->column);
  for (guint i = 0; link->more != NULL && link->more[i] != NULL; i++)
    g_ptr_array_add (headings, link->more[i]);
  alone->country = g_strdup (mapping->country);
  g_ptr_array_add (alone->links, trib_mapping_link_copy (link));
  fresh = trib_mapping_complete (alone, (const char *const *) headings->pdata, headings->len, fields);
  mapper = trib_mapper_new (alone, (const char *const *) headings->pdata, headings->len, fields, NULL);
  if (mapper == NULL)
    return trial.values;
  trial.mapper = mapper;
  for (guint i = 0; i < trib_schema_size (fields); i++)
    {
      const TribField *field = trib_schema_nth (fields, i);

      if (link->kind == TRIB_LINK_FIELD ? strcmp (field->name, link->field) == 0
                                        : field->id >= TRIB_FIELD_CUSTOM && strcmp (field->label, link->field) == 0)
        trial.field = field->id;
    }
  run (&trial, mapping, table, fields, most);
  return trial.values;
}
