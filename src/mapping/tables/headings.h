/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings that people and programs write over columns, by field: folded, between bars, in English, German, French,
 * Spanish, Italian, Dutch, Portuguese, Polish; some in
 * Russian and Japanese, which are folded to Latin letters too. Written by hand. TRIB_FIELD_NONE: known to be none of the fields, so
 * that no part of it is taken for one; its type is that of the custom field.
 */
#pragma once

/* clang-format off */
static const struct
{
  TribFieldId field;
  guint certain; /* percent */
  TribValueType type;
  const char *names;
} heading_table[] = {
  { TRIB_FIELD_KIND, 85, TRIB_TYPE_KIND,
    "kind|customer type|client type|contact type|account type|entity type|party type|kundenart|kundentyp|art|person or company|is company" },

  { TRIB_FIELD_NAME_PREFIX, 95, TRIB_TYPE_TEXT,
    "salutation|anrede|name prefix|prefix|titel|akad titel|akademischer titel|honorific|honorific prefix|civilite|politesse|tratamiento|"
    "trattamento|aanhef|aanspreektitel|tratamento|forma grzecznosciowa|titre|titolo|titulo|tytul|namenszusatz vorn" },
  { TRIB_FIELD_NAME_PREFIX, 60, TRIB_TYPE_TEXT, "title" },

  { TRIB_FIELD_GIVEN_NAME, 98, TRIB_TYPE_GIVEN_NAME,
    "given name|givenname|vorname adressattyp naturl person|first name|firstname|first|forename|forenames|given|givens|fname|f name|fname c 1|name first|christian name|"
    "given names|first names|ima|ming|vorname|vornamen|rufname|prenom|prenoms|nombre de pila|nombres|primer nombre|nome proprio|primeiro nome|"
    "voornaam|voornamen|roepnaam|imie|imiona|fornamn|fornavn|firstnm|first nm|name given|vname|vn|prename|"
    "ad|adi|isim|on adi|prenume|jmeno|krestni jmeno|keresztnev|utonev|etunimi|eesnimi|vardas|vards|ime|given nm" },
  { TRIB_FIELD_GIVEN_NAME, 75, TRIB_TYPE_GIVEN_NAME, "nome|nombre" },

  { TRIB_FIELD_MIDDLE_NAME, 95, TRIB_TYPE_GIVEN_NAME,
    "middle name|middlename|middle|middle names|additional name|additional names|mname|m name|middle initial|mi|midl name|midl nm|zweiter vorname|"
    "zweitname|second name|deuxieme prenom|segundo nombre|secondo nome|tweede voornaam|drugie imie|fname c 2|name middle|initials|"
    "weitere vornamen|otcestvo|"
    "patronymic|patronymic name|second given name|second forename|ikinci ad" },

  { TRIB_FIELD_FAMILY_NAME, 98, TRIB_TYPE_FAMILY_NAME,
    "family name|familyname|nom usuel|nom dusage|nom de usage|sn|name adressattyp naturl person|nom du contact|nom contact|nachname kontakt|last name|lastname|last|surname|surnames|sname|lname|l name|lname c 1|name last|name family|family|sur name|"
    "nachname|familienname|zuname|nom de famille|nom|apellido|apellidos|primer apellido|cognome|achternaam|familienaam|apelido|sobrenome|"
    "nazwisko|efternamn|efternavn|etternavn|lastnm|last nm|nname|nn|soyadi|soyisim|prijmeni|familia|xing|"
    "soyad|soy ad|prezime|sukunimi|csaladnev|vezeteknev|nume de familie|perekonnanimi|pavarde|uzvards|apellido 1|apellido paterno|family nm|surname 1" },

  { TRIB_FIELD_NAME_SUFFIX, 90, TRIB_TYPE_TEXT,
    "name suffix|suffix|honorific suffix|generation|name sufx cd|namenszusatz|suffixe|sufijo|suffisso|achtervoegsel" },
  { TRIB_FIELD_NICKNAME, 90, TRIB_TYPE_GIVEN_NAME,
    "nickname|nick name|nick|alias|preferred name|known as|spitzname|surnom|apodo|soprannome|bijnaam|pseudonim" },

  { TRIB_FIELD_FULL_NAME, 95, TRIB_TYPE_FULL_NAME,
    "full name|fullname|referente|interlocuteur|persona contatto|osoba kontaktowa|complete name|name complete|vollstandiger name|vollname|nom complet|nombre completo|nome completo|volledige naam|"
    "nome e cognome|cognome e nome|nom et prenom|nom prenom|nombre y apellidos|apellidos y nombre|imie i nazwisko|nazwisko i imie|"
    "vor und nachname|vorname nachname|vorname und nachname|name vorname|nachname vorname|name und vorname|vorname name|contact person|"
    "ansprechpartner|kontaktperson|contactpersoon|recipient|empfanger|kontoinhaber|account holder|first and last name|first last name|formatted name|fn|fio|shi ming|ming qian|o ming qian|"
    "ad soyad|adi soyadi|isim soyisim|nome e sobrenome|nombre y apellido|teljes nev|jmeno a prijmeni|ime i prezime|name of person|patient name|member name|customer name" },
  { TRIB_FIELD_FULL_NAME, 80, TRIB_TYPE_FULL_NAME,
    "name|naam|display name|displayname|anzeigename|customer|kunde|kundenname|client|cliente|klant|klient|member|mitglied|person|"
    "contact|kontakt|name 1|file as|first and surname|interessent|teilnehmer|patient|gast|guest|namn|navn|nazwa" },

  { TRIB_FIELD_ORGANISATION, 95, TRIB_TYPE_ORGANISATION,
    "organisation|organization|name adressattyp unternehmen|nombre fiscal|nombre comercial|denominacion social|denominazione|denominacion|organisation name|organization name|organization 1 name|organisation 1 name|org|org name|company|company name|companyname|firm|firm name|"
    "business|business name|employer|arbeitgeber|firma|firmenname|firmierung|unternehmen|gesellschaft|institution|verein|societe|"
    "raison sociale|entreprise|organisme|empresa|razon social|compania|azienda|ragione sociale|ditta|societa|bedrijf|bedrijfsnaam|organizacia|kompania|hui she ming|"
    "organisatie|instelling|organizacja|nazwa firmy|przedsiebiorstwo|razao social|account name|trading name|legal name|vendor|supplier|"
    "lieferant|vendor name|supplier name|restaurant|restaurant name|hotel|hotel name|shop name|store name|site name|school|school name|institute|"
    "name of company|name of organisation|name of organization|name der firma|firmenbezeichnung|foretag|virksomhed|"
    "sirket|sirket adi|firma adi|sirket unvani|unvan|yritys|cegnev|nazev firmy|naziv|firmanavn|foretagsnamn|name des unternehmens|nom de lentreprise|nombre de la empresa|nome da empresa|nome fantasia" },

  { TRIB_FIELD_ORGANISATION, 80, TRIB_TYPE_ORGANISATION,
    "kreditor|creditor|debitorenname|kreditorenname|geschaftspartner|business partner|dealer|crediteur|acreedor|proveedor|fornitore|fournisseur|leverancier|dostawca|fornecedor" },

  { TRIB_FIELD_ORGANISATION, 65, TRIB_TYPE_ORGANISATION, "co" },

  { TRIB_FIELD_JOB_TITLE, 90, TRIB_TYPE_TEXT,
    "job title|jobtitle|job|role title|position|funktion|berufsbezeichnung|stellung|organization 1 title|organization title|poste|"
    "cargo|puesto|ruolo|functie|stanowisko|fonction|title role" },
  { TRIB_FIELD_JOB_TITLE, 70, TRIB_TYPE_TEXT,
    "occupation|profession|beruf|metier|ocupacion|profesion|professione|beroep|zawod|profissao|trade" },

  { TRIB_FIELD_EMAIL, 98, TRIB_TYPE_EMAIL,
    "email|e mail|mail|pec|indirizzo pec|indirizzo e mail|adresse de messagerie|adresse de courriel|e mailadresse|email address|e mail address|emailaddress|e mail adresse|mailadresse|mail address|email adresse|courriel|adresse email|"
    "adresse mail|adresse e mail|adresse electronique|correo|correo electronico|direccion de correo|posta elettronica|indirizzo email|"
    "e mailadres|emailadres|mailadres|adres email|adres e mail|poczta|email id|primary email|e mail 1 value|email 1 value|epost|contact email|"
    "el pocta|elektronnaa pocta|pocta|meru|meruadoresu|"
    "e posta|eposta|e posta adresi|eposta adresi|sahkoposti|e mail cim|adresa de email|e postadress|epostadress|e postadresse" },

  { TRIB_FIELD_PHONE, 98, TRIB_TYPE_PHONE,
    "phone|phone number|tlf|tlf movil|tel dienstl|telefon dienstl|tel domicile|cell|cel|tel mobile|tel portable|tel cellulare|tel priv|tel privat|tel geschaftlich|tel mobil|phonenumber|phone no|telephone|telephone number|tel|tel no|tel nr|telefon|telefonnummer|telefonnr|telefon nr|fon|"
    "rufnummer|mobile|mobile phone|mobile number|mobilephone|mobil|mobiltelefon|mobilnummer|mobilfunk|handy|handynummer|handy nr|cell|"
    "cell phone|cellphone|cellular|telephone mobile|portable|numero de telephone|gsm|telefono|tel fijo|movil|telefono movil|celular|"
    "numero de telefono|cellulare|numero di telefono|telefoon|telefoonnummer|mobiel|mobiele telefoon|telemovel|telefone|telemovil|"
    "komorka|telefon komorkowy|numer telefonu|business phone|home phone|work phone|phone 1 value|primary phone|full phone number|fixe|"
    "festnetz|telefon privat|telefon geschaftlich|telefon mobil|telefon dienstlich|telefon 1|telefon 2|phone 1|phone 2|tel 1|tel 2|"
    "whatsapp|sms number|sms|contact number|contact no|daytime phone|evening phone|phone home|phone mobile|phone work|"
    "mobilnyj|mobilnyj telefon|nomer telefona|dian hua|dian hua fan hao|xie dai fan hao|xie dai dian hua|"
    "cep telefonu|cep telefon|cep tel|cep no|gsm no|telefon no|telefon numarasi|tel no su|puhelin|puhelinnumero|telefonszam|mobilszam|fone|telefone celular|telefonnr privat|mobilnr|telefonni cislo" },

  { TRIB_FIELD_WEBSITE, 95, TRIB_TYPE_URL,
    "website|web site|web|url|homepage|web page|webpage|webseite|internet|internetseite|website 1 value|site web|site internet|pagina web|"
    "sitio web|sito|sito web|webadres|strona www|www|site|webadresse|domain|company domain name|website url" },

  { TRIB_FIELD_ADDRESS_LINE, 93, TRIB_TYPE_ADDRESS_LINE,
    "address line|address line 1|address line 2|addressline|address|addr|address 1|addr 1|adresse|adresse 1|anschrift|street address|"
    "streetaddress|street address 1|postal address|mailing address|postanschrift|postadresse|direccion|domicilio|indirizzo|adres|endereco|morada|adresszeile|"
    "adresszeile 1|adreszeile|rue et numero|strasse und hausnummer|strasse hausnummer|strasse hausnr|strasse nr|strasse u hausnr|"
    "strasse und nr|strasse u nr|strasse nummer|str nr|str u nr|str hausnr|str und hausnr|strasse mit hausnummer|zhu suo|straat en huisnummer|calle y numero|via e numero|ulica i numer|address formatted|address 1 formatted|"
    "res street address|street line 1|street 1|adresse postale|address street address|location address|full address|physical address|venue address|"
    "acik adres|adres satiri|osoite|katuosoite|lakcim|cim|logradouro|endereco completo|direccion completa|di zhi|dizhi|adressrad|gatuadress" },
  { TRIB_FIELD_ADDRESS_LINE, 90, TRIB_TYPE_ADDRESS_LINE,
    "street|str|strasse|strase|rue|voie|calle|via|straat|straatnaam|ulica|rua|gata|address street|address 1 street|mailing street|"
    "home street|business street|billing street|adr|strae|street name|strt|streetname|strassenname|gade|vej|adresa" },

  { TRIB_FIELD_HOUSE_NUMBER, 95, TRIB_TYPE_HOUSE_NUMBER,
    "house number|housenumber|house no|house nr|street number|street no|street nr|streetnumber|building number|hausnummer|hausnr|haus nr|hnr|hsnr|numero de rue|"
    "numero de voie|numero civico|civico|no voie|huisnummer|huisnr|numer domu|nr domu|numero exterior|num rue|house num|st number|st no|address number" },
  { TRIB_FIELD_UNIT, 88, TRIB_TYPE_TEXT,
    "unit|unit number|nr lokalu|numer lokalu|lokal|apartment|apt|apt no|flat|flat number|suite|floor|room|appartement|wohnung|wohnungsnummer|stockwerk|etage|stock|"
    "piso|puerta|interno|scala|toevoeging|huisnummer toevoeging|mieszkanie|nr mieszkania|complement|complement dadresse|adresszusatz|"
    "address 2|addr 2|address line 2 unit|address 1 extended address|adresse 2|street 2|street address 2|extended address|zusatz|bus" },

  { TRIB_FIELD_POSTCODE, 98, TRIB_TYPE_POSTCODE,
    "postcode|post code|postal code|postalcode|zip|zip code|zipcode|zip postal code|zip 5|postal|plz|postleitzahl|code postal|cp|"
    "codigo postal|cod postal|cap|codice postale|codice avviamento postale|postcd|pcode|kod pocztowy|cep|codpostal|c p|postnr|postnummer|"
    "home postal code|business postal code|eircode|pin code|pincode|psc|irsz|postcode fake|zip or postcode|post zip code|indeks|poctovyj indeks|you bian fan hao|"
    "posta kodu|zip kodu|iranyitoszam|postinumero|postal kodu|pin" },
  { TRIB_FIELD_POSTCODE, 60, TRIB_TYPE_POSTCODE, "kod" },

  { TRIB_FIELD_CITY, 97, TRIB_TYPE_CITY,
    "city|town|cty|ville bureau|city name|cityname|town city|city town|municipality|ort|wohnort|stadt|gemeinde|ville|"
    "commune|ciudad|poblacion|municipio|citta|comune|stad|plaats|woonplaats|gemeente|cidade|"
    "miasto|miejscowosc|stad ort|kommune|place|city desc|res city desc|metro|sehir|mesto|wohnort ort|gorod|"
    "ilce|oras|varos|paikkakunta|postort|cheng shi|city village" },
  { TRIB_FIELD_CITY, 92, TRIB_TYPE_CITY,
    "suburb|locality|village|ortschaft|localite|localidad|localita|localidade|city suburb" },
  { TRIB_FIELD_CITY, 85, TRIB_TYPE_CITY,
    "plz ort|plz und ort|plz stadt|plz wohnort|cp ville|code postal ville|zip city|postcode city|city state zip|city zip|cap citta|cp localidad|postcode plaats" },
  { TRIB_FIELD_CITY, 60, TRIB_TYPE_CITY, "parish|hometown|residence|wohnsitz|location|il|municipio de residencia" },

  { TRIB_FIELD_REGION, 92, TRIB_TYPE_REGION,
    "region|state|dep region|etat region|state province|state region|province|province code|state code|state cd|county|bundesland|kanton|canton|departement|"
    "department code|provincia|estado|comunidad autonoma|regione|provincie|wojewodztwo|stato|state or province|province state|distrito|district|"
    "uf|departamento|prefecture|vilayet|judet|zupanija|megye|fylke|maakunta|oblast|sheng" },
  { TRIB_FIELD_REGION, 70, TRIB_TYPE_REGION, "st|prov" },
  { TRIB_FIELD_COUNTRY, 97, TRIB_TYPE_COUNTRY,
    "country|country region|land region|pays region|pais region|paese area geografica|land regio|ctry|cntry|country code|countrycode|country name|land|staat|landercode|landeskennzeichen|lkz|laenderkuerzel|landerkurzel|pays|"
    "code pays|pais|paese|nazione|nazionalita paese|landcode|kraj|nation|iso country|country iso|ulke|address country|country code iso|strana" },

  { TRIB_FIELD_DATE_OF_BIRTH, 98, TRIB_TYPE_DATE,
    "date of birth|dateofbirth|fecha de nac|f de nacimiento|geb dat|geburtsdat|gebtag|date naiss|nato a il|birth date|birthdate|birthday|birth day date|dob|d o b|born|born on|bday|geburtsdatum|geburtstag|geb datum|gebdatum|geb|"
    "gebdat|geb am|geboren|geboren am|date de naissance|naissance|ne le|nee le|date naissance|fecha de nacimiento|fecha nacimiento|nacimiento|"
    "fecha nac|data di nascita|nascita|nato il|geboortedatum|data de nascimento|nascimento|data urodzenia|urodzony|fodelsedatum|fodselsdato|dt birth|birth dt|date birth|"
    "data rozdenia|den rozdenia|sheng nian yue ri|"
    "dogum tarihi|dogum gunu|ne e le|nee e le|date de naiss|date naiss|datenaissance|ddn|fodt|fodelsedag|syntymaaika|szuletesi datum|szuletesi ido|datum narozeni|narozen|datum rodenja|datum rojstva|data nasterii|data nasc|dt nasc|dt nascimento|fecha nacim|f nacimiento|f nac|data di nasc|chu sheng ri qi|sheng ri|birth|geb dat" },

  { TRIB_FIELD_GENDER, 96, TRIB_TYPE_GENDER,
    "gender|sex|geschl|m f|m w|h f|w m|f m|m v|mf|sesso m f|geschlecht|sexe|genre|sexo|genero|sesso|genere|geslacht|plec|gender code|sex code|kon|kjonn|pol|xing bie|"
    "cinsiyet|pohlavi|nem|sukupuoli|spol" },
  { TRIB_FIELD_LANGUAGE, 92, TRIB_TYPE_LANGUAGE,
    "language|lang|sprache|korrespondenzsprache|preferred language|locale|langue|idioma|lingua|taal|jezyk|language code" },
  { TRIB_FIELD_CUSTOMER_SINCE, 90, TRIB_TYPE_DATE,
    "customer since|kunde seit|data registrazione|data creazione|fecha creacion|fecha de creacion|fecha registro|date creation|date de linscription|date inscription|aanmaakdatum|data utworzenia|data dodania|data zapisu|created time|signup time|sign up|signed up|signup|created date|created utc|created date utc|creation time|eintritt|eintritt am|beitritt|beitritt am|date dadhesion|date d adhesion|date adhesion|adhesion|data di iscrizione|data iscrizione|fecha alta|fecha inscripcion|inschrijvingsdatum|registr date|person created|added time|profile created on|client depuis|cliente desde|cliente dal|klant sinds|klient od|member since|mitglied seit|since|joined|"
    "join date|date joined|signup date|sign up date|registration date|registered|registered on|registrierungsdatum|registriert am|"
    "created|created at|create date|date created|created on|creation date|erstellt am|angelegt am|anlagedatum|date de creation|"
    "date dinscription|fecha de alta|fecha de registro|data di registrazione|inschrijfdatum|data rejestracji|optin time|opt in time|"
    "beitrittsdatum|eintrittsdatum|aufnahmedatum|anmeldedatum|kundenanlage|karte seit|dabei seit|aktiv seit|registr dt|inscription|alta|date added|customer created" },

  { TRIB_FIELD_EXTERNAL_ID, 92, TRIB_TYPE_ID,
    "customer id|customerid|pat nr|pat id|patientennummer|patienten nr|id paciente|numero de patient|n patient|n dossier|numero de dossier|relatienummer|relatie nr|relatienr|n socio|n de socio|n cliente|n de cliente|n membre|n tesserato|n tessera|codigo cliente|cod cliente|cliente id|id cliente|code client|numero membre|customer number|customer no|customer nr|cust id|cust no|client id|client number|contact id|account id|account number|member id|"
    "member number|membership number|record id|record number|external id|user id|userid|person id|unique id|uid|uuid|guid|kundennummer|"
    "kunden nr|kundennr|kdnr|kd nr|kunden id|kunde nr|mitgliedsnummer|mitglieds nr|debitor|debitorennummer|personennummer|"
    "numero client|no client|id client|n client|numero de cliente|id cliente|codice cliente|numero cliente|klantnummer|klantnr|klant id|numer klienta|"
    "id klienta|loyalty number|loyalty card|card number|kundenkarte|kundenkartennummer|kartennummer|karten nr|kartennr|karte nr|vertragsnummer|policennummer|patient id|patient number|voter id|voter reg num|ncid|"
    "registr num|crm id|lead id|reference|ref|ref no|reference number|kundenreferenz|legacy id|mrn|nomer klienta|gu ke fan hao|gu keid|hui yuan fan hao|student id|employee id|lieferantennummer|vendor id|supplier id|party id|"
    "medlemsnr|medlemsnummer|medlems nr|kundnummer|kundnr|kundenummer|asiakasnumero|musteri no|musteri numarasi|uye no|uye numarasi|numero adherent|no adherent|n adherent|numero socio|numero de socio|num socio|no socio|lidnummer|lidmaatschapsnummer|numer czlonkowski|matricule|matricola|matricula|member no|membership no|patient no|policy number|policy no|contract number|contract no|account no|hospital number|hospital no|medical record number|kreditornummer|kreditorennummer|creditor number" },
  { TRIB_FIELD_EXTERNAL_ID, 70, TRIB_TYPE_ID, "id|nr|no|codigo|codice|cod|number|nummer|key|code|ident|numero|rec id|row id|recid|num|nomer" },

  { TRIB_FIELD_TAX_ID, 94, TRIB_TYPE_ID,
    "tax id|taxid|n tva intracommunautaire|no tva intracommunautaire|tax vat number|taxvat|tax vat|eu ust idnr|eu ust id|business vat id|tax number|vat|vat id|vat number|vat no|vat reg no|ust id|ust idnr|ust id nr|ustid|ustidnr|umsatzsteuer id|steuernummer|steuer nr|"
    "steuer id|tva|numero tva|n tva|tva intracommunautaire|siret|siren|nif|cif|nif cif|partita iva|p iva|piva|btw|btw nummer|nip|cnpj|ein|fein|abn|kvk|kvk nummer|"
    "handelsregisternummer|company number|registration number|company registration number|regon|duns|lei|uid nummer|"
    "inn|vkn|vergi no|vergi numarasi|dic|ico|cvr|cvr nr|org nr|orgnr|organisationsnummer|organisasjonsnummer|rfc|ruc|nit|gstin|uen|y tunnus|adoszam" },
  { TRIB_FIELD_NATIONAL_ID, 94, TRIB_TYPE_ID,
    "national id|national number|n securite sociale|no securite sociale|num securite sociale|numero securite sociale|n ss|no ss|c f|dni nif|dni nie|national insurance number|nino|ni number|social security number|social security no|ssn|soc sec id|soc sec no|"
    "socsecid|sozialversicherungsnummer|svnr|sv nummer|ahv nummer|ahv nr|numero de securite sociale|nir|insee|dni|nie|codice fiscale|cod fiscale|"
    "bsn|burgerservicenummer|pesel|cpf|nhs number|nhs no|passport|passport number|passport no|passnummer|reisepassnummer|id card number|ausweisnummer|"
    "personalausweisnummer|identity number|personnummer|aadhaar|medicare number|tfn|"
    "tc kimlik no|tc kimlik numarasi|tc kimlik|t c kimlik no|tckn|tc no|kimlik no|curp|cedula|cedula de identidad|egn|oib|jmbg|rodne cislo|cnp|henkilotunnus|hetu|cpr|cpr nr|cpr nummer|fodselsnummer|personnr|snils|shen fen zheng|shen fen zheng hao|emirates id|iqama|iqama number|nik" },

  { TRIB_FIELD_CONSENT_EMAIL, 90, TRIB_TYPE_YES_NO,
    "consent email|email consent|email marketing consent|zgoda na e mail|zgoda email|zgoda na email|email subscription status|acepta publicidad|acepta newsletter|email opt in|e mail opt in|opt in email|newsletter|newsletter opt in|newsletter consent|accepts email marketing|"
    "accepts marketing|email marketing|marketing consent|opt in|optin|marketing opt in|werbeeinwilligung|einwilligung|einwilligung e mail|einwilligung email|"
    "werbung erlaubt|email werbung|newsletter abo|newsletteranmeldung|consentement|abonne newsletter|boletin|consentimiento|consenso marketing|consenso|"
    "nieuwsbrief|toestemming|zgoda marketingowa|zgoda|subscribed|e mail werbung|consent" },
  { TRIB_FIELD_CONSENT_PHONE, 90, TRIB_TYPE_YES_NO,
    "consent phone|phone consent|sms marketing consent|sms marketing|accepts sms|phone opt in|sms opt in|accepts sms marketing|sms consent|telefonwerbung|einwilligung telefon|call consent|"
    "werbung telefon|telefon werbung" },
  { TRIB_FIELD_CONSENT_POST, 90, TRIB_TYPE_YES_NO,
    "consent post|post consent|mail consent|postal consent|post opt in|postwerbung|einwilligung post|direct mail consent|werbung post|direct mail" },

  { TRIB_FIELD_TAGS, 92, TRIB_TYPE_TEXT,
    "tags|tag|labels|label|categories|category|group membership|gruppen|gruppe|kategorien|kategorie|schlagworte|schlagworter|stichworter|"
    "etiquettes|etiquetas|etichette|segments|keywords|groups|etykiety" },
  { TRIB_FIELD_NOTES, 92, TRIB_TYPE_TEXT,
    "notes|note|beschreibung|descripcion|descrizione|omschrijving|opis|about|observations|observation|observacion|customer note|comment|comments|remark|remarks|description|memo|notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|"
    "hinweis|hinweise|remarque|remarques|commentaire|commentaires|nota|notas|observaciones|comentarios|osservazioni|opmerking|opmerkingen|"
    "notitie|notities|uwagi|observacoes|details" },

  /* Known, and none of our fields. */
  { TRIB_FIELD_NONE, 0, TRIB_TYPE_TEXT,
    "source|quelle|rechnungs nr|rechnungsnummer|beleg nr|belegnummer|krankenkasse|versicherung|hausarzt|medecin traitant|salesperson|account manager|photo|image|picture|avatar|bild|foto|logo|skype|skype id|twitter|facebook|instagram|herkunft|origin|origine|origen|lead source|type|typ|tipo|status|user name|username|login|benutzername|password|passwort|"
    "product name|file name|filename|bank|bank name|iban|bic|kontonummer|birth place|birthplace|place of birth|geburtsort|geburtsland|"
    "lieu de naissance|lugar de nacimiento|luogo di nascita|geboorteplaats|miejsce urodzenia|maiden name|birth name|geburtsname|nom de naissance|"
    "nee|nationality|nationalitat|nationalite|staatsangehorigkeit|nacionalidad|marital status|familienstand|religion|konfession|race|ethnicity|"
    "cluster|cluster id|rec type|currency|wahrung|time zone|timezone|zeitzone|description of goods|lname c 2|name 2|name 3|cuisine|owner|"
    "furigana|shi mingkana|ean|ean code|gtin|upc|barcode|isbn|sku|article number|artikelnummer|artikel nr" },
  { TRIB_FIELD_NONE, 0, TRIB_TYPE_DATE,
    "date|datum|fecha|data|death date|date of death|deathdate|died|died on|todesdatum|sterbedatum|gestorben|gestorben am|date de deces|fecha de defuncion|"
    "data di morte|overlijdensdatum|data smierci|marriage date|date of marriage|heiratsdatum|baptism date|date of baptism|taufdatum|burial date|"
    "anniversary|jahrestag|last updated|updated|updated at|modified|last modified|geandert am|letzte anderung|last purchase|last visit|last order|"
    "last order date|order date|bestelldatum|letzte bestellung|letzter einkauf|letzter besuch|last contacted|last login|last activity date|invoice date|lastmod" },
  { TRIB_FIELD_NONE, 0, TRIB_TYPE_NUMBER,
    "age|alter|edad|eta|leeftijd|wiek|lat|latitude|lon|lng|longitude|total orders|order count|orders|points|punkte|bonuspunkte|score|rating|"
    "member rating|quantity|qty|menge|children|anzahl kinder|anzahl bestellungen|loyalty points" },
  { TRIB_FIELD_NONE, 0, TRIB_TYPE_PHONE, "fax|fax number|faxnummer|telefax|business fax|home fax|fax nr|fax no|facsimile" },
  { TRIB_FIELD_NONE, 0, TRIB_TYPE_MONEY,
    "total spent|amount|betrag|umsatz|revenue|turnover|annual revenue|balance|saldo|price|preis|total|gesamt|gesamtumsatz|salary|einkommen|income|credit limit" },

  /* As vocabularies of XML and JSON have them: xCard, UBL, ISO 20022, cXML, OpenTRANS, contacts of Google. */
  { TRIB_FIELD_EMAIL, 98, TRIB_TYPE_EMAIL, "email addresses|emailaddresses|emails|electronic mail|email adr" },
  { TRIB_FIELD_PHONE, 98, TRIB_TYPE_PHONE, "phone numbers|phonenumbers|phones|telephones|tel uri|phne nb|mob nb" },
  { TRIB_FIELD_DATE_OF_BIRTH, 98, TRIB_TYPE_DATE, "bday date|bday date time|birth dt" },
  { TRIB_FIELD_HOUSE_NUMBER, 95, TRIB_TYPE_HOUSE_NUMBER, "bldg|bldg nb" },
  { TRIB_FIELD_POSTCODE, 98, TRIB_TYPE_POSTCODE, "adr code|postal zone|pst" },
  { TRIB_FIELD_CITY, 97, TRIB_TYPE_CITY, "twn" },
  { TRIB_FIELD_COUNTRY, 97, TRIB_TYPE_COUNTRY, "country identification code|country iso country code" },
  { TRIB_FIELD_MIDDLE_NAME, 95, TRIB_TYPE_GIVEN_NAME, "n additional" },
  { TRIB_FIELD_FAMILY_NAME, 90, TRIB_TYPE_FAMILY_NAME, "contact details contact name" },
  { TRIB_FIELD_FULL_NAME, 95, TRIB_TYPE_FULL_NAME, "dbtr|cdtr|dbtr pty|cdtr pty" },
  { TRIB_FIELD_ORGANISATION, 90, TRIB_TYPE_ORGANISATION,
    "party name|partyname name|party legal entity registration name|address name|organizations name" },
  { TRIB_FIELD_TAX_ID, 94, TRIB_TYPE_ID, "party tax scheme company id" },
  { TRIB_FIELD_NONE, 0, TRIB_TYPE_TEXT, "avatar|avatar url|photo url|picture url|image url|profile image url" },
};

