/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a tree is read as, whether it stands in XML or in JSON: nodes with a name, texts, and nodes within them. Private
 * to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribTreeName:
 * @name: local name
 * @prefix: (nullable): of its namespace
 * @uri: of its namespace, "" if it has none
 * @attribute: whether it is an attribute
 * @listed: whether it stands in a list, which may have any number of them
 */
typedef struct
{
  const char *name;
  const char *prefix;
  const char *uri;
  gboolean attribute;
  gboolean listed;
} TribTreeName;

typedef struct _TribTreeSink TribTreeSink;

/**
 * TribTreeSink:
 * @enter: a node begins, in line @line
 * @text: a piece of text in the node entered last, UTF-8
 * @leave: the node entered last ends
 * @abandon: all nodes that have not ended are given up: @raw, from line @line on, cannot be read for @reason
 * @trim: whether blanks around a text mean nothing
 * @keep_blanks: in the node entered last they mean something all the same; set by the source
 * @position: up to where the file's text is used up, in bytes of UTF-8; set by the source
 * @error: set by a sink that wants no more
 *
 * Takes the nodes of a file, in the order in which they stand there.
 */
struct _TribTreeSink
{
  void (*enter) (TribTreeSink *self, const TribTreeName *name, guint64 line);
  void (*text) (TribTreeSink *self, const char *text, gsize len);
  void (*leave) (TribTreeSink *self);
  void (*abandon) (TribTreeSink *self, const char *raw, guint64 line, const char *reason);
  gboolean trim;
  gboolean keep_blanks;
  guint64 position;
  GError *error;
};

G_END_DECLS
