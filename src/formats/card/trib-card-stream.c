/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds where cards begin and end. A card that does not end, or did not begin, is one all the same, and what belongs to
 * no card is said.
 */
#include "config.h"

#include "formats/card/trib-card-stream.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define MOST_PROPERTIES 100000
#define LARGEST_CARD (64 * 1024 * 1024)
#define DEEPEST 8

/**
 * TribCardStream:
 * @begun: line of a BEGIN that was read and whose card is yet to come, 0 for none
 * @depth: cards within the card
 * @agent: the card that begins next belongs to the property AGENT
 * @stray: something that belongs to no card was reported, and nothing else since
 */
struct _TribCardStream
{
  TribInput *input;
  TribDecoder *decoder;
  TribCardLines lines;
  const char *fallback;
  TribCardReport report;
  gpointer user_data;
  guint64 begun;
  guint depth;
  gboolean agent;
  gboolean stray;
};

TribCardStream *
trib_card_stream_new (TribInput *input, const TribEncoding *encoding, TribCardReport report, gpointer user_data)
{
  TribCardStream *self = g_new0 (TribCardStream, 1);
  gboolean wide = g_str_has_prefix (encoding->name, "UTF-16") || g_str_has_prefix (encoding->name, "UTF-32");
  TribEncoding bytes = { wide ? encoding->name : "UTF-8", encoding->bom };

  self->input = input;
  self->decoder = trib_decoder_new (input, &bytes);
  self->fallback = wide || trib_encoding_is_utf8 (encoding->name) ? "WINDOWS-1252" : encoding->name;
  self->report = report;
  self->user_data = user_data;
  trib_card_lines_init (&self->lines, self->decoder);
  return self;
}

void
trib_card_stream_free (TribCardStream *self)
{
  if (!self)
    return;
  trib_card_lines_clear (&self->lines);
  trib_decoder_free (self->decoder);
  g_free (self);
}

guint64
trib_card_stream_get_offset (TribCardStream *self)
{
  return trib_decoder_get_offset (self->decoder);
}

static void
report (TribCardStream *self, TribIssueKind kind, const char *reason)
{
  g_autofree char *shown = NULL;

  if (!self->report)
    return;
  shown = trib_text_show (self->lines.text->str, MIN (self->lines.text->len, 300));
  self->report (kind, self->lines.line, shown, reason, self->user_data);
}

static void
report_faults (TribCardStream *self, TribCardFaults faults)
{
  if (faults & TRIB_CARD_CONTROL)
    report (self, TRIB_ISSUE_NUL, _ ("NUL or another control character in the text, shown as U+FFFD"));
  if (faults & TRIB_CARD_INVALID)
    report (self, TRIB_ISSUE_ENCODING, _ ("bytes that are no text in this encoding, shown as U+FFFD"));
  if (faults & TRIB_CARD_OTHER_CHARSET)
    report (self, TRIB_ISSUE_ENCODING, _ ("the text is in another encoding than the line says, and was read so"));
  if (faults & TRIB_CARD_UNDECLARED)
    report (self, TRIB_ISSUE_ENCODING,
            _ ("the text is not in UTF-8, and the line does not say in which encoding it is; it was guessed"));
  if (self->lines.broken)
    report (self, TRIB_ISSUE_LAYOUT,
            _ ("the text goes on in lines that are not marked as parts of it; they were joined"));
}

/* Once for all lines that follow one another outside of cards. */
static void
report_stray (TribCardStream *self)
{
  if (!self->stray)
    report (self, TRIB_ISSUE_PREAMBLE, _ ("this belongs to no card and was left out"));
  self->stray = TRUE;
}

static gboolean
fail_limit (TribCardStream *self, GError **error, const char *what)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
               _ ("%s, line %" PRIu64 ": %s. Export the cards again"), self->input->name, self->lines.line, what);
  return FALSE;
}

static gboolean
is_frame (const TribCardProperty *property, const char *name, const char *value)
{
  gsize from = 0, len = property->len;

  if (strcmp (property->name, name) != 0)
    return FALSE;
  while (from < len && g_ascii_isspace (property->value[from]))
    from++;
  while (len > from && g_ascii_isspace (property->value[len - 1]))
    len--;
  return len - from == strlen (value) && g_ascii_strncasecmp (property->value + from, value, len - from) == 0;
}

typedef enum
{
  LINE_TAKEN,
  LINE_BEGINS, /* a card that is none of the present one's */
  LINE_ENDS,
} Line;

static void
take_frame (TribCardStream *self, const TribCardProperty *property)
{
  if (is_frame (property, "VERSION", "2.1"))
    self->lines.keeps_blank = TRUE;
  else if (strcmp (property->name, "BEGIN") == 0 || strcmp (property->name, "END") == 0)
    report_stray (self);
}

