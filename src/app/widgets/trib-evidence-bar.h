/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One bar of the evidence, drawn on a scale that it shares with the others. The number beside it says the same, so it is
 * hidden from screen readers.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_EVIDENCE_BAR (trib_evidence_bar_get_type ())
G_DECLARE_FINAL_TYPE (TribEvidenceBar, trib_evidence_bar, TRIB, EVIDENCE_BAR, GtkWidget)

/* From @from to @to on a scale from @low to @high, with a line at 0. @before: what was likely before looking, in grey. */
GtkWidget *trib_evidence_bar_new (double from, double to, double low, double high, gboolean before);

G_END_DECLS
