/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column is a base, which is a feature of the engine's, and a suffix, which says what is derived from it.
 */
#include "config.h"

#include "publish/trib-splink-columns.h"

#include <string.h>

#define BOTH_NAMES "both_names" /* for names that changed places */

static const struct
{
  const char *base;
  TribSlot slot;
} bases[] = {
  { "given", TRIB_SLOT_GIVEN },
  { "family", TRIB_SLOT_FAMILY },
  { "middle", TRIB_SLOT_MIDDLE },
  { "nickname", TRIB_SLOT_NICKNAME },
  { "other_name", TRIB_SLOT_OTHER },
  { "suffix", TRIB_SLOT_SUFFIX },
  { "organisation", TRIB_SLOT_ORGANISATION },
  { "birth", TRIB_SLOT_BIRTH },
  { "gender", TRIB_SLOT_GENDER },
  { "email", TRIB_SLOT_EMAIL },
  { "phone", TRIB_SLOT_PHONE },
  { "website", TRIB_SLOT_WEBSITE },
  { "street", TRIB_SLOT_STREET },
  { "house_number", TRIB_SLOT_NUMBER },
  { "unit", TRIB_SLOT_UNIT },
  { "postcode", TRIB_SLOT_POSTCODE },
  { "city", TRIB_SLOT_CITY },
  { "region", TRIB_SLOT_REGION },
  { "country", TRIB_SLOT_COUNTRY },
  { "premise", TRIB_SLOT_PREMISE },
  { "national_id", TRIB_SLOT_NATIONAL_ID },
  { "tax_id", TRIB_SLOT_TAX_ID },
  { "external_id", TRIB_SLOT_EXTERNAL_ID },
};

static const char *
slot_base (const TribFeatures *features, const TribFeature *feature)
{
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    if (features->slots[bases[i].slot] == feature)
      return bases[i].base;
  return NULL;
}

/* Of a field of the project's own: its name as far as a column may have it, and its number where two would be the same. */
static char *
own_base (const TribFeatures *features, const TribFeature *feature)
{
  GString *base = g_string_new ("own_");
  guint index = 0;

  for (const char *c = feature->name; *c != '\0' && base->len < 40; c++)
    g_string_append_c (base, g_ascii_isalnum (*c) ? g_ascii_tolower (*c) : '_');
  g_ptr_array_find (features->customs, feature, &index);
  g_string_append_printf (base, "_%u", index + 1);
  return g_string_free (base, FALSE);
}

char *
trib_splink_column_base (const TribFeatures *features, const TribComparison *comparison)
{
  const char *base = comparison->kind == TRIB_COMPARE_ADDRESS ? "address" : slot_base (features, comparison->feature);

  return base != NULL ? g_strdup (base) : own_base (features, comparison->feature);
}

static TribSplinkColumn *
make_column (const char *name, const TribFeature *feature, TribSplinkFacet facet)
{
  TribSplinkColumn *self = g_new0 (TribSplinkColumn, 1);

  self->name = g_strdup (name);
  self->feature = feature;
  self->facet = facet;
  return self;
}

static gboolean
both_names (const TribSplinkCell *cell, GString *out)
{
  guint32 family = trib_feature_first (cell->features->slots[TRIB_SLOT_FAMILY], cell->rank);
  const char *x = cell->text.text, *y;

  if (family == 0)
    return FALSE;
  y = trib_pool_get (cell->features->names, family).text;
  g_string_append_printf (out, "%s|%s", strcmp (x, y) < 0 ? x : y, strcmp (x, y) < 0 ? y : x);
  return TRUE;
}

TribSplinkColumn *
trib_splink_column_find (const TribFeatures *features, const char *name, const char *base, const TribFeature *own)
{
  TribSplinkFacet facet;

  if (strcmp (name, BOTH_NAMES) == 0)
    return make_column (name, features->slots[TRIB_SLOT_GIVEN], both_names);
  if (own != NULL && g_str_has_prefix (name, base) && (facet = trib_splink_facet_find (name + strlen (base))) != NULL)
    return make_column (name, own, facet);
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    if (g_str_has_prefix (name, bases[i].base)
        && (facet = trib_splink_facet_find (name + strlen (bases[i].base))) != NULL)
      return make_column (name, features->slots[bases[i].slot], facet);
  return NULL;
}

void
trib_splink_column_free (gpointer column)
{
  TribSplinkColumn *self = column;

  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

gboolean
trib_splink_column_value (const TribSplinkColumn *self, const TribFeatures *features, guint32 rank, GString *out)
{
  TribSplinkCell cell = { features, self->feature, rank, trib_feature_first (self->feature, rank), TRIB_TEXT_EMPTY };
  gsize before = out->len;

  if (cell.id == 0)
    return FALSE;
  cell.text = trib_pool_get (self->feature->pool, cell.id);
  if (self->facet (&cell, out))
    return TRUE;
  g_string_truncate (out, before);
  return FALSE;
}

gboolean
trib_splink_column_rarity (const TribSplinkColumn *self, const TribFeatures *features, guint32 rank, double *rarity)
{
  const TribFeature *given = features->slots[TRIB_SLOT_GIVEN], *family = features->slots[TRIB_SLOT_FAMILY];
  guint32 id = trib_feature_first (self->feature, rank), other;

  if (id == 0)
    return FALSE;
  if (self->facet != both_names)
    {
      *rarity = (double) self->feature->rarity[id];
      return TRUE;
    }
  other = trib_feature_first (family, rank);
  if (other == 0)
    return FALSE;
  *rarity = trib_name_rarity (given, family, id) + trib_name_rarity (given, family, other);
  return TRUE;
}
