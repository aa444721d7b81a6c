/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may stand next on a command line. The shells ask for it (completions/), so that they need no lists of their own.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * trib_cli_complete:
 * @words: what stands behind the program's name up to the cursor; the last is the word that is being typed, maybe empty
 *
 * Prints a line for each word that may stand there: the word, and behind a tab what it means. ":files" is a line that
 * stands for the names of files.
 */
void trib_cli_complete (char **words);

G_END_DECLS
