"""The shell around Streamlit: Dutch HTML, security headers, compressed scripts that browsers keep."""

from __future__ import annotations

import base64
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
from ui.frame import first_sight, small, streamlit_files

STATIC = Path(__file__).parents[2] / "static"
OWN = "/schil/"
TITLE = "VGG-dashboard"
BROKEN = "Het dashboard kan deze pagina niet tonen: de HTML van Streamlit is veranderd. Meld dit aan de beheerder."
NO_SCRIPT = "<noscript><p>Zet JavaScript aan om het dashboard te gebruiken.</p></noscript>"

_NOT_HTML = ("/static/", "/_stcore/", "/media/", "/component/", "/app/static/")
_FOREVER = b"public, max-age=31536000, immutable"
_TYPES = {".js": b"text/javascript; charset=utf-8", ".css": b"text/css; charset=utf-8"}
_ROOT = b'<div id="root">'
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_MUST = (
    (re.compile(rb'<html lang="en">'), b'<html lang="nl">'),
    (re.compile(rb"<noscript>.*?</noscript>", re.DOTALL), NO_SCRIPT.encode()),
)
_MUST_TITLE = re.compile(rb"<title>Streamlit</title>")
# The theme uses the fonts of the reader's own machine, so Streamlit's font need not be fetched ahead.
_FONT_AHEAD = re.compile(rb'<link\s+rel="preload"[^>]*as="font"[^>]*>', re.DOTALL)
# What Streamlit's scripts ask before they open the line, so that it is there when they do.
_ASKED_FIRST = ("/_stcore/health", "/_stcore/host-config")
_WARM = ("pandas", "pyarrow", "plotly.graph_objects", "warehouse")

log = logging.getLogger(__name__)


class HtmlChanged(Exception):
    """Streamlit's HTML no longer holds a piece that the shell must replace."""


def own_files(folder: Path, colours: dict[str, str]) -> dict[str, tuple[bytes, bytes]]:
    """Our scripts as one file and our style sheets as one: address with a hash of the content -> (type, content).

    folder: every .js and .css in it, by name. colours: CSS variables, given before the sheets.
    """
    variables = ";".join(f"{name}:{colour}" for name, colour in colours.items())
    files = {}
    for kind, begin in ((".js", ""), (".css", f":root{{{variables}}}\n")):
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*{kind}"))]
        content = (begin + "\n".join(texts)).encode()
        files[f"{OWN}vgg.{hashlib.sha256(content).hexdigest()[:12]}{kind}"] = (_TYPES[kind], content)
    return files


def dutch(page: bytes, addresses: list[str]) -> bytes:
    """Streamlit's HTML in Dutch, with our own scripts first and our style sheets last.

    Raises HtmlChanged when a piece to replace is not there exactly once.
    """
    scripts = "".join(f'<script src="{address}"></script>' for address in addresses if address.endswith(".js"))
    styles = "".join(f'<link rel="stylesheet" href="{address}">' for address in addresses if address.endswith(".css"))
    modules = "".join(
        f'<link rel="modulepreload" crossorigin href="{address}">'
        for address in streamlit_files.ahead(page.decode("utf-8"))
    ) + "".join(f'<link rel="preload" as="fetch" crossorigin href="{address}">' for address in _ASKED_FIRST)
    pieces = (
        *_MUST,
        (_MUST_TITLE, f"<title>{TITLE}</title>{scripts}".encode()),
        (re.compile(b"</head>"), f"{modules}{styles}</head>".encode()),
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


NO_SNIFF = (b"x-content-type-options", b"nosniff")
"""The one header that means something on a script or style sheet."""
SAFE: list[tuple[bytes, bytes]] = [
    NO_SNIFF,
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]


FILES = streamlit_files.Files()


class Shell:
    """ASGI middleware. Errors of the app inside pass through untouched."""

    def __init__(self, app: ASGIApp, folder: Path = STATIC) -> None:
        self.app = app
        self.own = own_files(folder, palette.variables())
        self.files = FILES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] in self.own:
            await self._give_own(scope, send)
        elif scope["path"] in self.files:
            await self._give_small(scope, send)
        elif scope["path"].startswith(_NOT_HTML):
            await self.app(scope, receive, _with_safe_headers(send))
        else:
            await self._give_page(scope, receive, send)

    async def _give_own(self, scope: Scope, send: Send) -> None:
        kind, content = self.own[scope["path"]]
        way = _way(scope)
        headers = [(b"content-type", kind), (b"cache-control", _FOREVER), (b"vary", b"accept-encoding"), NO_SNIFF]
        if way:
            headers.append((b"content-encoding", way))
            content = small.strong(content, way)
        await _send(send, scope, 200, headers, content)

    async def _give_small(self, scope: Scope, send: Send) -> None:
        """A file of Streamlit's own, in the smallest form that is there."""
        way = _way(scope)
        headers = [*self.files.headers(scope["path"], way), NO_SNIFF]
        await _send(send, scope, 200, headers, await self.files.body(scope["path"], way))

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
        if way := _way(scope):
            page = small.quick(page, way)
            headers += [(b"content-encoding", way), (b"vary", b"accept-encoding")]
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
    """Load the heavy libraries, count what the start page opens with, make scripts small, before anybody asks."""
    for name in _WARM:
        importlib.import_module(name)
    list(first_sight.sights("/", ""))
    FILES.prepare()


def _plain(scope: Scope) -> Scope:
    """The same question, for the whole text: not compressed, not partly, and not only if changed."""
    drop = (b"accept-encoding", b"range", b"if-none-match", b"if-modified-since", b"if-range")
    method = "GET" if scope["method"] == "HEAD" else scope["method"]
    return {**scope, "method": method, "headers": _without(scope["headers"], *drop)}


def _without(headers: Any, *names: bytes) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in headers if name.lower() not in names]


def _is_html(headers: Any) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)


def _way(scope: Scope) -> bytes:
    """How the browser wants it compressed: brotli before gzip; empty for not at all."""
    accepted = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding")
    ways = {one.partition(b";")[0].strip() for one in accepted.split(b",")}
    return next((way for way in (small.BROTLI, small.GZIP) if way in ways), b"")


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
