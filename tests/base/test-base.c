/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folding, packing, interning, digests, lists of ids, sets and progress.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/trib-digest.h"
#include "base/trib-fold.h"
#include "base/trib-hash.h"
#include "base/trib-ids.h"
#include "base/trib-pack.h"
#include "base/trib-pool.h"
#include "base/trib-radix.h"
#include "base/trib-room.h"
#include "base/trib-progress.h"
#include "base/trib-tree.h"

static void
test_fold_table (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "  ", "" },
    { "Anna KÖHLER", "anna kohler" },
    { "O'Neill", "oneill" },
    { "Müller-Lüdenscheid", "muller ludenscheid" },
    { "Straße", "strasse" },
    { "M\u00fcl\u00adler\u200b", "muller" },
    { "Þórður", "thordur" },
    { "Иванов", "ivanov" },
    { "Παπαδόπουλος", "papadopoulos" },
    { "a.b@c.de", "a b c de" },
    { "  two   blanks ", "two blanks" },
    { "Nguy\xe1\xbb\x85n", "nguyen" },
    { "u\xcc\x88", "u" }, /* decomposed ü */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = trib_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_fold_is_stable (void)
{
  static const char *const texts[] = { "Zoë", "ЁЖ", "日本", "O’Brien", "ﬁn", "İstanbul" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *once = trib_fold (texts[i]);
      g_autofree char *twice = trib_fold (once);

      g_assert_cmpstr (once, ==, twice);
      g_assert_true (g_utf8_validate (once, -1, NULL));
    }
}

/* A letter outside the table sends the whole text through ICU: what stands before it must come out as it does without. */
static void
test_fold_table_is_icu (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new ("a");
      g_autofree char *alone = NULL, *before = NULL, *expected = NULL;

      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        g_string_append_unichar (text, (gunichar) g_rand_int_range (rand, n % 2 ? 0xa0 : 0x20, n % 2 ? 0x250 : 0x7f));
      alone = trib_fold (text->str);
      expected = g_strconcat (alone, " z", NULL);
      g_string_append (text, " ж");
      before = trib_fold (text->str);
      g_assert_cmpstr (before, ==, expected);
    }
}

static void
test_fold_appends (void)
{
  g_autoptr (GString) out = g_string_new ("x ");

  trib_fold_append (out, " - Ä", strlen (" - Ä"));
  g_assert_cmpstr (out->str, ==, "x a");
}

static void
test_pack_round_trip (void)
{
  static const guint64 numbers[] = { 0, 1, 127, 128, 300, 1u << 31, G_MAXUINT64 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  TribUnpack in;
  const char *text;
  gsize len;
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    trib_pack_number (bytes, numbers[i]);
  trib_pack_text (bytes, "a\0b", 3);
  in = (TribUnpack){ bytes->data, bytes->data + bytes->len };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_true (trib_unpack_number (&in, &number));
      g_assert_cmpuint (number, ==, numbers[i]);
    }
  g_assert_true (trib_unpack_bytes (&in, &text, &len));
  g_assert_cmpmem (text, len, "a\0b", 3);
  g_assert_false (trib_unpack_number (&in, &number));
}

static void
test_unpack_bounds (void)
{
  static const guint8 endless[] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
  static const guint8 too_long[] = { 5, 'a', 'b' };
  TribUnpack in = { endless, endless + sizeof endless };
  const char *text;
  gsize len;
  guint64 number;

  g_assert_false (trib_unpack_number (&in, &number));
  in = (TribUnpack){ too_long, too_long + sizeof too_long };
  g_assert_false (trib_unpack_bytes (&in, &text, &len));
}

