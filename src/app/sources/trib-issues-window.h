/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with single rows of a source: where, what stood there, and why.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"
#include "store/trib-source.h"

G_BEGIN_DECLS

#define TRIB_TYPE_ISSUES_WINDOW (trib_issues_window_get_type ())
G_DECLARE_FINAL_TYPE (TribIssuesWindow, trib_issues_window, TRIB, ISSUES_WINDOW, AdwWindow)

GtkWindow *trib_issues_window_new (GtkWindow *parent, TribSession *session, const TribSource *source);

G_END_DECLS
