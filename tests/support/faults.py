"""Every fault that the store must survive: what it is, how often it is tried, and what comes of it.

The tests take their kinds and their repetitions from here, and docs/faults.md is made of it:
python tests/support/faults.py > docs/faults.md
VGG_MORE_FAULTS=10 repeats what depends on the moment ten times as often.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from base import BASE
from tables import write_tables

import warehouse
from etl.intake.reading import read
from etl.load import load
from etl.readers.process.document import Document
from etl.store import batches

MEETINGS = 40
MORE = int(os.environ.get("VGG_MORE_FAULTS", "1"))
LONG_RUN: tuple[str, int] | None = ("26 november 2026", 3)
"""When everything was last repeated more often, and how many times as often."""


@dataclass(frozen=True)
class Fault:
    """kinds: the ways in which it is done. each: how often a kind is done in every run of the tests.

    by_chance: the moment decides, so that repeating it looks at something new.
    """

    what: str
    kinds: tuple[str, ...]
    outcome: str
    each: int = 1
    by_chance: bool = False

    @property
    def times(self) -> int:
        """How often a kind is done in this run."""
        return self.each * (MORE if self.by_chance else 1)


STEPS = tuple(str(step) for step in range(1, 12))
FAULTS = {
    "stap": Fault(
        "`kill -9` vóór elk van de elf stappen van een aanlevering, terwijl twee anderen lezen",
        STEPS,
        "De oude stand of de nieuwe, nooit iets ertussen. Aangenomen vanaf de regel in het logboek, op het scherm "
        "vanaf het omzetten van de wijzer. De volgende aanlevering lukt en er blijft niets slingeren.",
        2,
        True,
    ),
    "moment": Fault(
        "`kill -9` op een willekeurig moment van een aanlevering, terwijl twee anderen lezen",
        ("willekeurig",),
        "Als hierboven; elke aangenomen aanlevering houdt haar nummer.",
        20,
        True,
    ),
    "terugdraaien": Fault(
        "`kill -9` vóór elke stap van terugdraaien",
        ("1", *STEPS[4:]),
        "Nog helemaal niet teruggedraaid, of na de volgende start helemaal wel.",
        1,
        True,
    ),
    "twee": Fault(
        "twee aanleveringen op hetzelfde moment",
        ("tegelijk",),
        "De tweede wacht; beide zijn bewaard, de laatste van het logboek telt.",
        2,
        True,
    ),
    "ondertussen": Fault(
        "een aanlevering tijdens terugdraaien",
        ("tegelijk",),
        "De een wacht op de ander; beide zijn gedaan en opnieuw opbouwen geeft hetzelfde.",
        2,
        True,
    ),
    "volle-schijf": Fault(
        "een volle schijf: een klein bestandssysteem met steeds minder ruimte",
        ("0 kB vrij", "64 kB vrij", "300 kB vrij", "500 kB vrij", "700 kB vrij", "terugdraaien met 64 kB vrij"),
        "Een zin, niets opgeslagen, de oude stand blijft te lezen; met weer ruimte lukt hetzelfde bestand.",
    ),
    "schrijffout": Fault(
        "een fout bij de zoveelste schrijfopdracht (schijf vol, schijffout, geen recht), voor elke opdracht van een "
        "aanlevering",
        ("elke opdracht",),
        "Een zin, niets opgeslagen, ook later niet; of de opdracht was er een van na het opslaan.",
        20,
    ),
    "alleen-lezen": Fault(
        "een map waarin niet mag worden geschreven",
        ("laden", "terugdraaien", "opnieuw opbouwen"),
        "Een zin; de pagina's blijven werken.",
    ),
    "aanlevering": Fault(
        "een beschadigde aanlevering",
        (
            "blad gewijzigd",
            "blad afgekapt",
            "blad weg",
            "beschrijving gewijzigd",
            "beschrijving weg",
            "map weg",
            "een aanlevering waar een andere op leunt",
        ),
        "Genoemd en apart gezet, de rest telt mee; teruggezet uit een reservekopie telt zij weer mee.",
    ),
    "stand": Fault(
        "een beschadigde stand (het bestand van het magazijn, zijn beschrijving of de wijzer)",
        (
            "bit om",
            "blok op nul",
            "afgekapt",
            "weg",
            "een andere stand onder deze naam",
            "een vreemd .wal-bestand ernaast",
            "beschrijving onleesbaar",
            "beschrijving weg",
            "wijzer onleesbaar",
            "wijzer weg",
            "bit om terwijl het open is",
            "alle standen beschadigd",
        ),
        "Opgemerkt en genoemd; de stand daarvoor is te lezen, en opnieuw opbouwen geeft dezelfde inhoud.",
    ),
    "logboek": Fault(
        "een beschadigd logboek",
        ("regel gewijzigd", "regel weg", "regels verwisseld", "laatste regels weg", "leeg", "onleesbare tekens"),
        "Opgemerkt en genoemd, er wordt niets veranderd of opgeruimd; de pagina's blijven werken en met het oude "
        "logboek klopt alles weer.",
    ),
}


_made: dict[int, bytes] = {}
_read: dict[str, tuple[Document, dict[str, bytes]]] = {}


def numbered(folder: Path, number: int) -> Path:
    """A file whose every meeting carries its number, with one attendance row per meeting; the same bytes each time."""
    path = folder / f"keer-{number}.xlsx"
    if number not in _made:
        _made[number] = _numbered(path, number).read_bytes()
    path.write_bytes(_made[number])
    return path


def read_once(path: Path, *, name: str | None = None, into: Path) -> Document:
    """As etl.intake.reading.read, for tests about storing: the same bytes are read by a child process only once."""
    key = warehouse.sha256_of(path)
    if key not in _read:
        document = read(path, name=name, into=into)
        _read[key] = (document, {sheet.rows.name: sheet.rows.read_bytes() for sheet in document.sheets})
        return document
    document, sheets = _read[key]
    for file, data in sheets.items():
        (into / file).write_bytes(data)
    return replace(document, sheets=tuple(replace(s, rows=into / s.rows.name) for s in document.sheets))


def _numbered(path: Path, number: int) -> Path:
    meetings = ["Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Datum | Stand"]
    present = ["Overleg | Gemeente | Functie | Aanwezig"]
    for m in range(MEETINGS):
        meetings.append(f"2023 | M{m} | D1 | keer {number} | pho | 16 feb | gehouden")
        present.append(f"M{m} | Pekela | wethouder | {number % 7}")
    tables = {name: BASE[name] for name in ("Gemeenten", "Portefeuilles", "Dossiers")}
    tables |= {"Overleggen": "\n".join(meetings), "Opkomst": "\n".join(present)}
    return write_tables(path, tables)


@pytest.fixture(scope="module")
def two_batches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two batches and two generations, made once; every test takes a copy."""
    folder = tmp_path_factory.mktemp("two")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setattr("etl.store.view_tables.views", list)
        assert load(numbered(folder, 0)).batch == "B0001"
        assert load(numbered(folder, 1)).batch == "B0002"
    return folder / "store"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the views, as in the tests of kills, and without reading the same file again: this is about storing."""
    monkeypatch.setattr("etl.store.view_tables.views", list)
    monkeypatch.setattr("etl.intake.arrival.read", read_once)


@pytest.fixture
def store(two_batches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the store with two batches, to damage."""
    shutil.copytree(two_batches, tmp_path / "store")
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    return tmp_path / "store"


