/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens a path, an address or standard input, so that it can be read from any position. What comes through a pipe goes
 * to a nameless temporary file first (trib-spool.c), which only this process can see; standard input stays there, so that
 * it can be looked at and then imported.
 */
#include "config.h"

#include "formats/input/trib-input.h"

#include "formats/input/trib-address.h"
#include "formats/input/trib-fetch.h"
#include "formats/input/trib-spool.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static GMutex stdin_lock;
static int stdin_copy = -1;

static int
spool (const char *name, int from, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribSpool) copy = trib_spool_new (name, 0, options, error);

  return copy && trib_spool_copy (copy, from, error) ? trib_spool_take (copy) : -1;
}

static int
open_stdin (const TribReadOptions *options, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&stdin_lock);

  if (stdin_copy < 0)
    stdin_copy = spool (_ ("standard input"), STDIN_FILENO, options, error);
  return stdin_copy < 0 ? -1 : fcntl (stdin_copy, F_DUPFD_CLOEXEC, 3);
}

static int
open_path (const char *path, const TribReadOptions *options, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct stat st;

  if (fd < 0 || fstat (fd, &st) != 0)
    {
      int code = errno;

      if (fd >= 0)
        close (fd);
      if (code == ENOENT || code == ENOTDIR)
        g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
                     _ ("%s: there is no such file. Check the name and the folder"), path);
      else
        g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
                     _ ("%s: cannot be opened: %s. Check the file and its permissions"), path, g_strerror (code));
      return -1;
    }
  if (S_ISDIR (st.st_mode))
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN, _ ("%s: is a folder. Name one of the files in it"),
                 path);
  else if (S_ISFIFO (st.st_mode) || S_ISSOCK (st.st_mode))
    {
      int copy = spool (path, fd, options, error);

      close (fd);
      return copy;
    }
  else if (!S_ISREG (st.st_mode))
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN, _ ("%s: is not a file. Name a file"), path);
  else
    return fd;
  close (fd);
  return -1;
}

TribInput *
trib_input_new (const char *name, int fd, GError **error)
{
  g_autoptr (TribInput) self = g_new0 (TribInput, 1);
  struct stat st;
  gssize n;

  self->name = g_strdup (name);
  self->fd = fd;
  if (fstat (self->fd, &st) == 0)
    self->size = st.st_size;
  posix_fadvise (self->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  self->head = g_malloc0 (TRIB_INPUT_HEAD + 1);
  n = trib_input_read (self, 0, self->head, TRIB_INPUT_HEAD, error);
  if (n < 0)
    return NULL;
  self->n_head = n;
  return g_steal_pointer (&self);
}

TribInput *
trib_input_open_with (const char *path, const TribReadOptions *options, GError **error)
{
  gboolean standard = strcmp (path, "-") == 0;
  int fd;

  if (trib_address_is (path))
    return trib_fetch (path, options, error);
  fd = standard ? open_stdin (options, error) : open_path (path, options, error);
  return fd < 0 ? NULL : trib_input_new (standard ? _ ("standard input") : path, fd, error);
}

TribInput *
trib_input_open (const char *path, GError **error)
{
  return trib_input_open_with (path, NULL, error);
}

TribInput *
trib_input_copy (const TribInput *self)
{
  TribInput *copy = g_new (TribInput, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->charset = g_strdup (self->charset);
  copy->version = g_strdup (self->version);
  copy->fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 3);
  copy->head = g_memdup2 (self->head, TRIB_INPUT_HEAD + 1);
  if (copy->notes)
    g_atomic_rc_box_acquire (copy->notes);
  return copy;
}

void
trib_input_free (TribInput *self)
{
  if (!self)
    return;
  if (self->notes)
    g_atomic_rc_box_release_full (self->notes, self->clear_notes);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->head);
  g_free (self->name);
  g_free (self->charset);
  g_free (self->version);
  g_free (self);
}

gssize
trib_input_read (TribInput *self, guint64 offset, void *to, gsize room, GError **error)
{
  gsize done = 0;

  while (done < room)
    {
      gssize n = pread (self->fd, (char *) to + done, room - done, offset + done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN, _ ("%s: cannot be read: %s"), self->name,
                       g_strerror (errno));
          return -1;
        }
      if (n == 0)
        break;
      done += n;
    }
  return done;
}
