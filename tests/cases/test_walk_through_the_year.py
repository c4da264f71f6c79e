"""A walk through the year: the example year as it was known on five days, and looked at on 20 January after.

Each store holds what had happened by then (`cut_off`), judged on that day. What the figures must be is counted here
from the whole year's rows with plain Python; the relations hold on every day.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from cut_off import cut_off
from looks import opened, said
from once import once

import warehouse
from etl.load import load
from etl.store import build
from etl.store.publish import catch_up
from metrics import LISTINGS, METRICS, Where
from metrics.metric import ANSWER
from ui.frame.menu import TITLES
from ui.retreat.slides import SLIDES

YEAR = 2024
DAYS = {
    # the last day of which is known, the day on which it is looked at, and how many months are over and booked
    "31 januari": (date(YEAR, 1, 31), date(YEAR, 1, 31), 1),
    "31 maart": (date(YEAR, 3, 31), date(YEAR, 3, 31), 3),
    "30 juni": (date(YEAR, 6, 30), date(YEAR, 6, 30), 6),
    "15 november": (date(YEAR, 11, 15), date(YEAR, 11, 15), 10),
    "31 december": (date(YEAR, 12, 31), date(YEAR, 12, 31), 12),
    "20 januari erna": (date(YEAR, 12, 31), date(YEAR + 1, 1, 20), 12),
}


@dataclass(frozen=True)
class Known:
    """What was known on a day: the words for it, the day up to which, the day of looking, whole months, its store."""

    name: str
    until: date
    today: date
    months: int
    store: Path
    reader: warehouse.Reader

    def value(self, metric: str, **where: int) -> object:
        """The value of a metric over the year."""
        [row] = self.reader.rows(*METRICS[metric].sql(Where(YEAR, **where)))
        return row[ANSWER.index("value")]

    def note(self, metric: str) -> str:
        """What stands beside the value of a metric."""
        [row] = self.reader.rows(*METRICS[metric].sql(Where(YEAR)))
        return str(row[ANSWER.index("note")])

    def counted(self, sql: str) -> int:
        """A number that a query gives; in it `:today` is the day of looking, and `:judged` that day within the year."""
        judged = min(self.today, date(YEAR, 12, 31))
        asked = sql.replace(":today", f"DATE '{self.today}'").replace(":judged", f"DATE '{judged}'")
        [(found,)] = self.reader.rows(asked)
        return int(found)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def known(request, bundled):
    until, today, months = DAYS[request.param]

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VGG_DATA", str(bundled))
            workbook = cut_off(folder, until, (YEAR,))
            patch.setenv("VGG_DATA", str(folder / "data"))
            patch.setenv("VGG_TODAY", until.isoformat())
            assert load(workbook, reason="toets").problems == []

    def turn(folder: Path) -> None:  # the same data on a later day
        shutil.copytree(loaded, folder / "data")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VGG_DATA", str(folder / "data"))
            patch.setenv("VGG_TODAY", today.isoformat())
            assert catch_up()

    name = f"known-{build.declared()[:12]}-{until}"
    loaded = once(name, make) / "data"
    store = loaded if today == until else once(f"{name}-{today}", turn) / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(store))
        patch.setenv("VGG_TODAY", today.isoformat())
        with warehouse.reader() as reader:
            yield Known(request.param, until, today, months, store, reader)


@pytest.fixture(scope="module")
def whole(bundled):
    """The rows of the whole year that the sums below are made of."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        with warehouse.reader() as reader:
            return {
                "meetings": reader.rows(f"SELECT meeting_date, state FROM meetings WHERE report_year = {YEAR}"),
                "entries": reader.rows(
                    "SELECT e.entry_date, -e.amount, account_id NOT IN ('4800', '8100') FROM ledger_entries AS e "
                    "JOIN ledger_accounts AS a USING (fiscal_year, account_id) "
                    f"WHERE fiscal_year = {YEAR} AND a.account_type = 'winst en verlies'"
                ),
                "bank": reader.rows(
                    f"SELECT balance_date, closing_balance FROM bank_balances WHERE year(balance_date) = {YEAR}"
                ),
                "due": reader.rows(
                    f"SELECT amount_due, amount_received, received_on FROM contributions WHERE fiscal_year = {YEAR}"
                ),
            }


