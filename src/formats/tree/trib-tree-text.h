/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file as clean UTF-8, block by block, and what had to be done for that. Private to this folder.
 */
#pragma once

#include "formats/text/trib-decoder.h"
#include "formats/trib-row-issue.h"

G_BEGIN_DECLS

/**
 * TribTreeFault:
 * @position: in bytes of the text as UTF-8
 * @reason: a static text, to be translated
 *
 * What was wrong in a line, and was read all the same.
 */
typedef struct
{
  TribIssueKind kind;
  guint64 line;
  guint64 position;
  const char *reason;
} TribTreeFault;

/**
 * TribTreeText:
 * @input: the file
 * @keep_nul: NULs are passed on
 * @position: bytes before the block that was read last
 * @lines: that ended before the block that was read last
 * @faults: (element-type TribTreeFault): that nobody has taken yet, by their position
 */
typedef struct
{
  TribInput *input;
  TribDecoder *decoder;
  gboolean keep_nul;
  gboolean ended;
  char *block;
  gsize held; /* bytes of a character that goes on in the next block */
  GString *repaired;
  guint64 position, block_size;
  guint64 lines, block_lines;
  GArray *faults;
} TribTreeText;

/* @input must live as long. */
TribTreeText *trib_tree_text_new (TribInput *input, const TribEncoding *encoding);
void trib_tree_text_free (TribTreeText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribTreeText, trib_tree_text_free)

void
trib_tree_text_add_fault (TribTreeText *self, TribIssueKind kind, guint64 line, guint64 position, const char *reason);

/* The next bytes, in @text, which hold until the next call and have a NUL behind them: how many; 0 at the end; -1 with
 * the error set. */
gssize trib_tree_text_read (TribTreeText *self, const char **text, GError **error);

guint64 trib_tree_text_count_lines (const char *text, const char *end);

G_END_DECLS
