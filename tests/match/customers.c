/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The generator. Common names are a short list, weighted by rank; rare family names, streets and towns are put together from
 * syllables, so that there are as many as a country has.
 */
#include "config.h"

#include "customers.h"

#include "base/trib-hash.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint64 state;
} Dice;

typedef struct
{
  char given[24], family[32], birth[12], email[64], phone[20], street[40], number[8], postcode[8], city[32];
} Person;

static const char *const given_names[][2] = {
  { "James", "Jim" },         { "Mary", "Molly" },      { "Robert", "Bob" },      { "Patricia", "Pat" },
  { "John", "Jack" },         { "Jennifer", "Jenny" },  { "Michael", "Mike" },    { "Elizabeth", "Liz" },
  { "William", "Bill" },      { "Susan", "Sue" },       { "David", "Dave" },      { "Jessica", "Jess" },
  { "Richard", "Dick" },      { "Sarah", NULL },        { "Joseph", "Joe" },      { "Karen", NULL },
  { "Thomas", "Tom" },        { "Margaret", "Peggy" },  { "Charles", "Chuck" },   { "Nancy", NULL },
  { "Christopher", "Chris" }, { "Lisa", NULL },         { "Daniel", "Dan" },      { "Betty", NULL },
  { "Matthew", "Matt" },      { "Sandra", NULL },       { "Anthony", "Tony" },    { "Ashley", NULL },
  { "Mark", NULL },           { "Emily", NULL },        { "Steven", "Steve" },    { "Donna", NULL },
  { "Andrew", "Andy" },       { "Michelle", NULL },     { "Kenneth", "Ken" },     { "Carol", NULL },
  { "Joshua", "Josh" },       { "Amanda", "Mandy" },    { "Kevin", NULL },        { "Melissa", NULL },
  { "Brian", NULL },          { "Deborah", "Debbie" },  { "George", NULL },       { "Stephanie", "Steph" },
  { "Edward", "Ted" },        { "Rebecca", "Becky" },   { "Ronald", "Ron" },      { "Laura", NULL },
  { "Timothy", "Tim" },       { "Helen", NULL },        { "Jürgen", NULL },       { "Zoë", NULL },
  { "Søren", NULL },          { "José", "Pepe" },       { "Ursula", "Uschi" },    { "Ruth", NULL },
  { "Sharon", NULL },         { "Cynthia", NULL },      { "Kathleen", NULL },     { "Amy", NULL },
  { "Gary", NULL },           { "Nicholas", "Nick" },   { "Eric", NULL },         { "Jonathan", NULL },
  { "Larry", NULL },          { "Justin", NULL },       { "Scott", NULL },        { "Brandon", NULL },
  { "Benjamin", "Ben" },      { "Samuel", "Sam" },      { "Gregory", "Greg" },    { "Frank", NULL },
  { "Alexander", "Alex" },    { "Raymond", "Ray" },     { "Jack", NULL },         { "Dennis", NULL },
  { "Tyler", NULL },          { "Aaron", NULL },        { "Henry", "Harry" },     { "Douglas", "Doug" },
  { "Peter", "Pete" },        { "Virginia", "Ginny" },  { "Victoria", "Vicky" },  { "Olivia", NULL },
  { "Heather", NULL },        { "Teresa", NULL },       { "Gloria", NULL },       { "Frances", NULL },
  { "Dorothy", "Dotty" },     { "Judith", "Judy" },     { "Friedrich", "Fritz" }, { "Agnieszka", NULL },
  { "Giovanni", "Gianni" },   { "Katharina", "Käthe" }, { "Françoise", NULL },
};

static const char *const family_names[] = {
  "Smith",    "Johnson",   "Williams", "Brown",    "Jones",    "Garcia",   "Miller", "Davis",   "Rodriguez",
  "Martinez", "Hernandez", "Lopez",    "Gonzalez", "Wilson",   "Anderson", "Thomas", "Taylor",  "Moore",
  "Jackson",  "Martin",    "Lee",      "Perez",    "Thompson", "White",    "Harris", "Sanchez", "Clark",
  "Ramirez",  "Lewis",     "Robinson", "Walker",   "Young",    "Allen",    "King",   "Wright",  "Scott",
  "Müller",   "Schmidt",   "Köhler",   "Strauß",   "Núñez",    "Lefèvre",
};

