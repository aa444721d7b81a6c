/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for the address of a list on the network, and for a login where its server wants one.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRIB_TYPE_ADDRESS_WINDOW (trib_address_window_get_type ())
G_DECLARE_FINAL_TYPE (TribAddressWindow, trib_address_window, TRIB, ADDRESS_WINDOW, AdwWindow)

/* Emits "open" with the address, without a login; that was handed to the store of passwords before. "not-kept" says in a
 * sentence that the store did not take it. */
GtkWindow *trib_address_window_new (GtkWindow *parent);

G_END_DECLS
