/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets of headings with what each should go to; "*" is a custom field. Values are between bars.
 */
#pragma once

#include "mapping/trib-mapping.h"

typedef struct
{
  const char *name;
  struct
  {
    const char *heading;
    const char *field;
    const char *samples;
  } columns[32];
} HeadingSet;

/* clang-format off */
static const HeadingSet heading_sets[] = {
  { "plain English", {
    { "First Name", "given_name" }, { "Last Name", "family_name" }, { "Email Address", "email" }, { "Phone Number", "phone" },
    { "Street Address", "address_line" }, { "City", "city" }, { "State", "region" }, { "Zip Code", "postcode" }, { "Country", "country" },
    { "Date of Birth", "date_of_birth" }, { "Gender", "gender" }, { "Notes", "notes" } } },
  { "snake case", {
    { "first_name", "given_name" }, { "last_name", "family_name" }, { "dob", "date_of_birth" }, { "email", "email" }, { "mobile_phone", "phone" },
    { "address_line_1", "address_line" }, { "address_line_2", "address_line" }, { "post_code", "postcode" }, { "customer_id", "external_id" } } },
  { "Russian", {
    { "Номер", "external_id" }, { "Фамилия", "family_name" }, { "Имя", "given_name" }, { "Отчество", "middle_name" }, { "Телефон", "phone" },
    { "Эл. почта", "email" }, { "Дата рождения", "date_of_birth" }, { "Город", "city" }, { "Индекс", "postcode" }, { "Адрес", "address_line" } } },
  { "Turkish", {
    { "Ad", "given_name", "Ayşe|Mehmet|Fatma" }, { "Soyad", "family_name", "Yılmaz|Kaya|Demir" }, { "TC Kimlik No", "national_id", "12345678901|23456789012" },
    { "Doğum Tarihi", "date_of_birth", "01.02.1980|03.04.1990" }, { "İl", "city", "İstanbul|Ankara|İzmir" }, { "Adres", "address_line" }, { "Telefon", "phone" } } },
  { "Spanish civil register", {
    { "nombre", "given_name", "María|José|Ana" }, { "apellido1", "family_name", "García|López|Gil" }, { "apellido2", "family_name", "Pérez|Ruiz|Sanz" },
    { "año", "date_of_birth", "1890|1901|1877" }, { "mes", "date_of_birth", "1|12|7" }, { "dia", "date_of_birth", "1|12|31" }, { "municipio", "city" } } },
  { "a day without a year is no birth", { { "Name", "full_name" }, { "Tag", "tags", "1|12|31" }, { "Monat", "*", "1|12|7" } } },
  { "Swedish", {
    { "Medlemsnr", "external_id" }, { "Förnamn", "given_name" }, { "Efternamn", "family_name" }, { "Födelsedatum", "date_of_birth" },
    { "Ort", "city" }, { "Mobil", "phone" } } },
  { "books of account", { { "Kreditor", "organisation" }, { "Anschrift", "address_line" }, { "Postleitzahl", "postcode" }, { "Stadt", "city" } } },
  { "a town and a part of it", { { "Locality", "*" }, { "Town", "city" }, { "Post Code", "postcode" } } },
  { "Japanese", {
    { "顧客番号", "external_id" }, { "氏名", "full_name" }, { "フリガナ", "*" }, { "郵便番号", "postcode" }, { "住所", "address_line" },
    { "電話番号", "phone" }, { "メールアドレス", "email" }, { "生年月日", "date_of_birth" }, { "性別", "gender" }, { "会社名", "organisation" } } },
  { "street and number in one, as Germans head it", {
    { "Straße u. Nr.", "address_line" }, { "PLZ", "postcode" }, { "Ort", "city" } } },
  { "an export of our own", {
    { "customer_id", "*" }, { "record_count", "*" }, { "sources", "*" }, { "kind", "kind" }, { "given_name", "given_name" },
    { "family_name", "family_name" }, { "full_name", "full_name" }, { "address_line", "address_line" }, { "street", "street" },
    { "house_number", "house_number" }, { "external_id", "external_id" }, { "titel", "*" } } },
  { "camel case", {
    { "firstName", "given_name" }, { "lastName", "family_name" }, { "emailAddress", "email" }, { "phoneNumber", "phone" }, { "postalCode", "postcode" },
    { "dateOfBirth", "date_of_birth" }, { "companyName", "organisation" }, { "jobTitle", "job_title" }, { "countryCode", "country" } } },
  { "German", {
    { "Kunden-Nr.", "external_id" }, { "Anrede", "name_prefix" }, { "Vorname", "given_name" }, { "Name", "family_name" }, { "Firma", "organisation" },
    { "Straße", "street" }, { "Hausnr.", "house_number" }, { "PLZ", "postcode" }, { "Ort", "city" }, { "Land", "country" }, { "E-Mail", "email" },
    { "Telefon", "phone" }, { "Handy", "phone" }, { "Geb.datum", "date_of_birth" }, { "Kunde seit", "customer_since" }, { "USt-IdNr.", "tax_id" },
    { "Bemerkung", "notes" }, { "Lieblingskaffee", "*" } } },
  { "German loyalty cards", {
    { "Kartennr.", "external_id" }, { "Name", "family_name" }, { "Vorname", "given_name" }, { "Straße", "street" }, { "Hausnr.", "house_number" },
    { "Karte seit", "customer_since" }, { "Punkte", "*" }, { "Filiale", "*" }, { "Letzter Einkauf", "*" } } },
  { "German, one line", {
    { "Name, Vorname", "full_name" }, { "Straße/Nr.", "address_line" }, { "PLZ/Ort", "city" }, { "Tel.", "phone" }, { "Geburtstag", "date_of_birth" } } },
  { "French", {
    { "Civilité", "name_prefix" }, { "Nom", "family_name" }, { "Prénom", "given_name" }, { "Société", "organisation" }, { "Adresse", "address_line" },
    { "Code postal", "postcode" }, { "Ville", "city" }, { "Pays", "country" }, { "Téléphone", "phone" }, { "Courriel", "email" },
    { "Date de naissance", "date_of_birth" }, { "Sexe", "gender" }, { "N° client", "external_id" }, { "Lieu de naissance", "*" } } },
  { "Spanish", {
    { "Nombre", "given_name" }, { "Apellidos", "family_name" }, { "Correo electrónico", "email" }, { "Teléfono", "phone" }, { "Dirección", "address_line" },
    { "Código postal", "postcode" }, { "Población", "city" }, { "Provincia", "region" }, { "País", "country" }, { "Fecha de nacimiento", "date_of_birth" },
    { "DNI", "national_id" } } },
  { "Italian", {
    { "Nome", "given_name" }, { "Cognome", "family_name" }, { "Indirizzo", "address_line" }, { "CAP", "postcode" }, { "Città", "city" },
    { "Provincia", "region" }, { "Cellulare", "phone" }, { "Data di nascita", "date_of_birth" }, { "Codice fiscale", "national_id" }, { "Partita IVA", "tax_id" } } },
  { "Dutch", {
    { "Voornaam", "given_name" }, { "Achternaam", "family_name" }, { "Straat", "street" }, { "Huisnummer", "house_number" }, { "Postcode", "postcode" },
    { "Woonplaats", "city" }, { "Telefoonnummer", "phone" }, { "E-mailadres", "email" }, { "Geboortedatum", "date_of_birth" }, { "Geslacht", "gender" } } },
  { "Portuguese", {
    { "Primeiro nome", "given_name" }, { "Apelido", "family_name" }, { "Morada", "address_line" }, { "Código Postal", "postcode" }, { "Cidade", "city" },
    { "Telemóvel", "phone" }, { "Data de nascimento", "date_of_birth" } } },
  { "Polish", {
    { "Imię", "given_name" }, { "Nazwisko", "family_name" }, { "Ulica", "street" }, { "Nr domu", "house_number" }, { "Kod pocztowy", "postcode" },
    { "Miejscowość", "city" }, { "Telefon", "phone" }, { "Data urodzenia", "date_of_birth" }, { "PESEL", "national_id" } } },
  { "Google Contacts", {
    { "Name", "full_name" }, { "Given Name", "given_name" }, { "Additional Name", "middle_name" }, { "Family Name", "family_name" },
    { "Name Prefix", "name_prefix" }, { "Name Suffix", "name_suffix" }, { "Nickname", "nickname" }, { "Birthday", "date_of_birth" }, { "Notes", "notes" },
    { "Group Membership", "tags" }, { "E-mail 1 - Type", "*" }, { "E-mail 1 - Value", "email" }, { "E-mail 2 - Value", "email" }, { "Phone 1 - Type", "*" },
    { "Phone 1 - Value", "phone" }, { "Address 1 - Street", "address_line" }, { "Address 1 - City", "city" }, { "Address 1 - Region", "region" },
    { "Address 1 - Postal Code", "postcode" }, { "Address 1 - Country", "country" }, { "Organization 1 - Name", "organisation" },
    { "Organization 1 - Title", "job_title" }, { "Website 1 - Value", "website" } } },
  { "Outlook", {
    { "Title", "name_prefix" }, { "First Name", "given_name" }, { "Middle Name", "middle_name" }, { "Last Name", "family_name" }, { "Suffix", "name_suffix" },
    { "Company", "organisation" }, { "Job Title", "job_title" }, { "Business Street", "address_line" }, { "Business City", "city" }, { "Business State", "region" },
    { "Business Postal Code", "postcode" }, { "Home Street", "*" }, { "Home City", "*" }, { "Business Phone", "phone" },
    { "Home Phone", "phone" }, { "Mobile Phone", "phone" }, { "Business Fax", "*" }, { "E-mail Address", "email" }, { "E-mail 2 Address", "email" },
    { "Birthday", "date_of_birth" }, { "Web Page", "website" } } },
  { "HubSpot", {
    { "Record ID", "external_id" }, { "First Name", "given_name" }, { "Last Name", "family_name" }, { "Email", "email" }, { "Phone Number", "phone" },
    { "Company Name", "organisation" }, { "Street Address", "address_line" }, { "State/Region", "region" }, { "Postal Code", "postcode" },
    { "Country/Region", "country" }, { "Create Date", "customer_since" }, { "Lead Status", "*" }, { "Last Activity Date", "*" } } },
  { "Mailchimp", {
    { "Email Address", "email" }, { "First Name", "given_name" }, { "Last Name", "family_name" }, { "Address", "address_line" }, { "Phone Number", "phone" },
    { "Birthday", "date_of_birth" }, { "MEMBER_RATING", "*" }, { "OPTIN_TIME", "customer_since" }, { "OPTIN_IP", "*" }, { "TAGS", "tags" } } },
  { "Shopify", {
    { "Customer ID", "external_id" }, { "First Name", "given_name" }, { "Last Name", "family_name" }, { "Email", "email" },
    { "Accepts Email Marketing", "consent_email" }, { "Default Address Company", "organisation" }, { "Default Address Address1", "address_line" },
    { "Default Address City", "city" }, { "Default Address Province Code", "region" }, { "Default Address Country Code", "country" },
    { "Default Address Zip", "postcode" }, { "Phone", "phone" }, { "Accepts SMS Marketing", "consent_phone" }, { "Total Spent", "*" }, { "Total Orders", "*" },
    { "Note", "notes" }, { "Tags", "tags" } } },
  { "WooCommerce", {
    { "billing_first_name", "given_name" }, { "billing_last_name", "family_name" }, { "billing_company", "organisation" }, { "billing_address_1", "address_line" },
    { "billing_postcode", "postcode" }, { "billing_city", "city" }, { "billing_state", "region" }, { "billing_country", "country" }, { "billing_email", "email" },
    { "billing_phone", "phone" }, { "shipping_first_name", "*" }, { "shipping_city", "*" }, { "order_id", "*" }, { "order_date", "*" } } },
  { "Salesforce", {
    { "Id", "external_id" }, { "Salutation", "name_prefix" }, { "FirstName", "given_name" }, { "LastName", "family_name" }, { "AccountName", "organisation" },
    { "MailingStreet", "address_line" }, { "MailingCity", "city" }, { "MailingPostalCode", "postcode" }, { "MailingCountry", "country" }, { "MobilePhone", "phone" },
    { "HomePhone", "phone" }, { "Email", "email" }, { "Birthdate", "date_of_birth" }, { "LastModifiedDate", "*" } } },
  { "Zendesk", {
    { "name", "full_name" }, { "email", "email" }, { "external_id", "external_id" }, { "details", "notes" }, { "phone", "phone" }, { "organization", "organisation" },
    { "role", "*" }, { "tags", "tags" } } },
  { "record linkage, Australian", {
    { "given_name", "given_name" }, { "surname", "family_name" }, { "street_number", "house_number" }, { "address_1", "street" },
    { "address_2", "*", "rosehill|the willows|westfield|elmwood|ashgrove" }, { "suburb", "city" }, { "postcode", "postcode" }, { "state", "region", "nsw|vic|qld" },
    { "date_of_birth", "date_of_birth", "19260203|19570420|19810101" }, { "soc_sec_id", "national_id" } } },
  { "record linkage, five columns", {
    { "first_name", "given_name" }, { "surname", "family_name" }, { "dob", "date_of_birth" }, { "city", "city" }, { "email", "email" } } },
  { "record linkage, sources", {
    { "source", "*", "crm|mail|till" }, { "first_name", "given_name" }, { "last_name", "family_name" }, { "street_address", "address_line" }, { "city", "city" },
    { "state", "region" }, { "postcode", "postcode" }, { "email", "email" }, { "phone", "phone" }, { "date_of_birth", "date_of_birth" } } },
  { "births in parts", {
    { "fname_c1", "given_name", "CARSTEN|GERD|ROBERT|STEFAN" }, { "fname_c2", "middle_name", "" }, { "lname_c1", "family_name", "MEIER|BAUER|HARTMANN" }, { "lname_c2", "*", "" },
    { "by", "date_of_birth", "1949|1968|1930" }, { "bm", "date_of_birth", "7|12|4" }, { "bd", "date_of_birth", "22|27|30" } } },
  { "historical persons", {
    { "full_name", "full_name" }, { "birth_place", "*" }, { "birth_date", "date_of_birth" }, { "death_date", "*" }, { "occupation", "job_title" },
    { "father_name", "*" }, { "mother_surname", "*" }, { "gender", "gender" }, { "parish", "city" } } },
  { "XML paths", {
    { "@id", "external_id" }, { "contact/name/first", "given_name" }, { "contact/name/last", "family_name" }, { "contact/email", "email" }, { "phone", "phone" },
    { "phone_2", "phone" }, { "phone/@type", "*" }, { "address/street", "address_line" }, { "address/zip", "postcode" }, { "address/city", "city" },
    { "address/@country", "country" }, { "born", "date_of_birth" }, { "since", "customer_since" }, { "last-ticket", "*" } } },
  { "voters", {
    { "ncid", "external_id" }, { "midl_name", "middle_name" }, { "res_street_address", "address_line" }, { "res_city_desc", "city" }, { "state_cd", "region" },
    { "zip_code", "postcode" }, { "full_phone_number", "phone" }, { "race", "*" }, { "age", "*" } } },
};

