"""The shell around Streamlit: Dutch HTML, security headers, compressed scripts that browsers keep."""

from __future__ import annotations

import asyncio
import base64
import gzip
import hashlib
import importlib
import logging
import re
import secrets
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.blocks import palette
from ui.frame import first_sight

STATIC = Path(__file__).parents[2] / "static"
OWN = "/schil/"
TITLE = "VGG-dashboard"
BROKEN = "Het dashboard kan deze pagina niet tonen: de HTML van Streamlit is veranderd. Meld dit aan de beheerder."
NO_SCRIPT = "<noscript><p>Zet JavaScript aan om het dashboard te gebruiken.</p></noscript>"

_NOT_HTML = ("/static/", "/_stcore/", "/media/", "/component/", "/app/static/")
_COMPRESSED = (".js", ".css", ".svg", ".json", ".wasm", ".ttf")
_FOREVER = b"public, max-age=31536000, immutable"
_TYPES = {".js": b"text/javascript; charset=utf-8", ".css": b"text/css; charset=utf-8", ".svg": b"image/svg+xml"}
_ROOT = b'<div id="root">'
_HASHED = re.compile(r"\.[\w-]{8}\.\w+$")
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_MUST = (
    (re.compile(rb'<html lang="en">'), b'<html lang="nl">'),
    (re.compile(rb"<noscript>.*?</noscript>", re.DOTALL), NO_SCRIPT.encode()),
)
_MUST_TITLE = re.compile(rb"<title>Streamlit</title>")
# The theme uses the fonts of the reader's own machine, so Streamlit's font need not be fetched ahead.
_FONT_AHEAD = re.compile(rb'<link\s+rel="preload"[^>]*as="font"[^>]*>', re.DOTALL)
_WARM = ("pandas", "pyarrow", "plotly.graph_objects", "warehouse")

log = logging.getLogger(__name__)


class HtmlChanged(Exception):
    """Streamlit's HTML no longer holds a piece that the shell must replace."""


def own_files(folder: Path, colours: dict[str, str]) -> dict[str, tuple[bytes, bytes]]:
    """Our own scripts and style sheets: address with a hash of the content -> (type, gzipped content).

    folder: every .js, .css and .svg in it. colours: CSS variables, given as a style sheet before the others.
    """
    variables = ";".join(f"{name}:{colour}" for name, colour in colours.items())
    contents = {"colours.css": f":root{{{variables}}}".encode()}
    contents |= {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in _TYPES}
    files = {}
    for name, content in contents.items():
        stem, dot, kind = name.rpartition(".")
        address = f"{OWN}{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{kind}"
        files[address] = (_TYPES[dot + kind], gzip.compress(content, 9, mtime=0))
    return files


def dutch(page: bytes, addresses: list[str]) -> bytes:
    """Streamlit's HTML in Dutch, with our own scripts first and our style sheets last.

    Raises HtmlChanged when a piece to replace is not there exactly once.
    """
    scripts = "".join(f'<script src="{address}"></script>' for address in addresses if address.endswith(".js"))
    styles = "".join(f'<link rel="stylesheet" href="{address}">' for address in addresses if address.endswith(".css"))
    pieces = (
        *_MUST,
        (_MUST_TITLE, f"<title>{TITLE}</title>{scripts}".encode()),
        (re.compile(b"</head>"), f"{styles}</head>".encode()),
    )
    page = _FONT_AHEAD.sub(b"", page)
    for piece, instead in pieces:
        page, found = piece.subn(lambda _, text=instead: text, page)  # type: ignore[misc]
        if found != 1:
            raise HtmlChanged(f"{piece.pattern!r} staat {found} keer in de HTML, verwacht: 1 keer")
    return page


