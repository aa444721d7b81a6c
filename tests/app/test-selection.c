/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The selection of a long list.
 */
#include "config.h"

#include "app/customers/trib-selection.h"

static GListModel *
numbers (guint n)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      gtk_string_list_append (list, text);
    }
  return G_LIST_MODEL (list);
}

static void
changed_cb (GtkSelectionModel *model, guint position, guint n, gpointer user_data)
{
  g_string_append_printf (user_data, "%u+%u;", position, n);
}

static void
test_select (void)
{
  g_autoptr (TribSelection) selection = trib_selection_new (numbers (10));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (model, "selection-changed", G_CALLBACK (changed_cb), log);
  g_assert_true (gtk_selection_model_select_item (model, 3, TRUE));
  g_assert_true (gtk_selection_model_select_item (model, 7, FALSE));
  g_assert_cmpuint (trib_selection_get_size (selection), ==, 2);
  g_assert_cmpuint (trib_selection_get_nth (selection, 0), ==, 3);
  g_assert_cmpuint (trib_selection_get_nth (selection, 1), ==, 7);
  g_assert_cmpuint (trib_selection_get_nth (selection, 2), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (gtk_selection_model_select_item (model, 5, TRUE));
  g_assert_cmpuint (trib_selection_get_size (selection), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 5));
  g_assert_false (gtk_selection_model_is_selected (model, 3));
  g_assert_cmpstr (log->str, ==, "3+1;7+1;3+5;");
}

static void
test_all (void)
{
  g_autoptr (TribSelection) selection = trib_selection_new (numbers (10));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  g_assert_true (gtk_selection_model_select_all (model));
  g_assert_cmpuint (trib_selection_get_size (selection), ==, 10);
  g_assert_true (gtk_selection_model_unselect_all (model));
  g_assert_cmpuint (trib_selection_get_size (selection), ==, 0);
}

static void
test_items_change (void)
{
  GListModel *list = numbers (6);
  g_autoptr (TribSelection) selection = trib_selection_new (list);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  gtk_selection_model_select_item (model, 4, TRUE);
  gtk_string_list_remove (GTK_STRING_LIST (list), 1);
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 5);
  gtk_string_list_splice (GTK_STRING_LIST (list), 0, 5, NULL);
  g_assert_cmpuint (trib_selection_get_size (selection), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/selection/one-and-several", test_select);
  g_test_add_func ("/app/selection/all-and-none", test_all);
  g_test_add_func ("/app/selection/follows-its-items", test_items_change);
  return g_test_run ();
}