/* Many at once get the numbers that one after the other would, also where the same comes twice among them. */
static void
test_pool_many (void)
{
  g_autoptr (TribPool) one = trib_pool_new (), many = trib_pool_new ();
  g_autofree TribText *texts = g_new (TribText, 5000);
  g_autofree guint32 *ids = g_new (guint32, 5000);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  for (guint n = 1; n <= 5000; n = n * 3 + 1)
    {
      for (guint i = 0; i < n; i++)
        {
          char *text = g_strdup_printf ("%u", i * 7919u % 1500);

          g_ptr_array_add (kept, text);
          texts[i] = (TribText){ text, (guint32) strlen (text) };
        }
      trib_pool_intern_many (many, texts, n, ids);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (ids[i], ==, trib_pool_intern (one, texts[i].text, texts[i].len));
    }
  g_assert_cmpuint (trib_pool_size (many), ==, 1501);
}

static void
test_pool_compact (void)
{
  g_autoptr (TribPool) pool = trib_pool_new ();
  guint32 anna = trib_pool_intern (pool, "Anna", 4), bert, id;

  trib_pool_compact (pool);
  g_assert_true (trib_pool_lookup (pool, "Anna", 4, &id));
  g_assert_cmpuint (id, ==, anna);
  trib_pool_compact (pool);
  bert = trib_pool_intern (pool, "Bert", 4);
  g_assert_cmpuint (bert, ==, anna + 1);
  trib_pool_compact (pool);
  g_assert_cmpuint (trib_pool_intern (pool, "Anna", 4), ==, anna);
  g_assert_cmpstr (trib_pool_get (pool, bert).text, ==, "Bert");
}