static const char *const syllables[]
    = { "bar", "ben",  "cor", "dal", "den", "der", "el",  "fal", "gar",  "gro", "hal", "hol",
        "kel", "kin",  "lan", "lor", "mal", "mor", "nor", "os",  "pel",  "ran", "ros", "sal",
        "sen", "ster", "tal", "tor", "ul",  "van", "wal", "wes", "wick", "yar", "zel", "zan" };
static const char *const endings[] = { "son", "man", "ley", "ton", "berg", "er", "feld", "ski", "ov", "ini" };
static const char *const street_ends[] = { "Street", "Road", "Avenue", "Lane", "Drive", "Court" };
static const char *const providers[]
    = { "gmail.com", "yahoo.com", "outlook.com", "hotmail.com", "icloud.com", "gmx.net" };

static guint64
roll (Dice *dice)
{
  dice->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return trib_hash_mix (dice->state);
}

static guint
below (Dice *dice, guint n)
{
  return (guint) (roll (dice) % n);
}

static gboolean
chance (Dice *dice, double p)
{
  return (double) (roll (dice) >> 11) * 0x1p-53 < p;
}

/* A rank from 0 to @n - 1, the first ones by far more often. */
static guint
zipf (Dice *dice, guint n)
{
  double x = (double) (roll (dice) >> 11) * 0x1p-53;

  return MIN ((guint) (pow (n + 1.0, x) - 1), n - 1);
}

static void
invent (Dice *dice, guint kinds, const char *ending, char *out, gsize size)
{
  guint seed = zipf (dice, kinds);
  Dice own = { trib_hash_mix (seed + kinds * 7919u) };

  g_strlcpy (out, syllables[below (&own, G_N_ELEMENTS (syllables))], size);
  g_strlcat (out, syllables[below (&own, G_N_ELEMENTS (syllables))], size);
  if (seed > 200)
    g_strlcat (out, syllables[below (&own, G_N_ELEMENTS (syllables))], size);
  g_strlcat (out, ending != NULL ? ending : endings[below (&own, G_N_ELEMENTS (endings))], size);
  out[0] = g_ascii_toupper (out[0]);
}

static void
make_email (Dice *dice, Person *p)
{
  static const char *const separators[] = { "", ".", "_" };
  const char *separator = separators[below (dice, 3)];
  g_autofree char *given = g_str_to_ascii (p->given, "C"), *family = g_str_to_ascii (p->family, "C");
  const char *provider = providers[zipf (dice, G_N_ELEMENTS (providers))];
  g_autofree char *lower = NULL;

  if (chance (dice, 0.5))
    g_snprintf (p->email, sizeof p->email, "%s%s%s%u@%s", given, separator, family, below (dice, 1000), provider);
  else if (chance (dice, 0.5))
    g_snprintf (p->email, sizeof p->email, "%c%s%s%u@%s", given[0], separator, family, below (dice, 10000), provider);
  else
    g_snprintf (p->email, sizeof p->email, "%s%05u@%s", given, below (dice, 100000), provider);
  lower = g_ascii_strdown (p->email, -1);
  g_strlcpy (p->email, lower, sizeof p->email);
}

static void
make_address (Dice *dice, Person *p, guint n_rows)
{
  guint town = zipf (dice, 2000 + n_rows / 50);
  Dice own = { trib_hash_mix (town + 77) };

  invent (&own, 20000, below (&own, 2) ? "ville" : "ford", p->city, sizeof p->city);
  g_snprintf (p->postcode, sizeof p->postcode, "%05u", 10000 + (town * 37 + below (dice, 3)) % 89999);
  invent (dice, 3000, NULL, p->street, sizeof p->street - 10);
  g_strlcat (p->street, " ", sizeof p->street);
  g_strlcat (p->street, street_ends[below (dice, G_N_ELEMENTS (street_ends))], sizeof p->street);
  g_snprintf (p->number, sizeof p->number, "%u", 1 + zipf (dice, 900));
}

static void
make_self (Dice *dice, Person *p)
{
  g_strlcpy (p->given, given_names[(zipf (dice, 30) + below (dice, 70)) % G_N_ELEMENTS (given_names)][0],
             sizeof p->given);
  g_snprintf (p->birth, sizeof p->birth, "%04u-%02u-%02u", 1935 + below (dice, 70), 1 + below (dice, 12),
              1 + below (dice, 28));
  g_snprintf (p->phone, sizeof p->phone, "+1%03u555%04u", 200 + below (dice, 800), below (dice, 10000));
  make_email (dice, p);
}

