/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The set of values of one record, and its packed form. Texts lie in blocks that never move, so adding a value that
 * was taken from the same set is safe; clearing keeps the largest block, so a reused set stops allocating.
 */
#include "config.h"

#include "schema/trib-values.h"

#include <string.h>

#define FIRST_BLOCK 2048
#define PACK_VERSION 1

typedef struct _Block Block;

struct _Block
{
  Block *next;
  gsize size;
  gsize used;
  char data[];
};

struct _TribValues
{
  TribValue *values;
  guint n, room;
  gsize text_len; /* of all values together */
  Block *block;   /* the one that is filled, first */
};

static Block *
new_block (gsize size, Block *next)
{
  Block *block = g_malloc (sizeof *block + size);

  block->next = next;
  block->size = size;
  block->used = 0;
  return block;
}

static void
free_blocks (Block *block)
{
  while (block)
    {
      Block *next = block->next;

      g_free (block);
      block = next;
    }
}

static const char *
keep_text (TribValues *self, const char *text, gsize len)
{
  char *kept;

  if (self->block->size - self->block->used <= len)
    self->block = new_block (MAX (self->block->size * 2, len + 1), self->block);
  kept = self->block->data + self->block->used;
  memcpy (kept, text, len);
  kept[len] = '\0';
  self->block->used += len + 1;
  return kept;
}

TribValues *
trib_values_new (void)
{
  TribValues *self = g_new0 (TribValues, 1);

  self->room = 24;
  self->values = g_new (TribValue, self->room);
  self->block = new_block (FIRST_BLOCK, NULL);
  return self;
}

void
trib_values_free (TribValues *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  free_blocks (self->block);
  g_free (self);
}

void
trib_values_clear (TribValues *self)
{
  self->n = 0;
  self->text_len = 0;
  self->block->used = 0;
  if (G_LIKELY (self->block->next == NULL))
    return;
  free_blocks (self->block->next);
  self->block->next = NULL;
}

void
trib_values_lend (TribValues *self, TribFieldId field, int column, TribStatus status, TribReason reason,
                  const char *text, gsize len)
{
  if (len == 0 || len > G_MAXUINT32)
    return;
  if (G_UNLIKELY (self->n == self->room))
    {
      self->room *= 2;
      self->values = g_renew (TribValue, self->values, self->room);
    }
  self->values[self->n++] = (TribValue){ field, column, status, reason, { text, (guint32) len } };
  self->text_len += len;
}

void
trib_values_add (TribValues *self, TribFieldId field, int column, TribStatus status, TribReason reason,
                 const char *text, gsize len)
{
  if (len > 0 && len <= G_MAXUINT32)
    trib_values_lend (self, field, column, status, reason, keep_text (self, text, len), len);
}

guint
trib_values_size (TribValues *self)
{
  return self->n;
}

const TribValue *
trib_values_nth (TribValues *self, guint index)
{
  g_return_val_if_fail (index < self->n, NULL);
  return &self->values[index];
}

const TribValue *
trib_values_first (TribValues *self, TribFieldId field)
{
  for (guint i = 0; i < self->n; i++)
    if (self->values[i].field == field && self->values[i].status <= TRIB_STATUS_SUSPECT)
      return &self->values[i];
  return NULL;
}

/**
 * trib_values_pack:
 * @out: the packed form is added at its end
 */
void
trib_values_pack (TribValues *self, GByteArray *out)
{
  guint before = out->len;
  guint8 *at;

  g_byte_array_set_size (out, before + (guint) (TRIB_PACK_NUMBER_MAX * (2 + 4 * (gsize) self->n) + self->text_len));
  at = trib_put_number (out->data + before, PACK_VERSION);
  at = trib_put_number (at, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      const TribValue *value = &self->values[i];

      at = trib_put_number (at, value->field);
      at = trib_put_number (at, (guint64) (value->column + 1));
      at = trib_put_number (at, (guint64) value->status + (guint64) value->reason * 8);
      at = trib_put_text (at, value->text.text, value->text.len);
    }
  g_byte_array_set_size (out, (guint) (at - out->data));
}

