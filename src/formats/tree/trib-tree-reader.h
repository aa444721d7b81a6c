/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads records from a file of nodes within nodes: any node that repeats is offered as the record. Private to this folder.
 */
#pragma once

#include "formats/trib-format.h"
#include "formats/tree/trib-tree-source.h"

G_BEGIN_DECLS

#define TRIB_TYPE_TREE_READER (trib_tree_reader_get_type ())
G_DECLARE_FINAL_TYPE (TribTreeReader, trib_tree_reader, TRIB, TREE_READER, TribReader)

/**
 * TribTreeFormat:
 * @name: "xml"
 * @open: from the beginning of the file, which must live as long; @lenient: with what does not belong there mended
 * @can_mend: whether @lenient is of use
 */
typedef struct
{
  const char *name;
  TribTreeSource *(*open) (TribInput *input, const TribReadOptions *options, gboolean lenient, GError **error);
  gboolean can_mend;
} TribTreeFormat;

/* Takes @input, whatever comes of it. */
TribReader *
trib_tree_reader_open (const TribTreeFormat *format, TribInput *input, const TribReadOptions *options, GError **error);
GPtrArray *trib_tree_reader_list_tables (const TribTreeFormat *format, TribInput *input, const TribReadOptions *options,
                                         GError **error);

G_END_DECLS
