/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. One row a rule.
 */
#include "config.h"

#include "schema/trib-rule.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  const char *label;
  gboolean takes_list, needs_list;
} Rule;

static const Rule rules[TRIB_N_SURVIVORSHIPS] = {
  [TRIB_SURVIVE_FREQUENT] = { "frequent", N_ ("Most frequent"), FALSE, FALSE },
  [TRIB_SURVIVE_RECENT] = { "recent", N_ ("Most recent"), FALSE, FALSE },
  [TRIB_SURVIVE_COMPLETE] = { "complete", N_ ("Most complete record"), FALSE, FALSE },
  [TRIB_SURVIVE_LONGEST] = { "longest", N_ ("Longest"), FALSE, FALSE },
  [TRIB_SURVIVE_TRUSTED] = { "trusted", N_ ("Most trusted source"), TRUE, FALSE },
  [TRIB_SURVIVE_VALID] = { "valid", N_ ("Valid first"), FALSE, FALSE },
  [TRIB_SURVIVE_SMALLEST] = { "min", N_ ("Smallest or earliest"), FALSE, FALSE },
  [TRIB_SURVIVE_LARGEST] = { "max", N_ ("Largest or latest"), FALSE, FALSE },
  [TRIB_SURVIVE_SUM] = { "sum", N_ ("Sum of all"), FALSE, FALSE },
  [TRIB_SURVIVE_JOIN] = { "join", N_ ("Keep all"), FALSE, FALSE },
  [TRIB_SURVIVE_PRIORITY] = { "priority", N_ ("By a list of values"), TRUE, TRUE },
  [TRIB_SURVIVE_STRICTEST] = { "strictest", N_ ("Strictest: a “no” wins"), FALSE, FALSE },
};

const char *
trib_rule_name (TribSurvivorship rule)
{
  g_return_val_if_fail ((guint) rule < TRIB_N_SURVIVORSHIPS, "");
  return rules[rule].name;
}

const char *
trib_rule_label (TribSurvivorship rule)
{
  g_return_val_if_fail ((guint) rule < TRIB_N_SURVIVORSHIPS, "");
  return _ (rules[rule].label);
}

gboolean
trib_rule_from_name (const char *name, TribSurvivorship *rule)
{
  for (guint i = 0; i < TRIB_N_SURVIVORSHIPS; i++)
    if (g_strcmp0 (rules[i].name, name) == 0)
      {
        *rule = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
trib_rule_takes_list (TribSurvivorship rule)
{
  return rules[rule].takes_list;
}

gboolean
trib_rule_needs_list (TribSurvivorship rule)
{
  return rules[rule].needs_list;
}

TribFieldId
trib_rule_leader (TribFieldId field)
{
  if (trib_field_is_address (field))
    return TRIB_FIELD_ADDRESS_LINE;
  if (trib_field_is_name (field))
    return TRIB_FIELD_FULL_NAME;
  return field;
}

const char *
trib_rule_subject (const TribField *leader)
{
  if (leader->id == TRIB_FIELD_ADDRESS_LINE)
    return _ ("Address");
  if (leader->id == TRIB_FIELD_FULL_NAME)
    return _ ("Name");
  return leader->label;
}

static gboolean
has_order (TribValueType type)
{
  return type == TRIB_TYPE_DATE || type == TRIB_TYPE_TIME || type == TRIB_TYPE_NUMBER || type == TRIB_TYPE_MONEY;
}

/* Of some values a person can have but one. */
static gboolean
may_be_joined (TribValueType type)
{
  return type == TRIB_TYPE_TEXT || type == TRIB_TYPE_ORGANISATION || type == TRIB_TYPE_EMAIL || type == TRIB_TYPE_PHONE
         || type == TRIB_TYPE_URL || type == TRIB_TYPE_ID || type == TRIB_TYPE_LANGUAGE;
}

gboolean
trib_rule_fits (TribSurvivorship rule, const TribField *field)
{
  gboolean in_group = trib_field_is_address (field->id) || trib_field_is_name (field->id);

  switch (rule)
    {
    case TRIB_SURVIVE_SMALLEST:
    case TRIB_SURVIVE_LARGEST:
      return has_order (field->type);
    case TRIB_SURVIVE_SUM:
      return (field->type == TRIB_TYPE_NUMBER || field->type == TRIB_TYPE_MONEY) && !field->several;
    case TRIB_SURVIVE_JOIN:
      return !in_group && may_be_joined (field->type);
    case TRIB_SURVIVE_PRIORITY:
      return !in_group;
    case TRIB_SURVIVE_STRICTEST:
      return field->type == TRIB_TYPE_YES_NO;
    case TRIB_SURVIVE_FREQUENT:
    case TRIB_SURVIVE_RECENT:
    case TRIB_SURVIVE_COMPLETE:
    case TRIB_SURVIVE_LONGEST:
    case TRIB_SURVIVE_TRUSTED:
    case TRIB_SURVIVE_VALID:
    case TRIB_N_SURVIVORSHIPS:
    default:
      return rule < TRIB_N_SURVIVORSHIPS;
    }
}
