"""Money on an ordinary day, on small drawn books: a late accrual, a bank statement of last month, a term still to come.

Every month 50,00 salary, 30,00 rent and 10,00 advice are booked, against 600,00, 360,00 and 120,00 for the year. The
contribution is 1.200,00: of Pekela and Veendam 600,00 each. The bank begins at 1.000,00. So every line runs exactly as
budgeted, and whatever a figure says beside that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest
from base import BASE
from looks import opened, said
from tables import load_tables

import warehouse

D = Decimal
ACCOUNTS = """
    Boekjaar | Rekening | Omschrijving | Soort            | Groep op de balans | Kostensoort
    {year}   | 0500     | Reserve      | balans           | reserves           |
    {year}   | 1000     | Bank         | balans           | bank               |
    {year}   | 1300     | Debiteuren   | balans           | debiteuren         |
    {year}   | 1600     | Crediteuren  | balans           | crediteuren        |
    {year}   | 4000     | Salaris      | winst en verlies |                    | Personeel
    {year}   | 4100     | Huur         | winst en verlies |                    | Huur
    {year}   | 4200     | Advies       | winst en verlies |                    | Advies
    {year}   | 8000     | Contributie  | winst en verlies |                    | Contributies
"""
TABLES = {
    "Gemeenten": BASE["Gemeenten"],
    "Kostensoorten": """
        Kostensoort  | Baten of lasten | Volgorde
        Contributies | baten           | 1
        Personeel    | lasten          | 2
        Huur         | lasten          | 3
        Advies       | lasten          | 4
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
        2026     | begroting | 1     | Contributies | 1.200,00
        2026     | begroting | 2     | Personeel    | 600,00
        2026     | begroting | 3     | Huur         | 360,00
        2026     | begroting | 4     | Advies       | 120,00
    """,
    "Contributies": """
        Boekjaar | Gemeente | Inwoners | Contributie | Ontvangen
        2026     | Pekela   | 1000     | 600,00      |
        2026     | Veendam  | 1000     | 600,00      |
    """,
    "Grootboekrekeningen": ACCOUNTS.format(year=2026),
}
PEKELA = """
    Boekjaar | Gemeente | Inwoners | Contributie | Ontvangen
    2026     | Pekela   | 1000     | 600,00      |
"""
HEAD = "Boekjaar | Regelnummer | Periode | Datum | Dagboek | Boekstuk | Rekening | Bedrag | Beginbalans\n"
Entry = tuple[int, str, str, str]
"""The period, the day, the account and the amount of one booking."""


def drawn(months: Sequence[int], terms: dict[int, str], *more: Entry, year: int = 2026) -> str:
    """The bookings of a year: the three costs of each month, the contribution by month, and some more."""
    entries = [(0, f"01-01-{year}", "1000", "1000,00"), (0, f"01-01-{year}", "0500", "-1000,00")]
    for m in months:
        for account, amount in (("4000", "50,00"), ("4100", "30,00"), ("4200", "10,00"), ("1000", "-90,00")):
            entries.append((m, f"15-{m:02d}-{year}", account, amount))
    for m, amount in terms.items():
        entries += [(m, f"10-{m:02d}-{year}", "1300", amount), (m, f"10-{m:02d}-{year}", "8000", f"-{amount}")]
    return "\n".join(
        f"{year} | {n} | {period} | {day} | Memo | {period}-{day} | {account} | {amount} | {'' if period else 'ja'}"
        for n, (period, day, account, amount) in enumerate((*entries, *more), 1)
    )


@contextmanager
def books(folder, today: str, entries: str, **more: str) -> Iterator[warehouse.Reader]:
    """What the dashboard makes of those bookings on that day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", today)
        load_tables(folder, {**TABLES, "Boekingen": HEAD + entries, **more})
        with warehouse.reader() as reader:
            yield reader


ACCRUAL = (
    (10, "31-10-2026", "4000", "5,00"),
    (10, "31-10-2026", "4100", "10,00"),
    (10, "31-10-2026", "1600", "-15,00"),
)