static const HeadingSet content_sets[] = {
  { "numbers of articles are no phones", {
    { "Code barre", "*", "0012345678905|0412345678901|0098765432109" }, { "EAN", "*", "0012345678905|0412345678901|0098765432109" },
    { "Tel", "phone", "0171234567|0309876543|0401122334" } } },
  { "restaurants", {
    { "name", "organisation", "blue door grill|cafe sol|harbor house restaurant|the oak tavern|lucia's|palm court hotel|red lantern|mama's kitchen" },
    { "addr", "address_line", "12 main st.|400 w. 3rd st.|77 ocean ave." }, { "city", "city", "boston|new york|miami" },
    { "phone", "phone", "212-555-0101|305/555-0102|617-555-0103" }, { "type", "*", "seafood|italian|thai" } } },
  { "firms", {
    { "name", "organisation", "Meyer GmbH|Blau AG|Rot & Söhne KG|Nord Bau GmbH|Hansa Handels GmbH" }, { "city", "city", "Köln|Bonn" } } },
  { "persons", {
    { "name", "full_name", "Anna Meyer|Peter Blau|John Smith|Maria Rot|Thomas Grün|Ute Nord" }, { "city", "city", "Köln|Bonn" } } },
  { "without headings", {
    { "Column 1", "given_name", "Anna|Peter|John|Maria|Thomas|Ute" }, { "Column 2", "family_name", "Meyer|Blau|Smith|Rot|Grün|Nord" },
    { "Column 3", "email", "a@b.example|c@d.example|e@f.example" }, { "Column 4", "phone", "+49 341 123456|+49 30 987654|0171 1234567" } } },
  { "a heading that its values deny", {
    { "email", "*", "yes|no|maybe|never" }, { "phone", "*", "Nokia|Samsung|Apple|Sony" } } },
  { "title of a job", {
    { "First name", "given_name", "Anna|Peter|John" }, { "Title", "job_title", "Head of Sales|Engineer|Director|Buyer" } } },
  { "two titles", {
    { "Anrede", "gender", "Herr|Frau" }, { "Titel", "name_prefix", "Dr.|Prof. Dr." }, { "Vorname", "given_name" }, { "Nachname", "family_name" } } },
};

