/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Vocabularies by their namespace: FHIR, xCard, UBL, ISO 20022, OpenTRANS, cXML, OFX, Google contacts, WooCommerce,
 * Shopify. A namespace that ends in "*" stands for all that begin so; "" is none, as in most JSON. Written by hand from
 * the published specifications. Formats whose records are found by their repetition alone (RSS, Atom, Google Merchant,
 * lists of customers) need no line.
 */
#pragma once

#define FHIR "http://hl7.org/fhir"
#define XCARD "urn:ietf:params:xml:ns:vcard-4.0"
#define UBL "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-*"
#define OPENTRANS "http://www.opentrans.org/XMLSchema/*"
#define CAMT "urn:iso:std:iso:20022:tech:xsd:camt.*"
#define PAIN "urn:iso:std:iso:20022:tech:xsd:pain.*"

/* Nodes that are records, the more important ones of a vocabulary first. */
static const struct
{
  const char *uri;
  const char *name;
} record_table[] = {
  { FHIR, "Patient" },      { FHIR, "Person" },       { FHIR, "RelatedPerson" }, { FHIR, "Practitioner" },
  { FHIR, "Organization" }, { XCARD, "vcard" },       { CAMT, "TxDtls" },        { CAMT, "Ntry" },
  { PAIN, "CdtTrfTxInf" },  { PAIN, "DrctDbtTxInf" }, { OPENTRANS, "PARTY" },    { UBL, "Party" },
  { "", "STMTTRN" },        { "", "BillTo" },         { "", "ShipTo" },
};

/* Nodes that come in kinds, and the child that says which. */
static const struct
{
  const char *uri;
  const char *name;
  const char *key;
} kind_table[] = {
  { FHIR, "telecom", "system" },
  { "", "meta_data", "key" },
  { "", "note_attributes", "name" },
};

/* Attributes that are the text of their element. */
static const struct
{
  const char *uri;
  const char *attribute;
} text_table[] = {
  { FHIR, "value" },
};

/* Members of JSON objects that say what the object is. */
static const struct
{
  const char *key;
  const char *uri;
} type_table[] = {
  { "resourceType", FHIR },
};
