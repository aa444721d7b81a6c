/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of the built-in fields, and the set of fields of one project. A new built-in field is one row here and
 * one number in trib-field.h.
 */
#include "config.h"

#include "schema/trib-schema.h"
#include "schema/trib-rule.h"

#include "base/trib-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 60

struct _TribSchema
{
  GPtrArray *fields;   /* (element-type TribField), schema order */
  GHashTable *by_name; /* name -> TribField */
  GHashTable *by_id;   /* id -> TribField, custom ones */
  TribField *built_in[TRIB_FIELD_CUSTOMER_REF + 1];
  guint place[TRIB_FIELD_CUSTOMER_REF + 1]; /* of these, among the fields */
  TribFieldId next_custom;
  GArray *trusted; /* gint64, sources */
  gint64 by_hand;
};

typedef struct
{
  TribFieldId id;
  const char *name;
  const char *label;
  TribFieldGroup group;
  TribValueType type;
  TribSurvivorship rule;
  gboolean several;
} BuiltIn;

#define ROW(id, name, label, group, type, rule, several)                                                               \
  {                                                                                                                    \
    TRIB_FIELD_##id, name, label, TRIB_GROUP_##group, TRIB_TYPE_##type, TRIB_SURVIVE_##rule, several                   \
  }

/* clang-format off */
static const BuiltIn built_ins[] = {
  ROW (KIND, "kind", N_ ("Kind"), PERSON, KIND, FREQUENT, FALSE),
  ROW (NAME_PREFIX, "name_prefix", N_ ("Title"), PERSON, TEXT, FREQUENT, FALSE),
  ROW (GIVEN_NAME, "given_name", N_ ("Given name"), PERSON, GIVEN_NAME, FREQUENT, FALSE),
  ROW (MIDDLE_NAME, "middle_name", N_ ("Middle name"), PERSON, GIVEN_NAME, FREQUENT, FALSE),
  ROW (FAMILY_NAME, "family_name", N_ ("Family name"), PERSON, FAMILY_NAME, FREQUENT, FALSE),
  ROW (NAME_SUFFIX, "name_suffix", N_ ("Name suffix"), PERSON, TEXT, FREQUENT, FALSE),
  ROW (NICKNAME, "nickname", N_ ("Nickname"), PERSON, GIVEN_NAME, LONGEST, FALSE),
  ROW (FULL_NAME, "full_name", N_ ("Full name"), PERSON, FULL_NAME, FREQUENT, FALSE),
  ROW (ORGANISATION, "organisation", N_ ("Organisation"), ORGANISATION, ORGANISATION, LONGEST, FALSE),
  ROW (JOB_TITLE, "job_title", N_ ("Job title"), ORGANISATION, TEXT, RECENT, FALSE),
  ROW (EMAIL, "email", N_ ("E-mail"), CONTACT, EMAIL, RECENT, TRUE),
  ROW (PHONE, "phone", N_ ("Phone"), CONTACT, PHONE, RECENT, TRUE),
  ROW (WEBSITE, "website", N_ ("Website"), CONTACT, URL, RECENT, TRUE),
  ROW (ADDRESS_LINE, "address_line", N_ ("Address line"), ADDRESS, ADDRESS_LINE, RECENT, FALSE),
  ROW (STREET, "street", N_ ("Street"), ADDRESS, STREET, RECENT, FALSE),
  ROW (HOUSE_NUMBER, "house_number", N_ ("House number"), ADDRESS, HOUSE_NUMBER, RECENT, FALSE),
  ROW (UNIT, "unit", N_ ("Flat or floor"), ADDRESS, TEXT, RECENT, FALSE),
  ROW (POSTCODE, "postcode", N_ ("Postcode"), ADDRESS, POSTCODE, RECENT, FALSE),
  ROW (CITY, "city", N_ ("City"), ADDRESS, CITY, RECENT, FALSE),
  ROW (REGION, "region", N_ ("Region"), ADDRESS, REGION, RECENT, FALSE),
  ROW (COUNTRY, "country", N_ ("Country"), ADDRESS, COUNTRY, RECENT, FALSE),
  ROW (DATE_OF_BIRTH, "date_of_birth", N_ ("Date of birth"), DATES, DATE, FREQUENT, FALSE),
  ROW (GENDER, "gender", N_ ("Gender"), PERSON, GENDER, FREQUENT, FALSE),
  ROW (LANGUAGE, "language", N_ ("Language"), PERSON, LANGUAGE, FREQUENT, FALSE),
  ROW (CUSTOMER_SINCE, "customer_since", N_ ("Customer since"), DATES, DATE, SMALLEST, FALSE),
  ROW (EXTERNAL_ID, "external_id", N_ ("Customer number"), IDENTIFIERS, ID, FREQUENT, FALSE),
  ROW (TAX_ID, "tax_id", N_ ("Tax number"), IDENTIFIERS, ID, FREQUENT, FALSE),
  ROW (NATIONAL_ID, "national_id", N_ ("National number"), IDENTIFIERS, ID, FREQUENT, FALSE),
  ROW (CONSENT_EMAIL, "consent_email", N_ ("Consent to e-mail"), CONSENT, YES_NO, STRICTEST, FALSE),
  ROW (CONSENT_PHONE, "consent_phone", N_ ("Consent to calls"), CONSENT, YES_NO, STRICTEST, FALSE),
  ROW (CONSENT_POST, "consent_post", N_ ("Consent to post"), CONSENT, YES_NO, STRICTEST, FALSE),
  ROW (TAGS, "tags", N_ ("Tags"), OTHER, TEXT, JOIN, TRUE),
  ROW (NOTES, "notes", N_ ("Notes"), OTHER, TEXT, JOIN, TRUE),
  ROW (INTERACTION_TIME, "interaction_time", N_ ("Time"), INTERACTION, TIME, FREQUENT, FALSE),
  ROW (CHANNEL, "channel", N_ ("Channel"), INTERACTION, TEXT, FREQUENT, FALSE),
  ROW (INTERACTION_KIND, "interaction_kind", N_ ("Kind of contact"), INTERACTION, TEXT, FREQUENT, FALSE),
  ROW (PRODUCT, "product", N_ ("Product"), INTERACTION, TEXT, FREQUENT, FALSE),
  ROW (QUANTITY, "quantity", N_ ("Quantity"), INTERACTION, NUMBER, FREQUENT, FALSE),
  ROW (AMOUNT, "amount", N_ ("Amount"), INTERACTION, MONEY, FREQUENT, FALSE),
  ROW (CURRENCY, "currency", N_ ("Currency"), INTERACTION, TEXT, FREQUENT, FALSE),
  ROW (STATUS, "status", N_ ("Status"), INTERACTION, TEXT, FREQUENT, FALSE),
  ROW (TEXT, "text", N_ ("Text"), INTERACTION, TEXT, FREQUENT, FALSE),
  ROW (CUSTOMER_REF, "customer_ref", N_ ("Customer reference"), INTERACTION, ID, FREQUENT, FALSE),
};
/* clang-format on */

