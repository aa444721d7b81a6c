/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes the nodes of a file and makes its shape of them. Private to this folder.
 */
#pragma once

#include "formats/tree/trib-tree-shape.h"

G_BEGIN_DECLS

/* Paths beyond which a file has no records to be seen. */
#define TRIB_TREE_MAX_PATHS 20000

typedef struct _TribTreeGather TribTreeGather;

TribTreeGather *trib_tree_gather_new (void);
void trib_tree_gather_free (TribTreeGather *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribTreeGather, trib_tree_gather_free)

TribTreeSink *trib_tree_gather_get_sink (TribTreeGather *self);

/* (transfer full): what is above the root. */
TribTreeShape *trib_tree_gather_take_shape (TribTreeGather *self);

G_END_DECLS
