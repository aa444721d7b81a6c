/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An event of the history as JSON and as lines for people; history and show print the same.
 */
#pragma once

#include "cli/trib-cli-output.h"
#include "unify/trib-history.h"
#include "unify/trib-undo.h"

G_BEGIN_DECLS

json_t *trib_cli_event_json (TribStore *store, const TribEvent *event);
void trib_cli_print_event (TribCli *self, const TribEvent *event);
/* What an act by hand or a taking back did. */
void trib_cli_print_undo_report (TribCli *self, const TribUndoReport *report);

G_END_DECLS
