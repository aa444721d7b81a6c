/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What went wrong on the network, in words that say what to do. Private to this folder.
 */
#pragma once

#include "formats/trib-format-error.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* @name: of the address, as messages call it */
void trib_fetch_error_status (GError **error, const char *name, guint status, const char *server, gboolean had_login);
/* @cause: (transfer full) */
void trib_fetch_error_cause (GError **error, const char *name, SoupMessage *message, GError *cause);

/* What is wrong with a server's certificate. */
const char *trib_fetch_error_certificate (GTlsCertificateFlags flags);

G_END_DECLS