def policy(page: bytes) -> bytes:
    """The Content-Security-Policy: nothing from another host, and only the inline scripts that this page holds."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in _INLINE.findall(page)
    )
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ).encode()


SAFE: list[tuple[bytes, bytes]] = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]


class Shell:
    """ASGI middleware. Errors of the app inside pass through untouched."""

    def __init__(self, app: ASGIApp, folder: Path = STATIC) -> None:
        self.app = app
        self.own = own_files(folder, palette.variables())
        self._small: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}
        self._busy: dict[str, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] in self.own:
            await self._give_own(scope, send)
        elif scope["path"].startswith("/static/") and _wants_gzip(scope) and scope["path"].endswith(_COMPRESSED):
            await self._give_small(scope, receive, send)
        elif scope["path"].startswith(_NOT_HTML):
            await self.app(scope, receive, _with_safe_headers(send))
        else:
            await self._give_page(scope, receive, send)

    async def _give_own(self, scope: Scope, send: Send) -> None:
        kind, content = self.own[scope["path"]]
        plain = content if _wants_gzip(scope) else gzip.decompress(content)
        headers = [(b"content-type", kind), (b"cache-control", _FOREVER), (b"vary", b"accept-encoding"), *SAFE]
        if _wants_gzip(scope):
            headers.append((b"content-encoding", b"gzip"))
        await _send(send, scope, 200, headers, plain)

    async def _give_small(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A static file of Streamlit, compressed once and then kept in memory."""
        path = scope["path"]
        async with self._busy.setdefault(path, asyncio.Lock()):
            if path not in self._small:
                status, headers, body = await _answer(self.app, scope, receive)
                if status != 200:
                    self._busy.pop(path, None)
                    await _send(send, scope, status, headers + SAFE, body)
                    return
                small = await asyncio.to_thread(gzip.compress, body, 6, mtime=0)
                kept = _without(headers, b"content-length", b"accept-ranges", b"etag", b"content-encoding", b"vary")
                if _HASHED.search(path):
                    kept = [*_without(kept, b"cache-control"), (b"cache-control", _FOREVER)]
                kept += [(b"content-encoding", b"gzip"), (b"vary", b"accept-encoding"), *SAFE]
                self._small[path] = (kept, small)
        headers, small = self._small[path]
        await _send(send, scope, 200, headers, small)

    async def _give_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Anything that may be HTML. What turns out to be something else goes through as it comes."""
        start: Message = {}
        body = b""

        async def catch(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                if not _is_html(message["headers"]):
                    await send({**message, "headers": [*message["headers"], *SAFE]})
            elif not _is_html(start["headers"]):
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await self._finish_page(scope, start, body, send)

        await self.app(_plain(scope), receive, catch)

    async def _finish_page(self, scope: Scope, start: Message, body: bytes, send: Send) -> None:
        headers = _without(start["headers"], b"content-length", b"etag", b"last-modified", b"accept-ranges")
        try:
            page = dutch(body, list(self.own))
        except HtmlChanged as changed:
            log.error("%s (%s): %s", BROKEN, scope["path"], changed)
            plain = [(b"content-type", b"text/plain; charset=utf-8"), *SAFE]
            await _send(send, scope, 500, plain, BROKEN.encode())
            return
        sight = await first_sight.in_time(scope["path"], scope["query_string"].decode("latin-1"))
        page = page.replace(_ROOT, sight.encode() + _ROOT, 1)
        headers += [(b"content-security-policy", policy(page)), *SAFE]
        if _wants_gzip(scope):
            page = gzip.compress(page, 6, mtime=0)
            headers += [(b"content-encoding", b"gzip"), (b"vary", b"accept-encoding")]
        await _send(send, scope, start["status"], headers, page)


def explain(error: Exception) -> bool:
    """What a reader sees when a page fails: a sentence with a code, and the cause beside that code in the log."""
    code = secrets.token_hex(3)
    log.error("Fout %s op een pagina", code, exc_info=error)
    st.error(f"Er ging iets mis op deze pagina. Meld dit aan de beheerder met de code {code}.")
    return True


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Say where the dashboard is, and load the heavy libraries so that the first visitor does not wait for them."""
    address = f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"
    sys.stdout.write(f"Het dashboard staat op {address}. Stoppen: Ctrl-C.\n")
    sys.stdout.flush()
    threading.Thread(target=_warm, name="warm", daemon=True).start()
    yield


def _warm() -> None:
    """Load the heavy libraries, and count what the start page opens with, before anybody asks."""
    for name in _WARM:
        importlib.import_module(name)
    first_sight.first_sight("/", "")


async def _answer(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and whole body of what the app answers, uncompressed."""
    status, headers, parts = 0, [], []

    async def catch(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        else:
            parts.append(message.get("body", b""))

    await app(_plain(scope), receive, catch)
    return status, headers, b"".join(parts)


def _plain(scope: Scope) -> Scope:
    """The same question, for the whole text: not compressed, not partly, and not only if changed."""
    drop = (b"accept-encoding", b"range", b"if-none-match", b"if-modified-since", b"if-range")
    method = "GET" if scope["method"] == "HEAD" else scope["method"]
    return {**scope, "method": method, "headers": _without(scope["headers"], *drop)}


def _without(headers: Any, *names: bytes) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in headers if name.lower() not in names]


def _is_html(headers: Any) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)


def _wants_gzip(scope: Scope) -> bool:
    return any(name == b"accept-encoding" and b"gzip" in value for name, value in scope["headers"])


def _with_safe_headers(send: Send) -> Send:
    async def safe(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *SAFE]}
        await send(message)

    return safe


async def _send(send: Send, scope: Scope, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    """One whole answer; a HEAD question gets the headers alone."""
    headers = [*_without(headers, b"content-length"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
