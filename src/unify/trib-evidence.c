/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Every level of every comparison has words; a test goes over all of them.
 */
#include "config.h"

#include "unify/trib-evidence.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/trib-pack.h"

GBytes *
trib_evidence_pack (const TribMatchPart *parts, guint n_parts)
{
  GByteArray *out = g_byte_array_new ();

  trib_pack_number (out, n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      float numbers[2] = { (float) parts[i].weight, (float) parts[i].tf };

      trib_pack_number (out, (guint64) parts[i].field);
      trib_pack_number (out, (guint64) parts[i].level);
      g_byte_array_append (out, (const guint8 *) numbers, sizeof numbers);
    }
  return g_byte_array_free_to_bytes (out);
}

TribMatchPart *
trib_evidence_unpack (GBytes *evidence, guint *n_parts)
{
  gsize len = 0;
  const guint8 *data = evidence ? g_bytes_get_data (evidence, &len) : NULL;
  TribUnpack in = { data, data + len };
  g_autofree TribMatchPart *parts = NULL;
  guint64 n, field, level;

  *n_parts = 0;
  if (data == NULL || !trib_unpack_number (&in, &n) || n == 0 || n > TRIB_MATCH_MAX_PARTS)
    return NULL;
  parts = g_new0 (TribMatchPart, n);
  for (guint i = 0; i < n; i++)
    {
      float numbers[2];

      if (!trib_unpack_number (&in, &field) || !trib_unpack_number (&in, &level)
          || in.end - in.at < (gssize) sizeof numbers)
        return NULL;
      memcpy (numbers, in.at, sizeof numbers);
      in.at += sizeof numbers;
      parts[i] = (TribMatchPart){ (TribFieldId) field, (TribMatchLevel) MIN (level, TRIB_N_LEVELS - 1), numbers[0],
                                  numbers[1] };
    }
  *n_parts = (guint) n;
  return g_steal_pointer (&parts);
}

/* What is compared, as the subject of a sentence: a group is named by what it is, not by its first field. */
static const char *
subject (TribSchema *schema, TribFieldId id)
{
  const TribField *field = trib_schema_get (schema, id);

  switch ((int) id)
    {
    case TRIB_FIELD_FULL_NAME:
      return _ ("Name");
    case TRIB_FIELD_STREET:
    case TRIB_FIELD_ADDRESS_LINE:
      return _ ("Address");
    case TRIB_FIELD_DATE_OF_BIRTH:
      return _ ("Birth date");
    default:
      return field ? field->label : _ ("Field");
    }
}

