/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the cleanser share.
 */
#pragma once

#include "cleanse/trib-cleanser.h"
#include "schema/trib-values.h"

G_BEGIN_DECLS

/* trib-cleanser-value.c */

/* One value: cleaned, looked at for placeholders, judged by its type. @out is cleared first. @real_name: it is known to
 * be a name, although it looks like a placeholder. @scratch: for the cleaned text. */
void trib_cleanser_work (const TribField *field, const char *country, TribDateOrder order, int today,
                         gboolean real_name, const char *text, gsize len, GString *scratch, TribValues *out);
int trib_cleanser_today (void);

/* trib-cleanser-derive.c */

/* Adds to @out what of @derived its fields still lack, then the full name and the kind. */
void trib_cleanser_derive (TribValues *derived, TribValues *out, GString *text);

/* trib-cleanse-cache.c: what became of values that were seen lately, in bounded memory */

typedef struct _TribCleanseCache TribCleanseCache;

TribCleanseCache *trib_cleanse_cache_new (void);
void trib_cleanse_cache_free (TribCleanseCache *self);

/* By what the value is found. @salt: what else its results depend on. 0 where it is not worth looking for. The place is
 * fetched into the processor meanwhile: values of one row are hashed before the first of them is looked for. */
guint64 trib_cleanse_cache_hash (TribCleanseCache *self, guint32 salt, const TribValue *value);
/* Does the same for what lies at the place. */
void trib_cleanse_cache_fetch (TribCleanseCache *self, const TribValue *value, guint64 hash);
/* Whether the value was seen: its results are added, those of its own field to @out, others to @derived. */
gboolean trib_cleanse_cache_find (TribCleanseCache *self, guint32 salt, const TribValue *value, guint64 hash,
                                  TribValues *out, TribValues *derived);
/* @hash: 0 for nothing. */
void trib_cleanse_cache_keep (TribCleanseCache *self, guint32 salt, const TribValue *value, guint64 hash,
                              TribValues *results);

G_END_DECLS
