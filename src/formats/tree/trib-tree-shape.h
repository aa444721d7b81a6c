/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shape of a file of nodes within nodes, XML or JSON: which are within which, and how often. Private to this folder.
 */
#pragma once

#include "formats/tree/trib-tree-sink.h"

G_BEGIN_DECLS

/* What is at the top of a JSON file has no name; as a table it is called so. */
#define TRIB_TREE_RECORDS "records"

typedef struct _TribTreeShape TribTreeShape;

/**
 * TribTreeKind:
 * @key: what tells this kind from others ("phone")
 * @most: how many there are at most in one parent
 * @serial: the parent in which @ordinal counts
 * @offset: cells of the kinds before it
 *
 * Nodes of one path that differ by a value in them: all telecom whose system is phone.
 */
typedef struct
{
  char *key;
  guint most;
  guint64 serial;
  guint ordinal;
  guint offset;
} TribTreeKind;

/**
 * TribTreeShape:
 * @name: local name
 * @prefix: (nullable): of its namespace
 * @uri: of its namespace, "" if it has none
 * @attribute: whether it is an attribute
 * @count: how many there are; @ended: how many of them are whole
 * @most: how many there are at most in one parent
 * @values: how many texts and attributes that are not empty there are in them
 * @listed: whether any stands in a list, which may have any number of them
 * @dictionary: whether its children are all one, whatever they are called
 * @has_text: whether any has a text of its own
 * @rank: of a candidate for the record, the likeliest first
 * @hint: where among the children the last one that was looked for is
 * @serial: the parent in which @ordinal counts
 * @offset: place among the cells, from its parent's first; @width: cells of one
 * @key: (nullable): the child whose text says of which kind one is
 * @kinds: (nullable) (element-type TribTreeKind): the kinds, where a vocabulary knows of such
 * @bare: whether any says its kind and nothing else
 * @staging: cells in which one with kinds is put together, until it is known of which it is
 *
 * All nodes of one path from the root are one of these.
 */
struct _TribTreeShape
{
  char *name;
  char *prefix;
  char *uri;
  TribTreeShape *parent;
  GPtrArray *children;
  guint64 count, ended, values;
  guint most, rank, hint;
  gboolean attribute, has_text, listed, dictionary;
  guint64 serial;
  guint ordinal;
  guint offset, width;
  TribTreeShape *key;
  GPtrArray *kinds;
  gboolean bare;
  guint staging;
};

TribTreeShape *trib_tree_shape_new (TribTreeShape *parent, const TribTreeName *name);
TribTreeShape *trib_tree_shape_copy (const TribTreeShape *self);
void trib_tree_shape_free (TribTreeShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribTreeShape, trib_tree_shape_free)

/* The child of @self of that name; made if @make, else %NULL where there is none. */
TribTreeShape *trib_tree_shape_child (TribTreeShape *self, const TribTreeName *name, gboolean make);

/* One more of @self within the parent of that number: which of them it is, 1 for the first. */
guint trib_tree_shape_count_in (TribTreeShape *self, guint64 parent);

/**
 * TribTreeKey:
 *
 * The beginning of a text that says of which kind a node is.
 */
typedef struct
{
  char text[48];
  guint8 len;
} TribTreeKey;

void trib_tree_key_append (TribTreeKey *self, const char *text, gsize len);
/* Without blanks around it. Nothing can be appended after that. */
const char *trib_tree_key_get (TribTreeKey *self);

/* More kinds than that are one kind without a key. */
#define TRIB_TREE_MAX_KINDS 40

/* Its kind of that key; made if @make, else the one without a key, or %NULL. */
TribTreeKind *trib_tree_shape_kind (TribTreeShape *self, const char *key, gboolean make);
guint trib_tree_kind_count_in (TribTreeKind *self, guint64 parent);

/* The name, with the prefix of its namespace where a sibling differs in nothing else. */
char *trib_tree_shape_shown_name (const TribTreeShape *self);
/* The path from the root element on, "customers/customer". */
char *trib_tree_shape_path (const TribTreeShape *self);

/* (transfer container): the nodes that may be records, the likeliest first. */
GPtrArray *trib_tree_shape_candidates (TribTreeShape *root);
/* How the table is called: the node's name, with those above it where another has the same. */
char *trib_tree_shape_table_name (TribTreeShape *self, GPtrArray *candidates);

/**
 * trib_tree_shape_lay_out:
 * @names: (out): of each cell; %NULL for those that are no column
 *
 * Lays out the cells of a record @self and names them. %FALSE if they are more than @max.
 */
gboolean trib_tree_shape_lay_out (TribTreeShape *self, GPtrArray *names, guint max);

G_END_DECLS
