/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window: a sidebar of places, the page of one, and everything that belongs to the whole project. It owns navigation; a
 * page finds it with gtk_widget_get_root ().
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"
#include "mapping/trib-mapping.h"

G_BEGIN_DECLS

#define TRIB_TYPE_WINDOW (trib_window_get_type ())
G_DECLARE_FINAL_TYPE (TribWindow, trib_window, TRIB, WINDOW, AdwApplicationWindow)

TribWindow *trib_window_new (GtkApplication *application);

/* Opens a project, or makes one. What goes wrong is shown. */
void trib_window_open (TribWindow *self, const char *path, gboolean create);
void trib_window_set_session (TribWindow *self, TribSession *session);
TribSession *trib_window_get_session (TribWindow *self); /* (nullable) */
/* The sample, made where it is not there yet. */
void trib_window_try_sample (TribWindow *self);
/* Lists go to the mapping page, one after the other; a project is opened. (element-type utf8) paths */
void trib_window_take_files (TribWindow *self, const char *const *paths);

/* "sources", "customers", "review", "history". */
void trib_window_show_place (TribWindow *self, const char *place);
/* A page's properties "title" and "subtitle", where it has them, are shown in the header bar. */
void trib_window_show_customer (TribWindow *self, gint64 id);

/* @undo_event: what the Undo button takes back; 0 for no button. */
void trib_window_toast (TribWindow *self, const char *text, gint64 undo_event);
/* Takes back @event (0: the last thing) on the worker and says what was done. */
void trib_window_undo (TribWindow *self, gint64 event);
/* Says what went wrong, where, and what to do; a cancelled operation is only a toast. @title: "Could not import" */
void trib_window_show_error (TribWindow *self, const char *title, const GError *error);

G_END_DECLS
