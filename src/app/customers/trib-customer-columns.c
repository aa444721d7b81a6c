/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Factories and headings. What differs between the columns is in one table; cells draw themselves (trib-customer-cell.h).
 */
#include "config.h"

#include "app/customers/trib-customer-columns.h"

#include "app/customers/trib-customer-cell.h"
#include "app/customers/trib-source-dots.h"
#include "store/trib-customer-list.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>

#define NOT_SORTABLE G_MININT

typedef struct
{
  const char *name;
  const char *title;
  int sort;
  int width; /* 0: takes what is left */
} Column;

static const Column COLUMNS[TRIB_N_COLUMNS] = {
  [TRIB_COLUMN_NAME] = { "name", N_ ("Name"), TRIB_FIELD_NONE, 0 },
  [TRIB_COLUMN_EMAIL] = { "email", N_ ("E-mail"), TRIB_FIELD_EMAIL, 0 },
  [TRIB_COLUMN_CITY] = { "city", N_ ("City"), TRIB_FIELD_CITY, 120 },
  [TRIB_COLUMN_FROM] = { "from", N_ ("From"), NOT_SORTABLE, 104 },
  [TRIB_COLUMN_RECORDS] = { "records", N_ ("Records"), TRIB_SORT_RECORDS, 90 },
};

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, TribCustomerColumns *columns)
{
  TribCustomerColumn kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "trib-column"));
  const char *title = kind < TRIB_N_COLUMNS ? _ (COLUMNS[kind].title) : NULL;

  gtk_list_item_set_child (item, trib_customer_cell_new (kind, columns, title));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  trib_customer_cell_set_item (TRIB_CUSTOMER_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  trib_customer_cell_set_item (TRIB_CUSTOMER_CELL (gtk_list_item_get_child (item)), NULL);
}

static GtkListItemFactory *
new_factory (TribCustomerColumns *columns, TribCustomerColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "trib-column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), columns);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

GtkListItemFactory *
trib_customer_columns_new_row_factory (TribCustomerColumns *columns)
{
  return new_factory (columns, TRIB_N_COLUMNS);
}

typedef struct
{
  TribCustomerColumns *columns;
  int sort;
} Heading;

/* The list is sorted by the store. GTK 4.8 does not tell which heading was clicked, but it asks the sorter of that column first. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Heading *heading = user_data;

  if (!heading->columns->asked)
    heading->columns->sort = heading->sort;
  heading->columns->asked = TRUE;
  return GTK_ORDERING_SMALLER;
}

void
trib_customer_columns_fit (GtkColumnView *view, GPtrArray *sources)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), TRIB_COLUMN_FROM);
  const TribSource *last = sources->len > 0 ? g_ptr_array_index (sources, sources->len - 1) : NULL;

  gtk_column_view_column_set_fixed_width (column, trib_source_dots_width (last != NULL ? (guint) last->id : 1) + 26);
}

int
trib_customer_columns_get_sort (TribCustomerColumns *columns, GtkColumnView *view, gboolean *descending)
{
  g_autoptr (GObject) one = g_object_new (TRIB_TYPE_CUSTOMER_ITEM, NULL);
  g_autoptr (GObject) other = g_object_new (TRIB_TYPE_CUSTOMER_ITEM, NULL);
  GtkOrdering order;

  columns->asked = FALSE;
  columns->sort = TRIB_FIELD_NONE;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  *descending = order == GTK_ORDERING_LARGER;
  return columns->sort;
}

void
trib_customer_columns_add (TribCustomerColumns *columns, GtkColumnView *view)
{
  for (TribCustomerColumn i = 0; i < TRIB_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column
          = gtk_column_view_column_new (_ (COLUMNS[i].title), new_factory (columns, i));

      gtk_column_view_column_set_resizable (column, TRUE);
      if (COLUMNS[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, COLUMNS[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      if (COLUMNS[i].sort != NOT_SORTABLE)
        {
          Heading *heading = g_new (Heading, 1);
          g_autoptr (GtkSorter) sorter = NULL;

          *heading = (Heading){ columns, COLUMNS[i].sort };
          sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, heading, g_free));
          gtk_column_view_column_set_sorter (column, sorter);
        }
      gtk_column_view_append_column (view, column);
      if (i == TRIB_COLUMN_NAME)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
}

void
trib_customer_columns_insert_actions (GtkColumnView *view, GtkWidget *widget)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = TRIB_COLUMN_NAME + 1; i < TRIB_N_COLUMNS; i++)
    {
      g_autoptr (GObject) column = g_list_model_get_item (columns, i);
      g_autoptr (GPropertyAction) action = g_property_action_new (COLUMNS[i].name, column, "visible");
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (widget, "columns", G_ACTION_GROUP (group));
}
