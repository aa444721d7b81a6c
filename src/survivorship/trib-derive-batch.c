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
  gint64 last_source; /* the only one of a customer of this batch, 0 for none; */
  guint32 last_list;  /* where that list of one is in the texts */
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
  self->last_source = 0;
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

#define NOT_USABLE G_MAXUINT32

/* The short way for a customer of one record that has no field twice: each value is its own survivor, and goes from the packed form
 * right to the texts. @known: (out): whether it was so. Returns: %FALSE where the values are damaged */
static gboolean
take_alone (TribDeriveBatch *self, const Record *record, guint32 *places, gboolean *known)
{
  guint n = trib_schema_size (self->schema);
  gsize before = self->texts->len;
  TribPackedValues packed;
  char *at;

  *known = TRUE;
  memset (places, 0, n * sizeof *places);
  if (!trib_packed_values_open (&packed, self->packed->data + record->std, record->n_std))
    return FALSE;
  /* A packed value is longer than its text with the NUL. */
  g_string_set_size (self->texts, before + record->n_std);
  at = self->texts->str + before;
  while (packed.left > 0)
    {
      TribValue value;
      guint field;

      if (!trib_packed_values_next (&packed, &value))
        return FALSE;
      field = value.status == TRIB_STATUS_MISSING ? n : trib_schema_index (self->schema, value.field);
      if (field == n)
        continue;
      *known = *known && places[field] == 0;
      places[field] = value.status < TRIB_STATUS_INVALID ? (guint32) (at - self->texts->str) : NOT_USABLE;
      memcpy (at, value.text.text, value.text.len);
      at += value.text.len;
      *at++ = '\0';
    }
  g_string_truncate (self->texts, *known ? (gsize) (at - self->texts->str) : before);
  for (guint i = 0; i < n; i++)
    {
      places[i] = places[i] == NOT_USABLE ? 0 : places[i];
      self->fields[i] = places[i] != 0 ? self->texts->str + places[i] : NULL;
    }
  return trib_packed_values_close (&packed);
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

static guint32
list_source (TribDeriveBatch *self, const Record *record)
{
  if (self->last_source != record->source)
    {
      char number[24];

      g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, record->source);
      self->last_source = record->source;
      self->last_list = keep (self, number);
    }
  return self->last_list;
}

static void
name_customer (TribDeriveBatch *self, Customer *customer)
{
  g_autofree char *name = trib_fields_name (self->schema, self->fields);

  customer->name = keep (self, name);
  customer->sort = (guint32) self->texts->len;
  g_string_truncate (self->name, 0);
  trib_fold_append (self->name, name, strlen (name));
  g_string_append_len (self->texts, self->name->str, (gssize) self->name->len + 1);
}

/* The fields and sources of a customer of several records, or of one that has a field twice. */
static gboolean
take_survivors (TribDeriveBatch *self, Customer *customer, guint32 *places)
{
  g_autoptr (GPtrArray) survivors = NULL;
  guint n = trib_schema_size (self->schema);

  if (!unpack (self, customer))
    return FALSE;
  survivors = trib_survive_texts (self->schema, (const TribContribution *) (gpointer) self->contributions->data,
                                  customer->n, self->fields);
  customer->sources = list_sources (self);
  for (guint i = 0; i < n; i++)
    places[i] = self->fields[i] != NULL ? keep (self, self->fields[i]) : 0;
  for (guint i = 0; i < n; i++)
    self->fields[i] = places[i] != 0 ? self->texts->str + places[i] : NULL;
  return TRUE;
}

static gboolean
derive (TribDeriveBatch *self, Customer *customer, guint32 *places)
{
  const Record *record = &g_array_index (self->records, Record, customer->first);
  gboolean known = FALSE;

  if (customer->n == 0)
    return TRUE;
  if (customer->n == 1 && !take_alone (self, record, places, &known))
    return FALSE;
  if (!known && !take_survivors (self, customer, places))
    return FALSE;
  name_customer (self, customer);
  if (known)
    customer->sources = list_source (self, record);
  return TRUE;
}

void
trib_derive_batch_compute (TribDeriveBatch *self)
{
  guint n = trib_schema_size (self->schema);

  self->damaged = FALSE;
  g_array_set_size (self->places, self->customers->len * n);
  memset (self->places->data, 0, self->places->len * sizeof (guint32));
  for (guint i = 0; i < self->customers->len && !self->damaged; i++)
    self->damaged
        = !derive (self, &g_array_index (self->customers, Customer, i), &g_array_index (self->places, guint32, i * n));
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
