/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entities for texts that come often, "&company;". Only those count that are plain text in the file itself: nothing is
 * fetched, and none that is made of others or of markup is put in, so a text grows with the file alone. Those of HTML
 * (&nbsp;, &uuml;) are known without a declaration, since feeds use them so.
 */
#include "config.h"

#include "formats/tree/trib-xml-entities.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define MAX_ENTITIES 1000
#define MAX_TEXT 1024 /* so that a file cannot grow a thousandfold */

struct _TribXmlEntities
{
  GHashTable *texts;  /* name -> text, NULL for those that are not to be had */
  GHashTable *nested; /* the names of those that are made of others */
  char html[8];
};

TribXmlEntities *
trib_xml_entities_new (void)
{
  TribXmlEntities *self = g_new0 (TribXmlEntities, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->nested = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
trib_xml_entities_free (TribXmlEntities *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->nested);
  g_free (self);
}

void
trib_xml_entities_declare (TribXmlEntities *self, const char *name, const char *text)
{
  gboolean plain = text && !strpbrk (text, "&<") && strlen (text) <= MAX_TEXT;

  if (g_hash_table_size (self->texts) >= MAX_ENTITIES || g_hash_table_contains (self->texts, name))
    return;
  g_hash_table_insert (self->texts, g_strdup (name), plain ? g_strdup (text) : NULL);
  if (text && strchr (text, '&'))
    g_hash_table_add (self->nested, g_strdup (name));
}

const char *
trib_xml_entities_look_up (TribXmlEntities *self, const char *name)
{
  const htmlEntityDesc *html;
  gpointer text;

  if (g_hash_table_lookup_extended (self->texts, name, NULL, &text))
    return text;
  html = htmlEntityLookup ((const xmlChar *) name);
  if (!html)
    return NULL;
  self->html[g_unichar_to_utf8 (html->value, self->html)] = '\0';
  return self->html;
}

gboolean
trib_xml_entities_is_nested (TribXmlEntities *self, const char *name)
{
  return g_hash_table_contains (self->nested, name);
}

/* libxml2 leaves entities in attributes as they are, and writes an ampersand as "&#38;", so it is plain which is which. */
gboolean
trib_xml_entities_expand (TribXmlEntities *self, const char *value, gsize len, GString *out)
{
  const char *end = value + len;
  gboolean whole = TRUE;

  while (value < end)
    {
      const char *mark = memchr (value, '&', end - value);
      const char *close = mark ? memchr (mark, ';', end - mark) : NULL;
      g_autofree char *name = close ? g_strndup (mark + 1, close - mark - 1) : NULL;
      const char *text = !name ? NULL : strcmp (name, "#38") == 0 ? "&" : trib_xml_entities_look_up (self, name);

      g_string_append_len (out, value, (mark ? mark : end) - value);
      if (!mark)
        break;
      whole = whole && text;
      if (text)
        g_string_append (out, text);
      else
        g_string_append_len (out, mark, close ? close + 1 - mark : end - mark);
      value = close ? close + 1 : end;
    }
  return whole;
}
