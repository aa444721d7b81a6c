/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of the canvas say: the groups and fields at the right, and the cards of both sides.
 */
#include "config.h"

#include "app/mapping/trib-column-card.h"
#include "app/mapping/trib-mapping-canvas-private.h"

#include <glib/gi18n.h>
#include <string.h>

static const TribFieldGroup group_order[]
    = { TRIB_GROUP_PERSON, TRIB_GROUP_ORGANISATION, TRIB_GROUP_CONTACT, TRIB_GROUP_ADDRESS,     TRIB_GROUP_IDENTIFIERS,
        TRIB_GROUP_DATES,  TRIB_GROUP_CONSENT,      TRIB_GROUP_OTHER,   TRIB_GROUP_INTERACTION, TRIB_GROUP_CUSTOM };

#define REST "rest"

gboolean
trib_field_choice_is_group (TribFieldChoice *choice)
{
  return trib_field_choice_get_kind (choice) == TRIB_LINK_IGNORE && trib_field_choice_get_field (choice) == NULL;
}

gboolean
trib_field_choice_is_rest (TribFieldChoice *choice)
{
  return trib_field_choice_get_kind (choice) == TRIB_LINK_IGNORE && trib_field_choice_get_field (choice) != NULL;
}

int
trib_mapping_canvas_link_of (TribMappingCanvas *self, TribFieldChoice *choice)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);

  for (guint i = 0; i < mapping->links->len; i++)
    if (trib_mapping_link_goes_to (g_ptr_array_index (mapping->links, i), trib_field_choice_get_kind (choice),
                                   trib_field_choice_get_field (choice)))
      return (int) i;
  return -1;
}

static void
add_row (TribMappingCanvas *self, TribLinkKind kind, const char *field, const char *label, TribFieldGroup group)
{
  g_autoptr (TribFieldChoice) choice = trib_field_choice_new (kind, field, label, group);

  g_list_store_append (self->rows, choice);
}

/* A field has a row where something goes to it or the group is open; @rest counts those that have none. */
static void
add_field (TribMappingCanvas *self, TribLinkKind kind, const char *field, const char *label, TribFieldGroup group,
           guint *rest)
{
  if ((self->open & (1u << group)) || trib_mapping_draft_count_lines (self->draft, kind, field) > 0)
    add_row (self, kind, field, label, group);
  else
    ++*rest;
}

/* Custom fields of the project, and those that the mapping makes. */
static void
add_customs (TribMappingCanvas *self, guint *rest)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  TribSchema *schema = trib_mapping_draft_get_schema (self->draft);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      if (field->id >= TRIB_FIELD_CUSTOM && g_hash_table_add (seen, field->label))
        add_field (self, TRIB_LINK_CUSTOM, field->label, field->label, TRIB_GROUP_CUSTOM, rest);
    }
  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);

      if (link->kind == TRIB_LINK_CUSTOM && trib_mapping_link_is_line (link) && g_hash_table_add (seen, link->field))
        add_row (self, TRIB_LINK_CUSTOM, link->field, link->field, TRIB_GROUP_CUSTOM);
    }
}

static void
add_fields (TribMappingCanvas *self, TribFieldGroup group, guint *rest)
{
  TribSchema *schema = trib_mapping_draft_get_schema (self->draft);

  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      if (field->group == group && field->id < TRIB_FIELD_CUSTOM)
        add_field (self, TRIB_LINK_FIELD, field->name, field->label, group, rest);
    }
}

void
trib_mapping_canvas_fill_rows (TribMappingCanvas *self)
{
  g_list_store_remove_all (self->rows);
  for (guint g = 0; g < G_N_ELEMENTS (group_order); g++)
    {
      TribFieldGroup group = group_order[g];
      g_autofree char *label = NULL;
      guint rest = 0;

      add_row (self, TRIB_LINK_IGNORE, NULL, trib_field_group_label (group), group);
      if (self->folded & (1u << group))
        continue;
      if (group == TRIB_GROUP_CUSTOM)
        add_customs (self, &rest);
      else
        add_fields (self, group, &rest);
      label = g_strdup_printf (ngettext ("%u more field…", "%u more fields…", rest), rest);
      if (rest > 0)
        add_row (self, TRIB_LINK_IGNORE, REST, label, group);
      if (group == TRIB_GROUP_CUSTOM)
        add_row (self, TRIB_LINK_CUSTOM, NULL, _ ("New field…"), TRIB_GROUP_CUSTOM);
    }
}

guint
trib_mapping_canvas_hash_targets (TribMappingCanvas *self)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  guint hash = 0;

  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);

      if (trib_mapping_link_is_line (link))
        hash += g_str_hash (link->field) * 31 + link->kind;
    }
  return hash;
}

