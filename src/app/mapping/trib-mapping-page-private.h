/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page and the edits that are made on it share.
 */
#pragma once

#include "app/customers/trib-width-bin.h"
#include "app/mapping/trib-inspect-job.h"
#include "app/mapping/trib-mapping-canvas.h"
#include "app/mapping/trib-mapping-page.h"
#include "app/mapping/trib-mapping-preview.h"
#include "app/mapping/trib-read-options-bar.h"

G_BEGIN_DECLS

struct _TribMappingPage
{
  AdwBin parent_instance;

  TribSession *session;
  GCancellable *cancellable; /* of the inspection under way */
  TribInspectJob *job;       /* the one that answered last */
  char *path;
  guint number, n_files;
  TribMappingDraft *draft;
  char *preset; /* (nullable): the name of the one that the file was recognised by */
  GListStore *items;
  GtkFileChooserNative *chooser;
  gboolean narrow;

  TribWidthBin *width_bin;
  AdwWindowTitle *title;
  GtkButton *import_button;
  GtkStack *states;
  AdwStatusPage *failure;
  TribReadOptionsBar *options;
  GtkLabel *summary;
  GtkWidget *columns;
  GtkWidget *canvas_place;
  TribMappingCanvas *canvas;
  GtkWidget *accept_button;
  GtkDropDown *rows_are;
  GtkMenuButton *preset_button;
  GtkEditable *preset_name;
  gboolean following;
  GtkListView *list;
  TribMappingPreview *preview;
  GtkWidget *preview_card;
  GtkWidget *switcher;
  GtkToggleButton *columns_tab;
  GtkToggleButton *problems_tab;
};

/* Tells people through the window: "failed". */
void trib_mapping_page_fail (TribMappingPage *self, const char *title, const GError *error);

/* trib-mapping-page-edit.c */
void trib_mapping_page_bind_canvas (TribMappingPage *self);
void trib_mapping_page_install_edits (GtkWidgetClass *widget_class);
void trib_mapping_page_update_edits (TribMappingPage *self);

G_END_DECLS
