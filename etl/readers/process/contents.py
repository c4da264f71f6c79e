"""What is in a file, as streams of bytes: itself, out of gzip, or each file in a zip; never beyond a limit."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from etl.errors import Refused
from etl.readers.process.limits import FILE_BYTES, START_BYTES, STREAM_BYTES, ZIPPED_FILES

_CHUNK = 2**20
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_DAMAGED = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, ValueError, NotImplementedError)
_OURS = ("[Content_Types].xml", "mimetype")


@dataclass(frozen=True)
class Part:
    """One file inside a file. member: its name in the zip; empty for a file that is no zip."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """What it is called inside; empty for a file that is no zip."""
        return PurePosixPath(self.member).name

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, a piece at a time. Raises Refused for a damaged package, or one that unpacks without end."""
        left = STREAM_BYTES
        try:
            with _stream(self) as stream:
                while piece := stream.read(_CHUNK):
                    left -= len(piece)
                    if left < 0:
                        raise Refused("Uitgepakt is dit bestand veel te groot om veilig te lezen.")
                    yield piece
        except _DAMAGED as error:
            raise Refused("Dit ingepakte bestand is beschadigd of afgekapt. Pak het opnieuw in.") from error

    def start(self, size: int = START_BYTES) -> bytes:
        """Its first bytes. Raises Refused."""
        pieces = self.chunks()
        try:
            return next(pieces, b"")[:size]
        finally:
            pieces.close()  # type: ignore[attr-defined]

    def content(self) -> bytes:
        """All of its bytes, for formats that are small. Raises Refused."""
        data = bytearray()
        for piece in self.chunks():
            data += piece
            if len(data) > FILE_BYTES:
                raise Refused(f"Uitgepakt mag dit bestand hoogstens {FILE_BYTES // 2**20} MB zijn.")
        return bytes(data)


@dataclass(frozen=True)
class Joined(Part):
    """A file that was cut in pieces: its first part, and the others in their order."""

    rest: tuple[Part, ...] = ()

    def chunks(self) -> Iterator[bytes]:
        """The bytes of all parts, one after the other. Raises Refused."""
        yield from super().chunks()
        for part in self.rest:
            yield from part.chunks()


def _stream(part: Part) -> IO[bytes]:
    if part.member:
        package = zipfile.ZipFile(part.path)
        stream = package.open(part.member)
        package.close()  # the open member keeps the file as long as it needs it
        return stream
    with part.path.open("rb") as raw:
        is_gzip = raw.read(2) == _GZIP
    return gzip.open(part.path, "rb") if is_gzip else part.path.open("rb")  # type: ignore[return-value]


def parts(path: Path) -> list[Part]:
    """The files in a file: itself, or in a zip that is no workbook each of its own. Raises Refused."""
    with path.open("rb") as raw:
        is_zip = raw.read(4) == _ZIP
    if not is_zip:
        return [Part(path)]
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
    except _DAMAGED:
        return [Part(path)]
    names = [m.filename for m in members if not m.is_dir() and "__MACOSX" not in m.filename]
    if set(names) & set(_OURS) or any(n.startswith(("xl/", "word/")) for n in names):
        return [Part(path)]
    if any(m.flag_bits & 1 for m in members):
        raise Refused("De zip heeft een wachtwoord. Pak hem uit en kies de bestanden los.")
    if len(names) > ZIPPED_FILES:
        raise Refused(
            f"Deze zip is te vol: er zitten er {len(names)} in, en er worden er hoogstens {ZIPPED_FILES} gelezen."
        )
    return [Part(path, name) for name in sorted(names) if not PurePosixPath(name).name.startswith(".")]


def without_pages(inside: list[Part]) -> list[Part]:
    """The files without those that are a PDF: what a mail shows people beside the file for programs."""
    return [part for part in inside if not (part.member and part.start(4) == b"%PDF")]


def content_of(path: Path) -> bytes:
    """The bytes of a file, or of the one file inside its package. Raises Refused."""
    inside = without_pages(parts(path))
    if len(inside) != 1:
        raise Refused("In deze zip zit meer dan één bestand. Pak hem uit en kies de bestanden los.")
    return inside[0].content()
