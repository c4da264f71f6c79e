"""A real browser and one page in it: open an address, wait until the page is done, and note what goes wrong."""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import find_browser
from patience import PATIENCE
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Request, sync_playwright
from server import Server
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

WIDE = (1280, 720)
NARROW = (390, 844)
LOG_LINES = 60
FAILURES = Path(tempfile.gettempdir()) / "vgg-failures"
"""Where the picture of a page goes when its test fails."""
_numbers = itertools.count(1)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed afterwards. Raises RuntimeError when this machine has none."""
    path = find_browser.find()
    if path is None:
        raise RuntimeError("Er is geen browser. Draai eerst: python tests/support/find_browser.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=find_browser.FLAGS, timeout=PATIENCE * 1000)
        try:
            yield browser
        finally:
            browser.close()


# --- when is a page done ---

_NUMBERS = {
    name: str(kind.DESCRIPTOR.fields_by_name[name].number)
    for kind, name in ((BackMsg, "rerun_script"), (ForwardMsg, "new_session"), (ForwardMsg, "script_finished"))
}
_EARLY = str(ForwardMsg.ScriptFinishedStatus.Value("FINISHED_EARLY_FOR_RERUN"))

# In every document before its own scripts: listens along with the socket, so that a run that was asked for and has
# not begun yet is seen too; and counts for how many twentieths of a second nothing moved.
_WATCH = (
    """(() => {
  const page = window.vggPage = {isAsked: false, isRunning: false, still: 0, waiter: null};
  const fields = bytes => {  // of a protobuf message: the number of each field → its value where it is a number
    const found = new Map();
    let at = 0;
    const number = () => {
      let value = 0, times = 1, byte;
      do { byte = bytes[at++]; value += (byte & 127) * times; times *= 128; } while (byte & 128);
      return value;
    };
    while (at < bytes.length) {
      const tag = number(), value = number();
      found.set(tag >> 3, value);
      if (tag % 8 === 2) at += value;
    }
    return found;
  };
  const heard = event => {
    const said = fields(new Uint8Array(event.data));
    if (said.has(NEW_SESSION)) { page.isAsked = false; page.isRunning = true; }
    if (said.has(SCRIPT_FINISHED)) page.isRunning = said.get(SCRIPT_FINISHED) === EARLY;
  };
  const send = WebSocket.prototype.send, watched = new WeakSet();
  WebSocket.prototype.send = function (data) {
    if (!watched.has(this)) { watched.add(this); this.addEventListener('message', heard); }
    if (data instanceof Uint8Array && fields(data).has(RERUN_SCRIPT)) page.isAsked = true;
    return send.call(this, data);
  };
  new MutationObserver(() => { page.still = 0; }).observe(
    document, {childList: true, subtree: true, characterData: true});
  setInterval(() => { page.still += 1; }, 50);
})()""".replace("NEW_SESSION", _NUMBERS["new_session"])
    .replace("SCRIPT_FINISHED", _NUMBERS["script_finished"])
    .replace("RERUN_SCRIPT", _NUMBERS["rerun_script"])
    .replace("EARLY", _EARLY)
)
_DONE = """waiter => {
  const app = document.querySelector('[data-testid="stApp"]'), page = window.vggPage;
  if (!app || !page) return false;
  if (page.waiter !== waiter) { page.waiter = waiter; page.still = 0; }
  return !page.isAsked && !page.isRunning && page.still >= 5
    && app.getAttribute('data-test-script-state') === 'notRunning'
    && app.getAttribute('data-test-connection-state') === 'CONNECTED'
    && document.querySelector('[data-testid="stMain"] h1, [role="dialog"]')
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stSpinner"]');
}"""
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
    _waits: int = 0
    _is_alone: bool = True

    def open(self, path: str) -> None:
        """Go to an address of the dashboard, as if typed in the address bar, and wait until it is done."""
        self.page.goto(self.server.url + path)
        self.wait()

    def wait(self) -> None:
        """Wait until Streamlit has run all that was asked of it and the page has stood still for a quarter second."""
        self._waits += 1
        self.page.wait_for_function(_DONE, arg=self._waits, polling=50)

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

    def resize(self, width: int, height: int) -> None:
        """Make the window another size, and wait until the page has found its place in it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.wait()

    def close(self) -> None:
        """Close the page, with its cookies when it has them alone."""
        if sys.exc_info()[0]:  # the test has failed, and is leaving
            self._last_seen()
        (self.page.context if self._is_alone else self.page).close()

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


_visitors: dict[tuple[Browser, str], BrowserContext] = {}


def new_walk(browser: Browser, server: Server, width: int, height: int) -> Walk:
    """An empty page in a context of its own, as of a browser that was never here before."""
    return _walk(_context(browser), server, width, height)


def cold_page(browser: Browser, server: Server, path: str, width: int = WIDE[0], height: int = WIDE[1]) -> Walk:
    """Open one address in a browser that was never here before, and wait until it is done."""
    walk = new_walk(browser, server, width, height)
    walk.open(path)
    return walk


def warm_page(browser: Browser, server: Server, path: str, width: int = WIDE[0], height: int = WIDE[1]) -> Walk:
    """As `cold_page`, in a browser that was here before: the scripts of the dashboard need not come again."""
    if (browser, server.url) not in _visitors:
        _visitors[browser, server.url] = _context(browser)
    walk = _walk(_visitors[browser, server.url], server, width, height)
    walk._is_alone = False
    walk.open(path)
    return walk


def _context(browser: Browser) -> BrowserContext:
    """The locale is English on purpose: the dashboard must be Dutch anyway."""
    context = browser.new_context(locale="en-US", timezone_id="Europe/Amsterdam")
    context.add_init_script(_WATCH)
    context.set_default_timeout(PATIENCE * 1000)
    return context


def _walk(context: BrowserContext, server: Server, width: int, height: int) -> Walk:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    walk = Walk(page, server)
    own = urllib.parse.urlsplit(server.url).netloc

    def on_request(request: Request) -> None:
        parts = urllib.parse.urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != own:
            walk.other_hosts.append(request.url)

    page.on("request", on_request)
    page.on("websocket", lambda ws: None if f"//{own}/" in ws.url else walk.other_hosts.append(ws.url))
    page.on("console", lambda message: walk.console_errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: walk.page_errors.append(str(error)))
    WALKS.append(walk)
    return walk
