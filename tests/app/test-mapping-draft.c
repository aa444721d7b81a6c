/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits of a mapping, each taken back; and what flows through a link.
 */
#include "config.h"

#include "app/mapping/trib-link-trial.h"
#include "app/mapping/trib-mapping-draft.h"

#include <string.h>

typedef struct
{
  TribTableFacts table;
  TribSchema *schema;
  TribMappingDraft *draft;
  guint n_changed;
} Fixture;

static void
free_column (gpointer data)
{
  TribColumnFacts *column = data;

  g_free (column->name);
  g_ptr_array_unref (column->samples);
  g_free (column);
}

static void
changed_cb (TribMappingDraft *draft, Fixture *self)
{
  self->n_changed++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const columns[][4] = { { "Name", "Köhler, Anna", "Weiß, Jörg", "Köhler, Anna" },
                                            { "Street", "Lindenstr.", "Am Markt", NULL },
                                            { "No", "12a", "3", NULL } };
  g_autoptr (TribMapping) mapping = trib_mapping_new ();

  self->schema = trib_schema_new ();
  self->table.columns = g_ptr_array_new_with_free_func (free_column);
  self->table.preview = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      TribColumnFacts *column = g_new0 (TribColumnFacts, 1);

      column->name = g_strdup (columns[i][0]);
      column->samples = g_ptr_array_new_with_free_func (g_free);
      for (guint k = 1; k < 4 && columns[i][k]; k++)
        g_ptr_array_add (column->samples, g_strdup (columns[i][k]));
      g_ptr_array_add (self->table.columns, column);
    }
  for (guint k = 1; k < 3; k++)
    {
      const char *row[] = { columns[0][k], columns[1][k], columns[2][k], NULL };

      g_ptr_array_add (self->table.preview, g_strdupv ((char **) row));
    }
  trib_mapping_set (mapping, "Name", TRIB_LINK_FIELD, "full_name", TRIB_TYPE_FULL_NAME, 0.7);
  self->draft = trib_mapping_draft_new (&self->table, self->schema, mapping);
  g_signal_connect (self->draft, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->draft);
  trib_schema_free (self->schema);
  g_ptr_array_unref (self->table.columns);
  g_ptr_array_unref (self->table.preview);
}

/* The lines of a mapping: "Name>full_name Street>city". */
static char *
lines (Fixture *self)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);

      if (trib_mapping_link_is_line (link))
        g_string_append_printf (text, "%s%s>%s", text->len ? " " : "", link->column, link->field);
    }
  return g_string_free (text, FALSE);
}

static void
assert_lines (Fixture *self, const char *expected)
{
  g_autofree char *found = lines (self);

  g_assert_cmpstr (found, ==, expected);
}

static guint
line (Fixture *self, const char *column, const char *field)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);

  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);

      if (strcmp (link->column, column) == 0 && g_strcmp0 (link->field, field) == 0)
        return i;
    }
  g_assert_not_reached ();
}

static void
test_lines (Fixture *self, gconstpointer data)
{
  assert_lines (self, "Name>full_name");
  g_assert_cmpuint (trib_mapping_draft_get_mapping (self->draft)->links->len, ==, 3);
  trib_mapping_draft_connect (self->draft, 1, TRIB_LINK_FIELD, "street");
  trib_mapping_draft_connect (self->draft, 1, TRIB_LINK_FIELD, "city");
  trib_mapping_draft_connect (self->draft, 1, TRIB_LINK_FIELD, "city");
  assert_lines (self, "Name>full_name Street>street Street>city");
  g_assert_cmpuint (self->n_changed, ==, 2);
  g_assert_cmpuint (trib_mapping_draft_count_mapped (self->draft), ==, 2);
  g_assert_cmpuint (trib_mapping_draft_count_lines (self->draft, TRIB_LINK_FIELD, "city"), ==, 1);
  trib_mapping_draft_move (self->draft, line (self, "Street", "city"), TRIB_LINK_FIELD, "region");
  assert_lines (self, "Name>full_name Street>street Street>region");
  trib_mapping_draft_disconnect (self->draft, line (self, "Street", "street"));
  trib_mapping_draft_disconnect (self->draft, line (self, "Street", "region"));
  assert_lines (self, "Name>full_name");
  g_assert_cmpuint (trib_mapping_draft_get_mapping (self->draft)->links->len, ==, 3);
  trib_mapping_draft_add_field (self->draft, 2, "Door", TRIB_TYPE_ID, TRIB_SURVIVE_RECENT, TRIB_COMPARE_NEVER);
  assert_lines (self, "Name>full_name No>Door");
  for (guint i = 0; i < 6; i++)
    trib_mapping_draft_undo (self->draft);
  assert_lines (self, "Name>full_name");
  g_assert_false (trib_mapping_draft_can_undo (self->draft));
  for (guint i = 0; i < 3; i++)
    trib_mapping_draft_redo (self->draft);
  assert_lines (self, "Name>full_name Street>street Street>region");
  trib_mapping_draft_choose (self->draft, 1, TRIB_LINK_FIELD, "notes");
  assert_lines (self, "Name>full_name Street>notes");
  g_assert_false (trib_mapping_draft_can_redo (self->draft));
}

