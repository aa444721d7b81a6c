/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits are taken back by copies of the mapping from before: a mapping is small, even with three hundred columns.
 */
#include "config.h"

#include "app/mapping/trib-mapping-draft.h"

#include <string.h>

#define MOST_STEPS_BACK 100

struct _TribMappingDraft
{
  GObject parent_instance;

  const TribTableFacts *table;
  TribSchema *schema;
  TribMapping *mapping;
  GPtrArray *back; /* (element-type TribMapping): the latest is the last */
  GPtrArray *forth;
  int editing; /* the link whose steps are being edited, -1 where none is */
};

G_DEFINE_FINAL_TYPE (TribMappingDraft, trib_mapping_draft, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
trib_mapping_draft_finalize (GObject *object)
{
  TribMappingDraft *self = TRIB_MAPPING_DRAFT (object);

  g_clear_pointer (&self->mapping, trib_mapping_free);
  g_clear_pointer (&self->back, g_ptr_array_unref);
  g_clear_pointer (&self->forth, g_ptr_array_unref);

  G_OBJECT_CLASS (trib_mapping_draft_parent_class)->finalize (object);
}

static void
trib_mapping_draft_class_init (TribMappingDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_mapping_draft_finalize;

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TRIB_TYPE_MAPPING_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trib_mapping_draft_init (TribMappingDraft *self)
{
  self->back = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_mapping_free);
  self->forth = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_mapping_free);
  self->editing = -1;
}

/* Before an edit. */
static void
remember (TribMappingDraft *self)
{
  g_ptr_array_add (self->back, trib_mapping_copy (self->mapping));
  if (self->back->len > MOST_STEPS_BACK)
    g_ptr_array_remove_index (self->back, 0);
  g_ptr_array_set_size (self->forth, 0);
  self->editing = -1;
}

static void
changed (TribMappingDraft *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static TribMappingLink *
get_link (TribMappingDraft *self, guint index)
{
  return index < self->mapping->links->len ? g_ptr_array_index (self->mapping->links, index) : NULL;
}

static TribValueType
type_of (TribMappingDraft *self, TribLinkKind kind, const char *field)
{
  const TribField *found = kind == TRIB_LINK_FIELD ? trib_schema_find (self->schema, field) : NULL;

  for (guint i = 0; kind == TRIB_LINK_CUSTOM && i < trib_schema_size (self->schema); i++)
    {
      const TribField *custom = trib_schema_nth (self->schema, i);

      if (custom->id >= TRIB_FIELD_CUSTOM && strcmp (custom->label, field) == 0)
        found = custom;
    }
  return found != NULL ? found->type : TRIB_TYPE_TEXT;
}

/* What is no line makes room for the first one. */
static void
drop_rests (TribMappingDraft *self, const char *heading)
{
  GPtrArray *links = self->mapping->links;

  for (guint i = links->len; i > 0; i--)
    {
      TribMappingLink *link = g_ptr_array_index (links, i - 1);

      if (g_str_equal (link->column, heading) && !trib_mapping_link_is_line (link))
        g_ptr_array_remove_index (links, i - 1);
    }
}

static gboolean
has_link (TribMappingDraft *self, const char *heading)
{
  for (guint i = 0; i < self->mapping->links->len; i++)
    if (trib_mapping_link_has (g_ptr_array_index (self->mapping->links, i), heading))
      return TRUE;
  return FALSE;
}

/* Every column has a link: without a line it is kept in a field of its own. */
static void
keep_rests (TribMappingDraft *self)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const char *heading = trib_mapping_draft_get_heading (self, i);

      if (!has_link (self, heading))
        trib_mapping_add (self->mapping, heading, TRIB_LINK_CUSTOM, heading, TRIB_TYPE_TEXT, 0);
    }
}

