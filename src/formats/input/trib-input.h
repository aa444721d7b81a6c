/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is being read, before anybody knows its format. Private to this folder.
 */
#pragma once

#include "formats/trib-format-error.h"

G_BEGIN_DECLS

#define TRIB_INPUT_HEAD 65536

/**
 * TribInput:
 * @name: how messages call it: the path, or "standard input"
 * @fd: open for reading from any position
 * @size: bytes
 * @head: the first bytes, up to %TRIB_INPUT_HEAD, NUL-terminated
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
  gpointer notes;
  GDestroyNotify clear_notes;
} TribInput;

TribInput *trib_input_open (const char *path, GError **error);
/* The same file once more, with the notes on it. */
TribInput *trib_input_copy (const TribInput *self);
void trib_input_free (TribInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribInput, trib_input_free)

/* Reads up to @room bytes at @offset; fewer only at the end; -1 with the error set. */
gssize trib_input_read (TribInput *self, guint64 offset, void *to, gsize room, GError **error);

G_END_DECLS
