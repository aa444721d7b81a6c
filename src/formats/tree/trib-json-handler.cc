/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What RapidJSON finds as nodes. A member of an object is a node of its name, and so is each element of an array that is
 * a member; a value at the top, or in an array at the top, is a node without a name, and an array in an array has its
 * elements as "item".
 */
#include "config.h"

#include "formats/tree/trib-json-handler.h"

#include "formats/tree/trib-vocabulary.h"

#include <algorithm>
#include <cstring>

#include <glib/gi18n-lib.h>

static const guint64 piece = 64 * 1024; /* after which it halts */

bool
TribJsonLevel::add_member ()
{
  static const guint few = 48;
  bool is_new;

  if (n_members >= few)
    {
      if (n_members++ == few)
        many.insert (members.begin (), members.begin () + few);
      return many.insert (name).second;
    }
  is_new = std::find (members.begin (), members.begin () + n_members, name) == members.begin () + n_members;
  if (n_members == members.size ())
    members.emplace_back ();
  members[n_members++] = name;
  return is_new;
}

/* A text without NUL and halves of surrogate pairs, which RapidJSON lets through. */
const char *
TribJsonHandler::clean (const char *string, size_t *len)
{
  static const char replacement[] = "\357\277\275";
  const char *end = string + *len;

  if (!std::memchr (string, '\0', *len)
      && (!std::memchr (string, '\355', *len) || g_utf8_validate (string, *len, nullptr)))
    return string;
  cleaned.clear ();
  for (const char *p = string; p < end;)
    if (*p == '\0')
      {
        cleaned += replacement;
        p++;
        trib_tree_text_add_fault (text, TRIB_ISSUE_NUL, stream.line (), stream.position (),
                                  N_ ("a control character, shown as U+FFFD"));
      }
    else if (end - p >= 3 && (guchar) p[0] == 0xed && (guchar) p[1] >= 0xa0)
      {
        cleaned += replacement;
        p += 3;
        trib_tree_text_add_fault (text, TRIB_ISSUE_ENCODING, stream.line (), stream.position (),
                                  N_ ("half a character (a lone surrogate), shown as U+FFFD"));
      }
    else
      cleaned += *p++;
  *len = cleaned.size ();
  return cleaned.c_str ();
}

void
TribJsonHandler::enter (const std::string &name, const char *uri, bool listed)
{
  const TribTreeName node = { name.c_str (), nullptr, uri, FALSE, listed };

  sink->enter (sink, &node, stream.line ());
}

bool
TribJsonHandler::is_enough () const
{
  return stream.position () - began > piece;
}

bool
TribJsonHandler::value (const char *string, size_t len)
{
  static const std::string nameless;
  const TribJsonLevel *level = depth ? &levels[depth - 1] : nullptr;

  if (n_known > 0)
    {
      n_known--;
      return true;
    }
  enter (level ? level->name : nameless, level ? level->uri : nullptr, level && level->is_array);
  if (string)
    sink->text (sink, string, len);
  sink->position = stream.position ();
  sink->leave (sink);
  if (level && level->is_array && is_enough ())
    halt = TribJsonHalt::after;
  return halt == TribJsonHalt::none && !sink->error;
}

bool
TribJsonHandler::Null ()
{
  return value (nullptr, 0);
}

bool
TribJsonHandler::Bool (bool is_true)
{
  return is_true ? value ("true", 4) : value ("false", 5);
}

bool
TribJsonHandler::RawNumber (const char *number, rapidjson::SizeType len, bool)
{
  return value (number, len);
}

/* The first member of an object may say what the object is: then it is within a node of that name, as it would be in XML. */
bool
TribJsonHandler::take_type (const char *string)
{
  TribJsonLevel *level = depth ? &levels[depth - 1] : nullptr;
  const char *uri = level && !level->is_array && level->n_members == 1
                        ? trib_vocabulary_of_type_key (level->name.c_str ())
                        : nullptr;

  if (!uri || !*string)
    return false;
  level->typed = true;
  level->uri = uri;
  enter (string, uri, false);
  return true;
}

bool
TribJsonHandler::String (const char *string, rapidjson::SizeType length, bool)
{
  size_t len = length;

  string = clean (string, &len);
  if (take_type (string))
    return true;
  return value (string, len);
}

bool
TribJsonHandler::open_level (bool is_array, bool is_node)
{
  const TribJsonLevel *above = depth ? &levels[depth - 1] : nullptr;
  const char *uri = above ? above->uri : nullptr;

  if (depth == max_depth)
    {
      too_deep = true;
      return false;
    }
  if (is_node)
    {
      static const std::string nameless;

      enter (above ? above->name : nameless, uri, above && above->is_array);
    }
  if (depth == levels.size ())
    levels.emplace_back ();
  above = depth ? &levels[depth - 1] : nullptr;
  TribJsonLevel &level = levels[depth++];
  level.is_array = is_array;
  level.is_node = is_node;
  level.typed = false;
  level.n_members = 0;
  level.name = !is_array ? "" : is_node ? "item" : above ? above->name : "";
  level.uri = uri;
  level.many.clear ();
  return !sink->error;
}

void
TribJsonHandler::close_level ()
{
  const TribJsonLevel &level = levels[--depth];

  sink->position = stream.position ();
  if (level.typed)
    sink->leave (sink);
  if (level.is_node)
    sink->leave (sink);
}

bool
TribJsonHandler::StartObject ()
{
  if (n_known > 0)
    {
      n_known--;
      return true;
    }
  if (is_enough ())
    {
      halt = TribJsonHalt::before;
      return false;
    }
  return open_level (false, true);
}

bool
TribJsonHandler::Key (const char *string, rapidjson::SizeType length, bool)
{
  size_t len = length;

  if (n_known > 0)
    {
      n_known--;
      return true;
    }
  TribJsonLevel &level = levels[depth - 1];

  level.name.assign (clean (string, &len));
  if (!level.add_member ())
    trib_tree_text_add_fault (text, TRIB_ISSUE_HEADING, stream.line (), stream.position (),
                              N_ ("a name that comes twice in one object; both values are kept"));
  return true;
}

bool
TribJsonHandler::EndObject (rapidjson::SizeType)
{
  close_level ();
  return !sink->error;
}

bool
TribJsonHandler::StartArray ()
{
  if (n_known > 0)
    {
      n_known--;
      return true;
    }
  if (is_enough ())
    {
      halt = TribJsonHalt::before;
      return false;
    }
  return open_level (true, depth > 0 && levels[depth - 1].is_array);
}

bool
TribJsonHandler::EndArray (rapidjson::SizeType)
{
  close_level ();
  return !sink->error;
}

void
TribJsonHandler::begin (TribTreeSink *to)
{
  sink = to;
  began = stream.position ();
}

/* The brackets of all that has begun, and in an array a value, where one came before. */
void
TribJsonHandler::go_on ()
{
  size_t n = 0;

  n_known = depth;
  for (size_t i = 0; i < depth; i++)
    {
      const char *bracket = levels[i].is_array ? "[" : "{\"\":";

      n_known += !levels[i].is_array;
      std::memcpy (brackets + n, bracket, std::strlen (bracket));
      n += std::strlen (bracket);
    }
  if (halt == TribJsonHalt::after)
    {
      brackets[n++] = '0';
      n_known++;
    }
  stream.put_before (brackets, n);
  halt = TribJsonHalt::none;
}

void
TribJsonHandler::forget ()
{
  depth = 0;
  halt = TribJsonHalt::none;
}
