/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a source as it is now; a changed source gets a new card.
 */
#include "config.h"

#include "app/sources/trib-source-card.h"

#include "app/trib-number.h"
#include "app/widgets/trib-source-dot.h"
#include "formats/input/trib-address.h"
#include "mapping/trib-mapping.h"

#include <glib/gi18n.h>

struct _TribSourceCard
{
  GtkWidget parent_instance;

  TribSource *source;

  GtkWidget *box;
  TribSourceDot *dot;
  GtkLabel *name;
  GtkLabel *kind;
  GtkLabel *rows;
  GtkLabel *rows_word;
  GtkWidget *refresh_button;
  GtkLabel *mapped;
  GtkProgressBar *mapped_bar;
  GtkLabel *imported;
  GtkButton *issues_button;
  GtkLabel *no_issues;
};

G_DEFINE_FINAL_TYPE (TribSourceCard, trib_source_card, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REFRESH,
  SIGNAL_ISSUES,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
refresh_cb (GtkButton *button, TribSourceCard *self)
{
  g_signal_emit (self, signals[SIGNAL_REFRESH], 0);
}

static void
issues_cb (GtkButton *button, TribSourceCard *self)
{
  g_signal_emit (self, signals[SIGNAL_ISSUES], 0);
}

static const char *
kind_label (const char *kind)
{
  if (g_strcmp0 (kind, "csv") == 0)
    return _ ("Text table");
  if (g_strcmp0 (kind, "xlsx") == 0)
    return _ ("Workbook");
  if (g_strcmp0 (kind, "xml") == 0)
    return _ ("XML feed");
  if (g_strcmp0 (kind, "vcf") == 0)
    return _ ("Address cards");
  return kind != NULL ? kind : _ ("File");
}

static void
show_mapping (TribSourceCard *self)
{
  guint n = self->source->columns != NULL ? g_strv_length (self->source->columns) : 0, n_mapped = 0;
  g_autoptr (TribMapping) mapping = NULL;
  g_autofree char *text = NULL;

  if (self->source->mapping != NULL)
    mapping = trib_mapping_from_json (self->source->mapping, -1, NULL);
  for (guint i = 0; mapping != NULL && i < n; i++)
    {
      const TribMappingLink *link = trib_mapping_find (mapping, self->source->columns[i]);

      n_mapped += link != NULL && link->kind == TRIB_LINK_FIELD;
    }
  text = g_strdup_printf (_ ("%u of %u columns mapped"), n_mapped, n);
  gtk_label_set_label (self->mapped, text);
  gtk_progress_bar_set_fraction (self->mapped_bar, n > 0 ? (double) n_mapped / n : 0);
}

static void
show_source (TribSourceCard *self, gboolean writable)
{
  const TribSource *source = self->source;
  g_autofree char *rows = trib_grouped (source->records);
  g_autofree char *when = trib_when_text (source->imported_at);
  g_autofree char *number = trib_grouped (source->issues);
  g_autofree char *issues = NULL;
  g_autofree char *file = source->path != NULL ? g_filename_display_basename (source->path) : g_strdup ("");
  g_autofree char *kind = NULL;
  gboolean on_server = source->path != NULL && trib_address_is (source->path);
  gboolean there = on_server || (source->path != NULL && g_file_test (source->path, G_FILE_TEST_EXISTS));

  kind = source->table != NULL && *source->table != '\0'
             ? g_strdup_printf ("%s · %s · %s", kind_label (source->kind), file, source->table)
             : g_strdup_printf ("%s · %s", kind_label (source->kind), file);
  issues = g_strdup_printf (ngettext ("%s issue", "%s issues", (gulong) source->issues), number);
  trib_source_dot_set_source (self->dot, source->id, source->name);
  gtk_label_set_label (self->name, source->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), source->name);
  gtk_label_set_label (self->kind, kind);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kind), source->path);
  gtk_label_set_label (self->rows, rows);
  gtk_label_set_label (self->rows_word, ngettext ("row", "rows", (gulong) source->records));
  gtk_label_set_label (self->imported, when);
  gtk_button_set_label (self->issues_button, issues);
  gtk_widget_set_visible (GTK_WIDGET (self->issues_button), source->issues > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_issues), source->issues == 0);
  gtk_widget_set_sensitive (self->refresh_button, writable && there);
  gtk_widget_set_tooltip_text (self->refresh_button, on_server ? _ ("Refresh: fetch it again")
                                                     : there   ? _ ("Refresh: import the file again")
                                                               : _ ("The file is no longer where it was"));
  show_mapping (self);
}

static void
trib_source_card_dispose (GObject *object)
{
  TribSourceCard *self = TRIB_SOURCE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->source, trib_source_free);

  G_OBJECT_CLASS (trib_source_card_parent_class)->dispose (object);
}

static void
trib_source_card_class_init (TribSourceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_source_card_dispose;

  signals[SIGNAL_REFRESH]
      = g_signal_new ("refresh", TRIB_TYPE_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ISSUES]
      = g_signal_new ("issues", TRIB_TYPE_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRIB_TYPE_SOURCE_DOT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/sources/trib-source-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, box);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, dot);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, name);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, kind);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, rows);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, rows_word);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, mapped);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, mapped_bar);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, imported);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, issues_button);
  gtk_widget_class_bind_template_child (widget_class, TribSourceCard, no_issues);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, issues_cb);
}

static void
trib_source_card_init (TribSourceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trib_source_card_new (TribSource *source, gboolean writable)
{
  TribSourceCard *self = g_object_new (TRIB_TYPE_SOURCE_CARD, NULL);

  self->source = source;
  show_source (self, writable);
  return GTK_WIDGET (self);
}

const TribSource *
trib_source_card_get_source (TribSourceCard *self)
{
  g_return_val_if_fail (TRIB_IS_SOURCE_CARD (self), NULL);

  return self->source;
}
