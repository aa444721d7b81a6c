/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search proposes customers that have the same phone, address or firm in any field; each is looked at field by field.
 */
#include "config.h"

#include "unify/trib-relations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/trib-fold.h"
#include "store/trib-customer-query.h"
#include "store/trib-search-index.h"
#include "survivorship/trib-derive.h"

#define MOST 50 /* customers that are looked at for one phone, address or firm */

static void
relation_free (gpointer data)
{
  TribRelation *relation = data;

  g_free (relation->name);
  g_free (relation);
}

const char *
trib_relation_words (TribRelationKind kind)
{
  static const char *const words[] = {
    [TRIB_RELATION_HOUSEHOLD] = N_ ("Same household"), [TRIB_RELATION_ADDRESS] = N_ ("Same address"),
    [TRIB_RELATION_PHONE] = N_ ("Same phone"),         [TRIB_RELATION_EMPLOYER] = N_ ("Employer"),
    [TRIB_RELATION_EMPLOYEE] = N_ ("Works here"),
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), "");
  return _ (words[kind]);
}

static const char *
text_of (GPtrArray *survivors, TribFieldId field)
{
  const TribSurvivor *survivor = trib_survivors_find (survivors, field);

  return survivor != NULL && survivor->text[0] != '\0' ? survivor->text : NULL;
}

static gboolean
same (GPtrArray *a, GPtrArray *b, TribFieldId field)
{
  const char *x = text_of (a, field), *y = text_of (b, field);
  g_autofree char *folded_x = x != NULL ? trib_fold (x) : NULL;
  g_autofree char *folded_y = y != NULL ? trib_fold (y) : NULL;

  return folded_x != NULL && g_strcmp0 (folded_x, folded_y) == 0;
}

/* Street and number, and the town by name or postcode. */
static gboolean
same_address (GPtrArray *a, GPtrArray *b)
{
  gboolean town = same (a, b, TRIB_FIELD_POSTCODE) || same (a, b, TRIB_FIELD_CITY);

  return town
         && ((same (a, b, TRIB_FIELD_STREET) && same (a, b, TRIB_FIELD_HOUSE_NUMBER))
             || same (a, b, TRIB_FIELD_ADDRESS_LINE));
}

/* @a: as a customer is loaded, several in one line; @b: as survivors are, one a line. */
static gboolean
same_phone (GPtrArray *a, GPtrArray *b)
{
  const char *x = text_of (a, TRIB_FIELD_PHONE), *y = text_of (b, TRIB_FIELD_PHONE);
  g_auto (GStrv) mine = x != NULL ? g_strsplit (x, "; ", -1) : NULL;
  g_auto (GStrv) other = y != NULL ? g_strsplit (y, "\n", -1) : NULL;

  for (guint i = 0; mine != NULL && other != NULL && mine[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) other, mine[i]))
      return TRUE;
  return FALSE;
}

static gboolean
relate (const TribCustomer *customer, GPtrArray *other, gboolean other_is_firm, TribRelationKind *kind)
{
  gboolean address = same_address (customer->survivors, other), phone = same_phone (customer->survivors, other);

  if (customer->organisation != other_is_firm && same (customer->survivors, other, TRIB_FIELD_ORGANISATION))
    *kind = other_is_firm ? TRIB_RELATION_EMPLOYER : TRIB_RELATION_EMPLOYEE;
  else if ((address || phone) && !customer->organisation && !other_is_firm
           && same (customer->survivors, other, TRIB_FIELD_FAMILY_NAME))
    *kind = TRIB_RELATION_HOUSEHOLD;
  else if (address)
    *kind = TRIB_RELATION_ADDRESS;
  else if (phone)
    *kind = TRIB_RELATION_PHONE;
  else
    return FALSE;
  return TRUE;
}

static gboolean
look_at (TribStore *store, const TribCustomer *customer, gint64 id, GPtrArray *relations, GError **error)
{
  g_autoptr (GArray) records = trib_contributions_load (store, id, error);
  g_autoptr (GPtrArray) survivors = NULL;
  g_autofree char *name = NULL;
  TribRelationKind kind;
  gboolean is_firm;

  if (records == NULL)
    return FALSE;
  survivors
      = trib_survive (trib_store_get_schema (store), (const TribContribution *) (gpointer) records->data, records->len);
  name = trib_survivors_name (survivors, &is_firm);
  if (relate (customer, survivors, is_firm, &kind))
    {
      TribRelation *relation = g_new0 (TribRelation, 1);

      relation->customer = id;
      relation->kind = kind;
      relation->name = g_steal_pointer (&name);
      g_ptr_array_add (relations, relation);
    }
  return TRUE;
}

static gboolean
look_for (TribStore *store, const TribCustomer *customer, const char *words, GHashTable *seen, GPtrArray *relations,
          GCancellable *cancellable, GError **error)
{
  const TribCustomerQuery query = { .search = words, .sort = TRIB_SORT_ID, .limit = MOST };
  g_autoptr (GArray) ids = trib_store_customer_ids (store, &query, cancellable, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);

      if (*id == customer->id || !g_hash_table_add (seen, g_memdup2 (id, sizeof *id)))
        continue;
      if (!look_at (store, customer, *id, relations, error))
        return FALSE;
    }
  return ids != NULL;
}

/* (transfer full) (element-type utf8): what is searched for. */
static GPtrArray *
questions (const TribCustomer *customer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *phones = text_of (customer->survivors, TRIB_FIELD_PHONE);
  const char *firm = text_of (customer->survivors, TRIB_FIELD_ORGANISATION);
  const char *street = text_of (customer->survivors, TRIB_FIELD_STREET);
  const char *number = text_of (customer->survivors, TRIB_FIELD_HOUSE_NUMBER);
  const char *town = text_of (customer->survivors, TRIB_FIELD_POSTCODE);
  const char *line = text_of (customer->survivors, TRIB_FIELD_ADDRESS_LINE);
  g_auto (GStrv) each = phones != NULL ? g_strsplit (phones, "; ", -1) : NULL;

  if (town == NULL)
    town = text_of (customer->survivors, TRIB_FIELD_CITY);
  if (street != NULL && number != NULL && town != NULL)
    g_ptr_array_add (list, g_strdup_printf ("%s %s %s", street, number, town));
  else if (line != NULL && town != NULL)
    g_ptr_array_add (list, g_strdup_printf ("%s %s", line, town));
  for (guint i = 0; each != NULL && each[i] != NULL && i < 5; i++)
    g_ptr_array_add (list, g_strdup (each[i]));
  if (firm != NULL)
    g_ptr_array_add (list, g_strdup (firm));
  return list;
}

static int
compare_relations (gconstpointer pa, gconstpointer pb)
{
  const TribRelation *a = *(const TribRelation *const *) pa, *b = *(const TribRelation *const *) pb;

  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return (a->customer > b->customer) - (a->customer < b->customer);
}

GPtrArray *
trib_relations_load (TribStore *store, const TribCustomer *customer, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) asked = questions (customer);
  gboolean behind;

  if (!trib_store_search_is_behind (store, &behind, error))
    return NULL;
  for (guint i = 0; i < asked->len && !behind; i++)
    if (!look_for (store, customer, g_ptr_array_index (asked, i), seen, relations, cancellable, error))
      return NULL;
  g_ptr_array_sort (relations, compare_relations);
  return g_steal_pointer (&relations);
}
