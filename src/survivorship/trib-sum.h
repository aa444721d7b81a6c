/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside survivorship/ only: adds up numbers as they are written, without losing a cent to binary fractions.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TribSum TribSum;

TribSum *trib_sum_new (void);
void trib_sum_free (TribSum *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribSum, trib_sum_free)

/* @text: as numbers are kept: "-1284.50". Returns: whether it is a number that can be added */
gboolean trib_sum_add (TribSum *self, const char *text, guint times);
/* (transfer full): with as many places as the number that had most. */
char *trib_sum_to_text (TribSum *self);

G_END_DECLS
