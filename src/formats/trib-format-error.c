/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of reading and writing files.
 */
#include "config.h"

#include "formats/trib-format-error.h"

GQuark
trib_format_error_quark (void)
{
  return g_quark_from_static_string ("trib-format-error-quark");
}
