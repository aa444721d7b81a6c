/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What libraries allocate before main () is none of this program's leaks: GLib gives up its first array of quarks as soon
 * as there are more than two thousand, which a program with many classes has. So the leak checker looks away until they
 * have started.
 */
#include "config.h"

#include <stddef.h>

/* Only where the program is built with the sanitiser. */
extern void __lsan_disable (void) __attribute__ ((weak));
extern void __lsan_enable (void) __attribute__ ((weak));

static void
look_away (void)
{
  if (__lsan_disable != NULL)
    __lsan_disable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*const before_libraries) (void) = look_away;

__attribute__ ((constructor)) static void
look_again (void)
{
  if (__lsan_enable != NULL)
    __lsan_enable ();
}
