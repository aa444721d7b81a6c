/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON form of a transform: {"kind": "before", "text": ","}, each parameter by its name.
 */
#pragma once

#include <jansson.h>

#include "mapping/transform/trib-transform.h"

G_BEGIN_DECLS

json_t *trib_transform_to_json (const TribTransform *self);
/* (nullable): @why: (out) (transfer full): what is wrong with @item, where %NULL is returned */
TribTransform *trib_transform_from_json (json_t *item, char **why);

G_END_DECLS
