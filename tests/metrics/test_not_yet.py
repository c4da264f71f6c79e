"""What is entered of a later day has not happened yet: cancelled meetings, decisions, questions, approvals."""

from datetime import date

import pytest
from base import BASE
from tables import load_tables

from etl.store import states
from metrics import METRICS, Where
from metrics.said import beside

TABLES = {
    "Gemeenten": BASE["Gemeenten"],
    "Portefeuilles": """
        Verslagjaar | Portefeuille
        2026        | Cultuur
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam   | Portefeuille
        2026        | D1      | Musea  | Cultuur
        2026        | D2      | Boeken | Cultuur
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum      | Stand       | Reden
        2026        | M1      | D1      | Een       | pho   | 1     | 10-01-2026 | gehouden    |
        2026        | M2      | D1      | Twee      | pho   | 1     | 02-02-2026 | gehouden    |
        2026        | M3      | D1      | Drie      | pho   | 1     | 15-03-2026 | gehouden    |
        2026        | M4      | D2      | Vier      | pho   | 1     | 20-03-2026 | gehouden    |
        2026        | M5      | D2      | Weg       | pho   | 1     | 01-04-2026 | geannuleerd | weer
        2026        | M6      | D2      | Najaar    | pho   | 2     | 01-10-2026 | geannuleerd | weer
    """,
    "Uren": """
        Verslagjaar | Maand | Dossier | Functie  | Uren
        2026        | 3     | D2      | adviseur | 12
    """,
    "Regels voorgesteld licht": """
        Regel | Naam van de regel | Maat        | Oranje vanaf | Rood vanaf | Minstens zoveel gegevens | Telt mee
        R2    | Geannuleerd       | geannuleerd | 20%          | 40%        | 1                        | ja
    """,
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The store of TABLES; it is looked at as on other days."""
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-03-31")
        load_tables(folder, TABLES)
    return folder / "store"


@pytest.fixture
def on(drawn, monkeypatch):
    """A function of a day that gives a reader of the store as on that day, to be used in a with."""
    monkeypatch.setenv("VGG_DATA", str(drawn))
    monkeypatch.setenv("VGG_TODAY", "2027-02-01")
    return lambda day: states.opened(states.as_on(date.fromisoformat(day)))


def asked_of(reader, name, where):
    """The answer of a figure, and the sentences beside it."""
    metric = METRICS[name]
    [answer] = metric.answers(reader.rows(*metric.sql(where)))
    return answer, beside(metric, answer)


# --- cancelled meetings ---


@pytest.mark.parametrize(
    ("day", "half", "top", "bottom", "next_to_it"),
    [
        # on 31 March four were held; what is cancelled, is cancelled of 1 April and 1 October
        ("2026-03-31", None, 0, 4, ["daarnaast 2 geannuleerd van een latere dag"]),
        ("2026-04-01", None, 1, 5, ["daarnaast 1 geannuleerd van een latere dag"]),
        ("2026-03-31", 2, 0, 0, ["daarnaast 1 geannuleerd van een latere dag"]),
        ("2026-10-01", None, 2, 6, []),
    ],
)
@pytest.mark.parametrize("name", ["cancellation_rate", "pho_cancellation_rate"])
def test_cancelled_of_a_later_day_is_not_set_against_what_was_held(on, name, day, half, top, bottom, next_to_it):
    with on(day) as reader:
        answer, words = asked_of(reader, name, Where(2026, half))
    assert (answer.top or 0, answer.bottom or 0, words) == (top, bottom, next_to_it)


def test_hours_in_what_did_not_go_on_wait_for_its_day(on):
    # the twelve hours of March are of the meeting of 1 April: until that day nothing was lost
    with on("2026-03-31") as reader:
        answer, words = asked_of(reader, "preparation_lost", Where(2026))
        assert (answer.value, answer.n, words) == (None, 0, ["daarnaast 2 geannuleerd van een latere dag"])
        # D2: twelve hours for the one meeting that was held; with 1 April and 1 October it would be three
        assert asked_of(reader, "hours_per_meeting", Where(2026))[0].value == 12
    with on("2026-04-01") as reader:
        assert asked_of(reader, "preparation_lost", Where(2026))[0].value == 12
        assert asked_of(reader, "hours_per_meeting", Where(2026))[0].value == 6


def test_a_proposed_light_does_not_judge_a_half_by_what_is_still_to_come(on):
    asked = "SELECT half, outcome, evidence, reason FROM light_evidence WHERE dossier_id = 'D2' ORDER BY half"
    with on("2026-03-31") as reader:
        assert reader.rows(asked) == [
            (1, "groen", 1, "1 van 1 bijeenkomsten tot nu toe gehouden, 0 geannuleerd, "
             "daarnaast 1 geannuleerd van een latere dag"),
            (2, "onbekend", 0, "nog geen overleg van deze helft geweest"),
        ]  # fmt: skip
    with on("2026-10-01") as reader:
        found = reader.rows(asked)
    # one of two cancelled is 50 %, and of the second half the only one: from 40 % it is red
    assert [row[1:3] for row in found] == [("rood", 2), ("rood", 1)]
