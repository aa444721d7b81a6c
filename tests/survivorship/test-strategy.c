/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each rule on a table of cases: what three records say, what survives, and the words for why.
 */
#include "config.h"

#include <string.h>

#include "schema/trib-rule.h"
#include "survivorship/trib-sum.h"
#include "survivorship/trib-survivor.h"

#define NUMBER_FIELD (TRIB_FIELD_CUSTOM + 1)
#define MOST 4

/* One record's value, how old it is, and of which source. */
typedef struct
{
  const char *text;
  gint64 since;
  int source; /* also its rank; 0 is by hand */
  TribStatus status;
  guint n_more; /* other fields that the record has filled */
} Said;

typedef struct
{
  TribSurvivorship rule;
  TribFieldId field;
  const char *list[4];
  Said said[MOST];
  const char *text;
  const char *why;
} Case;

static const Case cases[] = {
  { TRIB_SURVIVE_FREQUENT,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Baker", 9, 1 }, { "Cook", 1, 2 }, { "Cook", 1, 3 } },
    "Cook",
    "agreed by 2 of 3" },
  { TRIB_SURVIVE_RECENT,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 1, 1 }, { "Baker", 9, 2 }, { "Cook", 1, 3 } },
    "Baker",
    "most recent of 2" },
  { TRIB_SURVIVE_COMPLETE,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 1, 1 }, { "Baker", 1, 2, 0, 3 }, { "Cook", 1, 3, 0, 1 } },
    "Baker",
    "from the most complete record, of 2" },
  { TRIB_SURVIVE_LONGEST,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 9, 1 }, { "Head cook", 1, 2 }, { "Cook", 9, 3 } },
    "Head cook",
    "longest of 2" },
  { TRIB_SURVIVE_TRUSTED,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 9, 2 }, { "Baker", 1, 1 }, { "Cook", 9, 3 } },
    "Baker",
    "from the most trusted of 2" },
  /* The field's own list goes before the rank of the sources; a source that is not on it comes after. */
  { TRIB_SURVIVE_TRUSTED,
    TRIB_FIELD_JOB_TITLE,
    { "3", "2" },
    { { "Cook", 9, 2 }, { "Baker", 1, 1 }, { "Clerk", 1, 3 } },
    "Clerk",
    "from the most trusted of 3" },
  { TRIB_SURVIVE_TRUSTED,
    TRIB_FIELD_JOB_TITLE,
    { "4" },
    { { "Cook", 9, 2 }, { "Baker", 1, 1 } },
    "Baker",
    "from the most trusted of 2" },
  { TRIB_SURVIVE_VALID,
    TRIB_FIELD_EMAIL,
    { NULL },
    { { "old@x.de", 9, 1, TRIB_STATUS_SUSPECT }, { "new@x.de", 1, 2 } },
    "new@x.de\nold@x.de",
    "the valid one of 2" },
  { TRIB_SURVIVE_SMALLEST,
    TRIB_FIELD_CUSTOMER_SINCE,
    { NULL },
    { { "2019-05-01", 9, 1 }, { "2015-02-03", 1, 2 }, { "2019-05-01", 1, 3 } },
    "2015-02-03",
    "earliest of 2" },
  { TRIB_SURVIVE_LARGEST,
    TRIB_FIELD_CUSTOMER_SINCE,
    { NULL },
    { { "2019-05-01", 1, 2 }, { "2015-02-03", 9, 1 }, { "2015-02-03", 9, 3 } },
    "2019-05-01",
    "latest of 2" },
  /* A day without a year comes neither first nor last. */
  { TRIB_SURVIVE_SMALLEST,
    TRIB_FIELD_CUSTOMER_SINCE,
    { NULL },
    { { "--05-01", 9, 1 }, { "2015-02-03", 1, 2 } },
    "2015-02-03",
    "earliest of 2" },
  { TRIB_SURVIVE_SMALLEST, NUMBER_FIELD, { NULL }, { { "100", 9, 1 }, { "20", 1, 2 } }, "20", "smallest of 2" },
  { TRIB_SURVIVE_LARGEST, NUMBER_FIELD, { NULL }, { { "-3", 9, 1 }, { "-20.5", 9, 2 } }, "-3", "largest of 2" },
  { TRIB_SURVIVE_SUM,
    NUMBER_FIELD,
    { NULL },
    { { "0.10", 9, 1 }, { "0.2", 1, 2 }, { "7", 1, 3 }, { "7", 1, 4 } },
    "14.30",
    "sum of 4" },
  /* The same number twice is twice as much, even where there is no other. */
  { TRIB_SURVIVE_SUM, NUMBER_FIELD, { NULL }, { { "7", 9, 1 }, { "7", 1, 2 } }, "14", "sum of 2" },
  { TRIB_SURVIVE_SUM,
    NUMBER_FIELD,
    { NULL },
    { { "7", 9, 1 }, { "many", 1, 2, TRIB_STATUS_INVALID } },
    "7",
    "sum of 2" },
  { TRIB_SURVIVE_JOIN,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 1, 2 }, { "Baker", 9, 1 } },
    "Baker\nCook",
    "all 2 kept" },
  { TRIB_SURVIVE_PRIORITY,
    TRIB_FIELD_GENDER,
    { "other", "Female" },
    { { "male", 9, 1 }, { "female", 1, 2 }, { "male", 9, 3 } },
    "female",
    "first on the list, of 2" },
  { TRIB_SURVIVE_PRIORITY,
    TRIB_FIELD_GENDER,
    { "other" },
    { { "male", 9, 1 }, { "female", 1, 2 }, { "male", 9, 3 } },
    "male",
    "agreed by 2 of 3" },
  { TRIB_SURVIVE_STRICTEST,
    TRIB_FIELD_CONSENT_EMAIL,
    { NULL },
    { { "yes", 9, 1 }, { "no", 1, 2 }, { "yes", 9, 3 } },
    "no",
    "strictest of 2" },
  /* Where the rule does not tell: valid, frequent, trusted, recent, longer, in this order. */
  { TRIB_SURVIVE_LONGEST,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 1, 2, TRIB_STATUS_SUSPECT }, { "Cork", 1, 2 } },
    "Cork",
    "the valid one of 2" },
  { TRIB_SURVIVE_LONGEST,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 9, 1 }, { "Cork", 1, 2 }, { "Cork", 1, 2 } },
    "Cork",
    "agreed by 2 of 3" },
  { TRIB_SURVIVE_LONGEST,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 9, 2 }, { "Cork", 1, 1 } },
    "Cork",
    "from the most trusted of 2" },
  { TRIB_SURVIVE_LONGEST,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 1, 1 }, { "Cork", 9, 1 } },
    "Cork",
    "most recent of 2" },
  { TRIB_SURVIVE_RECENT,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 1, 1 }, { "Porter", 1, 1 } },
    "Porter",
    "longest of 2" },
  { TRIB_SURVIVE_RECENT, TRIB_FIELD_JOB_TITLE, { NULL }, { { "Cook", 1, 1 }, { "Cork", 1, 1 } }, "Cook", "first of 2" },
  /* No rule makes right what can't be right, and none overrules a person. */
  { TRIB_SURVIVE_RECENT,
    TRIB_FIELD_PHONE,
    { NULL },
    { { "12", 9, 1, TRIB_STATUS_INVALID }, { "+49341223344", 1, 2 } },
    "+49341223344",
    "the valid one of 2" },
  { TRIB_SURVIVE_FREQUENT,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 9, 1 }, { "Cook", 9, 2 }, { "Baker", 1, 0 } },
    "Baker",
    "set by hand" },
  { TRIB_SURVIVE_FREQUENT,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 9, 0 }, { "Baker", 1, 0 }, { "Baker", 10, 2 } },
    "Cook",
    "set by hand" },
  { TRIB_SURVIVE_SUM, NUMBER_FIELD, { NULL }, { { "7", 9, 1 }, { "7", 9, 2 }, { "3", 1, 0 } }, "3", "set by hand" },
  { TRIB_SURVIVE_RECENT,
    TRIB_FIELD_JOB_TITLE,
    { NULL },
    { { "Cook", 9, 1 }, { "-", 1, 0, TRIB_STATUS_MISSING } },
    NULL,
    NULL },
};

