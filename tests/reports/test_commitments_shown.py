"""Commitments where they are shown: Financiën, the quarter report and the command line; the sums by hand are worked out
in `tests/metrics/test_commitments.py`."""

import html
import io
import json
import re
from datetime import date

import pytest
from committed import BOOKS, TABLES, TODAY
from looks import opened, shown
from openpyxl import load_workbook
from tables import load_tables, stored

from etl.store import states
from metrics import METRICS, Where
from reports.__main__ import main
from reports.quarter import quarter_report


@pytest.fixture(scope="module", autouse=True)
def books(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, TODAY) as folder:
        yield folder


def lines(text, name):
    """The cells of each line of the budget on the page, as text, by its heading."""
    table = text.split("vgg-budget")[1].split("</table>")[0]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table.split("<tr")]
    said = [[html.unescape(re.sub(r"<[^>]+>", " ", cell)).strip() for cell in row] for row in cells if row]
    return next(row for row in said if row[0] == name)


def test_the_page_shows_them_with_what_made_the_forecast(books):
    text = shown(opened("financien", jaar="2025", la="begroting"))
    heads = lines(text, "Kostensoort")
    at, free, forecast = (heads.index(name) for name in ("Verplicht", "Vrije ruimte", "Prognose jaar"))
    advice = lines(text, "Advies")
    assert (advice[at], advice[free]) == ("€ 3.500", "€ 500")
    assert advice[forecast].startswith("€ 4.500") and "geboekt plus verplicht" in advice[forecast]
    assert (lines(text, "Scholing")[at], lines(text, "Scholing")[free]) == ("onbekend", "onbekend")
    assert (lines(text, "Totaal lasten")[at], lines(text, "Totaal lasten")[free]) == ("onbekend", "onbekend")
    assert "verplichtingen: stand ma 30 jun 2025" in text
    listed = shown(opened("financien", jaar="2025", la="verplichtingen"))
    assert "najaar 2025" in listed  # when the rest of one of them is expected
    assert "Bij 1 regel is geboekt plus verplicht meer dan berekend" in text
    quarter = shown(opened("financien", jaar="2025", periode="2e kwartaal", la="begroting"))
    assert not {"Verplicht", "Vrije ruimte"} & {*lines(quarter, "Kostensoort")}


def test_the_answer_says_what_it_does_not_hold(books):
    """1.200 + 4.500 + 300 is expected and 6.800 budgeted; of one course nobody knows what is still to come."""
    unknown = "Bij 1 regel is van een verplichting onbekend wat nog komt; dat zit er niet in."
    text = shown(opened("financien", jaar="2025"))
    assert f"Voor zover bekend blijven wij binnen de begroting: € 800 gunstiger dan begroot. {unknown}" in text
    assert "naar verwachting" not in text
    notes = {}
    for day in (date(2025, 3, 31), date(2025, 8, 20)):
        with states.opened(states.as_on(day)) as reader:
            for name in ("forecast_result", "forecast_difference"):
                [answer] = METRICS[name].answers(reader.rows(*METRICS[name].sql(Where(2025))))
                notes[day.month, name] = (unknown in (answer.note or ""), answer.value)
    # on 31 March it was not there yet: 1.200 + 4.150 + 450
    assert notes == {
        (3, "forecast_result"): (False, -5800),
        (3, "forecast_difference"): (False, 1000),
        (8, "forecast_result"): (True, -6000),
        (8, "forecast_difference"): (True, 800),
    }


def test_without_a_list_there_is_no_column(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_tables(tmp_path, BOOKS)
    text = shown(opened("financien", jaar="2025", la="begroting"))
    assert "Prognose jaar" in text
    assert "Verplicht" not in text and "Vrije ruimte" not in text


def sheet_of(book, name):
    """The rows of a sheet that have a first cell, by that cell, each as heading → value; and how often each comes."""
    rows = [list(row) for row in book[name].iter_rows(values_only=True)]
    head = next(row for row in rows if row[0] in ("Kostensoort", "Verplichting", "Cijfer"))
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows[rows.index(head) + 1 :] if row[0]}


@pytest.mark.parametrize("made_on", ["2025-04-01", "2025-08-20"])
def test_the_quarter_report_stands_on_its_last_day(books, monkeypatch, made_on):
    """The same on the day after the quarter as months later: what the second list says is not in it."""
    monkeypatch.setenv("VGG_TODAY", made_on)
    with states.opened(states.as_on(date(2025, 3, 31))) as reader:
        book = load_workbook(io.BytesIO(quarter_report(reader, 2025, 1)), data_only=True)
        formulas = load_workbook(io.BytesIO(quarter_report(reader, 2025, 1)))
    budget = sheet_of(book, "Begroting en realisatie")
    columns = ("Verplicht", "Vrije ruimte", "Prognose jaar")
    assert {name: tuple(budget[name][c] for c in columns) for name in ("Huur", "Advies", "Totaal lasten")} == {
        "Huur": (300, 600, 1200),
        "Advies": (2600, 2000, 4150),
        "Totaal lasten": (2900, 3200, 5800),
    }
    total = sheet_of(formulas, "Begroting en realisatie")["Totaal lasten"]
    assert re.fullmatch(r"=ROUND\(SUM\(R(\d+):R(\d+)\),2\)", total["Verplicht"])
    figures = sheet_of(book, "Kerncijfers")
    assert (figures["Verplicht"]["Waarde"], figures["Vrije ruimte"]["Waarde"]) == (2900, 3200)
    listed = sheet_of(book, "Verplichtingen")
    assert {name: (row["Nog verplicht"], row["Verwacht in"]) for name, row in listed.items()} == {
        "V1": (2600, "najaar 2025"),
        "V3": (300, "jun 2025"),
    }
    assert "Adviesbureau" not in str([*book["Verplichtingen"].values])


def test_a_report_of_before_the_first_list_has_no_word_of_it(books):
    with states.opened(states.as_on(date(2025, 3, 30))) as reader:
        book = load_workbook(io.BytesIO(quarter_report(reader, 2025, 1)), data_only=True)
    assert "Verplichtingen" not in book.sheetnames
    assert "Verplicht" not in str([*book["Begroting en realisatie"].values, *book["Kerncijfers"].values])


def test_the_command_line_gives_them(books, capsys):
    for day, values in (("2025-03-31", (2900, 3200)), ("2025-08-20", (None, None))):
        assert main(["figures", "--year", "2025", "--on", day, "--json"]) == 0
        found = {one["id"]: one["value"] for one in json.loads(capsys.readouterr().out)}
        assert (found["committed"], found["free_space"]) == values
