/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which value survives, and the words for why.
 */
#include "config.h"

#include <string.h>

#include "survivorship/trib-survivor.h"

typedef struct
{
  TribFieldId field;
  const char *text;
  TribStatus status;
} One;

typedef struct
{
  TribContribution records[8];
  guint n;
} Case;

static void
add (Case *self, gint64 since, int trust, const One *values)
{
  TribContribution *record = &self->records[self->n++];

  record->record = self->n;
  record->source = trust;
  record->trust = trust;
  record->since = since;
  record->values = trib_values_new ();
  for (; values->text != NULL; values++)
    trib_values_add (record->values, values->field, 0, values->status, TRIB_REASON_NONE, values->text,
                     strlen (values->text));
}

static GPtrArray *
survive (Case *self)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();

  return trib_survive (schema, self->records, self->n);
}

static void
clear (Case *self)
{
  for (guint i = 0; i < self->n; i++)
    trib_values_free (self->records[i].values);
}

static const char *
text (GPtrArray *survivors, TribFieldId field)
{
  const TribSurvivor *survivor = trib_survivors_find (survivors, field);

  return survivor ? survivor->text : NULL;
}

static void
test_only_one (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;

  add (&self, 1, 1, (const One[]){ { TRIB_FIELD_FULL_NAME, "Anna Köhler", 0 }, { 0, NULL, 0 } });
  survivors = survive (&self);
  g_assert_cmpuint (survivors->len, ==, 1);
  g_assert_cmpstr (text (survivors, TRIB_FIELD_FULL_NAME), ==, "Anna Köhler");
  g_assert_cmpstr (trib_survivors_find (survivors, TRIB_FIELD_FULL_NAME)->why, ==, "only one");
  clear (&self);
}

static void
test_frequent (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;
  const TribSurvivor *born;

  add (&self, 3, 1, (const One[]){ { TRIB_FIELD_DATE_OF_BIRTH, "1987-03-04", 0 }, { 0, NULL, 0 } });
  add (&self, 1, 2, (const One[]){ { TRIB_FIELD_DATE_OF_BIRTH, "1987-04-03", 0 }, { 0, NULL, 0 } });
  add (&self, 1, 3, (const One[]){ { TRIB_FIELD_DATE_OF_BIRTH, "1987-04-03", 0 }, { 0, NULL, 0 } });
  survivors = survive (&self);
  born = trib_survivors_find (survivors, TRIB_FIELD_DATE_OF_BIRTH);
  g_assert_cmpstr (born->text, ==, "1987-04-03");
  g_assert_cmpstr (born->why, ==, "agreed by 2 of 3");
  g_assert_cmpuint (born->candidates->len, ==, 2);
  g_assert_cmpint (((TribCandidate *) born->candidates->pdata[0])->record, ==, 2);
  clear (&self);
}

static void
test_valid_before_invalid (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;

  add (&self, 9, 1, (const One[]){ { TRIB_FIELD_EMAIL, "anna(at)x", TRIB_STATUS_INVALID }, { 0, NULL, 0 } });
  add (&self, 1, 2, (const One[]){ { TRIB_FIELD_EMAIL, "anna@posteo.de", 0 }, { 0, NULL, 0 } });
  survivors = survive (&self);
  g_assert_cmpstr (text (survivors, TRIB_FIELD_EMAIL), ==, "anna@posteo.de");
  g_assert_cmpuint (trib_survivors_find (survivors, TRIB_FIELD_EMAIL)->candidates->len, ==, 2);
  clear (&self);
}

static void
test_only_invalid (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;

  add (&self, 1, 1, (const One[]){ { TRIB_FIELD_PHONE, "12", TRIB_STATUS_INVALID }, { 0, NULL, 0 } });
  survivors = survive (&self);
  g_assert_cmpstr (text (survivors, TRIB_FIELD_PHONE), ==, "");
  g_assert_cmpstr (trib_survivors_find (survivors, TRIB_FIELD_PHONE)->why, ==, "not valid");
  clear (&self);
}

static void
test_several_are_kept (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;

  add (&self, 1, 1, (const One[]){ { TRIB_FIELD_EMAIL, "old@x.de", 0 }, { 0, NULL, 0 } });
  add (&self, 5, 2, (const One[]){ { TRIB_FIELD_EMAIL, "new@x.de", 0 }, { 0, NULL, 0 } });
  survivors = survive (&self);
  g_assert_cmpstr (text (survivors, TRIB_FIELD_EMAIL), ==, "new@x.de\nold@x.de");
  g_assert_cmpstr (trib_survivors_find (survivors, TRIB_FIELD_EMAIL)->why, ==, "most recent of 2");
  clear (&self);
}

