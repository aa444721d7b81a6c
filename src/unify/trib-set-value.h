/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A customer's value by hand: typed, or one of those that its records have. It stands before every rule, through every later import and
 * run, until it is left to the rule again. Each is one event that trib_undo () takes back.
 */
#pragma once

#include "schema/trib-field.h"
#include "unify/trib-undo.h"

G_BEGIN_DECLS

/**
 * trib_set_value:
 * @text: as a person types it; it is brought to its standard form. Not empty
 *
 * What belongs together goes together: a whole name gives its parts, a part of a name another whole name.
 *
 * Returns: the event; 0 on error, with %TRIB_STORE_ERROR_FAILED where @text can't be right
 */
gint64 trib_set_value (TribStore *store, gint64 customer, TribFieldId field, const char *text, TribUndoReport *report,
                       GError **error);

/**
 * trib_choose_value:
 * @record: a record of the customer that has the value
 * @text: the value; of an address and of a name all parts are the record's
 */
gint64 trib_choose_value (TribStore *store, gint64 customer, TribFieldId field, gint64 record, const char *text,
                          TribUndoReport *report, GError **error);

/* Lets the rule choose again, for all parts of a name or an address. */
gint64 trib_leave_value (TribStore *store, gint64 customer, TribFieldId field, TribUndoReport *report, GError **error);

G_END_DECLS
