/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list that is announced in steps. GtkListView makes two hundred rows as soon as there are as many items, which takes longer than
 * the window may stay silent; here it first sees the rows that fit on a screen, then a few more in each idle moment, and all the
 * rest at once when it makes no more rows for them.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRIB_STAGED_FIRST 20 /* announced at once */
#define TRIB_STAGED_STEP 8
#define TRIB_STAGED_ENOUGH 256 /* from here on all the rest */

#define TRIB_TYPE_STAGED_LIST (trib_staged_list_get_type ())
G_DECLARE_FINAL_TYPE (TribStagedList, trib_staged_list, TRIB, STAGED_LIST, GObject)

/* @model: (transfer full) */
TribStagedList *trib_staged_list_new (GListModel *model);
/* All of it, now. */
void trib_staged_list_finish (TribStagedList *self);

G_END_DECLS
