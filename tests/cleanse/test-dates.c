/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates in all the ways in which they come.
 */
#include "config.h"

#include "cleanse-check.h"

static void
test_forms (void)
{
  static const ValueCase cases[] = {
    { "1987-04-03", "1987-04-03", OK },
    { "1987-4-3", "1987-04-03", REPAIRED (FORMAT) },
    { "1987/04/03", "1987-04-03", REPAIRED (FORMAT) },
    { "1987年4月3日", "1987-04-03", REPAIRED (FORMAT) },
    { "1987.04.03", "1987-04-03", REPAIRED (FORMAT) },
    { "31.12.1987", "1987-12-31", REPAIRED (FORMAT) },
    { "3.4.1987", "1987-04-03", REPAIRED (FORMAT) },
    { "12/31/1987", "1987-12-31", REPAIRED (FORMAT) },
    { "31/12/1987", "1987-12-31", REPAIRED (FORMAT) },
    { "31-12-1987", "1987-12-31", REPAIRED (FORMAT) },
    { "19870403", "1987-04-03", REPAIRED (FORMAT) },
    { "1987-04-03T10:00:00Z", "1987-04-03", REPAIRED (FORMAT) },
    { "1987-04-03 10:00", "1987-04-03", REPAIRED (FORMAT) },
    { "1987-04-03 00:00:00", "1987-04-03", REPAIRED (FORMAT) },
    { "31.12.1987 00:00", "1987-12-31", REPAIRED (FORMAT) },
    { "12/31/84", "1984-12-31", REPAIRED (FORMAT) },
    { "31.12.84", "1984-12-31", REPAIRED (FORMAT) },
    { "1987", "1987", OK },
    { "1987-04", "1987-04", OK },
    { "04/1987", "1987-04", REPAIRED (FORMAT) },
    { "--04-03", "--04-03", OK },
    { "03.04.", "--04-03", REPAIRED (FORMAT) },
    { "1987-00-00", "1987", REPAIRED (FORMAT) },
    { "00.00.1987", "1987", REPAIRED (FORMAT) },
    { "1949--22", "1949", REPAIRED (FORMAT) },
    { "1949-7-", "1949-07", REPAIRED (FORMAT) },
    { "1949-7-22", "1949-07-22", REPAIRED (FORMAT) },
    { "-7-22", "--07-22", REPAIRED (FORMAT) },
    { "31657", "1986-09-02", REPAIRED (FORMAT) },
    { "31657.5", "31657.5", INVALID (NOT_A_DATE) },
    { "5/5/1980", "1980-05-05", REPAIRED (FORMAT) },
  };

  CHECK_VALUES (DATE_OF_BIRTH, NULL, UNKNOWN, cases);
}

static void
test_months (void)
{
  static const ValueCase cases[] = {
    { "31 déc. 1980", "1980-12-31", REPAIRED (FORMAT) },
    { "March 5, 1980", "1980-03-05", REPAIRED (FORMAT) },
    { "5th of March 1980", "1980-03-05", REPAIRED (FORMAT) },
    { "5-Mar-1980", "1980-03-05", REPAIRED (FORMAT) },
    { "5. März 1980", "1980-03-05", REPAIRED (FORMAT) },
    { "Sonntag, 3. Mai 1987", "1987-05-03", REPAIRED (FORMAT) },
    { "1er août 1980", "1980-08-01", REPAIRED (FORMAT) },
    { "3 de mayo de 1980", "1980-05-03", REPAIRED (FORMAT) },
    { "3 maggio 1980", "1980-05-03", REPAIRED (FORMAT) },
    { "3 mei 1980", "1980-05-03", REPAIRED (FORMAT) },
    { "3 maja 1980", "1980-05-03", REPAIRED (FORMAT) },
    { "4. März 71", "1971-03-04", REPAIRED (FORMAT) },
    { "Mar 1980", "1980-03", REPAIRED (FORMAT) },
    { "5-Mar-71", "1971-03-05", REPAIRED (FORMAT) },
    { "JAN-1950", "1950-01", REPAIRED (FORMAT) },
    { "um 1930", "1930", SUSPECT (FORMAT) },
    { "circa 1930", "1930", SUSPECT (FORMAT) },
    { "abt. May 1930", "1930-05", SUSPECT (FORMAT) },
  };

  CHECK_VALUES (DATE_OF_BIRTH, NULL, UNKNOWN, cases);
}

