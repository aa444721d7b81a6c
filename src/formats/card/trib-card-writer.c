/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a table as cards (vCard 4.0, RFC 6350), one a row. Which column becomes which property is said by
 * trib-card-slots.c; here are the values, their escapes, and the folding of lines. A card must have a name: one that has
 * none is called by its parts, its organisation or its address.
 */
#include "config.h"

#include "formats/card/trib-card-writer.h"

#include "formats/card/trib-card-property.h"
#include "formats/card/trib-card-record.h"
#include "formats/card/trib-card-slots.h"

#include <string.h>

#define LINE_MAX_OCTETS 75
#define MOST_PLACES 12

#define TRIB_TYPE_CARD_WRITER (trib_card_writer_get_type ())
G_DECLARE_FINAL_TYPE (TribCardWriter, trib_card_writer, TRIB, CARD_WRITER, TribWriter)

struct _TribCardWriter
{
  TribWriter parent_instance;

  TribOutFile *out;
  GPtrArray *slots; /* (element-type TribCardSlot) */
  GString *line;
  guint n_groups; /* of the present card */
};

G_DEFINE_FINAL_TYPE (TribCardWriter, trib_card_writer, TRIB_TYPE_WRITER)

static gboolean
has_each (const TribCardSlot *slot)
{
  return g_array_index (slot->sources, TribCardSource, 0).use == TRIB_CARD_EACH;
}

/* No line is longer than 75 octets, and none ends within a character. */
static void
end_line (TribCardWriter *self)
{
  const char *p = self->line->str, *end = p + self->line->len;
  gsize room = LINE_MAX_OCTETS;

  while ((gsize) (end - p) > room)
    {
      gsize n = room;

      while (n > 1 && ((guchar) p[n] & 0xc0) == 0x80)
        n--;
      trib_out_file_write (self->out, p, n);
      trib_out_file_write (self->out, "\r\n ", 3);
      p += n;
      room = LINE_MAX_OCTETS - 1;
    }
  trib_out_file_write (self->out, p, end - p);
  trib_out_file_write (self->out, "\r\n", 2);
  g_string_truncate (self->line, 0);
}

/* @special: what stands for itself only behind a backslash. */
static void
add_escaped (GString *line, const char *text, gsize len, const char *special)
{
  for (gsize i = 0; i < len; i++)
    {
      char c = text[i];

      if (c == '\r' && i + 1 < len && text[i + 1] == '\n')
        continue;
      if (c == '\n' || c == '\r')
        g_string_append (line, "\\n");
      else if (c == '\0')
        g_string_append (line, "\357\277\275");
      else
        {
          if (strchr (special, c))
            g_string_append_c (line, '\\');
          g_string_append_c (line, c);
        }
    }
}

/* As RFC 6868 has it. */
static void
add_parameter (GString *line, const char *name, const TribText *text)
{
  g_string_append_printf (line, ";%s=\"", name);
  for (guint i = 0; i < text->len; i++)
    switch (text->text[i])
      {
      case '^':
        g_string_append (line, "^^");
        break;
      case '"':
        g_string_append (line, "^'");
        break;
      case '\n':
        g_string_append (line, "^n");
        break;
      case '\r':
        break;
      default:
        g_string_append_c (line, text->text[i]);
      }
  g_string_append_c (line, '"');
}

/* A list as the reader gives it: "Friends, Golf"; of several values of a field: "Friends; Golf". */
static void
add_list (GString *line, const TribText *text, gboolean of_field)
{
  g_autofree char *copy = g_strndup (text->text, text->len);
  g_auto (GStrv) lists = g_strsplit (copy, "; ", of_field ? -1 : 1);
  guint n = 0;

  for (guint i = 0; lists[i]; i++)
    {
      g_auto (GStrv) items = g_strsplit (lists[i], ", ", -1);

      for (guint j = 0; items[j]; j++)
        {
          if (n++ > 0)
            g_string_append_c (line, ',');
          add_escaped (line, items[j], strlen (items[j]), "\\,;");
        }
    }
}

/* 1985-04-12 and --04-12 in the short form, which is the only one of 4.0; what is no date says so. */
static void
add_date (GString *line, const TribText *text)
{
  const char *p = text->text;
  guint digits = 0, others = 0;

  for (guint i = 0; i < text->len; i++)
    if (g_ascii_isdigit (p[i]))
      digits++;
    else if (p[i] != '-')
      others++;
  if (others > 0 || digits == 0)
    {
      g_string_append (line, ";VALUE=text:");
      add_escaped (line, p, text->len, "\\,;");
    }
  else if (text->len == 10 && p[4] == '-' && p[7] == '-')
    g_string_append_printf (line, ":%.4s%.2s%.2s", p, p + 5, p + 8);
  else if (text->len == 7 && p[0] == '-' && p[1] == '-' && p[4] == '-')
    g_string_append_printf (line, ":--%.2s%.2s", p + 2, p + 5);
  else
    g_string_append_printf (line, ":%.*s", (int) text->len, p);
}

