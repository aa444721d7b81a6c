/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the vocabularies that people are sent: which of their nodes are records. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether nodes of that name are records: 1 for the most important ones, 0 if nothing is known. */
guint trib_vocabulary_rank (const char *uri, const char *name);

/* (nullable): the child that says of which kind a node is, where nodes of that name have kinds. */
const char *trib_vocabulary_key (const char *uri, const char *name);

/* (nullable): the attribute that is the text of its element. */
const char *trib_vocabulary_text_attribute (const char *uri);

/* (nullable): the namespace of JSON objects whose member @key names them. */
const char *trib_vocabulary_of_type_key (const char *key);

G_END_DECLS
