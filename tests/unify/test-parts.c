/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pure parts of a run: which customer a cluster is, in which order it came together, and evidence in words.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "unify/trib-assignment.h"
#include "unify/trib-evidence.h"
#include "unify/trib-join-order.h"

#define MOST 8

typedef struct
{
  const char *name;
  guint32 n;
  guint32 cluster[MOST];
  gint64 before[MOST];
  gint64 target[MOST]; /* of each record's cluster, 0 for a new one */
  gint64 retired;      /* a customer that lost its id, 0 for none */
  guint32 heir;
} Assignment;

static const Assignment assignments[] = {
  { "all-new", 3, { 0, 0, 2 }, { 0, 0, 0 }, { 0, 0, 0 }, 0, 0 },
  { "as-before", 3, { 0, 0, 2 }, { 7, 7, 9 }, { 7, 7, 9 }, 0, 0 },
  { "one-more", 3, { 0, 0, 0 }, { 7, 7, 0 }, { 7, 7, 7 }, 0, 0 },
  { "more-records-keep-the-id", 4, { 0, 0, 0, 0 }, { 5, 9, 9, 9 }, { 9, 9, 9, 9 }, 5, 0 },
  { "then-the-older", 4, { 0, 0, 0, 0 }, { 9, 9, 5, 5 }, { 5, 5, 5, 5 }, 9, 0 },
  { "split-larger-part-keeps", 4, { 0, 1, 1, 1 }, { 5, 5, 5, 5 }, { 0, 5, 5, 5 }, 0, 0 },
  { "split-tie-goes-to-the-first", 4, { 0, 0, 2, 2 }, { 5, 5, 5, 5 }, { 5, 5, 0, 0 }, 0, 0 },
  { "move-of-one", 5, { 0, 0, 0, 3, 3 }, { 5, 5, 9, 9, 9 }, { 5, 5, 5, 9, 9 }, 0, 0 },
};

static void
test_assignment (gconstpointer data)
{
  const Assignment *want = data;
  g_autoptr (TribAssignment) got = trib_assignment_new (want->n, want->cluster, want->before);
  guint32 n = 0;

  for (guint32 i = 0; i < want->n; i++)
    g_assert_cmpint (got->target[want->cluster[i]], ==, want->target[i]);
  g_assert_cmpuint (g_hash_table_size (got->heir), ==, want->retired ? 1 : 0);
  if (want->retired)
    g_assert_cmpuint (trib_assignment_heir (got, want->retired), ==, want->heir);
  g_assert_cmpuint (trib_assignment_heir (got, 12345), ==, G_MAXUINT32);
  for (guint32 c = 0; c < want->n; c++)
    if (want->cluster[c] == c)
      for (guint32 i = 0; i < got->sizes[c]; i++, n++)
        g_assert_cmpuint (want->cluster[got->members[got->starts[c] + i]], ==, c);
  g_assert_cmpuint (n, ==, want->n);
}

static guint32
itself (guint32 record, gconstpointer data)
{
  return record;
}

static void
test_join_order (void)
{
  static const TribMatchLink links[] = { { 0, 1, 5, 0.9f, TRIB_LINK_MERGED },
                                         { 1, 2, 9, 0.9f, TRIB_LINK_MERGED },
                                         { 0, 2, 3, 0.9f, TRIB_LINK_MERGED },
                                         { 0, 3, 7, 0.9f, TRIB_LINK_MERGED } };
  const TribMatchLink *all[] = { &links[0], &links[1], &links[2], &links[3] };
  /* 3 by the strongest link out of 0, then 1, then 2 by its link to 1; 4 has none and comes last. */
  static const TribJoin want[] = { { 3, 3, 0 }, { 1, 1, 0 }, { 2, 2, 1 }, { 4, G_MAXUINT32, G_MAXUINT32 } };
  g_autoptr (GArray) joins = trib_join_order (5, itself, NULL, all, 4);

  g_assert_cmpuint (joins->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const TribJoin *join = &g_array_index (joins, TribJoin, i);

      g_assert_cmpuint (join->part, ==, want[i].part);
      g_assert_cmpuint (join->a, ==, want[i].a);
      g_assert_cmpuint (join->b, ==, want[i].b);
    }
}