/* Columns of exports that are not fields: a custom field never takes their names. */
static const char *const reserved[] = { "customer_id", "record_count", "sources", "record_id", "rowid" };

static void
free_field (gpointer data)
{
  TribField *field = data;

  g_free (field->name);
  g_free (field->label);
  g_strfreev (field->rule_list);
  g_free (field);
}

static const TribField *
add_field (TribSchema *self, const TribField *from)
{
  TribField *field = g_memdup2 (from, sizeof *from);

  field->name = g_strdup (from->name);
  field->own_rule = from->own_rule;
  field->label = g_strdup (from->label);
  field->rule_list = g_strdupv (from->rule_list);
  g_ptr_array_add (self->fields, field);
  g_hash_table_insert (self->by_name, field->name, field);
  if (field->id < (int) G_N_ELEMENTS (self->built_in))
    {
      self->built_in[field->id] = field;
      self->place[field->id] = self->fields->len - 1;
    }
  else
    g_hash_table_insert (self->by_id, GUINT_TO_POINTER (field->id), field);
  return field;
}

static TribSchema *
new_empty (void)
{
  TribSchema *self = g_new0 (TribSchema, 1);

  self->fields = g_ptr_array_new_with_free_func (free_field);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->trusted = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * trib_schema_new:
 *
 * Returns: (transfer full): a schema of the built-in fields, their labels in the language of the session
 */
TribSchema *
trib_schema_new (void)
{
  TribSchema *self = new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (built_ins); i++)
    {
      const BuiltIn *row = &built_ins[i];
      TribField field = { .id = row->id,
                          .name = (char *) row->name,
                          .label = (char *) _ (row->label),
                          .group = row->group,
                          .type = row->type,
                          .rule = row->rule,
                          .own_rule = row->rule,
                          .several = row->several };

      add_field (self, &field);
    }
  return self;
}

