/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Factories. What differs between the columns is in one table.
 */
#include "config.h"

#include "app/customers/trib-customer-columns.h"

#include "app/customers/trib-source-dots.h"
#include "app/trib-number.h"
#include "store/trib-customer-list.h"
#include "store/trib-source.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define NOT_SORTABLE G_MININT
#define AVATAR 30

typedef struct
{
  const char *name;
  const char *title;
  int sort;
  int width; /* 0: takes what is left */
} Column;

static const Column COLUMNS[TRIB_N_COLUMNS] = {
  [TRIB_COLUMN_AVATAR] = { "avatar", "", NOT_SORTABLE, 54 },
  [TRIB_COLUMN_NAME] = { "name", N_ ("Name"), TRIB_FIELD_NONE, 0 },
  [TRIB_COLUMN_EMAIL] = { "email", N_ ("E-mail"), TRIB_FIELD_EMAIL, 0 },
  [TRIB_COLUMN_CITY] = { "city", N_ ("City"), TRIB_FIELD_CITY, 120 },
  [TRIB_COLUMN_FROM] = { "from", N_ ("From"), NOT_SORTABLE, 104 },
  [TRIB_COLUMN_RECORDS] = { "records", N_ ("Records"), TRIB_SORT_RECORDS, 90 },
};

static TribCustomerColumns *
columns_of (GtkListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "trib-columns");
}

static const TribCustomerRow *
row_of (GtkListItem *item)
{
  return trib_customer_item_get_row (gtk_list_item_get_item (item));
}

/* A row whose customer is gone is shown as such until the list is made anew. */
static const char *
name_of (const TribCustomerRow *row)
{
  return row->name != NULL && *row->name != '\0' ? row->name : _ ("Without a name");
}

/* Not a GtkLabel: its size does not depend on its text, so that rows need not be measured again and again. */
static GtkWidget *
new_label (TribCustomerColumn column)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), column == TRIB_COLUMN_RECORDS ? 1 : 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column == TRIB_COLUMN_EMAIL)
    gtk_widget_add_css_class (label, "dim-label");
  if (column == TRIB_COLUMN_NAME)
    gtk_widget_add_css_class (label, "heading");
  if (column == TRIB_COLUMN_RECORDS)
    {
      gtk_widget_add_css_class (label, "numeric");
      /* Right-aligned, but no wider than its heading. */
      gtk_widget_set_size_request (label, 48, -1);
      gtk_widget_set_halign (label, GTK_ALIGN_START);
    }
  /* GTK 4 has no tables for screen readers: each cell says its heading itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (COLUMNS[column].title), -1);
  return label;
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static GtkWidget *
new_avatar (void)
{
  GtkWidget *avatar = adw_avatar_new (AVATAR, NULL, TRUE);

  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  return avatar;
}

static void
setup_avatar_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, new_avatar ());
}

static void
bind_avatar_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  adw_avatar_set_text (ADW_AVATAR (gtk_list_item_get_child (item)), name_of (row_of (item)));
}

static void
bind_name_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  set_text (gtk_list_item_get_child (item), name_of (row_of (item)));
}

static void
setup_text_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, new_label (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "trib-column"))));
}

static void
bind_email_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  set_text (gtk_list_item_get_child (item), row_of (item)->email);
}

static void
bind_city_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  set_text (gtk_list_item_get_child (item), row_of (item)->city);
}

static void
bind_records_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_autofree char *text = trib_grouped (row_of (item)->n_records);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static void
fill_dots (TribCustomerColumns *columns, GtkWidget *dots, const TribCustomerRow *row, gboolean in_places)
{
  g_autofree char *names = trib_source_names (columns->sources, row->sources);
  const TribSource *last = columns->sources != NULL && columns->sources->len > 0
                               ? g_ptr_array_index (columns->sources, columns->sources->len - 1)
                               : NULL;

  trib_source_dots_set_places (TRIB_SOURCE_DOTS (dots), in_places && last != NULL ? (guint) last->id : 0);
  trib_source_dots_set (TRIB_SOURCE_DOTS (dots), row->sources, names);
}

static void
setup_from_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *dots = trib_source_dots_new ();

  gtk_widget_set_halign (dots, GTK_ALIGN_START);
  gtk_list_item_set_child (item, dots);
}

static void
bind_from_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  fill_dots (columns_of (factory), gtk_list_item_get_child (item), row_of (item), TRUE);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *second = new_label (TRIB_COLUMN_EMAIL);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_add_css_class (second, "caption");
  gtk_box_append (GTK_BOX (texts), new_label (TRIB_COLUMN_NAME));
  gtk_box_append (GTK_BOX (texts), second);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), new_avatar ());
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), trib_source_dots_new ());
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *avatar = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *texts = gtk_widget_get_next_sibling (avatar);
  const TribCustomerRow *row = row_of (item);
  const char *contact = row->email != NULL && *row->email != '\0' ? row->email : row->phone;
  g_autoptr (GString) second = g_string_new (contact);

  if (row->city != NULL && *row->city != '\0')
    g_string_append_printf (second, "%s%s", second->len > 0 ? " · " : "", row->city);
  adw_avatar_set_text (ADW_AVATAR (avatar), name_of (row));
  set_text (gtk_widget_get_first_child (texts), name_of (row));
  set_text (gtk_widget_get_last_child (texts), second->str);
  fill_dots (columns_of (factory), gtk_widget_get_next_sibling (texts), row, FALSE);
}

typedef void (*ItemFunc) (GtkListItemFactory *factory, GtkListItem *item);

static ItemFunc
bind_of (GtkListItemFactory *factory)
{
  return (ItemFunc) g_object_get_data (G_OBJECT (factory), "trib-bind");
}

static void
news_cb (TribCustomerItem *customer, GtkListItem *item)
{
  GtkListItemFactory *factory = g_object_get_data (G_OBJECT (item), "trib-factory");

  bind_of (factory) (factory, item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (item), "trib-factory", factory);
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (news_cb), item);
  bind_of (factory) (factory, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), news_cb, item);
}

static GtkListItemFactory *
new_factory (TribCustomerColumns *columns, TribCustomerColumn column, ItemFunc setup, ItemFunc bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "trib-columns", columns);
  g_object_set_data (G_OBJECT (factory), "trib-column", GINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (factory), "trib-bind", (gpointer) bind);
  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

GtkListItemFactory *
trib_customer_columns_new_row_factory (TribCustomerColumns *columns)
{
  return new_factory (columns, TRIB_COLUMN_NAME, setup_row_cb, bind_row_cb);
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
  static const ItemFunc SETUP[TRIB_N_COLUMNS]
      = { setup_avatar_cb, setup_text_cb, setup_text_cb, setup_text_cb, setup_from_cb, setup_text_cb };
  static const ItemFunc BIND[TRIB_N_COLUMNS]
      = { bind_avatar_cb, bind_name_cb, bind_email_cb, bind_city_cb, bind_from_cb, bind_records_cb };

  for (TribCustomerColumn i = 0; i < TRIB_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (
          i == TRIB_COLUMN_AVATAR ? "" : _ (COLUMNS[i].title), new_factory (columns, i, SETUP[i], BIND[i]));

      gtk_column_view_column_set_resizable (column, i != TRIB_COLUMN_AVATAR);
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
