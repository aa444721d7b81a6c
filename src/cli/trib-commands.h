/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands, one file each, and the table that names them.
 */
#pragma once

#include "cli/trib-cli.h"

G_BEGIN_DECLS

/* @n: (out): how many */
const TribCommand *trib_commands_list (guint *n);
/* (nullable) */
const TribCommand *trib_commands_find (const char *name);
/* (nullable): the command that @name was probably meant to be. */
const TribCommand *trib_commands_guess (const char *name);
void trib_commands_print_help (void);

int trib_command_consolidate (TribCli *cli);
int trib_command_customers (TribCli *cli);
int trib_command_decide (TribCli *cli);
int trib_command_export (TribCli *cli);
int trib_command_handover (TribCli *cli);
int trib_command_history (TribCli *cli);
int trib_command_import (TribCli *cli);
int trib_command_init (TribCli *cli);
int trib_command_inspect (TribCli *cli);
int trib_command_mapping (TribCli *cli);
int trib_command_merge (TribCli *cli);
int trib_command_model (TribCli *cli);
int trib_command_review (TribCli *cli);
int trib_command_rules (TribCli *cli);
int trib_command_set (TribCli *cli);
int trib_command_show (TribCli *cli);
int trib_command_split (TribCli *cli);
int trib_command_takeback (TribCli *cli);
int trib_command_undo (TribCli *cli);

G_END_DECLS
