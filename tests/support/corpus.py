"""Broken and hostile files, small and made here when asked for, and what must come of each."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from functools import cache

import xlwt
from binary import binary_book
from openpyxl import Workbook

GOOD = "Gemeente;Gemeentecode;Inwoners\r\nPekela;GM0765;12236\r\n"
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_BOMB = (
    '<!DOCTYPE a [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
_ENTITIES = f"{_BOMB}<workbook {_NS}>&j;</workbook>"
READ, ROWS, REFUSED = "gelezen", "problemen", "geweigerd"


def book(rows: list[list[object]], title: str = "Gemeenten") -> bytes:
    """A workbook of one sheet."""
    made = Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_part(good: bytes, name: str, data: bytes) -> bytes:
    """A package with one part put in or replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return stream.getvalue()


def _xlsb() -> bytes:
    return binary_book({"Gemeenten": [["Gemeente", "Gemeentecode", "Inwoners"], ["Pekela", "GM0765", 12236]]})


def _xls() -> bytes:
    made = xlwt.Workbook()
    sheet = made.add_sheet("Gemeenten")
    for row, cells in enumerate((("Gemeente", "Gemeentecode", "Inwoners"), ("Pekela", "GM0765", 12236))):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _ods(number: str = "12236") -> bytes:
    spaces = {n: f"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0" for n in ("office", "table", "text")}
    declared = " ".join(f'xmlns:{n}="{uri}"' for n, uri in spaces.items())

    def cell(text: str) -> str:
        kind = f'float" office:value="{text}' if text.isdigit() else "string"
        return f'<table:table-cell office:value-type="{kind}"><text:p>{text}</text:p></table:table-cell>'

    rows = (("Gemeente", "Gemeentecode", "Inwoners"), ("Pekela", "GM0765", number))
    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    empty = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr(
            "content.xml",
            f"<office:document-content {declared}><office:body><office:spreadsheet>"
            f'<table:table table:name="Gemeenten">{body}{empty}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return stream.getvalue()


@cache
def _good() -> bytes:
    return book([["Gemeente", "Gemeentecode", "Inwoners"], ["Pekela", "GM0765", 12236]])


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "goed.csv": (GOOD.encode, READ),
    "goed.xlsx": (_good, READ),
    "tab.txt": (lambda: GOOD.replace(";", "\t").encode(), READ),
    "utf16.csv": (lambda: b"\xff\xfe" + GOOD.encode("utf-16-le"), READ),
    "cp1252.csv": (lambda: GOOD.replace("Pekela", "Pékela").encode("cp1252"), READ),
    "oud.xls": (_xls, READ),
    "binair.xlsb": (_xlsb, READ),
    "macro.xlsb": (lambda: with_part(_xlsb(), "xl/vbaProject.bin", b"x"), REFUSED),
    "ingepakt.csv.gz": (lambda: gzip.compress(GOOD.encode()), READ),
    "ingepakt.xlsx.gz": (lambda: gzip.compress(_good()), READ),
    "archief.tgz": (lambda: gzip.compress(bytes(257) + b"ustar" + bytes(250)), REFUSED),
    "bom.csv.gz": (lambda: gzip.compress(b"0" * 160_000_000, 1), REFUSED),
    "libre.ods": (_ods, READ),
    "fouten.ods": (lambda: _ods("#N/A"), ROWS),
    "totaal.csv": ((GOOD + "Totaal;;12236\r\n").encode, READ),
    "titel.xlsx": (lambda: book([["Gemeenten"], [], ["Gemeente", "Gemeentecode"], ["Pekela", "GM0765"]]), READ),
    "formule.xlsx": (lambda: book([["Gemeente", "Gemeentecode", "Inwoners"], ["Pekela", "GM0765", "=1+1"]]), ROWS),
    "markup.csv": (lambda: GOOD.replace("12236", "<img src=x onerror=alert(1)>").encode(), ROWS),
    "sql.csv": (lambda: GOOD.replace("12236", "1' DROP TABLE x --").encode(), ROWS),
    "nul.csv": (lambda: GOOD.replace("Pek", "Pe\0k").encode(), REFUSED),
    "open.csv": (lambda: b'Gemeente;Gemeentecode\r\n"Pekela;GM0765\r\nVeendam;GM0047\r\n', REFUSED),
    "rafel.csv": (lambda: b"Gemeente;Gemeentecode\r\nPekela;GM0765;1;2\r\n", REFUSED),
    "leeg.xlsx": (lambda: b"", REFUSED),
    "pdf.xlsx": (lambda: b"%PDF-1.4\n", REFUSED),
    "web.xls": (lambda: b"<html><table></table></html>", REFUSED),
    "afgekapt.xlsx": (lambda: _good()[:700], REFUSED),
    "wachtwoord.xlsx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), REFUSED),
    "kapot.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 900, REFUSED),
    "utf16.xml": (lambda: "<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16"), REFUSED),
    "aanhaling.xlsx": (
        lambda: book([["Gemeente", "Gemeentecode"], ["Pekela", "GM0765"]], '\'; DROP TABLE "x"--'),
        READ,
    ),
    "formule-tekst.csv": (lambda: GOOD.replace("12236", "=cmd|' /C calc'!A0").encode(), ROWS),
    "macro.xlsx": (lambda: with_part(_good(), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"), REFUSED),
    "pad.xlsx": (lambda: with_part(_good(), "../../kwaad.txt", b"x"), REFUSED),
    "entiteiten.xlsx": (lambda: with_part(_good(), "xl/workbook.xml", _ENTITIES.encode()), REFUSED),
    "bom.xlsx": (lambda: with_part(_good(), "xl/media/groot.png", b"0" * 160_000_000), REFUSED),
}
"""Every file of the small corpus: how it is made, and what must come of it."""


@cache
def content(name: str) -> bytes:
    """The bytes of one of the files."""
    return FILES[name][0]()
