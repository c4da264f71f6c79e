"""A book year that begins in July, and what attention says of what is not there; the right value by hand."""

from __future__ import annotations

from decimal import Decimal as D
from io import BytesIO

import openpyxl
import pytest
from base import BASE
from looks import opened, said, shown
from tables import figure, load_once, rows

from etl.store import publish, states
from metrics import HEADLINES, Where
from reports.__main__ import main
from reports.quarter import last_day
from ui.blocks import ask, filters, store
from ui.finance import approved

HEAD = "Boekjaar | Regelnummer | Periode | Datum | Dagboek | Boekstuk | Rekening | Bedrag | Beginbalans"
MONEY = {
    "Gemeenten": BASE["Gemeenten"],
    "Kostensoorten": """
        Kostensoort  | Baten of lasten | Volgorde
        Contributies | baten           | 1
        Huur         | lasten          | 2
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Groep op de balans | Kostensoort
        2026     | 1000     | Bank         | balans           | bank               |
        2026     | 4100     | Huur         | winst en verlies |                    | Huur
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
        2026     | begroting | 1     | Contributies | 1.200,00
        2026     | begroting | 2     | Huur         | 360,00
    """,
}
FROM_JULY = {"Boekjaren": "Boekjaar | Eerste dag\n2026 | 01-07-2025"}


def rent(last: int, first_month: int = 1) -> str:
    """30,00 of rent on day 20 of each month of book year 2026 up to this one; with 7 the year begins in July 2025."""
    lines = [HEAD]
    for period in range(1, last + 1):
        month = (first_month + period - 2) % 12 + 1
        day = f"20-{month:02d}-{2026 if first_month == 1 or month < first_month else 2025}"
        lines.append(f"2026 | {2 * period} | {period} | {day} | Memo | H{period} | 4100 | 30,00 |")
        lines.append(f"2026 | {2 * period + 1} | {period} | {day} | Memo | H{period} | 1000 | -30,00 |")
    return "\n".join(lines)


@pytest.fixture
def at(tmp_path, monkeypatch):
    """These tables as on a day, in a store made once."""

    def loaded(day: str, tables: dict[str, str]) -> None:
        monkeypatch.setenv("VGG_TODAY", day)
        monkeypatch.setenv("VGG_DATA", str(tmp_path / f"store-{day}"))
        load_once(tmp_path, tables)
        with publish.opened():  # the copy may be of another day
            pass

    return loaded


def test_the_bank_of_a_year_from_july_is_that_of_its_own_months(at):
    """Begun with 900,00 and 30,00 of rent a month: 720,00 at the end of December, 630,00 of March, 540,00 of June.

    The balance of June 2025 is of the year before, that of August 2026 of the year after. 630,00 is 21 months.
    """
    bank = """
        Bankrekening | Datum      | Beginsaldo | Mutaties | Eindsaldo
        Bank         | 30-06-2025 | 900,00     | 0,00     | 900,00
        Bank         | 31-12-2025 | 900,00     | -180,00  | 720,00
        Bank         | 31-03-2026 | 720,00     | -90,00   | 630,00
        Bank         | 30-06-2026 | 630,00     | -90,00   | 540,00
        Bank         | 31-08-2026 | 540,00     | -60,00   | 480,00
    """
    begin = "2026 | 99 | 0 | 01-07-2025 | Begin | B1 | 1000 | 900,00 |"
    tables = {**MONEY, **FROM_JULY, "Boekingen": f"{rent(12, 7)}\n{begin}", "Banksaldi": bank}
    at("2026-04-10", tables)
    with publish.opened() as reader:
        assert figure(reader, "liquid_bank", Where(2026)) == D(630)
        assert figure(reader, "months_covered", Where(2026)) == 21
        assert figure(reader, "liquidity_by_month", Where(2026), ("month",)) == {6: D(720), 9: D(630)}
        assert reader.rows(
            "SELECT left_amount, right_amount, state FROM finance_checks WHERE check_id = 'bank' AND report_year = 2026"
        ) == [(D(630), D(630), "klopt")]
        assert figure(reader, "liquid_bank", Where(2025)) == D(900)
        assert reader.rows("SELECT bank_until::VARCHAR FROM report_years WHERE report_year = 2026") == [("2026-03-31",)]
    at("2026-09-10", tables)
    with publish.opened() as reader:
        assert [figure(reader, "liquid_bank", Where(year)) for year in (2026, 2027)] == [D(540), D(480)]


