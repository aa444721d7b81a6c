/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives the nodes of a JSON file, or of one with several JSON values behind each other. Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"
#include "formats/tree/trib-tree-source.h"

G_BEGIN_DECLS

/**
 * trib_json_source_new:
 * @input: must live as long
 * @lenient: mend what people write that is no JSON
 * @lines: each line is a value: one that is broken is left out, and said
 */
TribTreeSource *trib_json_source_new (TribInput *input, const TribEncoding *encoding, gboolean lenient, gboolean lines);

G_END_DECLS
