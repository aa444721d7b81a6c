/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading dates in the ways that people and programs write them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRIB_DATE_ORDER_UNKNOWN,
  TRIB_DATE_ORDER_DMY,
  TRIB_DATE_ORDER_MDY,
  TRIB_DATE_ORDER_YMD,
} TribDateOrder;

/**
 * TribDate:
 * @year: 0 where there is none
 * @month: @day: 0 where there is none
 * @short_year: the year came with two digits
 * @ambiguous: day and month could be the other way round, and nothing tells
 * @about: circa, before, after
 * @time: (nullable): what stood behind the date, "10:00:00Z"; points into the text
 */
typedef struct
{
  int year, month, day;
  gboolean short_year;
  gboolean ambiguous;
  gboolean about;
  const char *time;
} TribDate;

/* @month_first: how to read what is ambiguous where @order does not say. */
gboolean trib_date_parse (const char *text, TribDateOrder order, gboolean month_first, TribDate *date);
/* "dmy", "mdy", "ymd"; unknown for all else. */
TribDateOrder trib_date_order_from_name (const char *name);
const char *trib_date_order_name (TribDateOrder order); /* (nullable): of unknown */
/* Whether there is such a day; parts that are missing are passed. */
gboolean trib_date_exists (const TribDate *date);

G_END_DECLS