TribMappingDraft *
trib_mapping_draft_new (const TribTableFacts *table, TribSchema *schema, const TribMapping *mapping)
{
  TribMappingDraft *self = g_object_new (TRIB_TYPE_MAPPING_DRAFT, NULL);

  self->table = table;
  self->schema = schema;
  self->mapping = trib_mapping_copy (mapping);
  keep_rests (self);
  return self;
}

const TribMapping *
trib_mapping_draft_get_mapping (TribMappingDraft *self)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_DRAFT (self), NULL);

  return self->mapping;
}

const TribTableFacts *
trib_mapping_draft_get_table (TribMappingDraft *self)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_DRAFT (self), NULL);

  return self->table;
}

TribSchema *
trib_mapping_draft_get_schema (TribMappingDraft *self)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_DRAFT (self), NULL);

  return self->schema;
}

const char *
trib_mapping_draft_get_heading (TribMappingDraft *self, guint column)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_DRAFT (self) && column < self->table->columns->len, "");

  return ((TribColumnFacts *) g_ptr_array_index (self->table->columns, column))->name;
}

int
trib_mapping_draft_find_column (TribMappingDraft *self, const char *heading)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_DRAFT (self), -1);

  for (guint i = 0; i < self->table->columns->len; i++)
    if (strcmp (trib_mapping_draft_get_heading (self, i), heading) == 0)
      return (int) i;
  return -1;
}

gboolean
trib_mapping_link_is_line (const TribMappingLink *link)
{
  return link->kind == TRIB_LINK_FIELD || (link->kind == TRIB_LINK_CUSTOM && link->confidence > 0);
}

gboolean
trib_mapping_link_goes_to (const TribMappingLink *link, TribLinkKind kind, const char *field)
{
  return link->kind == kind && trib_mapping_link_is_line (link) && g_strcmp0 (link->field, field) == 0;
}

guint
trib_mapping_draft_count_lines (TribMappingDraft *self, TribLinkKind kind, const char *field)
{
  guint n = 0;

  for (guint i = 0; i < self->mapping->links->len; i++)
    n += trib_mapping_link_goes_to (g_ptr_array_index (self->mapping->links, i), kind, field);
  return n;
}

guint
trib_mapping_draft_count_mapped (TribMappingDraft *self)
{
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (self->mapping->links, i);

      if (!trib_mapping_link_is_line (link))
        continue;
      g_hash_table_add (columns, link->column);
      for (guint k = 0; link->more != NULL && link->more[k] != NULL; k++)
        g_hash_table_add (columns, link->more[k]);
    }
  return g_hash_table_size (columns);
}

void
trib_mapping_draft_connect (TribMappingDraft *self, guint column, TribLinkKind kind, const char *field)
{
  const char *heading = trib_mapping_draft_get_heading (self, column);

  for (guint i = 0; i < self->mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (self->mapping->links, i);

      if (trib_mapping_link_goes_to (link, kind, field) && trib_mapping_link_has (link, heading))
        return;
    }
  remember (self);
  drop_rests (self, heading);
  trib_mapping_add (self->mapping, heading, kind, field, type_of (self, kind, field), 1);
  changed (self);
}

void
trib_mapping_draft_choose (TribMappingDraft *self, guint column, TribLinkKind kind, const char *field)
{
  const char *heading = trib_mapping_draft_get_heading (self, column);

  remember (self);
  trib_mapping_set (self->mapping, heading, kind, field, type_of (self, kind, field), 1);
  changed (self);
}

void
trib_mapping_draft_add_field (TribMappingDraft *self, guint column, const char *label, TribValueType type,
                              TribSurvivorship rule, TribCompare compare)
{
  const char *heading = trib_mapping_draft_get_heading (self, column);
  TribMappingLink *link;

  remember (self);
  drop_rests (self, heading);
  link = trib_mapping_add (self->mapping, heading, TRIB_LINK_CUSTOM, label, type, 1);
  link->rule = rule;
  link->compare = compare;
  changed (self);
}

