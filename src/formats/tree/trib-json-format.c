/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON and JSON Lines as two of the formats. Both are read by trib-json-source.cc, which does not mind which it is, and
 * written by trib-json-writer.c.
 */
#include "config.h"

#include "formats/text/trib-encoding.h"
#include "formats/tree/trib-json-source.h"
#include "formats/tree/trib-json-writer.h"
#include "formats/tree/trib-tree-reader.h"

#include <jansson.h>
#include <string.h>

/* The first characters that are no blanks, whether of one byte or of more, in @out. */
static void
first_characters (const TribInput *input, char *out, guint n)
{
  const char *p = input->head, *end = input->head + input->n_head;

  if (input->n_head >= 3 && memcmp (p, "\357\273\277", 3) == 0)
    p += 3;
  for (; p < end && n > 0; p++)
    if (*p != '\0' && (guchar) *p < 0xfe && !g_ascii_isspace (*p))
      {
        *out++ = *p;
        n--;
      }
  *out = '\0';
}

static gboolean
sniff_json (const TribInput *input, gboolean has_ending)
{
  char begin[3];

  first_characters (input, begin, 2);
  if (has_ending && *begin && strchr ("{[/", *begin))
    return TRUE;
  if (*begin == '{')
    return begin[1] == '"' || begin[1] == '}';
  /* A list in brackets could be anything; one of objects or texts is JSON. */
  return *begin == '[' && begin[1] && strchr ("{[\"]", begin[1]);
}

/* Whether a line is an object or a list, and nothing else. */
static gboolean
is_whole (const char *line, const char *end)
{
  json_t *value;

  while (end > line && (g_ascii_isspace (end[-1]) || end[-1] == ','))
    end--;
  value = line < end && (*line == '{' || *line == '[') ? json_loadb (line, end - line, JSON_ALLOW_NUL, NULL) : NULL;
  json_decref (value);
  return value != NULL;
}

/* Whether a line could have been an object, and is not the beginning of one that goes on in the next. */
static gboolean
may_be_whole (const char *line, const char *end)
{
  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  return line < end && *line == '{' && !strchr ("{[:,", end[-1]);
}

/* Whether the file has a value in each line, be some of them broken. */
static gboolean
looks_like_lines (const TribInput *input)
{
  const char *line = input->head, *stop = input->head + input->n_head, *end;
  guint n_lines = 0, n_fit = 0, n_whole = 0;
  gboolean first_fits = FALSE;

  for (; line < stop; line = end + 1)
    {
      gboolean whole, fits;

      end = memchr (line, '\n', stop - line);
      if (!end)
        end = stop;
      whole = is_whole (line, end);
      fits = whole || may_be_whole (line, end);
      /* The last line may be cut by the end of what is looked at. */
      if (end == stop && !fits)
        break;
      if (end == line || *line == '\r')
        continue;
      if (n_lines++ == 0)
        first_fits = fits;
      n_fit += fits;
      n_whole += whole;
    }
  return first_fits && n_whole > 0 && n_lines > 1 && n_fit * 10 >= n_lines * 8;
}

static gboolean
sniff_lines (const TribInput *input, gboolean has_ending)
{
  char begin[3];

  first_characters (input, begin, 2);
  if (has_ending)
    return *begin == '{' || *begin == '[' || *begin == '"';
  return *begin == '{' && begin[1] == '"' && looks_like_lines (input);
}

static TribTreeSource *
open_source (TribInput *input, const TribReadOptions *options, gboolean lenient, GError **error)
{
  TribEncoding encoding;

  if (options->encoding && *options->encoding)
    {
      if (!trib_encoding_choose (input, options->encoding, &encoding, error))
        return NULL;
    }
  else
    trib_encoding_detect (input, &encoding);
  return trib_json_source_new (input, &encoding, lenient, lenient && looks_like_lines (input));
}

static const TribTreeFormat json_tree = { "json", open_source, TRUE };
static const TribTreeFormat lines_tree = { "jsonl", open_source, TRUE };

static TribReader *
open_json (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_tree_reader_open (&json_tree, input, options, error);
}

static TribReader *
open_lines (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_tree_reader_open (&lines_tree, input, options, error);
}

static GPtrArray *
list_json_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_tree_reader_list_tables (&json_tree, input, options, error);
}

static GPtrArray *
list_lines_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_tree_reader_list_tables (&lines_tree, input, options, error);
}

const TribFormat trib_json_format = {
  .name = "json",
  .title = "JSON",
  .endings = "json geojson",
  .mime_types = "application/json application/geo+json",
  .sniff = sniff_json,
  .open = open_json,
  .list_tables = list_json_tables,
  .write = trib_json_writer_new,
};

const TribFormat trib_jsonl_format = {
  .name = "jsonl",
  .title = "JSON Lines",
  .endings = "jsonl ndjson",
  .mime_types = "application/jsonl application/x-ndjson",
  .sniff = sniff_lines,
  .open = open_lines,
  .list_tables = list_lines_tables,
  .write = trib_json_lines_writer_new,
};
