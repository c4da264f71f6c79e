"""The money of the example year at the end of each quarter, added up outside the dashboard, and shown the same in it.

The rules stand in words in `second_opinion`; the files are read by `plain_sums`. Compared to the cent with the page
Financiën, the quarter report and `figures`, each as on that day.
"""

import ast
import html
import io
import json
import re
import shutil
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import plain_sums
import pytest
import second_opinion
from cut_off import cut_off
from looks import behind, opened, shown
from openpyxl import load_workbook
from plain_sums import added, cents
from second_opinion import COSTS, INCOME, Opinion

import warehouse
from etl.load import load
from reports.__main__ import main
from reports.quarter import quarter_report

D = Decimal
DAYS = {1: date(2024, 3, 31), 2: date(2024, 6, 30), 3: date(2024, 9, 30), 4: date(2024, 12, 31)}
DAY_WORDS = {1: "zo 31 mrt 2024", 2: "zo 30 jun 2024", 3: "ma 30 sep 2024", 4: "di 31 dec 2024"}
FILES = plain_sums.read(Path(__file__).parents[2] / "data")
PROJECTS = {"W01": "Schoon water samen (fictief)", "J01": "Jong en gezond (fictief)"}

FIGURES = {
    "income": ("Baten tot nu toe", lambda o: o.side(o.actual(), INCOME)),
    "costs": ("Lasten tot nu toe", lambda o: o.side(o.actual(), COSTS)),
    "result": ("Resultaat tot nu toe", lambda o: o.net(o.actual())),
    "budget_result": ("Begroot resultaat", lambda o: o.net(o.budget())),
    "result_difference": ("Tot nu toe tegen begroting", lambda o: o.net(o.actual()) - o.net(o.budget_to_date())),
    "forecast_result": ("Verwacht resultaat van het jaar", lambda o: o.net(o.forecast())),
    "forecast_difference": ("Verwacht tegen begroting", lambda o: o.net(o.forecast()) - o.net(o.budget())),
    "project_balance": ("Geld van projecten", lambda o: added(o.left(code) for code in PROJECTS)),
    "debtors_open": ("Open bij debiteuren", lambda o: added(o.open_invoices.values())),
    "debtors_overdue": ("Te laat bij debiteuren", lambda o: o.overdue),
    "liquid_bank": ("Geld op de bank", lambda o: o.bank),
    "liquid_books": ("Geld op de bank volgens de boeken", lambda o: o.bank_in_books),
    "contributions_due": ("Contributies", lambda o: o.due),
    "contributions_received": ("Contributies ontvangen", lambda o: o.received),
    "contributions_open": ("Contributies nog te ontvangen", lambda o: o.due - o.received),
}
"""The figure, as it is called on page and paper, and the sum outside the dashboard."""

BLOCKS = {"liquid": "liquiditeit", "contributions": "contributie"}
"""The block of the page whose fold-out offers a figure, by how its name begins; the others stand in the answer."""

BY_HAND = {
    # result so far, forecast, open at debtors, contributions received, bank, left of projects W01 and J01
    1: ("197231.23", "11306.23", "52749.45", "202128.56", "318384.98", "15023.40", "-7704.53"),
    2: ("130844.58", "3194.58", "22130.96", "232747.05", "285695.75", "-1249.56", "11535.28"),
    3: ("75656.08", "11831.08", "30130.96", "232747.05", "235860.60", "12548.83", "13630.54"),
    4: ("11695.53", "11695.53", "57130.96", "232747.05", "147577.20", "13363.38", "17206.28"),
}


@dataclass(frozen=True)
class Looked:
    """What the dashboard says at the end of a quarter, beside the sums of that day."""

    opinion: Opinion
    figures: dict
    report: dict
    page: dict
    """What was opened on the page → all its text."""


def said(app):
    """The text of a page on one line."""
    assert not app.exception, app.exception
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown(app))).split())


def pages():
    """Each figure where the page gives it to the cent, and each project."""
    found = {}
    for name in FIGURES:
        block = BLOCKS.get(name.partition("_")[0], "antwoord")
        found[name] = said(behind("financien", block, name, jaar="2024"))
    for drawer in ("verloop", "facturen"):
        found[drawer] = said(opened("financien", jaar="2024", la=drawer))
    for code in PROJECTS:
        found[code] = said(opened("financien", jaar="2024", project=code))
    found["geld"] = said(opened("heisessie", jaar="2024", dia="geld"))
    return found


@pytest.fixture(scope="module")
def copy(bundled, tmp_path_factory):
    return shutil.copytree(bundled, tmp_path_factory.mktemp("sums") / "store")