static void
add_record (GArray *records, const Case *one, const Said *said)
{
  static const TribFieldId others[] = { TRIB_FIELD_NICKNAME, TRIB_FIELD_LANGUAGE, TRIB_FIELD_TAX_ID };
  TribContribution record = { records->len + 1, said->source, said->source, said->since, trib_values_new () };

  trib_values_add (record.values, one->field, 0, said->status, TRIB_REASON_NONE, said->text, strlen (said->text));
  for (guint i = 0; i < said->n_more; i++)
    trib_values_add (record.values, others[i], 0, TRIB_STATUS_OK, TRIB_REASON_NONE, "x", 1);
  g_array_append_val (records, record);
}

static void
check_case (const Case *one)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TribContribution));
  g_autoptr (GPtrArray) survivors = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree const char **fields = NULL;
  const TribSurvivor *survivor;
  const TribContribution *all;

  trib_schema_add_custom (schema, NUMBER_FIELD, "points", "Points", TRIB_TYPE_NUMBER);
  trib_schema_set_rule (schema, one->field, one->rule, one->list);
  g_assert_true (trib_rule_fits (one->rule, trib_schema_get (schema, one->field)));
  for (guint i = 0; i < MOST && one->said[i].text != NULL; i++)
    add_record (records, one, &one->said[i]);
  all = (const TribContribution *) (gpointer) records->data;
  survivors = trib_survive (schema, all, records->len);
  survivor = trib_survivors_find (survivors, one->field);
  g_assert_cmpstr (survivor != NULL ? survivor->text : NULL, ==, one->text);
  g_assert_cmpstr (survivor != NULL ? survivor->why : NULL, ==, one->why);
  /* The list of customers says the same. */
  fields = g_new0 (const char *, trib_schema_size (schema) + 1);
  kept = trib_survive_texts (schema, all, records->len, fields);
  g_assert_cmpstr (fields[trib_schema_index (schema, one->field)], ==, one->text);
  for (guint i = 0; i < records->len; i++)
    trib_values_free (all[i].values);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u: %s", i, trib_rule_name (cases[i].rule));
      check_case (&cases[i]);
    }
}

