# SPDX-License-Identifier: GPL-3.0-or-later
"""The four files as the four systems would write them, and the list of who is who."""
import csv
import datetime
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from . import lists
from .records import TODAY

NAMES = {"shop": "Web shop", "till": "Till", "news": "Newsletter", "help": "Support"}
EPOCH = datetime.date(1899, 12, 30)
STAMP = (2026, 11, 20, 18, 0, 0)


def german_date(value):
    return value.strftime("%d.%m.%Y") if isinstance(value, datetime.date) else value or ""


def iso_date(value):
    return value.isoformat() if isinstance(value, datetime.date) else value or ""


def money(cents):
    text = f"{cents // 100:,}".replace(",", ".")
    return f"{text},{cents % 100:02d}"


def last_seen(rng, since):
    return since + datetime.timedelta(days=rng.randrange((TODAY - since).days + 1))


# ---- Web shop: semicolons, Windows-1252, German dates, a row of totals at the end

def write_shop(rng, made, path):
    heads = ["Kundennr.", "Anrede", "Titel", "Vorname", "Nachname", "Firma", "Straße", "PLZ", "Ort", "Land", "E-Mail", "Telefon",
             "Geburtsdatum", "USt-IdNr.", "Kunde seit", "Bestellungen", "Umsatz", "Lieblingskaffee", "Newsletter"]
    countries = {"DE": ["Deutschland"] * 6 + ["DE", ""], "AT": ["Österreich"], "CH": ["Schweiz"], "": [""]}
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(heads)
    orders_in_all = cents_in_all = 0
    for number, record in enumerate(made, 20001):
        orders = 1 + int(rng.expovariate(0.25))
        cents = sum(rng.choice([690, 1290, 1490, 2490, 2490, 4980]) for _ in range(orders)) * (6 if record.customer.firm else 1)
        orders_in_all, cents_in_all = orders_in_all + orders, cents_in_all + cents
        out.writerow([f"W-{number}", record.salutation, record.title, record.given, record.family, record.firm,
                      f"{record.street} {record.number}".strip(), record.postcode, record.city, rng.choice(countries[record.country]),
                      record.mail, "; ".join(record.phones), german_date(record.born), record.vat, german_date(record.since), orders,
                      money(cents), rng.choice(lists.COFFEES) if rng.random() < 0.6 else "", rng.choice(["ja", "nein"])])
    out.writerow(["Summe"] + [""] * 14 + [orders_in_all, money(cents_in_all)] + [""] * 2)
    path.write_bytes(text.getvalue().encode("cp1252"))


# ---- Newsletter: tabs, English headings, ISO dates

def write_newsletter(rng, made, path):
    lines = [["Email Address", "First Name", "Last Name", "Company", "ZIP", "City", "Birthday", "Status", "Opt-in Time", "Language"]]
    for record in made:
        status = rng.choices(["subscribed", "unsubscribed", "cleaned"], weights=[84, 13, 3])[0]
        joined = f"{record.since.isoformat()} {rng.randint(6, 23):02d}:{rng.randrange(60):02d}:{rng.randrange(60):02d}"
        lines.append([record.mail, record.given, record.family, record.firm, record.postcode, record.city, iso_date(record.born),
                      status, joined, record.customer.language if record.customer.language in ("pl", "es", "en") else "de"])
    path.write_text("".join("\t".join(cells) + "\n" for cells in lines), encoding="utf-8", newline="")


# ---- Support: XML with attributes, nested elements, several phones

def write_support(rng, made, path):
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<helpdesk xmlns="urn:roast-and-bean:helpdesk" exported="2026-11-20T18:00:00">']
    for number, record in enumerate(made, 501):
        out.append(f'  <contact id="S-{number}" kind="{"business" if record.customer.firm else "person"}">')
        if record.given or record.family:
            out.append("    <name>")
            add_elements(out, "      ", [("prefix", record.title), ("given", record.given), ("family", record.family)])
            out.append("    </name>")
        if record.firm:
            vat = f" vat={quoteattr(record.vat)}" if record.vat else ""
            out.append(f"    <company{vat}>{escape(record.firm)}</company>")
        add_elements(out, "    ", [("email", record.mail)])
        for phone in record.phones:
            out.append(f'    <phone type="{phone_type(phone)}">{escape(phone)}</phone>')
        if record.postcode or record.city or record.street:
            out.append(f'    <address country="{record.country}">')
            add_elements(out, "      ", [("street", f"{record.street} {record.number}".strip()), ("zip", record.postcode),
                                         ("city", record.city)])
            out.append("    </address>")
        add_elements(out, "    ", [("born", iso_date(record.born)), ("since", iso_date(record.since))])
        seen = last_seen(rng, record.since)
        out.append(f'    <last-ticket opened="{seen.isoformat()}" rating="{rng.choice("34555")}">{escape(rng.choice(lists.TOPICS))}'
                   "</last-ticket>")
        out.append("  </contact>")
    out.append("</helpdesk>")
    path.write_text("\n".join(out) + "\n", encoding="utf-8", newline="")