def test_every_metric_and_listing_gives_an_answer(known):
    is_split = known.name in ("31 maart", "20 januari erna")  # a split asks the same on every day
    for metric in METRICS.values():
        for by in ((), *((split,) for split in metric.splits if is_split)):
            known.reader.rows(*metric.sql(Where(YEAR), by))
    for listing in LISTINGS.values():
        known.reader.rows(*listing.sql(Where(YEAR)))


_TOO_SOON = "is_overdue AND (due_date >= :judged OR days_overdue < 1)"
LATER = {
    "gehouden op een latere dag": ("meeting_facts", "is_held AND meeting_date > :today"),
    "een lijst van een later overleg": ("meeting_facts", "has_list AND meeting_date > :today"),
    "een zetel bezet door een latere benoeming": ("seat_facts", "is_filled AND starts_on > :judged"),
    "een zetel vacant vanaf een latere dag": ("seat_facts", "is_vacant AND vacant_since > :judged"),
    "een licht met een leeftijd onder nul": ("light_facts", "age_days < 0"),
    "een afspraak te laat voor haar dag": (
        "agreement_facts",
        "is_overdue AND (due_date >= :today OR days_overdue < 1)",
    ),
    "een factuur vervallen voor haar dag": ("invoice_facts", _TOO_SOON),
    "een factuur van een latere dag": ("invoice_facts", "invoice_date > :today OR paid_on > :today"),
    "aandacht voor wat nog moet komen": ("attention", "age_days < 0 OR kind = 'te laat' AND due_date >= :today"),
    "een resultaat niet gehaald voor zijn dag": (
        "target_facts",
        f"state = 'niet gehaald' AND :judged < coalesce(due_date, DATE '{YEAR}-12-31')",
    ),
    "bekend tot een latere dag": (
        "report_years",
        "greatest(data_until, meetings_until, money_until, bank_until, lights_until, judged_on) > :today",
    ),
    "een boeking van een latere dag": ("ledger_facts", "entry_date > :today"),
    "een bankstand van een latere dag": ("bank_facts", "balance_date > :today"),
    "uren van een latere maand": ("hours_facts", f"make_date({YEAR}, month, 1) > :today"),
    "een antwoord van een latere dag": ("exchange_facts", "is_sent AND sent_on > :judged OR answered_on > :judged"),
    "een besluit van een latere dag": ("vacancy_facts", "outcome <> 'open' AND decided_on > :judged"),
    "een kandidaat verder dan zijn dag": ("nomination_facts", "outcome <> 'open' AND outcome_on > :judged"),
    "een voorbereiding gemeten die nog komt": (
        "chain_facts",
        "NOT is_to_come AND greatest(meeting_date, prepared_date) > :today",
    ),
    "portefeuilles die elkaar nog moeten treffen": ("portfolio_pairs", "meeting_date > :today"),
    "meer van de soort dan er is gehouden": (
        "dossier_facts",
        "held_of_kind > meetings_held + coalesce(meetings_without_date, 0)",
    ),
    "een overleg van juni in de tweede helft van de kalender": (
        "meeting_facts",
        "calendar_half = 2 AND month(meeting_date) < 7 OR year(meeting_date) <> report_year AND calendar_half > 0",
    ),
}


def test_nothing_needs_what_is_not_known_yet(known):
    found = {what: known.counted(f"SELECT count(*) FROM {view} WHERE {which}") for what, (view, which) in LATER.items()}
    assert {what: count for what, count in found.items() if count} == {}


