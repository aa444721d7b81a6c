/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program is not sure of, one question at a time: two customers that may be one, or one that may be two. Each answer takes effect
 * at once; the next question is there before it is written.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_TYPE_REVIEW_PAGE (trib_review_page_get_type ())
G_DECLARE_FINAL_TYPE (TribReviewPage, trib_review_page, TRIB, REVIEW_PAGE, AdwBin)

/* Properties "title" and "subtitle". @session: (nullable) */
void trib_review_page_set_session (TribReviewPage *self, TribSession *session);
/* Whether the page is shown, and the last thing that was done with the project was done here. */
gboolean trib_review_page_was_last (TribReviewPage *self);
/* Takes the last answer back and asks it again. */
void trib_review_page_go_back (TribReviewPage *self);

G_END_DECLS
