/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the domains and names of mail addresses.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All take lower case. */
gboolean trib_mail_domain_is_misspelt (const char *domain); /* gmial.com */
gboolean trib_mail_domain_is_disposable (const char *domain);
gboolean trib_mail_domain_is_provider (const char *domain); /* gives addresses to everybody: gmail.com */
gboolean trib_mail_box_is_shared (const char *local_part);  /* info, sales */

G_END_DECLS
