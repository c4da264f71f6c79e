"""Firefox with one page in it, driven over Marionette: open an address, go on inside it, and note what goes wrong."""

from __future__ import annotations

import gc
import logging
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import find_browser
from patience import PATIENCE


@contextmanager
def _its_own_warnings() -> Iterator[None]:
    """The driver asks in an old way on which system it is, and leaves a socket behind for every time it knocks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


with _its_own_warnings():
    from marionette_driver.marionette import Marionette

_DONE = """
  const app = document.querySelector('[data-testid="stApp"]');
  return Boolean(app) && app.getAttribute('data-test-script-state') === 'notRunning'
    && app.getAttribute('data-test-connection-state') === 'CONNECTED'
    && !document.getElementById('vgg-eerst') && !document.querySelector('.vgg-old')
    && Boolean(document.querySelector('[data-testid="stMain"] h1'));
"""
_LISTEN = """
  window.vggSaid = [];
  const say = console.error;
  console.error = (...of) => { window.vggSaid.push(of.map(String).join(' ')); say.apply(console, of); };
"""
_ERRORS = """
  const own = arguments[0];
  return Services.console.getMessageArray()
    .filter(one => one instanceof Ci.nsIScriptError && one.flags % 2 === Ci.nsIScriptError.errorFlag)
    .filter(one => one.sourceName.startsWith(own)).map(one => one.errorMessage);
"""
_ALLOWED = "blocked WebAssembly"
"""Streamlit tries a faster way to read long numbers, which our policy refuses; it then takes the ordinary one."""


class Fox:
    """One open page. `url` is of the server, without a slash at its end."""

    def __init__(self, driver: Marionette, url: str) -> None:
        self.driver, self.url = driver, url

    def open(self, path: str) -> None:
        """Go to an address as if typed in the address bar."""
        self.driver.navigate(self.url + path)
        self.until(lambda: self.ask(_DONE))
        self.driver.execute_script(_LISTEN, sandbox=None, new_sandbox=False)

    def ask(self, script: str, *of: Any) -> Any:
        """What a script gives on the page."""
        return self.driver.execute_script(script, script_args=list(of), sandbox=None)

    def go(self, act: Callable[[], object], until: str) -> str:
        """Act, wait until `until` holds on the page and the page is done, and give the address within the dashboard."""
        act()
        self.until(lambda: self.ask(f"return Boolean({until})") and self.ask(_DONE))
        return str(self.driver.get_url()).removeprefix(self.url)

    def click(self, find: str) -> None:
        """Click the first element that this finds."""
        self.ask("document.querySelector(arguments[0]).click()", find)

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"Firefox: {self.driver.get_url()} kwam niet klaar")
            time.sleep(0.03)

    def faults(self) -> list[str]:
        """Errors of scripts and on the console so far."""
        with self.driver.using_context("chrome"):
            found = list(self.driver.execute_script(_ERRORS, script_args=[self.url]))
        return [one for one in [*found, *self.ask("return window.vggSaid ?? []")] if _ALLOWED not in one]


@contextmanager
def firefox(url: str, width: int, height: int) -> Iterator[Fox]:
    """A Firefox that was never here before, closed afterwards. Raises RuntimeError when this machine has none."""
    path = find_browser.find_firefox()
    if path is None:
        raise RuntimeError(find_browser.NO_FOX)
    logging.getLogger("mozversion").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as log:
        with _its_own_warnings():
            # the test also reads what is said on the console of the browser itself
            allowed = ["-remote-allow-system-access"]
            driver = Marionette(bin=path, headless=True, app_args=allowed, gecko_log=log)
            driver.start_session()
        try:
            driver.set_window_rect(width=width, height=height)
            yield Fox(driver, url)
        finally:
            with _its_own_warnings():
                driver.quit()
                driver.cleanup()
                driver.instance = None
