/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes beside the target under another name; only when everything is on the disk it takes the target's place,
 * through symbolic links to where they lead. So a full disk leaves the old file.
 */
#include "config.h"

#include "formats/trib-out-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER (256 * 1024)
#define WRITE_BACK (8 * 1024 * 1024)

struct _TribOutFile
{
  char *name;   /* in messages */
  char *target; /* %NULL where it is written to directly */
  char *work;   /* %NULL where there is none; removed in the end */
  int fd;       /* of the work file, or of where it goes directly */
  int direct;   /* -1, or where the work file is copied to on commit */
  int code;     /* the first errno that went wrong */
  gsize used;
  gsize waiting; /* written, but not yet on its way to the disk */
  char *large;   /* (nullable): what was reserved beyond the buffer's size */
  char buffer[BUFFER];
};

static void
set_error (TribOutFile *self, int code, GError **error)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_WRITE, _ ("%s: could not be written: %s. %s"), self->name,
               g_strerror (code),
               code == ENOSPC || code == EDQUOT ? _ ("Make room, or choose another place")
                                                : _ ("Choose another place"));
}

static gboolean
make_work_file (TribOutFile *self, const char *folder, const char *base, mode_t mode)
{
  g_autofree char *name = g_strdup_printf (".%.100s.XXXXXX", base);

  self->work = g_build_filename (folder, name, NULL);
  self->fd = g_mkstemp_full (self->work, O_RDWR | O_CLOEXEC, mode);
  if (self->fd >= 0)
    return TRUE;
  self->code = errno;
  g_clear_pointer (&self->work, g_free);
  return FALSE;
}

static mode_t
usual_mode (void)
{
  mode_t mask = umask (077);

  umask (mask);
  return 0664 & ~mask;
}

static gboolean
open_path (TribOutFile *self, const char *path)
{
  char real[PATH_MAX];
  struct stat st;
  gboolean there = stat (path, &st) == 0;
  mode_t mode = there ? st.st_mode & 0775 : usual_mode ();
  g_autofree char *folder = NULL, *base = NULL;

  if (there && S_ISDIR (st.st_mode))
    {
      self->code = EISDIR;
      return FALSE;
    }
  if (there && !S_ISREG (st.st_mode))
    {
      self->fd = open (path, O_WRONLY | O_CLOEXEC);
      self->code = self->fd < 0 ? errno : 0;
      return self->fd >= 0;
    }
  if (there && access (path, W_OK) != 0)
    {
      self->code = errno;
      return FALSE;
    }
  self->target = g_strdup (there && realpath (path, real) ? real : path);
  folder = g_path_get_dirname (self->target);
  base = g_path_get_basename (self->target);
  if (!make_work_file (self, folder, base, mode))
    return FALSE;
  if (there)
    fchmod (self->fd, mode);
  return TRUE;
}

TribOutFile *
trib_out_file_open (const char *path, GError **error)
{
  g_autoptr (TribOutFile) self = g_new (TribOutFile, 1);
  gboolean standard = strcmp (path, "-") == 0;

  memset (self, 0, G_STRUCT_OFFSET (TribOutFile, buffer));
  self->name = g_strdup (standard ? _ ("standard output") : path);
  self->fd = self->direct = -1;
  if (standard)
    self->fd = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  else if (!open_path (self, path))
    {
      set_error (self, self->code, error);
      return NULL;
    }
  if (self->fd < 0)
    {
      set_error (self, errno, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
trib_out_file_free (TribOutFile *self)
{
  if (!self)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->direct >= 0)
    close (self->direct);
  if (self->work)
    g_unlink (self->work);
  g_free (self->large);
  g_free (self->work);
  g_free (self->target);
  g_free (self->name);
  g_free (self);
}

static void
write_all (TribOutFile *self, int fd, const char *data, gsize len)
{
  while (len > 0 && self->code == 0)
    {
      gssize n = write (fd, data, len);

      if (n < 0 && errno != EINTR)
        self->code = errno;
      if (n > 0)
        {
          data += n;
          len -= n;
        }
    }
}

/* So that little is left to wait for at the end. A disk that can't be told so writes when it likes. */
static void
begin_writing_back (TribOutFile *self, gsize written)
{
  self->waiting += written;
  if (self->target == NULL || self->waiting < WRITE_BACK)
    return;
#ifdef SYNC_FILE_RANGE_WRITE
  sync_file_range (self->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
  self->waiting = 0;
}

static void
flush (TribOutFile *self)
{
  write_all (self, self->fd, self->buffer, self->used);
  begin_writing_back (self, self->used);
  self->used = 0;
}

void
trib_out_file_write (TribOutFile *self, const char *data, gsize len)
{
  if (self->used + len > BUFFER)
    flush (self);
  if (len > BUFFER)
    {
      write_all (self, self->fd, data, len);
      return;
    }
  memcpy (self->buffer + self->used, data, len);
  self->used += len;
}

char *
trib_out_file_reserve (TribOutFile *self, gsize len)
{
  if (self->used + len <= BUFFER)
    return self->buffer + self->used;
  flush (self);
  if (len <= BUFFER)
    return self->buffer;
  g_free (self->large);
  return self->large = g_malloc (len);
}

void
trib_out_file_advance (TribOutFile *self, gsize len)
{
  if (self->large == NULL)
    {
      self->used += len;
      return;
    }
  write_all (self, self->fd, self->large, len);
  g_clear_pointer (&self->large, g_free);
}

gboolean
trib_out_file_check (TribOutFile *self, GError **error)
{
  if (self->code == 0)
    return TRUE;
  set_error (self, self->code, error);
  return FALSE;
}

const char *
trib_out_file_get_name (TribOutFile *self)
{
  return self->name;
}

const char *
trib_out_file_get_work_path (TribOutFile *self)
{
  if (!self->work)
    {
      self->direct = self->fd;
      self->fd = -1;
      make_work_file (self, g_get_tmp_dir (), "tributary", 0600);
    }
  return self->work;
}

/* What a library wrote by name may lie in another file than the one that was opened. */
static void
copy_out (TribOutFile *self)
{
  int from = open (self->work, O_RDONLY | O_CLOEXEC);
  gssize n = -1;

  while (from >= 0 && self->code == 0 && (n = read (from, self->buffer, BUFFER)) > 0)
    write_all (self, self->direct, self->buffer, n);
  if (n < 0 && self->code == 0)
    self->code = errno;
  if (from >= 0)
    close (from);
}

static void
sync_folder (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

gboolean
trib_out_file_commit (TribOutFile *self, GError **error)
{
  flush (self);
  if (self->direct >= 0)
    copy_out (self);
  if (self->code == 0 && self->target && fsync (self->fd) != 0)
    self->code = errno;
  if (self->code == 0 && self->target && g_rename (self->work, self->target) != 0)
    self->code = errno;
  if (!trib_out_file_check (self, error))
    return FALSE;
  if (self->target)
    {
      g_clear_pointer (&self->work, g_free);
      sync_folder (self->target);
    }
  return TRUE;
}
