/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is being read, before anybody knows its format. Private to this folder.
 */
#pragma once

#include "formats/trib-reader.h"

G_BEGIN_DECLS

#define TRIB_INPUT_HEAD 65536

/**
 * TribInput:
 * @name: how messages call it: the path, or "standard input"; its ending tells formats apart where nothing else does
 * @fd: open for reading from any position
 * @size: bytes
 * @head: the first bytes, up to %TRIB_INPUT_HEAD, NUL-terminated
 * @depth: how many files it was packed in, one in the other
 * @in_archive: whether one of them was an archive
 * @charset: (nullable): encoding that the server says
 * @version: (nullable): what the server calls this state of it
 * @notes: (nullable): what a format found out about the whole file, so that it need not again; an atomic rc box,
 *   cleared by @clear_notes
 */
typedef struct
{
  char *name;
  int fd;
  guint64 size;
  char *head;
  gsize n_head;
  guint depth;
  gboolean in_archive;
  char *charset;
  char *version;
  gpointer notes;
  GDestroyNotify clear_notes;
} TribInput;

/* @path: of a file, "-" for standard input, or an address that begins with http:// or https://.
 * @options: (nullable): whom to tell of the progress, and who may cancel */
TribInput *trib_input_open_with (const char *path, const TribReadOptions *options, GError **error);
TribInput *trib_input_open (const char *path, GError **error);
/* @fd: taken, whatever comes of it */
TribInput *trib_input_new (const char *name, int fd, GError **error);
/* The same file once more, with the notes on it. */
TribInput *trib_input_copy (const TribInput *self);
void trib_input_free (TribInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribInput, trib_input_free)

/* Reads up to @room bytes at @offset; fewer only at the end; -1 with the error set. */
gssize trib_input_read (TribInput *self, guint64 offset, void *to, gsize room, GError **error);

G_END_DECLS
