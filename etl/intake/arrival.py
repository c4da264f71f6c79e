"""What arrived, in the form in which it may be kept: unpacked, without attachments, without people."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from etl.intake.cache import copied, known, read_kept
from etl.intake.pseudonymise import is_without_people, without_people
from etl.intake.reading import read
from etl.intake.unpack import gunzipped
from etl.readers.process.document import Document
from etl.readers.process.limits import FILE_BYTES, START_BYTES
from etl.readers.process.sniff import kind_of_text

_ATTACHMENT = re.compile(rb"(<(?:[\w.-]+:)?EmbeddedDocumentBinaryObject\b[^>]*>)[^<]+(?=</)")


@dataclass(frozen=True)
class Arrival:
    """A file that arrived. path: the bytes to keep. name: what it is called for people; never used as a path.

    document: its cells, where these are known already: what was typed on a page, or read at the door.
    """

    path: Path
    name: str
    document: Document | None = None

    def cells(self, into: Path, beside: Path | None = None) -> Document:
        """Its cells, in the folder `into`. beside: where what is read is kept. Raises UnreadableFile."""
        if self.document is not None:
            return copied(self.document, into)
        if beside is not None:
            return read_kept(self.path, name=self.name, into=into, beside=beside)
        return read(self.path, name=self.name, into=into)


@contextmanager
def arrived(path: Path, name: str, beside: Path | None = None, document: Document | None = None) -> Iterator[Arrival]:
    """The file as it may be kept, for as long as it is needed. Raises UnreadableFile.

    beside: where the cells of a file that waits are kept; what was read at the door is then not read again.
    document: its cells, of what comes from ourselves: that is kept as it is.
    """
    if document is not None:
        yield Arrival(path, name, document)
        return
    with tempfile.TemporaryDirectory(prefix="vgg-") as text:
        folder = Path(text)
        kept, shown = path, name
        plain = gunzipped(path, name)
        if plain is not None:
            kept, shown = folder / "uitgepakt", plain[0]
            kept.write_bytes(plain[1])
        slim = _without_attachments(kept)
        if slim is not None:
            kept = folder / "factuur.xml"
            kept.write_bytes(slim)
        if is_without_people(kept):
            yield Arrival(kept, shown, known(kept, name=shown, into=folder, beside=beside) if beside else None)
            return
        made = without_people(kept, shown, folder)
        if made is None:
            yield Arrival(kept, shown)
            return
        kept = folder / "bestand.xlsx"
        kept.write_bytes(made.data)
        yield Arrival(kept, shown, made.document)


def _without_attachments(path: Path) -> bytes | None:
    """An electronic invoice without the files in it: a PDF says more of people than the invoice. None where is none."""
    with path.open("rb") as stream:
        if kind_of_text(stream.read(START_BYTES)) != "ubl" or path.stat().st_size > FILE_BYTES:
            return None
    data = path.read_bytes()
    slim = _ATTACHMENT.sub(rb"\1", data)
    return slim if slim != data else None
