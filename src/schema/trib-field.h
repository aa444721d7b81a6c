/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of a customer: their numbers, names, types, and how their values survive a merge.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribFieldId:
 *
 * Built-in fields in schema order. Stored by number in the project file: never renumber, only add at the end
 * of the block. Custom fields count from %TRIB_FIELD_CUSTOM.
 */
typedef enum
{
  TRIB_FIELD_NONE = 0,
  TRIB_FIELD_KIND = 1,
  TRIB_FIELD_NAME_PREFIX = 2,
  TRIB_FIELD_GIVEN_NAME = 3,
  TRIB_FIELD_MIDDLE_NAME = 4,
  TRIB_FIELD_FAMILY_NAME = 5,
  TRIB_FIELD_NAME_SUFFIX = 6,
  TRIB_FIELD_NICKNAME = 7,
  TRIB_FIELD_FULL_NAME = 8,
  TRIB_FIELD_ORGANISATION = 9,
  TRIB_FIELD_JOB_TITLE = 10,
  TRIB_FIELD_EMAIL = 11,
  TRIB_FIELD_PHONE = 12,
  TRIB_FIELD_WEBSITE = 13,
  TRIB_FIELD_ADDRESS_LINE = 14,
  TRIB_FIELD_STREET = 15,
  TRIB_FIELD_HOUSE_NUMBER = 16,
  TRIB_FIELD_UNIT = 17,
  TRIB_FIELD_POSTCODE = 18,
  TRIB_FIELD_CITY = 19,
  TRIB_FIELD_REGION = 20,
  TRIB_FIELD_COUNTRY = 21,
  TRIB_FIELD_DATE_OF_BIRTH = 22,
  TRIB_FIELD_GENDER = 23,
  TRIB_FIELD_LANGUAGE = 24,
  TRIB_FIELD_CUSTOMER_SINCE = 25,
  TRIB_FIELD_EXTERNAL_ID = 26,
  TRIB_FIELD_TAX_ID = 27,
  TRIB_FIELD_NATIONAL_ID = 28,
  TRIB_FIELD_CONSENT_EMAIL = 29,
  TRIB_FIELD_CONSENT_PHONE = 30,
  TRIB_FIELD_CONSENT_POST = 31,
  TRIB_FIELD_TAGS = 32,
  TRIB_FIELD_NOTES = 33,
  TRIB_FIELD_INTERACTION_TIME = 64,
  TRIB_FIELD_CHANNEL = 65,
  TRIB_FIELD_INTERACTION_KIND = 66,
  TRIB_FIELD_PRODUCT = 67,
  TRIB_FIELD_QUANTITY = 68,
  TRIB_FIELD_AMOUNT = 69,
  TRIB_FIELD_CURRENCY = 70,
  TRIB_FIELD_STATUS = 71,
  TRIB_FIELD_TEXT = 72,
  TRIB_FIELD_CUSTOMER_REF = 73,
  TRIB_FIELD_CUSTOM = 1000,
} TribFieldId;

typedef enum
{
  TRIB_TYPE_TEXT,
  TRIB_TYPE_KIND, /* person, organisation */
  TRIB_TYPE_GIVEN_NAME,
  TRIB_TYPE_FAMILY_NAME,
  TRIB_TYPE_FULL_NAME,
  TRIB_TYPE_ORGANISATION,
  TRIB_TYPE_EMAIL,
  TRIB_TYPE_PHONE, /* E.164 where it can be, "+4934122334" */
  TRIB_TYPE_URL,
  TRIB_TYPE_ADDRESS_LINE, /* street, number, perhaps postcode and city in one */
  TRIB_TYPE_STREET,
  TRIB_TYPE_HOUSE_NUMBER,
  TRIB_TYPE_POSTCODE,
  TRIB_TYPE_CITY,
  TRIB_TYPE_REGION,
  TRIB_TYPE_COUNTRY, /* ISO 3166-1 alpha-2 */
  TRIB_TYPE_DATE,    /* ISO 8601, perhaps without day or year: 1987-04-03, 1987-04, 1987, --04-03 */
  TRIB_TYPE_TIME,
  TRIB_TYPE_GENDER,   /* female, male, other */
  TRIB_TYPE_LANGUAGE, /* ISO 639-1 */
  TRIB_TYPE_ID,
  TRIB_TYPE_YES_NO,
  TRIB_TYPE_NUMBER,
  TRIB_TYPE_MONEY,
} TribValueType;

