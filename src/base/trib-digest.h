/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A digest of a set of facts that does not depend on their order, so that it can be built while facts
 * are written and checked later by any scan. Addition of hashes modulo 2^64 in two independent lanes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 a;
  guint64 b;
  guint64 count;
} TribDigest;

void trib_digest_add (TribDigest *self, gconstpointer data, gsize len);
void trib_digest_add_numbers (TribDigest *self, const gint64 *numbers, guint n);
void trib_digest_remove_numbers (TribDigest *self, const gint64 *numbers, guint n);

G_END_DECLS