static void
test_suggestions (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (trib_mapping_draft_count_suggestions (self->draft), ==, 1);
  trib_mapping_draft_accept_all (self->draft);
  g_assert_cmpuint (trib_mapping_draft_count_suggestions (self->draft), ==, 0);
  trib_mapping_draft_undo (self->draft);
  trib_mapping_draft_accept (self->draft, 0);
  g_assert_cmpuint (trib_mapping_draft_count_suggestions (self->draft), ==, 0);
}

/* Typing in a step is one edit, however many letters. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  static const char *const more[] = { "No", NULL };
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_transform_free);
  g_autoptr (GPtrArray) values = NULL;
  const TribMapping *mapping;
  const TribMappingLink *link;

  trib_mapping_draft_connect (self->draft, 1, TRIB_LINK_FIELD, "address_line");
  g_ptr_array_add (steps, trib_transform_new (TRIB_TRANSFORM_JOIN, "{Str", NULL));
  trib_mapping_draft_set_steps (self->draft, line (self, "Street", "address_line"), steps, more);
  g_ptr_array_set_size (steps, 0);
  g_ptr_array_add (steps, trib_transform_new (TRIB_TRANSFORM_JOIN, "{Street} {No}", NULL));
  trib_mapping_draft_set_steps (self->draft, line (self, "Street", "address_line"), steps, more);
  mapping = trib_mapping_draft_get_mapping (self->draft);
  g_assert_cmpuint (mapping->links->len, ==, 2);
  values = trib_link_trial (mapping, g_ptr_array_index (mapping->links, line (self, "Street", "address_line")),
                            &self->table, self->schema, 10);
  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpstr (((TribTrialValue *) values->pdata[0])->before, ==, "Lindenstr. · 12a");
  g_assert_nonnull (strstr (((TribTrialValue *) values->pdata[0])->after, "12a"));
  trib_mapping_draft_undo (self->draft);
  assert_lines (self, "Name>full_name Street>address_line");
  mapping = trib_mapping_draft_get_mapping (self->draft);
  link = g_ptr_array_index (mapping->links, line (self, "Street", "address_line"));
  g_assert_cmpuint (link->transforms->len, ==, 0);
}

/* Different values only. */
static void
test_trial (Fixture *self, gconstpointer data)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  g_autoptr (GPtrArray) values
      = trib_link_trial (mapping, g_ptr_array_index (mapping->links, 0), &self->table, self->schema, 10);

  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpstr (((TribTrialValue *) values->pdata[1])->before, ==, "Weiß, Jörg");
  g_assert_cmpstr (((TribTrialValue *) values->pdata[1])->after, ==, "Jörg Weiß");
  g_assert_cmpint (((TribTrialValue *) values->pdata[1])->status, ==, TRIB_STATUS_REPAIRED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/app/mapping-draft/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("lines-are-drawn-moved-removed-and-taken-back", test_lines);
  ADD ("suggestions-are-accepted", test_suggestions);
  ADD ("the-steps-of-a-link-are-one-edit", test_steps);
  ADD ("a-link-is-tried-on-different-values", test_trial);
  return g_test_run ();
}
