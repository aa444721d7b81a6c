/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON and JSON Lines: records found, columns by path, numbers as they are written, faults said, nothing lost.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-inspection.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *table;
  const char *issues;
} Case;

#define FFFD "\357\277\275"

static const Case cases[] = {
  { "an-array-of-objects", "[{\"a\": \"x\", \"b\": \"y\"}, {\"b\": \"z\"}]", "a|b\nx|y\n|z\n", "" },
  { "an-object-with-one-array-inside", "{\"meta\": {\"page\": 1}, \"customers\": [{\"n\": \"A\"}, {\"n\": \"B\"}]}",
    "n\nA\nB\n", "" },
  { "one-object", "{\"n\": \"A\", \"m\": {\"o\": \"B\"}}", "n|m/o\nA|B\n", "" },
  { "one-object-in-an-array", "[{\"n\": \"A\"}]", "n\nA\n", "" },
  { "values-behind-each-other", "{\"n\":1}{\"n\":2} {\"n\":3}\n{\"n\":4}", "n\n1\n2\n3\n4\n", "" },
  { "pages-behind-each-other", "{\"results\":[{\"n\":1},{\"n\":2}]}\n{\"results\":[{\"n\":3}]}\n", "n\n1\n2\n3\n", "" },
  { "nested-objects-are-columns-by-path", "[{\"name\":{\"first\":\"A\",\"last\":\"B\"},\"a\":{\"b\":{\"c\":1}}}]",
    "name/first|name/last|a/b/c\nA|B|1\n", "" },
  { "several-values-are-several-columns", "[{\"p\":[\"1\",\"2\"]},{\"p\":[\"3\"]},{\"p\":[]},{\"p\":\"4\"}]",
    "p|p_2\n1|2\n3|\n|\n4|\n", "" },
  { "values-of-one-object-stay-together", "[{\"a\":[{\"s\":\"S\",\"c\":\"C\"},{\"c\":\"D\"}]},{\"a\":{\"c\":\"E\"}}]",
    "a/s|a/c|a_2/s|a_2/c\nS|C||D\n|E||\n", "" },
  { "lists-within-lists", "[{\"p\":[[1,2],[3]]}]", "p/item|p/item_2|p_2/item|p_2/item_2\n1|2|3|\n", "" },
  { "rows-as-lists", "{\"range\":\"A1\",\"values\":[[\"a\",\"b\"],[\"c\"]]}", "item|item_2\na|b\nc|\n", "" },
  { "only-texts", "[\"a\", \"b\"]", "records\na\nb\n", "" },
  { "true-false-and-null", "[{\"a\":true,\"b\":false,\"c\":null}]", "a|b|c\ntrue|false|\n", "" },
  { "numbers-as-they-are-written", "[{\"a\":12345678901234567890,\"b\":1.50,\"c\":-0,\"d\":1E5,\"e\":0.1e-7}]",
    "a|b|c|d|e\n12345678901234567890|1.50|-0|1E5|0.1e-7\n", "" },
  { "numbers-too-large-for-a-machine", "[{\"a\":1e400,\"b\":-1e999999}]", "a|b\n1e400|-1e999999\n", "" },
  { "numbers-that-json-does-not-have", "[{\"a\":01067,\"b\":+5,\"c\":.5,\"d\":NaN,\"e\":-Infinity}]",
    "a|b|c|d|e\n01067|+5|.5|NaN|-Infinity\n", "" },
  { "blanks-are-kept", "[{\"a\":\" x \",\"b\":\" \"}]", "a|b\n x | \n", "" },
  { "escapes", "[{\"a\":\"\\u00e4\\ud83d\\ude00\\n\\t\\\\\\\"\\/\"}]", "a\nä😀\n\t\\\"/\n", "" },
  { "equal-names-are-kept-and-said", "[{\"a\":\"1\",\"b\":2,\n\"a\":\"3\"}]", "a|a_2|b\n1|3|2\n", "6@2" },
  { "a-nul-is-said", "[{\"a\":\"x\\u0000y\"}]", "a\nx" FFFD "y\n", "5@1:0" },
  { "half-a-character-is-said", "[{\"a\":\"x\\ud83d\"},\n{\"a\":\"\\ude00y\"},\n{\"a\":\"\\ud83d\\u0041\"}]",
    "a\nx" FFFD "\n" FFFD "y\n" FFFD "A\n", "1@1:0 1@2:0 1@3:0" },
  { "second-half-alone-is-said", "[{\"a\":\"\\ude00y\"}]", "a\n" FFFD "y\n", "1@1:0" },
  { "comments-are-said", "// mine\n[{\"a\":1}, /* \"x\": */\n{\"a\":2}]", "a\n1\n2\n", "13@1 13@2" },
  { "commas-too-many-are-said", "[{\"a\":1,},\n{\"a\":[2,],\n},\n]", "a\n1\n2\n", "13@1 13@2 13@3" },
  { "line-ends-in-texts-are-said", "[{\"a\":\"x\ny\"},{\"a\":\"//\"}]", "a\nx\ny\n//\n", "13@1" },
  { "broken-in-the-third-record", "[\n{\"a\":1},\n{\"a\":2},\n{\"a\" 3},\n{\"a\":4}]", "a\n1\n2\n", "11@4" },
  { "cut", "[\n{\"a\":1},\n{\"a\":2},\n{\"a\":\"x", "a\n1\n2\n", "11@4" },
  { "objects-by-id",
    "{\"users\":{\"-K1\":{\"n\":\"A\",\"m\":\"x\"},\"-K2\":{\"n\":\"B\",\"p\":[1,2]},\"-K3\":{\"n\":\"C\",\"m\":\"z\"}}"
    "}",
    "@key|n|m|p|p_2\n-K1|A|x||\n-K2|B||1|2\n-K3|C|z||\n", "" },
  { "objects-by-id-at-the-top", "{\"7\":{\"n\":\"A\"},\"8\":{\"n\":\"B\"},\"9\":{\"n\":\"C\"}}",
    "@key|n\n7|A\n8|B\n9|C\n", "" },
  { "objects-that-are-not-alike", "{\"a\":{\"n\":\"A\"},\"b\":{\"m\":\"B\"},\"c\":{\"o\":\"C\"}}",
    "a/n|b/m|c/o\nA|B|C\n", "" },
  { "names-of-any-sort", "[{\"\":1,\"a/b\":2,\"a b\":3}]", "column_1|a/b|a b\n1|2|3\n", "6@0:0" },
  { "a-first-member-that-says-the-type", "[{\"resourceType\":\"Patient\",\"id\":\"1\"},{\"resourceType\":\"Patient\"}]",
    "id\n1\n\n", "" },
};

