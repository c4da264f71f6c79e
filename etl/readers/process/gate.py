"""Is this package safe to unpack? Looked at before any part of it is parsed."""

from __future__ import annotations

import zipfile
from pathlib import Path

from etl.errors import Refused
from etl.readers.process.contents import parts, without_pages
from etl.readers.process.encoding import utf16_of
from etl.readers.process.limits import FILE_BYTES, MEMBERS, PART_BYTES, START_BYTES, STREAMED_FILE_BYTES, UNPACKED_BYTES
from etl.readers.process.sniff import kind_of_text, not_read

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open het in Excel en sla het op als .xlsx of .csv."
_ACTIVE = (
    "vbaproject",
    "/activex/",
    "/embeddings/",
    "/macrosheets/",
    "/dialogsheets/",
    "customui/",
    "/basic/",
    "/scripts/",
)
_PACKED = ("xaf", "camt053", "mt940", "ubl")
"""Kinds whose readers open a package themselves."""
_TOGETHER = ("camt053", "mt940")
"""Kinds of which a package may hold several: a bank gives a file for each day."""
_TABLES = (".csv", ".parquet", ".xlsx", ".xlsb", ".xls", ".ods")
_BYTES = (
    (b"%PDF", "Dit is een pdf, geen werkmap."),
    (b"MZ", "Dit is een programma, geen werkmap."),
    (b"{\\rtf", "Dit is een tekstdocument, geen werkmap."),
    (b"7z\xbc\xaf", "Dit bestand is ingepakt (7z). Pak het eerst uit."),
    (b"\x89PNG", "Dit is een afbeelding, geen werkmap."),
    (b"\xff\xd8\xff", "Dit is een afbeelding, geen werkmap."),
)


