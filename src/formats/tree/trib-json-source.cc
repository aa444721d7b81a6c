/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passes on what RapidJSON finds in a file. It reads a value to its end and cannot be halted, so where it has gone on
 * for long enough it is told to give up, and goes on from there the next time, after brackets that bring it to the same
 * depth: "{"":[" where an array is within an object. Numbers come as they are written.
 */
#include "config.h"

#include "formats/tree/trib-json-source.h"

#include "formats/tree/trib-json-handler.h"
#include "formats/trib-format-error.h"

#include <cinttypes>
#include <cstring>
#include <string>

#include <glib/gi18n-lib.h>
#include <rapidjson/error/en.h>

static const size_t piece = 64 * 1024;
static const guint64 max_value = 128 * 1024 * 1024;

namespace
{

struct TribJsonSource
{
  TribTreeSource source;
  std::string name;
  TribJsonStream stream;
  TribJsonHandler handler;
  rapidjson::Reader reader;
  guint64 value_line = 0;
  bool lenient, lines;
  bool ended = false;

  TribJsonSource (TribInput *input, TribTreeText *text, bool is_lenient, bool in_lines)
      : name (input->name), stream (text, is_lenient, in_lines), handler (text, stream), lenient (is_lenient),
        lines (in_lines)
  {
  }
};

}

static bool
refuse (TribJsonSource *self, int code, const char *what, GError **error)
{
  self->source.broken_line = self->stream.line ();
  self->ended = true;
  if (code == TRIB_FORMAT_ERROR_LIMIT)
    g_set_error (error, TRIB_FORMAT_ERROR, code,
                 _ ("%s, line %" PRIu64 ": %s, which is more than is read. Split the file"), self->name.c_str (),
                 self->source.broken_line, what);
  else
    g_set_error (error, TRIB_FORMAT_ERROR, code, _ ("%s, line %" PRIu64 ": is not JSON: %s. Export the data again"),
                 self->name.c_str (), self->source.broken_line, what);
  return false;
}

/* Where each line is a value, the others are read although one is broken. */
static void
leave_out_line (TribJsonSource *self, TribTreeSink *sink, const char *what)
{
  g_autofree char *line = self->stream.take_line ();
  g_autofree char *reason = g_strdup_printf (_ ("this line is not JSON, and was left out: %s"), what);

  self->handler.forget ();
  sink->position = self->stream.position ();
  sink->abandon (sink, line, self->value_line, reason);
}

static bool
end_with_error (TribJsonSource *self, TribTreeSink *sink, const rapidjson::ParseResult &result, GError **error)
{
  const char *what = rapidjson::GetParseError_En (result.Code ());
  g_autofree char *said = g_strndup (what, std::strlen (what) - g_str_has_suffix (what, "."));

  if (self->stream.error)
    {
      self->ended = true;
      g_propagate_error (error, g_steal_pointer (&self->stream.error));
      return false;
    }
  if (sink->error)
    {
      self->ended = true;
      g_set_error (error, sink->error->domain, sink->error->code, "%s, %s", self->name.c_str (), sink->error->message);
      return false;
    }
  if (self->handler.too_deep)
    return refuse (self, TRIB_FORMAT_ERROR_LIMIT, _ ("values within each other more than 256 deep"), error);
  if (self->stream.went_too_far)
    return refuse (self, TRIB_FORMAT_ERROR_LIMIT, _ ("a text of more than 128 MB"), error);
  if (!self->lines)
    return refuse (self, TRIB_FORMAT_ERROR_DAMAGED, said, error);
  leave_out_line (self, sink, said);
  return true;
}

/* To the next value at the top; false if there is none. */
static bool
skip_to_value (TribJsonSource *self)
{
  char c;

  do
    while ((c = self->stream.Peek ()) != '\0' && (g_ascii_isspace (c) || (c == ',' && self->lenient)))
      self->stream.Take ();
  while (c == '\0' && self->lines && self->stream.next_line ());
  self->value_line = self->stream.line ();
  return c != '\0';
}

static gboolean
feed (TribTreeSource *source, TribTreeSink *sink, GError **error)
{
  TribJsonSource *self = reinterpret_cast<TribJsonSource *> (source);
  guint64 stop = self->stream.position () + piece;

  sink->trim = sink->keep_blanks = FALSE;
  while (!self->ended)
    {
      rapidjson::ParseResult result;

      self->handler.begin (sink);
      self->stream.allow (max_value);
      if (self->handler.depth > 0)
        self->handler.go_on ();
      else if (!skip_to_value (self))
        {
          self->ended = true;
          if (self->stream.error)
            g_propagate_error (error, g_steal_pointer (&self->stream.error));
          return FALSE;
        }
      result = self->reader.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseStopWhenDoneFlag> (
          self->stream, self->handler);
      if (self->handler.halt == TribJsonHalt::before)
        self->stream.step_back ();
      if (self->handler.halt != TribJsonHalt::none)
        return TRUE;
      if (result.IsError () && !end_with_error (self, sink, result, error))
        return FALSE;
      if (self->stream.position () > stop)
        return TRUE;
    }
  return FALSE;
}

static void
free_source (TribTreeSource *source)
{
  TribTreeText *text = source->text;

  delete reinterpret_cast<TribJsonSource *> (source);
  trib_tree_text_free (text);
}

TribTreeSource *
trib_json_source_new (TribInput *input, const TribEncoding *encoding, gboolean lenient, gboolean lines)
{
  TribTreeText *text = trib_tree_text_new (input, encoding);
  TribJsonSource *self = new TribJsonSource (input, text, lenient, lines);

  self->source = TribTreeSource{ feed, free_source, text, encoding->name, 0 };
  return &self->source;
}
