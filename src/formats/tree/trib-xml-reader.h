/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads XML feeds: any element that repeats is offered as the record. Private to this folder.
 */
#pragma once

#include "formats/trib-format.h"

G_BEGIN_DECLS

#define TRIB_TYPE_XML_READER (trib_xml_reader_get_type ())
G_DECLARE_FINAL_TYPE (TribXmlReader, trib_xml_reader, TRIB, XML_READER, TribReader)

G_END_DECLS
