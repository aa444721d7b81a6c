/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which encoding an XML file is in. Private to this folder.
 */
#pragma once

#include "formats/text/trib-encoding.h"

G_BEGIN_DECLS

/**
 * TribXmlEncoding:
 * @encoding: in which it is read
 * @shown: its name for people: as it is declared, where that is true
 * @undeclared: whether it is declared to be in another
 */
typedef struct
{
  TribEncoding encoding;
  const char *shown;
  gboolean undeclared;
} TribXmlEncoding;

/* @chosen: (nullable): where somebody chose one */
gboolean trib_xml_encoding_find (TribInput *input, const char *chosen, TribXmlEncoding *out, GError **error);

/* Whether the first characters are those of an XML declaration in EBCDIC. */
gboolean trib_xml_encoding_is_ebcdic (const TribInput *input);

G_END_DECLS