def mark() -> str:
    """Which of the numbered files is shown."""
    with warehouse.reader() as reader:
        [(title,)] = reader.rows("SELECT DISTINCT title FROM meetings")
        return str(title)


def litter() -> list[str]:
    """What lies in the store and belongs to nothing."""
    store = warehouse.root()
    loads = [line for line in batches.ledger() if line["action"] == "load"]
    known, kept = {line["batch"] for line in loads}, {line["sha256"] for line in loads}
    left = [p.name for p in (store / "generations").iterdir() if not p.name.startswith("gen-")]
    left += [p.name for p in (store / "batches").iterdir() if p.name not in known]
    left += [p.name for p in (store / "originals").iterdir() if p.name not in kept]
    left += [p.name for p in store.iterdir() if p.name.endswith(".tmp")]
    return left


def page() -> str:
    """docs/faults.md."""
    long = LONG_RUN is not None
    day, more = LONG_RUN or ("", 1)
    about = f"\nDe vierde kolom is de lange proef van {day} (`VGG_MORE_FAULTS={more}`)." if long else ""
    head = f"""# Storingen

Wat er gebeurt als het misgaat tijdens bewaren, en als wat bewaard is beschadigd raakt. Elke storing wordt bij elke
`make test` echt veroorzaakt (`test_faults.py`, `test_disk.py` en `test_stored_damage.py` in `tests/etl/store/`), zo
vaak als in de derde kolom staat. In geen enkele herhaling ging iets verloren of stond er iets half.{about}
Deze tabel wordt gemaakt met `python tests/support/faults.py > docs/faults.md` en getoetst.

| Storing | Soorten | Elke keer |{" Lange proef |" if long else ""} Uitkomst |
|---|---|---|---|{"---|" if long else ""}
"""
    lines = []
    for fault in FAULTS.values():
        kinds = ", ".join(fault.kinds) if len(fault.kinds) > 1 else "–"
        count = len(fault.kinds) * fault.each
        least = "ten minste " if fault.kinds == ("elke opdracht",) else ""
        often = f" {least}{count * (more if fault.by_chance else 1)} |" if long else ""
        lines.append(f"| {fault.what} | {kinds} | {least}{count} |{often} {fault.outcome} |")
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
