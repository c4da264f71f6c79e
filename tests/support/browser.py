"""A real browser on a fresh server: start one, open a page cold, and look at it as a reader would."""

from __future__ import annotations

import itertools
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import find_browser
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Locator, Page, Request, sync_playwright

ROOT = Path(__file__).parents[2]
WIDE = (1280, 720)
NARROW = (390, 844)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SERVER_SECONDS = 40
PAGE_SECONDS = 40
LOG_LINES = 60
FAILURES = Path(tempfile.gettempdir()) / "vgg-failures"
"""Where the picture of a page goes when its test fails."""
_numbers = itertools.count(1)


# --- the server ---


@dataclass
class Server:
    """A running dashboard. `url` has no slash at its end."""

    url: str
    process: subprocess.Popen[bytes]
    _log: Path
    _said: str = ""

    def log(self) -> str:
        """All that the server has written so far, or had written when it was stopped."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else self._said

    def stop(self) -> None:
        """End the server and wait until it is gone."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        self._said = self.log()
        self._log.unlink(missing_ok=True)


def free_port() -> int:
    """A port that nothing listens on now. $VGG_TEST_PORTS ("8610-8619") narrows the choice."""
    span = os.environ.get("VGG_TEST_PORTS")
    for port in range(int(span.split("-")[0]), int(span.split("-")[1]) + 1) if span else (0,):
        with socket.socket() as listener:
            if os.name != "nt":  # a port whose last server has just stopped is free too; on Windows this means more
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(listener.getsockname()[1])
    raise RuntimeError(f"Geen vrije poort in {span}.")


def start_server(data_dir: Path, script: Path = ROOT / "dashboard.py") -> Server:
    """Start the dashboard on this data folder and wait until it answers. Raises RuntimeError with its log.

    script: another app to start in its place, with the same settings.
    """
    port = free_port()
    handle, name = tempfile.mkstemp(prefix="dashboard-", suffix=".log")
    with os.fdopen(handle, "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "VGG_DATA": str(data_dir)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://127.0.0.1:{port}", process, Path(name))
    until = time.monotonic() + SERVER_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return server
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    written = server.log()
    server.stop()
    raise RuntimeError(f"De server kwam niet op. Dit schreef hij:\n{written}")


# --- the browser ---


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed afterwards. Raises RuntimeError when this machine has none."""
    path = find_browser.find()
    if path is None:
        raise RuntimeError("Er is geen browser. Draai eerst: python tests/support/find_browser.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=find_browser.FLAGS)
        try:
            yield browser
        finally:
            browser.close()


_STILL = """() => document.getAnimations().every(
  each => each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)"""
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_OPTION = """before => {
  const at = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));
  return at && at.id !== before ? [at.id, at.textContent.trim()] : null;
}"""


@dataclass
class Walk:
    """One open page and all that went wrong on it: errors on the console, errors of scripts, other hosts."""

    page: Page
    server: Server
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    other_hosts: list[str] = field(default_factory=list)
    _seen: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the dashboard, as if typed in the address bar, and wait until it is done."""
        self.page.goto(self.server.url + path)
        self.wait()

    def wait(self) -> None:
        """Wait until Streamlit has run the page and shows all of it."""
        wait_until_done(self.page)

    def choose(self, box: Locator, option: str) -> None:
        """Choose an option of a list by its whole name, with the keyboard: a list that is open closes on scrolling.

        Up to the first option, and down from there; times out where the list does not have it.
        """
        box.focus()
        self.wait()
        self.page.wait_for_function(_STILL)
        box.scroll_into_view_if_needed()  # where a fold was still opening, the box went on after it had the focus
        self.page.evaluate(_TWO_FRAMES)  # a page tells that it has scrolled a frame later, and that closes a list
        box.press("ArrowDown")
        at, text = self._option("")
        while not at.endswith("-option-0"):
            box.press("ArrowUp")
            at, text = self._option(at)
        while text != option:
            box.press("ArrowDown")
            at, text = self._option(at)
        box.press("Enter")
        self.page.locator('[role="listbox"]').wait_for(state="detached")

    def _option(self, before: str) -> list[str]:
        """The id and the text of the option that the keyboard stands on, once it is another one than before."""
        found: list[str] = self.page.wait_for_function(_OPTION, arg=before).json_value()
        return found

    def close(self) -> None:
        """Close the page and its cookies."""
        if sys.exc_info()[0]:  # the test has failed, and is leaving
            self._last_seen()
        self.page.context.close()

    def evidence(self) -> str:
        """What there is to see of a test that failed: a picture, what went wrong in the browser, the server's log."""
        if not self.page.is_closed():
            self._last_seen()
        log = self.server.log().splitlines()[-LOG_LINES:]
        return "\n".join([*self._seen, *self.faults(), "Het logboek van de server:", *(log or ["(leeg)"])])

    def _last_seen(self) -> None:
        FAILURES.mkdir(exist_ok=True)
        path = FAILURES / f"{time.strftime('%Y-%m-%d %H.%M.%S')} {os.getpid()}-{next(_numbers)}.png"
        try:
            self.page.screenshot(path=path, timeout=10_000)
        except Error as no_picture:
            path = Path(f"geen: {no_picture.message}")
        self._seen = [f"Pagina: {self.page.url}", f"Plaatje: {path}"]

    def forget(self) -> None:
        """Begin anew with what goes wrong, before another page."""
        for found in (self.console_errors, self.page_errors, self.other_hosts):
            found.clear()

    def faults(self) -> list[str]:
        """All that went wrong so far."""
        return self.console_errors + self.page_errors + [f"ander adres: {url}" for url in self.other_hosts]


