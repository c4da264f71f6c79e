"""A zip with files in it, or a gzip with one: each by itself, within the limits of any file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from etl.errors import Refused, UnreadableFile
from etl.readers.process.contents import content_of
from etl.readers.process.gate import kind_of
from etl.readers.process.limits import FILE_BYTES, UNPACKED_BYTES, ZIPPED_FILES
from metrics import dutch

_OURS = ("[Content_Types].xml", "mimetype")


def members(path: Path, name: str) -> Iterator[tuple[str, bytes | None]]:
    """(name, bytes) of each file in a zip or gzip, or of the file itself when it is neither. Raises UnreadableFile.

    An audit file that is too large to hold comes without bytes: its reader takes the file itself, as a stream.
    """
    shown = PurePosixPath(name.replace("\\", "/")).name or "bestand"
    with path.open("rb") as stream:
        is_zip = stream.read(4) == b"PK\x03\x04"
    if is_streamed(path):
        yield shown, None
        return
    if is_zip and _is_read_whole(path):
        yield shown, path.read_bytes()
        return
    inside = gunzipped(path, shown)
    if inside is not None:
        yield inside
        return
    names: set[str] = set()
    if is_zip:
        try:
            with zipfile.ZipFile(path) as package:
                names = set(package.namelist())
        except (zipfile.BadZipFile, ValueError, OSError):
            is_zip = False
    if not is_zip or names & set(_OURS) or any(n.startswith(("xl/", "word/")) for n in names):
        yield shown, path.read_bytes()
        return
    if path.stat().st_size > FILE_BYTES:
        raise UnreadableFile(f"{shown} is niet te lezen. Het mag hoogstens {FILE_BYTES // 2**20} MB zijn.")
    yield from _unpacked(path, shown)


def is_streamed(path: Path) -> bool:
    """Is this an audit file, plain or packed, that is larger than what is held in memory?"""
    try:
        if kind_of(path) != "xaf":
            return False
        if not zipfile.is_zipfile(path):
            return path.stat().st_size > FILE_BYTES
        with zipfile.ZipFile(path) as package:
            return any(member.file_size > FILE_BYTES for member in package.infolist())
    except (Refused, zipfile.BadZipFile, OSError):
        return False


def gunzipped(path: Path, name: str) -> tuple[str, bytes] | None:
    """The name and the bytes of the table in a gzip; None for a file of another kind. Raises UnreadableFile.

    Books and bank statements in a gzip are read as they are, by readers that unpack them a piece at a time.
    """
    with path.open("rb") as stream:
        if stream.read(2) != b"\x1f\x8b":
            return None
    try:
        if kind_of(path) != "zip":
            return None
        return re.sub(r"(?i)\.gz(ip)?\Z", "", name) or "bestand", content_of(path)
    except Refused as refused:
        raise UnreadableFile(f"{name} is niet te lezen. {refused.sentence}") from None


def _is_read_whole(path: Path) -> bool:
    """Is this a zip with a bank statement for each day? They are one file, and follow on each other."""
    try:
        return path.stat().st_size <= FILE_BYTES and kind_of(path) in ("camt053", "mt940")
    except (Refused, OSError):
        return False


def _unpacked(path: Path, shown: str) -> Iterator[tuple[str, bytes]]:
    def unusable(why: str) -> UnreadableFile:
        return UnreadableFile(f"{shown} is niet te lezen. {why}")

    with zipfile.ZipFile(path) as package:
        files = [
            m
            for m in package.infolist()
            if not m.is_dir()
            and not PurePosixPath(m.filename).name.startswith((".", "~$"))
            and "__MACOSX" not in m.filename
        ]
        if not files:
            raise unusable("Er zit geen bestand in deze zip.")
        if len(files) > ZIPPED_FILES:
            count = dutch.several(len(files), "bestand", "bestanden")
            raise unusable(f"Er zitten {count} in deze zip; er worden er hoogstens {ZIPPED_FILES} gelezen.")
        left = UNPACKED_BYTES
        for member in files:
            inside = PurePosixPath(member.filename.replace("\\", "/")).name
            if member.flag_bits & 1:
                raise unusable("De zip heeft een wachtwoord. Pak hem uit en zet de bestanden los klaar.")
            try:
                with package.open(member) as stream:
                    data = stream.read(min(left, FILE_BYTES) + 1)
            except Exception as error:
                raise unusable(f"Het bestand {inside} in deze zip is beschadigd.") from error
            left -= len(data)
            if len(data) > FILE_BYTES or left < 0:
                raise unusable("Uitgepakt zijn de bestanden in deze zip veel te groot om veilig te lezen.")
            yield inside, data
