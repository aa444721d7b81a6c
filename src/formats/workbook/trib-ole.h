/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A compound file ("OLE 2"), which is how Office kept documents before 2007: a small file system of streams in sectors.
 * Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"

G_BEGIN_DECLS

typedef struct _TribOle TribOle;
typedef struct _TribOleStream TribOleStream;

/* @input must live as long. */
TribOle *trib_ole_open (TribInput *input, GError **error);
void trib_ole_free (TribOle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribOle, trib_ole_free)

/* Whether a stream of that name is in it. */
gboolean trib_ole_has (const TribOle *self, const char *name);

/* @self must live as long. */
TribOleStream *trib_ole_stream_open (TribOle *self, const char *name, GError **error);
/* The whole of @input as a stream, where there is no file system around it. */
TribOleStream *trib_ole_stream_open_plain (TribInput *input);
void trib_ole_stream_free (TribOleStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribOleStream, trib_ole_stream_free)

guint64 trib_ole_stream_get_size (const TribOleStream *self);
/* Reads up to @room bytes at @offset; fewer only at the end; -1 with the error set. */
gssize trib_ole_stream_read (TribOleStream *self, guint64 offset, void *to, gsize room, GError **error);

G_END_DECLS
