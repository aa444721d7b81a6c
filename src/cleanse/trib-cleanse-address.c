/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Address lines, streets and house numbers in one form each: the line gives its parts as well.
 */
#include "config.h"

#include "words/trib-address-split.h"
#include "cleanse/trib-cleanse.h"
#include "words/trib-letter-case.h"
#include "words/trib-street-words.h"

#include <string.h>

static void
free_address (gpointer address)
{
  trib_address_free (address);
}

static TribAddress *
thread_address (void)
{
  static GPrivate key = G_PRIVATE_INIT (free_address);
  TribAddress *address = g_private_get (&key);

  if (address == NULL)
    {
      address = trib_address_new ();
      g_private_set (&key, address);
    }
  return address;
}

static void
add_part (const TribCleanseContext *context, TribFieldId field, const GString *text)
{
  if (text->len > 0)
    trib_values_add (context->out, field, 0, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT, text->str, text->len);
}

static void
repair_case (GString *text)
{
  g_autofree char *copy = NULL;

  if (text->len == 0 || !trib_case_needs_repair (text->str, text->len))
    return;
  copy = g_strdup (text->str);
  g_string_truncate (text, 0);
  trib_case_append (text, copy, strlen (copy), TRIB_CASE_PLACE);
}

static void
standardise (TribAddress *address, const char *country)
{
  g_autofree char *street = NULL;

  repair_case (address->street);
  street = g_strdup (address->street->str);
  trib_street_standard (street, strlen (street), country, address->street);
  repair_case (address->city);
  repair_case (address->rest);
}

static void
append_part (GString *line, const GString *part, const char *joint)
{
  if (part->len == 0)
    return;
  if (line->len > 0)
    g_string_append (line, joint);
  g_string_append (line, part->str);
}

/* Street and number in the order in which they came, then the flat and what else there was. */
static void
write_line (GString *line, const TribAddress *address)
{
  gboolean flat_first = address->number_first && strspn (address->unit->str, "0123456789") == address->unit->len;

  if (flat_first)
    append_part (line, address->unit, "");
  if (address->number_first)
    append_part (line, address->number, "/");
  append_part (line, address->street, " ");
  if (!address->number_first)
    append_part (line, address->number, " ");
  if (!flat_first)
    append_part (line, address->unit, ", ");
  append_part (line, address->rest, ", ");
}

void
trib_cleanse_address_line (const TribCleanseContext *context, const char *text, gsize len)
{
  TribAddress *address = thread_address ();
  g_autoptr (GString) line = g_string_sized_new (len + 16);

  trib_address_split (address, text, len, context->country);
  standardise (address, context->country);
  write_line (line, address);
  if (line->len == 0)
    g_string_append_len (line, text, (gssize) len);
  trib_cleanse_add (context, text, len, line->str, line->len, TRIB_REASON_FORMAT);
  add_part (context, TRIB_FIELD_STREET, address->street);
  add_part (context, TRIB_FIELD_HOUSE_NUMBER, address->number);
  add_part (context, TRIB_FIELD_UNIT, address->unit);
  add_part (context, TRIB_FIELD_POSTCODE, address->postcode);
  add_part (context, TRIB_FIELD_CITY, address->city);
  add_part (context, TRIB_FIELD_REGION, address->region);
}

void
trib_cleanse_street (const TribCleanseContext *context, const char *text, gsize len)
{
  TribAddress *address = thread_address ();

  trib_address_split (address, text, len, context->country);
  standardise (address, context->country);
  append_part (address->street, address->rest, ", ");
  if (address->street->len == 0)
    trib_cleanse_text (context, text, len);
  else
    trib_cleanse_add (context, text, len, address->street->str, address->street->len,
                      address->number->len > 0 || address->unit->len > 0 ? TRIB_REASON_SPLIT : TRIB_REASON_FORMAT);
  add_part (context, TRIB_FIELD_HOUSE_NUMBER, address->number);
  add_part (context, TRIB_FIELD_UNIT, address->unit);
}

/* Without "No." before it, blanks inside, and capitals: "Nr. 18 A" is 18a. */
void
trib_cleanse_house_number (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autoptr (GString) number = g_string_sized_new (len + 1);
  const char *p = text;

  if (g_ascii_isalpha (p[0]) && strpbrk (p, "0123456789"))
    {
      gsize n = strcspn (p, "0123456789");

      if (n <= 4 && (strchr (p, '.') || g_ascii_strncasecmp (p, "nr", 2) == 0 || g_ascii_strncasecmp (p, "no", 2) == 0))
        p += n;
    }
  for (; *p; p++)
    if (*p != ' ')
      g_string_append_c (number, g_ascii_tolower (*p));
  if (g_str_has_suffix (number->str, ".0") && strspn (number->str, "0123456789") == number->len - 2)
    g_string_truncate (number, number->len - 2);
  if (strpbrk (number->str, "0123456789") == NULL)
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_NOT_A_NUMBER, text, len);
  else
    trib_cleanse_add (context, text, len, number->str, number->len, TRIB_REASON_FORMAT);
}