WALKS: list[Walk] = []
"""Every page that was opened, to look at when a test fails; what is over goes when the next test begins."""


def evidence() -> str:
    """What there is to see of the pages of the test that failed; empty when it opened none."""
    return "\n\n".join(walk.evidence() for walk in WALKS)


def begin() -> None:
    """Another test begins: pages that were closed, or whose server has stopped, are not about it."""
    WALKS[:] = [walk for walk in WALKS if not walk.page.is_closed() and walk.server.process.poll() is None]


def new_walk(browser: Browser, server: Server, width: int, height: int, locale: str = "en-US") -> Walk:
    """An empty page in a new context. The locale is English on purpose: the dashboard must be Dutch anyway."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=locale, timezone_id="Europe/Amsterdam"
    )
    page = context.new_page()
    page.set_default_timeout(PAGE_SECONDS * 1000)
    walk = Walk(page, server)
    WALKS.append(walk)
    own = urllib.parse.urlsplit(server.url).netloc

    def on_request(request: Request) -> None:
        parts = urllib.parse.urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != own:
            walk.other_hosts.append(request.url)

    page.on("request", on_request)
    page.on("websocket", lambda ws: None if f"//{own}/" in ws.url else walk.other_hosts.append(ws.url))
    page.on("console", lambda message: walk.console_errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: walk.page_errors.append(str(error)))
    return walk


def cold_page(browser: Browser, server: Server, path: str, width: int = WIDE[0], height: int = WIDE[1]) -> Walk:
    """Open one address in a browser that was never here before, and wait until it is done."""
    walk = new_walk(browser, server, width, height)
    walk.open(path)
    return walk


_DONE = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app && app.getAttribute('data-test-script-state') === 'notRunning'
    && app.getAttribute('data-test-connection-state') === 'CONNECTED'
    && document.querySelector('[data-testid="stMain"] h1, [role="dialog"]')
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stSpinner"]');
}"""
_QUIET = """() => new Promise(resolve => {
  const wait = () => setTimeout(() => { watch.disconnect(); resolve(true); }, 250);
  let timer = wait();
  const watch = new MutationObserver(() => { clearTimeout(timer); timer = wait(); });
  watch.observe(document.body, {childList: true, subtree: true, characterData: true});
})"""


def wait_until_done(page: Page) -> None:
    """Wait until the script no longer runs, nothing is stale, and the page has stood still for a quarter second."""
    page.wait_for_function(_DONE)
    page.evaluate(_QUIET)
    page.wait_for_function(_DONE)


# --- looking ---


def axe_violations(page: Page, leave_out: tuple[str, ...] = ()) -> list[str]:
    """What axe finds against WCAG 2.0 to 2.2, A and AA: one line a fault, with the element. leave_out: rule ids."""
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']} · {node['html'][:160]}"
        for fault in answer["violations"]
        if fault["id"] not in leave_out
        for node in fault["nodes"]
    ]


_WORDS = """() => {
  const seen = [];
  const names = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'placeholder',
    'title', 'alt'];
  const add = (text, where) => { const bare = (text || '').trim(); if (bare) seen.push([bare, where]); };
  for (const element of document.body.querySelectorAll('*')) {
    if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(element.tagName)) continue;
    for (const name of names) add(element.getAttribute(name), element.tagName.toLowerCase() + '@' + name);
    if (element.closest('[data-testid="stIconMaterial"]')) continue;  // the letters of an icon font
    for (const node of element.childNodes) if (node.nodeType === 3) add(node.nodeValue, element.tagName.toLowerCase());
  }
  add(document.title, 'title');
  return seen;
}"""


def visible_words(page: Page) -> list[tuple[str, str]]:
    """Every piece of text, and every attribute that is read or shown, with where it stands (`button@aria-label`)."""
    return [(str(text), str(where)) for text, where in page.evaluate(_WORDS)]


