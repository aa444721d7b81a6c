/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mappings as files: asking where, saving, loading.
 */
#pragma once

#include <gtk/gtk.h>

#include "mapping/trib-mapping.h"

G_BEGIN_DECLS

/* @name: (nullable): suggested file name without its ending; with one it saves, without it opens */
GtkFileChooserNative *trib_mapping_chooser_new (GtkWindow *parent, const char *title, const char *name);
gboolean trib_mapping_chooser_save (GtkNativeDialog *dialog, const TribMapping *mapping, GError **error);
TribMapping *trib_mapping_chooser_load (GtkNativeDialog *dialog, GError **error);

G_END_DECLS
