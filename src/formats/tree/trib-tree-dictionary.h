/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects whose names are ids: {"17": {…}, "18": {…}}. Private to this folder.
 */
#pragma once

#include "formats/tree/trib-tree-shape.h"

G_BEGIN_DECLS

/* The most children without a look whether their names are ids. */
#define TRIB_TREE_DICTIONARY_LOOK 64

/* Whether the children of @self, all of them objects that are alike, are records with an id as their name. */
gboolean trib_tree_dictionary_is (const TribTreeShape *self);

/* Makes one child of all of them. None of them, nor what is in them, may be in use. */
void trib_tree_dictionary_fold (TribTreeShape *self);

/* The same for @self and all below, where they are such. */
void trib_tree_dictionary_fold_all (TribTreeShape *self);

G_END_DECLS
