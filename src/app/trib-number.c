/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "app/trib-number.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

char *
trib_percent_text (double share)
{
  double percent = floor (CLAMP (share, 0, 1) * 1000) / 10;

  if (percent == floor (percent))
    return g_strdup_printf (_ ("%.0f %%"), percent);
  return g_strdup_printf (_ ("%.1f %%"), percent);
}

char *
trib_when_text (gint64 time_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) then = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (then == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    /* Translators: a time of today, as g_date_time_format () has it */
    return g_date_time_format (then, _ ("today, %H:%M"));
  if (g_date_time_get_year (then) == g_date_time_get_year (yesterday)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_ ("yesterday"));
  /* Translators: a day, as g_date_time_format () has it */
  return g_date_time_format (then, _ ("%-d %B %Y"));
}

char *
trib_seconds_left_text (double seconds)
{
  if (seconds < 0)
    return g_strdup ("");
  if (seconds < 1)
    return g_strdup (_ ("almost done"));
  if (seconds < 90)
    return g_strdup_printf (_ ("%d s left"), (int) (seconds + 0.5));
  return g_strdup_printf (_ ("%d min left"), (int) (seconds / 60 + 0.5));
}

char *
trib_count_text (guint64 done, guint64 total)
{
  g_autofree char *done_text = trib_grouped ((gint64) done);
  g_autofree char *total_text = trib_grouped ((gint64) total);

  if (total == 0)
    return done > 0 ? g_steal_pointer (&done_text) : g_strdup ("");
  /* Translators: how far work has come, "412,000 of 640,000" */
  return g_strdup_printf (_ ("%s of %s"), done_text, total_text);
}
