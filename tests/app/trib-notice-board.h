/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A desktop that takes notices, for tests: it only remembers the last one.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Once in a program, before notices are sent. Without a session bus there is none, and nobody sends one. */
void trib_notice_board_open (void);
/* Title, a line break, text; %NULL where there was none. Then it is forgotten. (transfer full) */
char *trib_notice_board_take (void);

G_END_DECLS