/* All of it may be written, around the edges of large pages, too, and none is room as well. */
static void
test_ids (void)
{
  static const gint64 all[] = { -4, 0, 7, G_MAXINT64 };
  static const struct
  {
    gint64 id;
    guint n, place;
    gboolean there;
  } cases[] = {
    { 7, 0, 0, FALSE }, { -5, 4, 0, FALSE }, { -4, 4, 0, TRUE },         { 1, 4, 2, FALSE },
    { 7, 4, 2, TRUE },  { 8, 3, 3, FALSE },  { G_MAXINT64, 4, 3, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      guint place;

      g_array_append_vals (ids, all, cases[i].n);
      g_assert_cmpint (trib_ids_find (ids, cases[i].id, &place), ==, cases[i].there);
      g_assert_cmpuint (place, ==, cases[i].place);
    }
}

static void
test_tree (void)
{
  guint32 chain[] = { 0, 0, 1, 2, 3, 5, 5 };

  g_assert_cmpuint (trib_tree_find (chain, 4), ==, 0);
  g_assert_cmpuint (chain[4], ==, 2); /* half the way for the next time */
  g_assert_cmpuint (trib_tree_find (chain, 5), ==, 5);
  g_assert_cmpuint (trib_tree_find (chain, 6), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (trib_tree_find (chain, i), ==, 0);
}

static void
test_room (void)
{
  static const gsize sizes[] = { 0, 1, 4095, 2 << 20, (2 << 20) - 16, (6 << 20) + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree guint8 *room = trib_room_new (sizes[i], 1);

      g_assert_nonnull (room);
      memset (room, 0xab, sizes[i]);
      g_assert_true (sizes[i] == 0 || (room[0] == 0xab && room[sizes[i] - 1] == 0xab));
    }
}

static void
test_pool (void)
{
  g_autoptr (TribPool) pool = trib_pool_new ();
  g_autofree guint32 *ids = g_new (guint32, 20000);
  guint32 id;

  g_assert_cmpuint (trib_pool_intern (pool, "", 0), ==, 0);
  for (guint i = 0; i < 20000; i++)
    {
      char text[16];

      g_snprintf (text, sizeof text, "value %u", i);
      ids[i] = trib_pool_intern (pool, text, strlen (text));
    }
  g_assert_cmpuint (trib_pool_size (pool), ==, 20001);
  for (guint i = 0; i < 20000; i += 7)
    {
      char text[16];

      g_snprintf (text, sizeof text, "value %u", i);
      g_assert_true (trib_pool_lookup (pool, text, strlen (text), &id));
      g_assert_cmpuint (id, ==, ids[i]);
      g_assert_cmpstr (trib_pool_get (pool, id).text, ==, text);
    }
  g_assert_false (trib_pool_lookup (pool, "absent", 6, &id));
}

static void
test_digest_order (void)
{
  static const gint64 facts[][2] = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
  TribDigest forward = { 0 }, backward = { 0 }, less = { 0 };

  for (int i = 0; i < 3; i++)
    {
      trib_digest_add_numbers (&forward, facts[i], 2);
      trib_digest_add_numbers (&backward, facts[2 - i], 2);
    }
  trib_digest_add_numbers (&less, facts[0], 2);
  trib_digest_add_numbers (&less, facts[2], 2);
  g_assert_cmpmem (&forward, sizeof forward, &backward, sizeof backward);
  g_assert_cmpuint (forward.a, !=, less.a);
  trib_digest_remove_numbers (&forward, facts[1], 2);
  g_assert_cmpmem (&forward, sizeof forward, &less, sizeof less);
}

static void
test_hash_spreads (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint64 i = 0; i < 50000; i++)
    {
      guint64 *hash = g_new (guint64, 1);

      *hash = trib_hash_bytes (&i, sizeof i, 0);
      g_hash_table_add (seen, hash);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 50000);
  g_assert_cmpuint (trib_hash_bytes ("abc", 3, 0), !=, trib_hash_bytes ("abc", 3, 1));
  g_assert_cmpuint (trib_hash_bytes ("abc", 3, 0), !=, trib_hash_bytes ("abc\0", 4, 0));
}

typedef struct
{
  guint n;
  guint64 last;
  char *stage;
} Heard;

static void
heard_cb (const char *stage, guint64 done, guint64 total, double seconds_left, gpointer user_data)
{
  Heard *heard = user_data;

  heard->n++;
  heard->last = done;
  g_free (heard->stage);
  heard->stage = g_strdup (stage);
}

static void
test_progress_adds_times_up (void)
{
  g_autoptr (TribProgress) progress = trib_progress_new (NULL, NULL);
  const TribStageTime *times;
  guint n;

  trib_progress_stage (progress, "Reading", 1);
  trib_progress_part (progress, "Writing");
  g_usleep (2000);
  trib_progress_stage (progress, "Reading", 1);
  trib_progress_add_time (progress, "Cleansing", 1.5);
  trib_progress_add_time (progress, "Cleansing", 2);
  times = trib_progress_get_times (progress, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (times[0].name, ==, "Reading");
  g_assert_cmpstr (times[1].name, ==, "Writing");
  g_assert_cmpfloat (times[1].seconds, >=, 0.002);
  g_assert_cmpstr (times[2].name, ==, "Cleansing");
  g_assert_cmpfloat (times[2].seconds, ==, 3.5);
  g_assert_null (trib_progress_get_times (NULL, &n));
  g_assert_cmpuint (n, ==, 0);
}

static void
test_progress_is_quiet (void)
{
  Heard heard = { 0 };
  g_autoptr (TribProgress) progress = trib_progress_new (heard_cb, &heard);

  trib_progress_stage (progress, "Reading", 100000);
  for (guint i = 0; i <= 100000; i++)
    trib_progress_set (progress, i);
  g_assert_cmpstr (heard.stage, ==, "Reading");
  /* The end is always said; of the rest far less than each step. */
  g_assert_cmpuint (heard.last, ==, 100000);
  g_assert_cmpuint (heard.n, <, 1000);
  trib_progress_stage (NULL, "nobody listens", 1);
  trib_progress_set (NULL, 1);
  g_free (heard.stage);
}

/* As comparing sorts, and what is equal stays in its order. */
static void
test_radix_sort (void)
{
  static const gsize sizes[] = { 0, 1, 2, 31, 32, 33, 1000, 40000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint width = 1; width < 4; width++)
      {
        g_autofree TribKeyed *items = g_new (TribKeyed, sizes[s] + 1);
        guint64 sum = 0, left = 0;

        for (gsize i = 0; i < sizes[s]; i++)
          {
            guint64 key = width == 1 ? g_rand_int (rand) % 7
                                     : trib_radix_key_of (width == 2 ? g_rand_double_range (rand, -1e6, 1e6)
                                                                     : (double) g_rand_int_range (rand, -3, 3));

            items[i] = (TribKeyed){ key, i };
            sum += key;
          }
        trib_radix_sort (items, sizes[s]);
        for (gsize i = 0; i < sizes[s]; i++)
          {
            left += items[i].key;
            if (i > 0 && items[i - 1].key == items[i].key)
              g_assert_cmpuint (items[i - 1].at, <, items[i].at);
            else if (i > 0)
              g_assert_cmpuint (items[i - 1].key, <, items[i].key);
          }
        g_assert_cmpuint (left, ==, sum);
      }
}

static void
test_radix_keys (void)
{
  static const double ascending[] = { -INFINITY, -1e300, -2, -1.5, -1e-300, 0, 1e-300, 1.5, 2, 1e300, INFINITY };

  g_assert_cmpuint (trib_radix_key_of (-0.0), ==, trib_radix_key_of (0.0));
  for (guint i = 1; i < G_N_ELEMENTS (ascending); i++)
    g_assert_cmpuint (trib_radix_key_of (ascending[i - 1]), <, trib_radix_key_of (ascending[i]));
}

/* Each length of what is left over at the end, against the bytes taken one by one. */
static void
test_hash_ends (void)
{
  guint8 bytes[24];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 37 + 200);
  for (gsize len = 1; len <= 16; len++)
    {
      guint8 padded[24] = { 0 };
      guint64 seed = 5, h = trib_hash_mix (seed ^ (len * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)));

      memcpy (padded, bytes, len);
      for (gsize at = 0; at < len; at += 8)
        {
          guint64 word;

          memcpy (&word, padded + at, 8);
          h = (h ^ trib_hash_mix (word)) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);
        }
      g_assert_cmpuint (trib_hash_bytes (bytes, len, seed), ==, trib_hash_mix (h));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/fold/writings-of-the-same-are-the-same", test_fold_table);
  g_test_add_func ("/base/fold/folding-twice-changes-nothing", test_fold_is_stable);
  g_test_add_func ("/base/fold/the-short-way-is-the-long-one", test_fold_table_is_icu);
  g_test_add_func ("/base/fold/appends-without-a-leading-blank", test_fold_appends);
  g_test_add_func ("/base/pack/round-trip", test_pack_round_trip);
  g_test_add_func ("/base/pack/damaged-blobs-are-refused", test_unpack_bounds);
  g_test_add_func ("/base/ids/found-where-they-are", test_ids);
  g_test_add_func ("/base/tree/every-member-finds-its-root", test_tree);
  g_test_add_func ("/base/room/all-of-it-can-be-written", test_room);
  g_test_add_func ("/base/pool/equal-texts-share-a-number", test_pool);
  g_test_add_func ("/base/pool/many-as-one-after-the-other", test_pool_many);
  g_test_add_func ("/base/pool/what-was-given-back-is-made-again", test_pool_compact);
  g_test_add_func ("/base/digest/order-does-not-matter", test_digest_order);
  g_test_add_func ("/base/hash/different-contents-differ", test_hash_spreads);
  g_test_add_func ("/base/progress/says-the-end-and-not-each-step", test_progress_is_quiet);
  g_test_add_func ("/base/progress/adds-up-the-seconds-of-each-stage", test_progress_adds_times_up);
  g_test_add_func ("/base/radix/sorts-and-keeps-the-order-of-equals", test_radix_sort);
  g_test_add_func ("/base/radix/keys-of-numbers-ascend", test_radix_keys);
  g_test_add_func ("/base/hash/ends-of-any-length", test_hash_ends);
  return g_test_run ();
}
