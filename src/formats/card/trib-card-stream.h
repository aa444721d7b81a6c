/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards out of a file, one after the other. Private to this folder.
 */
#pragma once

#include "formats/card/trib-card-lines.h"
#include "formats/card/trib-card-record.h"
#include "formats/trib-row-issue.h"

G_BEGIN_DECLS

/* Something is wrong at @line; @value: (nullable). */
typedef void (*TribCardReport) (TribIssueKind kind, guint64 line, const char *value, const char *reason,
                                gpointer user_data);

typedef struct _TribCardStream TribCardStream;

/**
 * trib_card_stream_new:
 * @input: must live as long
 * @encoding: of the file; where it is not UTF-8 or UTF-16, of the texts that are neither UTF-8 nor of an encoding that
 *   they name
 * @report: (nullable)
 */
TribCardStream *
trib_card_stream_new (TribInput *input, const TribEncoding *encoding, TribCardReport report, gpointer user_data);
void trib_card_stream_free (TribCardStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribCardStream, trib_card_stream_free)

/* The next card into @record; %FALSE without an error at the end. */
gboolean trib_card_stream_next (TribCardStream *self, TribCardRecord *record, GError **error);
guint64 trib_card_stream_get_offset (TribCardStream *self);

G_END_DECLS
