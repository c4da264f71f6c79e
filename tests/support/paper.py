"""The text on each page of a PDF that the browser wrote: what is really on paper, and not beside its edge."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"/Length (\d+).*?>>\s?stream\n", re.DOTALL)
_PAGE = re.compile(rb"/Type /Page\b")
_NAMED = re.compile(rb"/([FX]\d+) (\d+) 0 R")
_DRAWN = re.compile(rb"/(F\d+) [\d.]+ Tf|(?<!/ActualText )<([0-9A-Fa-f]+)>|/(X\d+) Do")
_LETTER = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>\s")
_LETTERS = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")


def squeezed(text: str) -> str:
    """A text as it can be found on paper: no spaces or hyphens, which come and go at the end of a line."""
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text))


def missing(lines: Iterable[str], pdf: bytes) -> list[str]:
    """The lines of which the text is nowhere on the paper."""
    there = squeezed("".join(texts(pdf)))
    return list(dict.fromkeys(line.strip() for line in lines if squeezed(line) not in there))


def texts(pdf: bytes) -> list[str]:
    """One text per page, in the order in which it is drawn."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = [body for body in objects.values() if _PAGE.search(body)]
    assert pages, "geen bladzijde gevonden"
    return [_text(page, objects, {}) for page in pages]


def _text(drawing: bytes, objects: dict[int, bytes], fonts: dict[int, dict[int, str]]) -> str:
    """What a page draws, or a drawing within it."""
    own = {name: int(number) for name, number in _NAMED.findall(drawing)}
    contents, found, letters = _reference(drawing, b"Contents"), [], {}
    for font, shown, within in _DRAWN.findall(_stream(objects[contents] if contents else drawing)):
        if font:
            number = own[font]
            if number not in fonts:
                fonts[number] = _letters(objects, objects[number])
            letters = fonts[number]
        elif shown:
            codes = (int(shown[at : at + 4], 16) for at in range(0, len(shown), 4))
            found.append("".join(letters.get(code, "") for code in codes))
        elif within in own:
            found.append(_text(objects[own[within]], objects, fonts))
    return "".join(found)


def _letters(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    """Number of a drawn letter → the text that it stands for."""
    number = _reference(font, b"ToUnicode")
    if number is None:
        return {}
    table, found = _stream(objects[number]), {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        found |= {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in _LETTER.findall(part)}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, to in _LETTERS.findall(part):
            found |= {
                code: chr(int(to, 16) + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)
            }
    return found


def _reference(body: bytes, name: bytes) -> int | None:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    return int(found[1]) if found else None


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    raw = body[found.end() : found.end() + int(found[1])]
    return zlib.decompress(raw) if b"/FlateDecode" in body[: found.end()] else raw
