/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The review, by commands and by keys: what is asked, what an answer does at once, and the way back.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/review/trib-review-page.h"
#include "app/review/trib-review-sitting.h"
#include "app/widgets/trib-evidence.h"
#include "app/widgets/trib-place-row.h"
#include "store/trib-event-table.h"
#include "store/trib-facts.h"
#include "unify/trib-review.h"

#include <glib/gstdio.h>
#include <string.h>

typedef TribAppFixture Fixture;

static TribStore *
reader (Fixture *self)
{
  return trib_session_get_reader (trib_window_get_session (self->window));
}

static GtkWidget *
page_of (Fixture *self)
{
  return trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_REVIEW_PAGE);
}

static const char *
text_of (Fixture *self, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (trib_app_find (page_of (self), id)));
}

static const char *
scene_of (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (trib_app_find (page_of (self), "stack")));
}

static char *
subtitle_of (Fixture *self)
{
  char *subtitle;

  g_object_get (page_of (self), "subtitle", &subtitle, NULL);
  return subtitle;
}

static GPtrArray *
list_open (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *questions = trib_review_list (reader (self), 0, &error);

  g_assert_no_error (error);
  return questions;
}

static gint64
customer_of (Fixture *self, gint64 record)
{
  g_autoptr (GError) error = NULL;
  TribFact fact;

  g_assert_true (trib_fact_find (reader (self), TRIB_FACT_MEMBER, record, 0, &fact, &error));
  return fact.value;
}

static gboolean
is_shown (gpointer data)
{
  return g_str_equal (scene_of (data), "question");
}

static gboolean
has_questions (gpointer data)
{
  Fixture *self = data;
  TribSession *session = trib_window_get_session (self->window);
  TribStoreCounts counts;

  return session != NULL && !trib_session_get_busy (session)
         && trib_store_count (trib_session_get_reader (session), &counts, NULL) && counts.review > 0;
}

/* What the test before has answered is not answered any more. */
static void
remove_sample (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tributary", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* The sample has some of every sort. */
static void
open_sample (Fixture *self)
{
  remove_sample ();
  trib_window_try_sample (self->window);
  trib_app_wait (has_questions, self, "the sample");
  trib_app_fixture_settle (self);
  trib_window_show_place (self->window, "review");
  trib_app_wait (is_shown, self, "a question");
  trib_app_fixture_settle (self);
}

static void
act (Fixture *self, const char *action)
{
  trib_app_activate (page_of (self), action);
}

static void
test_shows (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *expected = NULL;
  GtkWidget *badge;
  GtkListBox *places = GTK_LIST_BOX (trib_app_find (GTK_WIDGET (self->window), "places"));

  open_sample (self);
  questions = list_open (self);
  g_assert_cmpuint (questions->len, >, 20);
  subtitle = subtitle_of (self);
  expected = g_strdup_printf ("%u questions", questions->len);
  g_assert_cmpstr (subtitle, ==, expected);
  badge = trib_app_find (GTK_WIDGET (gtk_list_box_get_row_at_index (places, 2)), "badge");
  g_free (g_steal_pointer (&expected));
  expected = g_strdup_printf ("%u", questions->len);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (badge)), ==, expected);
  g_assert_true (g_str_has_suffix (text_of (self, "question_label"), "?"));
  g_assert_cmpstr (text_of (self, "reason_label"), !=, "");
}

static void
count_signs (GtkWidget *widget, gpointer data)
{
  static const char *const signs[] = { "same", "near", "differs" };
  guint *n = data;

  for (guint i = 0; GTK_IS_LABEL (widget) && i < G_N_ELEMENTS (signs); i++)
    n[i] += g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), signs[i]);
}

