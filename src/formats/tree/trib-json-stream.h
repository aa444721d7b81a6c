/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file as a stream of characters of JSON. For C++; private to this folder.
 */
#pragma once

#include "formats/tree/trib-json-mend.h"
#include "formats/tree/trib-tree-text.h"

/**
 * TribJsonStream:
 *
 * The characters of a file, block by block, with room before them for brackets that are to be read first. Peek (), Take ()
 * and Tell () are what RapidJSON wants; the others are its, too, for streams that are written to, and are never called.
 */
class TribJsonStream
{
public:
  typedef char Ch;

  /* @lenient: with what is no JSON mended; @lines: each line is a stream of its own */
  TribJsonStream (TribTreeText *text, bool lenient, bool lines);
  ~TribJsonStream ();
  TribJsonStream (const TribJsonStream &) = delete;
  TribJsonStream &operator= (const TribJsonStream &) = delete;

  char Peek ()
  {
    if (G_UNLIKELY (at == end))
      refill ();
    return at < end ? *at : '\0';
  }

  char Take ()
  {
    char c = Peek ();

    if (G_LIKELY (at < end))
      at++;
    return c;
  }

  size_t Tell () const { return at - begin; }

  char *PutBegin ()
  {
    g_assert_not_reached ();
    return nullptr;
  }
  void Put (char) { g_assert_not_reached (); }
  void Flush () {}
  size_t PutEnd (char *)
  {
    g_assert_not_reached ();
    return 0;
  }

  /* @brackets are read before what follows; none may be left from before. */
  void put_before (const char *brackets, size_t len);
  /* Takes the last character back. */
  void step_back () { at--; }

  guint64 position () const;
  guint64 line ();

  /* To the next line, where each is a stream; what is read of it is kept. False if there is none. */
  bool next_line ();
  /* All of the line, the rest of which is taken. */
  char *take_line ();

  /* Gives up beyond that many bytes from here on. */
  void allow (guint64 n_bytes);
  bool went_too_far = false;
  GError *error = nullptr;

private:
  void refill ();
  bool next_block ();
  void find_line_end ();

  TribTreeText *text;
  TribJsonMend *mend;
  const char *begin = "", *at = begin, *end = begin;
  /* The block that waits while brackets are read. */
  const char *block_begin = begin, *block_at = begin, *block_end = begin;
  const char *data_end = begin; /* of the block, beyond the line's end */
  bool in_brackets = false, ended = false, lines;
  const char *counted = begin; /* lines are counted up to here */
  guint64 counted_lines = 0;
  GString *kept;
  const char *kept_from = nullptr;
  guint64 limit = G_MAXUINT64;
};
