"""Any table drawn from a declaration, in any spelling that staff use, reads back to the same values."""

import tempfile
from pathlib import Path

import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from spellings import Cell, values

import warehouse
from etl import schema
from etl.check.file import check
from etl.datasets import DATASETS
from etl.intake.reading import read
from etl.schema import PRECISION, WHEN
from etl.sql import MACROS

RULES = ("past niet bij een afspraak", "regel die dubbel is")
"""Problems between values; here only reading them is looked at."""


@pytest.fixture(scope="module")
def known(bundled):
    """For a reference: dataset → the values it can have now, or per year where it holds within a year."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        found = {}
        with warehouse.reader() as now:
            for name in {c.refers_to for d in DATASETS.values() for c in d.columns.values() if c.refers_to}:
                target = DATASETS[name]
                year = target.year_column if target.year_column in target.key else None
                found[name] = {}
                for y, value in now.rows(f'SELECT {year or "NULL"}, "{target.reference}" FROM "{name}" ORDER BY ALL'):
                    found[name].setdefault(y, []).append(str(value))
        yield found


@st.composite
def tables(draw, known):
    """A dataset, the order of its columns, and rows of column → (value, cell)."""
    dataset = draw(st.sampled_from(list(DATASETS.values())))
    names = draw(st.permutations(list(dataset.columns)))
    optional = [n for n in names if not dataset.columns[n].required and n not in dataset.key]
    absent = set(draw(st.lists(st.sampled_from(optional), unique=True, max_size=3))) if optional else set()
    names = [n for n in names if n not in absent]
    must = [c.refers_to for n, c in dataset.columns.items() if c.refers_to and n not in optional]
    years = [year for year in (2023, 2024) if all(known[of].get(year) or known[of].get(None) for of in must)]
    assume(years)  # in a year without, say, accounts there is no booking to write
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        year = draw(st.sampled_from(years))
        row = {}
        for name in names:
            column = dataset.columns[name]
            if name == dataset.year_column:
                row[name] = (year, Cell(draw(st.sampled_from((year, str(year), f" {year}", float(year))))))
                continue
            by_year = known.get(column.refers_to or "", {})
            options = by_year.get(year) or by_year.get(None) or []
            if (column.refers_to and not options) or (name in optional and draw(st.integers(0, 3)) == 0):
                row[name] = (None, Cell(None))
                continue
            value, ways = draw(values(column, options))
            row[name] = (value, draw(st.sampled_from(ways)))
        rows.append(row)
    return dataset, names, rows


@st.composite
def layouts(draw):
    """Lines above the headings, empty lines between the rows, and from when Excel counts its days."""
    return (
        draw(st.lists(st.sampled_from(("Overzicht van het bureau", "", "Bijgewerkt in mei")), max_size=2)),
        draw(st.booleans()),
        draw(st.sampled_from((CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904))),
    )


def write(path, dataset, names, rows, layout):
    """Write the workbook; give the row numbers of the rows."""
    above, gap, epoch = layout
    book = Workbook()
    book.epoch = epoch
    sheet = book.active
    sheet.title = dataset.title
    for number, text in enumerate(above, start=1):
        sheet.cell(number, 1, text or None)
    top = len(above) + 1
    for place, name in enumerate(names, start=1):
        sheet.cell(top, place, dataset.columns[name].heading)
    numbers = [top + 1 + index * (2 if gap else 1) for index in range(len(rows))]
    for number, row in zip(numbers, rows, strict=True):
        for place, name in enumerate(names, start=1):
            shown = row[name][1]
            cell = sheet.cell(number, place, shown.value)
            cell.number_format = shown.format
            if isinstance(shown.value, str):
                cell.data_type = "s"
    book.save(path)
    return numbers


def stored(dataset, name, value):
    """What the columns of a value hold."""
    if dataset.columns[name].kind is WHEN:
        day, precision = value or (None, None)
        return {name: day, name + PRECISION: precision}
    return {name: value}


@given(data=st.data())
@examples(12)
def test_any_table_in_any_spelling_reads_back_to_the_same_values(bundled, known, data):
    dataset, names, rows = data.draw(tables(known))
    layout = data.draw(layouts())
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        into = Path(folder)
        numbers = write(into / "tabel.xlsx", dataset, names, rows, layout)
        document = read(into / "tabel.xlsx", into=into)
        with warehouse.workbench(MACROS, [into]) as bench:
            checked = check(document, bench)
            assert [p.sentence for p in checked.problems if p.kind not in RULES] == []
            fields = [field for name in names for field in stored(dataset, name, None)]
            picked = ", ".join(f'"{field}"' for field in fields)
            found = bench.rows(f"SELECT _row, {picked} FROM stage_0 ORDER BY _row")
    wanted = [{k: v for name in names for k, v in stored(dataset, name, row[name][0]).items()} for row in rows]
    assert [n for n, *_ in found] == numbers
    for (_, *got), row, want in zip(found, rows, wanted, strict=True):
        wrong = {f: (g, want[f], row.get(f)) for f, g in zip(fields, got, strict=True) if g != want[f]}
        assert wrong == {}, f"{dataset.name}: gelezen, bedoeld, getypt"


KINDS = [k for k in vars(schema).values() if isinstance(k, schema.Kind) and k is not schema.TEXT]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_way_to_write_a_value_of_a_kind_means_that_value(kind):
    column = schema.Column("Kop", kind)

    @given(drawn=st.lists(values(column, ()), min_size=8, max_size=8))
    @examples(2)
    def every_way(drawn):
        cells = [(value, way) for value, ways in drawn for way in ways]
        for epoch in (CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904):
            assert wrong_of(kind, cells, epoch) == []

    every_way()


def wrong_of(kind, cells, epoch):
    """The cells that do not mean their value: value, how it was written, how it was read, and what it became."""
    book = Workbook()
    book.epoch = epoch
    for number, (_, way) in enumerate(cells, start=1):
        cell = book.active.cell(number, 1, way.value)
        cell.number_format = way.format
        if isinstance(way.value, str):
            cell.data_type = "s"
    with tempfile.TemporaryDirectory() as folder, warehouse.workbench(MACROS, [Path(folder)]) as bench:
        book.save(Path(folder) / "cellen.xlsx")
        [sheet] = read(Path(folder) / "cellen.xlsx", into=Path(folder)).sheets
        prepared = kind.prepare.format(cell='"A"', year="NULL")
        parsed = kind.parse.format(cell="p")
        if kind is WHEN:
            parsed = f'CASE WHEN {parsed} IS NOT NULL THEN ({parsed}, p."precision") END'
        found = bench.rows(
            f'SELECT _row, "A", {parsed} FROM (SELECT _row, "A", {prepared} AS p FROM '
            f"read_parquet('{sheet.rows.as_posix()}')) ORDER BY _row"
        )
    assert len(found) == len(cells)
    return [(value, way, text, got) for (_, text, got), (value, way) in zip(found, cells, strict=True) if got != value]
