"""Character encoding of an XML document: its bytes as UTF-8, without what XML 1.0 forbids.

The encoding is what the bytes are, not what the document says of itself.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from etl.readers.process.contents import Part

CP1252 = "De tekens zijn gelezen als Windows-tekst (cp1252), want het bestand klopt niet met wat het zegt."
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
_BY_ITS_BYTES = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_ONE_BYTE = re.compile(r"(windows-?|cp|ibm)\d{3,4}|iso-?8859-\d{1,2}|mac-?roman")
_LATIN_1 = ("iso-8859-1", "iso8859-1", "latin1", "latin-1")
"""Who says so writes cp1252: the same, but for the quotes and the euro."""
_REFERENCE = re.compile(rb"&(?:(?:amp|lt|gt|quot|apos);|#(\d{1,7});|#[xX]([0-9a-fA-F]{1,6});|)")
_LONGEST_REFERENCE = 12


class Clean:
    """The text of a document. dropped: how many forbidden characters were passed over.

    mend: also take a & that stands for no character as itself.
    """

    def __init__(self, part: Part, *, mend: bool) -> None:
        self._part, self._mend = part, mend
        self.encoding = encoding_of(part)
        self.dropped = self.loose = 0

    @property
    def notes(self) -> list[str]:
        """What was read in another way than it was written, once all is read."""
        said = ("cp1252", "windows-1252", *_LATIN_1)
        notes = [CP1252] if self.encoding == "cp1252" and declared(self._part) not in said else []
        several = "1 los &-teken is" if self.loose == 1 else f"{self.loose} losse &-tekens zijn"
        return notes + ([f"{several} gelezen als gewone tekst."] if self.loose else [])

    def pieces(self) -> Iterator[bytes]:
        """The text in pieces. Raises Refused for a damaged package."""
        kept = b""
        is_first = True
        for piece in self._decoded():
            clean = piece.translate(None, _CONTROL)
            self.dropped += len(piece) - len(clean)
            if is_first:
                clean, is_first = clean.removeprefix(codecs.BOM_UTF8).lstrip(), False
            if self._mend:
                clean = kept + clean
                cut = clean.rfind(b"&", -_LONGEST_REFERENCE)
                kept, clean = (clean[cut:], clean[:cut]) if cut >= 0 else (b"", clean)
                clean = _REFERENCE.sub(self._mended, clean)
            yield clean
        yield _REFERENCE.sub(self._mended, kept)

    def _mended(self, found: re.Match[bytes]) -> bytes:
        if found[0] == b"&":
            self.loose += 1
            return b"&amp;"
        if found[1] or found[2]:
            number = int(found[1]) if found[1] else int(found[2], 16)
            if number > 0x10FFFF or 0xD800 <= number < 0xE000 or number in (0xFFFE, 0xFFFF) or number in _CONTROL:
                self.dropped += 1
                return b""
        return found[0]

    def _decoded(self) -> Iterator[bytes]:
        if self.encoding == "utf-8":
            yield from self._part.chunks()
            return
        reader = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        for piece in self._part.chunks():
            yield reader.decode(piece).encode("utf-8")
        yield reader.decode(b"", True).encode("utf-8")


def declared(part: Part) -> str:
    """The encoding that a document says it has, in small letters; utf-8 when it says nothing."""
    found = re.search(rb"encoding\s*=\s*[\"']([\w-]+)", part.start(200))
    return found[1].decode("ascii").lower() if found else "utf-8"


def encoding_of(part: Part) -> str:
    """The encoding that the bytes of a document have: as it says, where that holds; else that of Windows."""
    start = part.start(4)
    for mark, encoding in _BY_ITS_BYTES:
        if start.startswith(mark):
            return encoding
    said = declared(part)
    if said in _LATIN_1:
        return "cp1252"
    said = said if _ONE_BYTE.fullmatch(said) and not start.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        reader = codecs.getincrementaldecoder(said)()
        for piece in part.chunks():
            reader.decode(piece)
        reader.decode(b"", True)
    except (UnicodeDecodeError, LookupError):
        return "cp1252"
    return said
