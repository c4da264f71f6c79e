"""The parts of an xlsx package while they are changed: relations, content types, and a sheet more."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from html import escape

from etl.workbooks.patch.places import NotPatched, edited, prefix, root_name, scan

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Package:
    """The parts of one package, by name."""

    def __init__(self, parts: dict[str, bytes], workbook: str) -> None:
        self.parts, self.workbook = parts, workbook
        self.folder = posixpath.dirname(workbook)

    def utf8(self, name: str) -> bytes:
        """A part as UTF-8, so that a place in it is a place in its bytes."""
        data = self.parts[name]
        declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([\w-]+)", data)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
            raise NotPatched
        return data

    def add_sheet(self, title: str, lines: Sequence[str]) -> None:
        """A sheet at the end with one sentence a row."""
        data = self.utf8(self.workbook)
        found = scan(data, {"sheets", "sheet"})
        sheets = next(e for e in found if e.name == "sheets")
        names = {e.attributes.get("name", "").lower() for e in found if e.name == "sheet"}
        while title.lower() in names:
            title += "'"
        identity = 1 + max(int(e.attributes.get("sheetId", 0)) for e in found if e.name == "sheet")
        place = self.free(f"{self.folder}/worksheets/problemen", ".xml")
        rows = "".join(
            f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t xml:space="preserve">{written([line])}</t></is></c></row>'
            for n, line in enumerate(lines, start=1)
        )
        self.parts[place] = (
            XML
            + (
                f'<worksheet xmlns="{MAIN}"><cols><col min="1" max="1" width="110" customWidth="1"/></cols>'
                f"<sheetData>{rows}</sheetData></worksheet>"
            ).encode()
        )
        relation = self.relate(self.workbook, f"{RELATIONS}/worksheet", f"/{place}")
        self.declare(f'<Override PartName="/{place}" ContentType="{TYPES}.worksheet+xml"/>')
        mark = prefix(data, sheets)
        sheet = f'<{mark}sheet name="{escape(title)}" sheetId="{identity}" xmlns:r="{RELATIONS}" r:id="{relation}"/>'
        self.parts[self.workbook] = edited(data, [(sheets.inner_end, sheets.inner_end, sheet.encode())])

    def relations_part(self, place: str) -> str:
        folder, name = posixpath.split(place)
        return f"{folder}/_rels/{name}.rels"

    def relations(self, place: str) -> list[dict[str, str]]:
        name = self.relations_part(place)
        return [e.attributes for e in scan(self.parts[name], {"Relationship"})] if name in self.parts else []

    def relate(self, place: str, kind: str, target: str) -> str:
        name = self.relations_part(place)
        if name not in self.parts:
            self.parts[name] = XML + f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
        data = self.utf8(name)
        used = {e["Id"] for e in self.relations(place)}
        identity = next(f"rIdP{n}" for n in range(1, 10_000) if f"rIdP{n}" not in used)
        root = scan(data, {"Relationships"})[0]
        made = f'<{prefix(data, root)}Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'.encode()
        if root.is_empty_tag:
            data = data[: root.open_end - 2] + b"></" + root_name(data, root) + b">" + data[root.open_end :]
            root = scan(data, {"Relationships"})[0]
        self.parts[name] = edited(data, [(root.inner_end, root.inner_end, made)])
        return identity

    def declare(self, element: str) -> None:
        data = self.utf8("[Content_Types].xml")
        found = scan(data, {"Types", "Default"})
        if "Default" in element and any(
            e.attributes.get("Extension", "").lower() == "vml" for e in found if e.name == "Default"
        ):
            return
        root = next(e for e in found if e.name == "Types")
        made = element.replace("<", f"<{prefix(data, root)}", 1).encode()
        self.parts["[Content_Types].xml"] = edited(data, [(root.inner_end, root.inner_end, made)])

    def at(self, place: str, target: str) -> str:
        if target.startswith("/"):
            return target[1:]
        return posixpath.normpath(posixpath.join(posixpath.dirname(place), target))

    def free(self, start: str, end: str) -> str:
        taken = {name.lower() for name in self.parts}
        return next(f"{start}{n}{end}" for n in range(1, 10_000) if f"{start}{n}{end}".lower() not in taken)


def written(lines: Sequence[str]) -> str:
    """Lines as the text of an XML element, without the signs that XML cannot hold."""
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "�", "\n".join(lines)), quote=False)