def test_meetings_are_those_that_were_held_by_then(known, whole):
    held = sum(day <= known.until and state == "gehouden" for day, state in whole["meetings"])
    assert known.value("meetings_held") == held
    assert held <= known.value("meetings_listed") == len(whole["meetings"])
    meant = ("meetings_held", "meetings_planned", "meetings_unanswered", "meetings_cancelled")
    parts = (*meant, "meetings_postponed", "meetings_planned_elsewhere")
    assert sum(known.value(name) or 0 for name in parts) == known.value("meetings_listed")
    # the two of January and February 2025 are planned in another year on each of these days
    assert known.value("meetings_planned_elsewhere") == sum(day.year != YEAR for day, _ in whole["meetings"]) == 2
    assert known.value("pho_held") <= held + (known.value("meetings_undated") or 0)


def test_money_to_date_is_that_of_the_whole_months(known, whole):
    """Income minus costs of the association itself, over the months that are over; projects (4800, 8100) apart."""
    months = [entry for entry in whole["entries"] if entry[0].month <= known.months]
    own = sum((amount for _, amount, is_own in months if is_own), Decimal(0))
    projects = sum((amount for _, amount, is_own in months if not is_own), Decimal(0))
    assert known.counted(f"SELECT months_closed FROM closed_months WHERE report_year = {YEAR}") == known.months
    assert known.value("result") == known.value("income") - known.value("costs") == own
    assert known.value("project_balance") == projects
    booked = sum((amount for day, amount, is_own in whole["entries"] if day <= known.until and is_own), Decimal(0))
    assert known.value("income_booked") - known.value("costs_booked") == booked
    assert known.value("costs") <= known.value("costs_booked")


def test_a_forecast_says_how_little_it_rests_on(known):
    assert ("zegt nog weinig" in known.note("forecast_result")) == (known.months < 3)
    basis = known.counted(
        f"SELECT count(*) FROM budget_facts WHERE report_year = {YEAR} AND forecast_basis LIKE '%zegt nog weinig%'"
    )
    assert bool(basis) == (known.months < 3)
    if known.months == 12:
        assert (
            known.counted(f"SELECT count(*) FROM budget_facts WHERE report_year = {YEAR} AND forecast <> actual") == 0
        )


def test_bank_debtors_and_contributions_agree_with_the_books(known, whole):
    latest = max(day for day, _ in whole["bank"] if day <= known.until)
    assert known.value("liquid_bank") == sum(amount for day, amount in whole["bank"] if day == latest)
    due = sum(amount for amount, _, _ in whole["due"])
    received = sum(amount for _, amount, day in whole["due"] if day and day <= known.until)
    assert known.value("contributions_due") == due
    assert known.value("contributions_received") == received
    assert known.value("contributions_open") == due - received <= known.value("debtors_open")
    assert 0 <= known.value("debtors_overdue") <= known.value("debtors_open")
    assert known.value("checks_failed") == 0
    assert known.value("ledger_debit") == known.value("ledger_credit")


def test_parts_make_the_whole(known):
    which = f"report_year = {YEAR} AND NOT is_temporary AND owner = 'VNG'"
    found = dict(known.reader.rows(f"SELECT state, count(*) FROM seat_facts WHERE {which} GROUP BY state"))
    assert found.get("bezet", 0) == known.value("seats_filled")
    assert found.get("vacant", 0) == known.value("seats_vacant")
    assert sum(found.values()) == 13
    # two seats are vacant from 1 June, two are filled from 12 June and one from 29 November: who sat there before is
    # not in the data
    later = {date(YEAR, 6, 1): 2, date(YEAR, 6, 12): 2, date(YEAR, 11, 29): 1}
    assert found.get("onbekend", 0) == sum(seats for day, seats in later.items() if known.today < day)
    assert known.value("agreements_overdue") <= known.value("agreements_open")
    assert known.value("lights_by_colour") == 2 * known.value("dossiers")
    running = known.today.year == YEAR
    assert (known.value("targets_met") is None) == (known.until < date(YEAR, 12, 31)), "niemand meldde nog iets"
    assert known.counted(f"SELECT is_running::INT FROM report_years WHERE report_year = {YEAR}") == running


