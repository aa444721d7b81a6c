/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which value survives, field by field, and which source is trusted most. What a choice would change is shown on customers
 * before it is applied.
 */
#pragma once

#include "app/trib-window.h"

G_BEGIN_DECLS

#define TRIB_TYPE_RULES_WINDOW (trib_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (TribRulesWindow, trib_rules_window, TRIB, RULES_WINDOW, AdwWindow)

TribRulesWindow *trib_rules_window_new (TribWindow *parent, TribSession *session);

G_END_DECLS