static void
test_evidence_round_trip (void)
{
  static const TribMatchPart parts[]
      = { { TRIB_FIELD_PHONE, TRIB_LEVEL_SAME, 13.125, 2.5 }, { TRIB_FIELD_STREET, TRIB_LEVEL_DIFFERENT, -7.75, 0 } };
  g_autoptr (GBytes) evidence = trib_evidence_pack (parts, 2);
  g_autofree TribMatchPart *got = NULL;
  gsize len;
  const guint8 *bytes = g_bytes_get_data (evidence, &len);
  guint n;

  got = trib_evidence_unpack (evidence, &n);
  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (got[i].field, ==, parts[i].field);
      g_assert_cmpint (got[i].level, ==, parts[i].level);
      g_assert_cmpfloat (got[i].weight, ==, parts[i].weight);
      g_assert_cmpfloat (got[i].tf, ==, parts[i].tf);
    }
  for (gsize cut = 0; cut < len; cut++)
    {
      g_autoptr (GBytes) shorter = g_bytes_new (bytes, cut);

      g_assert_null (trib_evidence_unpack (shorter, &n));
      g_assert_cmpuint (n, ==, 0);
    }
  g_assert_null (trib_evidence_unpack (NULL, &n));
}

/* No level is without words, and no two of them say the same of one field but those that mean it. */
static void
test_every_level_has_words (void)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();

  for (int level = 0; level < TRIB_N_LEVELS; level++)
    for (guint i = 0; i < trib_schema_size (schema); i++)
      {
        TribMatchPart part = { trib_schema_nth (schema, i)->id, (TribMatchLevel) level, 1, 0 };
        g_autofree char *words = trib_match_part_words (schema, &part);

        g_assert_cmpuint (strlen (words), >, 3);
        g_assert_null (strstr (words, "(null)"));
      }
}

static void
test_summary (void)
{
  static const TribMatchPart both[] = { { TRIB_FIELD_CITY, TRIB_LEVEL_SAME, 1, 0 },
                                        { TRIB_FIELD_PHONE, TRIB_LEVEL_SAME, 13, 0 },
                                        { TRIB_FIELD_EMAIL, TRIB_LEVEL_MISSING, 0, 0 },
                                        { TRIB_FIELD_DATE_OF_BIRTH, TRIB_LEVEL_DIFFERENT, -4, 0 } };
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autofree char *words = trib_match_parts_summary (schema, both, 4);
  g_autofree char *against = trib_match_parts_summary (schema, both + 3, 1);
  g_autofree char *nothing = trib_match_parts_summary (schema, both + 2, 1);

  g_assert_cmpstr (words, ==, "Phone the same, city the same; but: Birth date differs");
  g_assert_cmpstr (against, ==, "Birth date differs");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_probability (void)
{
  static const struct
  {
    double weight, probability;
    const char *words;
  } cases[] = { { 0, 0.5, "50.0 % sure" },
                { 10, 1024.0 / 1025, "more than 99.9 % sure" },
                { -1, 1.0 / 3, "33.3 % sure" },
                { 60, 1, "more than 99.9 % sure" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double probability = trib_weight_to_probability (cases[i].weight);
      g_autofree char *words = trib_probability_words (probability);

      g_assert_cmpfloat_with_epsilon (probability, cases[i].probability, 1e-12);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (assignments); i++)
    {
      g_autofree char *path = g_strconcat ("/unify/assignment/", assignments[i].name, NULL);

      g_test_add_data_func (path, &assignments[i], test_assignment);
    }
  g_test_add_func ("/unify/join-order/strongest-link-outwards", test_join_order);
  g_test_add_func ("/unify/evidence/round-trip-and-damage", test_evidence_round_trip);
  g_test_add_func ("/unify/evidence/every-level-has-words", test_every_level_has_words);
  g_test_add_func ("/unify/evidence/summary-begins-with-the-strongest", test_summary);
  g_test_add_func ("/unify/evidence/probability", test_probability);
  return g_test_run ();
}
