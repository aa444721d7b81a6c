/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application inside a test: started in this process with data and settings of its own, driven by its actions, looked at
 * through its widgets. All waits on the main loop are bounded.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-application.h"
#include "app/trib-window.h"

G_BEGIN_DECLS

/**
 * TribAppFixture:
 * @dir: a folder for the test's files, removed with everything in it
 * @project: path of the project; made by trib_app_fixture_make_project ()
 */
typedef struct
{
  char *dir;
  char *project;
  TribApplication *application;
  TribWindow *window;
} TribAppFixture;

/* Instead of gtk_test_init (): sets the environment first. */
void trib_app_test_init (int *argc, char ***argv);

/* For g_test_add (): the application with its window on the welcome page. */
void trib_app_fixture_set_up (TribAppFixture *self, gconstpointer data);
void trib_app_fixture_tear_down (TribAppFixture *self, gconstpointer data);

/* Writes @text into a file of the test's folder. (transfer full): its path */
char *trib_app_fixture_write (TribAppFixture *self, const char *name, const char *text);
/* A list of @n people as CSV. @variant: 0 as they are; 1 with other columns and with slips of the keyboard. (transfer full) */
/* A list of so many columns, few of which go anywhere. */
char *trib_app_fixture_columns (guint n_columns);
char *trib_app_fixture_people (guint n, guint variant);
/* A project of two lists of @n people each, the same people; consolidated where @consolidate. Made by the library. */
void trib_app_fixture_make_project (TribAppFixture *self, guint n, gboolean consolidate);
/* Opens the project in the window and waits until it is there. */
void trib_app_fixture_open (TribAppFixture *self);
/* Until nothing is written or read any more. */
void trib_app_fixture_settle (TribAppFixture *self);

/* Runs the main loop for a while. */
void trib_app_spin (guint milliseconds);
/* Runs the main loop until @done; fails the test after 60 seconds. */
typedef gboolean (*TribAppDone) (gpointer data);
void trib_app_wait (TribAppDone done, gpointer data, const char *what);

/* Types keys as somebody does at the keyboard, in the window that is in front: "s", "ctrl+z"; each is pressed and let go. */
void trib_app_fixture_press (TribAppFixture *self, const char *keys);

/* "win.undo", "mapping.import"; fails the test where there is no such action or it is not enabled. */
void trib_app_activate (GtkWidget *widget, const char *action);
/* The widget of that id of any template below @root; fails the test where there is none. */
GtkWidget *trib_app_find (GtkWidget *root, const char *id);
/* The first widget of that type below @root, or %NULL. */
GtkWidget *trib_app_find_type (GtkWidget *root, GType type);
/* Every widget below @root. */
typedef void (*TribAppWidgetFunc) (GtkWidget *widget, gpointer data);
void trib_app_each (GtkWidget *root, TribAppWidgetFunc func, gpointer data);

/* Draws a window as it is now into a PNG file. */
gboolean trib_app_draw (GtkWidget *window, const char *path);

G_END_DECLS
