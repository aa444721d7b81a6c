/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folding: the form of a text in which writings that people take for the same are the same. For search
 * and comparison only; what is shown and kept is never folded.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void trib_fold_append (GString *out, const char *text, gsize len);
char *trib_fold (const char *text);

G_END_DECLS
