/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Single letters that do something while a widget is shown, wherever in its window the keyboard is, but not while somebody types a text. A
 * key that is held down counts once, so that nobody answers ten questions by a heavy hand.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @keyval: of a small Latin letter; it is found by its place where the keyboard has other letters. The list ends with 0. */
typedef struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action; /* of the widget */
} TribReviewKey;

typedef struct _TribReviewKeys TribReviewKeys;

/* @keys is not copied. @widget: not owned; frees this in its dispose. */
TribReviewKeys *trib_review_keys_new (GtkWidget *widget, const TribReviewKey *keys);
void trib_review_keys_free (TribReviewKeys *self);

G_END_DECLS
