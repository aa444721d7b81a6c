/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every kind of transform, one table each: what goes in, what comes out.
 */
#include "config.h"

#include "mapping/transform/trib-transform-json.h"

#include <string.h>

typedef struct
{
  const char *arg, *arg2;
  const char *in, *out;
} Case;

/* clang-format off */
static const Case trims[] = { { NULL, NULL, "  a b ", "a b" }, { NULL, NULL, "\t\n", "" }, { NULL, NULL, "", "" } };
static const Case uppers[] = { { NULL, NULL, "straße", "STRASSE" }, { NULL, NULL, "ı", "I" } };
static const Case lowers[] = { { NULL, NULL, "ÄÖ", "äö" } };
static const Case titles[] = { { NULL, NULL, "anna MARIA o-x", "Anna Maria O-X" }, { NULL, NULL, "ǆ", "ǅ" } };
static const Case splits[] = {
  { ",", "1", "Müller, Anna", "Müller" }, { ",", "2", "Müller, Anna", "Anna" }, { ",", "-1", "a,b,c", "c" }, { ",", "8", "a,b,c", "" },
  { ",", "-7", "a,b,c", "" }, { ",", NULL, "a,b", "a" }, { "", NULL, "a,b", NULL }, { ",", "x", "a,b", NULL }, { ",", "99999", "a", NULL },
  { "ß", "2", "weiß-ßo", "-" },
};
static const Case befores[] = { { ",", NULL, "Köhler, Anna", "Köhler" }, { ",", NULL, "Köhler", "Köhler" }, { NULL, NULL, "a", NULL } };
static const Case afters[] = { { ",", NULL, "Köhler, Anna", "Anna" }, { ",", NULL, "Köhler", "" }, { " ", NULL, "04103 Bad Muskau", "Bad Muskau" } };
static const Case slices[] = {
  { "1", "2", "Äpfel", "Äp" }, { "2", NULL, "Äpfel", "pfel" }, { "-3", NULL, "Äpfel", "fel" }, { "-3", "1", "Äpfel", "f" }, { "9", NULL, "Äpfel", "" },
  { "0", "2", "Äpfel", "Äp" }, { "-9", "2", "Äpfel", "Äp" }, { "1", "0", "a", "" }, { NULL, NULL, "a", NULL },
};
static const Case names[] = {
  { "given", NULL, "Köhler, Anna Maria", "Anna" }, { "middle", NULL, "Köhler, Anna Maria", "Maria" }, { "family", NULL, "Köhler, Anna Maria", "Köhler" },
  { "family", NULL, "Jan van der Berg", "van der Berg" }, { "prefix", NULL, "dr. Jan Berg", "Dr." }, { "suffix", NULL, "Jan Berg Jr.", "Jr." },
  { "family", NULL, "Madonna", "Madonna" }, { "given", NULL, "Madonna", "" }, { "given", NULL, "DUPONT Jean", "Jean" },
  { "nickname", NULL, "William (Bill) Gray", "Bill" }, { "shoe", NULL, "Anna", NULL }, { "given", NULL, "  ", NULL },
};
static const Case addresses[] = {
  { "street", NULL, "Lindenstr. 12a", "Lindenstr." }, { "number", NULL, "Lindenstr. 12a", "12a" }, { "number", NULL, "12 Main Street, Apt 4", "12" },
  { "unit", NULL, "12 Main Street, Apt 4", "Apt 4" }, { "postcode", NULL, "Lindenstr. 12, 04103 Leipzig", "04103" },
  { "city", NULL, "Lindenstr. 12\n04103 Leipzig", "Leipzig" }, { "postcode", NULL, "04103 Bad Muskau", "04103" }, { "city", NULL, "04103 Bad Muskau", "Bad Muskau" },
  { "city", NULL, "D-20095 Hamburg", "Hamburg" }, { "postcode", NULL, "D-20095 Hamburg", "20095" }, { "city", NULL, "1234 AB Amsterdam", "Amsterdam" },
  { "postcode", NULL, "London SW1A 1AA", "SW1A 1AA" }, { "region", NULL, "Springfield, IL 62704", "IL" }, { "city", NULL, "Springfield, IL 62704", "Springfield" },
  { "city", NULL, "110 00 Praha", "Praha" }, { "postcode", NULL, "Lyon 69001", "69001" }, { "postcode", NULL, "Leipzig", "" }, { "planet", NULL, "x", NULL },
};
static const Case extracts[] = {
  { "email", NULL, "please write to anna.k@posteo.de, thanks", "anna.k@posteo.de" }, { "email", NULL, "<a@b.org>", "a@b.org" }, { "email", NULL, "none here", "" },
  { "phone", NULL, "call 0341/22 33 44 after six", "0341/22 33 44" }, { "phone", NULL, "+49 (341) 223344 (office)", "+49 (341) 223344" }, { "phone", NULL, "no 12", "" },
  { "url", NULL, "see https://example.org/a?b=c.", "https://example.org/a?b=c." }, { "number", NULL, "about -1.204,50 EUR", "-1.204,50" },
  { "brackets", NULL, "Berlin (Mitte)", "Mitte" }, { "soul", NULL, "x", NULL },
};
static const Case replaces[] = { { "a", "bb", "banana", "bbbnbbnbb" }, { "", "x", "abc", NULL }, { "b", NULL, "abc", "ac" } };
static const Case regexes[] = {
  { "^D-", "", "D-20095", "20095" }, { "(\\d+)-(\\d+)", "\\2-\\1", "12-34", "34-12" }, { "(\\d+)-(\\d+)", "$2/$1", "12-34", "34/12" }, { "(?i)ÄRZTE", "x", "ärzte", "x" },
  { "(", "", "a", NULL }, { "a", "\\", "a", NULL }, { "(a+)+$", "x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", NULL }, { NULL, NULL, "a", NULL },
};
static const Case tables[] = {
  { "HH\tHamburg\nB\tBerlin\n", NULL, "HH", "Hamburg" }, { "HH\tHamburg\nB\tBerlin\n", NULL, "hh", "Hamburg" }, { "HH\tHamburg\n", NULL, "M", "M" },
  { "HH\tHamburg\n", "?", "M", "?" }, { "HH\tHamburg\n", "", "M", "" }, { "no tab", NULL, "a", NULL }, { "", NULL, "a", NULL }, { "1\t\n", NULL, "1", "" },
};
static const Case prefixes[] = { { "+", NULL, "49", "+49" }, { "+", NULL, "", "" } };
static const Case pads[] = { { "5", NULL, "1067", "01067" }, { "5", NULL, "01067", "01067" }, { "5", NULL, "", "" }, { "3", "ä", "x", "ääx" }, { "x", NULL, "1", NULL } };
static const Case dates[] = {
  { "dmy", NULL, "03.04.1987", "1987-04-03" }, { "mdy", NULL, "03/04/1987", "1987-03-04" }, { "ymd", NULL, "1987-04-03", "1987-04-03" }, { "dmy", NULL, "3 Apr 87", "1987-04-03" },
  { "dmy", NULL, "31.02.2020", "31.02.2020" }, { "dmy", NULL, "soon", "soon" }, { "dym", NULL, "1.2.2003", NULL }, { NULL, NULL, "1.2.2003", NULL },
};
static const Case numbers[] = {
  { ",", NULL, "1.204,50 €", "1204.50" }, { ".", NULL, "$1,204.50", "1204.50" }, { NULL, NULL, "1.204,50", "1204.50" }, { NULL, NULL, "1,204.50", "1204.50" }, { NULL, NULL, "1.204", "1204" },
  { NULL, NULL, "1,5", "1.5" }, { NULL, NULL, "(12)", "-12" }, { NULL, NULL, "-3", "-3" }, { NULL, NULL, "1 204", "1204" }, { NULL, NULL, "1.234.567", "1234567" }, { NULL, NULL, "many", "many" }, { "x", NULL, "1", NULL },
};
static const Case negates[] = {
  { NULL, NULL, "yes", "no" }, { NULL, NULL, "Nein", "yes" }, { NULL, NULL, "unsubscribed", "yes" }, { NULL, NULL, "12.5", "-12.5" }, { NULL, NULL, "-3", "3" }, { NULL, NULL, "perhaps", "perhaps" },
};
static const Case defaults[] = { { "DE", NULL, "", "DE" }, { "DE", NULL, " ", "DE" }, { "DE", NULL, "FR", "FR" }, { NULL, NULL, "", NULL } };
static const Case constants[] = { { "DE", NULL, "x", "DE" }, { NULL, NULL, "x", "" } };
/* Of the columns "First name", "Last" and "Nr", which hold the text between bars. */
static const Case firsts[] = { { NULL, NULL, "|b|c", "b" }, { NULL, NULL, " |  |c ", "c" }, { NULL, NULL, "||", "" } };
static const Case joins[] = {
  { "{First name} {Last}", NULL, "Anna|Berg|3", "Anna Berg" }, { "{last}, {first_name}", NULL, "Anna|Berg|3", "Berg, Anna" }, { "{Last}, {First name}", NULL, "|Berg|3", "Berg" },
  { "No. {Nr}!", NULL, "||3", "No. 3!" }, { "No. {Nr}!", NULL, "a|b|", "" }, { "{1}-{3}", NULL, "a|b|c", "a-c" }, { "{1}-{2}-{3}", NULL, "a||c", "a-c" }, { "{Town}", NULL, "a|b|c", NULL }, { "x", NULL, "a|b|c", NULL }, { "{4}", NULL, "a|b|c", NULL },
};
static const Case combines[] = { { ", ", NULL, "a|b|c", "a, b, c" }, { ", ", NULL, "a||a", "a" }, { NULL, NULL, "a| b|", "a b" } };

