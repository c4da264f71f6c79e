"""A file with people in it is read once; what is kept of it says the same cells, and no name."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest
from calendars import calendar
from tables import load_once, load_tables
from test_one_meeting import EVENTS, LIST, REPORT, SECRET, TABLES, without_stamps

from etl import drafts
from etl.datasets import DATASETS
from etl.intake import cache, reading
from etl.intake.list_marks import REST
from etl.intake.pseudonymise import without_people
from etl.load import load

FORM = (
    "Tijd van voltooien;E-mail;Naam;Welke gemeente?;Bent u aanwezig?\n"
    "1-2-2024 10:00;v.veer@pekela.nl;Vierde Veer;;Ja\n1-2-2024 10:05;x@x.nl;Vijfde Vos;Veendam;Nee\n"
)
STRANGE = "Datum;Overleg;Pekela;Veendam;Groningen\n16-2-2024;PHO _x0041_ \x01 = é;x;1;2\n"
WAYS = {
    "agenda.ics": None,
    "presentie.csv": LIST.encode(),
    "verslag.csv": REPORT.encode("utf-16"),
    "aanmelding PHO Cultuur 16-02-2024.csv": FORM.encode(),
    "vreemd.csv": STRANGE.encode(),
}


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "data"))
    load_once(tmp_path, TABLES)
    return tmp_path


@pytest.fixture
def readings(monkeypatch):
    """The names of the files for which a child process was started."""
    names = []
    real = reading.in_child

    def counted(program, path, kind, name, into, own_names):
        names.append(name)
        return real(program, path, kind, name, into, own_names)

    monkeypatch.setattr(reading, "in_child", counted)
    return names


def data_of(name, folder):
    return WAYS[name] or calendar(folder / "agenda.ics", *EVENTS).read_bytes()


def cells_of(document):
    return [
        (sheet.name, sheet.hidden, sheet.columns, sheet.row_count, pq.read_table(sheet.rows).to_pydict())
        for sheet in document.sheets
    ]


@pytest.mark.parametrize("name", WAYS)
def test_the_cells_from_the_door_are_those_of_the_workbook_that_is_kept(name, store):
    came, kept = store / "kwam", store / "bewaard"
    came.write_bytes(data_of(name, store))
    made = without_people(came, name, store)
    kept.write_bytes(made.data)
    again = reading.read(kept, name=name, into=store)
    assert cells_of(made.document) == cells_of(again)
    assert [made.document.file, made.document.sha256, made.document.kind, made.document.notes] == [
        again.file,
        again.sha256,
        again.kind,
        again.notes,
    ]


def test_a_calendar_is_read_once_from_where_it_is_put_to_where_it_is_saved(store, readings):
    draft = drafts.put(data_of("agenda.ics", store), "agenda.ics")
    first = drafts.check(draft.id)
    drafts.correct(draft.id, {("Overleggen", "I2"): "Assen"}, "secretaris")
    drafts.commented(draft.id, drafts.check(draft.id))
    assert drafts.save(draft.id, by="toets").batch
    assert readings == ["agenda.ics"]
    assert first.datasets["meetings"].new == 3


def test_a_calendar_that_is_loaded_is_read_once(store, readings):
    path = calendar(store / "agenda.ics", *EVENTS)
    assert load(path, by="toets").batch
    assert readings == ["agenda.ics"]


def test_a_template_with_more_sheets_than_are_looked_into_is_read_once(store, readings):
    """The names of its sheets stand behind them in the file, and ‘aanwezig’ is a word of a list."""
    empty = {dataset.title: " | ".join(c.heading for c in dataset.columns.values()) for dataset in DATASETS.values()}
    assert len(empty) > 30
    towns = "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 12000"
    load_tables(store, empty | {"Gemeenten": towns}, name="alles.xlsx")
    assert readings == ["alles.xlsx"]


def test_after_a_restart_the_workbook_that_waits_says_the_same(store, readings):
    draft = drafts.put(REPORT.encode("utf-16"), "verslag.csv")
    before = drafts.check(draft.id)
    cache._known.clear()
    assert drafts.check(draft.id) == before
    assert readings == ["verslag.csv", "verslag.csv"]
    drafts.decide(draft.id, lambda c: c.with_value(*REST.split("."), "teams", "is onbekend"))
    assert drafts.save(draft.id, by="toets").batch
    assert len(readings) == 2


def test_nothing_that_waits_holds_a_name_but_the_list_to_confirm_them(store):
    for name in WAYS:
        drafts.put(data_of(name, store), name)
    waiting = [path for path in (store / "data" / "drafts").rglob("*") if path.is_file()]
    assert sum(path.suffix == ".parquet" for path in waiting) >= 2 * len(WAYS)
    for path in (path for path in waiting if path.name != drafts.NAMES):
        texts = [path.read_bytes()]
        if path.suffix == ".parquet":
            texts.append(str(pq.read_table(path).to_pydict()).encode())
        small = without_stamps(b" ".join(texts).lower()).replace(b"presentielijst", b"")
        assert [word for word in SECRET if len(word) > 4 and word.encode() in small] == [], path
