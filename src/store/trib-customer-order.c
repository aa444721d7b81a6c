/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Names are sorted some thousand at once, as they come; what is left to do at the end is to merge these runs two by
 * two (D. Knuth, "The Art of Computer Programming" 3, 5.2.4). Most names differ in their first eight letters, which lie in a number.
 */
#include "config.h"

#include "store/trib-customer-order.h"

#include <stdlib.h>
#include <string.h>

#define RUN 16384 /* names */

typedef struct
{
  guint64 first; /* eight letters, the first one highest */
  gsize text;    /* of all of them, in the texts */
  gint64 id;
} Entry;

struct _TribCustomerOrder
{
  GArray *entries; /* Entry */
  GString *texts;  /* each with its NUL */
  guint sorted;    /* so many entries lie in sorted runs */
};

TribCustomerOrder *
trib_customer_order_new (void)
{
  TribCustomerOrder *self = g_new0 (TribCustomerOrder, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->texts = g_string_new (NULL);
  return self;
}

void
trib_customer_order_free (TribCustomerOrder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

/* As SQLite compares texts: byte by byte, the shorter one first. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *x = a, *y = b;
  const char *texts = data;
  int order;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  order = strcmp (texts + x->text, texts + y->text);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static Entry *
entry_at (TribCustomerOrder *self, gsize place)
{
  return (Entry *) (gpointer) self->entries->data + place;
}

static void
sort_run (TribCustomerOrder *self)
{
  qsort_r (entry_at (self, self->sorted), self->entries->len - self->sorted, sizeof (Entry), compare, self->texts->str);
  self->sorted = self->entries->len;
}

void
trib_customer_order_add (TribCustomerOrder *self, const char *sort, gint64 id)
{
  gsize len = strlen (sort);
  Entry entry = { 0, self->texts->len, id };

  for (gsize i = 0; i < sizeof entry.first; i++)
    entry.first = entry.first << 8 | (i < len ? (guchar) sort[i] : 0);
  g_string_append_len (self->texts, sort, (gssize) len + 1);
  g_array_append_val (self->entries, entry);
  if (self->entries->len - self->sorted == RUN)
    sort_run (self);
}

static void
merge (TribCustomerOrder *self, const Entry *from, Entry *to, gsize left, gsize right, gsize end)
{
  gsize i = left, j = right;

  for (gsize at = left; at < end; at++)
    if (i < right && (j == end || compare (&from[i], &from[j], self->texts->str) <= 0))
      to[at] = from[i++];
    else
      to[at] = from[j++];
}

void
trib_customer_order_finish (TribCustomerOrder *self)
{
  gsize n = self->entries->len;

  sort_run (self);
  for (gsize run = RUN; run < n; run *= 2)
    {
      GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (Entry), (guint) n);

      g_array_set_size (merged, (guint) n);
      for (gsize left = 0; left < n; left += 2 * run)
        merge (self, entry_at (self, 0), (Entry *) (gpointer) merged->data, left, MIN (left + run, n),
               MIN (left + 2 * run, n));
      g_array_unref (self->entries);
      self->entries = merged;
    }
}

gsize
trib_customer_order_size (TribCustomerOrder *self)
{
  return self->entries->len;
}

const char *
trib_customer_order_name (TribCustomerOrder *self, gsize place)
{
  return self->texts->str + entry_at (self, place)->text;
}

gint64
trib_customer_order_id (TribCustomerOrder *self, gsize place)
{
  return entry_at (self, place)->id;
}