@pytest.fixture(scope="module", params=DAYS, ids=lambda quarter: f"{DAYS[quarter]:%d-%m}")
def looked(request, copy):
    quarter, printed = request.param, io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(copy))
        patch.setenv("VGG_TODAY", DAYS[quarter].isoformat())
        with redirect_stdout(printed):
            assert main(["figures", "--year", "2024", "--json"]) == 0
        figures = {one["id"]: one["value"] for one in json.loads(printed.getvalue(), parse_float=D)}
        with warehouse.reader() as reader:
            book = load_workbook(io.BytesIO(quarter_report(reader, 2024, quarter)), data_only=True)
        report = {sheet.title: {row[0]: row for row in sheet.iter_rows(values_only=True)} for sheet in book}
        return Looked(Opinion(FILES, DAYS[quarter]), figures, report, pages())


def amounts(row, *places):
    """The amounts of a row of the report in these columns; a workbook holds binary numbers: their cents count."""
    return tuple(cents(D(str(row["ABCDEFGHIJKLM".index(place)]))) for place in places)


def euros(value):
    """An amount as the page writes it to the cent."""
    return ("−" if value < 0 else "") + "€ " + f"{abs(value):,.2f}".translate(str.maketrans(",.", ".,"))


@pytest.mark.parametrize("module", [plain_sums, second_opinion])
def test_nothing_of_the_dashboard_is_in_the_sums(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    used = {one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    used |= {name.name for one in ast.walk(tree) if isinstance(one, ast.Import) for name in one.names}
    plain = {"collections.abc", "dataclasses", "datetime", "decimal", "pathlib", "typing", "xml.etree"}
    assert used <= plain | {"__future__", "openpyxl", "plain_sums"}


@pytest.mark.parametrize("quarter", DAYS)
def test_the_sums_are_what_was_worked_out_by_hand(quarter):
    o = Opinion(FILES, DAYS[quarter])
    found = (o.net(o.actual()), o.net(o.forecast()), added(o.open_invoices.values()), o.received, o.bank)
    assert (*map(str, found), *(str(o.left(code)) for code in PROJECTS)) == BY_HAND[quarter]
    # both banks and books tell what there is at the bank, and what is open of a project is what it did not receive
    assert o.bank == o.bank_in_books
    of_funder = added(amount for (relation, _), amount in o.open_invoices.items() if relation == "F01")
    assert of_funder == added(o.income(code) - o.received_for(code) for code in PROJECTS)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_its_sum_on_page_paper_and_command_line(looked, name):
    title, sum_of = FIGURES[name]
    right = sum_of(looked.opinion)
    assert cents(D(looked.figures[name])) == right
    assert amounts(looked.report["Kerncijfers"][title], "B") == (right,)
    assert f"{title}: {euros(right)}" in looked.page[name]


def test_the_report_gives_every_heading_its_sums(looked):
    o, sheet = looked.opinion, looked.report["Begroting en realisatie"]
    to_date, actual, budget, forecast = o.budget_to_date(), o.actual(), o.budget(), o.forecast()
    assert len(o.headings()) == 8
    for name in o.headings():
        right = (to_date[name], actual[name], budget[name], forecast[name])
        assert amounts(sheet[name], "H", "I", "K", "M") == right, name
    for row, sums in (
        ("Resultaat van de vereniging", [o.net(one) for one in (to_date, actual, budget, forecast)]),
        (
            "Over (of tekort) bij projecten",
            [added(o.net(of(code)) for code in PROJECTS) for of in (o.budget_to_date, o.actual, o.budget, o.forecast)],
        ),
    ):
        assert amounts(sheet[row], "H", "I", "K", "M") == tuple(sums), row


def test_the_slide_sets_what_is_booked_beside_what_was_expected_by_then(looked):
    o = looked.opinion
    result, expected = (
        f"{(o.net(one) / 1000).quantize(D('0.1'), ROUND_HALF_UP):,}".translate(str.maketrans(",.-", ".,−"))
        for one in (o.actual(), o.budget_to_date())
    )
    slide = " ".join(looked.page["geld"].split())
    assert f"Resultaat begroting {expected} realisatie {result} verschil" in slide


def test_what_is_booked_per_month_and_the_vat_stop_at_the_day(looked):
    o = looked.opinion
    for name, side in (("costs_booked", COSTS), ("income_booked", INCOME)):
        assert cents(D(looked.figures[name])) == o.side(o.actual(), side)
    assert cents(D(looked.figures["vat_paid"])) == o.vat
    used = 100 * o.side(o.actual(), COSTS) / o.side(o.budget(), COSTS)
    assert cents(D(looked.figures["budget_used"])) == cents(used)
    assert f"{cents(used).quantize(D(1), ROUND_HALF_UP)} % van de begrote lasten is besteed." in looked.page["verloop"]


def test_who_still_has_to_pay(looked):
    o, total = looked.opinion, added(looked.opinion.open_invoices.values())
    sheet = looked.report["Debiteuren"]
    assert amounts(sheet["Samen"], "J") == amounts(sheet["Volgens het grootboek"], "J") == (total,)
    number = len({relation for relation, _ in o.open_invoices})
    assert len([row for row in sheet.values() if row[1] in ("ja", "nee", True, False)]) == number
    table = looked.page["facturen"]
    assert f"Open op {DAY_WORDS[o.months // 3]}, leden eerst" in table
    assert f"Samen {euros(total)}" in table
    assert "hetzelfde bedrag open" in table


def test_what_each_municipality_owes_and_paid(looked):
    o, sheet = looked.opinion, looked.report["Contributies"]
    for one in FILES.contributions:
        paid = o.paid(one)
        assert amounts(sheet[one.municipality], "C", "E", "F") == (one.due, paid, one.due - paid), one.municipality
    assert amounts(sheet["Samen"], "C", "E", "F") == (o.due, o.received, o.due - o.received)
    assert amounts(looked.report["Bank"]["Samen"], "C", "D", "E") == (o.bank, o.bank_in_books, 0)


@pytest.mark.parametrize("code", PROJECTS)
def test_a_project_is_invoiced_paid_and_spent(looked, code):
    o = looked.opinion
    invoiced, received, spent, left = (of(code) for of in (o.income, o.received_for, o.spent, o.left))
    assert amounts(looked.report["Projecten"][PROJECTS[code]], "F", "J", "K") == (spent, invoiced, left)
    page = looked.page[code].partition(" Baten min lasten")[2]
    # what is short is still to come; what is left was received in advance, or is to be repaid once the project is over
    word = "nog te ontvangen" if left < 0 else "(vooruit ontvangen of gefactureerd|terug te betalen)"
    said = (
        f", over alle jaren Wat Bedrag Bijdragen en andere baten {euros(invoiced)} Gemaakte kosten {euros(spent)} Saldo"
    )
    assert re.match(f"{re.escape(said)}: {word} {re.escape(euros(left))} ", page), page[:300]
    partner = page.partition("Aandeel per partner")[2].partition("fictief ·")[0]
    written = [euros(one)[2:] for one in (invoiced, received, invoiced - received)]
    if invoiced:
        assert f"Financier van projecten (fictief) {' '.join(written)} 100" in partner
    else:
        assert "Bij dit project staat geen factuur aan een partner." in page


def amounts_of(book):
    """Sheet → row → its numbers, in cents where they are amounts; without the sheet of the sources."""
    return {
        sheet.title: {
            row[0]: [cents(D(str(one))) for one in row if isinstance(one, int | float)]
            for row in sheet.iter_rows(min_row=5, values_only=True)
        }
        for sheet in book
        if sheet.title != "Bronnen"
    }


def test_the_report_of_a_quarter_is_the_same_a_year_later(copy, tmp_path, monkeypatch):
    """Of the second quarter: made on 30 June from what was known then, and at the end of next year from all.

    The change of June counts in both, the forecast of October in neither; of the books only what was booked by then.
    """
    monkeypatch.setenv("VGG_DATA", str(copy))
    monkeypatch.setenv("VGG_TODAY", "2025-12-31")
    assert main(["quarter", "--year", "2024", "--quarter", "2", "-o", str(tmp_path / "later.xlsx")]) == 0
    known = cut_off(tmp_path, DAYS[2], (2024,))
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "then"))
    monkeypatch.setenv("VGG_TODAY", DAYS[2].isoformat())
    outcome = load(known, reason="toets")
    assert not outcome.problems, [one.sentence for one in outcome.problems]
    assert main(["quarter", "--year", "2024", "--quarter", "2", "-o", str(tmp_path / "then.xlsx")]) == 0
    then, later = (amounts_of(load_workbook(tmp_path / f"{name}.xlsx", data_only=True)) for name in ("then", "later"))
    assert then.keys() == later.keys()
    for title, rows in then.items():
        assert {name: later[title].get(name) for name in rows if rows[name] != later[title].get(name)} == {}, title
        assert rows.keys() == later[title].keys(), title