static const struct
{
  const char *heading, *samples, *country;
  TribDateOrder order;
} locale_cases[] = {
  { "Land", "Deutschland|DE|Germany", "DE", TRIB_DATE_ORDER_UNKNOWN },
  { "phone", "+49 341 123456|+49 30 987654|0171 1234567", "DE", TRIB_DATE_ORDER_UNKNOWN },
  { "phone", "212-555-0101|305/555-0102|617-555-0103", "US", TRIB_DATE_ORDER_UNKNOWN },
  { "postcode", "SW1A 1AA|EC1A 1BB|M1 1AE", "GB", TRIB_DATE_ORDER_UNKNOWN },
  { "postcode", "1234 AB|5678 CD", "NL", TRIB_DATE_ORDER_UNKNOWN },
  { "state", "nsw|vic|qld|tas", "AU", TRIB_DATE_ORDER_UNKNOWN },
  { "state", "NY|CA|TX|FL", "US", TRIB_DATE_ORDER_UNKNOWN },
  { "email", "a@x.fr|b@y.fr|c@z.fr", "FR", TRIB_DATE_ORDER_UNKNOWN },
  { "zip", "12345|04299|04103", NULL, TRIB_DATE_ORDER_UNKNOWN },
  { "city", "Paris|Berlin", NULL, TRIB_DATE_ORDER_UNKNOWN },
  { "birthday", "31/12/1980|01/02/1990", NULL, TRIB_DATE_ORDER_DMY },
  { "birthday", "12/31/1980|01/02/1990", NULL, TRIB_DATE_ORDER_MDY },
  { "birthday", "12/31/1980|31/02/1990|01/02/1990", NULL, TRIB_DATE_ORDER_UNKNOWN },
  { "birthday", "01/02/1990|03/04/1991", NULL, TRIB_DATE_ORDER_UNKNOWN },
  { "birthday", "01.02.1990|03.04.1991", NULL, TRIB_DATE_ORDER_DMY },
  { "birthday", "1990-02-01|1991-04-03", NULL, TRIB_DATE_ORDER_YMD },
};
/* clang-format on */
