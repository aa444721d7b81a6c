/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which list belongs to which kind of comparison.
 */
#include "config.h"

#include "publish/trib-splink-levels.h"

static const struct
{
  const TribSplinkLevel *levels;
  const guint *n;
} lists[] = {
  [TRIB_COMPARE_GIVEN] = { trib_splink_given, &trib_splink_n_given },
  [TRIB_COMPARE_FAMILY] = { trib_splink_family, &trib_splink_n_family },
  [TRIB_COMPARE_MIDDLE] = { trib_splink_middle, &trib_splink_n_middle },
  [TRIB_COMPARE_ORGANISATION] = { trib_splink_text, &trib_splink_n_text },
  [TRIB_COMPARE_DATE] = { trib_splink_date, &trib_splink_n_date },
  [TRIB_COMPARE_ADDRESS] = { trib_splink_address, &trib_splink_n_address },
  [TRIB_COMPARE_EMAIL] = { trib_splink_email, &trib_splink_n_email },
  [TRIB_COMPARE_PHONE] = { trib_splink_phone, &trib_splink_n_phone },
  [TRIB_COMPARE_ID] = { trib_splink_id, &trib_splink_n_id },
  [TRIB_COMPARE_TAX_ID] = { trib_splink_id, &trib_splink_n_id },
  [TRIB_COMPARE_GENERATION] = { trib_splink_generation, &trib_splink_n_generation },
  [TRIB_COMPARE_GENDER] = { trib_splink_gender, &trib_splink_n_gender },
  [TRIB_COMPARE_CHOICE] = { trib_splink_choice, &trib_splink_n_choice },
  [TRIB_COMPARE_NUMBER] = { trib_splink_number, &trib_splink_n_number },
  [TRIB_COMPARE_WEBSITE] = { trib_splink_website, &trib_splink_n_website },
  [TRIB_COMPARE_TEXT] = { trib_splink_text, &trib_splink_n_text },
  [TRIB_COMPARE_WHOLE] = { trib_splink_whole, &trib_splink_n_whole },
};

const TribSplinkLevel *
trib_splink_levels (TribCompareKind kind, guint *n)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (lists) && lists[kind].levels != NULL, NULL);

  *n = *lists[kind].n;
  return lists[kind].levels;
}

gboolean
trib_splink_level_is_idle (TribCompareKind kind, guint level)
{
  /* The two names share one list of levels, but a family name is neither swapped nor a nickname: the given name says so. */
  if (kind == TRIB_COMPARE_FAMILY)
    return level == 7 || level == 8 || level == 10 || level == 12;
  return (kind == TRIB_COMPARE_ID || kind == TRIB_COMPARE_TAX_ID) && level == 4;
}
