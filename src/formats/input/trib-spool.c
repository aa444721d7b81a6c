/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes to a file that loses its name at once, so that nothing is left of it whatever happens. It lies where TMPDIR says,
 * else in the user's own cache, since a feed may be larger than a folder that is kept in memory.
 */
#include "config.h"

#include "formats/input/trib-spool.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define LARGEST (G_GUINT64_CONSTANT (64) << 30)
#define RATIO 200                     /* honest lists stay below 50 */
#define RATIO_FROM (64 * 1024 * 1024) /* bytes that anything may unpack to */

struct _TribSpool
{
  char *name;
  char *folder;
  int fd;
  guint64 packed;
  guint64 size;
  GCancellable *cancellable;
};

static char *
choose_folder (void)
{
  const char *chosen = g_getenv ("TMPDIR");
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "tributary", NULL);

  if ((!chosen || !*chosen) && g_mkdir_with_parents (cache, 0700) == 0)
    return g_steal_pointer (&cache);
  return g_strdup (g_get_tmp_dir ());
}

static gboolean
fail (TribSpool *self, int code, GError **error)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
               _ ("%s: could not be copied to %s: %s. Make room there and try again"), self->name, self->folder,
               g_strerror (code));
  return FALSE;
}

TribSpool *
trib_spool_new (const char *name, guint64 packed, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribSpool) self = g_new0 (TribSpool, 1);
  g_autofree char *pattern = NULL;

  self->name = g_strdup (name);
  self->folder = choose_folder ();
  self->packed = packed;
  self->cancellable = options && options->cancellable ? g_object_ref (options->cancellable) : NULL;
  pattern = g_build_filename (self->folder, "tributary-XXXXXX", NULL);
  self->fd = g_mkstemp_full (pattern, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail (self, errno, error);
      return NULL;
    }
  g_unlink (pattern);
  return g_steal_pointer (&self);
}

void
trib_spool_free (TribSpool *self)
{
  if (!self)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_clear_object (&self->cancellable);
  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_within_limits (TribSpool *self, GError **error)
{
  if (self->packed > 0 && self->size > RATIO_FROM && self->size / RATIO > self->packed)
    {
      g_set_error (
          error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
          _ ("%s: unpacks to more than %d times its size, as no list does. Unpack it yourself if you trust it"),
          self->name, RATIO);
      return FALSE;
    }
  if (self->size <= LARGEST)
    return TRUE;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
               _ ("%s: is of more than 64 GB. Divide it into smaller files"), self->name);
  return FALSE;
}

gboolean
trib_spool_write (TribSpool *self, const void *bytes, gsize len, GError **error)
{
  const char *p = bytes;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  self->size += len;
  if (!is_within_limits (self, error))
    return FALSE;
  while (len > 0)
    {
      gssize n = write (self->fd, p, len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (self, errno, error);
      p += n;
      len -= n;
    }
  return TRUE;
}

gboolean
trib_spool_copy (TribSpool *self, int from, GError **error)
{
  g_autofree char *block = g_malloc (1 << 18);

  for (;;)
    {
      gssize n = read (from, block, 1 << 18);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (self, errno, error);
      if (n == 0)
        return TRUE;
      if (!trib_spool_write (self, block, n, error))
        return FALSE;
    }
}

guint64
trib_spool_get_size (TribSpool *self)
{
  return self->size;
}

int
trib_spool_take (TribSpool *self)
{
  return g_steal_fd (&self->fd);
}
