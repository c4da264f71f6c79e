"""How much there is of every dataset: all of it is counted, as its declaration says, and again when it changes."""

import sys
from datetime import date

import pytest
from base import BASE
from tables import figure, load_base, load_tables

import warehouse
from etl import datasets
from etl.datasets import DATASETS
from etl.load import undo
from etl.schema import Dataset
from etl.store import counts
from etl.store.publish import rebuild
from metrics import Where

pytestmark = pytest.mark.views


@pytest.fixture
def filled(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        yield reader


def test_every_row_of_every_dataset_is_counted(filled):
    for name, dataset in DATASETS.items():
        year = dataset.year_column or "NULL"
        there = filled.rows(f'SELECT {year}, count(*) FROM "{name}" GROUP BY 1 ORDER BY 1')
        sql = "SELECT report_year, row_count FROM dataset_quality WHERE dataset = ? ORDER BY 1"
        assert filled.rows(sql, [name]) == there, name


def test_rows_loaded_are_all_rows_of_the_year(filled):
    """The figure on Gegevens, beside a count of every table that has a year."""
    dated = [(name, dataset.year_column) for name, dataset in DATASETS.items() if dataset.year_column]
    for year in (2023, 2024):
        there = sum(
            filled.rows(f'SELECT count(*) FROM "{name}" WHERE {column} = {year}')[0][0] for name, column in dated
        )
        assert figure(filled, "rows_loaded", Where(year)) == there > 0


def test_every_cell_of_every_column_is_counted(filled):
    for name, dataset in DATASETS.items():
        columns = sorted(set(dataset.columns) - {dataset.year_column})
        cells = ", ".join(f'count("{column}")' for column in columns)
        [(rows, *there)] = filled.rows(f'SELECT count(*), {cells} FROM "{name}"')
        sql = "SELECT column_name, sum(filled) FROM column_quality WHERE dataset = ? GROUP BY 1 ORDER BY 1"
        assert filled.rows(sql, [name]) == (list(zip(columns, there, strict=True)) if rows else []), name


def test_newest_day_is_the_one_that_the_dataset_says(filled):
    """A meeting that is still planned dates nothing; a list of who came has the day of its meeting."""
    sql = "SELECT dataset, report_year, newest FROM dataset_quality WHERE newest IS NOT NULL ORDER BY ALL"
    assert filled.rows(sql) == [
        ("agreements", 2023, date(2023, 11, 2)),
        ("agreements", 2024, date(2024, 1, 25)),
        ("attendance", None, date(2024, 12, 12)),
        ("bank_balances", None, date(2024, 12, 31)),
        ("bank_movements", None, date(2024, 12, 31)),
        ("commitments", 2024, date(2024, 12, 31)),
        ("contributions", 2024, date(2024, 4, 26)),
        ("events", 2023, date(2023, 12, 11)),
        ("events", 2024, date(2024, 9, 1)),
        ("hours", 2024, date(2024, 12, 31)),
        ("invoices", 2024, date(2024, 12, 30)),
        ("ledger_entries", 2024, date(2024, 12, 31)),
        ("lights", 2024, date(2024, 12, 5)),
        ("meetings", 2023, date(2023, 12, 14)),
        ("meetings", 2024, date(2024, 12, 19)),
        ("municipalities", None, date(2023, 1, 1)),
        ("school_holidays", None, date(2025, 2, 23)),
        ("vacancies", 2024, date(2024, 12, 2)),
        ("vng_exchange", 2024, date(2024, 12, 6)),
    ]


@pytest.mark.parametrize("name", DATASETS)
def test_a_dataset_without_rows_can_be_counted_too(filled, name):
    """Also where nothing was loaded yet, what its declaration says of its day is SQL that gives a day."""
    days = [row[3] for row in filled.rows(counts.of(DATASETS[name]))]
    assert [day for day in days if not isinstance(day, date | None)] == []


def test_a_list_of_who_came_is_dated_again_when_its_meeting_moves(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))

    def newest():
        with warehouse.reader() as reader:
            return reader.rows("SELECT newest FROM dataset_quality WHERE dataset = 'attendance'")

    load_base(tmp_path)
    assert newest() == [(date(2023, 2, 16),)]
    load_tables(tmp_path, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="b.xlsx")
    assert newest() == [(date(2023, 2, 17),)]
    grown = warehouse.current()
    rebuild()
    assert warehouse.current()["hashes"] == grown["hashes"]
    undo("B0002")
    assert newest() == [(date(2023, 2, 16),)]


def test_what_is_taken_away_is_not_counted_any_more(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)
    load_tables(
        tmp_path, {"Schoolvakanties": "Regio|Vakantie|Eerste dag|Laatste dag\nNoord|herfst|14-10-2023|22-10-2023"}
    )
    holidays = "SELECT row_count, newest FROM dataset_quality WHERE dataset = 'school_holidays'"
    with warehouse.reader() as reader:
        assert reader.rows(holidays) == [(1, date(2023, 10, 22))]
    undo("B0002")
    with warehouse.reader() as reader:
        assert reader.rows(holidays) == []


def test_every_sheet_has_a_place_of_its_own():
    places = [dataset.place for dataset in DATASETS.values() if dataset.place != Dataset.place]
    assert len(places) == len(set(places)), "geef elk soort gegevens een eigen `place`"


def new_file(folder, monkeypatch, name, code):
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(datasets, "__path__", [*datasets.__path__, str(folder)])
    monkeypatch.delitem(sys.modules, f"etl.datasets.{name}", raising=False)


NEW = """
from etl.schema import Column, Dataset
NEW = Dataset(name="{name}", title="Nieuw", grain="één regel", key=("a",), columns={{"a": Column("A")}})
"""


def test_a_new_file_is_found_by_itself_and_comes_last(tmp_path, monkeypatch):
    new_file(tmp_path, monkeypatch, "zzz", NEW.format(name="zzz"))
    assert list(datasets.found()) == [*DATASETS, "zzz"]


def test_two_datasets_cannot_have_one_name(tmp_path, monkeypatch):
    new_file(tmp_path, monkeypatch, "zzz", NEW.format(name="meetings"))
    with pytest.raises(ValueError, match="twee soorten gegevens heten meetings"):
        datasets.found()
