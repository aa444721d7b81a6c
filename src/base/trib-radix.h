/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts many things in order by a number each.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribKeyed:
 * @at: whatever it stands for: a place in an array
 */
typedef struct
{
  guint64 key;
  gsize at;
} TribKeyed;

/* Ascending; those with the same key stay in their order. */
void trib_radix_sort (TribKeyed *items, gsize n);

/* A key by which numbers that are not NaN come in their order. */
guint64 trib_radix_key_of (double number);

G_END_DECLS
