/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives the blocks of a file character by character. Where it stopped once, it goes on after brackets that bring the
 * parser back to where it was.
 */
#include "config.h"

#include "formats/tree/trib-json-stream.h"

#include <cstring>

static const size_t keep_max = 1024 * 1024;

TribJsonStream::TribJsonStream (TribTreeText *from, bool lenient, bool in_lines)
    : text (from), mend (lenient ? trib_json_mend_new (from, in_lines) : nullptr), lines (in_lines),
      kept (g_string_new (nullptr))
{
}

TribJsonStream::~TribJsonStream ()
{
  trib_json_mend_free (mend);
  g_string_free (kept, TRUE);
  g_clear_error (&error);
}

bool
TribJsonStream::next_block ()
{
  const char *bytes = nullptr;
  gssize n = error ? -1 : trib_tree_text_read (text, &bytes, &error);

  if (n > 0 && mend)
    {
      GString *mended = trib_json_mend_block (mend, bytes, n);

      bytes = mended->str;
      n = mended->len;
    }
  else if (n == 0 && mend && !ended)
    {
      GString *mended = trib_json_mend_end (mend);

      ended = true;
      bytes = mended->str;
      n = mended->len;
    }
  else if (n <= 0)
    {
      ended = true;
      return false;
    }
  begin = at = counted = bytes;
  end = data_end = bytes + n;
  counted_lines = text->lines;
  return true;
}

void
TribJsonStream::find_line_end ()
{
  const char *close = lines ? (const char *) std::memchr (at, '\n', data_end - at) : nullptr;

  end = close ? close : data_end;
}

void
TribJsonStream::refill ()
{
  if (in_brackets)
    {
      begin = block_begin;
      at = block_at;
      end = block_end;
      in_brackets = false;
      if (at < end)
        return;
    }
  went_too_far = went_too_far || position () > limit;
  if (went_too_far || at < data_end)
    return;
  if (kept_from && kept->len < keep_max)
    g_string_append_len (kept, kept_from, end - kept_from);
  while (at == data_end && next_block ())
    find_line_end ();
  kept_from = at;
}

void
TribJsonStream::put_before (const char *brackets, size_t len)
{
  block_begin = begin;
  block_at = at;
  block_end = end;
  begin = at = brackets;
  end = brackets + len;
  in_brackets = true;
}

guint64
TribJsonStream::position () const
{
  return text->position + (in_brackets ? block_at - block_begin : at - begin);
}

guint64
TribJsonStream::line ()
{
  const char *here = in_brackets ? block_at : at;

  counted_lines += trib_tree_text_count_lines (counted, here);
  counted = here;
  return counted_lines + 1;
}

bool
TribJsonStream::next_line ()
{
  kept_from = nullptr;
  if (at < data_end && at == end)
    at++;
  find_line_end ();
  while (at == data_end && next_block ())
    find_line_end ();
  g_string_truncate (kept, 0);
  kept_from = at;
  return at < data_end;
}

char *
TribJsonStream::take_line ()
{
  do
    at = end;
  while (Peek () != '\0');
  if (kept->len < keep_max)
    g_string_append_len (kept, kept_from, end - kept_from);
  kept_from = end;
  return g_utf8_make_valid (kept->str, MIN (kept->len, keep_max));
}

void
TribJsonStream::allow (guint64 n_bytes)
{
  limit = position () + n_bytes;
}
