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
gboolean trib_pool_lookup (TribPool *self, const char *text, gsize len, guint32 *id);
TribText trib_pool_get (TribPool *self, guint32 id);
guint32 trib_pool_size (TribPool *self);

G_END_DECLS
