/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stands between the mapping, which is a plain value, and the rows of the list, which come and go while it is scrolled.
 */
#include "config.h"

#include "app/mapping/trib-column-item.h"
#include "app/mapping/trib-field-choice.h"
#include "app/trib-number.h"
#include "mapping/trib-content.h"

#include <glib/gi18n.h>

#define N_SAMPLES 3
#define SAMPLE_CHARS 40
#define LOOKED_AT 20 /* samples that tell the type */

struct _TribColumnItem
{
  GObject parent_instance;

  char *heading;
  char *samples;
  char *note;
  double filled;
  TribValueType type;
  GListModel *choices;
  guint selected;
};

G_DEFINE_FINAL_TYPE (TribColumnItem, trib_column_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_MAPPED,
  SIGNAL_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
join_samples (const TribColumnFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < facts->samples->len && i < N_SAMPLES; i++)
    {
      const char *sample = g_ptr_array_index (facts->samples, i);
      g_autofree char *line = g_strdelimit (g_strdup (sample), "\n\r\t", ' ');

      if (i > 0)
        g_string_append (text, " · ");
      if (g_utf8_strlen (line, -1) > SAMPLE_CHARS)
        {
          g_autofree char *start = g_utf8_substring (line, 0, SAMPLE_CHARS);

          g_string_append_printf (text, "%s…", start);
        }
      else
        g_string_append (text, line);
    }
  return g_strdup (text->len > 0 ? text->str : _ ("empty"));
}

static void
trib_column_item_finalize (GObject *object)
{
  TribColumnItem *self = TRIB_COLUMN_ITEM (object);

  g_free (self->heading);
  g_free (self->samples);
  g_free (self->note);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (trib_column_item_parent_class)->finalize (object);
}

static void
trib_column_item_class_init (TribColumnItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_column_item_finalize;

  signals[SIGNAL_MAPPED]
      = g_signal_new ("mapped", TRIB_TYPE_COLUMN_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TRIB_TYPE_COLUMN_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
trib_column_item_init (TribColumnItem *self)
{
  self->note = g_strdup ("");
}

TribColumnItem *
trib_column_item_new (const TribColumnFacts *facts, guint64 rows, GListModel *fields)
{
  TribColumnItem *self = g_object_new (TRIB_TYPE_COLUMN_ITEM, NULL);
  TribContent content;

  self->heading = g_strdup (facts->name);
  self->samples = join_samples (facts);
  self->filled = rows > 0 ? (double) MIN (facts->filled, rows) / (double) rows : 0;
  trib_content_look (facts, LOOKED_AT, &content);
  self->type = trib_content_type (&content);
  self->choices = trib_field_choices_for (fields, facts->name);
  return self;
}

const char *
trib_column_item_get_heading (TribColumnItem *self)
{
  g_return_val_if_fail (TRIB_IS_COLUMN_ITEM (self), NULL);

  return self->heading;
}

const char *
trib_column_item_get_samples (TribColumnItem *self)
{
  g_return_val_if_fail (TRIB_IS_COLUMN_ITEM (self), NULL);

  return self->samples;
}

double
trib_column_item_get_filled (TribColumnItem *self)
{
  g_return_val_if_fail (TRIB_IS_COLUMN_ITEM (self), 0);

  return self->filled;
}

TribValueType
trib_column_item_get_value_type (TribColumnItem *self)
{
  g_return_val_if_fail (TRIB_IS_COLUMN_ITEM (self), TRIB_TYPE_TEXT);

  return self->type;
}

GListModel *
trib_column_item_get_choices (TribColumnItem *self)
{
  g_return_val_if_fail (TRIB_IS_COLUMN_ITEM (self), NULL);

  return self->choices;
}

/* A column may go to several fields (a name that is split); the others are named here. */
static char *
note_of (TribColumnItem *self, TribMapping *mapping, const TribMappingLink *link)
{
  g_autofree char *percent = NULL;
  guint n = 0;

  if (link == NULL || link->kind == TRIB_LINK_CUSTOM)
    return g_strdup (_ ("kept in a field of its own"));
  if (link->kind == TRIB_LINK_IGNORE)
    return g_strdup (_ ("kept in the record only"));
  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *other = g_ptr_array_index (mapping->links, i);

      n += g_strcmp0 (other->column, self->heading) == 0;
    }
  if (n > 1)
    return g_strdup_printf (ngettext ("and %u more field", "and %u more fields", n - 1), n - 1);
  if (link->confidence >= 1)
    return g_strdup (link->transforms->len > 0 ? _ ("changed on the way") : "");
  percent = trib_percent_text ((double) (int) (link->confidence * 100) / 100);
  /* Translators: how sure a suggestion is, "94 % sure" */
  return g_strdup_printf (_ ("%s sure"), percent);
}

void
trib_column_item_follow (TribColumnItem *self, TribMapping *mapping)
{
  const TribMappingLink *link;
  g_autofree char *note = NULL;
  guint selected;

  g_return_if_fail (TRIB_IS_COLUMN_ITEM (self));

  link = trib_mapping_find (mapping, self->heading);
  selected = trib_field_choices_find (self->choices, link);
  note = note_of (self, mapping, link);
  if (selected == self->selected && g_str_equal (note, self->note))
    return;
  self->selected = selected;
  g_free (self->note);
  self->note = g_steal_pointer (&note);
  g_signal_emit (self, signals[SIGNAL_MAPPED], 0);
}

guint
trib_column_item_get_selected (TribColumnItem *self)
{
  g_return_val_if_fail (TRIB_IS_COLUMN_ITEM (self), 0);

  return self->selected;
}

const char *
trib_column_item_get_note (TribColumnItem *self)
{
  g_return_val_if_fail (TRIB_IS_COLUMN_ITEM (self), NULL);

  return self->note;
}

void
trib_column_item_choose (TribColumnItem *self, guint position)
{
  g_return_if_fail (TRIB_IS_COLUMN_ITEM (self));

  if (position != self->selected && position < g_list_model_get_n_items (self->choices))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, position);
}
