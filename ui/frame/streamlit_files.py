"""Streamlit's own scripts, style sheets and fonts as a browser gets them: small, and without what no page needs."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import streamlit as st

from ui.frame import small

FOLDER = Path(st.__file__).parent / "static" / "static"
STATIC = Path(__file__).parents[2] / "static"
ICONS = "icons.woff2"
"""Ours, in static/: the icons that Streamlit's scripts and our pages name (tests/support/icon_font.py makes it)."""
ICONS_OF = "MaterialSymbols-Rounded.nEdyypZU.woff2"
"""The file of Streamlit that ICONS was made from. A later version has another name, and is then given whole."""
LATER = ("Html",)
"""Modules that Streamlit fetches only when the first block comes, and that every page of ours begins with."""

_TYPES = {
    ".js": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".svg": b"image/svg+xml",
    ".json": b"application/json",
    ".wasm": b"application/wasm",
    ".ttf": b"font/ttf",
    ".woff2": b"font/woff2",
}
_WHOLE = (".woff2",)  # is compressed already
_FOREVER = b"public, max-age=31536000, immutable"
_HASHED = re.compile(r"\.[\w-]{8}\.\w+$")
_MODULE = re.compile(rb'(?:from|import)\s*"\./([\w.-]+\.js)"')
_NAMED = re.compile(r"static/((?:js|css)/[\w.-]+\.(?:js|css))")
# The theme uses the fonts of the reader's own machine; before it has come Streamlit would fetch its own for nothing.
_FONTS = re.compile(rb"@font-face\{font-family:Source [^}]*\}")


def whole_icons() -> Path:
    """Streamlit's own font of icons."""
    return next((FOLDER / "media").glob("MaterialSymbols-Rounded.*.woff2"))


def content(path: Path) -> bytes:
    """What a file of Streamlit is to a browser of ours."""
    if path.name == ICONS_OF:
        return (STATIC / ICONS).read_bytes()
    found = path.read_bytes()
    return _FONTS.sub(b"", found) if path.suffix == ".css" else found


def ahead(page: str) -> list[str]:
    """The addresses of modules that the first page needs and that Streamlit's HTML does not name, deepest last."""
    named = {name.rpartition("/")[2] for name in _NAMED.findall(page)}
    wanted = [path.name for name in LATER for path in (FOLDER / "js").glob(f"{name}.*.js")]
    for name in wanted:
        inside = {one.decode() for one in _MODULE.findall((FOLDER / "js" / name).read_bytes())}
        wanted += sorted(inside - named - set(wanted))
    return [f"./static/js/{name}" for name in wanted]


class Files:
    """The files by address (`/static/…`); compressed once, and the strongest form as soon as it is there."""

    def __init__(self) -> None:
        self._paths = {
            f"/static/{path.relative_to(FOLDER).as_posix()}": path
            for path in FOLDER.rglob("*")
            if path.suffix in _TYPES
        }
        self._small: dict[tuple[str, bytes], bytes] = {}
        self._busy: dict[tuple[str, bytes], asyncio.Lock] = {}

    def __contains__(self, address: str) -> bool:
        return address in self._paths

    def headers(self, address: str, way: bytes) -> list[tuple[bytes, bytes]]:
        """Of the answer: type, for how long a browser may keep it, and how it is compressed."""
        keep = _FOREVER if _HASHED.search(address) else b"no-cache"
        found = [(b"content-type", _TYPES[self._paths[address].suffix]), (b"cache-control", keep)]
        if not address.endswith(_WHOLE):
            found += [(b"vary", b"accept-encoding"), *([(b"content-encoding", way)] if way else [])]
        return found

    async def body(self, address: str, way: bytes) -> bytes:
        """The file in the form that was asked for; empty way: as it is."""
        path = self._paths[address]
        if not way or address.endswith(_WHOLE):
            return await asyncio.to_thread(content, path)
        async with self._busy.setdefault((address, way), asyncio.Lock()):
            if (address, way) not in self._small:
                made = await asyncio.to_thread(lambda: small.quick(content(path), way))
                self._small.setdefault((address, way), made)
        return self._small[address, way]

    def prepare(self) -> None:
        """The strongest form of all that a first visit fetches; seconds of processor, once for an installation."""
        page = (FOLDER.parent / "index.html").read_text(encoding="utf-8")
        names = [*_NAMED.findall(page), *(name.removeprefix("./static/") for name in ahead(page))]
        for address in (f"/static/{name}" for name in names):
            self._small[address, small.BROTLI] = small.strong(content(self._paths[address]), small.BROTLI)
