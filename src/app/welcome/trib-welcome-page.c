/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The three doors are commands of window and application; this page has only the list of recent projects of its own.
 */
#include "config.h"

#include "app/welcome/trib-welcome-page.h"
#include "app/trib-number.h"
#include "app/trib-settings.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_SHOWN 2

struct _TribWelcomePage
{
  AdwBin parent_instance;

  GtkWidget *recent;
  GtkWidget *no_recent;
};

G_DEFINE_FINAL_TYPE (TribWelcomePage, trib_welcome_page, ADW_TYPE_BIN)

static GtkWidget *
recent_button_new (const TribRecent *recent)
{
  g_autofree char *name = g_filename_display_basename (recent->path);
  g_autofree char *when = trib_when_text (recent->opened);
  g_autofree char *text = NULL;
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label;

  if (g_str_has_suffix (name, ".tributary"))
    name[strlen (name) - strlen (".tributary")] = '\0';
  text = g_strdup_printf ("%s · %s", name, when);
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, "caption");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "recent");
  gtk_widget_set_tooltip_text (button, recent->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", recent->path);
  return button;
}

static void
trib_welcome_page_class_init (TribWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/welcome/trib-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TribWelcomePage, recent);
  gtk_widget_class_bind_template_child (widget_class, TribWelcomePage, no_recent);
}

static void
trib_welcome_page_init (TribWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trib_welcome_page_refresh (self);
}

void
trib_welcome_page_refresh (TribWelcomePage *self)
{
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *child;

  g_return_if_fail (TRIB_IS_WELCOME_PAGE (self));

  list = trib_settings_list_recent ();
  while ((child = gtk_widget_get_first_child (self->recent)) != NULL)
    gtk_box_remove (GTK_BOX (self->recent), child);
  for (guint i = 0; i < list->len && i < MAX_SHOWN; i++)
    gtk_box_append (GTK_BOX (self->recent), recent_button_new (g_ptr_array_index (list, i)));
  gtk_widget_set_visible (self->recent, list->len > 0);
  gtk_widget_set_visible (self->no_recent, list->len == 0);
}
