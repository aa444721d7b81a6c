/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets of values and their packed form: whatever is packed comes back, and no damage is read as data or read past.
 */
#include "config.h"

#include "schema/trib-values.h"

#include <string.h>

static void
add_random (TribValues *values, GRand *random)
{
  static const char *const letters[] = { "a", "Z", "ö", "€", "日", " ", "@" };
  g_autoptr (GString) text = g_string_new (NULL);
  int n = g_rand_int_range (random, 1, g_rand_boolean (random) ? 10 : 5000);

  for (int i = 0; i < n; i++)
    g_string_append (text, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);
  trib_values_add (values, g_rand_int_range (random, 1, 2000), g_rand_int_range (random, -1, 300),
                   g_rand_int_range (random, 0, TRIB_STATUS_MISSING + 1), g_rand_int_range (random, 0, 28), text->str,
                   text->len);
}

static void
assert_same (TribValues *a, TribValues *b)
{
  g_assert_cmpuint (trib_values_size (a), ==, trib_values_size (b));
  for (guint i = 0; i < trib_values_size (a); i++)
    {
      const TribValue *x = trib_values_nth (a, i), *y = trib_values_nth (b, i);

      g_assert_cmpint (x->field, ==, y->field);
      g_assert_cmpint (x->column, ==, y->column);
      g_assert_cmpint (x->status, ==, y->status);
      g_assert_cmpint (x->reason, ==, y->reason);
      g_assert_cmpmem (x->text.text, x->text.len, y->text.text, y->text.len);
      g_assert_cmpint (y->text.text[y->text.len], ==, '\0');
    }
}

/* A value is found in the packed form as it is in the set. */
static void
assert_peeks (TribValues *values, GByteArray *blob)
{
  for (TribFieldId field = 1; field <= TRIB_FIELD_NOTES; field++)
    {
      const TribValue *value = trib_values_first (values, field);
      const char *text;
      gsize len;

      g_assert_true (trib_values_peek (blob->data, blob->len, field, &text, &len) == (value != NULL));
      if (value != NULL)
        g_assert_cmpmem (text, len, value->text.text, value->text.len);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (TribValues) values = trib_values_new (), back = trib_values_new ();

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GByteArray) blob = g_byte_array_new ();
      int n = g_rand_int_range (random, 0, 30);

      trib_values_clear (values);
      for (int i = 0; i < n; i++)
        add_random (values, random);
      trib_values_pack (values, blob);
      g_assert_true (trib_values_unpack (back, blob->data, blob->len));
      assert_same (values, back);
      assert_peeks (values, blob);
    }
}

/* What is read from a damaged blob is sound, if anything is read at all. */
static void
assert_sound (TribValues *values, gboolean ok)
{
  if (!ok)
    g_assert_cmpuint (trib_values_size (values), ==, 0);
  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribValue *value = trib_values_nth (values, i);

      g_assert_cmpint (value->status, <=, TRIB_STATUS_MISSING);
      g_assert_cmpint (value->column, >=, -1);
      g_assert_true (g_utf8_validate_len (value->text.text, value->text.len, NULL));
      g_assert_nonnull (trib_reason_text (value->reason));
    }
}

static void
test_damage (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (TribValues) values = trib_values_new (), back = trib_values_new ();
  g_autoptr (GByteArray) blob = g_byte_array_new ();

  trib_values_add (values, TRIB_FIELD_CITY, 3, TRIB_STATUS_OK, TRIB_REASON_NONE, "Leipzig", 7);
  trib_values_add (values, TRIB_FIELD_EMAIL, -1, TRIB_STATUS_SUSPECT, TRIB_REASON_TYPO_DOMAIN, "ä@gmial.com", 12);
  trib_values_pack (values, blob);
  for (guint cut = 0; cut < blob->len; cut++)
    {
      g_autofree guint8 *part = g_memdup2 (blob->data, cut);

      g_assert_false (trib_values_unpack (back, part, cut));
      g_assert_cmpuint (trib_values_size (back), ==, 0);
    }
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree guint8 *bytes = g_memdup2 (blob->data, blob->len);

      for (int flips = g_rand_int_range (random, 1, 4); flips > 0; flips--)
        bytes[g_rand_int_range (random, 0, (int) blob->len)] = (guint8) g_rand_int (random);
      assert_sound (back, trib_values_unpack (back, bytes, blob->len));
    }
}