def test_the_first_quarter_of_a_year_from_july_ends_in_september(at, tmp_path):
    """Book year 2026 began on 1-7-2025: its first quarter ends on 30-9-2025, not 31-3-2026, and is over on 10 November.

    Rent of July, August and September: 3 x 30,00 = 90,00; the October of the books is not in it.
    """
    at("2025-11-10", {**MONEY, **FROM_JULY, "Boekingen": rent(4, 7)})
    with publish.opened() as reader:
        assert [str(last_day(reader, 2026, n)) for n in (1, 2, 3, 4)] == [
            "2025-09-30",
            "2025-12-31",
            "2026-03-31",
            "2026-06-30",
        ]
    path = tmp_path / "q1.xlsx"
    assert main(["quarter", "--year", "2026", "--quarter", "1", "-o", str(path)]) == 0
    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes()))["Kerncijfers"]
    [costs] = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Lasten tot nu toe"]
    assert (costs[1], costs[5]) == (90, "Tot en met september 2025.")
    filters.remember(filters.Filters(2026))
    with store.opened():
        assert approved.to_approve([1, 2], set()) == [1]
        assert approved.to_approve([1, 2], {1}) == []  # the second ends on 31-12-2025
        figures = {row["figure"]: row["amount"] for row in approved.figures(1, "penningmeester", states.clock.today())}
    assert figures["resultaat"] == "-90,00"


def said_of_2026() -> list[tuple[str, str, str]]:
    return rows("SELECT kind, subject, reason FROM attention WHERE report_year = 2026 ORDER BY weight DESC, subject")


def opens_on() -> int:
    with store.opened() as reader:
        years = filters.report_years(reader.generation, reader)
    return years[0].year


def test_the_book_year_that_runs_is_the_one_whose_months_hold_today(at):
    """On 10-11-2025 book year 2026 (July 2025 to June 2026) runs, and pages open on it.

    Dossiers of 2025 are of the calendar: on that day their second half has begun (May and November) without a light.
    Rent up to August, so since 31-8-2025 nothing was loaded: September and October are missing.
    """
    dossiers = {"Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2025 | D1 | Musea | Cultuur"}
    places = {"Portefeuilles": "Verslagjaar | Portefeuille\n2025 | Cultuur"}
    at("2025-11-10", {**MONEY, **FROM_JULY, **places, **dossiers, "Boekingen": rent(2, 7)})
    assert rows("SELECT report_year, is_running, is_to_come, runs_by_calendar FROM report_years ORDER BY 1") == [
        (2025, True, False, True),
        (2026, True, False, False),
    ]
    assert opens_on() == 2026
    assert said_of_2026() == [("nog niet binnen", "Boekingen", "sinds 31-08-2025 zijn er geen boekingen geladen")]
    assert rows("SELECT subject FROM attention WHERE report_year = 2025 ORDER BY 1") == [
        ("Stoplichten eerste helft",),
        ("Stoplichten tweede helft",),
    ]


@pytest.mark.parametrize(
    ("day", "points", "sentence"),
    [
        ("2026-02-28", [], "Er is nog te weinig bekend om te zeggen wat aandacht vraagt."),
        ("2026-03-01", [("nog niet binnen", "Boekingen", "nog geen boekingen van 2026 geladen")], None),
    ],
)
def test_a_budget_without_bookings(at, day, points, sentence):
    """Two months after the year began the bookings are missed; before that, nothing is known and nothing is well."""
    at(day, {name: MONEY[name] for name in ("Gemeenten", "Kostensoorten", "Begroting")})
    assert said_of_2026() == points
    if sentence:
        filters.remember(filters.Filters(2026))
        with store.opened():
            assert ask.title(HEADLINES["aandacht"]).text == sentence


def test_nothing_asks_for_attention_when_the_books_are_there(at):
    """On 10 March rent of January and February is booked: the month before is in, and there are no dossiers."""
    at("2026-03-10", {**MONEY, "Boekingen": rent(2)})
    assert said_of_2026() == []
    filters.remember(filters.Filters(2026))
    with store.opened():
        assert ask.title(HEADLINES["aandacht"]).text == "Er is niets dat aandacht vraagt."


def test_of_a_part_of_the_dossiers_it_is_said_of_how_many_a_light_is_known(at):
    """On 10 March D1 is green and of D2 nothing is known yet: that nothing asks for attention can't be said of both."""
    places = {"Portefeuilles": "Verslagjaar | Portefeuille\n2026 | Cultuur", "Dossiers": DOSSIERS}
    green = "Verslagjaar | Dossier | Helft | Stoplicht | Vastgelegd op\n2026 | D1 | 1 | groen | 20-02-2026"
    at("2026-03-10", {**MONEY, **places, "Boekingen": rent(2), "Stoplichten": green})
    assert said_of_2026() == []
    filters.remember(filters.Filters(2026))
    with store.opened():
        assert (
            ask.title(HEADLINES["aandacht"]).text
            == "Van 1 van de 2 dossiers is een licht bekend. Wat bekend is, vraagt geen aandacht."
        )


def test_closed_to_june_and_booked_to_october(at):
    """The bookings of July to October are there: what is missing is that their months were closed."""
    closed = "Boekjaar | Tot en met maand | Gezegd door\n2026 | 6 | penningmeester"
    at("2026-11-10", {**MONEY, "Boekingen": rent(10), "Afgesloten maanden": closed})
    assert said_of_2026() == [
        ("niet afgesloten", "Boekingen", "niet afgesloten sinds 30-06-2026; er is daarna wel geboekt")
    ]


