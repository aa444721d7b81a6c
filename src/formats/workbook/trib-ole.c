/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the tables of a compound file (which sector follows which) and its directory; the streams are then read from
 * the file as they are asked for. No chain is followed for longer than there are sectors, and none out of the file.
 */
#include "config.h"

#include "formats/workbook/trib-ole.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define HEADER 512
#define ENTRY 128
#define IN_HEADER 109   /* sectors of the table that the header names */
#define END 0xfffffffau /* from here on no sector */
#define MAX_SECTORS (1u << 27)
#define MAX_ENTRIES 65536

struct _TribOle
{
  TribInput *input;
  guint shift, mini_shift; /* sizes of sectors, as powers of two */
  guint32 mini_cutoff;     /* streams below this size lie in the small sectors */
  guint32 n_sectors;
  GArray *next;       /* guint32: by sector */
  GArray *mini_next;  /* guint32: by small sector */
  GArray *mini_chain; /* guint32: the sectors that hold the small ones */
  GByteArray *directory;
};

struct _TribOleStream
{
  TribOle *ole; /* (nullable): for a plain one */
  TribInput *input;
  guint64 size;
  GArray *chain; /* guint32: sectors, or small ones */
  gboolean is_mini;
};

static guint16
get_16 (const guint8 *p)
{
  return p[0] | p[1] << 8;
}

static guint32
get_32 (const guint8 *p)
{
  return p[0] | p[1] << 8 | p[2] << 16 | (guint32) p[3] << 24;
}

static gboolean
set_damaged (TribInput *input, GError **error)
{
  /* Whoever could not read has said so. */
  if (error && !*error)
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
                 _ ("%s: the workbook is damaged or was cut off. Get it again"), input->name);
  return FALSE;
}

static guint64
sector_offset (const TribOle *self, guint32 sector)
{
  return ((guint64) sector + 1) << self->shift;
}

/* Adds the numbers in a sector to @out, up to @n. */
static gboolean
read_numbers (TribOle *self, guint32 sector, GArray *out, guint n, GError **error)
{
  guint8 block[4096];
  gsize size = (gsize) 1 << self->shift;

  if (sector >= self->n_sectors)
    return FALSE;
  memset (block, 0xff, sizeof block);
  if (trib_input_read (self->input, sector_offset (self, sector), block, size, error) < 0)
    return FALSE;
  for (guint i = 0; i < MIN (n, size / 4); i++)
    {
      guint32 number = get_32 (block + 4 * i);

      g_array_append_val (out, number);
    }
  return TRUE;
}

/* The sectors from @first on. %NULL where they are more than there are. */
static GArray *
follow (const GArray *next, guint32 first)
{
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 sector = first; sector < END; sector = g_array_index (next, guint32, sector))
    {
      if (sector >= next->len || chain->len > next->len)
        return NULL;
      g_array_append_val (chain, sector);
    }
  return g_steal_pointer (&chain);
}

