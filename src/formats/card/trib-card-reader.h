/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reader of address cards (vCard 2.1, 3.0, 4.0).
 */
#pragma once

#include "formats/trib-reader.h"

G_BEGIN_DECLS

#define TRIB_TYPE_CARD_READER (trib_card_reader_get_type ())
G_DECLARE_FINAL_TYPE (TribCardReader, trib_card_reader, TRIB, CARD_READER, TribReader)

G_END_DECLS
