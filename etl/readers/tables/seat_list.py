"""A list of seats as an annual report prints it, to the sheet VNG-zetels: committee, name, municipality, function.

    Commissie FIN  Gemeentefinanciën    dhr. …    Westerkwartier    Wethouder
                                        dhr. …    Groningen         Raadslid      (second seat: no committee)
    Commissie EU&I  Europa …            -                                         (vacant)

The cells of a row stand beside each other (tabs, semicolons) or, as text copied from a document does, under each
other. The year comes from the name of the file or from the text above the list. A title (dhr., mw.) says man or
woman and does not stay in the name.
"""

from __future__ import annotations

import re
from pathlib import Path

from etl.errors import Refused
from etl.readers.tables.csv import decoded
from etl.readers.tables.table import Table

SHEET = "VNG-zetels"
_SAID = "lijst met zetels in de vorm van een jaarverslag, over"
_MOST_ROWS, _MOST_COLUMNS = 500, 12
"""A list of seats is small; what is larger is not looked at."""
_HEADINGS = ("naam", "gemeente", "functie")
_OTHER_HEADINGS = {"verslagjaar", "jaar", "zetel", "stand", "code", "nummer", "vacature", "kandidaat", "onderwerp"}
_OURS = ("Verslagjaar", "Commissie", "Zetel", "Stand", "Naam", "Gemeente", "Functie", "Vrouw of man")
_TITLE = re.compile(r"^(dhr|mw|mevr|mevrouw|de heer|heer)\b\.?\s+", re.IGNORECASE)
_CODE = re.compile(r"^([A-Z][A-Z&]{1,7})\s+\S")
_VACANT = re.compile(r"^([-–—]+|vacant|vacature)$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")

Row = tuple[int, list[str]]


def is_seat_list(start: bytes) -> bool:
    """Do these first bytes look like such a list: a line that starts with "Commissie", and cells of seats?

    Our own sheet has a heading "Commissie" with other headings beside it, never a committee after that word.
    """
    lines = start.decode("utf-8", errors="replace").splitlines()
    committees = sum(bool(re.match(r'^[\s"]*commissie\s+[\w&]+', line, re.IGNORECASE)) for line in lines)
    cells = [{cell.strip(' "').lower() for cell in re.split(r"[\t;,]", line)} for line in lines[:10]]
    return committees >= 2 and not any("commissie" in of and of & _OTHER_HEADINGS for of in cells)


def read_seat_list(path: Path, name: str) -> tuple[list[Table], list[str]]:
    """The list as one table in the form of our own sheet. name: of the file, without its ending. Raises Refused."""
    content, notes = decoded(path.read_bytes())
    table = _read(list(enumerate(content.splitlines(), start=1)), name)
    notes.append(f"Gelezen als {_SAID} {table.columns[1][1]}.")
    return [table], notes


def in_workbook(sheet: Table, name: str) -> Table:
    """A sheet of a workbook that holds such a list, as our own sheet; any other sheet as it is. Raises Refused."""
    last = sheet.numbers[-1] if sheet.numbers else 0
    if sheet.arrays or last > _MOST_ROWS or len(sheet.columns) > _MOST_COLUMNS:
        return sheet
    lines = [
        (number, "\t".join(" ".join((cells[i] or "").split()) for _, cells in sorted(sheet.columns.items())))
        for i, number in enumerate(sheet.numbers)
    ]
    if not is_seat_list("\n".join(line for _, line in lines).encode()):
        return sheet
    table = _read(lines, f"{name} {sheet.name}")
    table.hidden, table.notes = sheet.hidden, list(sheet.notes)
    table.note("", f"Blad ‘{sheet.name}’ is gelezen als {_SAID} {table.columns[1][1]}.")
    return table


def _read(lines: list[tuple[int, str]], name: str) -> Table:
    heading = next(
        (
            i
            for i, (_, line) in enumerate(lines)
            if line.strip().strip('"').lower() == "functie" or all(word in line.lower() for word in _HEADINGS)
        ),
        -1,
    )
    year = _YEAR.search(name) or _YEAR.search(" ".join(line for _, line in lines[: heading + 1]))
    if year is None:
        raise Refused(
            "Van welk jaar deze lijst met zetels is, staat er niet bij. Zet het jaar in de naam van het bestand, "
            "bijvoorbeeld zetels 2024.txt."
        )
    numbered = [(number, line) for number, line in lines[heading + 1 :] if line.strip()]
    beside = any(len(re.split(r"[\t;]", line.strip())) > 2 for _, line in numbered)
    rows = _beside(numbered) if beside else _under(numbered)
    if not rows:
        raise Refused("In deze lijst met zetels staat geen enkele commissie met een lid of een streepje.")
    return _table(rows, year[0])


def _beside(lines: list[tuple[int, str]]) -> list[Row]:
    """Rows of four cells beside each other: committee (may be empty), name, municipality, function."""
    rows = []
    for number, line in lines:
        cells = [_plain(cell) for cell in re.split(r"[\t;]", line.rstrip("\r\n"))]
        rows.append((number, (cells + [""] * 4)[:4]))
    return rows


def _under(lines: list[tuple[int, str]]) -> list[Row]:
    """The same rows from cells under each other; a cell of a committee starts with "Commissie", or comes before a name.

    A list ends where text begins that is no cell: a line of more than a hundred characters.
    """
    rows: list[Row] = []
    rest = [(number, _plain(line)) for number, line in lines]
    rest = rest[: next((i for i, (_, text) in enumerate(rest) if len(text) > 100), len(rest))]
    body = ""
    while rest:
        number, cell = rest.pop(0)
        if not _TITLE.match(cell) and not _VACANT.match(cell):
            body = cell
            if not rest:
                break
            number, cell = rest.pop(0)
        if _VACANT.match(cell):
            rows.append((number, [body, cell, "", ""]))
            continue
        after = [rest.pop(0)[1] for _ in range(min(2, len(rest)))]
        rows.append((number, ([body, cell, *after] + [""] * 4)[:4]))
    return rows


def _plain(cell: str) -> str:
    return cell.strip().strip('"').strip()


def _table(rows: list[Row], year: str) -> Table:
    table = Table(SHEET)
    # Our headings stand above line 1; every row keeps the number of its line in the file.
    lines: list[tuple[int, list[str | None]]] = [(0, list(_OURS))]
    body, seat = "", 0
    for number, (given, name, municipality, function) in rows:
        named = _committee(given)
        if named and named != body:
            body, seat = named, 0
        seat += 1
        vacant = bool(_VACANT.match(name)) or not name
        title = _TITLE.match(name)
        lines.append(
            (
                number,
                [
                    year,
                    body or None,
                    str(seat),
                    "vacant" if vacant else "bezet",
                    None if vacant else _TITLE.sub("", name).strip(),
                    municipality or None,
                    function[:1].lower() + function[1:] if function else None,
                    None if vacant or title is None else "vrouw" if title[1].lower().startswith("m") else "man",
                ],
            )
        )
    table.numbers = [number for number, _ in lines]
    table.columns = {c + 1: [line[c] for _, line in lines] for c in range(len(_OURS))}
    return table


def _committee(given: str) -> str:
    """`Commissie FIN  Gemeentefinanciën` is FIN; without a code the name is what it is known by."""
    bare = re.sub(r"^commissie\b", "", given, flags=re.IGNORECASE).strip()
    code = _CODE.match(bare)
    return code[1] if code else re.sub(r"\s+", " ", bare)
