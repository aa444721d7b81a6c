/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The progress line on standard error, and how Ctrl-C ends the work.
 */
#pragma once

#include "cli/trib-cli.h"

G_BEGIN_DECLS

/* A line on a terminal that can go back in it, and only there; with --json the stages' seconds are kept. */
void trib_cli_progress_begin (TribCli *self);
/* Wipes the line, before anything else is written. */
void trib_cli_progress_clear (TribCli *self);

/* From now on the first Ctrl-C cancels @cancellable and the second ends the process. Called before any other thread. */
void trib_cli_catch_signals (GCancellable *cancellable);
/* 128 + the signal: 130 after Ctrl-C. */
int trib_cli_cancel_status (void);

G_END_DECLS
