"""XML of any size as a stream of elements, in a bounded amount of memory and without the parts that can harm.

Names come without namespace or prefix: real packages get those wrong. The encoding is what the bytes are, not what
the document says of itself. No document type, no entities, no depth; a text longer than LONGEST is refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from etl.readers.limits import ATTRIBUTE_CHARS as LONGEST
from etl.readers.limits import XML_DEPTH
from etl.readers.opened import Part
from etl.readers.refuse import Refused

Element = Callable[[str, dict[str, str], list[str], list[dict[str, str]]], None]
"""Called at the end of an element with children: its name, the texts of its children, and the names and the texts
so far of the elements around it, the outermost first."""

_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
CP1252 = "De tekens zijn gelezen als Windows-tekst (cp1252), want het bestand klopt niet met wat het zegt."


class _Local(dict[str, str]):
    """Name as written → name without prefix."""

    def __missing__(self, name: str) -> str:
        found = self[name] = name.rpartition(":")[2]
        return found


class Xml:
    """One run through a document. line: where in the file the parser is."""

    def __init__(self, element: Element, broken: str) -> None:
        self._element, self._broken = element, broken
        self._parser = expat.ParserCreate("utf-8")
        self.dropped = 0

    @property
    def line(self) -> int:
        """The line of the file that is being read."""
        return self._parser.CurrentLineNumber

    def run(self, part: Part) -> list[str]:
        """Read a file from begin to end; returns notes about what was mended. Raises Refused."""
        encoding = encoding_of(part)
        self._handlers()
        try:
            for piece in _utf8(part.chunks(), encoding):
                clean = piece.translate(None, _CONTROL)
                self.dropped += len(piece) - len(clean)
                self._parser.Parse(clean, False)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Refused(self._broken) from error
        notes = [CP1252] if encoding == "cp1252" and declared(part) != "cp1252" else []
        return notes + ([f"{self.dropped} verboden tekens zijn overgeslagen."] if self.dropped else [])

    def _handlers(self) -> None:
        local, element, deepest = _Local(), self._element, XML_DEPTH
        names: list[str] = []
        texts: list[dict[str, str]] = []
        pending, text, is_leaf = "", "", False

        def start(name: str, _: dict[str, str]) -> None:
            nonlocal pending, text, is_leaf
            if is_leaf:
                names.append(pending)
                texts.append({})
                if len(names) > deepest:
                    raise Refused("Dit bestand is te diep genest om veilig te lezen.")
            pending, text, is_leaf = local[name], "", True

        def end(_: str) -> None:
            nonlocal is_leaf
            if is_leaf:
                is_leaf = False
                if texts:
                    around = texts[-1]
                    if pending not in around:
                        around[pending] = text.strip()
            else:
                element(names.pop(), texts.pop(), names, texts)

        def chars(data: str) -> None:
            nonlocal text
            if is_leaf:
                text += data
                if len(text) > LONGEST:
                    raise Refused("Dit bestand heeft een onwaarschijnlijk lange tekst en is niet veilig te lezen.")

        def forbidden(*_: object) -> None:
            raise Refused("Dit bestand bevat een documenttype of entiteit; dat hoort er niet in en is niet veilig.")

        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = chars
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = forbidden


def declared(part: Part) -> str:
    """The encoding that a document says it has, in small letters; utf-8 when it says nothing."""
    found = re.search(rb"encoding\s*=\s*[\"']([\w-]+)", part.start(200))
    return found[1].decode("ascii").lower() if found else "utf-8"


def encoding_of(part: Part) -> str:
    """The encoding that the bytes of a document have: as it says, where that holds; else that of Windows."""
    start = part.start(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    said = declared(part)
    said = "utf-8" if start.startswith(codecs.BOM_UTF8) or said in ("utf-8", "utf8") else said
    try:
        reader = codecs.getincrementaldecoder(said)()
        for piece in part.chunks():
            reader.decode(piece)
        reader.decode(b"", True)
    except (UnicodeDecodeError, LookupError):
        return "cp1252"
    return said


def _utf8(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding == "utf-8":
        first = True
        for piece in pieces:
            yield piece.removeprefix(codecs.BOM_UTF8) if first else piece
            first = False
        return
    reader = codecs.getincrementaldecoder(encoding)(errors="replace")
    for piece in pieces:
        yield reader.decode(piece).encode("utf-8")
    yield reader.decode(b"", True).encode("utf-8")