static void
test_address_from_one_record (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;

  add (&self, 1, 1,
       (const One[]){ { TRIB_FIELD_STREET, "Lindenstraße", 0 },
                      { TRIB_FIELD_HOUSE_NUMBER, "12a", 0 },
                      { TRIB_FIELD_POSTCODE, "04103", 0 },
                      { TRIB_FIELD_CITY, "Leipzig", 0 },
                      { 0, NULL, 0 } });
  add (&self, 5, 2,
       (const One[]){ { TRIB_FIELD_STREET, "Am Markt", 0 }, { TRIB_FIELD_CITY, "Dresden", 0 }, { 0, NULL, 0 } });
  survivors = survive (&self);
  g_assert_cmpstr (text (survivors, TRIB_FIELD_STREET), ==, "Am Markt");
  g_assert_cmpstr (text (survivors, TRIB_FIELD_CITY), ==, "Dresden");
  /* Never a mixture: the new address has no number and no postcode. */
  g_assert_null (text (survivors, TRIB_FIELD_HOUSE_NUMBER));
  g_assert_null (text (survivors, TRIB_FIELD_POSTCODE));
  clear (&self);
}

static void
test_name_from_one_record (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;

  add (&self, 1, 1,
       (const One[]){ { TRIB_FIELD_NAME_PREFIX, "Dr.", 0 },
                      { TRIB_FIELD_GIVEN_NAME, "A.", 0 },
                      { TRIB_FIELD_FAMILY_NAME, "Koehler-Brandt", 0 },
                      { TRIB_FIELD_FULL_NAME, "A. Koehler-Brandt", 0 },
                      { 0, NULL, 0 } });
  for (int i = 0; i < 2; i++)
    add (&self, 1, 2 + i,
         (const One[]){ { TRIB_FIELD_GIVEN_NAME, "Anna", 0 },
                        { TRIB_FIELD_FAMILY_NAME, "Köhler", 0 },
                        { TRIB_FIELD_FULL_NAME, "Anna Köhler", 0 },
                        { 0, NULL, 0 } });
  survivors = survive (&self);
  g_assert_cmpstr (text (survivors, TRIB_FIELD_GIVEN_NAME), ==, "Anna");
  g_assert_cmpstr (text (survivors, TRIB_FIELD_FAMILY_NAME), ==, "Köhler");
  /* What the chosen name lacks is filled from the others. */
  g_assert_cmpstr (text (survivors, TRIB_FIELD_NAME_PREFIX), ==, "Dr.");
  clear (&self);
}

static void
test_strictest_consent (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;

  add (&self, 9, 1, (const One[]){ { TRIB_FIELD_CONSENT_EMAIL, "yes", 0 }, { 0, NULL, 0 } });
  add (&self, 9, 2, (const One[]){ { TRIB_FIELD_CONSENT_EMAIL, "yes", 0 }, { 0, NULL, 0 } });
  add (&self, 1, 3, (const One[]){ { TRIB_FIELD_CONSENT_EMAIL, "no", 0 }, { 0, NULL, 0 } });
  survivors = survive (&self);
  g_assert_cmpstr (text (survivors, TRIB_FIELD_CONSENT_EMAIL), ==, "no");
  clear (&self);
}

static void
test_notes_are_joined (void)
{
  Case self = { 0 };
  g_autoptr (GPtrArray) survivors = NULL;

  add (&self, 1, 1, (const One[]){ { TRIB_FIELD_NOTES, "likes espresso", 0 }, { 0, NULL, 0 } });
  add (&self, 1, 2, (const One[]){ { TRIB_FIELD_NOTES, "ring twice", 0 }, { 0, NULL, 0 } });
  survivors = survive (&self);
  g_assert_nonnull (strstr (text (survivors, TRIB_FIELD_NOTES), "likes espresso"));
  g_assert_nonnull (strstr (text (survivors, TRIB_FIELD_NOTES), "ring twice"));
  clear (&self);
}

/* Records in any order give the same customer. */
static void
test_order_does_not_matter (void)
{
  static const char *const names[] = { "Anna Köhler", "Anna Koehler", "A. Köhler", "Anna Köhler-Brandt" };
  Case self = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *email = g_strdup_printf ("a%u@x.de", i / 2);

      add (&self, 1, 1,
           (const One[]){ { TRIB_FIELD_FULL_NAME, names[i], 0 }, { TRIB_FIELD_EMAIL, email, 0 }, { 0, NULL, 0 } });
    }
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GPtrArray) survivors = survive (&self);
      g_autofree char *got
          = g_strconcat (text (survivors, TRIB_FIELD_FULL_NAME), "|", text (survivors, TRIB_FIELD_EMAIL), NULL);
      guint a = (guint) g_rand_int_range (random, 0, (gint32) self.n),
            b = (guint) g_rand_int_range (random, 0, (gint32) self.n);
      TribContribution swap = self.records[a];

      if (expected == NULL)
        expected = g_strdup (got);
      g_assert_cmpstr (got, ==, expected);
      self.records[a] = self.records[b];
      self.records[b] = swap;
    }
  clear (&self);
}