static void
test_every_rule_has_a_case (void)
{
  gboolean seen[TRIB_N_SURVIVORSHIPS] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    seen[cases[i].rule] = TRUE;
  for (guint i = 0; i < TRIB_N_SURVIVORSHIPS; i++)
    g_assert_true (seen[i]);
}

static void
test_names (void)
{
  for (TribSurvivorship i = 0; i < TRIB_N_SURVIVORSHIPS; i++)
    {
      TribSurvivorship found = TRIB_N_SURVIVORSHIPS;

      g_assert_true (trib_rule_from_name (trib_rule_name (i), &found));
      g_assert_cmpint (found, ==, i);
      g_assert_cmpstr (trib_rule_label (i), !=, "");
    }
}

static void
test_where_rules_fit (void)
{
  static const struct
  {
    TribSurvivorship rule;
    TribFieldId field;
    gboolean fits;
  } rows[] = {
    { TRIB_SURVIVE_SUM, TRIB_FIELD_EMAIL, FALSE },         { TRIB_SURVIVE_SUM, TRIB_FIELD_AMOUNT, TRUE },
    { TRIB_SURVIVE_SMALLEST, TRIB_FIELD_CITY, FALSE },     { TRIB_SURVIVE_LARGEST, TRIB_FIELD_DATE_OF_BIRTH, TRUE },
    { TRIB_SURVIVE_STRICTEST, TRIB_FIELD_NOTES, FALSE },   { TRIB_SURVIVE_STRICTEST, TRIB_FIELD_CONSENT_POST, TRUE },
    { TRIB_SURVIVE_JOIN, TRIB_FIELD_STREET, FALSE },       { TRIB_SURVIVE_JOIN, TRIB_FIELD_DATE_OF_BIRTH, FALSE },
    { TRIB_SURVIVE_JOIN, TRIB_FIELD_JOB_TITLE, TRUE },     { TRIB_SURVIVE_PRIORITY, TRIB_FIELD_FULL_NAME, FALSE },
    { TRIB_SURVIVE_PRIORITY, TRIB_FIELD_KIND, TRUE },      { TRIB_SURVIVE_RECENT, TRIB_FIELD_STREET, TRUE },
    { TRIB_SURVIVE_TRUSTED, TRIB_FIELD_GIVEN_NAME, TRUE },
  };
  g_autoptr (TribSchema) schema = trib_schema_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (trib_rule_fits (rows[i].rule, trib_schema_get (schema, rows[i].field)), ==, rows[i].fits);
  /* The rule that a field has from the beginning makes sense for it. */
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      g_assert_true (trib_rule_fits (field->rule, field));
      g_assert_cmpint (field->rule, ==, field->own_rule);
      g_assert_cmpint (field->rule, ==, trib_schema_get (schema, trib_rule_leader (field->id))->rule);
    }
}

