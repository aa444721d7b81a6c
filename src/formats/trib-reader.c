/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all readers share: their columns, what is known of the file, how far they are, and the issues, of which
 * a bounded number of each kind is kept while all are counted. How rows are found is each format's matter, which
 * format it is trib-format.c's.
 */
#include "config.h"

#include "formats/trib-reader.h"

#define ISSUES_KEPT 1000 /* of a kind */
#define VALUE_KEPT 200   /* bytes of the value that an issue shows */
#define N_KINDS 32

typedef struct
{
  GStrv columns;
  guint n_columns;
  char *format;
  char *table;
  char *encoding;
  char *delimiter;
  char *version;
  char quote[2];
  char escape[2];
  guint64 done, total;
  GPtrArray *issues;
  guint64 counts[N_KINDS];
} TribReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TribReader, trib_reader, G_TYPE_OBJECT)

#define PRIVATE(self) ((TribReaderPrivate *) trib_reader_get_instance_private (self))

static void
trib_reader_finalize (GObject *object)
{
  TribReaderPrivate *priv = PRIVATE (TRIB_READER (object));

  g_clear_pointer (&priv->columns, g_strfreev);
  g_clear_pointer (&priv->format, g_free);
  g_clear_pointer (&priv->table, g_free);
  g_clear_pointer (&priv->encoding, g_free);
  g_clear_pointer (&priv->delimiter, g_free);
  g_clear_pointer (&priv->version, g_free);
  g_clear_pointer (&priv->issues, g_ptr_array_unref);
  G_OBJECT_CLASS (trib_reader_parent_class)->finalize (object);
}

static void
trib_reader_class_init (TribReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_reader_finalize;
}

static GPtrArray *
new_issues (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) trib_row_issue_free);
}

static void
trib_reader_init (TribReader *self)
{
  PRIVATE (self)->issues = new_issues ();
}

const char *
trib_reader_get_format (TribReader *self)
{
  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  return PRIVATE (self)->format;
}

const char *
trib_reader_get_table (TribReader *self)
{
  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  return PRIVATE (self)->table;
}

const char *
trib_reader_get_encoding (TribReader *self)
{
  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  return PRIVATE (self)->encoding;
}

const char *
trib_reader_get_delimiter (TribReader *self)
{
  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  return PRIVATE (self)->delimiter;
}

const char *
trib_reader_get_quote (TribReader *self)
{
  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  return *PRIVATE (self)->quote ? PRIVATE (self)->quote : NULL;
}

const char *
trib_reader_get_escape (TribReader *self)
{
  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  return *PRIVATE (self)->escape ? PRIVATE (self)->escape : NULL;
}

const char *
trib_reader_get_version (TribReader *self)
{
  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  return PRIVATE (self)->version;
}

void
trib_reader_set_version (TribReader *self, const char *version)
{
  TribReaderPrivate *priv = PRIVATE (self);

  g_free (priv->version);
  priv->version = g_strdup (version);
}

const char *const *
trib_reader_get_columns (TribReader *self, guint *n_columns)
{
  TribReaderPrivate *priv = PRIVATE (self);

  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  if (n_columns)
    *n_columns = priv->n_columns;
  return (const char *const *) priv->columns;
}

void
trib_reader_get_position (TribReader *self, guint64 *done, guint64 *total)
{
  TribReaderPrivate *priv = PRIVATE (self);

  g_return_if_fail (TRIB_IS_READER (self));
  if (done)
    *done = priv->done;
  if (total)
    *total = priv->total;
}

gboolean
trib_reader_next (TribReader *self, TribRow *row, GError **error)
{
  g_return_val_if_fail (TRIB_IS_READER (self), FALSE);
  return TRIB_READER_GET_CLASS (self)->next (self, row, error);
}

GPtrArray *
trib_reader_take_issues (TribReader *self)
{
  TribReaderPrivate *priv = PRIVATE (self);
  GPtrArray *taken = priv->issues;

  g_return_val_if_fail (TRIB_IS_READER (self), NULL);
  priv->issues = new_issues ();
  return taken;
}

guint64
trib_reader_count_issues (TribReader *self)
{
  TribReaderPrivate *priv = PRIVATE (self);
  guint64 sum = 0;

  g_return_val_if_fail (TRIB_IS_READER (self), 0);
  for (guint i = 0; i < N_KINDS; i++)
    sum += priv->counts[i];
  return sum;
}

guint64
trib_reader_count_issues_of (TribReader *self, TribIssueKind kind)
{
  g_return_val_if_fail (TRIB_IS_READER (self), 0);
  g_return_val_if_fail (kind < N_KINDS, 0);
  return PRIVATE (self)->counts[kind];
}

void
trib_reader_set_columns (TribReader *self, GStrv columns)
{
  TribReaderPrivate *priv = PRIVATE (self);

  g_strfreev (priv->columns);
  priv->columns = g_strdupv (columns);
  priv->n_columns = g_strv_length (columns);
}

void
trib_reader_set_facts (TribReader *self, const char *format, const char *table, const char *encoding,
                       const char *delimiter)
{
  TribReaderPrivate *priv = PRIVATE (self);

  g_free (priv->format);
  g_free (priv->table);
  g_free (priv->encoding);
  g_free (priv->delimiter);
  priv->format = g_strdup (format);
  priv->table = g_strdup (table);
  priv->encoding = g_strdup (encoding);
  priv->delimiter = g_strdup (delimiter);
}

void
trib_reader_set_quoting (TribReader *self, char quote, char escape)
{
  TribReaderPrivate *priv = PRIVATE (self);

  priv->quote[0] = quote;
  priv->escape[0] = escape;
}

void
trib_reader_set_position (TribReader *self, guint64 done, guint64 total)
{
  TribReaderPrivate *priv = PRIVATE (self);

  priv->done = MIN (done, total);
  priv->total = total;
}

void
trib_reader_report (TribReader *self, TribIssueKind kind, guint64 row, guint64 line, int column, const char *value,
                    const char *reason)
{
  TribReaderPrivate *priv = PRIVATE (self);
  g_autofree char *shown = NULL;

  g_assert (kind < N_KINDS);
  if (++priv->counts[kind] > ISSUES_KEPT)
    return;
  if (value && strlen (value) > VALUE_KEPT)
    {
      const char *end = g_utf8_find_prev_char (value, value + VALUE_KEPT);

      shown = g_strdup_printf ("%.*s…", (int) (end ? end - value : 0), value);
    }
  g_ptr_array_add (priv->issues, trib_row_issue_new (kind, row, line, column, shown ? shown : value, reason));
}
