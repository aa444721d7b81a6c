/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses on the network, in the place of a file's path.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @path is an address (http:// or https://) rather than a file. */
gboolean trib_address_is (const char *path);
/* (transfer full): @address without a user's name and password, as it may be kept and shown */
char *trib_address_without_login (const char *address);
/* (transfer full): the name of the file that it leads to, or else that of the server ("example-org") */
char *trib_address_name (const char *address);

/**
 * TribAddressStep:
 * @TRIB_ADDRESS_UNSAFE: from a safe connection to one that is not
 * @TRIB_ADDRESS_ELSEWHERE: to what is no address on the network
 */
typedef enum
{
  TRIB_ADDRESS_FOLLOW,
  TRIB_ADDRESS_UNSAFE,
  TRIB_ADDRESS_ELSEWHERE,
} TribAddressStep;

/* Whether what is fetched from @from may lead to @to, by the schemes of both. */
TribAddressStep trib_address_step (GUri *from, GUri *to);

G_END_DECLS
