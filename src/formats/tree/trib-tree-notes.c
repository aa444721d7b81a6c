/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes the first pass over a file, once for all who read it.
 */
#include "config.h"

#include "formats/tree/trib-tree-notes.h"

#include "formats/tree/trib-tree-gather.h"

static void
clear_notes (gpointer data)
{
  TribTreeNotes *self = data;

  g_clear_pointer (&self->root, trib_tree_shape_free);
  g_clear_error (&self->broken);
  g_free (self->encoding);
}

/* %FALSE with the error set where there is nothing that can be read. */
static gboolean
read_shape (TribTreeNotes *self, const TribTreeFormat *format, TribInput *input, const TribReadOptions *options,
            GError **error)
{
  g_autoptr (TribTreeGather) gather = trib_tree_gather_new ();
  TribTreeSource *source = format->open (input, options, self->lenient, error);
  GError *inner = NULL;

  if (!source)
    return FALSE;
  while (source->feed (source, trib_tree_gather_get_sink (gather), &inner))
    g_array_set_size (source->text->faults, 0);
  self->root = trib_tree_gather_take_shape (gather);
  self->encoding = g_strdup (source->encoding);
  source->free (source);
  if (!inner)
    return TRUE;
  /* What was whole before the place where it breaks can be read all the same. */
  if (g_error_matches (inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED)
      && (self->root->children->len > 0 || (format->can_mend && !self->lenient)))
    {
      self->broken = inner;
      return TRUE;
    }
  g_propagate_error (error, inner);
  return FALSE;
}

const TribTreeNotes *
trib_tree_notes_take (const TribTreeFormat *format, TribInput *input, const TribReadOptions *options, GError **error)
{
  TribTreeNotes *notes = input->notes;
  gboolean done;

  if (notes)
    return notes;
  notes = g_atomic_rc_box_new0 (TribTreeNotes);
  done = read_shape (notes, format, input, options, error);
  if (done && notes->broken && format->can_mend)
    {
      clear_notes (notes);
      *notes = (TribTreeNotes){ .lenient = TRUE };
      done = read_shape (notes, format, input, options, error);
    }
  if (!done)
    {
      g_atomic_rc_box_release_full (notes, clear_notes);
      return NULL;
    }
  input->notes = notes;
  input->clear_notes = clear_notes;
  return notes;
}
