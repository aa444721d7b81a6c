/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of values and what cleansing must make of them.
 */
#pragma once

#include "cleanse/trib-cleanser.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *standard;
  TribStatus status;
  TribReason reason;
} ValueCase;

#define OK TRIB_STATUS_OK, TRIB_REASON_NONE
#define REPAIRED(reason) TRIB_STATUS_REPAIRED, TRIB_REASON_##reason
#define SUSPECT(reason) TRIB_STATUS_SUSPECT, TRIB_REASON_##reason
#define INVALID(reason) TRIB_STATUS_INVALID, TRIB_REASON_##reason
#define MISSING TRIB_STATUS_MISSING, TRIB_REASON_PLACEHOLDER

static inline void
check_values (TribFieldId field, const char *country, TribDateOrder order, const ValueCase *cases, guint n)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *standard = NULL;
      TribReason reason;
      TribStatus status = trib_cleanse_value (schema, field, country, order, cases[i].text, &standard, &reason);

      g_test_message ("«%s» gave «%s», %s, %s", cases[i].text, standard, trib_status_text (status),
                      trib_reason_text (reason));
      g_assert_cmpstr (standard, ==, cases[i].standard);
      g_assert_cmpint (status, ==, cases[i].status);
      g_assert_cmpint (reason, ==, cases[i].reason);
    }
}

#define CHECK_VALUES(field, country, order, cases)                                                                     \
  check_values (TRIB_FIELD_##field, country, TRIB_DATE_ORDER_##order, cases, G_N_ELEMENTS (cases))

/* A record as "field=text|field=text", and its standard values in the same form, those that are invalid or missing
 * with ! before them. */
static inline char *
cleanse_record (TribCleanser *cleanser, const char *record)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribValues) in = trib_values_new (), out = trib_values_new ();
  g_auto (GStrv) parts = g_strsplit (record, "|", -1);
  GString *result = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    {
      char *text = strchr (parts[i], '=');

      *text++ = '\0';
      trib_values_add (in, trib_schema_find (schema, parts[i])->id, (int) i, TRIB_STATUS_OK, TRIB_REASON_NONE, text,
                       strlen (text));
    }
  trib_cleanser_row (cleanser, in, out);
  for (guint i = 0; i < trib_values_size (out); i++)
    {
      const TribValue *value = trib_values_nth (out, i);

      g_string_append_printf (result, "%s%s%s=%s", i ? "|" : "", value->status > TRIB_STATUS_SUSPECT ? "!" : "",
                              trib_schema_get (schema, value->field)->name, value->text.text);
    }
  return g_string_free (result, FALSE);
}

typedef struct
{
  const char *record;
  const char *standard;
} RecordCase;

static inline void
check_records (const char *country, TribDateOrder order, const RecordCase *cases, guint n)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribCleanser) cleanser = trib_cleanser_new (schema, country, order);

  /* Twice, so that the second time comes from what was remembered. */
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *got = cleanse_record (cleanser, cases[i].record);

        g_assert_cmpstr (got, ==, cases[i].standard);
      }
}