/* Words that say whose or which: left out when the whole heading is not known. */
static const char *const qualifier_words =
  "bureau|domicile|facturation|livraison|trabajo|casa|ufficio|lavoro|zakelijk|prive|firmowy|domowy|priv|contact|customer|client|user|person|member|kunde|kunden|kontakt|cliente|klant|billing|rechnung|rechnungs|shipping|delivery|liefer|lieferung|"
  "mailing|home|privat|private|personal|work|business|dienstlich|geschaftlich|primary|main|default|preferred|current|haupt|other|"
  "secondary|alternative|alternate|res|residential|permanent|principal|row|record|data|attributes|properties|fields|field|cust|the|your|ihre|ihr|"
  "addresses|patient|student|employee|guest|gast|mitglied|teilnehmer|person s|applicant|subscriber|buyer|voter|donor|full|input|original|orig|raw|clean";

/* Words that end a heading without a meaning of their own. */
static const char *const trailing_words =
  "nr|no|number|nummer|numero|num|ligne|zeile|linea|riga|regel|linia|value|text|desc|description|string|str|fld|field|col|column|raw|clean|std|orig|wert|feld|required|optional|pflichtfeld|fake|info|nm|cd|txt|line|private|privat|work|home|mobile";

/* With one of these a heading speaks of somebody or something else, or of a part: only the whole may be known. */
static const char *const other_words =
  "assistants|managers|spouses|partners|owners|skype|file as|betreuers|father|mother|spouse|husband|wife|child|parent|parents|guardian|son|daughter|vater|mutter|ehemann|ehefrau|ehegatte|ehepartner|kind|"
  "pere|mere|conjoint|padre|madre|marido|esposa|marito|moglie|vader|moeder|ojciec|matka|witness|godfather|godmother|death|died|burial|baptism|"
  "marriage|tod|sterbe|taufe|heirat|maiden|emergency|notfall|agent|manager|owner|referrer|referred|assistant|partner|sales|rep|verkaufer|betreuer|vertreter|"
  "last|letzte|letzter|letztes|updated|modified|order|orders|bestellung|invoice|product|item|artikel|campaign|event|ticket|message|subject|file|bank|"
  "type|typ|label|status|count|anzahl|total|sum|lat|lng|latitude|longitude|yomi|phonetic|pronunciation|verified|valid|hash|confirmed|bounced|error|"
  "ip|meta|browser|device|utm|url type|parent|sibling|beneficiary|dependent|doctor|physician|teacher|employer phone";
/* clang-format on */