static void
test_wrong (void)
{
  static const ValueCase cases[] = {
    { "29.02.2021", "29.02.2021", INVALID (NO_SUCH_DAY) },
    { "29.02.2020", "2020-02-29", REPAIRED (FORMAT) },
    { "31.04.1980", "31.04.1980", INVALID (NO_SUCH_DAY) },
    { "1980-13-45", "1980-13-45", INVALID (NO_SUCH_DAY) },
    { "1950-16-10", "1950-10-16", SUSPECT (AMBIGUOUS) },
    { "foo", "foo", INVALID (NOT_A_DATE) },
    { "12345678901", "12345678901", INVALID (NOT_A_DATE) },
    { "1.2", "1.2", INVALID (NOT_A_DATE) },
    { "12:30", "12:30", INVALID (NOT_A_DATE) },
    { "2199-01-01", "2199-01-01", INVALID (FUTURE) },
    { "1850-01-01", "1850-01-01", SUSPECT (TOO_OLD) },
    { "4.5E+10", "4.5E+10", INVALID (LOST_DIGITS) },
    { "01/01/1900", "01/01/1900", MISSING },
    { "0000-00-00", "0000-00-00", MISSING },
    { "9999-12-31", "9999-12-31", MISSING },
    { "unbekannt", "unbekannt", MISSING },
    { "n/a", "n/a", MISSING },
    { " 29.02.2021 ", " 29.02.2021 ", INVALID (NO_SUCH_DAY) },
    { "1970-01-01", "1970-01-01", SUSPECT (PLACEHOLDER) },
    { "31.12.1980 and more", "31.12.1980 and more", INVALID (NOT_A_DATE) },
  };

  CHECK_VALUES (DATE_OF_BIRTH, NULL, UNKNOWN, cases);
}

static void
test_order (void)
{
  static const ValueCase unknown[] = { { "03/04/1980", "1980-04-03", SUSPECT (AMBIGUOUS) } };
  static const ValueCase american[]
      = { { "03/04/1980", "1980-03-04", SUSPECT (AMBIGUOUS) }, { "03.04.1980", "1980-04-03", REPAIRED (FORMAT) } };
  static const ValueCase dmy[] = { { "03/04/1980", "1980-04-03", REPAIRED (FORMAT) },
                                   { "12/31/1980", "1980-12-31", REPAIRED (FORMAT) },
                                   { "03041980", "1980-04-03", REPAIRED (FORMAT) } };
  static const ValueCase mdy[]
      = { { "03/04/1980", "1980-03-04", REPAIRED (FORMAT) }, { "31/12/1980", "1980-12-31", REPAIRED (FORMAT) } };
  static const ValueCase ymd[]
      = { { "80-04-03", "1980-04-03", REPAIRED (FORMAT) }, { "1980-04-03", "1980-04-03", OK } };

  CHECK_VALUES (DATE_OF_BIRTH, NULL, UNKNOWN, unknown);
  CHECK_VALUES (DATE_OF_BIRTH, "US", UNKNOWN, american);
  CHECK_VALUES (DATE_OF_BIRTH, NULL, DMY, dmy);
  CHECK_VALUES (DATE_OF_BIRTH, NULL, MDY, mdy);
  CHECK_VALUES (DATE_OF_BIRTH, NULL, YMD, ymd);
}

/* Dates that are no births may lie near; times keep their hour. */
static void
test_other_dates (void)
{
  static const ValueCase since[] = { { "31.12.19", "2019-12-31", REPAIRED (FORMAT) },
                                     { "2199-01-01", "2199-01-01", SUSPECT (FUTURE) },
                                     { "1850-01-01", "1850-01-01", OK } };
  static const ValueCase time[] = { { "2024-12-31T10:00Z", "2024-12-31T10:00Z", OK },
                                    { "31.12.2024 10:00", "2024-12-31T10:00", REPAIRED (FORMAT) },
                                    { "2024-12-31", "2024-12-31", OK } };

  CHECK_VALUES (CUSTOMER_SINCE, NULL, DMY, since);
  CHECK_VALUES (INTERACTION_TIME, NULL, DMY, time);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleanse/date/forms", test_forms);
  g_test_add_func ("/cleanse/date/names-of-months", test_months);
  g_test_add_func ("/cleanse/date/what-is-wrong-is-said", test_wrong);
  g_test_add_func ("/cleanse/date/order-of-day-and-month", test_order);
  g_test_add_func ("/cleanse/date/dates-that-are-no-births", test_other_dates);
  return g_test_run ();
}
