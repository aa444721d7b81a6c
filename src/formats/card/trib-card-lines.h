/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a file of cards, put together again where they were broken. Private to this folder.
 */
#pragma once

#include "formats/text/trib-decoder.h"

G_BEGIN_DECLS

#define TRIB_CARD_LINE_MAX (16 * 1024 * 1024)

/**
 * TribCardLines:
 * @text: the line, without its end; bytes of the file unless the file is UTF-16
 * @line: number of the line where it begins, from 1
 * @keeps_blank: as vCard 2.1 has it: the blank at which a line was folded is part of the text. Set by the caller
 * @too_long: it is longer than %TRIB_CARD_LINE_MAX and was cut there
 * @broken: it went on in lines that were not marked as such
 */
typedef struct
{
  GString *text;
  guint64 line;
  gboolean keeps_blank;
  gboolean too_long;
  gboolean broken;
  /*< private >*/
  TribDecoder *decoder;
  char *buffer;
  gsize at, end;
  gboolean ended;
  guint64 next_line;
} TribCardLines;

/* @decoder must live as long. */
void trib_card_lines_init (TribCardLines *self, TribDecoder *decoder);
void trib_card_lines_clear (TribCardLines *self);
/* The next line that is not blank, into @self. %FALSE without an error at the end. */
gboolean trib_card_lines_next (TribCardLines *self, GError **error);

G_END_DECLS
