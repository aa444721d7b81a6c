/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Only a wish: whole large pages inside the room, before anything is written to it.
 */
#include "config.h"

#include "base/trib-room.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#ifdef __linux__
#include <sys/mman.h>
#endif

#define LARGE_PAGE ((gsize) 2 * 1024 * 1024)

gpointer
trib_room_new (gsize n, gsize size)
{
  gpointer room = g_malloc_n (MAX (n, 1), MAX (size, 1));

#ifdef MADV_HUGEPAGE
  gsize first = ((gsize) room + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE,
        end = ((gsize) room + MAX (n, 1) * MAX (size, 1)) / LARGE_PAGE * LARGE_PAGE;

  if (end > first)
    (void) madvise ((gpointer) first, end - first, MADV_HUGEPAGE);
#endif
  return room;
}

void
trib_room_give_back (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
