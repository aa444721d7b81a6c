/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which column goes to which field, and through which transforms. A value: it can be copied, saved as JSON,
 * and applied to a later file of the same shape. It knows nothing of GTK and nothing of files.
 *
 * JSON: {"version": 1, "options": {"country": "DE", "date_order": "dmy"},
 *        "links": [{"column": "Name", "field": "full_name", "confidence": 0.9, "transforms": [{"kind": "trim"}]},
 *                  {"column": "Lieblingsröstung", "custom": "Lieblingsröstung", "type": "text"},
 *                  {"column": "Intern", "ignore": true}]}
 * A column without a link is kept as a custom field when it is applied, so nothing is dropped.
 */
#pragma once

#include <gio/gio.h>

#include "formats/trib-inspection.h"
#include "mapping/transform/trib-transform.h"
#include "schema/trib-schema.h"
#include "words/trib-date-parse.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_MAPPING_ERROR_SYNTAX,  /* not JSON, or not of this form */
  TRIB_MAPPING_ERROR_VERSION, /* written by a newer program */
  TRIB_MAPPING_ERROR_FIELD,   /* a field that does not exist */
  TRIB_MAPPING_ERROR_COLUMN,  /* no column of the file is in it */
} TribMappingError;

#define TRIB_MAPPING_ERROR (trib_mapping_error_quark ())
GQuark trib_mapping_error_quark (void);

typedef enum
{
  TRIB_LINK_FIELD,  /* to the field named */
  TRIB_LINK_CUSTOM, /* to a custom field, made where it is not there */
  TRIB_LINK_IGNORE, /* kept raw only */
} TribLinkKind;

/**
 * TribMappingLink:
 * @column: heading in the file
 * @more: (nullable): headings of further columns, for transforms that draw on several
 * @field: field name; of a custom field its label
 * @type: of a custom field, with @rule and @compare where it is made by this link
 * @confidence: 0…1 of a suggestion, 1 where a person made it
 * @transforms: (element-type TribTransform): applied in order
 */
typedef struct
{
  TribLinkKind kind;
  char *column;
  char **more;
  char *field;
  TribValueType type;
  TribSurvivorship rule;
  TribCompare compare;
  double confidence;
  GPtrArray *transforms;
} TribMappingLink;

/* What a row of the table is. */
typedef enum
{
  TRIB_ROWS_CUSTOMERS,    /* a record of a customer */
  TRIB_ROWS_INTERACTIONS, /* an order, visit, ticket, payment of one that other rows or tables tell of */
  TRIB_ROWS_BOTH,         /* an interaction, and beside it who the customer is */
} TribRowsAre;

typedef struct
{
  GPtrArray *links; /* (element-type TribMappingLink) */
  char *country;    /* (nullable): ISO code that phones and postcodes are read by */
  TribDateOrder date_order;
  TribRowsAre rows;
} TribMapping;

TribMapping *trib_mapping_new (void);
TribMapping *trib_mapping_copy (const TribMapping *self);
void trib_mapping_free (TribMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribMapping, trib_mapping_free)

/* The first link of @column, or %NULL. */
TribMappingLink *trib_mapping_find (TribMapping *self, const char *column);
/* Replaces the links of @column by one. @field is a field's name, or for a custom one its label. */
TribMappingLink *trib_mapping_set (TribMapping *self, const char *column, TribLinkKind kind, const char *field,
                                   TribValueType type, double confidence);

/* One more link of @column, behind those that it has. */
TribMappingLink *trib_mapping_add (TribMapping *self, const char *column, TribLinkKind kind, const char *field,
                                   TribValueType type, double confidence);
void trib_mapping_remove (TribMapping *self, TribMappingLink *link);
/* Whether @link draws on @column. */
gboolean trib_mapping_link_has (const TribMappingLink *link, const char *column);
void trib_mapping_link_add_column (TribMappingLink *link, const char *column);
/* (nullable) (transfer full): why a step of the link cannot work; for people. */
char *trib_mapping_link_fault (const TribMappingLink *link);
TribMappingLink *trib_mapping_link_copy (const TribMappingLink *link);

/* For columns that @self does not know: the links of @suggested, as far as they take nothing from another column. Returns how many
 * columns that were. */
guint trib_mapping_take_news (TribMapping *self, const TribMapping *suggested);

char *trib_mapping_to_json (const TribMapping *self);
TribMapping *trib_mapping_from_json (const char *json, gssize len, GError **error);

/* From headings (several languages) and from content: see trib-suggest.c. */
TribMapping *trib_mapping_suggest (const TribTableFacts *table, TribSchema *schema);

G_END_DECLS
