"""Colours and comments put into an xlsx by patching the few parts that need it, at the byte.

Libraries that load and save a workbook lose charts, images, slicers and what else they do not know. Here every part
that needs no change is copied, and in the others text is only inserted.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

from openpyxl.utils import column_index_from_string

from etl.workbooks.patch.package import MAIN, RELATIONS, TYPES, XML, Package, written
from etl.workbooks.patch.places import Edit, Element, NotPatched, SheetPlaces, edited, prefix, scan, with_attribute

Marks = dict[str, dict[str, list[str]]]
"""Sheet → cell → what is wrong there, a line each."""
COLOUR = "FFFFC7CE"


@dataclass(frozen=True)
class Opened:
    """A workbook out of its zip. parts: name → bytes. workbook: its main part. sheets: (name, its part), in order.

    dates: when each part was written, as its zip says.
    """

    parts: dict[str, bytes]
    workbook: str
    sheets: Sequence[tuple[str, str]]
    dates: Mapping[str, tuple[int, int, int, int, int, int]]


def marked(
    opened: Opened, marks: Mapping[str, Mapping[str, Sequence[str]]], rest: Sequence[str], title: str, author: str
) -> bytes:
    """The workbook with its marks, and a sheet `title` with the sentences of `rest`. Raises NotPatched."""
    parts = dict(opened.parts)
    book = _Book(parts, opened.workbook, author)
    for name, place in opened.sheets:
        if marks.get(name):
            book.mark_sheet(place, marks[name])
    book.finish_styles()
    if rest:
        book.add_sheet(title, rest)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, opened.dates.get(name, (2024, 1, 1, 0, 0, 0)))
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, data)
    return stream.getvalue()


class _Book(Package):
    """The parts of one package while they are patched."""

    def __init__(self, parts: dict[str, bytes], workbook: str, author: str) -> None:
        super().__init__(parts, workbook)
        self.author = author
        self.styles = f"{self.folder}/styles.xml"
        if self.styles not in parts or b"purl.oclc.org/ooxml" in parts[workbook]:
            raise NotPatched
        found = scan(self.utf8(self.styles), {"fills", "fill", "cellXfs", "xf"})
        self.fills = next((e for e in found if e.name == "fills"), None)
        xfs = next((e for e in found if e.name == "cellXfs"), None)
        if self.fills is None or xfs is None:
            raise NotPatched
        self.cell_xfs = xfs
        self.xfs = [e for e in found if e.name == "xf" and xfs.start < e.start < xfs.end and e.depth == xfs.depth + 1]
        self.fill_count = len([e for e in found if e.name == "fill" and e.depth == self.fills.depth + 1])
        self.coloured: dict[int, int] = {}

    def style(self, old: int) -> int:
        """The style like `old` with our colour; made on first use."""
        if old >= len(self.xfs):
            raise NotPatched
        return self.coloured.setdefault(old, len(self.xfs) + len(self.coloured))

    def finish_styles(self) -> None:
        """Write the styles that were asked for."""
        if not self.coloured:
            return
        data, fills, xfs = self.parts[self.styles], self.fills, self.cell_xfs
        if fills is None or fills.is_empty_tag or xfs.is_empty_tag:
            raise NotPatched
        mark = prefix(data, xfs)
        solid = f'<{mark}patternFill patternType="solid"><{mark}fgColor rgb="{COLOUR}"/></{mark}patternFill>'
        fill = f"<{mark}fill>{solid}</{mark}fill>"
        copies = b""
        for old in self.coloured:
            xf = self.xfs[old]
            tag = data[xf.start : xf.open_end]
            for key, value in (("fillId", str(self.fill_count)), ("applyFill", "1")):
                tag = with_attribute(tag, key, value)
            copies += tag + data[xf.open_end : xf.end]
        self.parts[self.styles] = edited(
            data,
            [
                _counted(data, fills, self.fill_count + 1),
                (fills.inner_end, fills.inner_end, fill.encode()),
                _counted(data, xfs, len(self.xfs) + len(self.coloured)),
                (xfs.inner_end, xfs.inner_end, copies),
            ],
        )

    def mark_sheet(self, place: str, marks: Mapping[str, Sequence[str]]) -> None:
        """Colour the cells of one sheet and give each its comment."""
        data = self.utf8(place)
        edits, root, legacy = self._cell_edits(data, marks)
        relations = self.relations(place)
        kinds = {(e["Type"].rpartition("/")[2], e["Id"]): e.get("Target", "") for e in relations}
        comments = next((self.at(place, t) for (kind, _), t in kinds.items() if kind == "comments"), None)
        drawing = None
        if legacy is not None:
            identity = next((v for k, v in legacy.attributes.items() if k.endswith("id")), "")
            drawing = self.at(place, kinds.get(("vmlDrawing", identity), ""))
            if drawing not in self.parts:
                raise NotPatched
        if comments is None:
            comments = self.free(f"{self.folder}/comments", ".xml")
            mark = ""
            self.parts[comments] = (
                XML + f'<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'.encode()
            )
            self.relate(place, f"{RELATIONS}/comments", f"/{comments}")
            self.declare(f'<Override PartName="/{comments}" ContentType="{TYPES}.comments+xml"/>')
        added = self._comment(comments, marks)
        if drawing is None:
            drawing = self.free(f"{self.folder}/drawings/vmlDrawing", ".vml")
            self.parts[drawing] = _VML.encode()
            identity = self.relate(place, f"{RELATIONS}/vmlDrawing", f"/{drawing}")
            self.declare(
                '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
            )
            mark = prefix(data, root)
            before = root.inner_end if self.legacy_before is None else self.legacy_before
            edits.append((before, before, f'<{mark}legacyDrawing xmlns:r="{RELATIONS}" r:id="{identity}"/>'.encode()))
        self._draw(drawing, {cell: marks[cell] for cell in added})
        self.parts[place] = edited(data, edits)

    def _cell_edits(
        self, data: bytes, marks: Mapping[str, Sequence[str]]
    ) -> tuple[list[Edit], Element, Element | None]:
        wanted: dict[int, dict[int, str]] = {}
        for cell in marks:
            match = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell)
            if match:
                wanted.setdefault(int(match[2]), {})[column_index_from_string(match[1])] = cell
        sheet = SheetPlaces(data, set(wanted))
        root, body = sheet.root, sheet.body
        if root is None or body is None:
            raise NotPatched
        mark = prefix(data, body)
        edits: list[Edit] = []
        fresh_rows: list[tuple[int, bytes]] = []
        for row, cells in sorted(wanted.items()):
            at = sheet.rows.get(row)
            if at is None:
                made = b"".join(self._fresh(mark, cells[c], sheet.column_style(c)) for c in sorted(cells))
                fresh_rows.append((row, f'<{mark}row r="{row}">'.encode() + made + f"</{mark}row>".encode()))
                continue
            element, present = at
            row_style = (
                int(element.attributes.get("s", 0)) if element.attributes.get("customFormat") in ("1", "true") else None
            )
            missing = b""
            for column in sorted(cells):
                if column in present:
                    old = present[column]
                    tag = data[old.start : old.open_end]
                    was = int(old.attributes.get("s", 0) or 0)
                    edits.append((old.start, old.open_end, with_attribute(tag, "s", str(self.style(was)))))
                    continue
                style = row_style if row_style is not None else sheet.column_style(column)
                made = self._fresh(mark, cells[column], style)
                after = min((c for c in present if c > column), default=None)
                if after is not None:
                    edits.append((present[after].start, present[after].start, made))
                elif element.is_empty_tag:
                    missing += made
                else:
                    edits.append((element.inner_end, element.inner_end, made))
            if missing:
                tag = data[element.start : element.open_end]
                edits.append(
                    (element.start, element.open_end, tag[:-2].rstrip() + b">" + missing + f"</{mark}row>".encode())
                )
        if fresh_rows and body.is_empty_tag:
            raise NotPatched
        for row, made in fresh_rows:
            place = sheet.row_after(row, body.inner_end)
            edits.append((place, place, made))
        self.legacy_before = sheet.before_legacy
        return edits, root, sheet.legacy

    def _fresh(self, mark: str, cell: str, style: int) -> bytes:
        return f'<{mark}c r="{cell}" s="{self.style(style)}"/>'.encode()

    def _comment(self, name: str, marks: Mapping[str, Sequence[str]]) -> list[str]:
        """Add the comments; returns the cells that had none, for which a box must be drawn."""
        data = self.utf8(name)
        found = scan(data, {"authors", "author", "commentList", "comment", "text"})
        authors = next(e for e in found if e.name == "authors")
        listed = next(e for e in found if e.name == "commentList")
        if authors.is_empty_tag or listed.is_empty_tag:
            raise NotPatched
        mark = prefix(data, listed)
        number = len([e for e in found if e.name == "author"])
        known = {e.attributes.get("ref", ""): e for e in found if e.name == "comment"}
        edits: list[Edit] = [
            (authors.inner_end, authors.inner_end, f"<{mark}author>{escape(self.author)}</{mark}author>".encode())
        ]
        added, made = [], ""
        for cell, lines in marks.items():
            words = f'<{mark}r><{mark}t xml:space="preserve">{written(lines)}</{mark}t></{mark}r>'
            if cell not in known:
                added.append(cell)
                made += (
                    f'<{mark}comment ref="{cell}" authorId="{number}"><{mark}text>{words}</{mark}text></{mark}comment>'
                )
                continue
            old = known[cell]
            text = next((e for e in found if e.name == "text" and old.start < e.start < old.end), None)
            if text is None or text.is_empty_tag:
                raise NotPatched
            # Our words go in front of what stood there; plain text becomes a run so that both may stand together.
            inner = data[text.open_end : text.inner_end]
            plain = re.fullmatch(rb"\s*<(?:\w+:)?t\b[^>]*>.*?</(?:\w+:)?t>\s*", inner, re.DOTALL)
            gap = f'<{mark}r><{mark}t xml:space="preserve">\n</{mark}t></{mark}r>'.encode()
            kept = f"<{mark}r>".encode() + inner + f"</{mark}r>".encode() if plain else inner
            edits.append((text.open_end, text.inner_end, words.encode() + gap + kept))
        edits.append((listed.inner_end, listed.inner_end, made.encode()))
        self.parts[name] = edited(data, edits)
        return added

    def _draw(self, name: str, marks: Mapping[str, Sequence[str]]) -> None:
        data = self.parts[name]
        numbers = [int(n) for n in re.findall(rb"_x0000_s(\d+)", data)]
        number = max([1024, *numbers])
        made = "" if b'id="_x0000_t202"' in data else _SHAPE_TYPE
        for cell, lines in marks.items():
            number += 1
            match = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell)
            if match is None:
                raise NotPatched
            column, row = column_index_from_string(match[1]) - 1, int(match[2]) - 1
            tall = 4 + sum(1 + len(line) // 42 for line in lines)
            anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 5}, 31, {max(row - 1, 0) + tall}, 4"
            made += _SHAPE.format(number=number, anchor=anchor, row=row, column=column)
        close = data.rfind(b"</xml>")
        if close < 0:
            raise NotPatched
        # A drawing made by a library may know the same words by other prefixes; then ours bring their own.
        missing = "".join(f" {bound}" for bound in _SPACES if bound.encode() not in data)
        made = re.sub(r"<v:shape(type)? ", lambda m: f"{m[0][:-1]}{missing} ", made)
        self.parts[name] = data[:close] + made.encode() + data[close:]


def _counted(data: bytes, element: Element, count: int) -> Edit:
    tag = data[element.start : element.open_end]
    return element.start, element.open_end, with_attribute(tag, "count", str(count))


_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    'xmlns:o="urn:schemas-microsoft-com:office:office"',
    'xmlns:x="urn:schemas-microsoft-com:office:excel"',
)
_VML = f'<xml {" ".join(_SPACES)}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