/* The parts of an address have one rule, and it chooses the record. */
static void
test_groups (void)
{
  static const char *const streets[] = { "Am Markt", "Lindenstraße", "Lindenstraße" };
  static const char *const cities[] = { "Dresden", "Leipzig", "Leipzig" };
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GPtrArray) frequent = NULL;
  TribContribution records[3];

  for (guint i = 0; i < 3; i++)
    {
      records[i] = (TribContribution){ i + 1, 1, 1, 9 - i, trib_values_new () };
      trib_values_add (records[i].values, TRIB_FIELD_STREET, 0, 0, 0, streets[i], strlen (streets[i]));
      trib_values_add (records[i].values, TRIB_FIELD_CITY, 1, 0, 0, cities[i], strlen (cities[i]));
    }
  recent = trib_survive (schema, records, 3);
  g_assert_cmpstr (trib_survivors_find (recent, TRIB_FIELD_STREET)->text, ==, "Am Markt");
  g_assert_cmpstr (trib_survivors_find (recent, TRIB_FIELD_CITY)->text, ==, "Dresden");
  g_assert_cmpstr (trib_survivors_find (recent, TRIB_FIELD_CITY)->why, ==, "most recent of 2, kept together");
  trib_schema_set_rule (schema, TRIB_FIELD_CITY, TRIB_SURVIVE_FREQUENT, NULL);
  frequent = trib_survive (schema, records, 3);
  g_assert_cmpstr (trib_survivors_find (frequent, TRIB_FIELD_STREET)->text, ==, "Lindenstraße");
  g_assert_cmpstr (trib_survivors_find (frequent, TRIB_FIELD_CITY)->text, ==, "Leipzig");
  g_assert_cmpstr (trib_survivors_find (frequent, TRIB_FIELD_STREET)->why, ==, "agreed by 2 of 3, kept together");
  for (guint i = 0; i < 3; i++)
    trib_values_free (records[i].values);
}

static void
test_trust (void)
{
  static const gint64 order[] = { 3, 1 };
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribSchema) copy = NULL;

  g_assert_cmpint (trib_schema_trust (schema, 1), <, trib_schema_trust (schema, 2));
  trib_schema_set_trusted (schema, order, G_N_ELEMENTS (order));
  trib_schema_set_by_hand (schema, 4);
  copy = trib_schema_copy (schema);
  g_assert_true (trib_schema_same_rules (schema, copy));
  g_assert_cmpint (trib_schema_trust (copy, 3), ==, 1);
  g_assert_cmpint (trib_schema_trust (copy, 1), ==, 2);
  g_assert_cmpint (trib_schema_trust (copy, 2), >, 2);
  g_assert_cmpint (trib_schema_trust (copy, 2), <, trib_schema_trust (copy, 5));
  g_assert_cmpint (trib_schema_trust (copy, 4), ==, TRIB_TRUST_BY_HAND);
  trib_schema_set_trusted (copy, order, 1);
  g_assert_false (trib_schema_same_rules (schema, copy));
}

static void
test_sums (void)
{
  static const struct
  {
    const char *texts[4];
    const char *sum;
  } rows[] = {
    { { "0.1", "0.2" }, "0.3" },
    { { "1284.50", "0.005" }, "1284.505" },
    { { "-3", "2.5" }, "-0.5" },
    { { "-0.05" }, "-0.05" },
    { { "9223372036854775807", "1" }, "9.2233720368547758e+18" },
    { { "abc", "2" }, "2" },
    { { NULL }, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TribSum) sum = trib_sum_new ();
      g_autofree char *text = NULL;

      for (guint k = 0; k < 4 && rows[i].texts[k] != NULL; k++)
        g_assert_cmpint (trib_sum_add (sum, rows[i].texts[k], 1), ==, strcmp (rows[i].texts[k], "abc") != 0);
      text = trib_sum_to_text (sum);
      g_assert_cmpstr (text, ==, rows[i].sum);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survivorship/strategy/cases", test_cases);
  g_test_add_func ("/survivorship/strategy/every-rule-has-a-case", test_every_rule_has_a_case);
  g_test_add_func ("/survivorship/strategy/names", test_names);
  g_test_add_func ("/survivorship/strategy/where-rules-fit", test_where_rules_fit);
  g_test_add_func ("/survivorship/strategy/what-belongs-together-has-one-rule", test_groups);
  g_test_add_func ("/survivorship/strategy/trust", test_trust);
  g_test_add_func ("/survivorship/sum/cases", test_sums);
  return g_test_run ();
}
