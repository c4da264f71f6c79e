"""The rooms of the house: what each file may import, checked in the source itself. And the check is checked."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass

import pytest
from source import ROOT, WARMED, files, imports

ANYTHING = ("*",)
LONGEST = 300


@dataclass(frozen=True)
class Room:
    """A file or folder and what may be imported there besides the standard library. The longest place wins."""

    place: str
    may: tuple[str, ...]
    why: str


_PAGE = ("streamlit", "metrics", "ui")
ROOMS = (
    Room("dashboard.py", ("streamlit", "starlette", "ui"), "de deur: waar men binnenkomt, en niets anders"),
    Room("console.py", (), "hoe elk programma begint en stopt; ook een te oude Python moet het kunnen lezen"),
    Room("version.py", (), "welke versie dit is"),
    Room(
        "ui/__main__.py",
        ("console", "warehouse", "streamlit", "etl.__main__"),
        "de start: wat meekomt laden, en de pagina's geven",
    ),
    Room("pages/", _PAGE, "één vraag van een lezer; geen SQL, geen rekenwerk, geen grafiekbibliotheek"),
    Room("pages/upload.py", (*_PAGE, "etl"), "laat de weg zien en roept haar werkwoorden aan"),
    Room("pages/gegevens.py", (*_PAGE, "etl"), "toont aanleveringen en woordenboek, draait terug en geeft alles mee"),
    Room(
        "ui/",
        (
            "streamlit",
            "plotly",
            "pandas",
            "metrics",
            "warehouse",
            "etl.datasets",
            "etl.schema",
            "reports.table",
            "reports.calendar",
            "reports.reminders",
            "reports.quarter",
            "reports.writers",
            "reports.year",
            "reports.year_missing",
            "ui",
        ),
        "hoe iets eruitziet; van de gegevens alleen hun woorden, van het papier tabel, agenda en de rapporten",
    ),
    Room(
        "ui/blocks/markup.py",
        ("streamlit", "markupsafe", "metrics", "ui"),
        "de ene plek waar tekst HTML wordt, en waar HTML naar Streamlit gaat",
    ),
    Room(
        "ui/blocks/enter.py",
        ("streamlit", "ui", "warehouse", "etl.enter", "etl.load", "etl.errors"),
        "de ene plek waar een pagina iets bewaart wat is getypt",
    ),
    Room(
        "ui/blocks/store.py",
        ("warehouse", "etl.store.publish"),
        "de ene plek waar een pagina de stand van nu opent; wie het eerst vraagt, maakt een oude opnieuw",
    ),
    Room(
        "ui/blocks/past.py",
        ("streamlit", "pandas", "metrics", "ui", "etl.store", "etl.errors", "warehouse"),
        "de ene plek waar een pagina een stand van een ander moment opent, bevriest of vergelijkt",
    ),
    Room(
        "ui/blocks/earlier.py",
        ("ui", "metrics", "etl.datasets", "etl.schema", "etl.store.batches", "etl.store.value_history"),
        "wat een cel eerder was, uit welke aanlevering",
    ),
    Room(
        "ui/vng/candidates.py",
        ("streamlit", "ui", "metrics", "etl.store.candidate_names"),
        "de ene plek op het scherm die namen van kandidaten bewaart en toont",
    ),
    Room(
        "ui/vng/rounds.py",
        ("streamlit", "ui", "metrics", "etl.drafts"),
        "formulieren van een ronde; een geplakte lijst gaat de weg van Upload",
    ),
    Room(
        "ui/upload/",
        ("streamlit", "pandas", "ui", "metrics.dutch", "metrics.typed_in", "warehouse", "etl"),
        "hoe de weg van een bestand eruitziet; roept haar werkwoorden aan",
    ),
    Room(
        "ui/data/",
        ("streamlit", "ui", "metrics", "warehouse", "etl", "version"),
        "hoe aanleveringen, woordenboek en uitvoer eruitzien",
    ),
    Room(
        "ui/frame/feed.py",
        ("starlette", "ui", "metrics", "warehouse", "reports.calendar"),
        "de agenda op een adres van zichzelf, zonder pagina eromheen",
    ),
    Room(
        "ui/frame/shell.py",
        ("starlette", "streamlit", "pandas", "pyarrow", "plotly", "warehouse", "ui.blocks.palette", "ui.frame"),
        "staat vóór Streamlit, en warmt bij het starten op wat een pagina nodig heeft",
    ),
    Room("ui/frame/small.py", ("pyarrow",), "maakt klein wat naar de browser gaat"),
    Room(
        "ui/frame/streamlit_files.py",
        ("streamlit", "ui.frame.small"),
        "Streamlits eigen bestanden, zonder wat niemand nodig heeft",
    ),
    Room("metrics/", ("metrics",), "wat een cijfer betekent: alleen de standaardbibliotheek"),
    Room("etl/schema.py", (), "de woorden waarin gegevens worden verklaard"),
    Room("etl/datasets/", ("etl.schema", "etl.datasets"), "wat er wordt aangeleverd: alleen verklaringen"),
    Room(
        "etl/",
        (
            *("pandas", "pyarrow", "openpyxl", "xlrd", "icalendar", "recurring_ical_events"),
            *("warehouse", "metrics", "reports.table", "etl"),
        ),
        "lezen, controleren, laden; uitvoer in dezelfde tabelvorm als het papier",
    ),
    Room("etl/__main__.py", ("console", "etl"), "waar een opdracht binnenkomt"),
    Room(
        "etl/cli/",
        ("etl", "metrics", "warehouse", "console", "version"),
        "de opdrachten per onderwerp: wat iemand typt, en wat hij terugkrijgt",
    ),
    Room("etl/readers/tables/xlsx_bulk.py", ("pyarrow", "numpy", "etl"), "een groot blad, met hele kolommen tegelijk"),
    Room("etl/readers/tables/xlsx_tags.py", ("pyarrow", "numpy", "etl"), "miljoenen tekens van een blad tegelijk"),
    Room(
        "reports/",
        ("metrics", "warehouse", "pandas", "openpyxl", "icalendar", "holidays", "docx", "typst", "reports"),
        "dezelfde cijfers op papier",
    ),
    Room(
        "reports/__main__.py",
        ("console", "warehouse", "metrics", "reports", "etl.store"),
        "waar een opdracht voor cijfers en papier binnenkomt; maakt eerst opnieuw wat oud is, en de stand van een dag",
    ),
    Room("warehouse/", ("duckdb", "pandas", "warehouse"), "de enige die de database opent"),
    Room("data/", ("etl", "metrics.dutch", "openpyxl", "data"), "maakt de meegeleverde werkboeken in ons sjabloon"),
    Room("tests/", ANYTHING, "mag overal bij, behalve bij de database zelf"),
    Room("benchmarks/", ANYTHING, "meet ons naast een ander en heeft eigen pakketten"),
)

LONGER = {
    "tests/shipped/test_data_2023.py": "elk feit van het jaar 2023 met zijn plaats, bij elkaar om na te lezen",
    "tests/test_rooms.py": "elke regel van de kamers met wat haar breekt, bij elkaar",
    "tests/metrics/test_metrics.py": "elke formule met haar antwoord met de hand, bij elkaar om na te rekenen",
    "tests/metrics/test_books.py": "één boekhouding met de hand, met de som van elk cijfer, om na te rekenen",
    "tests/etl/readers/test_xaf.py": "een auditbestand met de hand, en elke slordigheid die erin kan staan, bij elkaar",
}

INSIDE_THE_STORE = {f"warehouse.{path.stem}" for path in (ROOT / "warehouse").glob("*.py")}
UNSAFE_MODULES = ("pickle", "_pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve")
UNSAFE_NAMES = ("eval", "exec", "read_pickle", "to_pickle")


def room_of(file: str) -> Room | None:
    """The room of a file: the longest place that holds it."""
    holding = [r for r in ROOMS if file == r.place or (r.place.endswith("/") and file.startswith(r.place))]
    return max(holding, key=lambda room: len(room.place), default=None)


def wrong(file: str, source: str) -> list[str]:
    """What is wrong with a file, one sentence each, with its line."""
    room = room_of(file)
    if room is None:
        return [f"{file}: hoort in geen kamer; zet de map in ROOMS"]
    tree = ast.parse(source, file)
    found = []
    for one in imports(file, tree):
        top = one.name.split(".")[0]
        if one.name == "?":
            found.append(f"{file}:{one.line}: importeert iets waarvan de naam hier niet te lezen is")
        elif top in UNSAFE_MODULES:
            found.append(f"{file}:{one.line}: {top} voert uit wat er in een bestand staat")
        elif top == "duckdb" and not file.startswith("warehouse/"):
            found.append(f"{file}:{one.line}: alleen warehouse/ importeert duckdb")
        elif _is_past_the_door(one.name, file):
            found.append(f"{file}:{one.line}: van het magazijn alleen wat in zijn __init__ staat, niet {one.name}")
        elif room.may != ANYTHING and top not in sys.stdlib_module_names and not _allowed(one.name, room.may):
            found.append(f"{file}:{one.line}: {room.place} mag {one.name} niet importeren")
    for node in ast.walk(tree):
        found += _unsafe(file, node)
        if file.startswith("pages/") and isinstance(node, ast.Constant) and _is_sql(node.value):
            found.append(f"{file}:{node.lineno}: een pagina bevat geen SQL")
    if len(source.splitlines()) > LONGEST and file not in LONGER:
        found.append(f"{file}: langer dan {LONGEST} regels; splits het, of zeg in LONGER waarom niet")
    return found


def _is_past_the_door(name: str, file: str) -> bool:
    """Does a file of another room import a module of the store, and not what the store offers?"""
    return not file.startswith("warehouse/") and ".".join(name.split(".")[:2]) in INSIDE_THE_STORE


def _allowed(name: str, may: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in may)


def _unsafe(file: str, node: ast.AST) -> list[str]:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    if isinstance(node, ast.Name | ast.Attribute) and name in UNSAFE_NAMES:
        return [f"{file}:{node.lineno}: geen {name}"]
    if (
        isinstance(node, ast.Attribute)
        and name == "connection"
        and getattr(node.value, "id", "") in ("st", "streamlit")
    ):
        return [f"{file}:{node.lineno}: geen st.connection; gegevens komen van ui/blocks/store.py"]
    if isinstance(node, ast.ImportFrom) and node.module == "streamlit":
        return [f"{file}:{node.lineno}: geen st.connection" for alias in node.names if alias.name == "connection"]
    return []


def _is_sql(value: object) -> bool:
    return isinstance(value, str) and value.lstrip().upper().startswith(("SELECT ", "WITH ", "INSERT ", "DELETE "))


@pytest.mark.parametrize("file", files())
def test_file_keeps_to_its_room(file):
    assert wrong(file, (ROOT / file).read_text(encoding="utf-8")) == []


def test_every_file_is_visited():
    """The walk finds what git knows, and a file in a corner; not what stands in an environment."""
    if (ROOT / ".git").exists():
        known = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        gone = {name for name in known.splitlines() if not (ROOT / name).exists()}
        assert set(known.splitlines()) - gone - set(files()) == set()
    for room in ROOMS:
        assert any(room_of(file) is room for file in files()), f"geen bestand in {room.place}"


def test_walk_reaches_corners_and_skips_environments(tmp_path):
    for name in ("a.py", "etl/readers/deep/b.py", ".venv/lib/c.py", "benchmarks/.venv/d.py", "etl/__pycache__/e.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert files(tmp_path) == ["a.py", "etl/readers/deep/b.py"]


BREAKS = [
    ("pages/vng.py", "def f():\n    import duckdb", "alleen warehouse/"),
    ("pages/vng.py", "import pandas as pd", "pandas"),
    ("pages/vng.py", "import plotly.graph_objects as go", "plotly.graph_objects"),
    ("pages/vng.py", "from etl.load import load", "etl.load.load"),
    ("pages/vng.py", "import warehouse", "warehouse"),
    ("pages/vng.py", "show.table('  select a from b')", "geen SQL"),
    ("pages/upload.py", "import warehouse", "warehouse"),
    ("dashboard.py", "from etl import load", "etl.load"),
    ("dashboard.py", "import pandas", "pandas"),
    ("etl/load.py", "class A:\n    def f(self):\n        from streamlit import session_state", "streamlit"),
    ("etl/readers/tables/xlsx.py", "import plotly", "plotly"),
    ("etl/check/file.py", "from ui.blocks.show import title", "ui.blocks.show.title"),
    ("etl/check/file.py", "import duckdb.typing", "alleen warehouse/"),
    ("etl/datasets/hours.py", "from etl.load import load", "etl.load.load"),
    ("etl/datasets/hours.py", "from ..load import load", "etl.load.load"),
    ("etl/datasets/hours.py", "from .. import store", "etl.store"),
    ("etl/datasets/hours.py", "from etl import *", "etl.*"),
    ("etl/schema.py", "import pandas", "pandas"),
    ("etl/schema.py", "from . import datasets", "etl.datasets"),
    ("metrics/turnout.py", "import pandas", "pandas"),
    ("metrics/turnout.py", "from ..etl import schema", "etl.schema"),
    ("metrics/turnout.py", "from .. import warehouse", "warehouse"),
    ("metrics/turnout.py", "if TYPE_CHECKING:\n    from warehouse import Reader", "warehouse.Reader"),
    ("metrics/turnout.py", "try:\n    import numpy\nexcept ImportError:\n    numpy = None", "numpy"),
    ("ui/blocks/show.py", "import openpyxl", "openpyxl"),
    ("ui/blocks/show.py", "from markupsafe import Markup", "markupsafe.Markup"),
    ("ui/blocks/show.py", "import etl", "etl"),
    ("ui/blocks/show.py", "from etl import load", "etl.load"),
    ("ui/blocks/show.py", "from etl.schema_more import x", "etl.schema_more.x"),
    ("ui/blocks/show.py", "importlib.import_module('duckdb')", "alleen warehouse/"),
    ("ui/blocks/show.py", "import_module(name='etl.load')", "etl.load"),
    ("ui/blocks/show.py", "__import__('openpyxl')", "openpyxl"),
    ("ui/blocks/show.py", "importlib.import_module(name)", "niet te lezen"),
    ("ui/blocks/show.py", "importlib.import_module(f'etl.{name}')", "etl.*"),
    ("ui/blocks/show.py", "importlib.import_module(f'etl{name}')", "niet te lezen"),
    ("ui/blocks/show.py", "importlib.import_module(f'{name}.load')", "niet te lezen"),
    ("ui/blocks/show.py", "st.connection('sql')", "st.connection"),
    ("ui/blocks/show.py", "from streamlit import connection", "st.connection"),
    ("ui/frame/shell.py", "_WARM = ('pandas', 'openpyxl')\n[importlib.import_module(n) for n in _WARM]", "openpyxl"),
    ("reports/figures.py", "import streamlit", "streamlit"),
    ("reports/figures.py", "from etl.load import load", "etl.load.load"),
    ("etl/load.py", "from warehouse.generations import chosen", "alleen wat in zijn __init__ staat"),
    ("tests/test_x.py", "from warehouse import builds", "alleen wat in zijn __init__ staat"),
    ("warehouse/readers.py", "from etl.schema import Dataset", "etl.schema.Dataset"),
    ("warehouse/readers.py", "import pickle", "pickle"),
    ("tests/test_x.py", "import duckdb", "alleen warehouse/"),
    ("tests/test_x.py", "from pickle import loads", "pickle"),
    ("etl/load.py", "run = eval", "eval"),
    ("etl/load.py", "builtins.exec('1')", "exec"),
    ("etl/load.py", "frame.to_pickle(path)", "to_pickle"),
    ("kelder/nieuw.py", "", "hoort in geen kamer"),
    ("etl/load.py", "x = 1\n" * (LONGEST + 1), "langer dan"),
]


@pytest.mark.parametrize(("file", "source", "says"), BREAKS)
def test_each_rule_catches_what_breaks_it(file, source, says):
    sentences = wrong(file, source)
    assert len(sentences) == 1, sentences
    assert says in sentences[0]


KEEPS = [
    ("dashboard.py", "import streamlit\nfrom starlette.middleware import Middleware\nfrom ui.frame.shell import Shell"),
    ("pages/vng.py", "import streamlit as st\nfrom metrics import METRICS\nfrom ui.blocks import show\n'Selecteer'"),
    ("pages/upload.py", "from etl.load import check_file"),
    ("ui/blocks/show.py", "from etl.datasets import DATASETS\nfrom etl.schema import Column\nimport warehouse"),
    ("metrics/turnout.py", "from .metric import Metric\nfrom metrics.meetings import MEETING_LIST"),
    ("metrics/__init__.py", "import_module(f'metrics.{name}')"),
    ("etl/datasets/hours.py", "from .lights import HALVES\nfrom etl.schema import Column"),
    ("warehouse/readers.py", "import duckdb\nimport pandas as pd\nself.connection = connection"),
    ("etl/load.py", "from warehouse import Reader, reader"),
    ("etl/load.py", "x = 1\n" * LONGEST),
]


@pytest.mark.parametrize(("file", "source"), KEEPS)
def test_what_is_allowed_passes(file, source):
    assert wrong(file, source) == []


def test_exceptions_are_still_needed():
    for file in LONGER:
        assert len((ROOT / file).read_text(encoding="utf-8").splitlines()) > LONGEST, f"{file} kan uit LONGER"
    for file in WARMED:
        assert [one for one in imports(file, ast.parse((ROOT / file).read_text(encoding="utf-8"))) if one.line]
