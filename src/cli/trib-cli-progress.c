/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The work runs on the main thread without a main loop, so a thread of its own waits for signals: cancelling takes
 * locks, which a signal handler must not. The progress line has no colour and no commands but the carriage return.
 */
#include "config.h"

#include "cli/trib-cli-progress.h"

#include "cli/trib-cli-output.h"

#include <glib/gi18n.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static int caught; /* atomic: the signal that cancelled */

static gboolean
terminal_can (void)
{
  return isatty (STDERR_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

static char *
duration (double seconds)
{
  guint whole = (guint) (seconds + 0.999);

  if (whole < 120)
    return g_strdup_printf (_ ("%u s left"), whole);
  return g_strdup_printf (_ ("%u min left"), (whole + 59) / 60);
}

static void
progress_told_cb (const char *stage, guint64 done, guint64 total, double seconds_left, gpointer user_data)
{
  TribCli *self = user_data;
  g_autoptr (GString) line = g_string_new (stage);
  g_autofree char *done_text = trib_grouped (done), *total_text = trib_grouped (total);
  guint width;

  if (total > 0)
    g_string_append_printf (line, _ (": %s of %s"), done_text, total_text);
  else if (done > 0)
    g_string_append_printf (line, ": %s", done_text);
  if (seconds_left >= 1)
    {
      g_autofree char *left = duration (seconds_left);

      g_string_append_printf (line, ", %s", left);
    }
  width = (guint) g_utf8_strlen (line->str, -1);
  fprintf (stderr, "\r%s", line->str);
  for (guint i = width; i < self->progress_width; i++)
    fputc (' ', stderr);
  fflush (stderr);
  self->progress_width = width;
}

void
trib_cli_progress_begin (TribCli *self)
{
  gboolean shown = !self->quiet && terminal_can ();

  if (self->progress == NULL && (shown || self->json))
    self->progress = trib_progress_new (shown ? progress_told_cb : NULL, self);
}

void
trib_cli_progress_clear (TribCli *self)
{
  if (self->progress_width == 0)
    return;
  fprintf (stderr, "\r%*s\r", (int) self->progress_width, "");
  fflush (stderr);
  self->progress_width = 0;
}

typedef struct
{
  sigset_t signals;
  GCancellable *cancellable;
} SignalWait;

static gpointer
wait_for_signals (gpointer data)
{
  SignalWait *wait = data;
  int signal_number;

  while (sigwait (&wait->signals, &signal_number) == 0)
    {
      if (!g_atomic_int_compare_and_exchange (&caught, 0, signal_number))
        _exit (128 + signal_number);
      g_cancellable_cancel (wait->cancellable);
    }
  return NULL;
}

void
trib_cli_catch_signals (GCancellable *cancellable)
{
  static SignalWait wait;
  const int wanted[] = { SIGINT, SIGTERM, SIGHUP };

  sigemptyset (&wait.signals);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      struct sigaction now;

      /* What was ignored when the program began (nohup) stays ignored. */
      if (sigaction (wanted[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
        sigaddset (&wait.signals, wanted[i]);
    }
  wait.cancellable = g_object_ref (cancellable); /* for good: the thread stays to the end */
  pthread_sigmask (SIG_BLOCK, &wait.signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, &wait));
  /* A file that may not grow is an error of that write, not the end of the process. */
  signal (SIGXFSZ, SIG_IGN);
}

int
trib_cli_cancel_status (void)
{
  int signal_number = g_atomic_int_get (&caught);

  return 128 + (signal_number != 0 ? signal_number : SIGINT);
}
