/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a file of cards, a row each. A first pass over the file finds which columns its cards need (trib-card-columns.c),
 * the second fills them. Where cards begin is the business of trib-card-stream.c, what a line says that of
 * trib-card-property.c and trib-card-text.c. Lists of other cards are kept back, since they are no customers.
 */
#include "config.h"

#include "formats/card/trib-card-reader.h"

#include "formats/card/trib-card-columns.h"
#include "formats/card/trib-card-stream.h"
#include "formats/card/trib-card-writer.h"
#include "formats/trib-format.h"
#include "formats/trib-header.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_COLUMNS 20000

/**
 * Notes:
 *
 * What the first pass found.
 */
typedef struct
{
  TribEncoding encoding;
  TribCardColumns *columns;
  GStrv names;
  guint64 n_media;
  guint64 media_line;
} Notes;

struct _TribCardReader
{
  TribReader parent_instance;

  TribInput *input;
  TribCardStream *stream;
  TribCardRecord record;
  const Notes *notes;
  guint n_columns;
  TribText *cells;
  guint64 row;
};

G_DEFINE_FINAL_TYPE (TribCardReader, trib_card_reader, TRIB_TYPE_READER)

static void
clear_notes (gpointer data)
{
  Notes *self = data;

  g_clear_pointer (&self->columns, trib_card_columns_free);
  g_clear_pointer (&self->names, g_strfreev);
}

static void
reported_cb (TribIssueKind kind, guint64 line, const char *value, const char *reason, gpointer user_data)
{
  TribCardReader *self = user_data;

  trib_reader_report (TRIB_READER (self), kind, self->row + 1, line, -1, value, reason);
}

static gboolean
trib_card_reader_next (TribReader *reader, TribRow *row, GError **error)
{
  TribCardReader *self = TRIB_CARD_READER (reader);

  if (!trib_card_stream_next (self->stream, &self->record, error))
    return FALSE;
  trib_card_columns_place (self->notes->columns, &self->record, self->cells, self->n_columns);
  *row = (TribRow){ self->cells, self->n_columns, ++self->row, self->record.line, 0 };
  if (self->record.is_group)
    {
      row->flags = TRIB_ROW_KEPT_BACK;
      trib_reader_report (reader, TRIB_ISSUE_TOTALS, row->row, row->line, -1, NULL,
                          _ ("this card is a list of other cards, no customer; kept back"));
    }
  trib_reader_set_position (reader, trib_card_stream_get_offset (self->stream), self->input->size);
  return TRUE;
}

static void
trib_card_reader_finalize (GObject *object)
{
  TribCardReader *self = TRIB_CARD_READER (object);

  g_clear_pointer (&self->stream, trib_card_stream_free);
  trib_card_record_clear (&self->record);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->input, trib_input_free);
  G_OBJECT_CLASS (trib_card_reader_parent_class)->finalize (object);
}

static void
trib_card_reader_class_init (TribCardReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_card_reader_finalize;
  TRIB_READER_CLASS (klass)->next = trib_card_reader_next;
}

static void
trib_card_reader_init (TribCardReader *self)
{
  trib_card_record_init (&self->record);
}

/* The first letters of the file, of one byte each or of two. */
static void
first_letters (const TribInput *input, char *to, gsize room)
{
  gsize n = 0;

  for (gsize i = 0; i < MIN (input->n_head, 4096) && n + 1 < room; i++)
    if (input->head[i] > 0 && (n > 0 || !g_ascii_isspace (input->head[i])))
      to[n++] = input->head[i];
  to[n] = '\0';
}

static gboolean
sniff (const TribInput *input, gboolean has_extension)
{
  char begin[64];
  const char *colon;

  first_letters (input, begin, sizeof begin);
  colon = strchr (begin, ':');
  if (colon && g_ascii_strncasecmp (begin, "BEGIN", 5) == 0)
    {
      for (colon++; g_ascii_isspace (*colon);)
        colon++;
      return g_ascii_strncasecmp (colon, "VCARD", 5) == 0;
    }
  return has_extension && trib_card_name_begins (begin, strlen (begin));
}

