/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes what RapidJSON finds and passes it on as nodes. For C++; private to this folder.
 */
#pragma once

#include "formats/tree/trib-json-stream.h"
#include "formats/tree/trib-tree-sink.h"

#include <string>
#include <unordered_set>
#include <vector>

/* RapidJSON 1.1.0 adds to the null pointer of a stack that is empty, which does no harm. */
#ifdef __clang__
#pragma clang attribute push(__attribute__((no_sanitize("pointer-overflow"))), apply_to = function)
#endif
#include <rapidjson/reader.h>
#ifdef __clang__
#pragma clang attribute pop
#endif

/* An object or array that has begun. */
struct TribJsonLevel
{
  bool is_array;
  bool is_node; /* it is to be left */
  bool typed;   /* it has another node in it, named by its type */
  guint n_members;
  std::string name; /* of the member, or of the elements */
  const char *uri;
  std::vector<std::string> members;     /* the first of them; those beyond n_members are kept for their memory */
  std::unordered_set<std::string> many; /* all of them, where they are more than that */

  /* Counts one more member, which is called name; false if there was one before. */
  bool add_member ();
};

enum class TribJsonHalt
{
  none,
  before, /* at the bracket that was read last */
  after,  /* behind a value in an array */
};

/**
 * TribJsonHandler:
 *
 * The functions that begin with a capital are those that RapidJSON calls; a false one makes it stop.
 */
class TribJsonHandler
{
public:
  static const guint max_depth = 256;

  TribJsonHandler (TribTreeText *file_text, TribJsonStream &file_stream) : text (file_text), stream (file_stream) {}

  bool Null ();
  bool Bool (bool value);
  bool RawNumber (const char *number, rapidjson::SizeType len, bool copy);
  bool String (const char *string, rapidjson::SizeType len, bool copy);
  bool StartObject ();
  bool Key (const char *string, rapidjson::SizeType len, bool copy);
  bool EndObject (rapidjson::SizeType n);
  bool StartArray ();
  bool EndArray (rapidjson::SizeType n);
  /* Numbers come as RawNumber. */
  bool Int (int) { return false; }
  bool Uint (unsigned) { return false; }
  bool Int64 (int64_t) { return false; }
  bool Uint64 (uint64_t) { return false; }
  bool Double (double) { return false; }

  /* The next nodes go to @to. */
  void begin (TribTreeSink *to);
  /* Puts the brackets of all that has begun before the stream. */
  void go_on ();
  /* Nothing has begun. */
  void forget ();

  TribJsonHalt halt = TribJsonHalt::none;
  bool too_deep = false;
  size_t depth = 0;

private:
  const char *clean (const char *string, size_t *len);
  void enter (const std::string &name, const char *uri, bool listed);
  bool value (const char *string, size_t len);
  bool open_level (bool is_array, bool is_node);
  void close_level ();
  bool is_enough () const;
  bool take_type (const char *string);

  TribTreeText *text;
  TribJsonStream &stream;
  TribTreeSink *sink = nullptr;
  std::vector<TribJsonLevel> levels; /* those beyond depth are kept for their memory */
  std::string cleaned;
  size_t n_known = 0; /* of what was put before the stream, how much is still to come */
  guint64 began = 0;
  char brackets[max_depth * 4 + 1];
};
