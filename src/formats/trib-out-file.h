/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that comes to be whole or not at all. Private to this folder.
 */
#pragma once

#include "formats/trib-format-error.h"

G_BEGIN_DECLS

typedef struct _TribOutFile TribOutFile;

/* "-" is standard output. What is not a plain file (a pipe, a device) is written to directly. */
TribOutFile *trib_out_file_open (const char *path, GError **error);
/* Without trib_out_file_commit () before, nothing is left of it. */
void trib_out_file_free (TribOutFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribOutFile, trib_out_file_free)

/* A failure is remembered and comes up in trib_out_file_check () and trib_out_file_commit (). */
void trib_out_file_write (TribOutFile *self, const char *data, gsize len);
/* Room for @len bytes, to be filled at once; trib_out_file_advance () says how many of them were. */
char *trib_out_file_reserve (TribOutFile *self, gsize len);
void trib_out_file_advance (TribOutFile *self, gsize len);
gboolean trib_out_file_check (TribOutFile *self, GError **error);
gboolean trib_out_file_commit (TribOutFile *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For libraries that write by name: where to. Standard output and devices get a copy of it on commit. */
const char *trib_out_file_get_work_path (TribOutFile *self);
const char *trib_out_file_get_name (TribOutFile *self);

G_END_DECLS
