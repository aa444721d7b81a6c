/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside survivorship/ only: what is computed of some customers at once, without the project, so that it can be done on another thread
 * than the one that reads and writes.
 */
#pragma once

#include "survivorship/trib-survivor.h"

G_BEGIN_DECLS

typedef struct _TribDeriveBatch TribDeriveBatch;

TribDeriveBatch *trib_derive_batch_new (TribSchema *schema);
void trib_derive_batch_free (TribDeriveBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribDeriveBatch, trib_derive_batch_free)

/* Empties it. What it holds of memory is used again. */
void trib_derive_batch_clear (TribDeriveBatch *self);
/* First a customer, then its records. @std is copied. */
void trib_derive_batch_add_customer (TribDeriveBatch *self, gint64 id);
void trib_derive_batch_add_record (TribDeriveBatch *self, gint64 record, gint64 source, int trust, gint64 since,
                                   gconstpointer std, gsize n_std);
guint trib_derive_batch_size (TribDeriveBatch *self);

void trib_derive_batch_compute (TribDeriveBatch *self);
/* After the computing: the values of a record could not be read. */
gboolean trib_derive_batch_is_damaged (TribDeriveBatch *self);

/**
 * TribDerived:
 * @n_records: 0 for a customer that has none any more; then there is nothing else
 * @sources: ids, ascending, "1,3"
 * @sort: the name, folded
 * @fields: one text (nullable) a field of the schema
 */
typedef struct
{
  gint64 id;
  guint n_records;
  const char *sources;
  const char *name;
  const char *sort;
  const char *const *fields;
} TribDerived;

/* After the computing. Holds until the batch is cleared. */
TribDerived trib_derive_batch_nth (TribDeriveBatch *self, guint index);

G_END_DECLS
