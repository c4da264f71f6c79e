"""Elements of an XML part with their places in its bytes, so that the rest of it can stay as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from openpyxl.utils import column_index_from_string


class NotPatched(Exception):
    """The package is built in a way that is not patched here."""


@dataclass(frozen=True)
class Element:
    """One element in the bytes of a part: where its start tag begins and ends, and where it ends itself."""

    name: str
    attributes: dict[str, str]
    depth: int
    start: int
    open_end: int
    inner_end: int
    end: int

    @property
    def is_empty_tag(self) -> bool:
        return self.inner_end == self.open_end == self.end


Edit = tuple[int, int, bytes]


def scan(
    data: bytes,
    names: set[str] | None,
    on: Callable[[Element], None] | None = None,
    begin: Callable[[str, dict[str, str], int], None] | None = None,
) -> list[Element]:
    """Elements by local name with their places; with `on` each is handed over when it ends (in order of ending)."""
    found: list[Element] = []
    open_ones: list[tuple[str, dict[str, str], int]] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def forbidden(*_: object) -> None:
        raise NotPatched

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        open_ones.append((local, attributes, parser.CurrentByteIndex))
        if begin is not None:
            begin(local, attributes, parser.CurrentByteIndex)

    def end(name: str) -> None:
        local, attributes, at = open_ones.pop()
        if names is not None and local not in names:
            return
        opened = tag_end(data, at)
        is_empty = data[opened - 2 : opened] == b"/>"
        inner = opened if is_empty else parser.CurrentByteIndex
        closed = opened if is_empty else data.index(b">", inner) + 1
        element = Element(local, attributes, len(open_ones) + 1, at, opened, inner, closed)
        if on is None:
            found.append(element)
        else:
            on(element)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = forbidden
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotPatched from error
    return sorted(found, key=lambda e: e.start)


def tag_end(data: bytes, start: int) -> int:
    """The place after the `>` of the tag that starts here; a `>` inside quotes does not count."""
    match = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>").match(data, start)
    if match is None:
        raise NotPatched
    return match.end()


def root_name(data: bytes, element: Element) -> bytes:
    """The name of an element as it is written, with its prefix."""
    match = re.compile(rb"<([^\s/>]+)").match(data, element.start)
    if match is None:
        raise NotPatched
    return match[1]


def prefix(data: bytes, element: Element) -> str:
    """`x:` when the elements of this part are written with a prefix, else nothing."""
    written = root_name(data, element).decode()
    return written[: -len(element.name)]


def with_attribute(tag: bytes, key: str, value: str) -> bytes:
    """A start tag with an attribute set."""
    pattern = re.compile(rb"(\s" + key.encode() + rb"\s*=\s*)(\"[^\"]*\"|'[^']*')")
    if pattern.search(tag):
        return pattern.sub(lambda m: m[1] + f'"{value}"'.encode(), tag, count=1)
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:end].rstrip() + f' {key}="{value}"'.encode() + tag[end:]


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes with every edit made; edits at the same place keep their order."""
    pieces, at = [], 0
    for start, end, text in sorted(edits, key=lambda e: (e[0], e[1])):
        if start < at:
            raise NotPatched
        pieces += [data[at:start], text]
        at = end
    return b"".join([*pieces, data[at:]])


_AFTER_DRAWING = {
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
}


class SheetPlaces:
    """Where the wanted rows and their cells stand in a sheet, and where a drawing may be named."""

    def __init__(self, data: bytes, wanted: set[int]) -> None:
        self.root: Element | None = None
        self.body: Element | None = None
        self.legacy: Element | None = None
        self.before_legacy: int | None = None
        self.rows: dict[int, tuple[Element, dict[int, Element]]] = {}
        self._starts: list[tuple[int, int]] = []
        self._columns: list[tuple[int, int, int]] = []
        row, column = 0, 0
        cells: dict[int, Element] = {}

        def on(element: Element) -> None:
            if element.name == "worksheet":
                self.root = element
            elif element.name == "sheetData":
                self.body = element
            elif element.name == "col":
                a = element.attributes
                self._columns.append((int(a.get("min", 0)), int(a.get("max", 0)), int(a.get("style", 0))))
            elif element.name == "legacyDrawing":
                self.legacy = element
            elif element.name == "row" and row in wanted:
                self.rows[row] = (element, dict(cells))
            elif element.name == "c" and row in wanted:
                cells[column] = element
            elif (
                element.depth == 2
                and (element.name in _AFTER_DRAWING or (element.name == "AlternateContent" and self.body is not None))
                and self.before_legacy is None
            ):
                self.before_legacy = element.start

        def begin(name: str, attributes: dict[str, str], start: int) -> None:
            nonlocal row, column
            if name == "row":
                row, column = int(attributes.get("r", row + 1)), 0
                self._starts.append((row, start))
                cells.clear()
            elif name == "c":
                letters = re.match(r"[A-Z]+", attributes.get("r", ""))
                column = column_index_from_string(letters[0]) if letters else column + 1

        scan(data, None, on, begin)

    def column_style(self, column: int) -> int:
        return next((style for low, high, style in self._columns if low <= column <= high), 0)

    def row_after(self, row: int, end: int) -> int:
        return next((start for number, start in self._starts if number > row), end)
