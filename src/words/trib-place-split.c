/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Postcode, town and region in one text, as countries write them: "04103 Leipzig", "1234 AB Amsterdam", "Springfield, IL 62704",
 * "London SW1A 1AA", "Paris 75001".
 */
#include "config.h"

#include "words/trib-address-split.h"

static const char *const patterns[] = {
  "^(?:[A-Z]{1,3}[- ])?(?<postcode>\\d{4} ?[A-Z]{2}|\\d{3} \\d{2}|\\d{2}-\\d{3}|\\d{4}-\\d{3}|\\d{4,6})[ ,]+"
  "(?<city>\\p{L}.*)$",
  "^(?<city>\\p{L}[^,\\d]*?),? +(?<region>[A-Z]{2,3}),? +"
  "(?<postcode>\\d{5}(?:-\\d{4})?|\\d{4}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)$",
  "^(?<city>\\p{L}.*?),? +(?<postcode>[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})$",
  "^(?<city>\\p{L}[^\\d]*?),? +(?<postcode>\\d{4,6})$",
};

static GRegex *
pattern (guint index)
{
  static GRegex *ready[G_N_ELEMENTS (patterns)];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
        ready[i] = g_regex_new (patterns[i], G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  return ready[index];
}

static void
take (GMatchInfo *match, const char *name, GString *out)
{
  g_autofree char *found = g_match_info_fetch_named (match, name);

  g_string_assign (out, found ? g_strstrip (found) : "");
}

/**
 * trib_address_split_place:
 * @self: what was in it goes where the text is a place
 *
 * Returns: whether @text is a postcode with a town, and nothing else
 */
gboolean
trib_address_split_place (TribAddress *self, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_regex_match (pattern (i), trimmed, 0, &match))
        continue;
      for (guint k = 0; k < TRIB_ADDRESS_PARTS; k++)
        g_string_truncate (self->parts[k], 0);
      take (match, "postcode", self->postcode);
      take (match, "city", self->city);
      take (match, "region", self->region);
      return TRUE;
    }
  return FALSE;
}
