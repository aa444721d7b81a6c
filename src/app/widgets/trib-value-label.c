/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels and their attributes. What differs is found by trib-difference.h.
 */
#include "config.h"

#include "app/widgets/trib-value-label.h"

#include <glib/gi18n.h>

/* Values are shown as they are, without hyphens of ours. */
static PangoAttrList *
new_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

GtkWidget *
trib_value_label_new (const char *text, const char *css_class, int width)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = new_attributes ();

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* Numbers are written from left to right everywhere: a phone number's plus stands before it. */
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL && !has_letters (text))
    {
      gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
mark (PangoAttrList *attributes, guint start, guint end)
{
  PangoAttribute *background = pango_attr_background_new (0xf5f5, 0xc2c2, 0x1111);
  PangoAttribute *alpha = pango_attr_background_alpha_new (0x6000);

  background->start_index = alpha->start_index = start;
  background->end_index = alpha->end_index = end;
  pango_attr_list_insert (attributes, background);
  pango_attr_list_insert (attributes, alpha);
}

void
trib_value_label_mark (GtkLabel *label, const char *reference)
{
  g_autoptr (PangoAttrList) attributes = new_attributes ();
  g_autoptr (GArray) spans = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  spans = reference != NULL ? trib_difference_spans (reference, gtk_label_get_text (label)) : NULL;
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const TribDifferenceSpan *span = &g_array_index (spans, TribDifferenceSpan, i);

      mark (attributes, span->start, span->end);
    }
  gtk_label_set_attributes (label, attributes);
}

const char *
trib_difference_text (TribDifference difference)
{
  static const char *const WORDS[] = { NULL, N_ ("same"), N_ ("near"), N_ ("differs") };

  return difference == TRIB_DIFFERENCE_ALONE ? "" : _ (WORDS[difference]);
}

GtkWidget *
trib_difference_sign_new (TribDifference difference)
{
  static const char *const CLASSES[] = { "dim-label", "success", "warning", "error" };
  GtkWidget *label = gtk_label_new (trib_difference_text (difference));

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, CLASSES[difference]);
  return label;
}
