/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records, and the smallest compound file that holds them: sectors of the stream, of the directory and of the table.
 */
#include "config.h"

#include "records.h"

#include "fixture.h"

#include <string.h>

#define SECTOR 512
#define END 0xfffffffeu
#define TABLE 0xfffffffdu

static void
add_number (GString *out, guint32 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    g_string_append_c (out, (char) (number >> (8 * i)));
}

void
records_add (GString *stream, guint type, const char *format, ...)
{
  g_autoptr (GString) content = g_string_new (NULL);
  const char *text;
  double real;
  va_list list;

  va_start (list, format);
  for (; *format; format++)
    switch (*format)
      {
      case 'b':
        add_number (content, va_arg (list, guint), 1);
        break;
      case 'w':
        add_number (content, va_arg (list, guint), 2);
        break;
      case 'd':
        add_number (content, va_arg (list, guint), 4);
        break;
      case 'f':
        real = va_arg (list, double);
        g_string_append_len (content, (const char *) &real, sizeof real);
        break;
      default:
        text = va_arg (list, const char *);
        g_string_append (content, text);
      }
  va_end (list);
  add_number (stream, type, 2);
  add_number (stream, content->len, 2);
  g_string_append_len (stream, content->str, content->len);
}

static void
pad (GString *out, guint32 with)
{
  while (out->len % SECTOR != 0)
    add_number (out, with, 4);
}

static void
add_entry (GString *out, const char *name, guint type, guint32 first, guint32 size)
{
  gsize begin = out->len;

  for (const char *p = name; *p; p++)
    add_number (out, (guchar) *p, 2);
  while (out->len < begin + 64)
    g_string_append_c (out, '\0');
  add_number (out, 2 * strlen (name) + 2, 2);
  add_number (out, type, 2);
  for (guint i = 0; i < 3; i++)
    add_number (out, 0xffffffffu, 4);
  while (out->len < begin + 116)
    g_string_append_c (out, '\0');
  add_number (out, first, 4);
  add_number (out, size, 4);
  add_number (out, 0, 4);
}

char *
records_wrap (const char *file, const char *stream_name, const GString *stream)
{
  g_autoptr (GString) out = g_string_new (NULL), body = g_string_new_len (stream->str, stream->len);
  guint32 n;

  /* A stream of less would have to lie in the small sectors. */
  while (body->len < 4096 || body->len % SECTOR != 0)
    g_string_append_c (body, '\0');
  n = body->len / SECTOR;
  g_assert_cmpuint (n + 2, <=, SECTOR / 4);
  g_string_append_len (out, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  while (out->len < 24)
    g_string_append_c (out, '\0');
  add_number (out, 0x003e, 2);
  add_number (out, 3, 2);
  add_number (out, 0xfffe, 2);
  add_number (out, 9, 2); /* sectors of 512 bytes */
  add_number (out, 6, 2);
  while (out->len < 44)
    g_string_append_c (out, '\0');
  add_number (out, 1, 4); /* one sector of the table, */
  add_number (out, 1, 4); /* the directory in the second sector, */
  add_number (out, 0, 4);
  add_number (out, 4096, 4);
  for (guint i = 0; i < 4; i++)
    add_number (out, i % 2 ? 0 : END, 4); /* no small ones, and no more of the table */
  add_number (out, 0, 4);                 /* the table in the first */
  pad (out, 0xffffffffu);
  add_number (out, TABLE, 4);
  add_number (out, END, 4);
  for (guint32 i = 0; i < n; i++)
    add_number (out, i + 1 < n ? i + 3 : END, 4);
  pad (out, 0xffffffffu);
  add_entry (out, "Root Entry", 5, END, 0);
  add_entry (out, stream_name, 2, 2, body->len);
  pad (out, 0);
  g_string_append_len (out, body->str, body->len);
  return fixture_write (file, out->str, out->len);
}
