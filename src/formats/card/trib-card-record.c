/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gathers a card. Numbers, addresses of e-mail and the like have their type in the name of their column ("TEL work fax"),
 * by the words of the standards or the label that Apple's and Google's programs give a group ("item1.X-ABLabel"). Postal
 * addresses are numbered instead, with the type beside them, so that a card's first address is in the same columns
 * whosever it is.
 */
#include "config.h"

#include "formats/card/trib-card-record.h"

#include <string.h>

#define LONGEST_KIND 40 /* characters */
#define MOST_UNITS 10   /* of an organisation that get a column of their own */

typedef struct
{
  char *group;
  char *label;
} Label;

static void
label_free (gpointer data)
{
  Label *self = data;

  g_free (self->group);
  g_free (self->label);
  g_free (self);
}

static void
item_free (gpointer data)
{
  TribCardItem *self = data;

  g_free (self->group);
  g_free (self->property);
  g_free (self->name);
  g_free (self->kind);
  g_ptr_array_unref (self->types);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

void
trib_card_record_init (TribCardRecord *self)
{
  *self = (TribCardRecord){ 0 };
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->labels = g_ptr_array_new_with_free_func (label_free);
}

void
trib_card_record_clear (TribCardRecord *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}

void
trib_card_record_empty (TribCardRecord *self)
{
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->labels, 0);
  self->line = self->size = 0;
  self->n_media = 0;
  self->is_group = self->is_company = FALSE;
}

static guint
count_parts (const TribCardName *known)
{
  guint n = 0;

  while (n < TRIB_CARD_MOST_PARTS && known->parts[n])
    n++;
  return n;
}

guint
trib_card_place_of_type (const TribCardName *known)
{
  return known && known->form == TRIB_CARD_PARTS ? count_parts (known) : 1;
}

char *
trib_card_place_name (const TribCardName *known, guint place)
{
  TribCardForm form = known ? known->form : TRIB_CARD_TEXT;
  guint n_parts = form == TRIB_CARD_PARTS ? count_parts (known) : 1;

  if (form == TRIB_CARD_UNITS)
    return place == 0 ? g_strdup ("") : place == 1 ? g_strdup ("department") : g_strdup_printf ("department_%u", place);
  if (place < n_parts)
    return g_strdup (form == TRIB_CARD_PARTS ? known->parts[place] : "");
  return g_strdup (place == n_parts ? "type" : "label");
}

static int
compare_types (gconstpointer a, gconstpointer b)
{
  return trib_card_compare_types (*(const char *const *) a, *(const char *const *) b);
}