/* The bars add up to how sure we are, and the table says the same. */
static void
test_evidence (Fixture *self, gconstpointer data)
{
  guint signs[3] = { 0 };
  GtkGrid *bars, *table;
  int rows = 0, sum = 0, first = 0;

  open_sample (self);
  trib_app_each (trib_app_find (page_of (self), "grid"), count_signs, signs);
  g_assert_cmpuint (signs[0] + signs[1] + signs[2], >, 2);
  bars = GTK_GRID (trib_app_find (trib_app_find (page_of (self), "evidence"), "bars"));
  table = GTK_GRID (trib_app_find (trib_app_find (page_of (self), "evidence"), "table"));
  for (GtkWidget *cell; (cell = gtk_grid_get_child_at (bars, 2, rows)) != NULL; rows++)
    {
      const char *text = gtk_label_get_text (GTK_LABEL (cell));
      int tenths = (int) (g_ascii_strtod (text + (g_str_has_prefix (text, "−") ? strlen ("−") : 1), NULL) * 10 + 0.5);
      gboolean last = gtk_grid_get_child_at (bars, 2, rows + 1) == NULL;

      tenths = g_str_has_prefix (text, "−") ? -tenths : tenths;
      if (last)
        g_assert_cmpint (tenths, ==, sum);
      sum += tenths;
      first = rows == 0 ? tenths : first;
    }
  g_assert_cmpint (rows, >, 3);
  g_assert_cmpint (first, <, 0);
  for (int row = 1; row <= rows; row++)
    {
      int column = row == rows ? 3 : 2;

      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (table, column, row))), ==,
                       gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (bars, 2, row - 1))));
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (trib_app_find (page_of (self), "table_toggle")), TRUE);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (table)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (bars)));
}

/* The next question is there before the answer is written; what it did is said. */
static void
test_answers (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *action;
    TribAnswer answer;
  } cases[] = { { "review.same", TRIB_ANSWER_SAME },
                { "review.different", TRIB_ANSWER_DIFFERENT },
                { "review.household", TRIB_ANSWER_HOUSEHOLD } };

  open_sample (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) before = list_open (self);
      const TribQuestion *first = g_ptr_array_index (before, 0);
      g_autofree char *subtitle = NULL;
      g_autofree char *expected = g_strdup_printf ("%u of ", i + 1);
      TribFact decision;

      act (self, cases[i].action);
      g_assert_cmpstr (scene_of (self), ==, "question");
      subtitle = subtitle_of (self);
      g_assert_true (g_str_has_prefix (subtitle, expected));
      trib_app_fixture_settle (self);
      g_assert_true (trib_fact_find (reader (self), TRIB_FACT_DECISION, first->a, first->b, &decision, NULL));
      g_assert_cmpint (decision.began, >, 0);
      g_assert_cmpint (decision.value, ==, cases[i].answer);
      g_assert_cmpint (customer_of (self, first->a) == customer_of (self, first->b), ==,
                       cases[i].answer == TRIB_ANSWER_SAME);
      g_assert_nonnull (strstr (text_of (self, "line_label"), "customer"));
    }
}

/* Many at once: nobody waits for the worker, and none gets lost. */
static void
test_quick (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  open_sample (self);
  before = list_open (self);
  for (guint i = 0; i < 6; i++)
    act (self, "review.different");
  g_assert_true (trib_session_get_busy (trib_window_get_session (self->window)));
  trib_app_fixture_settle (self);
  for (guint i = 0; i < 6; i++)
    {
      const TribQuestion *question = g_ptr_array_index (before, i);
      TribFact decision;

      g_assert_true (trib_fact_find (reader (self), TRIB_FACT_DECISION, question->a, question->b, &decision, NULL));
      g_assert_cmpint (decision.began, >, 0);
    }
  after = list_open (self);
  g_assert_cmpuint (after->len, <=, before->len - 6);
}

