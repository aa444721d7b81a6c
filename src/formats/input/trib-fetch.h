/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file from the network. Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"

G_BEGIN_DECLS

/**
 * trib_fetch:
 * @address: http:// or https://, perhaps with a name and a password ("https://ann:secret@example.org/list.csv")
 * @options: (nullable): @options->known is the version that is known; where the server still has it, the error is
 *   %TRIB_FORMAT_ERROR_UNCHANGED and nothing was fetched. "" asks the server even where it was asked just before
 *
 * What was fetched stays for a short while, so that a file is looked at and then imported without being fetched twice.
 */
TribInput *trib_fetch (const char *address, const TribReadOptions *options, GError **error);

G_END_DECLS