static const struct
{
  const Case *cases;
  guint n;
} tables_of_kinds[TRIB_N_TRANSFORMS] = {
#define TABLE(kind, cases) [TRIB_TRANSFORM_##kind] = { cases, G_N_ELEMENTS (cases) }
  TABLE (TRIM, trims), TABLE (UPPER, uppers), TABLE (LOWER, lowers), TABLE (TITLE, titles), TABLE (SPLIT, splits), TABLE (BEFORE, befores),
  TABLE (AFTER, afters), TABLE (SLICE, slices), TABLE (NAME, names), TABLE (ADDRESS, addresses), TABLE (EXTRACT, extracts),
  TABLE (REPLACE, replaces), TABLE (REGEX, regexes), TABLE (TABLE, tables), TABLE (PREFIX, prefixes), TABLE (PAD, pads), TABLE (DATE, dates),
  TABLE (NUMBER, numbers), TABLE (NEGATE, negates), TABLE (DEFAULT, defaults), TABLE (CONSTANT, constants), TABLE (FIRST, firsts), TABLE (JOIN, joins),
  TABLE (COMBINE, combines),
#undef TABLE
};
/* clang-format on */

static const char *const columns[] = { "First name", "Last", "Nr", NULL };

/* Through JSON and back first: what is saved works like what was made. */
static TribTransform *
make (TribTransformKind kind, const Case *one)
{
  g_autoptr (TribTransform) fresh = trib_transform_new (kind, one->arg, one->arg2);
  g_autofree char *why = NULL;
  json_t *json = trib_transform_to_json (fresh);
  TribTransform *back = trib_transform_from_json (json, &why);

  g_assert_nonnull (back);
  json_decref (json);
  return back;
}

