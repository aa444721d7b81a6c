/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns what people call JSON into JSON, block by block. Private to this folder.
 */
#pragma once

#include "formats/tree/trib-tree-text.h"

G_BEGIN_DECLS

typedef struct _TribJsonMend TribJsonMend;

/* Faults go to @text, which must live as long. @lines: nothing goes on beyond the end of a line. */
TribJsonMend *trib_json_mend_new (TribTreeText *text, gboolean lines);
void trib_json_mend_free (TribJsonMend *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribJsonMend, trib_json_mend_free)

/* The next block, mended; it holds until the next call. */
GString *trib_json_mend_block (TribJsonMend *self, const char *block, gsize len);
/* What was held back, once there is no more. */
GString *trib_json_mend_end (TribJsonMend *self);

G_END_DECLS
