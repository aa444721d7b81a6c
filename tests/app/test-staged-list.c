/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list that is announced in steps says the truth at each of them: whoever only follows its signals has the items that it has.
 */
#include "config.h"

#include "app/customers/trib-staged-list.h"

typedef struct
{
  GListStore *model;
  TribStagedList *list;
  GPtrArray *seen; /* what one has who follows the signals */
  guint largest;   /* most items added at once */
} Fixture;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *self)
{
  g_assert_cmpuint (position + removed, <=, self->seen->len);
  if (removed > 0)
    g_ptr_array_remove_range (self->seen, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->seen, (int) (position + i), g_list_model_get_item (list, position + i));
  self->largest = MAX (self->largest, added);
  g_assert_cmpuint (self->seen->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < self->seen->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      g_assert_true (item == g_ptr_array_index (self->seen, i));
    }
}

static void
splice (Fixture *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (self->model, position, removed, items->pdata, added);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->model = g_list_store_new (G_TYPE_OBJECT);
  self->list = trib_staged_list_new (G_LIST_MODEL (g_object_ref (self->model)));
  self->seen = g_ptr_array_new_with_free_func (g_object_unref);
  self->largest = 0;
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->list);
  g_assert_finalize_object (self->model);
  g_ptr_array_unref (self->seen);
}

static void
grow (Fixture *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (self->seen->len, ==, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  splice (self, 0, 0, 5000);
  g_assert_cmpuint (self->seen->len, ==, TRIB_STAGED_FIRST);
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (self->seen->len, ==, TRIB_STAGED_FIRST + TRIB_STAGED_STEP);
  grow (self);
  g_assert_cmpuint (self->largest, >, 5000 - TRIB_STAGED_ENOUGH - 1);
}

static void
test_few (Fixture *self, gconstpointer data)
{
  splice (self, 0, 0, 3);
  g_assert_cmpuint (self->seen->len, ==, 3);
  g_assert_false (g_main_context_pending (NULL));
}

static void
test_replaced (Fixture *self, gconstpointer data)
{
  splice (self, 0, 0, 1000);
  grow (self);
  self->largest = 0;
  splice (self, 0, 1000, 0);
  g_assert_cmpuint (self->seen->len, ==, 0);
  splice (self, 0, 0, 100);
  g_assert_cmpuint (self->largest, ==, TRIB_STAGED_FIRST);
  grow (self);
  g_assert_cmpuint (self->largest, ==, TRIB_STAGED_FIRST);
}

static void
test_finish (Fixture *self, gconstpointer data)
{
  splice (self, 0, 0, 1000);
  trib_staged_list_finish (self->list);
  g_assert_cmpuint (self->seen->len, ==, 1000);
  g_assert_false (g_main_context_pending (NULL));
}

static void
test_changes (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint position, removed, added;
  } changes[] = {
    { 0, 0, 500 },  { 3, 2, 1 }, { 18, 6, 2 },  { 400, 1, 1 }, { 20, 0, 40 }, { 0, 1, 0 },    { 30, 0, 2 },
    { 5, 100, 90 }, { 0, 0, 1 }, { 0, 300, 3 }, { 0, 0, 400 }, { 0, 30, 30 }, { 600, 2, 10 },
  };

  /* Once while it grows, and once after it has grown. */
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
        {
          guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
          guint position = MIN (changes[i].position, n);

          splice (self, position, MIN (changes[i].removed, n - position), changes[i].added);
          if (round == 1)
            grow (self);
          else
            g_main_context_iteration (NULL, FALSE);
        }
      grow (self);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/app/staged-list/many-come-in-steps", test_steps },          { "/app/staged-list/few-come-at-once", test_few },
    { "/app/staged-list/others-come-in-steps-too", test_replaced }, { "/app/staged-list/can-be-finished", test_finish },
    { "/app/staged-list/any-change-is-told", test_changes },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