static gboolean
take_property (TribCardStream *self, TribCardRecord *record, const TribCardProperty *property, GError **error)
{
  const TribCardName *known = property->known;

  if (known && known->form == TRIB_CARD_FRAME)
    {
      take_frame (self, property);
      return TRUE;
    }
  self->stray = FALSE;
  self->agent = known && known->form == TRIB_CARD_CARD && property->len == 0;
  if (self->lines.too_long)
    {
      if (property->coding != TRIB_CARD_BASE64 && !(known && known->form == TRIB_CARD_MEDIA))
        return fail_limit (self, error, _ ("a property of more than 16 MB"));
      record->n_media++;
      return TRUE;
    }
  report_faults (self, trib_card_record_add (record, property, self->depth > 0, self->fallback));
  if (record->items->len > MOST_PROPERTIES)
    return fail_limit (self, error, _ ("a card of more than 100,000 properties"));
  if (record->size > LARGEST_CARD)
    return fail_limit (self, error, _ ("a card of more than 64 MB"));
  return TRUE;
}

/* Takes the present line into @record; @line says what it was. */
static gboolean
take_line (TribCardStream *self, TribCardRecord *record, Line *line, GError **error)
{
  TribCardProperty property;
  gboolean ok = TRUE;

  *line = LINE_TAKEN;
  if (!trib_card_property_parse (&property, self->lines.text->str, self->lines.text->len))
    {
      report (self, TRIB_ISSUE_LAYOUT, _ ("this line is no property of a card and was left out"));
      return TRUE;
    }
  if (is_frame (&property, "BEGIN", "VCARD"))
    {
      if (self->agent && self->depth < DEEPEST)
        self->depth++;
      else
        *line = LINE_BEGINS;
      self->agent = FALSE;
    }
  else if (is_frame (&property, "END", "VCARD"))
    {
      if (self->depth > 0)
        self->depth--;
      else
        *line = LINE_ENDS;
    }
  else
    ok = take_property (self, record, &property, error);
  trib_card_property_clear (&property);
  return ok;
}

/* Whether the present line, outside of any card, may be the first of one that has no BEGIN. */
static gboolean
begins_without (TribCardStream *self)
{
  TribCardProperty property;
  gboolean begins;

  if (!trib_card_property_parse (&property, self->lines.text->str, self->lines.text->len))
    return FALSE;
  begins = is_frame (&property, "VERSION", "2.1") || is_frame (&property, "VERSION", "3.0")
           || is_frame (&property, "VERSION", "4.0") || strcmp (property.name, "N") == 0
           || strcmp (property.name, "FN") == 0;
  trib_card_property_clear (&property);
  return begins;
}

/* To the first line of the next card; @first says that it is a property rather than BEGIN. */
static gboolean
find_card (TribCardStream *self, TribCardRecord *record, gboolean *first, GError **error)
{
  GError *inner = NULL;

  *first = FALSE;
  if (self->begun)
    {
      record->line = self->begun;
      self->begun = 0;
      return TRUE;
    }
  while (trib_card_lines_next (&self->lines, &inner))
    {
      const char *text = self->lines.text->str;
      TribCardProperty property;
      gboolean begins = FALSE;

      record->line = self->lines.line;
      if (trib_card_property_parse (&property, text, self->lines.text->len))
        {
          begins = is_frame (&property, "BEGIN", "VCARD");
          trib_card_property_clear (&property);
        }
      if (begins)
        return TRUE;
      if (begins_without (self))
        {
          report (self, TRIB_ISSUE_LAYOUT, _ ("a card begins here without BEGIN:VCARD"));
          *first = TRUE;
          return TRUE;
        }
      report_stray (self);
    }
  if (inner)
    g_propagate_error (error, inner);
  return FALSE;
}

gboolean
trib_card_stream_next (TribCardStream *self, TribCardRecord *record, GError **error)
{
  GError *inner = NULL;
  gboolean first;
  Line line = LINE_TAKEN;

  trib_card_record_empty (record);
  self->lines.keeps_blank = FALSE;
  self->depth = 0;
  self->agent = FALSE;
  if (!find_card (self, record, &first, error))
    return FALSE;
  self->stray = FALSE;
  if (first && !take_line (self, record, &line, error))
    return FALSE;
  while (line == LINE_TAKEN)
    {
      if (!trib_card_lines_next (&self->lines, &inner))
        {
          if (inner)
            {
              g_propagate_error (error, inner);
              return FALSE;
            }
          report (self, TRIB_ISSUE_TRUNCATED, _ ("the file ends before the card does (END:VCARD)"));
          break;
        }
      if (!take_line (self, record, &line, error))
        return FALSE;
    }
  if (line == LINE_BEGINS)
    {
      self->begun = self->lines.line;
      report (self, TRIB_ISSUE_LAYOUT, _ ("the next card begins before this one ends (END:VCARD)"));
    }
  trib_card_record_finish (record);
  return TRUE;
}
