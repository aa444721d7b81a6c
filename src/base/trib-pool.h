/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dictionary of strings: equal strings share one 32-bit number, so that equality is one comparison
 * and the frequency of a value is an array. Number 0 is the empty string and means "missing".
 */
#pragma once

#include "base/trib-types.h"

G_BEGIN_DECLS

typedef struct _TribPool TribPool;

TribPool *trib_pool_new (void);
void trib_pool_free (TribPool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribPool, trib_pool_free)

guint32 trib_pool_intern (TribPool *self, const char *text, gsize len);
/* The same for many, which is sooner than one after the other. @ids: (out): room for @n. */
void trib_pool_intern_many (TribPool *self, const TribText *texts, gsize n, guint32 *ids);
/* Gives back the memory that only looking up needs. It is made anew where something is looked up or interned again. */
void trib_pool_compact (TribPool *self);
gboolean trib_pool_lookup (TribPool *self, const char *text, gsize len, guint32 *id);

/* Open to view for the functions below alone, which are called for every pair of records. */
struct _TribPool
{
  TribText *texts;
  guint32 n_texts, texts_size;
  gpointer slots;
  guint32 n_slots;
  GPtrArray *chunks;
  char *free_at;
  gsize free_left;
};

/* The text of @id, valid as long as the pool. */
static inline TribText
trib_pool_get (const TribPool *self, guint32 id)
{
  g_assert (id < self->n_texts);
  return self->texts[id];
}

/* How many different texts there are, the empty one included. */
static inline guint32
trib_pool_size (const TribPool *self)
{
  return self->n_texts;
}

G_END_DECLS