def phone_type(text):
    digits = "".join(letter for letter in text if letter.isdecimal()).lstrip("0").removeprefix("49").lstrip("0")
    return "mobile" if digits.startswith(("15", "16", "17")) else "landline"


def add_elements(out, indent, pairs):
    out.extend(f"{indent}<{name}>{escape(text)}</{name}>" for name, text in pairs if text)


# ---- Till: a workbook by hand, so that phones and postcodes are numbers and dates are dates

class Sheet:
    def __init__(self, strings):
        self.strings = strings  # shared by the sheets: text -> its number
        self.rows = []

    def cell(self, at, value):
        reference = f"{column_name(at)}{len(self.rows) + 1}"
        if isinstance(value, datetime.date):
            return f'<c r="{reference}" s="1"><v>{(value - EPOCH).days - (value < datetime.date(1900, 3, 1))}</v></c>'
        if isinstance(value, (int, float)):
            return f'<c r="{reference}"><v>{value}</v></c>'
        number = self.strings.setdefault(value, len(self.strings))
        return f'<c r="{reference}" t="s"><v>{number}</v></c>'

    def row(self, values):
        cells = "".join(self.cell(at, value) for at, value in enumerate(values) if value not in ("", None))
        self.rows.append(f'<row r="{len(self.rows) + 1}">{cells}</row>')

    def xml(self):
        return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + "".join(self.rows)
                + "</sheetData></worksheet>")


def column_name(at):
    return chr(ord("A") + at)  # these sheets are narrow


def number_or_text(rng, text, share=1.0):
    """As a till does it: what looks like a number becomes one, and loses its leading zeros."""
    return int(text) if text.isdecimal() and rng.random() < share else text


def till_phone(rng, text):
    if not text.isdecimal() or text == "0":
        return text
    draw = rng.random()
    return int(text) if draw < 0.70 else int("49" + text) if draw < 0.82 else "0" + text


def till_rows(rng, made):
    yield ["Kartennr.", "Name", "Vorname", "Firma", "Telefon", "E-Mail", "Straße", "Hausnr.", "PLZ", "Ort", "Geburtstag", "Karte seit",
           "Punkte", "Filiale", "Letzter Einkauf"]
    for number, record in enumerate(made, 1):
        yield [4400000000 + number * 37, record.family, record.given, record.firm,
               till_phone(rng, record.phones[0]) if record.phones else "", record.mail, record.street,
               number_or_text(rng, record.number), number_or_text(rng, record.postcode, 0.85), record.city, record.born, record.since,
               rng.randrange(0, 2400, 5), rng.choice(lists.BRANCHES), last_seen(rng, record.since)]


def price_rows(rng):
    yield ["Artikel", "Menge", "Preis", "gültig ab"]
    for coffee in lists.COFFEES:
        for amount, factor in (("250 g", 1), ("500 g", 1.9), ("1 kg", 3.6)):
            yield [coffee, amount, round(rng.choice([6.9, 7.4, 7.9]) * factor, 2), datetime.date(2026, 3, 1)]


def write_till(rng, made, path):
    strings = {}
    people, prices = Sheet(strings), Sheet(strings)
    for row in till_rows(rng, made):
        people.row(row)
    for row in price_rows(rng):
        prices.row(row)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml":
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            + "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{kind}.{what}+xml"/>' for name, what in (
                ("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("worksheets/sheet2", "worksheet"),
                ("styles", "styles"), ("sharedStrings", "sharedStrings"))) + "</Types>",
        "_rels/.rels":
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{links}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml":
            f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="Kunden" sheetId="1" r:id="rId1"/>'
            '<sheet name="Preisliste" sheetId="2" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{package}/relationships">'
            + "".join(f'<Relationship Id="rId{at}" Type="{links}/{what}" Target="{target}"/>' for at, (what, target) in enumerate((
                ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml"),
                ("sharedStrings", "sharedStrings.xml")), 1)) + "</Relationships>",
        "xl/styles.xml":
            f'<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
            '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
            '<cellXfs count="2"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": people.xml(),
        "xl/worksheets/sheet2.xml": prices.xml(),
    }
    parts["xl/sharedStrings.xml"] = (f'<sst xmlns="{main}" uniqueCount="{len(strings)}">'
                                     + "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings) + "</sst>")
    with zipfile.ZipFile(path, "w") as book:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            book.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)


def write_truth(made, path):
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["source", "row", "person"])
        for source, records in made.items():
            for row, record in enumerate(records, 1):
                out.writerow([NAMES[source], row, record.customer.key])


def write_all(rng, made, folder, truth):
    folder.mkdir(parents=True, exist_ok=True)
    truth.mkdir(parents=True, exist_ok=True)
    write_shop(rng, made["shop"], folder / f"{NAMES['shop']}.csv")
    write_till(rng, made["till"], folder / f"{NAMES['till']}.xlsx")
    write_newsletter(rng, made["news"], folder / f"{NAMES['news']}.tsv")
    write_support(rng, made["help"], folder / f"{NAMES['help']}.xml")
    write_truth(made, truth / "shop.csv")
