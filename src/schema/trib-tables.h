/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of words that people may add to: nicknames, given names, legal forms. Each is built in, made of the file of its
 * name in tables/; a file of the same name and form in the user's folder adds to it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRIB_TABLE_NICKNAMES,
  TRIB_TABLE_GIVEN_NAMES,
  TRIB_TABLE_LEGAL_FORMS,
  TRIB_N_TABLES,
} TribTable;

/* Folded, without comments; made while the program is built. */
extern const char *const trib_tables_built_in[];

/**
 * TribTableFunc:
 * @cells: of one line, folded; they stay as long as the program runs
 *
 * Returns: (nullable): what is wrong with the line, translated, with what to do
 */
typedef const char *(*TribTableFunc) (const char *const *cells, guint n, gpointer user_data);

/**
 * trib_tables_set_folder:
 * @folder: (nullable): where the user's tables are, if there are any; without it none are looked for
 *
 * Before any table is used, and before there are other threads.
 */
void trib_tables_set_folder (const char *folder);

/* Gives every line of @table, first those that are built in, then the user's. Each table is read once, by whoever makes a
 * dictionary of it. */
void trib_tables_read (TribTable table, TribTableFunc func, gpointer user_data);

/**
 * trib_tables_get_issues:
 *
 * Lines of the user's tables that were left out, and files that could not be read: "WHERE: WHAT. WHAT TO DO". Of the tables
 * that have been used so far. Thread-safe.
 *
 * Returns: (transfer full): empty where all is well
 */
GStrv trib_tables_get_issues (void);

/* What the user's tables hold, as a short text that is another when they are. (nullable): %NULL without any. Thread-safe. */
const char *trib_tables_get_digest (void);

G_END_DECLS
