/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Issues are read on the reading thread, the first thousand of them; each is one row of two lines, so that it can be read
 * at any width.
 */
#include "config.h"

#include "app/sources/trib-issues-window.h"

#include "app/trib-number.h"
#include "formats/trib-row-issue.h"

#include <glib/gi18n.h>

#define MAX_ISSUES 1000

struct _TribIssuesWindow
{
  AdwWindow parent_instance;

  GStrv columns;
  gint64 n_issues;

  AdwWindowTitle *title;
  GtkStack *states;
  AdwStatusPage *failure;
  GtkListView *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (TribIssuesWindow, trib_issues_window, ADW_TYPE_WINDOW)

typedef struct
{
  gint64 source;
  GPtrArray *issues;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->issues, g_ptr_array_unref);
  g_free (reading);
}

/* On the reading thread. */
static gboolean
read_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->issues = trib_store_list_issues (store, reading->source, MAX_ISSUES, error);
  return reading->issues != NULL;
}

/* "Line 418 · Telefon · 0341/22 33" */
static char *
place_of (TribIssuesWindow *self, const TribRowIssue *issue)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (issue->line > 0)
    {
      g_autofree char *line = trib_grouped ((gint64) issue->line);

      g_string_append_printf (text, _ ("Line %s"), line);
    }
  else
    g_string_append (text, _ ("The whole file"));
  if (issue->column >= 0 && self->columns != NULL && (guint) issue->column < g_strv_length (self->columns))
    g_string_append_printf (text, " · %s", self->columns[issue->column]);
  if (issue->value != NULL && *issue->value != '\0')
    g_string_append_printf (text, " · “%s”", issue->value);
  return g_strdup (text->str);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), i == 0);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_ellipsize (GTK_LABEL (label), i == 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
          gtk_widget_add_css_class (label, "numeric");
        }
    }
  gtk_widget_add_css_class (box, "issue-row");
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *reason = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_auto (GStrv) lines = g_strsplit (gtk_string_object_get_string (gtk_list_item_get_item (item)), "\n", 2);

  gtk_label_set_label (GTK_LABEL (reason), lines[0]);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (reason)), lines[1]);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), lines[1]);
}

static void
show_issues (TribIssuesWindow *self, GPtrArray *issues)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const TribRowIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *place = place_of (self, issue);
      g_autofree char *text = g_strdup_printf ("%s\n%s", issue->reason != NULL ? issue->reason : "", place);

      gtk_string_list_append (texts, text);
    }
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (texts)))));
  if (self->n_issues > (gint64) issues->len)
    {
      g_autofree char *shown = trib_grouped (issues->len);
      g_autofree char *all = trib_grouped (self->n_issues);
      g_autofree char *text = g_strdup_printf (_ ("The first %s of %s issues"), shown, all);

      gtk_label_set_label (self->more, text);
      gtk_widget_set_visible (GTK_WIDGET (self->more), TRUE);
    }
  gtk_stack_set_visible_child_name (self->states, issues->len > 0 ? "issues" : "nothing");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribIssuesWindow) self = user_data;
  const Reading *reading = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  gboolean succeeded = trib_session_read_finish (TRIB_SESSION (source), result, &error);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->states == NULL)
    return;
  if (succeeded)
    show_issues (self, reading->issues);
  else
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->states, "failure");
    }
}

static void
trib_issues_window_finalize (GObject *object)
{
  g_strfreev (TRIB_ISSUES_WINDOW (object)->columns);

  G_OBJECT_CLASS (trib_issues_window_parent_class)->finalize (object);
}

static void
trib_issues_window_class_init (TribIssuesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trib_issues_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/sources/trib-issues-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TribIssuesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TribIssuesWindow, states);
  gtk_widget_class_bind_template_child (widget_class, TribIssuesWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, TribIssuesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TribIssuesWindow, more);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trib_issues_window_init (TribIssuesWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

GtkWindow *
trib_issues_window_new (GtkWindow *parent, TribSession *session, const TribSource *source)
{
  TribIssuesWindow *self = g_object_new (TRIB_TYPE_ISSUES_WINDOW, "transient-for", parent, NULL);
  Reading *reading = g_new0 (Reading, 1);

  self->columns = g_strdupv (source->columns);
  self->n_issues = source->issues;
  adw_window_title_set_subtitle (self->title, source->name);
  reading->source = source->id;
  trib_session_read_async (session, read_work, reading, reading_free, NULL, read_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
