/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The entities that an XML file declares for itself. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TribXmlEntities TribXmlEntities;

TribXmlEntities *trib_xml_entities_new (void);
void trib_xml_entities_free (TribXmlEntities *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribXmlEntities, trib_xml_entities_free)

/* @text: (nullable): %NULL where it stands elsewhere, in another file. The first declaration counts. */
void trib_xml_entities_declare (TribXmlEntities *self, const char *name, const char *text);

/* What &@name; stands for. (nullable): %NULL where that is not known, or not to be had. */
const char *trib_xml_entities_look_up (TribXmlEntities *self, const char *name);

/* Whether its text has references to others. */
gboolean trib_xml_entities_is_nested (TribXmlEntities *self, const char *name);

/* Appends @value, an attribute's as libxml2 gives it, with its entities replaced. %FALSE if some were left. */
gboolean trib_xml_entities_expand (TribXmlEntities *self, const char *value, gsize len, GString *out);

G_END_DECLS