TribSchema *
trib_schema_copy (TribSchema *self)
{
  TribSchema *copy = new_empty ();

  g_return_val_if_fail (self != NULL, copy);
  for (guint i = 0; i < self->fields->len; i++)
    add_field (copy, self->fields->pdata[i]);
  copy->next_custom = self->next_custom;
  copy->by_hand = self->by_hand;
  g_array_append_vals (copy->trusted, self->trusted->data, self->trusted->len);
  return copy;
}

/**
 * trib_schema_reserve_custom:
 * @next: the first id that may be given to a new custom field
 *
 * Ids of fields that are past are not given out again, so whoever knows of them says so.
 */
void
trib_schema_reserve_custom (TribSchema *self, TribFieldId next)
{
  self->next_custom = MAX (self->next_custom, next);
}

/**
 * trib_schema_next_custom:
 *
 * Returns: an id for a new custom field
 */
TribFieldId
trib_schema_next_custom (TribSchema *self)
{
  TribFieldId next = MAX (TRIB_FIELD_CUSTOM, self->next_custom);

  for (guint i = 0; i < self->fields->len; i++)
    next = MAX (next, ((const TribField *) self->fields->pdata[i])->id + 1);
  return next;
}

void
trib_schema_free (TribSchema *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->trusted);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

guint
trib_schema_size (TribSchema *self)
{
  return self->fields->len;
}

const TribField *
trib_schema_nth (TribSchema *self, guint index)
{
  g_return_val_if_fail (index < self->fields->len, NULL);
  return self->fields->pdata[index];
}

/**
 * trib_schema_index:
 *
 * Returns: the place of the field in the schema's order; its size where it is none of it
 */
guint
trib_schema_index (TribSchema *self, TribFieldId id)
{
  if (id >= 0 && id < (int) G_N_ELEMENTS (self->built_in) && self->built_in[id] != NULL)
    return self->place[id];
  for (guint i = 0; i < self->fields->len; i++)
    if (((const TribField *) self->fields->pdata[i])->id == id)
      return i;
  return self->fields->len;
}

const TribField *
trib_schema_get (TribSchema *self, TribFieldId id)
{
  if (id >= 0 && id < (int) G_N_ELEMENTS (self->built_in))
    return self->built_in[id];
  return g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (id));
}

const TribField *
trib_schema_find (TribSchema *self, const char *name)
{
  return name ? g_hash_table_lookup (self->by_name, name) : NULL;
}

static gboolean
name_taken (TribSchema *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (strcmp (reserved[i], name) == 0)
      return TRUE;
  return g_hash_table_contains (self->by_name, name);
}

/**
 * trib_schema_free_name:
 * @label: heading or words of a person
 *
 * Returns: (transfer full): a name of a-z, 0-9 and _ that no field has and that does not begin with a digit
 */
