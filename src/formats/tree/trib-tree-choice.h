/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which node somebody means who names one. Private to this folder.
 */
#pragma once

#include "formats/tree/trib-tree-shape.h"

G_BEGIN_DECLS

/**
 * trib_tree_choice_find:
 * @candidates: (element-type TribTreeShape): of @root
 * @table: the name of a table, a path ("customers/customer"), or a pattern: names, "*", "/" and "//" as in XPath, with
 *   the prefixes of namespaces that the file itself uses
 *
 * Returns: (nullable): of several nodes that fit, the one that comes first among @candidates, or else most often
 */
TribTreeShape *trib_tree_choice_find (TribTreeShape *root, GPtrArray *candidates, const char *table);

G_END_DECLS
