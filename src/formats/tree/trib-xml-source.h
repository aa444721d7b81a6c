/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives the nodes of an XML file. Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"
#include "formats/tree/trib-tree-source.h"

G_BEGIN_DECLS

/* A depth beyond which a file is refused, and how much one element may carry. */
#define TRIB_TREE_MAX_DEPTH 256
#define TRIB_TREE_MAX_ATTRIBUTES 2000

/* @input must live as long. */
TribTreeSource *trib_xml_source_new (TribInput *input, const TribEncoding *encoding, const char *shown);

G_END_DECLS
