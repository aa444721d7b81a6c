/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gathers the shape of a file in one pass, whose memory depends on the number of different paths alone.
 */
#include "config.h"

#include "formats/tree/trib-tree-gather.h"

#include "formats/tree/trib-tree-dictionary.h"
#include "formats/trib-format-error.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>

typedef struct
{
  TribTreeShape *shape;
  guint64 serial;
  guint64 values;  /* of the shape before it */
  TribTreeKey key; /* of which kind it is */
} Frame;

struct _TribTreeGather
{
  TribTreeSink sink;
  TribTreeShape *root;
  GArray *stack; /* Frame */
  guint64 serials;
  guint n_paths;
};

static Frame *
top_of (TribTreeGather *self)
{
  return &g_array_index (self->stack, Frame, self->stack->len - 1);
}

static void
enter_cb (TribTreeSink *sink, const TribTreeName *name, guint64 line)
{
  TribTreeGather *self = (TribTreeGather *) sink;
  Frame *top = top_of (self);
  guint before = top->shape->children->len;
  TribTreeShape *shape;
  guint ordinal;

  if (before >= TRIB_TREE_DICTIONARY_LOOK && !sink->trim && trib_tree_dictionary_is (top->shape))
    trib_tree_dictionary_fold (top->shape);
  shape = trib_tree_shape_child (top->shape, name, TRUE);
  ordinal = trib_tree_shape_count_in (shape, top->serial);
  shape->count++;
  shape->listed |= name->listed;
  shape->most = MAX (shape->most, ordinal);
  self->n_paths += top->shape->children->len > before;
  if (self->n_paths > TRIB_TREE_MAX_PATHS && !sink->error)
    sink->error
        = g_error_new (TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                       _ ("line %" PRIu64 ": more than %d different elements, so there are no records to be seen"),
                       line, TRIB_TREE_MAX_PATHS);
  g_array_set_size (self->stack, self->stack->len + 1);
  top = top_of (self);
  top->shape = shape;
  top->serial = ++self->serials;
  top->values = shape->values;
  top->key.len = 0;
}

static gboolean
is_blank (const char *text, gsize len)
{
  while (len > 0 && g_ascii_isspace (*text))
    text++, len--;
  return len == 0;
}

static void
text_cb (TribTreeSink *sink, const char *text, gsize len)
{
  TribTreeGather *self = (TribTreeGather *) sink;
  Frame *top = top_of (self);

  if (len == 0 || (sink->trim && !sink->keep_blanks && is_blank (text, len)))
    return;
  top->shape->has_text = TRUE;
  for (TribTreeShape *shape = top->shape; shape; shape = shape->parent)
    shape->values++;
  if (self->stack->len > 1 && top[-1].shape->key == top->shape)
    trib_tree_key_append (&top[-1].key, text, len);
}

static void
leave_cb (TribTreeSink *sink)
{
  TribTreeGather *self = (TribTreeGather *) sink;
  Frame *top = top_of (self);

  top->shape->ended++;
  if (top->shape->kinds)
    {
      TribTreeKind *kind = trib_tree_shape_kind (top->shape, trib_tree_key_get (&top->key), TRUE);
      guint ordinal = trib_tree_kind_count_in (kind, top[-1].serial);

      kind->most = MAX (kind->most, ordinal);
      top->shape->bare |= top->shape->values - top->values <= 1;
    }
  g_array_set_size (self->stack, self->stack->len - 1);
}

static void
abandon_cb (TribTreeSink *sink, const char *raw, guint64 line, const char *reason)
{
  g_array_set_size (((TribTreeGather *) sink)->stack, 1);
}

TribTreeGather *
trib_tree_gather_new (void)
{
  TribTreeGather *self = g_new0 (TribTreeGather, 1);
  Frame bottom = { .serial = 1 };

  self->sink.enter = enter_cb;
  self->sink.text = text_cb;
  self->sink.leave = leave_cb;
  self->sink.abandon = abandon_cb;
  self->root = trib_tree_shape_new (NULL, &(TribTreeName){ .name = "" });
  self->stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  self->serials = bottom.serial;
  bottom.shape = self->root;
  g_array_append_val (self->stack, bottom);
  return self;
}

void
trib_tree_gather_free (TribTreeGather *self)
{
  if (!self)
    return;
  g_clear_error (&self->sink.error);
  g_clear_pointer (&self->root, trib_tree_shape_free);
  g_array_unref (self->stack);
  g_free (self);
}

TribTreeSink *
trib_tree_gather_get_sink (TribTreeGather *self)
{
  return &self->sink;
}

TribTreeShape *
trib_tree_gather_take_shape (TribTreeGather *self)
{
  /* Once all is known, a few are enough to be seen. */
  if (!self->sink.trim)
    for (guint i = 0; i < self->root->children->len; i++)
      trib_tree_dictionary_fold_all (self->root->children->pdata[i]);
  return g_steal_pointer (&self->root);
}
