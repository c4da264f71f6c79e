"""XML as SAX events, hardened: no document type, no entities, no depth."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from etl.errors import Refused
from etl.readers.process.limits import ATTRIBUTE_CHARS, XML_DEPTH

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


BROKEN = "Deze werkmap is beschadigd. Open het bestand in Excel en sla het opnieuw op."


def parse(
    data: bytes, start: Start, end: End | None = None, text: Callable[[str], object] | None = None, broken: str = BROKEN
) -> None:
    """Run through a document; names come without namespace (attributes too). Raises Refused.

    broken: what to say of a document that is not whole; of one that people know as a file, with the line.
    """
    depth = 0
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > XML_DEPTH:
            raise Refused("Dit bestand is te diep genest om veilig te lezen.")
        if any(len(value) > ATTRIBUTE_CHARS for value in attributes.values()):
            raise Refused("Dit bestand heeft een onwaarschijnlijk lang kenmerk en is niet veilig te lezen.")
        start(local(name), {local(key): value for key, value in attributes.items()})

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(local(name))

    def forbidden(*_: object) -> None:
        raise Refused("Dit bestand bevat een documenttype of entiteit; dat hoort er niet in en is niet veilig.")

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = forbidden
    parser.EntityDeclHandler = forbidden
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        # A ValueError: an attribute that should be a number is none. A LookupError: the encoding does not exist.
        place = f" Het gaat mis bij regel {error.lineno}." if broken != BROKEN and hasattr(error, "lineno") else ""
        raise Refused(f"{broken}{place}") from error
