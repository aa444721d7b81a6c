/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What an import does is in intake/; here is only what the window needs around it.
 */
#include "config.h"

#include "app/trib-import-job.h"
#include "app/trib-number.h"

#include <glib/gi18n.h>

TribImportJob *
trib_import_job_new (const char *path, const char *source)
{
  TribImportJob *self = g_new0 (TribImportJob, 1);

  self->path = g_strdup (path);
  self->source = g_strdup (source);
  return self;
}

void
trib_import_job_free (gpointer data)
{
  TribImportJob *self = data;

  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->source);
  g_free (self->table);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_free (self->quote);
  g_clear_pointer (&self->mapping, trib_mapping_free);
  trib_import_report_clear (&self->report);
  g_free (self);
}

gboolean
trib_import_job_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                      GError **error)
{
  TribImportJob *self = data;
  const TribImportOptions options = {
    .source = self->source,
    .mapping = self->mapping,
    .read = { self->table, self->encoding, self->delimiter, self->header, .quote = self->quote },
  };

  return trib_import (store, self->path, &options, &self->report, progress, cancellable, error);
}

static void
append_part (GString *text, guint64 number, const char *format)
{
  g_autofree char *digits = trib_grouped ((gint64) number);
  g_auto (GStrv) pieces = NULL;

  if (number == 0)
    return;
  pieces = g_strsplit (format, "%s", 2);
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, pieces[0]);
  g_string_append (text, digits);
  if (pieces[1] != NULL)
    g_string_append (text, pieces[1]);
}

char *
trib_import_job_words (const TribImportJob *self)
{
  const TribImportReport *report = &self->report;
  g_autofree char *rows = trib_grouped ((gint64) report->rows);
  g_autoptr (GString) parts = g_string_new (NULL);

  append_part (parts, report->fresh, _ ("%s new"));
  append_part (parts, report->changed, _ ("%s changed"));
  append_part (parts, report->unchanged, _ ("%s as before"));
  append_part (parts, report->gone, _ ("%s gone"));
  append_part (parts, report->kept_back, _ ("%s kept back"));
  append_part (parts, report->n_issues, _ ("%s issues to look at"));
  if (report->truncated)
    g_string_append (parts, _ (", and the file broke off"));
  /* Translators: a number of rows, a source, and parts like "1,200 new, 4 kept back" */
  return g_strdup_printf (_ ("%s rows of %s: %s."), rows, report->source != NULL ? report->source : self->source,
                          parts->str);
}
