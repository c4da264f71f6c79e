"""What is judged on a day: due dates, seats, agreements and meetings as they stood on it, each as precise as it came."""

from datetime import date

import pytest
from base import BASE
from looks import opened, said
from tables import load_tables

from etl.store import states

TABLES = {
    "Gemeenten": BASE["Gemeenten"],
    "Portefeuilles": """
        Verslagjaar | Portefeuille
        2026        | Cultuur
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam  | Portefeuille
        2026        | D1      | Musea | Cultuur
        2026        | D2      | Kunst | Cultuur
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum      | Stand
        2026        | M1      | D2      | Muziek    | pho   | 1     | 16-02-2026 | gepland
    """,
    "Resultaten": """
        Verslagjaar | Dossier | Volgnummer | Resultaat | Streefgetal | Eenheid  | Gerealiseerd | Uiterlijk
        2026        | D1      | 1          | visie     | 6           | bezoeken | 0            | 2026
        2026        | D1      | 2          | plan      | 4           | stukken  | 1            | juni 2026
        2026        | D1      | 3          | brief     | 4           | brieven  | 1            | najaar 2026
        2026        | D1      | 4          | einde     | 4           | brieven  | 1            | 15-06-2026
        2026        | D1      | 5          | pad       | 4           | paden    | 1            |
    """,
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The store of TABLES, as loaded on 16 June 2026; it is looked at as on other days. Gives the data folder."""
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-06-16")
        load_tables(folder, TABLES)
    return folder / "store"


@pytest.fixture
def on(drawn, monkeypatch):
    """The rows of a question as on a day."""
    monkeypatch.setenv("VGG_DATA", str(drawn))
    monkeypatch.setenv("VGG_TODAY", "2027-12-31")

    def asked(day, sql):
        with states.opened(states.as_on(date.fromisoformat(day))) as reader:
            return reader.rows(sql)

    return asked


# --- results ---


@pytest.mark.parametrize(
    ("day", "states_of"),
    [
        # 5 of 365 days: of nothing a whole unit was to be reached more than there is
        ("2026-01-05", ["op koers", "op koers", "op koers", "op koers", "op koers"]),
        # the last day of number 4: 166 of 166 days, 4 wanted and 1 reached: behind, and not late. Number 2 has until
        # 30 June (166 of 181 days: 3,7), number 3 until 30 November (166 of 334: 2,0), number 5 until 31 December
        # (166 of 365: 1,8); of number 1 2,7 of 6 was to be reached, and nothing is
        ("2026-06-15", ["loopt achter", "loopt achter", "loopt achter", "loopt achter", "op koers"]),
        ("2026-06-16", ["loopt achter", "loopt achter", "loopt achter", "niet gehaald", "op koers"]),
        # by now 2,0 of 4 (181 of 365 days) was to be reached of number 5 too: one whole unit behind
        ("2026-06-30", ["loopt achter", "loopt achter", "loopt achter", "niet gehaald", "loopt achter"]),
        ("2026-07-01", ["loopt achter", "niet gehaald", "loopt achter", "niet gehaald", "loopt achter"]),
        ("2026-12-31", ["loopt achter", "niet gehaald", "niet gehaald", "niet gehaald", "loopt achter"]),
        ("2027-01-01", ["niet gehaald"] * 5),
    ],
)
def test_a_result_is_late_the_day_after_the_period_that_was_named(on, day, states_of):
    found = on(day, "SELECT state FROM target_facts ORDER BY target_number")
    assert [state for (state,) in found] == states_of


# --- the page of a dossier ---


@pytest.mark.parametrize(
    ("dossier", "card"),
    [
        ("D1", "onbekend Bij dit dossier is geen overleg bekend"),
        # only planned: nothing is held, and that is known
        ("D2", "0 0 geannuleerd"),
    ],
)
def test_a_dossier_without_a_meeting_held_has_its_page(drawn, monkeypatch, dossier, card):
    monkeypatch.setenv("VGG_TODAY", "2026-01-08")
    text = " ".join(said(opened("dossiers", drawn, dossier=dossier)).split())
    assert f"Overleggen met en zonder datum {card}" in text
