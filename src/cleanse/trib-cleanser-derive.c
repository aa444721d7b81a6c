/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a record's values tell together. A value of a column of its own goes before one that was found in another's text.
 */
#include "config.h"

#include "cleanse/trib-cleanser-private.h"

#include <string.h>

static void
add_name_part (TribValues *values, TribFieldId field, GString *text)
{
  const TribValue *value = trib_values_first (values, field);

  if (value == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_len (text, value->text.text, value->text.len);
}

static void
derive_full_name (TribValues *out, GString *text)
{
  g_string_truncate (text, 0);
  add_name_part (out, TRIB_FIELD_GIVEN_NAME, text);
  if (text->len > 0)
    add_name_part (out, TRIB_FIELD_MIDDLE_NAME, text);
  add_name_part (out, TRIB_FIELD_FAMILY_NAME, text);
  if (text->len > 0)
    trib_values_add (out, TRIB_FIELD_FULL_NAME, -1, TRIB_STATUS_OK, TRIB_REASON_NONE, text->str, text->len);
}

static void
derive_kind (TribValues *out, gboolean parts, gboolean full_name, gboolean organisation)
{
  if (parts || (full_name && !organisation))
    trib_values_add (out, TRIB_FIELD_KIND, -1, TRIB_STATUS_OK, TRIB_REASON_NONE, "person", 6);
  else if (organisation)
    trib_values_add (out, TRIB_FIELD_KIND, -1, TRIB_STATUS_OK, TRIB_REASON_NONE, "organisation", 12);
}

/* Fields of @values that have something usable, as bits. */
static guint64
fields_in (TribValues *values)
{
  guint64 fields = 0;

  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribValue *value = trib_values_nth (values, i);

      if (value->field < 64 && value->status <= TRIB_STATUS_SUSPECT)
        fields |= G_GUINT64_CONSTANT (1) << value->field;
    }
  return fields;
}

#define HAS(fields, field) (((fields) >> (field)) & 1)

void
trib_cleanser_derive (TribValues *derived, TribValues *out, GString *text)
{
  guint64 own = fields_in (out), all = own;
  gboolean parts;

  for (guint i = 0; i < trib_values_size (derived); i++)
    {
      const TribValue *value = trib_values_nth (derived, i);

      if (value->field >= 64 || HAS (all, value->field))
        continue;
      trib_values_add (out, value->field, value->column, value->status, value->reason, value->text.text,
                       value->text.len);
      all |= G_GUINT64_CONSTANT (1) << value->field;
    }
  parts = HAS (all, TRIB_FIELD_GIVEN_NAME) || HAS (all, TRIB_FIELD_FAMILY_NAME);
  if (!HAS (all, TRIB_FIELD_KIND))
    derive_kind (out, parts, HAS (all, TRIB_FIELD_FULL_NAME), HAS (all, TRIB_FIELD_ORGANISATION));
  if (!HAS (all, TRIB_FIELD_FULL_NAME) && parts)
    derive_full_name (out, text);
}
