"""XML of any size as a stream of elements, in a bounded amount of memory, hardened as `events` is.

Names come without namespace or prefix: real packages get those wrong. No document type, no entities, no depth; a text
longer than LONGEST is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Never
from xml.parsers import expat

from etl.errors import Refused
from etl.readers.process.contents import Part
from etl.readers.process.limits import ATTRIBUTE_CHARS as LONGEST
from etl.readers.process.limits import XML_DEPTH
from etl.readers.xml.clean import Clean

Element = Callable[[str, dict[str, str], list[str], list[dict[str, str]]], None]
"""Called at the end of an element with children: its name, the texts of its children, and the names and the texts
so far of the elements around it, the outermost first."""

_UNESCAPED = (4, 11, 14)
"""What expat calls a sign that may not stand there, an unknown entity and a forbidden character by number."""


@dataclass(frozen=True)
class Lines:
    """Elements that come by the million, and all that may stand in them; so their insides need no looking at starts.

    kept and passed: elements with a text, which are read or passed over. groups: elements with such elements in them.
    """

    names: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class OtherShape(Exception):
    """In a line stands something that Lines does not know: read the document again without them."""


class Unescaped(Exception):
    """A loose & or a forbidden character by its number: read the document again with these mended."""


class _Local(dict[str, str]):
    """Name as written → name without prefix."""

    def __missing__(self, name: str) -> str:
        found = self[name] = name.rpartition(":")[2]
        return found


class _Inside(dict[str, str | None]):
    """Name as written, in a line → the name that is kept, nothing when it is passed over, None when it may be more."""

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, name: str) -> str | None:
        bare = name.rpartition(":")[2]
        found = self[name] = bare if bare in self._lines.kept else "" if bare in self._lines.passed else None
        return found


class Xml:
    """One run through a document. line: where in the file the parser is."""

    def __init__(self, element: Element, broken: str, lines: Lines | None = None) -> None:
        self._element, self._broken, self._lines = element, broken, lines or Lines()
        self._parser = expat.ParserCreate("utf-8")
        self._pieces: list[str] = []
        self.dropped = 0
        """How many forbidden characters were passed over."""

    @property
    def line(self) -> int:
        """The line of the file that is being read."""
        return self._parser.CurrentLineNumber

    def run(self, part: Part, *, mend: bool = False) -> list[str]:
        """Read a file from begin to end; returns notes about what was mended.

        mend: take a loose & for text. Raises Refused, OtherShape, and Unescaped for what mending may help.
        """
        text = Clean(part, mend=mend)
        self._handlers()
        try:
            for piece in text.pieces():
                self._parser.Parse(piece, False)
                if sum(map(len, self._pieces)) > LONGEST:  # one that goes on and on
                    too_long()
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            if error.code in _UNESCAPED and not mend:
                raise Unescaped from error
            raise Refused(f"{self._broken} Het gaat mis bij regel {error.lineno}.") from error
        self.dropped = text.dropped
        return text.notes

    def _handlers(self) -> None:
        """Set what the parser calls. Texts are gathered without a call of ours: that is half of the calls there are."""
        parser, element, lines, pieces = self._parser, self._element, self._lines, self._pieces
        local, inside, clear, join = _Local(), _Inside(self._lines), self._pieces.clear, "".join
        names: list[str] = []
        texts: list[dict[str, str]] = []
        around: dict[str, str] = {}
        pending, is_leaf = "", False

        def deeper() -> None:
            nonlocal around
            names.append(pending)
            around = {}
            texts.append(around)
            if len(names) > XML_DEPTH:
                raise Refused("Dit bestand is te diep genest om veilig te lezen.")

        def out() -> None:
            nonlocal around
            name, found = names.pop(), texts.pop()
            around = texts[-1] if texts else {}
            element(name, found, names, texts)

        def start(name: str, _: dict[str, str]) -> None:
            nonlocal pending, is_leaf
            if is_leaf:
                deeper()
            pending, is_leaf = local[name], True
            clear()
            if pending in lines.names:
                deeper()
                is_leaf = False
                parser.StartElementHandler, parser.EndElementHandler = None, end_inside

        def end(_: str) -> None:
            nonlocal is_leaf
            if is_leaf:
                is_leaf = False
                text = join(pieces)
                if len(text) > LONGEST:
                    too_long()
                if pending not in around:
                    around[pending] = text.strip()
                clear()
            else:
                out()

        def end_inside(name: str) -> None:
            kept = inside[name]
            if kept:
                text = join(pieces)
                if len(text) > LONGEST:
                    too_long()
                if kept not in around:
                    around[kept] = text.strip()
            clear()
            if kept is None:
                end_of_more(local[name])

        def end_of_more(name: str) -> None:
            if name in lines.groups:
                found = {child: around.pop(child) for child in lines.groups[name] if child in around}
                element(name, found, names, texts)
            elif name == names[-1]:
                parser.StartElementHandler, parser.EndElementHandler = start, end
                if around:
                    out()
                else:
                    names.pop(), texts.pop()
            else:
                raise OtherShape

        def forbidden(*_: object) -> None:
            raise Refused("Dit bestand bevat een documenttype of entiteit; dat hoort er niet in en is niet veilig.")

        parser.buffer_text = True
        parser.buffer_size = LONGEST
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = pieces.append
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = forbidden


def too_long() -> Never:
    """Raises Refused, for a text that no package writes."""
    raise Refused("Dit bestand heeft een onwaarschijnlijk lange tekst en is niet veilig te lezen.")
