/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column goes to a property by its name: as the reader of cards calls it ("TEL work_2", "ADR/street"), or as the fields of
 * a customer are called on the command line. What cards have no property for becomes a private one ("X-TAX-ID").
 */
#include "config.h"

#include "formats/card/trib-card-slots.h"

#include "base/trib-fold.h"
#include "formats/card/trib-card-record.h"

#include <stdlib.h>
#include <string.h>

static const struct
{
  const char *field;
  const char *column;
  TribCardUse use;
} fields[] = {
  { "kind", "KIND", TRIB_CARD_WORD },
  { "name_prefix", "N/prefix", TRIB_CARD_AS_IT_IS },
  { "given_name", "N/given name", TRIB_CARD_AS_IT_IS },
  { "middle_name", "N/additional names", TRIB_CARD_AS_IT_IS },
  { "family_name", "N/family name", TRIB_CARD_AS_IT_IS },
  { "name_suffix", "N/suffix", TRIB_CARD_AS_IT_IS },
  { "nickname", "NICKNAME", TRIB_CARD_AS_IT_IS },
  { "full_name", "FN", TRIB_CARD_AS_IT_IS },
  { "organisation", "ORG", TRIB_CARD_AS_IT_IS },
  { "job_title", "TITLE", TRIB_CARD_AS_IT_IS },
  { "email", "EMAIL", TRIB_CARD_EACH },
  { "phone", "TEL", TRIB_CARD_EACH },
  { "website", "URL", TRIB_CARD_EACH },
  { "address_line", "ADR/street", TRIB_CARD_AS_IT_IS },
  { "street", "ADR/street", TRIB_CARD_ELSE },
  { "house_number", "ADR/street", TRIB_CARD_BEHIND },
  { "unit", "ADR/extended address", TRIB_CARD_AS_IT_IS },
  { "postcode", "ADR/postal code", TRIB_CARD_AS_IT_IS },
  { "city", "ADR/locality", TRIB_CARD_AS_IT_IS },
  { "region", "ADR/region", TRIB_CARD_AS_IT_IS },
  { "country", "ADR/country", TRIB_CARD_AS_IT_IS },
  { "date_of_birth", "BDAY", TRIB_CARD_AS_IT_IS },
  { "gender", "GENDER", TRIB_CARD_WORD },
  { "language", "LANG", TRIB_CARD_AS_IT_IS },
  { "external_id", "UID", TRIB_CARD_AS_IT_IS },
  { "tags", "CATEGORIES", TRIB_CARD_EACH },
  { "notes", "NOTE", TRIB_CARD_AS_IT_IS },
};

static void
slot_free (gpointer data)
{
  TribCardSlot *self = data;

  g_free (self->property);
  g_free (self->kind);
  g_array_unref (self->sources);
  g_free (self);
}

static TribCardSlot *
find_slot (GPtrArray *slots, const char *property, const char *kind, guint ordinal)
{
  for (guint i = 0; i < slots->len; i++)
    {
      TribCardSlot *slot = slots->pdata[i];

      if (strcmp (slot->property, property) == 0 && g_strcmp0 (slot->kind, kind) == 0 && slot->ordinal == ordinal)
        return slot;
    }
  return NULL;
}

static void
add_source (GPtrArray *slots, const char *property, const char *kind, guint ordinal, TribCardSource source)
{
  TribCardSlot *slot = find_slot (slots, property, kind, ordinal);

  if (!slot)
    {
      slot = g_new0 (TribCardSlot, 1);
      slot->known = trib_card_name_find (property);
      slot->property = g_strdup (property);
      slot->kind = g_strdup (kind);
      slot->ordinal = ordinal;
      slot->sources = g_array_new (FALSE, FALSE, sizeof (TribCardSource));
      g_ptr_array_add (slots, slot);
    }
  g_array_append_val (slot->sources, source);
}

