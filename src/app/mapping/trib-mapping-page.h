/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is about to come in: how it is read, where its columns go, and what will come of it. It decides nothing by
 * itself: "import" and "cancel" are for the window.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-import-job.h"
#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_TYPE_MAPPING_PAGE (trib_mapping_page_get_type ())
G_DECLARE_FINAL_TYPE (TribMappingPage, trib_mapping_page, TRIB, MAPPING_PAGE, AdwBin)

/* @number: which file of @n_files it is, from 1 */
void
trib_mapping_page_open (TribMappingPage *self, TribSession *session, const char *path, guint number, guint n_files);
/* Lets go of file and session. */
void trib_mapping_page_close (TribMappingPage *self);
/* What was chosen. (transfer full) (nullable): %NULL before the file was looked into */
TribImportJob *trib_mapping_page_dup_job (TribMappingPage *self);

/* For the window and for tests: the mapping as it stands (nullable), and the same as a person's choice of a field by its name. */
const TribMapping *trib_mapping_page_get_mapping (TribMappingPage *self);
gboolean trib_mapping_page_choose (TribMappingPage *self, const char *column, const char *field);

/* Takes the last edit of the mapping back, or makes it again; nothing where there is none. */
void trib_mapping_page_undo (TribMappingPage *self);
void trib_mapping_page_redo (TribMappingPage *self);

/* Signals: "import" (), "cancel" (), "failed" (const char *title, GError *error). */

G_END_DECLS
