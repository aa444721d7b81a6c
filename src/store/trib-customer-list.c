/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list model of an id array and a few pages of rows; the page that was looked at longest ago makes room for the next.
 */
#include "config.h"

#include "store/trib-customer-list.h"

#include <string.h>

struct _TribCustomerItem
{
  GObject parent_instance;
  TribCustomerRow row;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TribCustomerItem, trib_customer_item, G_TYPE_OBJECT)

static void
trib_customer_item_finalize (GObject *object)
{
  TribCustomerItem *self = TRIB_CUSTOMER_ITEM (object);

  trib_customer_row_clear (&self->row);
  G_OBJECT_CLASS (trib_customer_item_parent_class)->finalize (object);
}

static void
trib_customer_item_class_init (TribCustomerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_customer_item_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trib_customer_item_init (TribCustomerItem *self)
{
}

const TribCustomerRow *
trib_customer_item_get_row (TribCustomerItem *self)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_ITEM (self), NULL);

  return &self->row;
}

typedef struct
{
  guint number; /* of the page: position / TRIB_CUSTOMER_LIST_PAGE */
  guint n;
  guint64 used; /* when it was looked at last, in looks */
  TribCustomerItem *items[TRIB_CUSTOMER_LIST_PAGE];
} Page;

struct _TribCustomerList
{
  GObject parent_instance;
  TribStore *reader;
  GArray *ids;
  GPtrArray *pages; /* (element-type Page), in no order */
  GHashTable *held; /* (int64 -> TribCustomerItem): items of pages that are gone, which a view still shows */
  guint64 looks;
  guint n_fetched;
};

static void
page_free (Page *page)
{
  for (guint i = 0; i < page->n; i++)
    g_clear_object (&page->items[i]);
  g_free (page);
}

static gboolean
same_sources (const gint64 *a, const gint64 *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (; *a == *b; a++, b++)
    if (*a == 0)
      return TRUE;
  return FALSE;
}

static gboolean
same_row (const TribCustomerRow *a, const TribCustomerRow *b)
{
  return a->id == b->id && a->organisation == b->organisation && a->n_records == b->n_records
         && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->email, b->email) == 0
         && g_strcmp0 (a->phone, b->phone) == 0 && g_strcmp0 (a->city, b->city) == 0
         && same_sources (a->sources, b->sources);
}

/* The item takes over what the row owns, and says so where it is news. */
static void
give_row (TribCustomerItem *item, TribCustomerRow *row)
{
  TribCustomerRow old = item->row;

  item->row = *row;
  if (!same_row (&old, row))
    g_signal_emit (item, signals[CHANGED], 0);
  trib_customer_row_clear (&old);
}

/* The same object for the same customer, where a view shows it already. */
static TribCustomerItem *
take_item (TribCustomerList *self, gint64 id)
{
  gpointer key, item;

  if (!g_hash_table_steal_extended (self->held, &id, &key, &item))
    return g_object_new (TRIB_TYPE_CUSTOMER_ITEM, NULL);
  g_free (key);
  return item;
}

/* An item takes over what its row owns. Where the store cannot be read the rows stay empty: a list has no place for an error, and
 * what comes next (opening the customer, a search) says it. */
static Page *
fetch_page (TribCustomerList *self, guint number)
{
  g_autoptr (GError) error = NULL;
  TribCustomerRow rows[TRIB_CUSTOMER_LIST_PAGE] = { 0 };
  guint first = number * TRIB_CUSTOMER_LIST_PAGE;
  Page *page = g_new0 (Page, 1);

  page->number = number;
  page->n = MIN (TRIB_CUSTOMER_LIST_PAGE, self->ids->len - first);
  self->n_fetched++;
  if (!trib_store_customer_rows (self->reader, &g_array_index (self->ids, gint64, first), page->n, rows, &error))
    {
      g_debug ("A page of customers could not be read: %s", error->message);
      for (guint i = 0; i < page->n; i++)
        trib_customer_row_clear (&rows[i]);
      memset (rows, 0, sizeof rows);
    }
  for (guint i = 0; i < page->n; i++)
    {
      page->items[i] = take_item (self, g_array_index (self->ids, gint64, first + i));
      give_row (page->items[i], &rows[i]);
    }
  return page;
}

static void
make_room (TribCustomerList *self)
{
  guint oldest = 0;

  if (self->pages->len < TRIB_CUSTOMER_LIST_PAGES)
    return;
  for (guint i = 1; i < self->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (self->pages, i);
      const Page *least = g_ptr_array_index (self->pages, oldest);
      if (page->used < least->used)
        oldest = i;
    }
  g_ptr_array_remove_index_fast (self->pages, oldest);
}

static Page *
get_page (TribCustomerList *self, guint number)
{
  Page *page;

  for (guint i = 0; i < self->pages->len; i++)
    {
      page = g_ptr_array_index (self->pages, i);
      if (page->number == number)
        {
          page->used = ++self->looks;
          return page;
        }
    }
  make_room (self);
  page = fetch_page (self, number);
  page->used = ++self->looks;
  g_ptr_array_add (self->pages, page);
  return page;
}

