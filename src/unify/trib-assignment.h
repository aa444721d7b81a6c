/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: which customer a new cluster of records is. Ids stay: a customer of before goes on in the cluster
 * that has most of its records; where several come together, the one with more records there keeps its id, then the older.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribAssignment:
 * @n: records
 * @cluster: for each record the index of the first record of its cluster
 * @before: for each record its customer of before, 0 for none
 * @target: (out) for the first record of each cluster: the customer that the cluster is, 0 where it is a new one
 * @heir: (out) customer of before that has lost its id -> index of the first record of the cluster that takes it in
 * @starts: @members: the records of each cluster, in order: those of the cluster of record c are @members[@starts[c]] up to
 *   @starts[c] + @sizes[c]
 */
typedef struct
{
  guint32 n;
  const guint32 *cluster;
  const gint64 *before;
  gint64 *target;
  GHashTable *heir;
  guint32 *starts, *sizes, *members;
} TribAssignment;

TribAssignment *trib_assignment_new (guint32 n, const guint32 *cluster, const gint64 *before);
void trib_assignment_free (TribAssignment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribAssignment, trib_assignment_free)

/* G_MAXUINT32 where the customer keeps its id. */
guint32 trib_assignment_heir (TribAssignment *self, gint64 customer);

G_END_DECLS