/* The table of all sectors: the header names its first parts, a chain of sectors the others. */
static gboolean
read_table (TribOle *self, const guint8 *header, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 n_parts = get_32 (header + 44), sector = get_32 (header + 68);
  guint numbers = (1u << self->shift) / 4;

  if (n_parts > self->n_sectors)
    return FALSE;
  for (guint i = 0; i < MIN (n_parts, IN_HEADER); i++)
    {
      guint32 part = get_32 (header + 76 + 4 * i);

      g_array_append_val (parts, part);
    }
  while (parts->len < n_parts)
    {
      guint before = parts->len;

      /* The last number of such a sector is the next one's. */
      if (sector >= END || !read_numbers (self, sector, parts, numbers, error) || parts->len - before < 2)
        return FALSE;
      sector = g_array_index (parts, guint32, parts->len - 1);
      g_array_set_size (parts, MIN (parts->len - 1, n_parts));
    }
  for (guint i = 0; i < n_parts && self->next->len < self->n_sectors; i++)
    if (!read_numbers (self, g_array_index (parts, guint32, i), self->next, self->n_sectors - self->next->len, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_directory (TribOle *self, guint32 first, GError **error)
{
  g_autoptr (GArray) chain = follow (self->next, first);
  gsize size = (gsize) 1 << self->shift;

  if (!chain || chain->len == 0)
    return FALSE;
  for (guint i = 0; i < chain->len && self->directory->len < MAX_ENTRIES * ENTRY; i++)
    {
      guint8 block[4096] = { 0 };

      if (trib_input_read (self->input, sector_offset (self, g_array_index (chain, guint32, i)), block, size, error)
          < 0)
        return FALSE;
      g_byte_array_append (self->directory, block, size);
    }
  return TRUE;
}

/* The small sectors: their table, and the stream of the first entry, which holds them. */
static gboolean
read_mini (TribOle *self, const guint8 *header, GError **error)
{
  g_autoptr (GArray) chain = follow (self->next, get_32 (header + 60));

  self->mini_chain = follow (self->next, get_32 (self->directory->data + 116));
  if (!chain || !self->mini_chain)
    return FALSE;
  for (guint i = 0; i < chain->len; i++)
    if (!read_numbers (self, g_array_index (chain, guint32, i), self->mini_next, G_MAXUINT, error))
      return FALSE;
  return TRUE;
}

TribOle *
trib_ole_open (TribInput *input, GError **error)
{
  g_autoptr (TribOle) self = g_new0 (TribOle, 1);
  guint8 header[HEADER] = { 0 };
  gboolean whole;

  self->input = input;
  self->next = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini_next = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->directory = g_byte_array_new ();
  if (trib_input_read (input, 0, header, sizeof header, error) < 0)
    return NULL;
  self->shift = get_16 (header + 30);
  self->mini_shift = get_16 (header + 32);
  self->mini_cutoff = get_32 (header + 56);
  whole = (self->shift == 9 || self->shift == 12) && self->mini_shift >= 4 && self->mini_shift < self->shift;
  if (whole)
    {
      self->n_sectors = MIN (input->size >> self->shift, MAX_SECTORS);
      whole = read_table (self, header, error) && read_directory (self, get_32 (header + 48), error)
              && read_mini (self, header, error);
    }
  if (!whole)
    {
      set_damaged (input, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
trib_ole_free (TribOle *self)
{
  if (!self)
    return;
  g_array_unref (self->next);
  g_array_unref (self->mini_next);
  g_clear_pointer (&self->mini_chain, g_array_unref);
  g_byte_array_unref (self->directory);
  g_free (self);
}

/* Names are UTF-16; those that are asked for are ASCII. */
static gboolean
has_name (const guint8 *entry, const char *name)
{
  gsize n = strlen (name);

  if (get_16 (entry + 64) != 2 * n + 2)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (entry[2 * i + 1] != 0 || g_ascii_tolower (entry[2 * i]) != g_ascii_tolower (name[i]))
      return FALSE;
  return TRUE;
}

static const guint8 *
find_stream (const TribOle *self, const char *name)
{
  for (gsize at = 0; at + ENTRY <= self->directory->len; at += ENTRY)
    {
      const guint8 *entry = self->directory->data + at;

      if (entry[66] == 2 && has_name (entry, name))
        return entry;
    }
  return NULL;
}

gboolean
trib_ole_has (const TribOle *self, const char *name)
{
  return find_stream (self, name) != NULL;
}

TribOleStream *
trib_ole_stream_open (TribOle *self, const char *name, GError **error)
{
  g_autoptr (TribOleStream) stream = g_new0 (TribOleStream, 1);
  const guint8 *entry = find_stream (self, name);

  stream->ole = self;
  stream->input = self->input;
  if (entry)
    {
      stream->size = get_32 (entry + 120);
      stream->is_mini = stream->size < self->mini_cutoff;
      stream->chain = follow (stream->is_mini ? self->mini_next : self->next, get_32 (entry + 116));
    }
  if (!stream->chain)
    {
      set_damaged (self->input, error);
      return NULL;
    }
  return g_steal_pointer (&stream);
}

TribOleStream *
trib_ole_stream_open_plain (TribInput *input)
{
  TribOleStream *self = g_new0 (TribOleStream, 1);

  self->input = input;
  self->size = input->size;
  return self;
}

void
trib_ole_stream_free (TribOleStream *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->chain, g_array_unref);
  g_free (self);
}

guint64
trib_ole_stream_get_size (const TribOleStream *self)
{
  return self->size;
}

/* Where in the file the byte of the stream is; how many follow it there goes to @run, 0 where the chain ends. */
static guint64
locate (const TribOleStream *self, guint64 offset, guint64 *run)
{
  const TribOle *ole = self->ole;
  guint shift = self->is_mini ? ole->mini_shift : ole->shift;
  guint64 at = offset >> shift, within = offset & ((1u << shift) - 1), small;

  *run = 0;
  if (at >= self->chain->len)
    return 0;
  *run = (1u << shift) - within;
  if (!self->is_mini)
    {
      /* Sectors mostly lie one after the other. */
      for (guint64 i = at;
           i + 1 < self->chain->len && *run < 65536
           && g_array_index (self->chain, guint32, i + 1) == g_array_index (self->chain, guint32, i) + 1;
           i++)
        *run += 1u << shift;
      return sector_offset (ole, g_array_index (self->chain, guint32, at)) + within;
    }
  small = ((guint64) g_array_index (self->chain, guint32, at) << shift) + within;
  at = small >> ole->shift;
  if (at >= ole->mini_chain->len)
    {
      *run = 0;
      return 0;
    }
  return sector_offset (ole, g_array_index (ole->mini_chain, guint32, at)) + (small & ((1u << ole->shift) - 1));
}

gssize
trib_ole_stream_read (TribOleStream *self, guint64 offset, void *to, gsize room, GError **error)
{
  gsize done = 0;

  if (offset >= self->size)
    return 0;
  room = MIN (room, self->size - offset);
  if (!self->ole)
    return trib_input_read (self->input, offset, to, room, error);
  while (done < room)
    {
      guint64 run, at = locate (self, offset + done, &run);
      gssize n;

      if (run == 0)
        break;
      n = trib_input_read (self->input, at, (char *) to + done, MIN (run, room - done), error);
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += n;
    }
  return done;
}
