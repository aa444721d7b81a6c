/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tributary, the GTK application. What it writes is for its user alone, so files are made with no rights for others.
 */
#include "config.h"

#include "app/trib-application.h"
#include "schema/trib-tables.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/stat.h>

int
main (int argc, char **argv)
{
  g_autoptr (TribApplication) application = NULL;
  g_autofree char *folder = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  umask (077);
  g_set_prgname (APP_ID);
  folder = g_build_filename (g_get_user_config_dir (), GETTEXT_PACKAGE, NULL);
  trib_tables_set_folder (folder);

  application = trib_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
