/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of reading and writing files.
 */
#include "config.h"

#include "formats/trib-format-error.h"

G_DEFINE_QUARK (trib - format - error - quark, trib_format_error)