static GType
get_item_type (GListModel *model)
{
  return TRIB_TYPE_CUSTOMER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  TribCustomerList *self = TRIB_CUSTOMER_LIST (model);

  return self->ids != NULL ? self->ids->len : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TribCustomerList *self = TRIB_CUSTOMER_LIST (model);

  if (position >= get_n_items (model))
    return NULL;
  return g_object_ref (get_page (self, position / TRIB_CUSTOMER_LIST_PAGE)->items[position % TRIB_CUSTOMER_LIST_PAGE]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TribCustomerList, trib_customer_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
trib_customer_list_finalize (GObject *object)
{
  TribCustomerList *self = TRIB_CUSTOMER_LIST (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (trib_customer_list_parent_class)->finalize (object);
}

static void
trib_customer_list_class_init (TribCustomerListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_customer_list_finalize;
}

static void
trib_customer_list_init (TribCustomerList *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

TribCustomerList *
trib_customer_list_new (void)
{
  return g_object_new (TRIB_TYPE_CUSTOMER_LIST, NULL);
}

static void
hold (GHashTable *held, TribCustomerItem *item, gint64 id)
{
  /* More than the one reference that the list has: it is shown. */
  if (g_atomic_int_get (&G_OBJECT (item)->ref_count) > 1)
    g_hash_table_replace (held, g_memdup2 (&id, sizeof id), g_object_ref (item));
}

/* Pages go, but not the items that are shown. */
static void
drop_pages (TribCustomerList *self)
{
  GHashTable *held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  GHashTableIter iter;
  gpointer key, item;

  for (guint i = 0; i < self->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (self->pages, i);
      for (guint j = 0; j < page->n; j++)
        hold (held, page->items[j], g_array_index (self->ids, gint64, page->number * TRIB_CUSTOMER_LIST_PAGE + j));
    }
  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &key, &item))
    hold (held, item, *(gint64 *) key);
  g_ptr_array_set_size (self->pages, 0);
  g_hash_table_unref (self->held);
  self->held = held;
}

/* What is shown and was not fetched anew gets its news. */
static void
refresh_held (TribCustomerList *self)
{
  g_autofree gpointer *keys = NULL;
  guint n;

  keys = g_hash_table_get_keys_as_array (self->held, &n);
  for (guint first = 0; first < n; first += TRIB_CUSTOMER_LIST_PAGE)
    {
      TribCustomerRow rows[TRIB_CUSTOMER_LIST_PAGE] = { 0 };
      gint64 ids[TRIB_CUSTOMER_LIST_PAGE];
      guint count = MIN (n - first, TRIB_CUSTOMER_LIST_PAGE);

      for (guint i = 0; i < count; i++)
        ids[i] = *(gint64 *) keys[first + i];
      if (!trib_store_customer_rows (self->reader, ids, count, rows, NULL))
        {
          for (guint i = 0; i < count; i++)
            trib_customer_row_clear (&rows[i]);
          return;
        }
      for (guint i = 0; i < count; i++)
        give_row (g_hash_table_lookup (self->held, &ids[i]), &rows[i]);
    }
}

/* Returns: whether little is other, and where. */
static gboolean
compare (GArray *old, GArray *new, guint *start, guint *removed, guint *added)
{
  guint n = MIN (old->len, new->len), end = 0;

  for (*start = 0; *start < n; (*start)++)
    if (g_array_index (old, gint64, *start) != g_array_index (new, gint64, *start))
      break;
  while (end < n - *start
         && g_array_index (old, gint64, old->len - 1 - end) == g_array_index (new, gint64, new->len - 1 - end))
    end++;
  *removed = old->len - *start - end;
  *added = new->len - *start - end;
  return *removed <= TRIB_CUSTOMER_LIST_LITTLE && *added <= TRIB_CUSTOMER_LIST_LITTLE;
}

void
trib_customer_list_set (TribCustomerList *self, TribStore *reader, GArray *ids)
{
  g_autoptr (GArray) old = NULL;
  guint start = 0, removed = 0, added = 0;

  g_return_if_fail (TRIB_IS_CUSTOMER_LIST (self));
  g_return_if_fail (reader != NULL || ids == NULL || ids->len == 0);

  old = g_steal_pointer (&self->ids);
  if (old != NULL && ids != NULL && old->len > 0 && ids->len > 0 && compare (old, ids, &start, &removed, &added))
    {
      self->ids = g_steal_pointer (&old);
      drop_pages (self);
      g_array_unref (self->ids);
      self->ids = g_array_ref (ids);
      g_set_object (&self->reader, reader);
      if (removed > 0 || added > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
      refresh_held (self);
      return;
    }
  g_ptr_array_set_size (self->pages, 0);
  g_hash_table_remove_all (self->held);
  g_set_object (&self->reader, reader);
  if (old != NULL && old->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, 0);
  if (ids == NULL || ids->len == 0)
    return;
  self->ids = g_array_ref (ids);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

gint64
trib_customer_list_get_id (TribCustomerList *self, guint position)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_LIST (self), 0);

  return position < get_n_items (G_LIST_MODEL (self)) ? g_array_index (self->ids, gint64, position) : 0;
}

guint
trib_customer_list_get_n_pages (TribCustomerList *self)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_LIST (self), 0);

  return self->pages->len;
}

guint
trib_customer_list_get_n_fetched (TribCustomerList *self)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_LIST (self), 0);

  return self->n_fetched;
}