@pytest.fixture
def late(tmp_path):
    """Books to March and an accrual on two accounts in October, looked at on 30 November."""
    with books(tmp_path, "2026-11-30", drawn([1, 2, 3], {1: "1200,00"}, *ACCRUAL)) as reader:
        yield reader


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """Books to April, one salary of May, the first term invoiced, the bank to 31 March; looked at on 10 May."""
    bank = """
        Bankrekening | Datum      | Beginsaldo | Mutaties | Eindsaldo
        Bank         | 31-03-2026 | 1.000,00   | -270,00  | 730,00
    """
    may = ((5, "02-05-2026", "4000", "50,00"), (5, "02-05-2026", "1000", "-50,00"))
    # Last year 50, 30 and 10 a month, but advice was credited in December for 20 more than its 11 months plus the 110:
    credit = (
        (12, "20-12-2025", "4000", "50,00"),
        (12, "20-12-2025", "4100", "30,00"),
        (12, "20-12-2025", "1000", "-80,00"),
        (12, "28-12-2025", "4200", "-20,00"),
        (12, "28-12-2025", "1600", "20,00"),
    )
    entries = drawn([1, 2, 3, 4], {1: "600,00"}, *may) + "\n" + drawn(range(1, 12), {}, *credit, year=2025)
    accounts = ACCOUNTS.format(year=2026) + ACCOUNTS.format(year=2025).split("\n", 2)[2]
    with books(
        tmp_path_factory.mktemp("running"), "2026-05-10", entries, Grootboekrekeningen=accounts, Banksaldi=bank
    ) as reader:
        yield reader


# --- which months are known ---


def test_an_accrual_after_a_gap_closes_no_month_and_no_difference_is_exactly_as_budgeted(late):
    """Two of three accounts in October are half of the usual three, but April to September are not booked."""
    assert late.rows("SELECT months_closed, until_day FROM closed_months") == [(3, date(2026, 3, 31))]
    # three months of 50 booked and nine of 50 still expected; the 5 of October is less than those
    assert late.rows("SELECT actual, budget_to_date, forecast FROM budget_facts WHERE cost_type = 'Personeel'") == [
        (D("150.00"), D("150.00"), D("600.00"))
    ]
    # 1.200 − 600 − 360 − 120 = 120 is budgeted and expected; by the end of March both are 1.200 − 3 × 90 = 930
    text = said(opened("financien", jaar="2026"))
    assert "Wij blijven naar verwachting binnen de begroting: precies zoals begroot." in text
    assert "precies zoals tot dan begroot. Tot en met maart 2026." in text
    assert "€ 0 gunstiger" not in text
    text = said(opened("overzicht", jaar="2026"))
    assert "precies zoals tot dan begroot. Tot en met maart 2026." in text
    assert "€ 0 verschil" not in text
    slide = said(opened("heisessie", jaar="2026", dia="stand"))
    assert "precies zoals tot dan begroot" in slide


@pytest.mark.parametrize(
    ("months", "more", "said_by", "closed"),
    [
        ([1, 2, 5], (), "", 5),  # March and April were quiet
        ([1, 2, 6], (), "", 2),  # March, April and May are not booked: a quarter of a year
        ([4, 5], (), "", None),  # nor are January, February and March
        (
            [1, 2],
            ((3, "01-03-2026", "4000", "1,00"), (3, "01-03-2026", "1000", "-1,00")),
            "",
            2,
        ),  # one of three accounts
        ([1, 2, 6], (), "2026 | 6 | penningmeester", 6),  # said so
    ],
)
def test_the_known_months_have_no_gap_of_a_quarter_unless_somebody_says_so(tmp_path, months, more, said_by, closed):
    typed = {"Afgesloten maanden": f"Boekjaar | Tot en met maand | Gezegd door\n{said_by}"} if said_by else {}
    with books(tmp_path, "2026-07-10", drawn(months, {}, *more), **typed) as reader:
        assert reader.rows("SELECT months_closed FROM closed_months") == [(closed,)]


# --- the bank and the contribution beside the books ---