static const char *
word_for (const char *property, const TribText *text)
{
  static const struct
  {
    const char *property, *word, *card;
  } words[] = {
    { "KIND", "person", "individual" }, { "KIND", "organisation", "org" }, { "GENDER", "male", "M" },
    { "GENDER", "female", "F" },        { "GENDER", "other", "O" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].property, property) == 0 && strcmp (words[i].word, text->text) == 0)
      return words[i].card;
  return NULL;
}

/* Whether the reader would make the same of the words as types of a standard. */
static gboolean
is_type (const char *kind)
{
  g_auto (GStrv) words = g_strsplit (kind, " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      if (!trib_card_is_type (words[i]))
        return FALSE;
      if (i > 0 && trib_card_compare_types (words[i - 1], words[i]) >= 0)
        return FALSE;
    }
  return TRUE;
}

static void
begin_line (TribCardWriter *self, const TribCardSlot *slot, const char *kind)
{
  g_autofree char *types = NULL;

  if (kind && !is_type (kind))
    g_string_append_printf (self->line, "item%u.", ++self->n_groups);
  g_string_append (self->line, slot->property);
  if (!kind || !is_type (kind))
    return;
  types = g_strdelimit (g_strdup (kind), " ", ',');
  if (strchr (types, ','))
    g_string_append_printf (self->line, ";TYPE=\"%s\"", types);
  else
    g_string_append_printf (self->line, ";TYPE=%s", types);
}

/* What the types of the standard cannot say stands in a line of its own. */
static void
add_label (TribCardWriter *self, const char *kind)
{
  if (!kind || is_type (kind))
    return;
  g_string_append_printf (self->line, "item%u.X-ABLabel:", self->n_groups);
  add_escaped (self->line, kind, strlen (kind), "\\,;");
  end_line (self);
}

static void
write_value (TribCardWriter *self, const TribCardSlot *slot, const TribText *texts, guint n_places)
{
  TribCardForm form = slot->known ? slot->known->form : TRIB_CARD_TEXT;
  guint n_parts = form == TRIB_CARD_PARTS   ? trib_card_place_of_type (slot->known)
                  : form == TRIB_CARD_UNITS ? n_places
                                            : 1;

  /* Names and addresses have all their parts, even empty ones. */
  while (n_parts > 1 && texts[n_parts - 1].len == 0 && (form == TRIB_CARD_UNITS || n_parts == 2))
    n_parts--;
  if (form == TRIB_CARD_DATE)
    {
      add_date (self->line, &texts[0]);
      return;
    }
  if (strcmp (slot->property, "UID") == 0)
    g_string_append (self->line, ";VALUE=text");
  g_string_append_c (self->line, ':');
  if (form == TRIB_CARD_LIST)
    add_list (self->line, &texts[0], has_each (slot));
  else if (strcmp (slot->property, "URL") == 0)
    add_escaped (self->line, texts[0].text, texts[0].len, "\\");
  else
    for (guint i = 0; i < n_parts; i++)
      {
        if (i > 0)
          g_string_append_c (self->line, ';');
        add_escaped (self->line, texts[i].text, texts[i].len, "\\,;");
      }
}

static void
write_line (TribCardWriter *self, const TribCardSlot *slot, const TribText *texts, guint n_places)
{
  guint type = trib_card_place_of_type (slot->known);
  gboolean units = slot->known && slot->known->form == TRIB_CARD_UNITS;
  const char *kind = slot->kind ? slot->kind : !units && texts[type].len > 0 ? texts[type].text : NULL;

  begin_line (self, slot, kind);
  if (!units && texts[type + 1].len > 0)
    add_parameter (self->line, "LABEL", &texts[type + 1]);
  write_value (self, slot, texts, n_places);
  end_line (self);
  add_label (self, kind);
}

static void
write_each (TribCardWriter *self, const TribCardSlot *slot, TribText *texts)
{
  g_auto (GStrv) each = g_strsplit (texts[0].text, "; ", -1);

  for (guint i = 0; each[i]; i++)
    {
      texts[0] = (TribText){ each[i], strlen (each[i]) };
      if (texts[0].len > 0)
        write_line (self, slot, texts, MOST_PLACES);
    }
}

