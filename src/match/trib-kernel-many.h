/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One short text against many at once: the kernels of trib-kernel.h, eight texts side by side.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRIB_LANES 8        /* texts side by side */
#define TRIB_LANE_LENGTH 16 /* code points that fit; each below 0xfffe */

/**
 * TribLanes:
 * @letters: by place, by lane; behind the end of a text 0xffff
 * @most: length of the longest
 */
typedef struct
{
  guint16 letters[TRIB_LANE_LENGTH][TRIB_LANES] __attribute__ ((aligned (16)));
  guint16 lengths[TRIB_LANES] __attribute__ ((aligned (16)));
  guint most;
} TribLanes;

/* Empty texts in all lanes. */
void trib_lanes_clear (TribLanes *self);
/* Whether the text fits; if not, it is one for trib-kernel.h. */
gboolean trib_lanes_fit (const guint32 *text, guint len);
/* A text that fits. */
void trib_lanes_set (TribLanes *self, guint lane, const guint32 *text, guint len);

/* @a fits. The same as the functions of trib-kernel.h give for each lane, to the bit. */
void trib_jaro_winkler_many (const guint32 *a, guint len_a, const TribLanes *b, double out[TRIB_LANES]);
void trib_levenshtein_many (const guint32 *a, guint len_a, const TribLanes *b, guint16 out[TRIB_LANES]);
void trib_osa_many (const guint32 *a, guint len_a, const TribLanes *b, guint16 out[TRIB_LANES]);

G_END_DECLS