def test_the_bank_is_set_beside_the_books_of_the_day_of_its_statement(running):
    """On 31 March 1.000 − 3 × 90 = 730 stands in both; today the books hold 730 − 90 − 50 = 590."""
    check = "SELECT left_amount, right_amount, state FROM finance_checks WHERE report_year = 2026 AND check_id = "
    assert running.rows(f"{check}'bank'") == [(D("730.00"), D("730.00"), "klopt")]
    assert running.rows("SELECT books_now FROM bank_accounts WHERE report_year = 2026") == [(D("590.00"),)]


def test_a_term_that_is_still_to_be_invoiced_is_no_fault(running):
    asked = (
        "SELECT right_name, right_amount, state FROM finance_checks "
        "WHERE report_year = 2026 AND check_id = 'contributions'"
    )
    assert running.rows(asked) == [("grootboek, nog niet alles gefactureerd", D("600.00"), "onbekend")]
    assert running.rows(
        "SELECT count(*) FROM attention "
        "WHERE report_year = 2026 AND kind = 'sluit niet' AND subject ILIKE '%contributie%'"
    ) == [(0,)]


def test_a_contribution_in_terms_is_expected_as_it_is_invoiced(running):
    """600 of the 1.200 that is due is booked: half of the budget was to come by now, and the rest in December."""
    months = running.rows(
        "SELECT month, expected FROM budget_phasing WHERE report_year = 2026 AND cost_type = 'Contributies' ORDER BY 1"
    )
    assert months == [(m, D("600.00")) for m in range(1, 12)] + [(12, D("1200.00"))]
    assert running.rows(
        "SELECT actual, budget_to_date, difference, forecast FROM budget_facts "
        "WHERE report_year = 2026 AND cost_type = 'Contributies'"
    ) == [(D("600.00"), D("600.00"), D(0), D("1200.00"))]


def test_after_the_year_a_contribution_that_was_not_invoiced_is_a_fault(tmp_path):
    with books(tmp_path, "2027-01-10", drawn(range(1, 13), {1: "600,00"})) as reader:
        assert reader.rows("SELECT state FROM finance_checks WHERE check_id = 'contributions'") == [("klopt niet",)]


def test_a_forecast_of_the_contribution_is_never_below_what_is_booked(tmp_path):
    """The sheet names Pekela alone, 600; 1.200 is booked."""
    with books(tmp_path, "2026-04-15", drawn([1, 2, 3], {1: "1200,00"}), Contributies=PEKELA) as reader:
        assert reader.rows("SELECT forecast, forecast_basis FROM budget_facts WHERE cost_type = 'Contributies'") == [
            (
                D("1200.00"),
                "wat is geboekt; het blad Contributies zegt € 600,00, van 1 van de 4 leden, en dat is minder",
            )
        ]


# --- how the budget falls over the months ---


def test_a_line_falls_over_all_months_in_one_way(running):
    """Advice stood at 110 in November last year and ended at 90: it ran above its total, so all of it falls evenly."""
    asked = "SELECT DISTINCT phasing FROM budget_phasing WHERE report_year = 2026 AND cost_type = "
    assert running.rows(f"{asked}'Advies'") == [("gelijk per maand",)]
    assert running.rows(f"{asked}'Huur'") == [("als vorig jaar",)]  # 30 in each of twelve months


def test_a_quarter_that_runs_counts_its_closed_months_alone(running):
    """Of the second quarter April is known: 50 booked of the 50 for April; that of May is later, as is last year's."""
    asked = (
        "SELECT quarter, budget, actual, difference, prior_year, counted FROM {} "
        "WHERE report_year = 2026 AND cost_type = 'Personeel' ORDER BY 1"
    )
    [first, second, third, _] = running.rows(asked.format("quarter_facts"))
    assert first == (1, D("150.00"), D("150.00"), D(0), D("150.00"), "het hele kwartaal")
    assert second[:5] == (2, D("50.00"), D("50.00"), D(0), D("50.00"))
    assert second[5] == "alleen tot en met maand 4: daarna zijn de boeken niet bekend"
    assert third[:4] == (3, D("150.00"), None, None)
    so_far = running.rows(asked.format("to_date_facts"))
    assert so_far[1][:5] == (2, D("200.00"), D("200.00"), D(0), D("200.00"))
    assert so_far[1][5] == second[5]