static void
test_skip (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *subtitle = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  open_sample (self);
  before = list_open (self);
  act (self, "review.skip");
  trib_app_fixture_settle (self);
  after = list_open (self);
  g_assert_cmpuint (after->len, ==, before->len);
  subtitle = subtitle_of (self);
  g_assert_nonnull (strstr (subtitle, "questions"));
  act (self, "review.same");
  trib_app_fixture_settle (self);
  /* The second was answered, the first waits. */
  g_assert_cmpint (customer_of (self, ((TribQuestion *) g_ptr_array_index (before, 1))->a), ==,
                   customer_of (self, ((TribQuestion *) g_ptr_array_index (before, 1))->b));
}

/* Z, and Ctrl+Z as well, take the last answer back and ask again. */
static void
test_back (Fixture *self, gconstpointer data)
{
  open_sample (self);
  for (guint by_undo = 0; by_undo < 2; by_undo++)
    {
      g_autoptr (GPtrArray) before = list_open (self);
      g_autoptr (GPtrArray) after = NULL;
      const TribQuestion *first = g_ptr_array_index (before, 0);
      gboolean together = customer_of (self, first->a) == customer_of (self, first->b);

      act (self, together ? "review.different" : "review.same");
      trib_app_fixture_settle (self);
      g_assert_cmpint (customer_of (self, first->a) == customer_of (self, first->b), !=, together);
      if (by_undo)
        trib_app_activate (GTK_WIDGET (self->window), "win.undo");
      else
        act (self, "review.back");
      trib_app_fixture_settle (self);
      g_assert_cmpint (customer_of (self, first->a) == customer_of (self, first->b), ==, together);
      after = list_open (self);
      g_assert_cmpuint (after->len, ==, before->len);
      g_assert_cmpstr (scene_of (self), ==, "question");
      g_assert_nonnull (strstr (text_of (self, "line_label"), "taken back"));
    }
}

static guint
count_events (Fixture *self, int kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = trib_store_list_events (reader (self), TRIB_EVENTS_GROUPS, 0, 0, &error);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((TribEventRow *) g_ptr_array_index (rows, i))->kind == kind;
  return n;
}

static gboolean
has_learnt (gpointer data)
{
  return g_str_has_prefix (text_of (data, "line_label"), "Learnt from");
}

/* With the keys alone, wherever the keyboard is in the window; what the answers teach is taken in by itself. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  guint runs;
  g_autofree char *subtitle = NULL;

  open_sample (self);
  runs = count_events (self, TRIB_EVENT_RUN);
  gtk_widget_grab_focus (trib_app_find (GTK_WIDGET (self->window), "places"));
  trib_app_fixture_press (self, "s d h");
  trib_app_fixture_settle (self);
  g_assert_cmpuint (count_events (self, TRIB_EVENT_SAME), ==, 1);
  g_assert_cmpuint (count_events (self, TRIB_EVENT_DIFFERENT), ==, 1);
  g_assert_cmpuint (count_events (self, TRIB_EVENT_HOUSEHOLD), ==, 1);
  trib_app_fixture_press (self, "k z");
  trib_app_fixture_settle (self);
  g_assert_cmpuint (count_events (self, TRIB_EVENT_UNDO), ==, 1);
  trib_app_fixture_press (self, "d ctrl+z");
  trib_app_fixture_settle (self);
  g_assert_cmpuint (count_events (self, TRIB_EVENT_UNDO), ==, 2);
  subtitle = subtitle_of (self);
  g_assert_true (g_str_has_prefix (subtitle, "2 of "));
  trib_app_fixture_press (self, "d d d d d d d d d");
  trib_app_wait (has_learnt, self, "what is learnt");
  trib_app_fixture_settle (self);
  g_assert_cmpuint (count_events (self, TRIB_EVENT_RUN), >, runs);
}

static gboolean
is_empty (gpointer data)
{
  return g_str_equal (scene_of (data), "empty") || !is_shown (data);
}

static void
test_to_the_end (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  open_sample (self);
  for (guint i = 0; i < 2000 && !g_str_equal (scene_of (self), "empty"); i++)
    {
      /* As things stand, so that the answers teach nothing new. */
      if (is_shown (self))
        act (self, strstr (text_of (self, "question_label"), "really") != NULL ? "review.same" : "review.different");
      else
        trib_app_fixture_settle (self);
      trib_app_spin (5);
    }
  trib_app_wait (is_empty, self, "the end");
  trib_app_fixture_settle (self);
  left = list_open (self);
  g_assert_cmpstr (scene_of (self), ==, "empty");
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (trib_app_find (page_of (self), "empty_page"))), ==,
                   "All Clear");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  trib_app_fixture_make_project (self, 20, FALSE);
  trib_app_fixture_open (self);
  trib_window_show_place (self->window, "review");
  trib_app_fixture_settle (self);
  g_assert_cmpstr (scene_of (self), ==, "empty");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (trib_app_find (page_of (self), "empty_button"))), ==,
                   "win.consolidate");
}

