/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many texts by number, as workbooks share them between cells, in little memory. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TribTextStore TribTextStore;

TribTextStore *trib_text_store_new (void);
void trib_text_store_free (TribTextStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribTextStore, trib_text_store_free)

/* The first gets number 0. %FALSE where there is no room for it, with the error set; @name is that of the file. */
gboolean trib_text_store_add (TribTextStore *self, const char *text, gsize len, const char *name, GError **error);
guint trib_text_store_get_size (const TribTextStore *self);
/* Appends the text of that number to @out. */
void trib_text_store_append (TribTextStore *self, guint number, GString *out);

G_END_DECLS