static const Case line_cases[] = {
  { "objects", "{\"a\":1}\n{\"b\":\"x\"}\n", "a|b\n1|\n|x\n", "" },
  { "blank-lines-and-no-last-line-end", "\n{\"a\":1}\r\n\r\n{\"a\":2}", "a\n1\n2\n", "" },
  { "a-line-that-is-cut", "{\"a\":1}\n{\"a\":2\n{\"a\":3}\n", "a\n1\n~{\"a\":2\n3\n", "11@2" },
  { "a-line-of-something-else", "{\"a\":1}\noops \"x\n{\"a\":3}\n{\"a\":4}\n{\"a\":5}\n{\"a\":6}\n",
    "a\n1\n~oops \"x\n3\n4\n5\n6\n", "11@2" },
  { "the-first-line-is-broken", "{\"a\":}\n{\"a\":2}\n{\"a\":3}\n", "a\n~{\"a\":}\n2\n3\n", "11@1" },
  { "the-last-line-is-cut", "{\"a\":1}\n{\"a\":2}\n{\"a\":\"3", "a\n1\n2\n~{\"a\":\"3\n", "11@3" },
  { "two-objects-in-a-line", "{\"a\":1} {\"a\":2}\n{\"a\":3}\n", "a\n1\n2\n3\n", "" },
  { "lists", "[\"a\",\"b\"]\n[\"c\",\"d\"]\n", "records\na\nb\nc\nd\n", "" },
};

