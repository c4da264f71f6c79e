"""Find the browsers for the tests, or install them, and start Chromium once to see that it works.

Use: `python tests/support/find_browser.py [firefox]`, with `firefox` that one too. Exit code 1, with what to do, when
one of them does not work.
Order: $VGG_BROWSER, a Chromium or Chrome in PATH, apt (as root on Debian or Ubuntu), Playwright's own.
Firefox: $VGG_FIREFOX, one in PATH, apt.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FOXES = ("firefox-esr", "firefox")
NO_FOX = "Er is geen Firefox op deze machine. Installeer hem, of zet het pad ernaar in VGG_FIREFOX."


def _named(variable: str) -> str | None:
    """The program that a variable of the environment names. Raises RuntimeError when it is not there."""
    named = os.environ.get(variable)
    if named and shutil.which(named) is None:
        raise RuntimeError(f"{variable} wijst naar {named}, maar daar staat geen programma.")
    return shutil.which(named) if named else None


def _in_path(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def find() -> str | None:
    """The browser to use, or None when this machine has none. Raises RuntimeError when $VGG_BROWSER is wrong."""
    found = _named("VGG_BROWSER") or _in_path(NAMES)
    if found:
        return found
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return str(own) if own.exists() else None


def find_firefox() -> str | None:
    """The Firefox to use, or None when this machine has none. Raises RuntimeError when $VGG_FIREFOX is wrong."""
    return _named("VGG_FIREFOX") or _in_path(FOXES)


def _by_apt(package: str) -> bool:
    """Did apt install it? Only as root. Raises CalledProcessError when it does not know what there is."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or not shutil.which("apt-get"):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    return subprocess.run(command, check=False, env=quiet).returncode == 0


def install() -> None:
    """Install a browser. Raises CalledProcessError when that does not work."""
    if not _by_apt("chromium"):
        print("apt kon chromium niet installeren; nu met Playwright.", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def start_once(path: str) -> str:
    """Start the browser, draw one page, and give its version. Raises playwright's Error when it does not work."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            page = browser.new_page()
            page.set_content("<title>werkt</title>")
            if page.title() != "werkt":
                raise Error("de browser start, maar tekent niets")
            return browser.version
        finally:
            browser.close()


def main() -> int:
    """Exit code: 0 when a browser works, else 1."""
    try:
        path = find()
        if path is None:
            print("Er is nog geen browser voor de tests; die wordt nu geïnstalleerd.", flush=True)
            install()
            path = find()
        if path is None:
            raise RuntimeError("Na het installeren is er nog steeds geen browser.")
        print(f"Browser voor de tests: {path} ({start_once(path)})")
        if "firefox" in sys.argv[1:]:
            if find_firefox() is None:
                _by_apt("firefox-esr")
            if find_firefox() is None:
                raise RuntimeError(NO_FOX)
            print(f"Firefox voor de tests: {find_firefox()}")
    except (RuntimeError, OSError, subprocess.CalledProcessError, Error) as error:
        print(
            "Er is geen werkende browser, en zonder browser kunnen de tests niet draaien. Installeer Chromium of "
            f"Chrome, of zet het pad ernaar in VGG_BROWSER. De oorzaak: {error}",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