char *
trib_schema_free_name (TribSchema *self, const char *label)
{
  g_autofree char *folded = trib_fold (label ? label : "");
  g_autoptr (GString) name = g_string_new (NULL);
  char *numbered;

  for (const char *p = folded; *p && name->len < MAX_NAME; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (name, *p);
    else if (name->len > 0 && name->str[name->len - 1] != '_')
      g_string_append_c (name, '_');
  while (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "field");
  else if (g_ascii_isdigit (name->str[0]))
    g_string_prepend (name, "field_");
  if (!name_taken (self, name->str))
    return g_strdup (name->str);
  for (guint i = 2;; i++)
    {
      numbered = g_strdup_printf ("%s_%u", name->str, i);
      if (!name_taken (self, numbered))
        return numbered;
      g_free (numbered);
    }
}

/**
 * trib_schema_add_custom:
 * @id: %TRIB_FIELD_CUSTOM or more, not taken
 * @name: not taken, see trib_schema_free_name ()
 * @label: for people, as the user wrote it
 *
 * Returns: (transfer none) (nullable): the new field, or %NULL where @id or @name is taken
 */
const TribField *
trib_schema_add_custom (TribSchema *self, TribFieldId id, const char *name, const char *label, TribValueType type)
{
  TribField field
      = { id,   (char *) name, (char *) label, TRIB_GROUP_CUSTOM, type, TRIB_SURVIVE_FREQUENT, TRIB_SURVIVE_FREQUENT,
          NULL, FALSE };

  if ((int) id < TRIB_FIELD_CUSTOM || trib_schema_get (self, id) || g_hash_table_contains (self->by_name, name))
    return NULL;
  return add_field (self, &field);
}

void
trib_schema_settle_custom (TribSchema *self, TribFieldId id, TribSurvivorship rule, TribCompare compare)
{
  TribField *field = (TribField *) trib_schema_get (self, id);

  if (field == NULL || (int) id < TRIB_FIELD_CUSTOM)
    return;
  field->rule = field->own_rule = rule;
  field->compare = compare;
  field->several = rule == TRIB_SURVIVE_JOIN;
}

void
trib_schema_set_rule (TribSchema *self, TribFieldId field, TribSurvivorship rule, const char *const *list)
{
  TribFieldId leader = trib_rule_leader (field);

  for (guint i = 0; i < self->fields->len; i++)
    {
      TribField *one = self->fields->pdata[i];

      if (trib_rule_leader (one->id) != leader)
        continue;
      one->rule = rule;
      g_strfreev (one->rule_list);
      one->rule_list = list != NULL && *list != NULL ? g_strdupv ((GStrv) list) : NULL;
    }
}

void
trib_schema_set_trusted (TribSchema *self, const gint64 *sources, guint n)
{
  g_array_set_size (self->trusted, 0);
  g_array_append_vals (self->trusted, sources, n);
}

const GArray *
trib_schema_get_trusted (TribSchema *self)
{
  return self->trusted;
}

void
trib_schema_set_by_hand (TribSchema *self, gint64 source)
{
  self->by_hand = source;
}

gint64
trib_schema_get_by_hand (TribSchema *self)
{
  return self->by_hand;
}

int
trib_schema_trust (TribSchema *self, gint64 source)
{
  if (source == self->by_hand && source != 0)
    return 0;
  for (guint i = 0; i < self->trusted->len; i++)
    if (g_array_index (self->trusted, gint64, i) == source)
      return (int) i + 1;
  return (int) (self->trusted->len + MIN (source, G_MAXINT / 2));
}

static gboolean
same_list (GStrv a, GStrv b)
{
  return a == NULL || b == NULL ? a == b : g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
trib_schema_same_rules (TribSchema *self, TribSchema *other)
{
  if (self->trusted->len != other->trusted->len
      || (self->trusted->len > 0
          && memcmp (self->trusted->data, other->trusted->data, self->trusted->len * sizeof (gint64)) != 0))
    return FALSE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      const TribField *a = self->fields->pdata[i], *b = trib_schema_get (other, a->id);

      if (b != NULL && (a->rule != b->rule || !same_list (a->rule_list, b->rule_list)))
        return FALSE;
    }
  return TRUE;
}
