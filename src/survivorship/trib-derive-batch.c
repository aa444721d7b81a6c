/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records go in packed, texts come out in one block of memory that all customers of the batch share. Nothing is allocated for a single
 * record or customer once the buffers have grown.
 */
#include "config.h"

#include "survivorship/trib-derive-batch.h"

#include <string.h>

#include "base/trib-fold.h"

typedef struct
{
  gint64 id;
  guint32 first, n;            /* of the records */
  guint32 sources, name, sort; /* into the texts */
} Customer;

typedef struct
{
  gint64 record;
  gint64 source;
  gint64 since;
  int trust;
  guint32 n_std;
  gsize std; /* into the packed values */
} Record;

struct _TribDeriveBatch
{
  TribSchema *schema;
  gboolean damaged;
  GArray *customers; /* Customer */
  GArray *records;   /* Record */
  GByteArray *packed;
  GString *texts; /* each with its NUL; the first is none */
  GArray *places; /* guint32, where in @texts each field of each customer is, 0 for nowhere */
  GArray *found;  /* const char *, the same when the texts do not move any more */

  GArray *contributions; /* TribContribution, of the customer at hand */
  GPtrArray *values;     /* TribValues to be used again */
  GArray *ids;           /* gint64, its sources */
  GString *name;
  const char **fields;
};

TribDeriveBatch *
trib_derive_batch_new (TribSchema *schema)
{
  TribDeriveBatch *self = g_new0 (TribDeriveBatch, 1);

  self->schema = schema;
  self->customers = g_array_new (FALSE, FALSE, sizeof (Customer));
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  self->packed = g_byte_array_new ();
  self->texts = g_string_new_len ("", 1);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->found = g_array_new (FALSE, FALSE, sizeof (const char *));
  self->contributions = g_array_new (FALSE, FALSE, sizeof (TribContribution));
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_values_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->name = g_string_new (NULL);
  self->fields = g_new0 (const char *, trib_schema_size (schema) + 1);
  return self;
}

void
trib_derive_batch_free (TribDeriveBatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->customers);
  g_array_unref (self->records);
  g_byte_array_unref (self->packed);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->places);
  g_array_unref (self->found);
  g_array_unref (self->contributions);
  g_ptr_array_unref (self->values);
  g_array_unref (self->ids);
  g_string_free (self->name, TRUE);
  g_free (self->fields);
  g_free (self);
}

void
trib_derive_batch_clear (TribDeriveBatch *self)
{
  g_array_set_size (self->customers, 0);
  g_array_set_size (self->records, 0);
  g_byte_array_set_size (self->packed, 0);
  g_string_truncate (self->texts, 1);
  g_array_set_size (self->places, 0);
}

void
trib_derive_batch_add_customer (TribDeriveBatch *self, gint64 id)
{
  Customer customer = { .id = id, .first = self->records->len };

  g_array_append_val (self->customers, customer);
}

void
trib_derive_batch_add_record (TribDeriveBatch *self, gint64 record, gint64 source, int trust, gint64 since,
                              gconstpointer std, gsize n_std)
{
  Record one = { record, source, since, trust, (guint32) n_std, self->packed->len };

  g_byte_array_append (self->packed, std, (guint) n_std);
  g_array_append_val (self->records, one);
  g_array_index (self->customers, Customer, self->customers->len - 1).n++;
}

guint
trib_derive_batch_size (TribDeriveBatch *self)
{
  return self->customers->len;
}

static guint32
keep (TribDeriveBatch *self, const char *text)
{
  guint32 at = (guint32) self->texts->len;

  g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
  return at;
}

static gboolean
unpack (TribDeriveBatch *self, const Customer *customer)
{
  g_array_set_size (self->contributions, 0);
  while (self->values->len < customer->n)
    g_ptr_array_add (self->values, trib_values_new ());
  for (guint i = 0; i < customer->n; i++)
    {
      const Record *record = &g_array_index (self->records, Record, customer->first + i);
      TribContribution one
          = { record->record, record->source, record->trust, record->since, g_ptr_array_index (self->values, i) };

      if (!trib_values_unpack (one.values, self->packed->data + record->std, record->n_std))
        return FALSE;
      g_array_append_val (self->contributions, one);
    }
  return TRUE;
}

static guint32
list_sources (TribDeriveBatch *self)
{
  guint32 at = (guint32) self->texts->len;

  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < self->contributions->len; i++)
    {
      gint64 id = g_array_index (self->contributions, TribContribution, i).source;
      guint place = 0;

      while (place < self->ids->len && g_array_index (self->ids, gint64, place) < id)
        place++;
      if (place == self->ids->len || g_array_index (self->ids, gint64, place) != id)
        g_array_insert_val (self->ids, place, id);
    }
  for (guint i = 0; i < self->ids->len; i++)
    {
      char number[24];
      int n = g_snprintf (number, sizeof number, "%s%" G_GINT64_FORMAT, i ? "," : "",
                          g_array_index (self->ids, gint64, i));

      g_string_append_len (self->texts, number, n);
    }
  g_string_append_c (self->texts, '\0');
  return at;
}

static void
take_texts (TribDeriveBatch *self, Customer *customer)
{
  g_autofree char *name = trib_fields_name (self->schema, self->fields);

  for (guint i = 0; i < trib_schema_size (self->schema); i++)
    {
      guint32 place = self->fields[i] != NULL ? keep (self, self->fields[i]) : 0;

      g_array_append_val (self->places, place);
    }
  customer->name = keep (self, name);
  customer->sort = (guint32) self->texts->len;
  g_string_truncate (self->name, 0);
  trib_fold_append (self->name, name, strlen (name));
  g_string_append_len (self->texts, self->name->str, (gssize) self->name->len + 1);
}

void
trib_derive_batch_compute (TribDeriveBatch *self)
{
  self->damaged = FALSE;
  for (guint i = 0; i < self->customers->len; i++)
    {
      Customer *customer = &g_array_index (self->customers, Customer, i);
      g_autoptr (GPtrArray) survivors = NULL;
      const TribContribution *records;

      if (!unpack (self, customer))
        {
          self->damaged = TRUE;
          return;
        }
      records = (const TribContribution *) (gpointer) self->contributions->data;
      memset (self->fields, 0, trib_schema_size (self->schema) * sizeof *self->fields);
      customer->sources = list_sources (self);
      if (customer->n > 1 || (customer->n == 1 && !trib_survive_alone (self->schema, records[0].values, self->fields)))
        survivors = trib_survive_texts (self->schema, records, customer->n, self->fields);
      take_texts (self, customer);
    }
  g_array_set_size (self->found, self->places->len);
  for (guint i = 0; i < self->places->len; i++)
    {
      guint32 place = g_array_index (self->places, guint32, i);

      g_array_index (self->found, const char *, i) = place > 0 ? self->texts->str + place : NULL;
    }
}

gboolean
trib_derive_batch_is_damaged (TribDeriveBatch *self)
{
  return self->damaged;
}

TribDerived
trib_derive_batch_nth (TribDeriveBatch *self, guint index)
{
  const Customer *customer = &g_array_index (self->customers, Customer, index);
  const char *texts = self->texts->str;
  const char *const *fields = &g_array_index (self->found, const char *, index *trib_schema_size (self->schema));

  return (TribDerived){ customer->id,           customer->n, texts + customer->sources, texts + customer->name,
                        texts + customer->sort, fields };
}
