"""How fast a page is in a real browser: ours and the same page in Dash, in turn, in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import browser as walking

from benchmarks.generate import ROOT, data_folder

TURNS = 8
PATHS = {"Overzicht": "/", "Opkomst": "/opkomst"}
_HALVES = ("eerste", "tweede")

# From the click to the last change on the page, once the page says what was asked and has stood still.
_CHANGE = """([find, text, said]) => new Promise((resolve, reject) => {
  const begin = performance.now(); let last = begin;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.body, {childList: true, subtree: true, characterData: true, attributes: true});
  const timer = setInterval(() => {
    const now = performance.now(), about = document.querySelector(said);
    if (about && about.textContent.includes(text) && now - last > 400) {
      clearInterval(timer); watch.disconnect(); resolve((last - begin) / 1000);
    }
    if (now - begin > 20000) { clearInterval(timer); reject('geen antwoord'); }
  }, 20);
  [...document.querySelectorAll(find)].find(e => e.textContent.trim() === text).click();
})"""


@dataclass
class Measured:
    """What one system took; seconds, bytes, and CPU seconds of the server per change."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    bytes_first: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class System:
    """One way to show the pages. button: what to click for a half. said: what then tells which half it is."""

    name: str
    button: str
    said: str
    ready: str


OURS = System("ons", '[data-testid="stButtonGroup"] button', ".vgg-about", ".vgg-about")
DASH = System("dash", "label", "#about", "#about")


@contextmanager
def served(system: System, folder: Path) -> Iterator[tuple[str, int]]:
    """A running server of one system on a data folder: its address and process id."""
    if system is OURS:
        server = walking.start_server(folder)
        try:
            yield server.url, server.process.pid
        finally:
            server.stop()
        return
    port = walking.free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.dash_page", str(port)],
        cwd=ROOT, env={**os.environ, "VGG_DATA": str(folder)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(10)


def cpu_seconds(pid: int) -> float:
    """User and system time of a process until now. Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def visit(browser: Any, system: System, url: str, path: str, pid: int, found: Measured) -> None:
    """A first visit, a second one, and TURNS changes of the half."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    sent = [0.0]
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.dataReceived", lambda e: sent.__setitem__(0, sent[0] + e["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived",
        lambda e: sent.__setitem__(0, sent[0] + len(e["response"]["payloadData"]) * 0.75),
    )
    for kept in (found.cold, found.warm):
        begin = time.monotonic()
        page.goto(f"{url}{path}?jaar=2024")
        page.wait_for_selector(system.ready)
        if system is OURS:
            walking.wait_until_done(page)
        else:
            page.wait_for_load_state("networkidle")
        kept.append(time.monotonic() - begin)
        if kept is found.cold:
            found.bytes_first.append(sent[0])
    for turn in range(TURNS):
        before = cpu_seconds(pid)
        found.change.append(page.evaluate(_CHANGE, [system.button, _HALVES[turn % 2], system.said]))
        found.cpu.append(cpu_seconds(pid) - before)
    context.close()


def measure(times: tuple[int, ...] = (1, 100)) -> list[str]:
    """The whole measurement as lines of Markdown."""
    lines = [
        "| gegevens | pagina | systeem | eerste bezoek s | tweede bezoek s | filter tot beeld s | processor server s "
        "| MB eerste bezoek |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    ratios = []
    for n in times:
        with tempfile.TemporaryDirectory(prefix="bench-") as text, walking.chromium() as browser:
            folder = data_folder(Path(text) / "data", n)
            for title, path in PATHS.items():
                found = {OURS.name: Measured(), DASH.name: Measured()}
                for system in (OURS, DASH, OURS, DASH):
                    with served(system, folder) as (url, pid):
                        visit(browser, system, url, path, pid, found[system.name])
                for name, m in found.items():
                    middle = [statistics.median(x) for x in (m.cold, m.warm, m.change, m.cpu)]
                    cells = " | ".join(
                        f"{x:.2f}".replace(".", ",") for x in (*middle, statistics.median(m.bytes_first) / 1e6)
                    )
                    lines.append(f"| {n}× | {title} | {name} | {cells} |")
                ratio = statistics.median(found["ons"].change) / statistics.median(found["dash"].change)
                ratios.append(f"{title} bij {n}×: {ratio:.2f} × Dash".replace(".", ","))
    return [*lines, "", "Filter tot beeld, wij ten opzichte van Dash in dezelfde meting: " + "; ".join(ratios) + "."]
