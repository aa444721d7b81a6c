# SPDX-License-Identifier: GPL-3.0-or-later
"""One invented table of customers in every format that is read, written as the usual programs write it."""
import json
import pathlib
import random
import zipfile
from xml.sax.saxutils import escape

HEADINGS = ["id", "first_name", "last_name", "street", "postcode", "city", "email", "phone", "date_of_birth"]
LAST = ["Miller", "Smith", "Jones", "Wagner", "Dubois", "Rossi", "Novak", "Lindqvist"]
FIRST = ["Anna", "Ben", "Clara", "David", "Eva", "Felix", "Gina", "Hugo"]


def rows(n):
    source = random.Random(7)
    for i in range(1, n + 1):
        first, last = source.choice(FIRST), source.choice(LAST)
        yield [str(i), first, last, f"{i % 300} Main Street", f"{i % 100000:05d}", "Ulm, Donau" if i % 7 == 0 else "Leipzig",
               f"{first.lower()}{i}@mail.example", f"+49 341 {source.randrange(10 ** 7):07d}", f"19{i % 90 + 10}-0{i % 9 + 1}-1{i % 10}"]


def write_csv(path, n):
    with open(path, "w", encoding="utf-8") as out:
        out.write(",".join(HEADINGS) + "\n")
        for row in rows(n):
            out.write(",".join(f'"{cell}"' if "," in cell else cell for cell in row) + "\n")


def write_json(path, n):
    with open(path, "w", encoding="utf-8") as out:
        out.write("[\n")
        for i, row in enumerate(rows(n)):
            out.write((",\n" if i else "") + json.dumps(dict(zip(HEADINGS, row))))
        out.write("\n]\n")


def write_jsonl(path, n):
    with open(path, "w", encoding="utf-8") as out:
        for row in rows(n):
            out.write(json.dumps(dict(zip(HEADINGS, row))) + "\n")


def write_xml(path, n):
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<customers>\n')
        for row in rows(n):
            cells = "".join(f"    <{name}>{escape(cell)}</{name}>\n" for name, cell in zip(HEADINGS, row))
            out.write(f"  <customer>\n{cells}  </customer>\n")
        out.write("</customers>\n")


def write_vcf(path, n):
    with open(path, "w", encoding="utf-8") as out:
        for number, first, last, street, postcode, city, email, phone, born in rows(n):
            city = city.replace(",", "\\,")
            out.write(f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}\r\nN:{last};{first};;;\r\nFN:{first} {last}\r\n"
                      f"ADR;TYPE=HOME:;;{street};{city};;{postcode};\r\nEMAIL;TYPE=INTERNET:{email}\r\n"
                      f"TEL;TYPE=CELL:{phone}\r\nBDAY:{born}\r\nEND:VCARD\r\n")


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_xlsx(path, n):
    """With shared strings, places of cells and spans, as Excel has them."""
    shared = {}

    def line(number, row):
        cells = "".join(f'<c r="{chr(65 + j)}{number}"><v>{cell}</v></c>' if j == 0 and number > 1 else
                        f'<c r="{chr(65 + j)}{number}" t="s"><v>{shared.setdefault(cell, len(shared))}</v></c>'
                        for j, cell in enumerate(row))
        return f'<row r="{number}" spans="1:{len(row)}">{cells}</row>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("[Content_Types].xml", HEAD + f'<Types xmlns="{PACKAGE}/content-types">'
                         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
                         'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                         '<Override PartName="/xl/worksheets/sheet1.xml" '
                         'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
                         '<Override PartName="/xl/sharedStrings.xml" '
                         'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>')
        archive.writestr("_rels/.rels", HEAD + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                         f'Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        archive.writestr("xl/workbook.xml", HEAD + f'<workbook xmlns="{SHEET}" xmlns:r="{RELATION}"><sheets>'
                         '<sheet name="Customers" sheetId="1" r:id="rId1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">'
                         f'<Relationship Id="rId1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
                         f'<Relationship Id="rId2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        with archive.open("xl/worksheets/sheet1.xml", "w") as out:
            out.write((HEAD + f'<worksheet xmlns="{SHEET}"><dimension ref="A1:I{n + 1}"/><sheetData>').encode())
            out.write(line(1, HEADINGS).encode())
            for number, row in enumerate(rows(n), 2):
                out.write(line(number, row).encode())
            out.write(b"</sheetData></worksheet>")
        with archive.open("xl/sharedStrings.xml", "w") as out:
            out.write((HEAD + f'<sst xmlns="{SHEET}" uniqueCount="{len(shared)}">').encode())
            for text in shared:
                out.write(f"<si><t>{escape(text)}</t></si>".encode())
            out.write(b"</sst>")


def write_ods(path, n):
    names = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"

    def line(row):
        cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
                        for cell in row)
        return f"<table:table-row>{cells}</table:table-row>"

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", HEAD + f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">'
                         f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry '
                         'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        with archive.open("content.xml", "w") as out:
            out.write((HEAD + f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
                       f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet>'
                       f'<table:table table:name="Customers">{line(HEADINGS)}').encode())
            for row in rows(n):
                out.write(line(row).encode())
            out.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


WRITERS = {"csv": write_csv, "xlsx": write_xlsx, "ods": write_ods, "xml": write_xml, "json": write_json, "jsonl": write_jsonl,
           "vcf": write_vcf}


def write(folder, format, n):
    path = pathlib.Path(folder) / f"customers.{format}"
    WRITERS[format](path, n)
    return path
