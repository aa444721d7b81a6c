/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing that is wrong with a row or a cell, and its life.
 */
#include "config.h"

#include "formats/trib-row-issue.h"

TribRowIssue *
trib_row_issue_new (TribIssueKind kind, guint64 row, guint64 line, int column, const char *value, const char *reason)
{
  TribRowIssue *self = g_new0 (TribRowIssue, 1);

  self->kind = kind;
  self->row = row;
  self->line = line;
  self->column = column;
  self->value = g_strdup (value);
  self->reason = g_strdup (reason);
  return self;
}

void
trib_row_issue_free (TribRowIssue *self)
{
  if (!self)
    return;
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}
