/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the first pass over a file found. Private to this folder.
 */
#pragma once

#include "formats/tree/trib-tree-reader.h"
#include "formats/tree/trib-tree-shape.h"

G_BEGIN_DECLS

/**
 * TribTreeNotes:
 * @root: the shape
 * @broken: (nullable): why and where the file breaks off, if it does
 * @lenient: whether it has to be mended while it is read
 */
typedef struct
{
  TribTreeShape *root;
  char *encoding;
  GError *broken;
  gboolean lenient;
} TribTreeNotes;

/* The notes on @input, taken down now if they were not before; they belong to it. %NULL with the error set. */
const TribTreeNotes *
trib_tree_notes_take (const TribTreeFormat *format, TribInput *input, const TribReadOptions *options, GError **error);

G_END_DECLS
