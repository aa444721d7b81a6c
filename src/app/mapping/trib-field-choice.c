/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Fields are grouped as the schema groups them; custom ones of the project come last.
 */
#include "config.h"

#include "app/mapping/trib-field-choice.h"

#include <gtk/gtk.h>

#include <glib/gi18n.h>

struct _TribFieldChoice
{
  GObject parent_instance;

  TribLinkKind kind;
  TribFieldGroup group;
  char *field;
  char *label;
};

G_DEFINE_FINAL_TYPE (TribFieldChoice, trib_field_choice, G_TYPE_OBJECT)

enum
{
  PROP_LABEL = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
trib_field_choice_finalize (GObject *object)
{
  TribFieldChoice *self = TRIB_FIELD_CHOICE (object);

  g_free (self->field);
  g_free (self->label);

  G_OBJECT_CLASS (trib_field_choice_parent_class)->finalize (object);
}

static void
trib_field_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, TRIB_FIELD_CHOICE (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trib_field_choice_class_init (TribFieldChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = trib_field_choice_finalize;
  object_class->get_property = trib_field_choice_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
trib_field_choice_init (TribFieldChoice *self)
{
}

TribFieldChoice *
trib_field_choice_new (TribLinkKind kind, const char *field, const char *label, TribFieldGroup group)
{
  TribFieldChoice *self = g_object_new (TRIB_TYPE_FIELD_CHOICE, NULL);

  self->kind = kind;
  self->field = g_strdup (field);
  self->label = g_strdup (label);
  self->group = group;
  return self;
}

TribLinkKind
trib_field_choice_get_kind (TribFieldChoice *self)
{
  g_return_val_if_fail (TRIB_IS_FIELD_CHOICE (self), TRIB_LINK_IGNORE);

  return self->kind;
}

const char *
trib_field_choice_get_field (TribFieldChoice *self)
{
  g_return_val_if_fail (TRIB_IS_FIELD_CHOICE (self), NULL);

  return self->field;
}

const char *
trib_field_choice_get_label (TribFieldChoice *self)
{
  g_return_val_if_fail (TRIB_IS_FIELD_CHOICE (self), NULL);

  return self->label;
}

TribFieldGroup
trib_field_choice_get_group (TribFieldChoice *self)
{
  g_return_val_if_fail (TRIB_IS_FIELD_CHOICE (self), TRIB_GROUP_OTHER);

  return self->group;
}

GListModel *
trib_field_choices_new (TribSchema *schema)
{
  GListStore *store = g_list_store_new (TRIB_TYPE_FIELD_CHOICE);

  for (int group = TRIB_GROUP_PERSON; group <= TRIB_GROUP_CUSTOM; group++)
    for (guint i = 0; i < trib_schema_size (schema); i++)
      {
        const TribField *field = trib_schema_nth (schema, i);
        g_autoptr (TribFieldChoice) choice = NULL;
        gboolean custom = field->id >= TRIB_FIELD_CUSTOM;

        if ((int) field->group != group)
          continue;
        choice = trib_field_choice_new (custom ? TRIB_LINK_CUSTOM : TRIB_LINK_FIELD,
                                        custom ? field->label : field->name, field->label, field->group);
        g_list_store_append (store, choice);
      }
  return G_LIST_MODEL (store);
}

GListModel *
trib_field_choices_for (GListModel *fields, const char *heading)
{
  g_autofree char *label = g_strdup_printf (_ ("New field: %s"), heading);
  g_autoptr (TribFieldChoice) own = trib_field_choice_new (TRIB_LINK_CUSTOM, heading, label, TRIB_GROUP_CUSTOM);
  g_autoptr (TribFieldChoice) none
      = trib_field_choice_new (TRIB_LINK_IGNORE, NULL, _ ("Keep as it came"), TRIB_GROUP_CUSTOM);
  GListStore *always = g_list_store_new (TRIB_TYPE_FIELD_CHOICE);
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (always, own);
  g_list_store_append (always, none);
  g_list_store_append (models, always);
  g_list_store_append (models, fields);
  g_object_unref (always);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

guint
trib_field_choices_find (GListModel *choices, const TribMappingLink *link)
{
  guint n = g_list_model_get_n_items (choices);

  if (link == NULL)
    return 0;
  if (link->kind == TRIB_LINK_IGNORE)
    return 1;
  for (guint i = 2; i < n; i++)
    {
      g_autoptr (TribFieldChoice) choice = g_list_model_get_item (choices, i);

      if (choice->kind == link->kind && g_strcmp0 (choice->field, link->field) == 0)
        return i;
    }
  return 0;
}
