"""One figure reads the same on the page, in the quarter report and on the command line, whatever its unit."""

import io
import re

import pytest
from as_shown import as_shown
from looks import behind, shown
from openpyxl import load_workbook

import warehouse
from metrics import METRICS
from reports.__main__ import main
from reports.quarter import quarter_report

BLOCKS = {"betalen": "paid_within_30", "liquiditeit": "months_covered", "sluit": "ledger_lines", "antwoord": "result"}
"""One figure of each unit, with the block of Financiën whose fold-out gives it to the cent."""


@pytest.fixture(scope="module")
def said(bundled):
    """Where → figure → how it reads there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        with warehouse.reader() as reader:
            book = load_workbook(io.BytesIO(quarter_report(reader, 2024, 4)))
        pages = [shown(behind("financien", block, name, jaar="2024")) for block, name in BLOCKS.items()]
        yield book, " ".join(pages)


@pytest.mark.parametrize("name", BLOCKS.values())
def test_the_same_everywhere(said, name, bundled, monkeypatch, capsys):
    book, page = said
    title = METRICS[name].title
    monkeypatch.setenv("VGG_DATA", str(bundled))
    assert main(["figures", "--year", "2024"]) == 0
    [line] = re.findall(rf"^{title}: (.*?)  \[{name},", capsys.readouterr().out, re.MULTILINE)
    [cell] = [row[1] for row in book["Kerncijfers"].iter_rows(min_row=6) if row[0].value == title]
    value, _, part = line.partition(" (")
    assert as_shown(cell.value, cell.number_format) == value
    assert f"{title}: {value} (" in page
    if METRICS[name].unit == "%":
        assert re.fullmatch(r"\d+ %", value)
        top, bottom = map(int, part.rstrip(")").split(" van "))
        assert round(100 * top / bottom) == int(value.split()[0])
        assert f"{value} ({top} van {bottom}" in page
        assert any(f"{top} van {bottom}" in str(row[5].value) for row in book["Kerncijfers"].iter_rows(min_row=6))


def test_a_share_in_a_table_is_in_whole_percents_too(said):
    book, page = said
    assert not re.search(r"\d,\d+ ?%", page)
    formats = {cell.number_format for sheet in book for row in sheet.iter_rows() for cell in row}
    assert not [form for form in formats if "%" in form and "0.0" in form]
    passed = [row[8] for row in book["Projecten"].iter_rows(min_row=6) if isinstance(row[8].value, int | float)]
    assert passed
    assert all(as_shown(cell.value, cell.number_format).endswith(" %") for cell in passed)
