/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the window share: trib-window.c (navigation), trib-window-actions.c (commands), trib-window-import.c
 * (files that come in), trib-window-paste.c (tables that are pasted), trib-window-notice.c (notices on the desktop).
 */
#pragma once

#include "app/mapping/trib-mapping-page.h"
#include "app/trib-overview.h"
#include "app/trib-window.h"
#include "app/welcome/trib-welcome-page.h"
#include "app/widgets/trib-progress-strip.h"

G_BEGIN_DECLS

struct _TribWindow
{
  AdwApplicationWindow parent_instance;

  TribSession *session;
  TribOverview *overview; /* never NULL; read anew after each change */
  guint generation;       /* of the overview asked for last */
  GCancellable *opening;
  char *place;
  gint64 customer;   /* the one that is shown, or 0 */
  GtkWidget *opener; /* (weak): what had the keyboard when the customer was opened */
  GPtrArray *files;  /* (element-type utf8): lists that wait for the mapping page */
  guint n_files;     /* how many came together */
  GPtrArray *pasted; /* (element-type utf8): files of our own for what was pasted; removing one deletes it */
  GtkFileChooserNative *chooser;
  AdwToast *toast;
  gboolean gone;    /* disposed of; answers that come late find nothing to show themselves on */
  gboolean closing; /* destroyed as soon as the worker has stopped */

  AdwToastOverlay *toasts;
  GtkStack *scenes;
  TribWelcomePage *welcome;
  AdwLeaflet *leaflet;
  GtkListBox *places;
  GtkLabel *project_name;
  GtkLabel *project_counts;
  GtkWidget *content;
  AdwWindowTitle *page_title;
  GtkWidget *back_button;
  GtkWidget *search_button;
  GtkWidget *consolidate_button;
  GtkWidget *undo_button;
  TribProgressStrip *strip;
  GtkRevealer *read_only_revealer;
  AdwViewStack *pages;
  TribMappingPage *mapping;
};

/* trib-window.c */
void trib_window_update_actions (TribWindow *self);
void trib_window_show_scene (TribWindow *self, const char *scene); /* "welcome", "project", "mapping" */
GtkWidget *trib_window_get_page (TribWindow *self, const char *place);
void trib_window_go_back (TribWindow *self);
void trib_window_remember (TribWindow *self); /* the open project, among the recent ones */

/* trib-window-actions.c */
void trib_window_install_actions (GtkWidgetClass *widget_class);
void trib_window_ask_save (TribWindow *self, const char *title, const char *name, GCallback response);

/* trib-window-import.c */
void trib_window_next_import (TribWindow *self);
void trib_window_bind_mapping (TribWindow *self);
void trib_window_ask_import (TribWindow *self);
void trib_window_ask_address (TribWindow *self);
void trib_window_accept_drops (TribWindow *self);
gboolean trib_window_take_file_list (TribWindow *self, GdkFileList *list);
char *trib_window_free_project_path (const char *name);

/* trib-window-paste.c */
void trib_window_init_paste (TribWindow *self);
void trib_window_paste (TribWindow *self);
void trib_window_forget_pasted (TribWindow *self); /* all that do not wait for the mapping page */

/* trib-window-notice.c: a toast and, where the window is not looked at, a notice on the desktop; @title says what is done */
void trib_window_report (TribWindow *self, const char *title, const char *text, gint64 undo_event);

G_END_DECLS