UNTRUE = re.compile(
    r"\b(nan|NaN|None|NaT|Traceback)\b|[−-]\d+ (dag|dagen|keer)\b|(?<![\d,.])1 (regels|dagen|zetels|maanden)\b"
)
SAYS = {
    ("overzicht", "31 januari"): ("Van geen dossier is de kleur bekend", "17 van 86", "7 van 13"),
    ("overzicht", "30 juni"): ("4 van 30, jan–mei", " 9 oranje", " 14 groen", "44 van 85"),
    ("overzicht", "15 november"): ("0 van 3 met een kleur, jun–dec", "75 van 85", "Tot en met oktober 2024."),
    ("overzicht", "31 december"): ("5 van 30, jun–dec", " 8 oranje", " 15 groen", "slechter 4", "80 van 85"),
    ("activiteit", "31 januari"): ("Van geen resultaat met een streefgetal staat de uitkomst vast",),
    ("stoplichten", "31 januari"): ("gaat over jan–mei 2024; kies bovenaan ‘2e helft’ voor jun–dec.",),
    ("stoplichten", "15 november"): ("gaat over jun–dec 2024; kies bovenaan ‘1e helft’ voor jan–mei.",),
    ("financien", "31 januari"): ("van de 12 maanden en kan nog veel veranderen", "Open op wo 31 jan 2024"),
    ("financien", "15 november"): ("Open op vr 15 nov 2024", "alles wat tot en met vr 15 nov 2024 is geboekt"),
    # of Tuesdays four meetings were held on 9 and four on 16 January; those of later Tuesdays are still to come
    ("agenda", "31 januari"): ("van do 1 feb 2024 tot", "di 27 feb 2024 8 keer eerder op deze dag van de week"),
    ("agenda", "15 november"): ("van za 16 nov 2024 tot",),
    ("agenda", "20 januari erna"): ("van di 21 jan 2025 tot",),
    ("vng", "31 januari"): ("? wie er zit is niet bekend; vacant per za 1 jun 2024",),
    ("vng", "31 maart"): ("voorjaar: aanbeveling bestuur", "voorjaar · 76 dagen open"),
    ("vng", "30 juni"): ("vacant sinds jun 2024", "Leden met meer dan één dossier", "of vertrokken onbekend"),
}
DRAWERS = {"vng": ("passend",), "agenda": ("vrij",), "financien": ("facturen", "reserves")}
"""Of which drawers something is said here too."""
NEVER = {
    ("financien", "15 november"): ("nog veel veranderen",),
    ("financien", "20 januari erna"): ("nog veel veranderen", "nog niet af is"),
    ("vng", "31 januari"): ("sinds jun 2024",),
    ("stoplichten", "31 maart"): ("geplande bijeenkomsten gehouden",),
}


@pytest.mark.parametrize("name", TITLES)
def test_every_page_is_true_on_that_day(known, name):
    seen = [opened(name), *(opened(name, la=drawer) for drawer in DRAWERS.get(name, ()))]
    page = re.sub(r"\s+", " ", " ".join(map(said, seen)))
    assert not UNTRUE.search(page), page[max(UNTRUE.search(page).start() - 80, 0) :][:200]
    if name not in ("upload", "gegevens", "instellingen"):
        assert f"heel {YEAR}" in page, "het jaar waarvan alles is"
    assert [words for words in SAYS.get((name, known.name), ()) if words not in page] == []
    assert [words for words in NEVER.get((name, known.name), ()) if words in page] == []


SUMS = {"31 januari": ("234,2", "236,1"), "15 november": ("42,1", "53,5"), "31 december": ("−0,4", "11,7")}
MONEY = {day: f"Resultaat begroting {planned} realisatie {actual}" for day, (planned, actual) in SUMS.items()}


def test_every_slide_is_true_on_that_day(known):
    texts = {}
    for title in SLIDES:
        slide = opened("heisessie", jaar=str(YEAR), dia=title.lower().replace(" ", "-"), dias=list(SLIDES))
        texts[title] = re.sub(r"\s+", " ", said(slide))
        assert not UNTRUE.search(texts[title]), texts[title]
    assert MONEY.get(known.name, "tot dan was") in texts["Geld"]