typedef struct
{
  TribReviewAnswer answers[2];
} Said;

static gboolean
say_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Said *said = data;
  g_auto (TribUndoReport) report = { 0 };

  return trib_review_answer (store, said->answers, 2, &report, progress, cancellable, error) != 0;
}

static void
said_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trib_session_write_finish (TRIB_SESSION (source), result, &error));
  g_assert_no_error (error);
}

static void
find_words (GtkWidget *widget, gpointer data)
{
  gboolean *found = data;

  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Holds no longer"))
    *found = TRUE;
}

/* A is C and C is B, somebody has said; that A is not B ends one of the two, which is said, with the way back. */
static void
test_contradiction (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) questions = NULL;
  const TribQuestion *asked = NULL;
  Said said;
  gint64 third = 0;
  gboolean found = FALSE;
  guint before = 0;

  open_sample (self);
  questions = list_open (self);
  for (guint i = 0; i < questions->len && asked == NULL; i++)
    {
      const TribQuestion *question = g_ptr_array_index (questions, i);
      g_autoptr (GArray) members = trib_store_customer_members (reader (self), question->customer_a, NULL);

      before = i;
      if (!question->merged || members->len < 3)
        continue;
      asked = question;
      for (guint m = 0; m < members->len; m++)
        if (g_array_index (members, gint64, m) != asked->a && g_array_index (members, gint64, m) != asked->b)
          third = g_array_index (members, gint64, m);
    }
  g_assert_nonnull (asked);
  said = (Said){ { { asked->a, third, TRIB_ANSWER_SAME }, { third, asked->b, TRIB_ANSWER_SAME } } };
  trib_session_write_async (trib_window_get_session (self->window), "Saying", say_work, &said, NULL, said_cb, NULL);
  trib_app_fixture_settle (self);
  for (guint i = 0; i < before; i++)
    {
      act (self, "review.skip");
      trib_app_fixture_settle (self);
    }
  act (self, "review.different");
  trib_app_fixture_settle (self);
  g_assert_cmpint (customer_of (self, asked->a), !=, customer_of (self, asked->b));
  trib_app_each (trib_app_find (GTK_WIDGET (self->window), "toasts"), find_words, &found);
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/app/review-page/shows-what-waits", test_shows },
    { "/app/review-page/evidence-adds-up-in-bars-and-in-the-table", test_evidence },
    { "/app/review-page/answers-take-effect-at-once", test_answers },
    { "/app/review-page/nobody-waits-for-the-worker", test_quick },
    { "/app/review-page/what-is-put-off-comes-last", test_skip },
    { "/app/review-page/the-last-answer-is-taken-back", test_back },
    { "/app/review-page/by-keys-alone-and-what-is-learnt", test_keys },
    { "/app/review-page/to-the-end", test_to_the_end },
    { "/app/review-page/says-what-comes-first", test_empty },
    { "/app/review-page/what-holds-no-longer-is-said", test_contradiction },
  };

  trib_app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, trib_app_fixture_set_up, tests[i].func, trib_app_fixture_tear_down);
  return g_test_run ();
}
