/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program remembers between two sittings. Where its schema is not installed it works with the defaults and
 * remembers nothing.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TribRecent:
 * @path: the project file
 * @opened: microseconds since the epoch
 */
typedef struct
{
  char *path;
  gint64 opened;
} TribRecent;

void trib_settings_get_window (int *width, int *height, gboolean *maximized);
void trib_settings_set_window (int width, int height, gboolean maximized);
char *trib_settings_dup_place (void);
void trib_settings_set_place (const char *place);

/* Those that are still there, the newest first. (transfer full) (element-type TribRecent) */
GPtrArray *trib_settings_list_recent (void);
void trib_settings_add_recent (const char *path);

/* Writes what is not on the disk yet. */
void trib_settings_save (void);

G_END_DECLS
