/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the records of a customer flow together, step by step.
 */
#include "config.h"

#include "app/customer/trib-river.h"

typedef struct
{
  TribCustomer customer;
  GPtrArray *events;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->customer.records = g_ptr_array_new_with_free_func (g_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_event_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->customer.records);
  g_ptr_array_unref (self->events);
}

static void
add_record (Fixture *self, gint64 id, gint64 source)
{
  TribCustomerRecord *record = g_new0 (TribCustomerRecord, 1);

  record->id = id;
  record->source = source;
  g_ptr_array_add (self->customer.records, record);
}

static TribEvent *
add_event (Fixture *self, TribEventKind kind, gint64 record)
{
  TribEvent *event = g_new0 (TribEvent, 1);

  event->id = self->events->len + 1;
  event->kind = kind;
  event->record = record;
  g_ptr_array_add (self->events, event);
  return event;
}

static const TribStrand *
strand (const TribRiver *river, guint index)
{
  g_assert_cmpuint (index, <, river->strands->len);
  return &g_array_index (river->strands, TribStrand, index);
}

static void
test_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (TribRiver) river = NULL;

  add_record (self, 5, 2);
  add_event (self, TRIB_EVENT_IMPORT, 5);
  river = trib_river_new (&self->customer, self->events);
  g_assert_cmpint (river->n_steps, ==, 2);
  g_assert_cmpuint (river->n_lanes, ==, 1);
  g_assert_cmpuint (river->strands->len, ==, 1);
  g_assert_cmpint (strand (river, 0)->source, ==, 2);
  g_assert_cmpint (strand (river, 0)->from, ==, 0);
  g_assert_cmpint (strand (river, 0)->leave, ==, 1);
}

static void
test_joins (Fixture *self, gconstpointer data)
{
  g_autoptr (TribRiver) river = NULL;

  add_record (self, 1, 1);
  add_record (self, 2, 2);
  add_record (self, 3, 3);
  add_event (self, TRIB_EVENT_IMPORT, 2);
  add_event (self, TRIB_EVENT_IMPORT, 1);
  add_event (self, TRIB_EVENT_JOIN, 2);
  add_event (self, TRIB_EVENT_IMPORT, 3);
  add_event (self, TRIB_EVENT_JOIN, 3);
  river = trib_river_new (&self->customer, self->events);
  g_assert_cmpuint (river->strands->len, ==, 3);
  /* Who joined another is not the stream, even if it was there first. */
  g_assert_cmpint (strand (river, 0)->record, ==, 1);
  g_assert_cmpuint (strand (river, 0)->lane, ==, 0);
  g_assert_cmpint (strand (river, 1)->record, ==, 2);
  g_assert_cmpint (strand (river, 1)->from, ==, 0);
  g_assert_cmpint (strand (river, 1)->join, ==, 2);
  g_assert_cmpint (strand (river, 2)->from, ==, 3);
  g_assert_cmpint (strand (river, 2)->join, ==, 4);
  /* The first lane is free again when the third record comes. */
  g_assert_cmpuint (strand (river, 1)->lane, ==, 1);
  g_assert_cmpuint (strand (river, 2)->lane, ==, 1);
  g_assert_cmpuint (river->n_lanes, ==, 2);
}

/* An answer that joined nothing says only that two records, which were together already, are the same. */
static void
test_answers (Fixture *self, gconstpointer data)
{
  g_autoptr (TribRiver) river = NULL;

  for (gint64 id = 1; id <= 2; id++)
    {
      add_record (self, id, id);
      add_event (self, TRIB_EVENT_IMPORT, id);
    }
  add_event (self, TRIB_EVENT_SAME, 2);
  add_event (self, TRIB_EVENT_SAME, 2)->other = 20;
  river = trib_river_new (&self->customer, self->events);
  g_assert_cmpuint (river->strands->len, ==, 2);
  g_assert_cmpint (strand (river, 0)->record, ==, 1);
  g_assert_cmpint (strand (river, 1)->join, ==, 3);
}

static void
test_side_by_side (Fixture *self, gconstpointer data)
{
  g_autoptr (TribRiver) river = NULL;

  for (gint64 id = 1; id <= 4; id++)
    {
      add_record (self, id, id);
      add_event (self, TRIB_EVENT_IMPORT, id);
    }
  for (gint64 id = 2; id <= 4; id++)
    add_event (self, TRIB_EVENT_JOIN, id);
  river = trib_river_new (&self->customer, self->events);
  g_assert_cmpuint (river->n_lanes, ==, 4);
  for (guint i = 1; i < 4; i++)
    for (guint j = 1; j < i; j++)
      g_assert_cmpuint (strand (river, i)->lane, !=, strand (river, j)->lane);
}

static void
test_taken_back (Fixture *self, gconstpointer data)
{
  g_autoptr (TribRiver) river = NULL;
  TribEvent *join, *undo;

  add_record (self, 1, 1);
  add_event (self, TRIB_EVENT_IMPORT, 1);
  add_event (self, TRIB_EVENT_IMPORT, 2);
  join = add_event (self, TRIB_EVENT_JOIN, 2);
  undo = add_event (self, TRIB_EVENT_UNDO, 0);
  join->undone_by = undo->id;
  undo->undoes = join->id;
  river = trib_river_new (&self->customer, self->events);
  g_assert_cmpuint (river->strands->len, ==, 2);
  g_assert_true (strand (river, 1)->gone);
  g_assert_cmpint (strand (river, 1)->source, ==, 0);
  g_assert_cmpint (strand (river, 1)->join, ==, 2);
  g_assert_cmpint (strand (river, 1)->leave, ==, 3);
  g_assert_false (strand (river, 0)->gone);
}

static void
test_whole_customer (Fixture *self, gconstpointer data)
{
  g_autoptr (TribRiver) river = NULL;
  TribEvent *merge;

  for (gint64 id = 1; id <= 3; id++)
    {
      add_record (self, id, 1);
      add_event (self, TRIB_EVENT_IMPORT, id);
    }
  merge = add_event (self, TRIB_EVENT_MERGE, 0);
  merge->other = 77;
  river = trib_river_new (&self->customer, self->events);
  g_assert_cmpint (strand (river, 1)->join, ==, 3);
  g_assert_cmpint (strand (river, 2)->join, ==, 3);
}

static void
test_untold (Fixture *self, gconstpointer data)
{
  g_autoptr (TribRiver) river = NULL;

  add_record (self, 1, 1);
  add_record (self, 2, 2);
  river = trib_river_new (&self->customer, self->events);
  g_assert_cmpint (river->n_steps, ==, 1);
  g_assert_cmpuint (river->strands->len, ==, 2);
  g_assert_cmpint (strand (river, 1)->join, ==, 0);
  g_assert_cmpint (strand (river, 1)->leave, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/app/river/one-record-is-the-stream", test_alone },
    { "/app/river/records-join-at-their-step", test_joins },
    { "/app/river/an-answer-joins-where-it-merged", test_answers },
    { "/app/river/records-side-by-side-have-a-lane-each", test_side_by_side },
    { "/app/river/what-was-taken-back-leaves-again", test_taken_back },
    { "/app/river/a-whole-customer-joins-with-all-its-records", test_whole_customer },
    { "/app/river/records-without-history-are-there", test_untold },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