static void
make_person (Dice *dice, Person *p, guint n_rows)
{
  if (chance (dice, 0.35))
    g_strlcpy (p->family, family_names[zipf (dice, G_N_ELEMENTS (family_names))], sizeof p->family);
  else
    invent (dice, 40000, NULL, p->family, sizeof p->family);
  make_address (dice, p, n_rows);
  make_self (dice, p);
}

/* One slip: a letter left out, doubled, changed, or two changed round. Leaves letters of two bytes alone. */
static void
slip (Dice *dice, char *text, gsize size)
{
  gsize len = strlen (text), at;

  if (len < 3 || len + 2 > size)
    return;
  at = 1 + below (dice, (guint) len - 2);
  if ((text[at] | text[at + 1] | text[at - 1]) & 0x80)
    return;
  switch (below (dice, 4))
    {
    case 0:
      memmove (text + at, text + at + 1, len - at);
      break;
    case 1:
      memmove (text + at + 1, text + at, len - at + 1);
      break;
    case 2:
      text[at] = g_ascii_isdigit (text[at]) ? (char) ('0' + below (dice, 10)) : (char) ('a' + below (dice, 26));
      break;
    default:
      {
        char c = text[at];

        text[at] = text[at + 1];
        text[at + 1] = c;
      }
    }
}

static const char *
short_name (const char *given)
{
  for (guint i = 0; i < G_N_ELEMENTS (given_names); i++)
    if (strcmp (given_names[i][0], given) == 0)
      return given_names[i][1];
  return NULL;
}

static void
turn_date (Person *p)
{
  char day[3] = { p->birth[8], p->birth[9], 0 };

  if (strcmp (day, "12") <= 0)
    {
      memcpy (p->birth + 8, p->birth + 5, 2);
      memcpy (p->birth + 5, day, 2);
    }
}

/* What another source has of the same person. */
static void
spoil (Dice *dice, Person *p, guint n_rows)
{
  const char *nick = short_name (p->given);

  if (nick != NULL && chance (dice, 0.12))
    g_strlcpy (p->given, nick, sizeof p->given);
  if (chance (dice, 0.08))
    slip (dice, p->given, sizeof p->given);
  if (chance (dice, 0.1))
    slip (dice, p->family, sizeof p->family);
  if (chance (dice, 0.08))
    slip (dice, p->street, sizeof p->street);
  if (chance (dice, 0.03))
    turn_date (p);
  if (chance (dice, 0.1))
    make_address (dice, p, n_rows);
  if (chance (dice, 0.15))
    make_email (dice, p);
  if (chance (dice, 0.15))
    g_snprintf (p->phone, sizeof p->phone, "+1%03u555%04u", 200 + below (dice, 800), below (dice, 10000));
  if (chance (dice, 0.02))
    {
      char given[sizeof p->given];

      g_strlcpy (given, p->given, sizeof given);
      g_strlcpy (p->given, p->family, sizeof p->given);
      g_strlcpy (p->family, given, sizeof p->family);
    }
}

static void
write_row (Dice *dice, Customers *self, const Person *p)
{
  const char *cells[CUSTOMERS_N_COLUMNS]
      = { p->given, p->family, p->birth, p->email, p->phone, p->street, p->number, p->postcode, p->city };
  static const double missing[CUSTOMERS_N_COLUMNS] = { 0.01, 0, 0.2, 0.25, 0.22, 0.05, 0, 0.04, 0.03 };
  gboolean no_street = FALSE;

  for (guint c = 0; c < CUSTOMERS_N_COLUMNS; c++)
    {
      gboolean gone = chance (dice, missing[c]) || (c == 6 && no_street);

      no_street = c == 5 ? gone : no_street;
      g_ptr_array_add (self->cells, g_strdup (gone ? "" : cells[c]));
    }
}