/* Nearly all texts are plain letters: eight at a time, none of them NUL. */
static gboolean
is_valid_text (const char *text, gsize len)
{
  guint64 eight;
  gsize at = 0;

  for (; len - at >= sizeof eight; at += sizeof eight)
    {
      memcpy (&eight, text + at, sizeof eight);
      if ((eight | (eight - 0x0101010101010101)) & 0x8080808080808080)
        break;
    }
  return at == len || g_utf8_validate_len (text + at, len - at, NULL);
}

gboolean
trib_packed_values_open (TribPackedValues *self, gconstpointer blob, gsize len)
{
  guint64 version;

  self->in = (TribUnpack){ blob, (const guint8 *) blob + len };
  return trib_unpack_number (&self->in, &version) && version == PACK_VERSION
         && trib_unpack_number (&self->in, &self->left);
}

gboolean
trib_packed_values_next (TribPackedValues *self, TribValue *value)
{
  guint64 field, column, marks;
  const char *text;
  gsize len;

  if (!trib_unpack_number (&self->in, &field) || !trib_unpack_number (&self->in, &column)
      || !trib_unpack_number (&self->in, &marks) || !trib_unpack_bytes (&self->in, &text, &len))
    return FALSE;
  if (field == 0 || field > G_MAXINT || column > G_MAXINT || marks % 8 > TRIB_STATUS_MISSING || marks / 8 > 255)
    return FALSE;
  if (len == 0 || len > G_MAXUINT32 || !is_valid_text (text, len))
    return FALSE;
  *value = (TribValue){ (TribFieldId) field, (int) column - 1, marks % 8, marks / 8, { text, (guint32) len } };
  self->left--;
  return TRUE;
}

gboolean
trib_packed_values_close (TribPackedValues *self)
{
  return self->left == 0 && self->in.at == self->in.end;
}

static inline gboolean
unpack (TribValues *self, gconstpointer blob, gsize len, gboolean copy)
{
  TribPackedValues packed;
  TribValue value;
  gboolean whole;

  trib_values_clear (self);
  whole = trib_packed_values_open (&packed, blob, len);
  while (whole && packed.left > 0)
    {
      whole = trib_packed_values_next (&packed, &value);
      if (whole)
        trib_values_lend (self, value.field, value.column, value.status, value.reason,
                          copy ? keep_text (self, value.text.text, value.text.len) : value.text.text, value.text.len);
    }
  whole = whole && trib_packed_values_close (&packed);
  if (!whole)
    trib_values_clear (self);
  return whole;
}

/**
 * trib_values_unpack:
 * @blob: what trib_values_pack () made, perhaps damaged since
 *
 * Returns: %FALSE where @blob is not whole; the set is empty then
 */
gboolean
trib_values_unpack (TribValues *self, gconstpointer blob, gsize len)
{
  return unpack (self, blob, len, TRUE);
}

gboolean
trib_values_unpack_in_place (TribValues *self, gconstpointer blob, gsize len)
{
  return unpack (self, blob, len, FALSE);
}

gboolean
trib_values_peek (gconstpointer blob, gsize len, TribFieldId field, const char **text, gsize *text_len)
{
  TribUnpack in = { blob, (const guint8 *) blob + len };
  guint64 version, n, id, column, marks;

  if (!trib_unpack_number (&in, &version) || version != PACK_VERSION || !trib_unpack_number (&in, &n))
    return FALSE;
  for (; n > 0; n--)
    {
      if (!trib_unpack_number (&in, &id) || !trib_unpack_number (&in, &column) || !trib_unpack_number (&in, &marks)
          || !trib_unpack_bytes (&in, text, text_len))
        return FALSE;
      if (id == (guint64) field && marks % 8 <= TRIB_STATUS_SUSPECT)
        return TRUE;
    }
  return FALSE;
}