static gboolean
is_property (const char *name, const TribCardName *known)
{
  if (!known)
    return g_str_has_prefix (name, "X-") && name[2] != '\0';
  return known->form != TRIB_CARD_FRAME && known->form != TRIB_CARD_CARD;
}

static gboolean
find_place (const TribCardName *known, const char *part, guint *place)
{
  guint n = trib_card_place_of_type (known) + (known && known->form == TRIB_CARD_UNITS ? 9 : 2);

  for (*place = 0; *place < n; ++*place)
    {
      g_autofree char *name = trib_card_place_name (known, *place);

      if (strcmp (name, part) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Cuts "_2" off; the ordinal is then 1. */
static guint
cut_ordinal (char *name)
{
  char *bar = strrchr (name, '_');
  gsize digits = bar ? strspn (bar + 1, "0123456789") : 0;
  guint number;

  if (!bar || digits == 0 || digits > 6 || bar[1 + digits] != '\0' || bar[1] == '0')
    return 0;
  number = (guint) atoi (bar + 1);
  if (number < 2)
    return 0;
  *bar = '\0';
  return number - 1;
}

/* "TEL work_2", "ADR_2/street", "ORG" */
static gboolean
add_by_name (GPtrArray *slots, const char *column, TribCardSource source)
{
  g_autofree char *head = g_strdup (column);
  char *slash = strchr (head, '/'), *blank;
  const char *part = slash ? slash + 1 : "";
  const TribCardName *known;
  gsize len = strspn (head, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
  guint ordinal;

  if (slash)
    *slash = '\0';
  if (g_str_has_prefix (head, "ADR LABEL"))
    {
      memmove (head, head + 4, strlen (head + 4) + 1);
      len = strlen ("LABEL");
    }
  ordinal = cut_ordinal (head);
  if (len == 0 || len > strlen (head) || (head[len] != '\0' && head[len] != ' '))
    return FALSE;
  blank = head[len] == ' ' ? head + len : NULL;
  if (blank)
    *blank = '\0';
  known = trib_card_name_find (head);
  if (!is_property (head, known) || (blank && (blank[1] == '\0' || (known && !known->typed)))
      || !find_place (known, part, &source.place))
    return FALSE;
  add_source (slots, head, blank ? blank + 1 : NULL, ordinal, source);
  return TRUE;
}

/* A name as properties have it, of letters, digits and hyphens, that no other column has. */
static void
add_private (GPtrArray *slots, const char *column, TribCardSource source)
{
  g_autofree char *folded = trib_fold (column);
  g_autofree char *name = NULL;
  g_autoptr (GString) property = g_string_new ("X-");

  for (const char *p = folded; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (property, g_ascii_toupper (*p));
    else if (property->str[property->len - 1] != '-')
      g_string_append_c (property, '-');
  while (property->len > 2 && property->str[property->len - 1] == '-')
    g_string_truncate (property, property->len - 1);
  if (property->len == 2)
    g_string_append_printf (property, "COLUMN-%u", source.column + 1);
  name = g_strdup (property->str);
  for (guint n = 2; find_slot (slots, property->str, NULL, 0); n++)
    g_string_printf (property, "%s-%u", name, n);
  add_source (slots, property->str, NULL, 0, source);
}

GPtrArray *
trib_card_slots_new (const TribWriterColumn *columns, guint n_columns)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func (slot_free);

  for (guint i = 0; i < n_columns; i++)
    {
      TribCardSource source = { .column = i };
      const char *name = columns[i].name;

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        if (strcmp (fields[j].field, name) == 0)
          {
            source.use = fields[j].use;
            name = fields[j].column;
            break;
          }
      if (!add_by_name (slots, name, source))
        add_private (slots, name, source);
    }
  return slots;
}

const TribCardSlot *
trib_card_slots_find (GPtrArray *slots, const char *property)
{
  return find_slot (slots, property, NULL, 0);
}