static void
test_names (void)
{
  static const struct
  {
    One values[4];
    const char *name;
    gboolean organisation;
  } cases[] = {
    { { { TRIB_FIELD_FULL_NAME, "Anna Köhler", 0 }, { TRIB_FIELD_ORGANISATION, "Café", 0 } }, "Anna Köhler", FALSE },
    { { { TRIB_FIELD_KIND, "organisation", 0 },
        { TRIB_FIELD_FULL_NAME, "Anna", 0 },
        { TRIB_FIELD_ORGANISATION, "Café", 0 } },
      "Café",
      TRUE },
    { { { TRIB_FIELD_GIVEN_NAME, "Anna", 0 }, { TRIB_FIELD_FAMILY_NAME, "Köhler", 0 } }, "Anna Köhler", FALSE },
    { { { TRIB_FIELD_EMAIL, "a@b.de", 0 }, { TRIB_FIELD_CITY, "Leipzig", 0 } }, "a@b.de", FALSE },
    { { { TRIB_FIELD_JOB_TITLE, "Baker", 0 } }, "Without a name", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case self = { 0 };
      g_autoptr (GPtrArray) survivors = NULL;
      g_autofree char *name = NULL;
      gboolean organisation;

      add (&self, 1, 1, cases[i].values);
      survivors = survive (&self);
      name = trib_survivors_name (survivors, &organisation);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpint (organisation, ==, cases[i].organisation);
      clear (&self);
    }
}

/* Records of few values, so that they agree, differ, lack and repeat them in every way. */
static void
add_random (Case *self, GRand *random)
{
  static const TribFieldId fields[]
      = { TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_FAMILY_NAME,  TRIB_FIELD_FULL_NAME,    TRIB_FIELD_EMAIL,
          TRIB_FIELD_PHONE,      TRIB_FIELD_STREET,       TRIB_FIELD_HOUSE_NUMBER, TRIB_FIELD_CITY,
          TRIB_FIELD_POSTCODE,   TRIB_FIELD_NOTES,        TRIB_FIELD_TAGS,         TRIB_FIELD_DATE_OF_BIRTH,
          TRIB_FIELD_KIND,       TRIB_FIELD_CONSENT_EMAIL };
  static const char *const texts[] = { "Anna", "anna", "Annä", "yes", "no" };
  One values[20];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (int k = g_rand_int_range (random, 0, 3); k > 0 && n < G_N_ELEMENTS (values) - 1; k -= 2)
      values[n++] = (One){ fields[i], texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))],
                           (TribStatus) MAX (0, g_rand_int_range (random, -6, 5)) };
  if (g_rand_int_range (random, 0, 4) == 0 && n > 0 && n < G_N_ELEMENTS (values) - 1)
    {
      values[n] = values[n - 1];
      values[n++].text = texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];
    }
  values[n] = (One){ 0, NULL, 0 };
  add (self, g_rand_int_range (random, 0, 3), g_rand_int_range (random, 1, 3), values);
}

static void
test_texts_alone (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autofree const char **fields = g_new0 (const char *, trib_schema_size (schema) + 1);

  for (guint round = 0; round < 3000; round++)
    {
      Case self = { 0 };
      g_autoptr (GPtrArray) survivors = NULL;
      g_autoptr (GPtrArray) kept = NULL;

      for (int n = g_rand_int_range (random, 1, 5); n > 0; n--)
        add_random (&self, random);
      survivors = survive (&self);
      kept = trib_survive_texts (schema, self.records, self.n, fields);
      for (guint i = 0; i < trib_schema_size (schema); i++)
        {
          const char *whole = text (survivors, trib_schema_nth (schema, i)->id);

          g_assert_cmpstr (fields[i], ==, whole != NULL && *whole != '\0' ? whole : NULL);
        }
      clear (&self);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survivorship/survivor/only-one", test_only_one);
  g_test_add_func ("/survivorship/survivor/frequent", test_frequent);
  g_test_add_func ("/survivorship/survivor/valid-before-invalid", test_valid_before_invalid);
  g_test_add_func ("/survivorship/survivor/only-invalid-survives-as-nothing", test_only_invalid);
  g_test_add_func ("/survivorship/survivor/several-are-kept", test_several_are_kept);
  g_test_add_func ("/survivorship/survivor/address-comes-from-one-record", test_address_from_one_record);
  g_test_add_func ("/survivorship/survivor/name-comes-from-one-record", test_name_from_one_record);
  g_test_add_func ("/survivorship/survivor/strictest-consent-wins", test_strictest_consent);
  g_test_add_func ("/survivorship/survivor/notes-are-joined", test_notes_are_joined);
  g_test_add_func ("/survivorship/survivor/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/survivorship/survivor/texts-alone-are-the-same", test_texts_alone);
  g_test_add_func ("/survivorship/survivor/names", test_names);
  return g_test_run ();
}