void
trib_mapping_canvas_toggle (TribMappingCanvas *self, TribFieldChoice *choice)
{
  guint bit = 1u << trib_field_choice_get_group (choice);

  if (trib_field_choice_is_rest (choice))
    self->open |= bit;
  else if (self->folded & bit)
    {
      self->folded &= ~bit;
      self->open |= bit;
    }
  else
    {
      self->folded |= bit;
      self->open &= ~bit;
    }
  trib_mapping_canvas_fill_rows (self);
}

/* Groups that nothing goes to are folded. Where nothing goes anywhere, those that most files have are open. */
void
trib_mapping_canvas_fold_empty (TribMappingCanvas *self)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  TribSchema *schema = trib_mapping_draft_get_schema (self->draft);
  guint used = 0;

  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);
      const TribField *field = link->kind == TRIB_LINK_FIELD ? trib_schema_find (schema, link->field) : NULL;

      if (field != NULL)
        used |= 1u << field->group;
    }
  self->open = used == 0 ? 1u << TRIB_GROUP_PERSON | 1u << TRIB_GROUP_CONTACT | 1u << TRIB_GROUP_ADDRESS : 0;
  self->folded = ~(used | self->open | 1u << TRIB_GROUP_CUSTOM);
}

/* Where the lines of a column go, for screen readers. */
static char *
targets_of (TribMappingCanvas *self, const char *heading)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  TribSchema *schema = trib_mapping_draft_get_schema (self->draft);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);
      const TribField *field = link->kind == TRIB_LINK_FIELD ? trib_schema_find (schema, link->field) : NULL;

      if (!trib_mapping_link_is_line (link) || !trib_mapping_link_has (link, heading))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", field != NULL ? field->label : link->field);
    }
  return g_string_free (text, FALSE);
}

void
trib_mapping_canvas_show_column (TribMappingCanvas *self, GtkListItem *list_item)
{
  TribColumnItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *targets = targets_of (self, trib_column_item_get_heading (item));

  trib_column_card_show (TRIB_COLUMN_CARD (gtk_list_item_get_child (list_item)), item, targets);
}

/* "after “,” · 5 digits", with how sure a suggestion is where it should be looked at. */
static char *
words_of (const TribMappingLink *link)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < link->transforms->len; i++)
    {
      g_autofree char *step = trib_transform_words (g_ptr_array_index (link->transforms, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", step);
    }
  if (link->confidence < TRIB_MAPPING_UNSURE && text->len == 0)
    g_string_append_printf (text, _ ("%.0f %% sure"), link->confidence * 100);
  return g_string_free (text, FALSE);
}

char *
trib_mapping_canvas_value_key (TribLinkKind kind, const char *field)
{
  return g_strdup_printf ("%d %s", (int) kind, field);
}

void
trib_mapping_canvas_show_field (TribMappingCanvas *self, GtkListItem *list_item)
{
  TribFieldChoice *choice = gtk_list_item_get_item (list_item);
  TribFieldCard *card = TRIB_FIELD_CARD (gtk_list_item_get_child (list_item));
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  g_autoptr (GString) from = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_autofree char *key = NULL;
  g_autofree char *fault = NULL;
  const char *value;

  if (trib_field_choice_is_group (choice))
    {
      trib_field_card_show_group (card, trib_field_choice_get_label (choice),
                                  (self->folded & (1u << trib_field_choice_get_group (choice))) != 0);
      return;
    }
  if (trib_field_choice_is_rest (choice))
    {
      trib_field_card_show (card, choice, NULL, NULL, "", FALSE);
      return;
    }
  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);

      if (!trib_mapping_link_goes_to (link, trib_field_choice_get_kind (choice), trib_field_choice_get_field (choice)))
        continue;
      g_string_append_printf (from, "%s%s", from->len > 0 ? ", " : "", link->column);
      if (words == NULL || *words == '\0')
        {
          g_free (words);
          words = words_of (link);
        }
      if (fault == NULL)
        fault = trib_mapping_link_fault (link);
    }
  key = trib_mapping_canvas_value_key (trib_field_choice_get_kind (choice), trib_field_choice_get_field (choice));
  value = g_hash_table_lookup (self->values, key);
  trib_field_card_show (card, choice, from->str, fault != NULL ? fault : words, value != NULL && words ? value : "",
                        fault != NULL);
}

void
trib_mapping_canvas_show_all (TribMappingCanvas *self)
{
  for (guint i = 0; i < self->left_items->len; i++)
    trib_mapping_canvas_show_column (self, g_ptr_array_index (self->left_items, i));
  for (guint i = 0; i < self->right_items->len; i++)
    trib_mapping_canvas_show_field (self, g_ptr_array_index (self->right_items, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
