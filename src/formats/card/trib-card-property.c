/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes a line apart. Parameters are of all three versions: bare words ("TEL;CELL;VOICE"), lists ("TYPE=home,work"),
 * quoted ("TYPE=\"home,work\""), with the escapes of RFC 6868.
 */
#include "config.h"

#include "formats/card/trib-card-property.h"

#include "formats/text/trib-text-check.h"

#include <string.h>

/* Types that say nothing of whose or what. */
static gboolean
is_idle_type (const char *type)
{
  static const char *const idle[] = { "pref", "voice", "internet",       "postal", "parcel",    "dom",
                                      "intl", "uri",   "text-to-speech", "msg",    "x-internet" };

  for (guint i = 0; i < G_N_ELEMENTS (idle); i++)
    if (strcmp (idle[i], type) == 0)
      return TRUE;
  return type[0] == '\0';
}

gboolean
trib_card_is_type (const char *word)
{
  for (const char *p = word; *p; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-')
      return FALSE;
  return !is_idle_type (word) && !g_str_has_prefix (word, "x-");
}

int
trib_card_compare_types (const char *a, const char *b)
{
  static const char *const where[] = { "work", "home" };

  for (guint i = 0; i < G_N_ELEMENTS (where); i++)
    if (strcmp (a, where[i]) == 0 || strcmp (b, where[i]) == 0)
      return strcmp (a, where[i]) == 0 ? (strcmp (b, where[i]) == 0 ? 0 : -1) : 1;
  return strcmp (a, b);
}

static void
add_type (TribCardProperty *self, const char *text)
{
  g_autofree char *type = g_ascii_strdown (text, -1);

  g_strstrip (type);
  if (strcmp (type, "pref") == 0)
    self->preferred = TRUE;
  if (!is_idle_type (type) && !g_ptr_array_find_with_equal_func (self->types, type, g_str_equal, NULL))
    g_ptr_array_add (self->types, g_strdup (g_str_has_prefix (type, "x-") ? type + 2 : type));
}

static void
add_types (TribCardProperty *self, const char *list)
{
  g_auto (GStrv) types = g_strsplit (list, ",", -1);

  for (guint i = 0; types[i]; i++)
    add_type (self, types[i]);
}

static void
set (char **to, const char *value)
{
  g_free (*to);
  *to = g_strdup (value);
}

/* Some write line ends in it as in values. */
static void
set_label (TribCardProperty *self, const char *value)
{
  g_autoptr (GString) label = g_string_new (value);

  g_string_replace (label, "\\n", "\n", 0);
  set (&self->label, label->str);
}

static gboolean
set_coding (TribCardProperty *self, const char *value)
{
  if (g_ascii_strcasecmp (value, "quoted-printable") == 0)
    self->coding = TRIB_CARD_QUOTED_PRINTABLE;
  else if (g_ascii_strcasecmp (value, "base64") == 0 || g_ascii_strcasecmp (value, "b") == 0)
    self->coding = TRIB_CARD_BASE64;
  else
    return g_ascii_strcasecmp (value, "8bit") == 0 || g_ascii_strcasecmp (value, "7bit") == 0;
  return TRUE;
}

static void
take_parameter (TribCardProperty *self, const char *name, const char *value)
{
  if (!name)
    {
      /* As in vCard 2.1: a word alone is a type or a coding. */
      if (!set_coding (self, value))
        add_types (self, value);
    }
  else if (g_ascii_strcasecmp (name, "type") == 0)
    add_types (self, value);
  else if (g_ascii_strcasecmp (name, "encoding") == 0)
    set_coding (self, value);
  else if (g_ascii_strcasecmp (name, "charset") == 0)
    set (&self->charset, value);
  else if (g_ascii_strcasecmp (name, "label") == 0)
    set_label (self, value);
  else if (g_ascii_strcasecmp (name, "x-service-type") == 0 || g_ascii_strcasecmp (name, "service-type") == 0)
    set (&self->service, value);
  else if (g_ascii_strcasecmp (name, "x-apple-omit-year") == 0)
    set (&self->omitted_year, value);
  else if (g_ascii_strcasecmp (name, "pref") == 0)
    self->preferred = strcmp (value, "1") == 0;
}

/* One value of a parameter from *@p on, to the next "," ";" or ":" outside quotes, into @out. */
static void
read_value (const char **p, const char *end, GString *out)
{
  const char *q = *p;
  gboolean quoted = FALSE;

  for (; q < end; q++)
    {
      if (*q == '"' && (quoted || memchr (q + 1, '"', end - q - 1)))
        quoted = !quoted;
      else if (!quoted && (*q == ';' || *q == ':'))
        break;
      else if (*q == '^' && q + 1 < end && strchr ("n^'", q[1]))
        {
          q++;
          g_string_append_c (out, *q == 'n' ? '\n' : *q == '^' ? '^' : '"');
        }
      else
        g_string_append_c (out, *q);
    }
  *p = q;
}

static void
read_parameter (TribCardProperty *self, const char **p, const char *end)
{
  const char *from = *p, *q = from;
  g_autofree char *name = NULL;
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);

  while (q < end && !strchr ("=;:\"", *q))
    q++;
  if (q < end && *q == '=')
    {
      name = g_strndup (from, q - from);
      g_strstrip (name);
      q++;
    }
  else
    q = from;
  read_value (&q, end, raw);
  trib_text_repair (raw->str, raw->len, value);
  g_strstrip (value->str);
  take_parameter (self, name, value->str);
  *p = q;
}

gboolean
trib_card_property_parse (TribCardProperty *self, const char *line, gsize len)
{
  const char *end = line + len, *p = line, *name = line;

  memset (self, 0, sizeof *self);
  while (p < end && *p != ':' && *p != ';')
    {
      if (*p == '.')
        name = p + 1;
      p++;
    }
  if (p == end || p == name || !g_utf8_validate_len (line, p - line, NULL))
    return FALSE;
  self->name = g_ascii_strup (name, p - name);
  g_strstrip (self->name);
  if (name > line)
    self->group = g_ascii_strdown (line, name - 1 - line);
  self->known = trib_card_name_find (self->name);
  self->types = g_ptr_array_new_with_free_func (g_free);
  while (p < end && *p == ';')
    {
      p++;
      read_parameter (self, &p, end);
    }
  if (p == end || self->name[0] == '\0')
    {
      trib_card_property_clear (self);
      return FALSE;
    }
  self->value = p + 1;
  self->len = end - self->value;
  return TRUE;
}

void
trib_card_property_clear (TribCardProperty *self)
{
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->charset, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->omitted_year, g_free);
}