static const char *const level_formats[TRIB_N_LEVELS] = {
  [TRIB_LEVEL_MISSING] = N_ ("%s missing on one side"),
  [TRIB_LEVEL_DIFFERENT] = N_ ("%s differs"),
  [TRIB_LEVEL_SAME] = N_ ("%s the same"),
  [TRIB_LEVEL_SAME_FOLDED] = N_ ("%s the same, written differently"),
  [TRIB_LEVEL_TYPO] = N_ ("%s the same but for a slip"),
  [TRIB_LEVEL_SIMILAR] = N_ ("%s similar"),
  [TRIB_LEVEL_SOUNDS] = N_ ("%s sounds the same"),
  [TRIB_LEVEL_SWAPPED] = N_ ("%s the same, parts swapped"),
  [TRIB_LEVEL_INITIAL] = N_ ("%s agrees in its initial"),
  [TRIB_LEVEL_NICKNAME] = N_ ("%s the same by a nickname"),
  [TRIB_LEVEL_PART] = N_ ("%s the same in part"),
  [TRIB_LEVEL_DAY_MONTH] = N_ ("%s the same, day and month swapped"),
  [TRIB_LEVEL_ONE_DIGIT] = N_ ("%s the same but for a digit"),
  [TRIB_LEVEL_YEAR] = N_ ("%s the same in part"),
  [TRIB_LEVEL_LOCAL_PART] = N_ ("%s the same, at another provider"),
  [TRIB_LEVEL_LAST_DIGITS] = N_ ("%s ends in the same digits"),
  [TRIB_LEVEL_PREFIX] = N_ ("%s begins the same"),
  [TRIB_LEVEL_SAME_STREET] = N_ ("%s in the same street"),
  [TRIB_LEVEL_SAME_PLACE] = N_ ("%s in the same place"),
  [TRIB_LEVEL_ONE_OF_SEVERAL] = N_ ("%s the same among several"),
  [TRIB_LEVEL_CONTRADICTS] = N_ ("%s contradicts"),
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *
trib_match_part_words (TribSchema *schema, const TribMatchPart *part)
{
  return g_strdup_printf (_ (level_formats[part->level]), subject (schema, part->field));
}
#pragma GCC diagnostic pop

static int
compare_parts (gconstpointer pa, gconstpointer pb)
{
  const TribMatchPart *a = *(const TribMatchPart *const *) pa, *b = *(const TribMatchPart *const *) pb;

  return (fabs (a->weight) < fabs (b->weight)) - (fabs (a->weight) > fabs (b->weight));
}

static void
append_part (GString *out, TribSchema *schema, const TribMatchPart *part, guint index)
{
  g_autofree char *words = trib_match_part_words (schema, part);
  gunichar first = g_utf8_get_char (words);

  if (index > 0)
    g_string_append (out, _ (", "));
  /* Only the first word of the line is at the beginning of a sentence. */
  if (index > 0)
    g_string_append_unichar (out, g_unichar_tolower (first));
  else
    g_string_append_unichar (out, first);
  g_string_append (out, g_utf8_next_char (words));
}

char *
trib_match_parts_summary (TribSchema *schema, const TribMatchPart *parts, guint n_parts)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < n_parts; i++)
    if (parts[i].level != TRIB_LEVEL_MISSING)
      g_ptr_array_add (order, (gpointer) &parts[i]);
  g_ptr_array_sort (order, compare_parts);
  for (guint i = 0; i < order->len && n < 3; i++)
    {
      const TribMatchPart *part = g_ptr_array_index (order, i);

      if (part->weight > 0.5)
        append_part (out, schema, part, n++);
    }
  for (guint i = 0; i < order->len; i++)
    {
      const TribMatchPart *part = g_ptr_array_index (order, i);

      if (part->weight >= -0.5)
        continue;
      if (n > 0)
        {
          g_autofree char *against = trib_match_part_words (schema, part);

          g_string_append_printf (out, _ ("; but: %s"), against);
        }
      else
        append_part (out, schema, part, n);
      break;
    }
  return g_string_free (out, FALSE);
}

/* Names last: they change, and are mistyped. */
TribFieldId
trib_match_parts_contradicted (const TribMatchPart *parts, guint n_parts)
{
  static const struct
  {
    TribFieldId field;
    gboolean differing; /* that they differ is enough */
  } telling[]
      = { { TRIB_FIELD_DATE_OF_BIRTH, FALSE }, { TRIB_FIELD_NATIONAL_ID, TRUE }, { TRIB_FIELD_TAX_ID, TRUE },
          { TRIB_FIELD_NAME_SUFFIX, FALSE },   { TRIB_FIELD_GIVEN_NAME, TRUE },  { TRIB_FIELD_FULL_NAME, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    for (guint p = 0; p < n_parts; p++)
      if (parts[p].field == telling[i].field
          && (parts[p].level == TRIB_LEVEL_CONTRADICTS
              || (telling[i].differing && parts[p].level == TRIB_LEVEL_DIFFERENT)))
        return telling[i].field;
  return TRIB_FIELD_NONE;
}

double
trib_weight_to_probability (double weight)
{
  return 1.0 / (1.0 + exp2 (-weight));
}

char *
trib_probability_words (double probability)
{
  double percent = probability * 100;

  /* Never "100 % sure". */
  if (percent > 99.9)
    return g_strdup_printf (_ ("more than %.1f %% sure"), 99.9);
  return g_strdup_printf (_ ("%.1f %% sure"), percent);
}
