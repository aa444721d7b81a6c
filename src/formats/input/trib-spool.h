/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A nameless file that only this process can see: for what comes through a pipe, out of an archive or from the network.
 * Private to this folder.
 */
#pragma once

#include "formats/trib-reader.h"

G_BEGIN_DECLS

typedef struct _TribSpool TribSpool;

/**
 * trib_spool_new:
 * @name: what is copied, for messages
 * @packed: bytes that it is unpacked from, which bound what may come of them; 0 where it is not packed
 * @options: whom to tell of the progress, and who may cancel
 */
TribSpool *trib_spool_new (const char *name, guint64 packed, const TribReadOptions *options, GError **error);
void trib_spool_free (TribSpool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribSpool, trib_spool_free)

/* %FALSE where there is no room, more than is read, or somebody cancelled. */
gboolean trib_spool_write (TribSpool *self, const void *bytes, gsize len, GError **error);
gboolean trib_spool_copy (TribSpool *self, int from, GError **error);
guint64 trib_spool_get_size (TribSpool *self);
/* The file, open for reading from any position; the caller closes it. */
int trib_spool_take (TribSpool *self);

G_END_DECLS
