"""The words about the project hold: links lead somewhere, generated pages are current, and examples run."""

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import files, metadata
from pathlib import Path

import figures_page
import kitchen_map
import pytest
import upload_page
import where_shown
from looks import opened

from etl.datasets import DATASETS
from etl.workbooks.dictionary import write_dictionary
from metrics import METRICS
from ui.blocks import ask
from ui.frame.menu import TITLES

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in t]
    assert [t for t in targets if t and not (page.parent / t).exists()] == []


def test_dictionary_is_current():
    now = (ROOT / "docs" / "dictionary.md").read_text(encoding="utf-8")
    assert now == write_dictionary(), "maak opnieuw: ./vgg dictionary docs/dictionary.md"


def test_map_is_current():
    now = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert now == kitchen_map.written(now), "maak opnieuw: python tests/support/kitchen_map.py"


def test_figures_are_current():
    now = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
    assert now == figures_page.written(), "maak opnieuw: PYTHONPATH=. python tests/support/figures_page.py"


def test_what_happens_to_a_cell_is_current():
    now = (ROOT / "docs" / "upload.md").read_text(encoding="utf-8")
    assert now == upload_page.written(now), "maak opnieuw: PYTHONPATH=. python tests/support/upload_page.py"


@pytest.mark.parametrize(("page", "least"), [("overzicht", 8), ("financien", 12), ("heisessie", 20)])
def test_the_figures_that_a_page_asks_are_those_read_from_its_code(page, least, bundled, monkeypatch):
    """All fold-outs shut; what is opened shows the same figures to the cent."""
    asked, ask_as_ever = set(), ask.figures
    monkeypatch.setattr(ask, "_kept", {})  # what another test saw of this page was not asked by this one
    monkeypatch.setattr(ask, "figures", lambda metric, *more: (asked.add(metric.id), ask_as_ever(metric, *more))[1])
    monkeypatch.setattr(ask, "to_decide", lambda metric: ask_as_ever(metric)[0].value)
    monkeypatch.setenv("VGG_DATA", str(bundled))
    opened(page, jaar="2024")
    assert asked - where_shown.pages()[page] == set()
    assert len(asked) >= least


@pytest.fixture
def reads(tmp_path, monkeypatch):
    """A house of one page, of which the figures are read."""

    def read(source):
        (tmp_path / "pages").mkdir()
        (tmp_path / "pages" / "x.py").write_text(source)
        monkeypatch.setattr(where_shown, "ROOT", tmp_path)
        where_shown.modules.cache_clear()
        where_shown.asked.cache_clear()
        return where_shown.pages()["x"]

    yield read
    where_shown.modules.cache_clear()
    where_shown.asked.cache_clear()


def test_a_figure_that_cannot_be_followed_is_said(reads):
    with pytest.raises(where_shown.NotFollowed, match=r"names\.split"):
        reads("names = open('n').read()\nfor n in names.split():\n    METRICS[n]\n")


def test_what_a_page_does_not_show_is_not_on_it(reads):
    """What it decides by, and a function whose name is that of a variable; but a call beside a loop is followed."""
    found = reads(
        """
from ui.blocks import ask

def seats():
    ask.one(METRICS["seats_filled"])

def turnout():
    ask.one(METRICS["turnout"])

def nothing():
    seats = ask.to_decide(METRICS["result"])
    for name in ("dossiers", "budget_result"):
        ask.to_decide(METRICS[name])
    return seats, turnout(), [turnout for turnout in ()]

nothing()
"""
    )
    assert found == {"turnout"}


