"""The parts of a workbook as a package (.xlsx, .xlsb): which sheets it has, in which part each is, and what to know.

Follows ECMA-376 Part 2 for relationships and Part 1 for `sheet` (18.2.19) and `date1904` (18.2.28).
"""

from __future__ import annotations

import posixpath
import zipfile

from etl.errors import Refused
from etl.readers.process.gate import part
from etl.readers.xml.events import parse


def sheets_of(package: zipfile.ZipFile) -> tuple[str, list[tuple[str, bool, str]], bool]:
    """The workbook part, (name, hidden, part) per worksheet, and whether dates count from 1904. Raises Refused."""
    workbook = next(n for n in sorted(package.namelist(), key=len) if n.endswith("workbook.xml"))
    listed: list[tuple[str, bool, str]] = []
    epoch: list[bool] = []

    def on_workbook(tag: str, found: dict[str, str]) -> None:
        if tag == "sheet":
            listed.append((found.get("name", ""), found.get("state", "visible") != "visible", found.get("id", "")))
        elif tag == "workbookPr":
            epoch.append(found.get("date1904", "0") in ("1", "true"))

    parse(part(package, workbook), on_workbook)
    places = worksheets_of(package, workbook)
    sheets = [(title, hidden, places[relation]) for title, hidden, relation in listed if relation in places]
    if not sheets:
        raise Refused("In deze werkmap staat geen enkel blad met cellen.")
    return workbook, sheets, any(epoch)


def comments_of(package: zipfile.ZipFile, sheet: str) -> list[str]:
    """The texts noted at the cells of a sheet (18.7), in the order of their part; [] where it has none."""
    folder, name = posixpath.split(sheet)
    relations, names = f"{folder}/_rels/{name}.rels", set(package.namelist())
    if relations not in names:
        return []
    places: list[str] = []
    texts: list[list[str]] = []
    inside: list[bool] = []

    def on_relation(tag: str, found: dict[str, str]) -> None:
        target = found.get("Target", "")
        if tag == "Relationship" and found.get("Type", "").endswith("/comments"):
            places.append(target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}"))

    def start(tag: str, _: dict[str, str]) -> None:
        if tag == "comment":
            texts.append([])
        elif tag == "t":
            inside.append(True)

    def end(tag: str) -> None:
        if tag == "t":
            inside.pop()

    def text(piece: str) -> None:
        if inside and texts:
            texts[-1].append(piece)

    parse(part(package, relations), on_relation)
    for place in places:
        if place in names:
            parse(part(package, place), start, end, text)
    return ["".join(pieces) for pieces in texts]


def worksheets_of(package: zipfile.ZipFile, workbook: str) -> dict[str, str]:
    """Relation of the workbook part → part, for every sheet with cells. Raises Refused."""
    folder, name = posixpath.split(workbook)
    places: dict[str, str] = {}

    def on_relation(tag: str, found: dict[str, str]) -> None:
        if tag != "Relationship" or found.get("TargetMode") == "External":
            return
        target = found.get("Target", "")
        if found.get("Type", "").endswith("/worksheet"):
            is_whole = target.startswith("/")
            places[found.get("Id", "")] = target.lstrip("/") if is_whole else posixpath.normpath(f"{folder}/{target}")

    parse(part(package, f"{folder}/_rels/{name}.rels"), on_relation)
    return places


def notes_of(names: set[str]) -> list[str]:
    """What must be known about a workbook that has these parts."""
    notes = []
    if any("/externalLinks/" in n for n in names):
        notes.append("De werkmap verwijst naar andere bestanden; de waarden die erin bewaard zijn, zijn gelezen.")
    if any(n.endswith(("connections.xml", "connections.bin")) for n in names):
        notes.append("De werkmap heeft een verbinding met een gegevensbron; die is niet gevolgd.")
    return notes
