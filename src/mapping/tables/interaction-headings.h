/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings of what customers did: orders, tickets, payments. Folded, between bars, the surest of each field first. They count only in a
 * table that holds such rows: "Status" or "Date" alone means nothing. Written by hand.
 */
#pragma once

/* clang-format off */
static const struct
{
  TribFieldId field;
  const char *names;
} interaction_table[] = {
  { TRIB_FIELD_INTERACTION_TIME,
    "order date|date ordered|bestelldatum|date de commande|fecha de pedido|fecha pedido|data ordine|besteldatum|data zamowienia|transaction date|"
    "payment date|invoice date|rechnungsdatum|belegdatum|buchungsdatum|buchungstag|date facture|fecha factura|data fattura|factuurdatum|purchase date|"
    "kaufdatum|sale date|visit date|besuchsdatum|ticket created|booking date|created at|created date utc|created utc|created date|created|paid at|zeitpunkt|"
    "timestamp|zeitstempel|date time|datetime|datum uhrzeit|datum zeit|date et heure|fecha y hora|data e ora|date|datum|fecha|data|time|zeit" },
  { TRIB_FIELD_AMOUNT,
    "order total|total paid|grand total|order amount|total amount|net sales|gesamtbetrag|gesamtsumme|rechnungsbetrag|bruttobetrag|endbetrag|"
    "montant total|montant ttc|total ttc|importe total|importo totale|totaalbedrag|amount|betrag|montant|importe|importo|bedrag|kwota|wartosc|total|summe|"
    "gesamt|umsatz|gross|brutto|net|netto|price|preis|prix|precio|prezzo|prijs|cena|lineitem price|item price" },
  { TRIB_FIELD_CURRENCY, "order currency|currency|currency code|wahrung|devise|moneda|divisa|valuta|waluta" },
  { TRIB_FIELD_PRODUCT,
    "lineitem name|item name|line item name|product name|produktname|artikelname|artikelbezeichnung|nom du produit|nombre del producto|product|produkt|"
    "artikel|item|items|produit|article|producto|prodotto|articolo|produkt nazwa|ticket type|ticketart|ticket name|description of goods|warenbezeichnung" },
  { TRIB_FIELD_QUANTITY,
    "lineitem quantity|item quantity|quantity|qty|menge|stuckzahl|anzahl|quantite|cantidad|quantita|aantal|ilosc|units|stuck" },
  { TRIB_FIELD_STATUS,
    "order status|payment status|ticket status|financial status|attendee status|bestellstatus|zahlungsstatus|status|statut|estado|stato|fulfillment status" },
  { TRIB_FIELD_CHANNEL, "channel|kanal|vertriebskanal|canal|canale|sales channel|via channel|filiale|kasse" },
  { TRIB_FIELD_INTERACTION_KIND,
    "transaction type|event type|event name|ticket kind|belegart|vorgang|vorgangsart|transaktionsart|activity type|interaction type" },
  { TRIB_FIELD_TEXT, "subject|ticket subject|betreff|objet|asunto|oggetto|onderwerp|temat|message|nachricht|body|comment body" },
  { TRIB_FIELD_CUSTOMER_REF,
    "customer ref|customer reference|customer id|customer number|customer no|customer|customer user|kunden nr|kundennummer|kundennr|kdnr|kd nr|kunden id|"
    "client id|user id|requester id|contact id|member id|mitgliedsnummer|numero client|code client|id client|id cliente|codice cliente|codigo cliente|"
    "klantnummer|klant id|numer klienta|account id|buyer id|loyalty number|kundenkarte|kartennummer" },
};

/* Such a heading stands over nothing but what customers did. */
static const char *const certain_headings =
  "order id|order no|order number|order|order date|order total|order status|order currency|order amount|bestellnummer|bestell nr|bestelldatum|auftragsnummer|"
  "auftrag|auftrags nr|rechnungsnummer|rechnungs nr|rechnungsdatum|rechnungsbetrag|belegnummer|beleg nr|belegdatum|bon nr|bonnummer|bon|numero de commande|"
  "n commande|no commande|date de commande|n facture|no facture|date facture|numero de pedido|n pedido|no pedido|fecha de pedido|fecha pedido|n factura|no factura|"
  "numero factura|fecha factura|numero ordine|n ordine|data ordine|n fattura|data fattura|bestelnummer|ordernummer|besteldatum|factuurnummer|numer zamowienia|"
  "data zamowienia|invoice id|invoice no|invoice number|invoice date|receipt no|receipt number|receipt id|transaction id|transaction date|transaction type|"
  "payment id|payment date|payment method|payment status|zahlungsart|zahlungsstatus|lineitem name|lineitem quantity|lineitem price|lineitem sku|item name|"
  "item quantity|line item name|subtotal|fulfillment status|financial status|amount refunded|total paid|ticket id|ticket subject|ticket status|ticket type|"
  "requester|requester email|requester id|assignee|ticket group|attendee status|quantity|qty|menge|stuckzahl|quantite|cantidad|quantita|aantal|ilosc|captured|"
  "converted amount|buchungstag|verwendungszweck|moyen de paiement|mode de paiement|metodo de pago|metodo di pagamento|betaalmethode";

/* In a table of what customers did, these number the row and not the customer, or name who sold. */
static const char *const row_headings =
  "id|nr|no|number|nummer|numero|name|reference|ref|key|order|order id|order no|order number|ticket id|transaction id|payment id|invoice id|invoice no|invoice number|"
  "receipt no|receipt number|bon nr|belegnummer|bestellnummer|auftragsnummer|rechnungsnummer|vendor|supplier|seller|lieferant|filiale|store|store name|shop name|"
  "label|tags|description";
/* clang-format on */
