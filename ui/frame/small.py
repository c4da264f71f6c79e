"""Compression for the line: text as brotli or gzip, the strongest form kept beside the Python that made it.

The strongest brotli takes seconds for all of Streamlit's scripts, so it is made once for an installation; until it is
there, and where that folder can't be written, a quick form does.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
import sys
from pathlib import Path
from typing import Any

BROTLI, GZIP = b"br", b"gzip"
KEPT = Path(sys.prefix) / "var" / "vgg-dashboard"
"""Where the strongest forms of this installation stay; they go with the environment."""

_QUICK, _STRONG = 5, 11
log = logging.getLogger(__name__)


def quick(content: bytes, way: bytes) -> bytes:
    """A form that is made in milliseconds."""
    if way == GZIP:
        return gzip.compress(content, 6, mtime=0)
    return bytes(_brotli(_QUICK).compress(content, asbytes=True))


def strong(content: bytes, way: bytes, folder: Path | None = None) -> bytes:
    """The smallest form, made once and then kept. A kept form that does not give this content back is made again."""
    if way == GZIP:
        return gzip.compress(content, 9, mtime=0)
    codec = _brotli(_STRONG)
    folder = folder or KEPT
    path = folder / f"{hashlib.sha256(content).hexdigest()}.br"
    try:
        found = path.read_bytes()
        if codec.decompress(found, decompressed_size=len(content), asbytes=True) == content:
            return found
    except FileNotFoundError:
        pass
    except OSError as damaged:
        log.info("%s wordt opnieuw gemaakt: %s", path, damaged)
    made = bytes(codec.compress(content, asbytes=True))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        begun = folder / f"{path.name}.{os.getpid()}"
        begun.write_bytes(made)
        begun.replace(path)
    except OSError as not_kept:
        log.info("%s wordt bij de volgende start opnieuw gemaakt: %s", path, not_kept)
    return made


def _brotli(level: int) -> Any:
    import pyarrow  # heavy, and wanted a moment after the start

    return pyarrow.Codec("brotli", compression_level=level)
