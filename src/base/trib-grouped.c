/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The C locale groups no digits; since the program speaks English there, it groups as English does.
 */
#include "config.h"

#include "base/trib-grouped.h"

#include <locale.h>
#include <string.h>

char *
trib_grouped (gint64 number)
{
  const char *separator = localeconv ()->thousands_sep;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number < 0 ? -(guint64) number : (guint64) number);
  gsize n = strlen (digits);
  GString *text = g_string_new (number < 0 ? "−" : "");

  if (separator == NULL || *separator == '\0' || !g_utf8_validate (separator, -1, NULL))
    separator = ",";
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}