def kind_of(path: Path) -> str:
    """`xlsx`, `xlsb`, `ods`, `xls`, `parquet`, `csv`, `zip` (such tables in it, or one in a gzip), or another format.

    By content, never by name; see kind_of_text for the formats of calendars, books and bank.
    A file of bookkeeping or bank may be packed (gzip or zip). Raises Refused for anything else, saying what it is.
    """
    size = path.stat().st_size
    if size == 0:
        raise Refused("Het bestand is leeg.")
    packed = _inside(path)
    if packed is not None:
        return packed
    known = _start_of(path)
    most = STREAMED_FILE_BYTES if kind_of_text(known) == "xaf" else FILE_BYTES
    if size > most:
        raise Refused(
            f"Het bestand is {size / 2**20:.0f} MB; het mag hoogstens {most // 2**20} MB zijn. Verdeel het over "
            "meer bestanden."
        )
    start = known
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith(b"PK\x03\x04"):
        if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in start[:120]:
            return "ods"
        if _is_bundle(path):
            return "zip"
        return "xlsb" if _is_binary(path) else "xlsx"
    if start.startswith(b"PK"):
        raise Refused(f"Dit is een beschadigde of lege werkmap. {_SAVE_AS}")
    if start[257:262] == b"ustar":
        raise Refused("Dit is een archief (tar). Pak het eerst uit en kies de bestanden los.")
    if start.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise Refused("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord.")
        return "xls"
    for mark, sentence in _BYTES:
        if start.startswith(mark):
            raise Refused(f"{sentence} {_SAVE_AS}")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):  # what a text is shows in its words, not in how they are stored
        start = start[: len(start) // 2 * 2].decode("utf-16", errors="replace").encode()
    elif unmarked := utf16_of(start):
        start = start[: len(start) // 2 * 2].decode(unmarked, errors="replace").encode()
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table")):
        raise Refused(f"Dit is een webpagina met de naam van een werkmap. {_SAVE_AS}")
    kind = kind_of_text(start)
    if kind is not None:
        return kind
    unread = not_read(start)
    if unread is not None:
        raise Refused(unread)
    if text.startswith((b"<?xml", b"<")):
        raise Refused("Dit is een XML-bestand, geen werkmap of csv. Dit soort bestand wordt hier niet gelezen.")
    if text.startswith(b"begin:v"):
        raise Refused("Dit is geen agenda maar een los agendaonderdeel of visitekaartje; dat wordt hier niet gelezen.")
    return "csv"


def _start_of(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(START_BYTES)


def _inside(path: Path) -> str | None:
    """The kind of what is packed in a gzip, or in a zip that is no workbook; None for a file that is not packed.

    Of a zip with audit files those are read, and together, and so are statements of a bank; of an e-invoice there may
    be one in it.
    """
    start = _start_of(path)
    if not start.startswith((b"\x1f\x8b", b"PK\x03\x04")):
        return None
    if path.stat().st_size > STREAMED_FILE_BYTES:
        raise Refused(f"Het bestand mag hoogstens {STREAMED_FILE_BYTES // 2**20} MB zijn.")
    inside = without_pages(parts(path))
    kinds = {kind_of_text(part.start()) for part in inside if part.member or start.startswith(b"\x1f\x8b")}
    if kinds - {None} == {"xaf"}:
        return "xaf"
    if len(kinds) == 1 and kinds <= {*_PACKED} and (len(inside) == 1 or kinds <= {*_TOGETHER}):
        return kinds.pop()
    if kinds - {None} and None not in kinds and len(inside) > 1:
        raise Refused(
            "In deze zip zitten bestanden die niet samen te lezen zijn. Pak hem uit en kies ze los, of kies de zip op "
            "de pagina Upload: die zet elk bestand apart klaar."
        )
    if start.startswith(b"\x1f\x8b"):
        return "zip"
    return None


def _is_bundle(path: Path) -> bool:
    """Is it a zip with nothing in it but tables, as the export makes?"""
    inside = parts(path)
    return bool(inside) and all(part.name.lower().endswith(_TABLES) for part in inside)


def _is_binary(path: Path) -> bool:
    """Does this package hold a workbook in records (.xlsb) instead of XML?"""
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return any(n.endswith("workbook.bin") for n in names) and not any(n.endswith("workbook.xml") for n in names)


def open_package(path: Path, kind: str = "xlsx") -> zipfile.ZipFile:
    """The workbook (`xlsx`, `xlsb` or `ods`) as a package in which every part is within bounds. Raises Refused."""
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Refused(f"Dit is een beschadigde werkmap. {_SAVE_AS}") from error
    members = package.infolist()
    names = [member.filename for member in members]
    if len(members) > MEMBERS:
        raise Refused(f"Dit bestand heeft {len(members)} onderdelen; een gewone werkmap heeft er enkele tientallen.")
    if len({name.lower() for name in names}) < len(names):
        raise Refused("Een onderdeel staat twee keer in dit bestand; het is niet zeker welke geldt. " + _SAVE_AS)
    _check_sizes(members)
    _check_overlap(members)
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name:
            raise Refused("Dit bestand heeft een onderdeel met een onveilige naam. " + _SAVE_AS)
        if any(word in f"/{name.lower()}" for word in _ACTIVE):
            raise Refused("In dit bestand zitten macro's of ingesloten objecten. Sla het op als gewone .xlsx.")
    if kind == "ods":
        return package
    if "mimetype" in names and "content.xml" in names:
        raise Refused(f"Dit is een document van LibreOffice, maar geen werkmap. {_SAVE_AS}")
    book = "workbook.bin" if kind == "xlsb" else "workbook.xml"
    if "[Content_Types].xml" not in names or not any(n.endswith(book) for n in names):
        raise Refused("Dit is een ingepakt bestand, maar geen werkmap. Sla het op als .xlsx.")
    return package


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    for member in members:
        if member.flag_bits & 1:
            raise Refused("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord.")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("Dit bestand is op een ongewone manier ingepakt. " + _SAVE_AS)
        if member.file_size > PART_BYTES:
            raise Refused("Uitgepakt is een onderdeel van dit bestand veel te groot om veilig te lezen.")
    if sum(member.file_size for member in members) > UNPACKED_BYTES:
        raise Refused("Uitgepakt is dit bestand veel te groot om veilig te lezen.")


def _check_overlap(members: list[zipfile.ZipInfo]) -> None:
    end = 0
    for member in sorted(members, key=lambda m: m.header_offset):
        if member.header_offset < end:
            raise Refused("De onderdelen van dit bestand liggen over elkaar heen; dat is niet veilig te lezen.")
        end = member.header_offset + 30 + len(member.filename.encode()) + member.compress_size


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """One part, whole and with its checksum verified. Raises Refused."""
    try:
        with package.open(name) as stream:
            data = stream.read(PART_BYTES + 1)
    except KeyError as error:
        raise Refused(f"In deze werkmap ontbreekt een onderdeel ({name}). {_SAVE_AS}") from error
    except Exception as error:
        raise Refused(f"Deze werkmap is beschadigd. {_SAVE_AS}") from error
    if len(data) > PART_BYTES:
        raise Refused("Uitgepakt is een onderdeel van dit bestand veel te groot om veilig te lezen.")
    return data