ENGLISH = re.compile(
    r"\b(running|stop(ping)?|deploy|browse|files?|drag and drop|drop|limit|per file|search|close|select|results?|"
    r"download (?!als\b|de\b|het\b|een\b|deze\b)\w+|fullscreen|show|hide|columns?|rows?|choose|settings|rerun|"
    r"clear|cache|loading|please|wait|not found|page|pages|main menu|skip|content|connecting|connection|error|"
    r"warning|unknown|failed|try again|remove|delete|add|edit|cancel|copy|copied|rename|sort|ascending|descending|"
    r"pin|unpin|autosize|statistics|empty|none|options?|available|suggestions|selected|press|enter to|apply|submit|"
    r"toolbar|sidebar|expand|collapse|navigate|link to|heading|theme|help for|about|view|more|next|previous|"
    r"zoom|reset|axes|increment|decrement|required|invalid|date|calendar|today|week of|month|year|icon|image|"
    r"the|and|with|your|this|you|to|of|from|for)\b",
    re.IGNORECASE,
)
"""Words of Streamlit, Plotly and plain English that no Dutch sentence holds."""

_ALSO_DUTCH = re.compile(r"^Upload$|\b(upload|of|stop|drop|week|files?|help|date van|Groningen of)\b", re.IGNORECASE)


def english_words(page: Page, ours: tuple[str, ...] = ()) -> list[str]:
    """The texts that hold an English word, with where they stand. ours: pieces of text that may hold one (names)."""
    found = []
    for text, where in visible_words(page):
        rest = text
        for piece in ours:
            rest = rest.replace(piece, "")
        words = {match.group(0) for match in ENGLISH.finditer(rest) if not _ALSO_DUTCH.fullmatch(match.group(0))}
        if words:
            found.append(f"{', '.join(sorted(words))} in {text[:120]!r} ({where})")
    return found


_CUT_OFF = """() => {
  const faults = [];
  const root = document.documentElement;
  const main = document.querySelector('[data-testid="stMain"]');
  for (const [box, name] of [[root, 'het document'], [main, 'de pagina']])
    if (box && box.scrollWidth > box.clientWidth + 1)
      faults.push(`${name} is ${box.scrollWidth} breed in ${box.clientWidth}`);
  const width = root.clientWidth;
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim());
    if (!own || element.closest('[data-testid="stIconMaterial"], canvas, svg, [aria-hidden="true"]')) continue;
    const sidebar = element.closest('[data-testid="stSidebar"]');
    if (sidebar && sidebar.getBoundingClientRect().right <= 1) continue;  // the closed menu of a narrow screen
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    if (box.width <= 2 || box.height <= 2 || style.visibility === 'hidden') continue;
    if (style.clipPath !== 'none' || style.clip !== 'auto') continue;  // for screen readers only
    const text = element.textContent.trim().slice(0, 60);
    let isScrolled = false;
    for (let above = element; above; above = above.parentElement) {
      const look = getComputedStyle(above);
      const isWider = above.scrollWidth > above.clientWidth + 1;
      if (/auto|scroll/.test(look.overflowX) && above !== main && isWider) isScrolled = true;
    }
    const isHiding = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.textOverflow === 'ellipsis';
    if (isHiding && element.scrollWidth > element.clientWidth + 1) faults.push(`afgekapt: ${text}`);
    else if (!isScrolled && (box.right > width + 1 || box.left < -1)) faults.push(`buiten beeld: ${text}`);
  }
  return faults;
}"""


def cut_off(page: Page) -> list[str]:
    """What can't be read in full at this width: a page that scrolls sideways, cut text, text outside the screen.

    A box that scrolls sideways by itself (a wide table) is allowed.
    """
    return [str(fault) for fault in page.evaluate(_CUT_OFF)]


def screenshot(walk: Walk, name: str, folder: Path | None = None) -> Path | None:
    """Save a picture as NAME.png in folder, or in $VGG_SCREENSHOTS; None when neither is given."""
    where = folder or (Path(os.environ["VGG_SCREENSHOTS"]) if os.environ.get("VGG_SCREENSHOTS") else None)
    if where is None:
        return None
    where.mkdir(parents=True, exist_ok=True)
    path = where / f"{name}.png"
    walk.page.screenshot(path=path)
    return path


def look(walk: Walk, ours: tuple[str, ...] = (), leave_out: tuple[str, ...] = ()) -> list[str]:
    """All faults of an open page at once: errors, other hosts, language, axe and cut-off text."""
    page: Any = walk.page
    language = page.evaluate("document.documentElement.lang")
    return [
        *walk.faults(),
        *([] if language == "nl" else [f"lang is {language!r}"]),
        *(f"Engels: {fault}" for fault in english_words(page, ours)),
        *(f"axe: {fault}" for fault in axe_violations(page, leave_out)),
        *(f"niet te lezen: {fault}" for fault in cut_off(page)),
    ]
