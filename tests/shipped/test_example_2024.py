"""The example year: made by its script, all of it marked fictional, nobody in it, and every figure known."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

import warehouse
from data import example_files, make_example
from etl.datasets import DATASETS
from etl.datasets.vacancies import OUTCOMES
from etl.errors import Refused
from etl.load import undo
from etl.store.batches import all_batches
from metrics import Where
from reports.figures import as_json, figures

# months of bank balances do not add up, so only a month has a value; no approval is made up
UNKNOWN_IN_2024 = {
    "contradictions",
    "liquidity_by_month",
    "approvals_changed",
    # the money of the example comes on sheets, without bank statements of its own and without electronic invoices
    "bank_movements",
    "bank_net",
    "invoices_net",
    "invoice_lines",
    # only one source tells of it, so sources cannot differ
    "source_differences",
    # no round of lights was opened, so nothing was asked, given or approved in one
    "lights_given",
    "lights_approved",
    "lights_left",
    "lights_from_before",
    "lights_waiting",
    "lights_returned",
    # nobody is in the example, so neither are women and men, nor chairs who leave
    "seats_by_gender",
    "chairs_leaving",
}


@pytest.fixture
def reader(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as opened:
        yield opened


def test_the_files_are_what_the_scripts_make():
    assert {path.name: path.read_bytes() for path in example_files.FOLDER.iterdir()} == example_files.files()
    assert make_example.WORKBOOK.read_bytes() == make_example.content() == make_example.content()


def test_nobody_is_in_it():
    book = load_workbook(make_example.WORKBOOK)
    personal = 0
    for dataset in DATASETS.values():
        if dataset.title not in book.sheetnames:
            continue
        for number, column in enumerate(dataset.columns.values(), start=1):
            if column.personal:
                personal += 1
                values = [row[0] for row in book[dataset.title].iter_rows(2, None, number, number, values_only=True)]
                assert set(values) == {None}, column.heading
    assert personal >= 4


def test_every_row_of_2024_is_fictional_and_none_of_2023(reader):
    for dataset in DATASETS.values():
        year = dataset.year_column
        if year:
            found = dict(reader.rows(f'SELECT "{year}", bool_and(_is_fictional) FROM "{dataset.name}" GROUP BY 1'))
            assert found.get(2024, True) is True, dataset.name
            assert found.get(2023, False) is False, dataset.name
    assert reader.rows("SELECT count(*) FROM municipalities WHERE _is_fictional") == [(0,)]


def test_every_figure_is_known(reader):
    every = figures(reader, Where(2024))
    found = {f["id"]: f["value"] for f in every}
    unknown = {name for name, value in found.items() if value is None} - UNKNOWN_IN_2024
    assert unknown == set(), "geef het voorbeeldjaar rijen (data/make_example.py), of zet het in UNKNOWN_IN_2024"
    assert as_json(every)


@pytest.mark.parametrize(
    ("dataset", "column", "values"),
    [
        ("meetings", "state", {"gehouden", "geannuleerd", "uitgesteld", "gepland"}),
        ("meetings", "is_collegebreed", {True, False, None}),
        ("lights", "light_1", {"groen", "oranje", "rood", "onbekend", None}),
        ("lights", "meaning", {"verloop", "twee aspecten", None}),
        ("vacancies", "outcome", set(OUTCOMES) - {"onbekend"}),
        ("vng_exchange", "is_answered", {True, False, None}),
        ("agreements", "state", {"open", "loopt", "afgerond", "vervallen"}),
        ("budget_lines", "version", {"begroting", "wijziging 1", "prognose"}),
        ("seats", "state", {"bezet", "vacant"}),
    ],
)
def test_every_kind_of_value_occurs(reader, dataset, column, values):
    sql = f'SELECT DISTINCT "{column}" FROM "{dataset}" WHERE _is_fictional'
    assert {row[0] for row in reader.rows(sql)} == values


def test_the_books_tie_to_the_cent(reader):
    rows = reader.rows("SELECT check_id, state FROM finance_checks WHERE report_year = 2024")
    assert dict(rows) == {name: "klopt" for name, _ in rows} | {
        # there are no books of the year before
        "opening_closing": "onbekend",
        "opening_accounts": "onbekend",
    }
    assert len(rows) == 13


def test_it_goes_away_whole_and_leaves_2023(own_data):
    example = [b for b in all_batches() if b.manifest["is_fictional"]]
    assert [Path(b.manifest["file"]).suffix for b in example] == [".xlsx", ".xaf", *[".xml"] * 4]
    with pytest.raises(Refused, match="Draai eerst die latere aanlevering terug"):
        undo("B0001")
    for batch in reversed(example):
        undo(batch.id)
    with warehouse.reader() as reader:
        assert reader.rows("SELECT DISTINCT report_year FROM report_years") == [(2023,)]
        for dataset in DATASETS.values():
            assert reader.rows(f'SELECT count(*) FROM "{dataset.name}" WHERE _is_fictional') == [(0,)]
