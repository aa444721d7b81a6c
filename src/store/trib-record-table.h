/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Imported rows as they are kept: what came, and the standard values. A version of a row is written once.
 */
#pragma once

#include "schema/trib-values.h"
#include "store/trib-facts.h"

G_BEGIN_DECLS

/**
 * TribRecordRow:
 * @id: minted once for the row, through all its versions
 * @raw: packed cells as they came (trib_pack_cells ())
 * @std: packed standard values
 * @hash: trib_record_hash () of @raw
 *
 * The blobs belong to the caller.
 */
typedef struct
{
  gint64 id;
  guint64 row, line;
  gconstpointer raw, std;
  gsize raw_len, std_len;
  guint64 hash;
} TribRecordRow;

/* At the end of @out. */
void trib_pack_cells (GByteArray *out, const TribText *cells, guint n_cells);
/* (transfer full): the cells of a packed row, or %NULL where it is damaged */
GStrv trib_unpack_cells (gconstpointer raw, gsize len);
guint64 trib_record_hash (gconstpointer packed, gsize len);
/* What stands for the customer number (external_id) among standard values, 0 where there is none. */
guint64 trib_record_number (TribValues *standard);

/* Writes records of one source: a statement that is made once, for what goes by in millions. */
typedef struct _TribRecordWriter TribRecordWriter;

/* @change has to outlive it. */
TribRecordWriter *trib_record_writer_new (TribChange *change, gint64 source, GError **error);
/* Begins a record, or (after trib_fact_end () of the old one) a new version of it. It waits, and what it points to has to stay… */
void trib_record_writer_put (TribRecordWriter *self, const TribRecordRow *row);
/* …until all that wait are written. */
gboolean trib_record_writer_flush (TribRecordWriter *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds what was written to the running total. */
void trib_record_writer_free (TribRecordWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribRecordWriter, trib_record_writer_free)

/* Gives a record begun in this same change the number of another, which has just ended: it is that one's new version. */
gboolean trib_record_renumber (TribChange *change, gint64 from, gint64 to, GError **error);

/* What an import compares with: all standing records of a source, by id. */
typedef struct
{
  gint64 id;
  guint64 hash;
  guint64 row;
  guint64 std_hash; /* trib_record_hash () of the standard values */
  guint64 number;   /* trib_record_number () */
} TribRecordKey;

GArray *
trib_store_list_record_keys (TribStore *store, gint64 source, GError **error); /* (element-type TribRecordKey) */

typedef struct
{
  gint64 id, source, since /* time of the event that began this version */;
  guint64 row, line;
  GBytes *raw, *std;
} TribRecordContent;

void trib_record_content_clear (TribRecordContent *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribRecordContent, trib_record_content_clear)

/* The record, its newest version where it is past; NOT_FOUND where it never was. */
gboolean trib_store_get_record (TribStore *store, gint64 id, TribRecordContent *content, GError **error);
/* The first event at which the record came. */
gboolean trib_store_record_arrival (TribStore *store, gint64 id, gint64 *event, gint64 *time, GError **error);

G_END_DECLS