static void
assert_case (const Case *c, const char *name)
{
  g_autofree char *path = fixture_write (name, c->text, -1);

  fixture_assert_reads (path, NULL, c->table, c->issues);
}

static void
reads_as_expected (gconstpointer data)
{
  assert_case (data, "case.json");
}

static void
lines_read_as_expected (gconstpointer data)
{
  assert_case (data, "case.jsonl");
}

static void
format_is_seen_without_an_ending (void)
{
  static const struct
  {
    const char *text;
    const char *format;
  } files[] = {
    { "{\"a\":1}\n{\"a\":2}\n", "jsonl" }, { "[{\"a\":1}]", "json" },   { "  {\n \"a\": [{\"b\":1}]}", "json" },
    { "\357\273\277[{\"a\":1}]", "json" }, { "{a};{b}\n1;2\n", "csv" }, { "[a],[b]\n1,2\n", "csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = fixture_write ("unnamed", files[i].text, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (TribReader) reader = trib_reader_open (path, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (trib_reader_get_format (reader), ==, files[i].format);
    }
}

static void
encodings_are_seen (void)
{
  static const char utf16[] = "\xff\xfe[\0{\0\"\0a\0\"\0:\0\"\0\xe4\0\"\0}\0]";
  g_autofree char *wide = fixture_write ("wide.json", utf16, sizeof utf16);
  g_autofree char *marked = fixture_write ("marked.json", "\357\273\277[{\"a\":\"ä\"}]", -1);
  g_autofree char *latin = fixture_write ("latin.json", "[{\"a\":\"\xe4\"}]", -1);
  g_autofree char *bad = fixture_write ("bad.json", "[{\"a\":\"äöü\"},\n{\"a\":\"x\xe4y\"}]", -1);

  fixture_assert_reads (wide, NULL, "a\nä\n", "");
  fixture_assert_reads (marked, NULL, "a\nä\n", "");
  fixture_assert_reads (latin, NULL, "a\nä\n", "");
  fixture_assert_reads (bad, NULL, "a\näöü\nx" FFFD "y\n", "1@2:0");
}

static void
nothing_and_nonsense_are_refused (void)
{
  static const struct
  {
    const char *text;
    TribFormatError code;
    const char *says;
  } files[] = {
    { "[]", TRIB_FORMAT_ERROR_EMPTY, "has no records" },
    { "[\n{\"a\" 1}]", TRIB_FORMAT_ERROR_DAMAGED, "line 2: is not JSON" },
    { "{\"a\":[", TRIB_FORMAT_ERROR_DAMAGED, "line 1: is not JSON" },
    { "{'a':1}", TRIB_FORMAT_ERROR_DAMAGED, "line 1: is not JSON" },
    { "[{]", TRIB_FORMAT_ERROR_DAMAGED, "line 1: is not JSON" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = fixture_write ("nonsense.json", files[i].text, -1);

      fixture_assert_refused (path, NULL, files[i].code, files[i].says);
    }
}

static void
ten_thousand_levels_are_refused (void)
{
  static const char *const brackets[] = { "[", "{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      g_autoptr (GString) text = g_string_new ("[{\"a\":1},\n");
      g_autofree char *path = NULL;

      for (guint n = 0; n < 10000; n++)
        g_string_append (text, brackets[i]);
      path = fixture_write ("deep.json", text->str, -1);
      fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT,
                              "line 2: values within each other more than 256 deep");
    }
}

static void
broken_at_record_500_keeps_499 (void)
{
  g_autoptr (GString) text = g_string_new ("[\n");
  g_autofree char *path = NULL, *table = NULL, *issues = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 1; i <= 600; i++)
    g_string_append_printf (text, i == 500 ? "{\"n\": %u,, \"m\": 1},\n" : "{\"n\": %u},\n", i);
  g_string_append (text, "{}]\n");
  path = fixture_write ("broken.json", text->str, -1);
  table = fixture_read (path, NULL, &issues, &error);
  g_assert_no_error (error);
  for (const char *p = table; *p; p++)
    n += *p == '\n';
  g_assert_cmpuint (n, ==, 1 + 499);
  g_assert_true (g_str_has_suffix (table, "\n499|\n") || g_str_has_suffix (table, "\n499\n"));
  g_assert_cmpstr (issues, ==, "11@501");
}

/* Long enough that the reader stops and goes on many times, within every sort of nesting. */
static void
pieces_are_joined (gconstpointer data)
{
  const char *shape = data;
  g_autoptr (GString) text = g_string_new (NULL), expected = g_string_new (NULL);
  g_autofree char *path = NULL, *filler = g_strnfill (700, 'x');
  const guint n = 2000;

  g_string_append (expected, strcmp (shape, "lists") == 0 ? "item|item_2\n" : "id|t\n");
  if (strcmp (shape, "array") == 0)
    g_string_append (text, "[");
  else if (strcmp (shape, "wrapped") == 0)
    g_string_append (text, "{\"a\":{\"b\":[[");
  else if (strcmp (shape, "lists") == 0)
    g_string_append (text, "{\"rows\":[");
  for (guint i = 0; i < n; i++)
    {
      const char *comma = strcmp (shape, "lines") == 0 ? "\n" : i + 1 < n ? "," : "";

      if (strcmp (shape, "lists") == 0)
        g_string_append_printf (text, "[%u,\"%s%u\"]%s", i, filler, i, comma);
      else
        g_string_append_printf (text, "{\"id\":%u,\"t\":\"%s%u\"}%s", i, filler, i, comma);
      g_string_append_printf (expected, "%u|%s%u\n", i, filler, i);
    }
  if (strcmp (shape, "array") == 0)
    g_string_append (text, "]");
  else if (strcmp (shape, "wrapped") == 0)
    g_string_append (text, "]]}}");
  else if (strcmp (shape, "lists") == 0)
    g_string_append (text, "]}");
  path = fixture_write ("long.json", text->str, -1);
  if (strcmp (shape, "wrapped") == 0)
    fixture_assert_reads (path, &(TribReadOptions){ .table = "a/b/item" }, expected->str, "");
  else
    fixture_assert_reads (path, NULL, expected->str, "");
}

/* More of them than there may be different names. */
static void
many_objects_by_id (void)
{
  g_autoptr (GString) text = g_string_new ("{\"users\":{"), expected = g_string_new ("@key|n|a/c\n");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 30000; i++)
    {
      g_string_append_printf (text, "%s\"u%u\":{\"n\":%u,\"a\":{\"c\":%u}}", i > 0 ? "," : "", i, i, i);
      g_string_append_printf (expected, "u%u|%u|%u\n", i, i, i);
    }
  g_string_append (text, "}}");
  path = fixture_write ("dictionary.json", text->str, -1);
  fixture_assert_reads (path, NULL, expected->str, "");
}

