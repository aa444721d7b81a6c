/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of one record: field, text, and what cleansing said of it. One set is reused for row after row.
 */
#pragma once

#include "base/trib-pack.h"
#include "schema/trib-field.h"

G_BEGIN_DECLS

/* Stored by number: never renumber. */
typedef enum
{
  TRIB_STATUS_OK = 0,
  TRIB_STATUS_REPAIRED = 1, /* another writing of the same: a postcode's lost zero, a date turned to ISO */
  TRIB_STATUS_SUSPECT = 2,  /* may be right, should be looked at */
  TRIB_STATUS_INVALID = 3,  /* cannot be right; kept as it came, never compared */
  TRIB_STATUS_MISSING = 4,  /* a way of writing "nothing": N/A, -, 00000, test@test.com */
} TribStatus;

/* Why a value has its status. Stored by number: never renumber. trib_reason_text () has the words. */
typedef enum
{
  TRIB_REASON_NONE = 0,
  TRIB_REASON_SPACE = 1,       /* blanks, invisible characters removed */
  TRIB_REASON_CASE = 2,        /* ANNA -> Anna */
  TRIB_REASON_FORMAT = 3,      /* another writing of the same value */
  TRIB_REASON_SPLIT = 4,       /* taken out of a longer text */
  TRIB_REASON_PADDED = 5,      /* leading zeros put back */
  TRIB_REASON_TYPO_DOMAIN = 6, /* gmial.com */
  TRIB_REASON_PLACEHOLDER = 7, /* a word for "nothing", a dummy */
  TRIB_REASON_NO_AT = 8,
  TRIB_REASON_BAD_DOMAIN = 9,
  TRIB_REASON_BAD_LOCAL_PART = 10,
  TRIB_REASON_NOT_A_NUMBER = 11, /* phone without enough digits */
  TRIB_REASON_LENGTH = 12,
  TRIB_REASON_NOT_ASSIGNED = 13, /* phone number that is not given out in that country */
  TRIB_REASON_LOST_DIGITS = 14,  /* 4.91512E+11 */
  TRIB_REASON_NOT_A_DATE = 15,
  TRIB_REASON_NO_SUCH_DAY = 16, /* 2021-02-29 */
  TRIB_REASON_AMBIGUOUS = 17,   /* 03/04/2020 in a column that does not tell the order */
  TRIB_REASON_FUTURE = 18,
  TRIB_REASON_TOO_OLD = 19,
  TRIB_REASON_UNKNOWN_COUNTRY = 20,
  TRIB_REASON_WRONG_FOR_COUNTRY = 21, /* postcode that the country does not have */
  TRIB_REASON_DIGITS_IN_NAME = 22,
  TRIB_REASON_SHARED_BOX = 23, /* info@, sales@ */
  TRIB_REASON_DISPOSABLE = 24,
  TRIB_REASON_UNKNOWN_WORD = 25, /* yes/no, gender, language not understood */
  TRIB_REASON_SWAPPED = 26,      /* family name and given name had changed places */
  TRIB_REASON_CONTROL = 27,      /* control or direction characters */
} TribReason;

/**
 * TribValue:
 * @field: which
 * @column: source column that it came from, -1 where from several
 * @text: the standard form; where @status is invalid or missing, as it came
 */
typedef struct
{
  TribFieldId field;
  int column;
  TribStatus status;
  TribReason reason;
  TribText text;
} TribValue;

typedef struct _TribValues TribValues;

TribValues *trib_values_new (void);
void trib_values_free (TribValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribValues, trib_values_free)

void trib_values_clear (TribValues *self);
/* Copies @text. An empty text is not added. */
void trib_values_add (TribValues *self, TribFieldId field, int column, TribStatus status, TribReason reason,
                      const char *text, gsize len);
/* The same without a copy: @text ends with NUL and stays for as long as the set is used. */
void trib_values_lend (TribValues *self, TribFieldId field, int column, TribStatus status, TribReason reason,
                       const char *text, gsize len);
guint trib_values_size (TribValues *self);
/* Holds until the set is changed. */
const TribValue *trib_values_nth (TribValues *self, guint index);
/* (nullable): the first usable value (status up to suspect) of @field. */
const TribValue *trib_values_first (TribValues *self, TribFieldId field);

/* The compact form that the project file keeps; the order and everything but @column's meaning survive. */
void trib_values_pack (TribValues *self, GByteArray *out);
/* The first usable value of @field in a packed form, without unpacking the others. @text is in @blob, without a NUL. */
gboolean trib_values_peek (gconstpointer blob, gsize len, TribFieldId field, const char **text, gsize *text_len);
gboolean trib_values_unpack (TribValues *self, gconstpointer blob, gsize len) G_GNUC_WARN_UNUSED_RESULT;

/* The same without copies: the texts lie in @blob, without a NUL at their ends, and hold as long as it. */
gboolean trib_values_unpack_in_place (TribValues *self, gconstpointer blob, gsize len) G_GNUC_WARN_UNUSED_RESULT;

/* A packed form value by value, without a set. */
typedef struct
{
  TribUnpack in;
  guint64 left; /* values */
} TribPackedValues;

gboolean trib_packed_values_open (TribPackedValues *self, gconstpointer blob, gsize len) G_GNUC_WARN_UNUSED_RESULT;
/* While there are any left. @value: its text lies in the blob, without a NUL. Returns: %FALSE where the blob is damaged */
gboolean trib_packed_values_next (TribPackedValues *self, TribValue *value) G_GNUC_WARN_UNUSED_RESULT;
/* Once none is left: whether that was all. */
gboolean trib_packed_values_close (TribPackedValues *self) G_GNUC_WARN_UNUSED_RESULT;

const char *trib_reason_text (TribReason reason);
const char *trib_status_text (TribStatus status);

G_END_DECLS
