/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files are found beside the program's data, or where TRIB_SAMPLES says (a run from the source tree). Files that the
 * project has already are not imported again, so a run that was cancelled goes on where it was.
 */
#include "config.h"

#include "app/trib-sample.h"
#include "app/trib-import-job.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const files[] = { "Web shop.csv", "Till.xlsx", "Newsletter.tsv", "Support.xml" };

char *
trib_sample_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "tributary", _ ("Roast & Bean, shop.tributary"), NULL);
}

static char *
find_folder (void)
{
  const char *samples = g_getenv ("TRIB_SAMPLES");

  return samples != NULL && *samples != '\0' ? g_build_filename (samples, "shop", NULL)
                                             : g_build_filename (PKGDATADIR, "samples", "shop", NULL);
}

static gboolean
import_file (TribStore *store, const char *folder, const char *name, TribProgress *progress, GCancellable *cancellable,
             GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *source = g_strndup (name, (gsize) (strrchr (name, '.') - name));
  g_autoptr (TribSource) known = trib_store_find_source (store, source, NULL);
  g_autoptr (TribImportJob) job = NULL;

  if (known != NULL)
    return TRUE;
  job = trib_import_job_new (path, source);
  return trib_import_job_work (store, job, progress, cancellable, error);
}

gboolean
trib_sample_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  const TribMatchOptions options = { 0 };
  g_autofree char *folder = find_folder ();

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("%s: The sample is not installed. Install it, or set TRIB_SAMPLES to its folder."), folder);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (!import_file (store, folder, files[i], progress, cancellable, error))
      return FALSE;
  return trib_consolidate (store, &options, data, progress, cancellable, error);
}
