/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes to standard output: lines for people, or one JSON document.
 */
#pragma once

#include "cli/trib-cli.h"

#include "base/trib-grouped.h"
#include <jansson.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

void trib_cli_print (TribCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* A line of a table: each cell but the last filled up with blanks to its width; negative widths stand to the right. */
void trib_cli_print_cells (TribCli *self, const char *const *cells, const int *widths, guint n_cells);

/* @root: (transfer full) */
void trib_cli_print_json (TribCli *self, json_t *root);
/* A document {"@name": […]} whose items are printed as they come. */
void trib_cli_begin_json (TribCli *self, const char *name);
void trib_cli_add_json (TribCli *self, json_t *item);
void trib_cli_end_json (TribCli *self);

/* A text, whatever its bytes; %NULL is null. */
json_t *trib_cli_json_text (const char *text);
/* A number; 0 is null. */
json_t *trib_cli_json_id (gint64 id);
json_t *trib_cli_json_texts (GPtrArray *texts);
/* [{"name": …, "seconds": …}]: how long each stage took. Of work that ran beside them, what it was busy. */
json_t *trib_cli_json_stages (TribCli *self);

/* (transfer full): the text on one line, without control characters. */
char *trib_cli_clean (const char *text);
/* (transfer full): "2,982" */
/* (transfer full): @text, as ngettext () gave it, with the number for its %s: "1 record", "2,982 records" */
char *trib_cli_counted (guint64 number, const char *text);
/* (transfer full): of microseconds since the epoch: ISO 8601, UTC */
char *trib_cli_iso_time (gint64 microseconds);
/* (transfer full): for people, in their time zone */
char *trib_cli_local_time (gint64 microseconds);
/* Whether somebody looks at it. */
gboolean trib_cli_on_terminal (void);

G_END_DECLS
