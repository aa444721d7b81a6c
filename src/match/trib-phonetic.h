/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms of a folded name under which spellings that sound alike, or that are two writings of one, come together.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Without blanks, ae, oe, ue as a, o, u, double letters single. @out has room for @len + 1; returns the length. */
gsize trib_loose_form (const char *folded, gsize len, char *out);
/* How it sounds, for several European languages at once. @out has room for @len + 1; returns the length. */
gsize trib_sound_form (const char *folded, gsize len, char *out);

G_END_DECLS