static void
check (TribTransformKind kind, const Case *one)
{
  g_autoptr (TribTransform) transform = make (kind, one);
  g_auto (GStrv) texts = trib_transform_kind_is_plural (kind) ? g_strsplit (one->in, "|", -1) : NULL;
  TribText cells[3];
  TribTransformInput input = { columns, cells, texts ? 3 : 1, NULL };
  g_autoptr (GString) text = g_string_new (texts ? texts[0] : one->in);
  g_autofree char *fault = trib_transform_fault (transform, columns);
  g_autofree char *words = trib_transform_words (transform);
  gboolean worked;

  for (guint i = 0; i < input.n; i++)
    cells[i] = texts ? (TribText){ texts[i], (guint32) strlen (texts[i]) }
                     : (TribText){ one->in, (guint32) strlen (one->in) };
  g_assert_cmpstr (words, !=, NULL);
  worked = fault == NULL && trib_transform_apply (transform, &input, text);
  if (one->out == NULL && worked)
    g_error ("%s of “%s” worked: “%s”", trib_transform_kind_name (kind), one->in, text->str);
  if (one->out && !worked)
    g_error ("%s of “%s”: %s", trib_transform_kind_name (kind), one->in, fault ? fault : "failed");
  g_assert_cmpstr (text->str, ==, one->out ? one->out : texts ? texts[0] : one->in);
  g_assert_cmpuint (text->len, ==, strlen (text->str));
}

static void
test_kind (gconstpointer data)
{
  TribTransformKind kind = GPOINTER_TO_INT (data), back = TRIB_N_TRANSFORMS;

  g_assert_true (trib_transform_kind_from_name (trib_transform_kind_name (kind), &back));
  g_assert_cmpint (back, ==, kind);
  g_assert_cmpuint (tables_of_kinds[kind].n, >, 0);
  for (guint i = 0; i < tables_of_kinds[kind].n; i++)
    check (kind, &tables_of_kinds[kind].cases[i]);
}

static void
test_unknown (void)
{
  json_t *item = json_pack ("{s:s}", "kind", "melt");
  g_autofree char *why = NULL;

  g_assert_null (trib_transform_from_json (item, &why));
  g_assert_nonnull (strstr (why, "melt"));
  json_decref (item);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int kind = 0; kind < TRIB_N_TRANSFORMS; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/mapping/transform/%s", trib_transform_kind_name (kind));

      g_test_add_data_func (path, GINT_TO_POINTER (kind), test_kind);
    }
  g_test_add_func ("/mapping/transform/an-unknown-kind-is-named", test_unknown);
  return g_test_run ();
}