static void
many_numbers_in_one_list (void)
{
  g_autoptr (GString) text = g_string_new ("["), expected = g_string_new ("records\n");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", i);
      g_string_append_printf (expected, "%u\n", i);
    }
  g_string_append (text, "]");
  path = fixture_write ("numbers.json", text->str, -1);
  fixture_assert_reads (path, NULL, expected->str, "");
}

static void
tables_are_offered_the_likeliest_first (void)
{
  g_autofree char *path
      = fixture_write ("tables.json",
                       "{\"links\":[{\"r\":\"n\"},{\"r\":\"p\"}],\"customers\":[{\"id\":1,\"name\":\"A\","
                       "\"orders\":[{\"no\":1},{\"no\":2},{\"no\":3}]},{\"id\":2,\"name\":\"B\"}]}",
                       -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = trib_inspect (path, NULL, 0, NULL, &error);
  static const char *const names[] = { "customers", "orders", "links" };
  const TribReadOptions orders = { .table = "orders" }, by_path = { .table = "customers/orders" };
  const TribReadOptions none = { .table = "nobody" };

  g_assert_no_error (error);
  g_assert_cmpuint (inspection->tables->len, >=, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (((TribTableFacts *) inspection->tables->pdata[i])->name, ==, names[i]);
  fixture_assert_reads (path, &orders, "no\n1\n2\n3\n", "");
  fixture_assert_reads (path, &by_path, "no\n1\n2\n3\n", "");
  fixture_assert_refused (path, &none, TRIB_FORMAT_ERROR_TABLE, "“customers”");
}

/* A value of any sort, in which each text is another one. */
static void
add_random (GString *text, GRand *rand, guint depth, guint *n_texts)
{
  static const char *const names[] = { "a", "b", "meta_data", "key", "value", "x y" };
  guint n = g_rand_int_range (rand, 0, 5), sort = depth > 4 ? 0 : g_rand_int_range (rand, 0, 4);

  if (sort == 0)
    {
      g_string_append_printf (text, "\"<%u>\"", (*n_texts)++);
      return;
    }
  g_string_append_c (text, sort == 1 ? '[' : '{');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (sort == 2)
        g_string_append_printf (text, "\"%s\":", names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
      else if (sort == 3)
        g_string_append_printf (text, "\"id%u\":", (guint) g_rand_int_range (rand, 0, 1000000));
      add_random (text, rand, depth + 1, n_texts);
    }
  g_string_append_c (text, sort == 1 ? ']' : '}');
}

static void
no_value_is_lost (void)
{
  GRand *rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new ("[{\"first\":1}");
      g_autofree char *path = NULL, *found = NULL;
      g_autoptr (GError) error = NULL;
      guint n_texts = 0;

      for (gint n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        {
          g_string_append (text, ",{\"v\":");
          add_random (text, rand, 0, &n_texts);
          g_string_append (text, "}");
        }
      g_string_append (text, "]");
      path = fixture_write ("random.json", text->str, -1);
      found = fixture_read (path, &(TribReadOptions){ .table = "records" }, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < n_texts; i++)
        {
          g_autofree char *mark = g_strdup_printf ("<%u>", i);

          /* In a cell; or, where it says a kind, in a heading. */
          if (!strstr (found, mark))
            g_error ("%s is lost of %s in %s", mark, text->str, found);
        }
    }
  g_rand_free (rand);
}

static void
add_cases (const char *prefix, const Case *list, guint n, GTestDataFunc func)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/json-reader/%s%s", prefix, list[i].name);

      g_test_add_data_func (name, &list[i], func);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  add_cases ("", cases, G_N_ELEMENTS (cases), reads_as_expected);
  add_cases ("lines-", line_cases, G_N_ELEMENTS (line_cases), lines_read_as_expected);
  g_test_add_func ("/formats/json-reader/format-is-seen-without-an-ending", format_is_seen_without_an_ending);
  g_test_add_func ("/formats/json-reader/encodings-are-seen", encodings_are_seen);
  g_test_add_func ("/formats/json-reader/nothing-and-nonsense-are-refused", nothing_and_nonsense_are_refused);
  g_test_add_func ("/formats/json-reader/ten-thousand-levels-are-refused", ten_thousand_levels_are_refused);
  g_test_add_func ("/formats/json-reader/broken-at-record-500-keeps-499", broken_at_record_500_keeps_499);
  g_test_add_data_func ("/formats/json-reader/pieces-of-an-array-are-joined", "array", pieces_are_joined);
  g_test_add_data_func ("/formats/json-reader/pieces-of-lines-are-joined", "lines", pieces_are_joined);
  g_test_add_data_func ("/formats/json-reader/pieces-deep-within-are-joined", "wrapped", pieces_are_joined);
  g_test_add_data_func ("/formats/json-reader/pieces-of-lists-are-joined", "lists", pieces_are_joined);
  g_test_add_func ("/formats/json-reader/no-value-is-lost", no_value_is_lost);
  g_test_add_func ("/formats/json-reader/many-objects-by-id", many_objects_by_id);
  g_test_add_func ("/formats/json-reader/many-numbers-in-one-list", many_numbers_in_one_list);
  g_test_add_func ("/formats/json-reader/tables-are-offered-the-likeliest-first",
                   tables_are_offered_the_likeliest_first);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
