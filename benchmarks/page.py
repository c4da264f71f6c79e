"""How fast a page is in a real browser: ours and the same page in Dash, change by change in turn, in one run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from browser import chromium
from server import free_port, start_server

from benchmarks.generate import ROOT, data_folder
from metrics import dutch

ROUNDS = 4
TURNS = 6
PATHS = {"Overzicht": ("/", ".vgg-lights .m"), "Opkomst": ("/opkomst", ".vgg-presence .m")}
"""Page → its address, and what must be drawn before it counts as there: a mark of its picture."""
AIMS = {"Overzicht": 0.8, "Opkomst": 0.5}
"""What a new choice may take of the time of Dash."""
_HALVES = ("eerste", "tweede")

# The moment of the last change on the page, in both systems: watched from before the first script runs.
_WATCH = """(() => {
  window.lastChange = 0;
  new MutationObserver(() => { window.lastChange = performance.now(); }).observe(
    document, {childList: true, subtree: true, characterData: true, attributes: true});
})()"""
# Waits until the page says what was asked, the system is done and nothing has moved for 0.4 s; gives the seconds
# from the start (the click, or the address) to the last change. The waiting itself does not count.
_SETTLED = """([find, text, said, done, drawn]) => new Promise((resolve, reject) => {
  const begin = find ? performance.now() : 0;
  const timer = setInterval(() => {
    const now = performance.now(), about = document.querySelector(said);
    const isThere = about && about.textContent.includes(text) && (!done || document.querySelector(done))
      && (!drawn || document.querySelector(drawn));
    if (isThere && now - Math.max(window.lastChange, begin) > 400) {
      clearInterval(timer); resolve((window.lastChange - begin) / 1000);
    }
    if (now - begin > 60000) { clearInterval(timer); reject(new Error('geen antwoord')); }
  }, 20);
  if (find.includes('{}')) document.querySelector(find.replace('{}', text)).click();
  else if (find) [...document.querySelectorAll(find)].find(e => e.textContent.trim() === text).click();
})"""


@dataclass
class Measured:
    """What one system took on one page: seconds, megabytes, and seconds of the server's processor.

    new: changes to a half nobody had asked for since the start. again: changes to a half seen before.
    """

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    new: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    cpu_new: list[float] = field(default_factory=list)
    cpu_again: list[float] = field(default_factory=list)
    first_mb: list[float] = field(default_factory=list)
    change_mb: list[float] = field(default_factory=list)
    elements: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class System:
    """One way to show the pages. button: what to click for a half: `{}` stands for it, or else it is its text.

    said: what tells which half it is. done: what is there once the system has finished, where `said` comes first.
    """

    name: str
    button: str
    said: str
    done: str = ""


# What the server says before the scripts have come is not yet the page.
_OURS_DONE = 'body:not(:has(#vgg-eerst)) [data-test-script-state="notRunning"]'
OURS = System("dit dashboard", '.vgg-segments input[value="{}"]', ".vgg-about", _OURS_DONE)
DASH = System("Dash", "label", "#about")


@contextmanager
def served(system: System, folder: Path) -> Iterator[tuple[str, int]]:
    """A running server of one system on a data folder: its address and process id."""
    if system is OURS:
        server = start_server(folder)
        try:
            yield server.url, server.process.pid
        finally:
            server.stop()
        return
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.dash_page", str(port)],
        cwd=ROOT,
        env={**os.environ, "VGG_DATA": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, process)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(
        "De Dash-pagina kwam niet op. Draai los: benchmarks/.venv/bin/python -m benchmarks.dash_page 8690"
    )


def cpu_seconds(pid: int) -> float:
    """User and system time of a process until now. Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Visitor:
    """One browser, never here before, on one page of one system; notes what it sees in `found`."""

    def __init__(self, browser: Any, system: System, url: str, drawn: str, pid: int, found: Measured) -> None:
        self.system, self.url, self.drawn, self.pid, self.found = system, url, drawn, pid, found
        context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="nl-NL")
        context.add_init_script(_WATCH)
        self.page = context.new_page()
        self._bytes = 0.0
        network = context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.on("Network.dataReceived", lambda e: self._add(e["encodedDataLength"]))
        # Binary frames of a web socket arrive here as base64.
        network.on("Network.webSocketFrameReceived", lambda e: self._add(len(e["response"]["payloadData"]) * 0.75))

    def _add(self, count: float) -> None:
        self._bytes += count

    def _settled(self, button: str, text: str) -> float:
        asked = [button, text, self.system.said, self.system.done, self.drawn]
        return float(self.page.evaluate(_SETTLED, asked))

    def visit(self) -> None:
        """The first visit, and a second one."""
        for times in (self.found.cold, self.found.warm):
            self.page.goto(self.url)
            times.append(self._settled("", ""))
            if times is self.found.cold:
                self.found.first_mb.append(self._bytes / 1e6)
                self.found.elements.append(float(self.page.evaluate("document.body.querySelectorAll('*').length")))

    def change(self, turn: int) -> None:
        """Choose the other half."""
        times, cpu = self.found.again, self.found.cpu_again
        if turn < len(_HALVES):
            times, cpu = self.found.new, self.found.cpu_new
        self.page.bring_to_front()
        before, self._bytes = cpu_seconds(self.pid), 0.0
        half = _HALVES[turn % len(_HALVES)]
        times.append(self._settled(self.system.button, half))
        cpu.append(cpu_seconds(self.pid) - before)
        self.found.change_mb.append(self._bytes / 1e6)

    def close(self) -> None:
        """Leave."""
        self.page.context.close()