DOSSIERS = """
    Verslagjaar | Dossier | Naam    | Portefeuille
    2026        | D1      | Musea   | Cultuur
    2026        | D2      | Zwemmen | Cultuur
"""
LIGHTS = """
    Verslagjaar | Dossier | Helft | Stoplicht | Vastgelegd op
    2026        | D1      | 1     | groen     | 20-05-2026
    2026        | D2      | 1     | groen     | 20-05-2026
    2026        | D1      | 2     | groen     | 20-11-2026
"""
MISSING = [
    ("nog niet gegeven", "Stoplichten tweede helft", "één dossier heeft nog geen licht van deze helft"),
    ("nog niet binnen", "Boekingen", "sinds 31-10-2026 zijn er geen boekingen geladen"),
]


@pytest.mark.parametrize("day", ["2026-12-31", "2027-01-01", "2027-12-31"])
def test_what_did_not_come_in_keeps_asking_when_its_year_is_over(at, day):
    """One light of the second half and the books of November and December: the new year brings none of them in.

    Without anything of 2027 a page opens on 2026, and from 1 January on it says so.
    """
    places = "Verslagjaar | Portefeuille\n2026 | Cultuur"
    tables = {**MONEY, "Portefeuilles": places, "Dossiers": DOSSIERS, "Stoplichten": LIGHTS, "Boekingen": rent(10)}
    at(day, tables)
    assert said_of_2026() == MISSING
    assert rows("SELECT count(*) FROM attention WHERE report_year <> 2026") == [(0,)]
    assert opens_on() == 2026
    assert ("van na 2026 is nog niets geladen" in said(opened("overzicht"))) == (day > "2027")


def test_what_is_missing_of_last_year_is_named_in_the_year_that_runs(at):
    """On 20 January 2027 there is a dossier of 2027: its page names light and books of 2026 and leads there."""
    places = "Verslagjaar | Portefeuille\n2026 | Cultuur\n2027 | Cultuur"
    dossiers = f"{DOSSIERS.rstrip()}\n    2027 | D1 | Musea | Cultuur"
    tables = {"Portefeuilles": places, "Dossiers": dossiers, "Stoplichten": LIGHTS, "Boekingen": rent(10)}
    at("2027-01-20", {**MONEY, **tables})
    assert said_of_2026() == MISSING
    columns = "kind, subject, reason, page, link_key, link_value"
    assert rows(f"SELECT {columns} FROM attention WHERE report_year = 2027 ORDER BY weight DESC") == [
        (kind, f"{subject} 2026", reason, page, "jaar", "2026")
        for (kind, subject, reason), page in zip(MISSING, ("stoplichten", "financien"), strict=True)
    ]
    assert "van na 2026 is nog niets bekend dat al is gebeurd" in said(opened("overzicht"))
    assert "/stoplichten?jaar=2026" in shown(opened("overzicht", jaar="2027"))


def test_of_a_dossier_that_has_ended_no_light_is_missed(at):
    """D2 ended on 1-3-2026: on 10-11-2026 the first half misses two lights, the second half one, of D1."""
    at(
        "2026-11-10",
        {
            "Gemeenten": BASE["Gemeenten"],
            "Portefeuilles": "Verslagjaar | Portefeuille\n2026 | Cultuur",
            "Dossiers": """
                Verslagjaar | Dossier | Naam    | Portefeuille | Einde
                2026        | D1      | Musea   | Cultuur      |
                2026        | D2      | Zwemmen | Cultuur      | 01-03-2026
            """,
        },
    )
    assert said_of_2026() == [
        ("nog niet gegeven", "Stoplichten eerste helft", "2 dossiers hebben nog geen licht van deze helft"),
        ("nog niet gegeven", "Stoplichten tweede helft", "één dossier heeft nog geen licht van deze helft"),
    ]


def test_of_no_meeting_was_said_whether_it_was_held(at):
    """Planned meetings and not one held: missed when 42 days are over, so on 12 February, not the 11th."""
    tables = {
        "Gemeenten": BASE["Gemeenten"],
        "Portefeuilles": "Verslagjaar | Portefeuille\n2026 | Cultuur",
        "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2026 | D1 | Musea | Cultuur",
        "Overleggen": """
            Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum      | Stand
            2026        | M1      | D1      | Muziek    | pho   | 1     | 05-03-2026 | gepland
        """,
    }
    at("2026-02-11", tables)
    assert said_of_2026() == []
    at("2026-02-12", tables)
    assert said_of_2026() == [
        ("nog niet binnen", "Overleggen", "van nog geen overleg van 2026 is gezegd of het is gehouden")
    ]


def test_one_booking_of_this_month_is_enough_to_open_on_the_year_that_runs(at):
    """30,00 of rent of 20-01-2026, seen on the 21st: no month is over, and something of 2026 has happened."""
    at("2026-01-21", {**MONEY, "Portefeuilles": "Verslagjaar | Portefeuille\n2025 | Cultuur", "Boekingen": rent(1)})
    assert opens_on() == 2026
    page = said(opened("overzicht"))
    assert "t/m di 20 jan 2026 · beoordeeld op wo 21 jan 2026" in " ".join(page.split()) and "−€ 30" in page
    assert "nog niets bekend" not in said(opened("overzicht", jaar="2025"))