def test_every_file_on_the_road_is_there():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:etl|ui|metrics|pages|warehouse|reports|tests)/[\w/.-]*)`", text)
    examples_only = {"etl/datasets/permits.py", "metrics/permits.py", "pages/vergunningen.py"}
    assert [name for name in named if name not in examples_only and not (ROOT / name).exists()] == []


def test_readme_names_every_page_and_room():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [f"| {title} | welke vraag zij beantwoordt |" for title in TITLES.values() if f"| {title} |" not in text]
    assert missing == [], "zet in README.md, in de tabel van de pagina's"
    rooms = {p.parent.name for p in ROOT.glob("*/*.py") if not p.parent.name.startswith(".")}
    missing = [f"| `{room}/` | …" for room in rooms if f"`{room}/`" not in text]
    assert missing == [], "zet in README.md, in de tabel van de mappen"


def test_glossary_has_every_kind_of_data():
    words = set(re.findall(r"`([a-z_ ]+)`", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")))
    singular = {n: {n, n.removesuffix("s"), re.sub("ies$", "y", n)} for n in DATASETS}
    missing = [
        f"| `{min(singular[n])}` | {DATASETS[n].title.lower()} | … |" for n in DATASETS if not singular[n] & words
    ]
    assert missing == [], "zet in docs/glossary.md, in de eerste tabel: het woord, op het scherm, wat het is"


def test_glossary_has_every_page_and_unit():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    missing = [line for line in (f"| `{name}` | {title} |" for name, title in TITLES.items()) if line not in text]
    assert missing == [], "zet in docs/glossary.md, bij Pagina's"
    units = {metric.unit for metric in METRICS.values()} - {""}
    assert [unit for unit in units if f"\n| {unit} |" not in text] == [], "zet in docs/glossary.md, bij Eenheden"


def test_every_decision_is_in_the_list():
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\]\((\S+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in folder.glob("*.md")} - {"README.md"}


def packages():
    """Package → (licence, what its line says) on the page about packages."""
    page = (ROOT / "docs" / "decisions" / "packages.md").read_text(encoding="utf-8")
    lines = re.findall(r"^- `([\w-]+)` \(([^)]+)\): (.+?)(?=\n- |\n\n|\Z)", page, re.MULTILINE | re.DOTALL)
    return {name: (licence, " ".join(says.split())) for name, licence, says in lines}


def test_every_package_has_its_line():
    wanted = [(ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-dev.txt")]
    assert sorted(re.findall(r"^([\w-]+)==", "\n".join(wanted), re.MULTILINE)) == sorted(packages())


CLASSIFIERS = {"MIT License": "MIT", "BSD License": "BSD", "Apache Software License": "Apache-2.0"}


def licence_of(package):
    """The licence that a package gives of itself, as SPDX writes it where the package does.

    An older package has a free field or a classifier; one that has none of the three brings the text itself.
    """
    told = metadata(package)
    if told["License-Expression"] or told["License"]:
        return told["License-Expression"] or told["License"]
    found = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or [] if c.startswith("License :: ")]
    if found:
        return " AND ".join(CLASSIFIERS.get(name, name) for name in found)
    [text] = [path for path in files(package) or [] if path.name == "LICENSE" and "dist-info" in path.as_posix()]
    return CLASSIFIERS[text.read_text(encoding="utf-8").splitlines()[0]]


@pytest.mark.parametrize("package", sorted(packages()))
def test_the_licence_of_a_package_is_the_one_it_gives(package):
    assert packages()[package][0] == licence_of(package)


@pytest.mark.parametrize("package", sorted(packages()))
def test_the_files_a_package_is_said_to_be_in_name_it(package):
    """Of a package that no file names (the Makefile asks for it), the line names no file either."""
    word = re.compile(rf"\b{package.replace('-', '[-_]')}\b")
    named = re.findall(r"`([\w/.-]+\.(?:py|toml)|[\w/]+/)`", packages()[package][1])
    for place in (ROOT / name for name in named or ["etl/", "ui/", "reports/", "tests/support/"]):
        texts = [p.read_text(encoding="utf-8") for p in ([place] if place.suffix else sorted(place.rglob("*.py")))]
        assert any(word.search(text) for text in texts) is bool(named), place.as_posix()


FOLLOWS = {
    "tables/xlsx.py": "ECMA-376",
    "tables/package.py": "ECMA-376",
    "tables/xlsb.py": "[MS-XLSB]",
    "tables/xls.py": "[MS-XLS]",
    "tables/ods.py": "OASIS OpenDocument",
    "tables/csv.py": "RFC 4180",
    "bank/camt053.py": "camt.053.001.02",
    "bank/mt940.py": "SWIFT",
    "invoices/ubl.py": "EN 16931",
    "xaf/audit_file.py": "field lists of the Belastingdienst",
    "xaf/rgs.py": "RGS 3.x",
    "meetings/ics.py": "RFC 5545",
    "meetings/teams.py": "no field list",
    "meetings/forms.py": "field list",
}


@pytest.mark.parametrize(("file", "standard"), FOLLOWS.items())
def test_a_reader_of_a_format_says_which_field_list_it_follows(file, standard):
    source = (ROOT / "etl" / "readers" / file).read_text(encoding="utf-8")
    assert standard in (ast.get_docstring(ast.parse(source)) or "")


def examples():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return dict(re.findall(r"```(?:python|sql) (\S+)\n(.*?)```", text, re.DOTALL))


def test_examples_of_the_architecture_page_work(tmp_path):
    """A new kind of data, a new figure with its view and a new page: files put in a copy of the project, and used."""
    copy = tmp_path / "project"
    copied = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "generations", "batches", "originals")
    shutil.copytree(ROOT, copy, ignore=copied)
    found = examples()
    kinds = ["etl/datasets/permits.py", "metrics/headlines/permits.py", "metrics/permits.py"]
    kinds += ["metrics/views/permit_facts.sql", "pages/vergunningen.py"]
    assert sorted(found) == kinds
    for place, code in found.items():
        assert not (copy / place).exists(), "een voorbeeld is een bestand erbij, geen regel in een ander"
        (copy / place).write_text(code, encoding="utf-8")
    rows = "Vergunning;Gemeente;Aangevraagd;Dagen\nV1;Pekela;19 okt 2023;12\nV2;Vendam;40 okt;x\n"
    (tmp_path / "v.csv").write_text(rows, encoding="utf-8")
    environment = {
        **os.environ,
        "VGG_DATA": str(tmp_path / "store"),
        "PYTHONPATH": os.pathsep.join([str(copy), str(copy / "tests" / "support")]),
    }
    call = [sys.executable, "-c", USED, str(tmp_path / "v.csv")]
    done = subprocess.run(call, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-3000:]
    assert '"id": "permit_days"' in done.stdout
    assert "Een aanvraag duurde 12 dagen in 2023 (te weinig voor een conclusie)." in done.stdout


USED = """
import sys
from datetime import date
from pathlib import Path
import warehouse
from patience import PATIENCE
from etl.load import load
from etl.workbooks.template import write_template
from etl.workbooks.dictionary import write_dictionary
from etl.datasets import DATASETS
from metrics import METRICS
from streamlit.testing.v1 import AppTest
from ui.frame.menu import TITLES
load(Path("data/vgg-2023.xlsx"))
outcome = load(Path(sys.argv[1]), good_rows=True)
assert sorted(p.cell for p in outcome.problems) == ["B3", "C3", "D3"], outcome.problems
assert outcome.good_rows == 1 and outcome.batch == "B0002", outcome
assert "permits" in DATASETS and "permit_days" in METRICS and list(TITLES)[-1] == "vergunningen"
write_template(Path("leeg.xlsx"), [DATASETS["permits"]])
assert "## Vergunningen" in write_dictionary()
with warehouse.reader() as reader:
    sql = "SELECT row_count, newest, missing_percent FROM dataset_quality WHERE dataset = 'permits'"
    assert reader.rows(sql) == [(1, date(2023, 10, 19), 20.0)], reader.rows(sql)
from reports.__main__ import main
assert main(["figures", "--year", "2023", "--json"]) == 0
app = AppTest.from_file(str(Path("ui/frame/app.py").absolute()), default_timeout=PATIENCE)
app.run()
assert not app.exception, app.exception

page = '''
import runpy
from ui.blocks import filters, store
with store.opened():
    filters.remember(filters.Filters(2023))
    runpy.run_path("pages/vergunningen.py")
'''
app = AppTest.from_string(page, default_timeout=PATIENCE).run()
assert not app.exception, app.exception
shown = "".join(element.proto.body for element in app.get("html"))
assert "Duur van een vergunning" in shown and "12 dagen" in shown.replace("\\xa0", " "), shown
assert "<h1>Een aanvraag duurde 12 dagen in 2023 (te weinig voor een conclusie).</h1>" in shown, shown
"""