Customers *
customers_new (guint32 n_rows, guint64 seed)
{
  Customers *self = g_new0 (Customers, 1);
  Dice dice = { trib_hash_mix (seed + 1) };
  guint32 person = 0, row = 0;
  Person p = { 0 };

  self->n = n_rows;
  self->person = g_new (guint32, MAX (n_rows, 1));
  self->cells = g_ptr_array_new_full (n_rows * CUSTOMERS_N_COLUMNS, g_free);
  while (row < n_rows)
    {
      guint copies = chance (&dice, 0.12) ? 1 + zipf (&dice, 4) : 0;

      if (row > 0 && chance (&dice, 0.18))
        {
          char given[sizeof p.given];

          /* Another of the household. */
          g_strlcpy (given, p.given, sizeof given);
          do
            make_self (&dice, &p);
          while (strcmp (given, p.given) == 0);
        }
      else
        make_person (&dice, &p, n_rows);
      for (guint c = 0; c <= copies && row < n_rows; c++)
        {
          Person other = p;

          if (c > 0)
            spoil (&dice, &other, n_rows);
          write_row (&dice, self, &other);
          self->person[row++] = person;
        }
      person++;
    }
  return self;
}

void
customers_free (Customers *self)
{
  if (self == NULL)
    return;
  g_free (self->person);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

TribMatchTable *
customers_table (const Customers *self, const guint32 *order)
{
  static const struct
  {
    TribFieldId field;
    const char *name;
    TribValueType type;
  } columns[CUSTOMERS_N_COLUMNS] = {
    { TRIB_FIELD_GIVEN_NAME, "given_name", TRIB_TYPE_GIVEN_NAME },
    { TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME },
    { TRIB_FIELD_DATE_OF_BIRTH, "date_of_birth", TRIB_TYPE_DATE },
    { TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL },
    { TRIB_FIELD_PHONE, "phone", TRIB_TYPE_PHONE },
    { TRIB_FIELD_STREET, "street", TRIB_TYPE_STREET },
    { TRIB_FIELD_HOUSE_NUMBER, "house_number", TRIB_TYPE_HOUSE_NUMBER },
    { TRIB_FIELD_POSTCODE, "postcode", TRIB_TYPE_POSTCODE },
    { TRIB_FIELD_CITY, "city", TRIB_TYPE_CITY },
  };
  TribMatchTable *table = trib_match_table_new ();

  for (guint c = 0; c < CUSTOMERS_N_COLUMNS; c++)
    trib_match_table_add_column (table, columns[c].field, columns[c].name, columns[c].type);
  for (guint32 i = 0; i < self->n; i++)
    {
      guint32 row = order != NULL ? order[i] : i;
      guint64 key = 0;

      for (guint c = 0; c < CUSTOMERS_N_COLUMNS; c++)
        {
          const char *cell = g_ptr_array_index (self->cells, row * CUSTOMERS_N_COLUMNS + c);

          key = trib_hash_bytes (cell, strlen (cell), key);
        }
      trib_match_table_add_record (table, 1, key);
      for (guint c = 0; c < CUSTOMERS_N_COLUMNS; c++)
        {
          const char *cell = g_ptr_array_index (self->cells, row * CUSTOMERS_N_COLUMNS + c);

          if (*cell)
            trib_match_table_add_value (table, c, cell, strlen (cell));
        }
    }
  return table;
}

static double
pairs_in (guint32 *counts, guint32 n)
{
  double sum = 0;

  for (guint32 i = 0; i < n; i++)
    sum += counts[i] * (counts[i] - 1.0) / 2;
  return sum;
}

double
customers_f1 (const Customers *self, const guint32 *cluster, double *precision, double *recall)
{
  g_autofree guint32 *by_person = g_new0 (guint32, self->n + 1), *by_cluster = g_new0 (guint32, self->n + 1);
  g_autoptr (GHashTable) both = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  double truth, found, right = 0;
  GHashTableIter iter;
  gpointer value;

  for (guint32 i = 0; i < self->n; i++)
    {
      gint64 key = (gint64) self->person[i] << 32 | cluster[i];

      by_person[self->person[i]]++;
      by_cluster[cluster[i]]++;
      value = g_hash_table_lookup (both, &key);
      g_hash_table_replace (both, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + 1));
    }
  g_hash_table_iter_init (&iter, both);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    right += GPOINTER_TO_UINT (value) * (GPOINTER_TO_UINT (value) - 1.0) / 2;
  truth = pairs_in (by_person, self->n);
  found = pairs_in (by_cluster, self->n);
  *precision = found > 0 ? right / found : 1;
  *recall = truth > 0 ? right / truth : 1;
  return *precision + *recall > 0 ? 2 * *precision * *recall / (*precision + *recall) : 0;
}