static void
test_noise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  g_autoptr (TribValues) back = trib_values_new ();

  for (guint round = 0; round < 20000; round++)
    {
      int n = g_rand_int_range (random, 1, 60);
      g_autofree guint8 *bytes = g_malloc (n);

      for (int i = 0; i < n; i++)
        bytes[i] = (guint8) g_rand_int (random);
      bytes[0] = 1;
      assert_sound (back, trib_values_unpack (back, bytes, n));
    }
}

static void
test_surplus (void)
{
  g_autoptr (TribValues) values = trib_values_new ();
  g_autoptr (GByteArray) blob = g_byte_array_new ();

  trib_values_add (values, TRIB_FIELD_CITY, 0, TRIB_STATUS_OK, TRIB_REASON_NONE, "Bonn", 4);
  trib_values_pack (values, blob);
  g_byte_array_append (blob, (const guint8 *) "", 1);
  g_assert_false (trib_values_unpack (values, blob->data, blob->len));
}

static void
test_first (void)
{
  g_autoptr (TribValues) values = trib_values_new ();

  trib_values_add (values, TRIB_FIELD_PHONE, 0, TRIB_STATUS_INVALID, TRIB_REASON_LENGTH, "1", 1);
  trib_values_add (values, TRIB_FIELD_PHONE, 1, TRIB_STATUS_MISSING, TRIB_REASON_PLACEHOLDER, "-", 1);
  g_assert_null (trib_values_first (values, TRIB_FIELD_PHONE));
  trib_values_add (values, TRIB_FIELD_PHONE, 2, TRIB_STATUS_SUSPECT, TRIB_REASON_NONE, "2", 1);
  g_assert_cmpstr (trib_values_first (values, TRIB_FIELD_PHONE)->text.text, ==, "2");
  trib_values_add (values, TRIB_FIELD_PHONE, 3, TRIB_STATUS_OK, TRIB_REASON_NONE, "", 0);
  g_assert_cmpuint (trib_values_size (values), ==, 3);
}

/* A text taken from the set may be added to it again, however the set grows. */
static void
test_own_text (void)
{
  g_autoptr (TribValues) values = trib_values_new ();

  trib_values_add (values, TRIB_FIELD_NOTES, 0, TRIB_STATUS_OK, TRIB_REASON_NONE, "again", 5);
  for (guint i = 0; i < 5000; i++)
    {
      const TribValue *value = trib_values_nth (values, i);

      trib_values_add (values, TRIB_FIELD_NOTES, 0, TRIB_STATUS_OK, TRIB_REASON_NONE, value->text.text,
                       value->text.len);
    }
  for (guint i = 0; i < trib_values_size (values); i++)
    g_assert_cmpstr (trib_values_nth (values, i)->text.text, ==, "again");
}

static void
test_words (void)
{
  for (TribReason reason = TRIB_REASON_SPACE; reason <= TRIB_REASON_CONTROL; reason++)
    g_assert_cmpstr (trib_reason_text (reason), !=, "");
  g_assert_cmpstr (trib_reason_text (TRIB_REASON_NONE), ==, "");
  g_assert_cmpstr (trib_reason_text ((TribReason) 250), ==, "");
  for (TribStatus status = TRIB_STATUS_OK; status <= TRIB_STATUS_MISSING; status++)
    g_assert_cmpstr (trib_status_text (status), !=, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/values/packed-sets-come-back", test_round_trip);
  g_test_add_func ("/schema/values/damaged-blobs-are-refused-or-sound", test_damage);
  g_test_add_func ("/schema/values/noise-is-refused-or-sound", test_noise);
  g_test_add_func ("/schema/values/surplus-bytes-are-refused", test_surplus);
  g_test_add_func ("/schema/values/first-usable-value", test_first);
  g_test_add_func ("/schema/values/own-text-is-safe", test_own_text);
  g_test_add_func ("/schema/values/reasons-have-words", test_words);
  return g_test_run ();
}
