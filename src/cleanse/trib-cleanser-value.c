/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value from its raw text to its results, whichever its type: what is common to all is done here, the rest by the
 * cleanser of the type. A new type is one row of the table.
 */
#include "config.h"

#include "cleanse/trib-cleanser-private.h"

#include "cleanse/trib-clean-text.h"
#include "cleanse/trib-cleanse.h"
#include "cleanse/trib-placeholder.h"

#include <string.h>

#define LONGEST 4096 /* of what is not free text */

static const TribCleanseFunc by_type[] = {
  [TRIB_TYPE_TEXT] = trib_cleanse_text,
  [TRIB_TYPE_KIND] = trib_cleanse_kind,
  [TRIB_TYPE_GIVEN_NAME] = trib_cleanse_name,
  [TRIB_TYPE_FAMILY_NAME] = trib_cleanse_name,
  [TRIB_TYPE_FULL_NAME] = trib_cleanse_full_name,
  [TRIB_TYPE_ORGANISATION] = trib_cleanse_organisation,
  [TRIB_TYPE_EMAIL] = trib_cleanse_email,
  [TRIB_TYPE_PHONE] = trib_cleanse_phone,
  [TRIB_TYPE_URL] = trib_cleanse_url,
  [TRIB_TYPE_ADDRESS_LINE] = trib_cleanse_address_line,
  [TRIB_TYPE_STREET] = trib_cleanse_street,
  [TRIB_TYPE_HOUSE_NUMBER] = trib_cleanse_house_number,
  [TRIB_TYPE_POSTCODE] = trib_cleanse_postcode,
  [TRIB_TYPE_CITY] = trib_cleanse_city,
  [TRIB_TYPE_REGION] = trib_cleanse_region,
  [TRIB_TYPE_COUNTRY] = trib_cleanse_country,
  [TRIB_TYPE_DATE] = trib_cleanse_date,
  [TRIB_TYPE_TIME] = trib_cleanse_date,
  [TRIB_TYPE_GENDER] = trib_cleanse_gender,
  [TRIB_TYPE_LANGUAGE] = trib_cleanse_language,
  [TRIB_TYPE_ID] = trib_cleanse_id,
  [TRIB_TYPE_YES_NO] = trib_cleanse_yes_no,
  [TRIB_TYPE_NUMBER] = trib_cleanse_number,
  [TRIB_TYPE_MONEY] = trib_cleanse_number,
};

static gboolean
is_free_text (const TribField *field)
{
  return field->id == TRIB_FIELD_NOTES || field->id == TRIB_FIELD_TEXT;
}

static TribCleanseFunc
cleanser_for (const TribField *field)
{
  if (field->id == TRIB_FIELD_NAME_PREFIX || field->id == TRIB_FIELD_NAME_SUFFIX)
    return trib_cleanse_name_affix;
  return (guint) field->type < G_N_ELEMENTS (by_type) ? by_type[field->type] : trib_cleanse_text;
}

/* A value that is good but for its blanks was repaired; one that is invalid stays as it came. */
static void
set_status (TribValues *out, TribReason cleaned, const char *text, gsize len)
{
  const TribValue *value = trib_values_size (out) > 0 ? trib_values_nth (out, 0) : NULL;

  if (value == NULL)
    return;
  if (value->status == TRIB_STATUS_INVALID && trib_values_size (out) == 1)
    {
      TribValue old = *value;

      trib_values_clear (out);
      trib_values_add (out, old.field, 0, old.status, old.reason, text, len);
    }
  else if (value->status == TRIB_STATUS_OK)
    {
      TribValue *changed = (TribValue *) value;

      changed->status = TRIB_STATUS_REPAIRED;
      changed->reason = value->reason ? value->reason : cleaned;
    }
}

/* ="0123" is how an export keeps a spreadsheet from making a number of it. */
static gboolean
unwrap_formula (GString *out, const char *text, gsize len)
{
  if (len < 4 || text[0] != '=' || text[1] != '"' || text[len - 1] != '"' || memchr (text + 2, '"', len - 3))
    return FALSE;
  if (out->str == text)
    {
      g_string_truncate (out, len - 1);
      g_string_erase (out, 0, 2);
    }
  else
    g_string_overwrite_len (g_string_truncate (out, 0), 0, text + 2, (gssize) len - 3);
  return TRUE;
}

void
trib_cleanser_work (const TribField *field, const char *country, TribDateOrder order, int today, gboolean real_name,
                    const char *text, gsize len, GString *scratch, TribValues *out)
{
  TribCleanseContext context = { field->id, field->type, country, order, today, out };
  TribReason cleaned
      = trib_clean_text (text, len, is_free_text (field), field->type == TRIB_TYPE_ADDRESS_LINE, scratch);
  const char *standard = cleaned ? scratch->str : text;
  gsize n = cleaned ? scratch->len : len;

  trib_values_clear (out);
  if (n == 0)
    return;
  if (unwrap_formula (scratch, standard, n))
    {
      cleaned = TRIB_REASON_FORMAT;
      standard = scratch->str;
      n = scratch->len;
    }
  if (!real_name && trib_is_placeholder (field->type, standard, n))
    {
      trib_cleanse_add_as (&context, TRIB_STATUS_MISSING, TRIB_REASON_PLACEHOLDER, text, len);
      return;
    }
  if (n > LONGEST && !is_free_text (field))
    {
      trib_cleanse_add_as (&context, TRIB_STATUS_SUSPECT, TRIB_REASON_LENGTH, standard, n);
      return;
    }
  cleanser_for (field) (&context, standard, n);
  if (cleaned)
    set_status (out, cleaned, text, len);
}

int
trib_cleanser_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return year * 10000 + month * 100 + day;
}

TribStatus
trib_cleanse_value (TribSchema *schema, TribFieldId field, const char *country, TribDateOrder order, const char *text,
                    char **standard, TribReason *reason)
{
  g_autoptr (TribValues) out = trib_values_new ();
  g_autoptr (GString) scratch = g_string_new (NULL);
  const TribField *found = trib_schema_get (schema, field);
  const TribValue *value = NULL;

  g_return_val_if_fail (found != NULL, TRIB_STATUS_INVALID);
  trib_cleanser_work (found, country, order, trib_cleanser_today (), FALSE, text, strlen (text), scratch, out);
  for (guint i = 0; i < trib_values_size (out) && value == NULL; i++)
    if (trib_values_nth (out, i)->field == field)
      value = trib_values_nth (out, i);
  if (standard)
    *standard = g_strdup (value ? value->text.text : "");
  if (reason)
    *reason = value ? value->reason : TRIB_REASON_NONE;
  return value ? value->status : TRIB_STATUS_MISSING;
}