static gboolean
choose_encoding (TribInput *input, const TribReadOptions *options, TribEncoding *encoding, GError **error)
{
  if (options->encoding && *options->encoding)
    return trib_encoding_choose (input, options->encoding, encoding, error);
  trib_encoding_detect (input, encoding);
  return TRUE;
}

static gboolean
take_first_pass (TribInput *input, Notes *notes, GError **error)
{
  g_autoptr (TribCardStream) stream = trib_card_stream_new (input, &notes->encoding, NULL, NULL);
  TribCardRecord record;
  GError *inner = NULL;

  trib_card_record_init (&record);
  notes->columns = trib_card_columns_new ();
  while (trib_card_stream_next (stream, &record, &inner))
    {
      trib_card_columns_add (notes->columns, &record);
      if (record.n_media > 0 && notes->n_media == 0)
        notes->media_line = record.line;
      notes->n_media += record.n_media;
    }
  trib_card_record_clear (&record);
  if (inner)
    {
      g_propagate_error (error, inner);
      return FALSE;
    }
  notes->names = trib_card_columns_lay_out (notes->columns, MAX_COLUMNS);
  if (!notes->names)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: its cards have more than %d different properties. Export fewer cards at a time"),
                   input->name, MAX_COLUMNS);
      return FALSE;
    }
  if (!notes->names[0])
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY,
                   _ ("%s: is empty: its cards say nothing. Export the cards again"), input->name);
      return FALSE;
    }
  return TRUE;
}

static const Notes *
take_notes (TribInput *input, const TribReadOptions *options, GError **error)
{
  Notes *notes = input->notes;

  if (notes)
    return notes;
  notes = g_atomic_rc_box_new0 (Notes);
  if (!choose_encoding (input, options, &notes->encoding, error) || !take_first_pass (input, notes, error))
    {
      g_atomic_rc_box_release_full (notes, clear_notes);
      return NULL;
    }
  input->notes = notes;
  input->clear_notes = clear_notes;
  return notes;
}

static void
report_media (TribCardReader *self)
{
  g_autofree char *reason = NULL;

  if (self->notes->n_media == 0)
    return;
  reason = g_strdup_printf (ngettext ("%u picture, sound or key was left out",
                                      "%u pictures, sounds and keys were left out", (gulong) self->notes->n_media),
                            (guint) self->notes->n_media);
  trib_reader_report (TRIB_READER (self), TRIB_ISSUE_LAYOUT, 0, self->notes->media_line, -1, NULL, reason);
}

static TribReader *
open_cards (TribInput *input, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribCardReader) self = g_object_new (TRIB_TYPE_CARD_READER, NULL);

  self->input = input;
  if (options->table && *options->table)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE,
                   _ ("%s: there is no table “%s” in it: cards are one table. Leave its name out"), input->name,
                   options->table);
      return NULL;
    }
  self->notes = take_notes (input, options, error);
  if (!self->notes)
    return NULL;
  self->n_columns = g_strv_length (self->notes->names);
  trib_header_name (TRIB_READER (self), (const char *const *) self->notes->names, self->n_columns, 0);
  self->cells = g_new0 (TribText, self->n_columns);
  self->stream = trib_card_stream_new (input, &self->notes->encoding, reported_cb, self);
  trib_reader_set_facts (TRIB_READER (self), "vcf", NULL, self->notes->encoding.name, NULL);
  report_media (self);
  return TRIB_READER (g_steal_pointer (&self));
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  GPtrArray *tables = g_ptr_array_new ();

  g_ptr_array_add (tables, trib_table_name_new ("", FALSE));
  return tables;
}

const TribFormat trib_vcf_format = {
  .name = "vcf",
  .title = "vCard",
  .endings = "vcf vcard",
  .mime_types = "text/vcard text/x-vcard text/directory",
  .sniff = sniff,
  .open = open_cards,
  .list_tables = list_tables,
  .write = trib_card_writer_new,
};