typedef enum
{
  TRIB_GROUP_PERSON,
  TRIB_GROUP_ORGANISATION,
  TRIB_GROUP_CONTACT,
  TRIB_GROUP_ADDRESS,
  TRIB_GROUP_DATES,
  TRIB_GROUP_IDENTIFIERS,
  TRIB_GROUP_CONSENT,
  TRIB_GROUP_OTHER,
  TRIB_GROUP_INTERACTION,
  TRIB_GROUP_CUSTOM,
} TribFieldGroup;

/**
 * TribSurvivorship:
 *
 * How one value is chosen among those of a customer's records. What was set by hand goes before all, what cannot be right after all. Ties
 * go on to: valid before suspect, more frequent, more trusted source, more recent record, longer, then the smaller record number. Stored
 * by number: never renumber.
 */
typedef enum
{
  TRIB_SURVIVE_FREQUENT = 0, /* agreed by most records */
  TRIB_SURVIVE_RECENT = 1,
  TRIB_SURVIVE_LONGEST = 2,   /* "Johann Sebastian" before "J." */
  TRIB_SURVIVE_TRUSTED = 3,   /* of the source that is trusted most */
  TRIB_SURVIVE_SMALLEST = 4,  /* the earliest date, the least number */
  TRIB_SURVIVE_STRICTEST = 5, /* consent: a "no" wins */
  TRIB_SURVIVE_JOIN = 6,      /* keep all (notes, tags) */
  TRIB_SURVIVE_COMPLETE = 7,  /* of the record that has most fields filled */
  TRIB_SURVIVE_VALID = 8,     /* what was found to be right before what should be looked at */
  TRIB_SURVIVE_LARGEST = 9,
  TRIB_SURVIVE_SUM = 10,      /* of all records */
  TRIB_SURVIVE_PRIORITY = 11, /* by a list of values, the first before the others */
  TRIB_N_SURVIVORSHIPS = 12,
} TribSurvivorship;

/**
 * TribCompare:
 *
 * What a custom field says of who somebody is. Stored by number: never renumber.
 */
typedef enum
{
  TRIB_COMPARE_AUTO = 0,       /* as its type and the data tell */
  TRIB_COMPARE_NEVER = 1,      /* nothing */
  TRIB_COMPARE_IDENTIFIES = 2, /* a number or name that one person has */
} TribCompare;

/**
 * TribField:
 * @name: as the command line, mappings and exports name it
 * @label: for people, translated
 * @rule: how its value survives; @own_rule: and how, where nobody set a rule in the project
 * @rule_list: (nullable): what the rule goes by: values of PRIORITY; of TRUSTED the ids of the sources that go first in this field
 * @several: may hold several values (e-mail, phone, website)
 * @compare: of a custom field
 */
typedef struct
{
  TribFieldId id;
  char *name;
  char *label;
  TribFieldGroup group;
  TribValueType type;
  TribSurvivorship rule;
  TribSurvivorship own_rule;
  GStrv rule_list;
  gboolean several;
  TribCompare compare;
} TribField;

const char *trib_field_group_label (TribFieldGroup group);
gboolean trib_field_is_address (TribFieldId id); /* those that survive together */
gboolean trib_field_is_name (TribFieldId id);    /* and so do these; a nickname is for itself */
gboolean trib_field_is_interaction (TribFieldId id);

/* "never": in mappings; and for people, translated. */
const char *trib_compare_name (TribCompare compare);
const char *trib_compare_label (TribCompare compare);
gboolean trib_compare_from_name (const char *name, TribCompare *compare);
/* Whether all of a customer's values survive, one a line. */
gboolean trib_field_keeps_all (const TribField *field);

const char *trib_value_type_name (TribValueType type);  /* "date": in mappings and in what inspect prints */
const char *trib_value_type_label (TribValueType type); /* for people, translated */
gboolean trib_value_type_from_name (const char *name, TribValueType *type);

G_END_DECLS