def side_by_side(browser: Any, folder: Path, path: str, drawn: str) -> dict[System, Measured]:
    """One page on one data folder: each round both systems from a fresh server, and then their changes in turn."""
    found = {OURS: Measured(), DASH: Measured()}
    for _ in range(ROUNDS):
        with ExitStack() as stack:
            visitors = []
            for system, measured in found.items():
                url, pid = stack.enter_context(served(system, folder))
                visitors.append(Visitor(browser, system, f"{url}{path}?jaar=2024", drawn, pid, measured))
                visitors[-1].visit()
            for turn in range(TURNS):
                for visitor in visitors:
                    visitor.change(turn)
            for visitor in visitors:
                visitor.close()
    return found


HEAD = (
    "gegevens",
    "pagina",
    "systeem",
    "eerste bezoek s",
    "tweede bezoek s",
    "nieuwe keuze s",
    "keuze van eerder s",
    "processor server nieuw s",
    "processor server eerder s",
    "MB eerste bezoek",
    "kB per keuze",
    "elementen",
)
RATIOS = ("gegevens", "pagina", "nieuwe keuze", "doel", "keuze van eerder", "tweede bezoek")
_NEW, _AGAIN = ROUNDS * len(_HALVES), ROUNDS * (TURNS - len(_HALVES))
HOW = f"""Medianen. {ROUNDS} keer een verse server, en per keer {TURNS} keuzes van een andere helft, om en om bij
beide: per getal {ROUNDS} bezoeken, {_NEW} nieuwe keuzes en {_AGAIN} keuzes van eerder. De tijd loopt van de klik (of
het adres) tot de laatste verandering op de pagina. 1× is het voorbeeldjaar 2024 met ook 2023; bij 100× zijn de
overleggen en de opkomst van het voorbeeldjaar honderd keer geladen, langs de gewone weg. De Dash-pagina tekent
hetzelfde: dezelfde zin, tekens, balken en getallen, met evenveel elementen en dezelfde stijlbladen. MB is wat een
browser op dezelfde machine krijgt: van een web socket de inhoud vóór het inpakken."""
COMPARED = """Wij ten opzichte van Dash in dezelfde meting (onder 1 is sneller). Bij een nieuwe keuze rekenen beide; een
keuze van eerder bewaart dit dashboard per stand, en de Dash-pagina rekent dan opnieuw. Het doel geldt voor een nieuwe
keuze."""


def measure(times: tuple[int, ...] = (1, 100)) -> list[str]:
    """The whole measurement as lines of Markdown."""
    seconds, ratios = [HEAD, ("---",) * len(HEAD)], [RATIOS, ("---",) * len(RATIOS)]
    for n in times:
        with tempfile.TemporaryDirectory(prefix="bench-") as text, chromium() as browser:
            folder = data_folder(Path(text) / "data", n)
            for title, (path, drawn) in PATHS.items():
                found = side_by_side(browser, folder, path, drawn)
                for system, m in found.items():
                    middle = [median(x) for x in (m.cold, m.warm, m.new, m.again, m.cpu_new, m.cpu_again, m.first_mb)]
                    sent = f"{1000 * median(m.change_mb):.0f}"
                    many = dutch.number(round(median(m.elements)))
                    seconds.append([f"{n}×", title, system.name, *map(two, middle), sent, many])
                ours, dash = found[OURS], found[DASH]
                pairs = ((ours.new, dash.new), (ours.again, dash.again), (ours.warm, dash.warm))
                new, *others = (two(median(us) / median(them)) for us, them in pairs)
                ratios.append([f"{n}×", title, new, two(AIMS[title]), *others])
    return [HOW, "", *map(as_line, seconds), "", COMPARED, "", *map(as_line, ratios)]


def as_line(cells: Sequence[str]) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def two(value: float) -> str:
    """A number with two decimals, as Dutch writes it."""
    return dutch.number(value, 2)