/* "_$!<Mobile>!$_" is how Apple writes labels of its own. */
static char *
plain_label (const char *text)
{
  const char *open = strstr (text, "_$!<"), *close = open ? strstr (open, ">!$_") : NULL;
  char *label;

  if (close)
    {
      g_autofree char *inner = g_strndup (open + 4, close - open - 4);

      label = g_utf8_strdown (inner, -1);
    }
  else
    label = g_strdup (text);
  for (char *p = label; *p; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  if (g_utf8_strlen (label, -1) > LONGEST_KIND)
    *g_utf8_offset_to_pointer (label, LONGEST_KIND) = '\0';
  return g_strstrip (label);
}

static char *
join_types (TribCardItem *item)
{
  g_autofree char *joined = NULL;

  g_ptr_array_sort (item->types, compare_types);
  g_ptr_array_add (item->types, NULL);
  joined = g_strjoinv (" ", (GStrv) item->types->pdata);
  g_ptr_array_set_size (item->types, item->types->len - 1);
  return plain_label (joined);
}

static void
set_text (TribCardItem *item, guint place, const char *text)
{
  if (place >= item->texts->len)
    g_ptr_array_set_size (item->texts, place + 1);
  g_free (item->texts->pdata[place]);
  item->texts->pdata[place] = g_strdup (text);
}

/* "tel:+49-221-1234;ext=5", "mailto:a@example.org". (transfer full) */
static char *
strip_scheme (const char *text, const char *property)
{
  const char *extension;

  if (strcmp (property, "EMAIL") == 0 && g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    return g_strdup (text + 7);
  if (strcmp (property, "TEL") != 0 || g_ascii_strncasecmp (text, "tel:", 4) != 0)
    return g_strdup (text);
  extension = strstr (text, ";ext=");
  if (!extension)
    return g_strdup (text + 4);
  return g_strdup_printf ("%.*s ext %s", (int) (extension - text - 4), text + 4, extension + 5);
}

static gboolean
is_media (const TribCardProperty *property, TribCardFaults faults)
{
  if (faults & TRIB_CARD_NO_TEXT)
    return TRUE;
  return property->known && property->known->form == TRIB_CARD_MEDIA
         && (property->coding == TRIB_CARD_BASE64 || property->len > 1000
             || g_ascii_strncasecmp (property->value, "data:", 5) == 0);
}

/* The first of @texts by @text, which it takes. */
static void
replace (GPtrArray *texts, char *text)
{
  g_free (g_ptr_array_index (texts, 0));
  g_ptr_array_index (texts, 0) = text;
}

static GPtrArray *
read_texts (const TribCardProperty *property, const char *fallback, TribCardFaults *faults)
{
  TribCardForm form = property->known ? property->known->form : TRIB_CARD_TEXT;
  GPtrArray *texts;

  if (form == TRIB_CARD_PARTS || form == TRIB_CARD_UNITS)
    return trib_card_text (property, TRIB_CARD_BY_SEMICOLON, strcmp (property->name, "N") == 0 ? " " : NULL, fallback,
                           faults);
  if (form == TRIB_CARD_LIST)
    return trib_card_text (property, TRIB_CARD_WHOLE, ", ", fallback, faults);
  texts = trib_card_text (property, TRIB_CARD_WHOLE, NULL, fallback, faults);
  if (form == TRIB_CARD_URI)
    replace (texts, strip_scheme (texts->pdata[0], property->name));
  else if (form == TRIB_CARD_DATE)
    replace (texts, trib_card_date (texts->pdata[0], property->omitted_year));
  return texts;
}

/* More parts than the standard has belong to the last. */
static void
join_surplus (GPtrArray *texts, guint n_parts)
{
  while (texts->len > n_parts)
    {
      char *last = texts->pdata[texts->len - 1], *before = texts->pdata[texts->len - 2];

      if (*last && *before)
        texts->pdata[texts->len - 2] = g_strconcat (before, "; ", last, NULL);
      else if (*last)
        texts->pdata[texts->len - 2] = g_strdup (last);
      else
        before = NULL;
      g_free (before);
      g_ptr_array_set_size (texts, texts->len - 1);
    }
}

static gboolean
is_all_empty (const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    if (*(const char *) texts->pdata[i])
      return FALSE;
  return TRUE;
}

/* Properties that say something of the card or of another property. TRUE where that is all they do. */
static gboolean
take_mark (TribCardRecord *self, const TribCardProperty *property, const char *text)
{
  if (property->group && strcmp (property->name, "X-ABLABEL") == 0)
    {
      Label *label = g_new0 (Label, 1);

      label->group = g_strdup (property->group);
      label->label = plain_label (text);
      g_ptr_array_add (self->labels, label);
      return TRUE;
    }
  if (strcmp (property->name, "KIND") == 0 || strcmp (property->name, "X-ADDRESSBOOKSERVER-KIND") == 0)
    self->is_group = self->is_group || g_ascii_strcasecmp (text, "group") == 0;
  else if (strcmp (property->name, "X-ABSHOWAS") == 0)
    self->is_company = g_ascii_strcasecmp (text, "company") == 0;
  return FALSE;
}

TribCardFaults
trib_card_record_add (TribCardRecord *self, const TribCardProperty *property, gboolean of_agent, const char *fallback)
{
  TribCardFaults faults = TRIB_CARD_CLEAN;
  g_autoptr (GPtrArray) texts = NULL;
  TribCardItem *item;

  if (!is_media (property, faults))
    texts = read_texts (property, fallback, &faults);
  if (!texts || is_media (property, faults))
    {
      self->n_media++;
      return TRIB_CARD_CLEAN;
    }
  if (is_all_empty (texts) || (!of_agent && take_mark (self, property, texts->pdata[0])))
    return faults;
  item = g_new0 (TribCardItem, 1);
  item->known = property->known;
  item->group = g_strdup (property->group);
  item->property = g_strconcat (of_agent ? "AGENT/" : "", property->name, NULL);
  item->preferred = property->preferred;
  item->types = g_ptr_array_ref (property->types);
  if (property->service)
    g_ptr_array_add (item->types, g_ascii_strdown (property->service, -1));
  if (item->known && item->known->form == TRIB_CARD_PARTS)
    join_surplus (texts, count_parts (item->known));
  else if (item->known && item->known->form == TRIB_CARD_UNITS)
    join_surplus (texts, MOST_UNITS);
  item->texts = g_steal_pointer (&texts);
  if (property->label && *property->label)
    set_text (item, trib_card_place_of_type (item->known) + 1, property->label);
  for (guint i = 0; i < item->texts->len; i++)
    self->size += item->texts->pdata[i] ? strlen (item->texts->pdata[i]) : 0;
  g_ptr_array_add (self->items, item);
  return faults;
}

static const char *
label_of (const TribCardRecord *self, const char *group)
{
  for (guint i = 0; group && i < self->labels->len; i++)
    {
      const Label *label = self->labels->pdata[i];

      if (strcmp (label->group, group) == 0 && *label->label)
        return label->label;
    }
  return NULL;
}

static gboolean
is_typed (const TribCardItem *item)
{
  return item->known ? item->known->typed : TRUE;
}

static void
name_item (const TribCardRecord *self, TribCardItem *item)
{
  const char *label = label_of (self, item->group);
  g_autofree char *types = label ? g_strdup (label) : join_types (item);

  if (*types && is_typed (item))
    {
      item->name = g_strconcat (item->property, " ", types, NULL);
      item->kind = g_steal_pointer (&types);
      return;
    }
  if (*types && g_str_has_suffix (item->property, "ADR"))
    set_text (item, trib_card_place_of_type (item->known), types);
  if (g_str_has_suffix (item->property, "LABEL"))
    item->name = g_strconcat ("ADR ", item->property, NULL);
  else
    item->name = g_strdup (item->property);
}

/* Apple's programs say so of a company instead of giving the kind. */
static void
add_kind (TribCardRecord *self)
{
  TribCardItem *item;

  for (guint i = 0; i < self->items->len; i++)
    if (strcmp (((TribCardItem *) self->items->pdata[i])->property, "KIND") == 0)
      return;
  item = g_new0 (TribCardItem, 1);
  item->known = trib_card_name_find ("KIND");
  item->property = g_strdup ("KIND");
  item->types = g_ptr_array_new ();
  item->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (item->texts, g_strdup ("org"));
  g_ptr_array_add (self->items, item);
}

void
trib_card_record_finish (TribCardRecord *self)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();

  if (self->is_company)
    add_kind (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      TribCardItem *item = self->items->pdata[i];

      name_item (self, item);
      g_ptr_array_add (item->preferred ? ordered : rest, item);
    }
  g_ptr_array_extend (ordered, rest, NULL, NULL);
  for (guint i = 0; i < self->items->len; i++)
    self->items->pdata[i] = ordered->pdata[i];
}