void
trib_mapping_draft_disconnect (TribMappingDraft *self, guint link)
{
  if (get_link (self, link) == NULL)
    return;
  remember (self);
  trib_mapping_remove (self->mapping, get_link (self, link));
  keep_rests (self);
  changed (self);
}

void
trib_mapping_draft_move (TribMappingDraft *self, guint index, TribLinkKind kind, const char *field)
{
  TribMappingLink *link = get_link (self, index);

  if (link == NULL || trib_mapping_link_goes_to (link, kind, field))
    return;
  remember (self);
  g_free (link->field);
  link->field = g_strdup (field);
  link->kind = kind;
  link->type = type_of (self, kind, field);
  link->confidence = 1;
  changed (self);
}

guint
trib_mapping_draft_set_steps (TribMappingDraft *self, guint index, GPtrArray *transforms, const char *const *more)
{
  TribMappingLink *link = get_link (self, index);

  if (link == NULL)
    return index;
  if (self->editing != (int) index)
    remember (self);
  self->editing = (int) index;
  g_ptr_array_set_size (link->transforms, 0);
  for (guint i = 0; i < transforms->len; i++)
    g_ptr_array_add (link->transforms, trib_transform_copy (g_ptr_array_index (transforms, i)));
  g_clear_pointer (&link->more, g_strfreev);
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    {
      trib_mapping_link_add_column (link, more[i]);
      drop_rests (self, more[i]);
    }
  link->confidence = 1;
  keep_rests (self);
  g_ptr_array_find (self->mapping->links, link, &index);
  self->editing = (int) index;
  changed (self);
  return index;
}

void
trib_mapping_draft_accept (TribMappingDraft *self, guint index)
{
  TribMappingLink *link = get_link (self, index);

  if (link == NULL || link->confidence >= 1)
    return;
  remember (self);
  link->confidence = 1;
  changed (self);
}

static gboolean
is_suggestion (const TribMappingLink *link)
{
  return trib_mapping_link_is_line (link) && link->confidence < 1;
}

void
trib_mapping_draft_accept_all (TribMappingDraft *self)
{
  if (trib_mapping_draft_count_suggestions (self) == 0)
    return;
  remember (self);
  for (guint i = 0; i < self->mapping->links->len; i++)
    if (is_suggestion (get_link (self, i)))
      get_link (self, i)->confidence = 1;
  changed (self);
}

guint
trib_mapping_draft_count_suggestions (TribMappingDraft *self)
{
  guint n = 0;

  for (guint i = 0; i < self->mapping->links->len; i++)
    n += is_suggestion (get_link (self, i));
  return n;
}

void
trib_mapping_draft_set_rows (TribMappingDraft *self, TribRowsAre rows)
{
  if (self->mapping->rows == rows)
    return;
  remember (self);
  self->mapping->rows = rows;
  changed (self);
}

void
trib_mapping_draft_replace (TribMappingDraft *self, const TribMapping *mapping)
{
  remember (self);
  trib_mapping_free (self->mapping);
  self->mapping = trib_mapping_copy (mapping);
  keep_rests (self);
  changed (self);
}

gboolean
trib_mapping_draft_can_undo (TribMappingDraft *self)
{
  return self->back->len > 0;
}

gboolean
trib_mapping_draft_can_redo (TribMappingDraft *self)
{
  return self->forth->len > 0;
}

static void
step (TribMappingDraft *self, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return;
  g_ptr_array_add (to, self->mapping);
  self->mapping = g_ptr_array_steal_index (from, from->len - 1);
  self->editing = -1;
  changed (self);
}

void
trib_mapping_draft_undo (TribMappingDraft *self)
{
  g_return_if_fail (TRIB_IS_MAPPING_DRAFT (self));

  step (self, self->back, self->forth);
}

void
trib_mapping_draft_redo (TribMappingDraft *self)
{
  g_return_if_fail (TRIB_IS_MAPPING_DRAFT (self));

  step (self, self->forth, self->back);
}