/* The cells of @slot by place. */
static void
gather (const TribCardSlot *slot, const TribText *cells, guint n_cells, TribText *texts, GString *joined)
{
  gboolean as_else = FALSE;

  for (guint i = 0; i < MOST_PLACES; i++)
    texts[i] = TRIB_TEXT_EMPTY;
  for (guint i = 0; i < slot->sources->len; i++)
    {
      TribCardSource source = g_array_index (slot->sources, TribCardSource, i);
      TribText cell = source.column < n_cells ? cells[source.column] : TRIB_TEXT_EMPTY, *text = &texts[source.place];
      const char *word = source.use == TRIB_CARD_WORD && cell.len > 0 ? word_for (slot->property, &cell) : NULL;

      if (source.use == TRIB_CARD_ELSE)
        as_else = text->len == 0 && cell.len > 0;
      if (cell.len == 0 || (source.use == TRIB_CARD_ELSE && !as_else) || (source.use == TRIB_CARD_BEHIND && !as_else))
        continue;
      if (source.use == TRIB_CARD_BEHIND)
        {
          g_string_printf (joined, "%s %s", text->text, cell.text);
          *text = (TribText){ joined->str, joined->len };
        }
      else if (word)
        *text = (TribText){ word, strlen (word) };
      else
        *text = cell;
    }
}

static void
write_slot (TribCardWriter *self, const TribCardSlot *slot, const TribText *cells, guint n_cells)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean is_list = slot->known && slot->known->form == TRIB_CARD_LIST;
  TribText texts[MOST_PLACES];
  gsize len = 0;

  gather (slot, cells, n_cells, texts, joined);
  for (guint i = 0; i < MOST_PLACES; i++)
    len += texts[i].len;
  if (len == 0)
    return;
  if (has_each (slot) && !is_list)
    write_each (self, slot, texts);
  else
    write_line (self, slot, texts, MOST_PLACES);
}

static void
add_word (GString *out, const TribText *text)
{
  if (text->len > 0 && out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_len (out, text->text, text->len);
}

/* How a card without a full name is called. */
static void
write_name (TribCardWriter *self, const TribText *cells, guint n_cells)
{
  static const guint order[] = { 3, 1, 2, 0, 4 }; /* prefix, given, additional, family, suffix */
  static const char *const others[] = { "ORG", "NICKNAME", "EMAIL", "TEL" };
  const TribCardSlot *slot = trib_card_slots_find (self->slots, "N");
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  TribText texts[MOST_PLACES];

  if (slot)
    {
      gather (slot, cells, n_cells, texts, joined);
      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        add_word (name, &texts[order[i]]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others) && name->len == 0; i++)
    if ((slot = trib_card_slots_find (self->slots, others[i])))
      {
        gather (slot, cells, n_cells, texts, joined);
        add_word (name, &texts[0]);
      }
  g_string_append (self->line, "FN:");
  add_escaped (self->line, name->str, name->len, "\\,;");
  end_line (self);
}

static gboolean
has_full_name (TribCardWriter *self, const TribText *cells, guint n_cells)
{
  const TribCardSlot *slot = trib_card_slots_find (self->slots, "FN");
  guint column = slot ? g_array_index (slot->sources, TribCardSource, 0).column : n_cells;

  return column < n_cells && cells[column].len > 0;
}

static gboolean
trib_card_writer_row (TribWriter *writer, const TribText *cells, guint n_cells, GError **error)
{
  TribCardWriter *self = TRIB_CARD_WRITER (writer);

  self->n_groups = 0;
  g_string_append (self->line, "BEGIN:VCARD");
  end_line (self);
  g_string_append (self->line, "VERSION:4.0");
  end_line (self);
  if (!has_full_name (self, cells, n_cells))
    write_name (self, cells, n_cells);
  for (guint i = 0; i < self->slots->len; i++)
    write_slot (self, self->slots->pdata[i], cells, n_cells);
  g_string_append (self->line, "END:VCARD");
  end_line (self);
  return trib_out_file_check (self->out, error);
}

static gboolean
trib_card_writer_finish (TribWriter *writer, GError **error)
{
  return trib_out_file_commit (TRIB_CARD_WRITER (writer)->out, error);
}

static void
trib_card_writer_finalize (GObject *object)
{
  TribCardWriter *self = TRIB_CARD_WRITER (object);

  g_clear_pointer (&self->out, trib_out_file_free);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_string_free (self->line, TRUE);
  G_OBJECT_CLASS (trib_card_writer_parent_class)->finalize (object);
}

static void
trib_card_writer_class_init (TribCardWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_card_writer_finalize;
  TRIB_WRITER_CLASS (klass)->row = trib_card_writer_row;
  TRIB_WRITER_CLASS (klass)->finish = trib_card_writer_finish;
}

static void
trib_card_writer_init (TribCardWriter *self)
{
  self->line = g_string_new (NULL);
}

TribWriter *
trib_card_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                      guint n_columns, GError **error)
{
  TribCardWriter *self = g_object_new (TRIB_TYPE_CARD_WRITER, NULL);

  self->out = out;
  self->slots = trib_card_slots_new (columns, n_columns);
  return TRIB_WRITER (self);
}
