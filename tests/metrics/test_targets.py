"""What is set against a plan or a target: only what is of its kind, and by the day, with room."""

import pytest
from base import BASE
from tables import load_tables, rows

import warehouse
from metrics import LISTINGS, Where
from ui.dossiers import matrix

PLANNED = """
    Verslagjaar | Dossier | Naam      | Portefeuille | Geplande overleggen | Soort geplande overleggen
    2023        | D1      | Muziek    | Cultuur      | 3                   | pho
    2023        | D2      | Zwembaden | Sport        | 4                   | ambtelijk; extern
    2023        | D3      | Sportpas  | Sport        | 2                   |
    2023        | D4      | Musea     | Cultuur      | 5                   | pho
    2023        | D5      | Orgels    | Cultuur      |                     |
"""
HELD = """
    Verslagjaar | Overleg | Dossier | Onderwerp | Soort     | Datum      | Stand       | Reden
    2023        | M1      | D1      | Noten     | pho       | 16-02-2023 | geannuleerd | weer
    2023        | M2      | D1; D2  | Zwembad   | ambtelijk | 19-10-2023 | gehouden    |
    2023        | M3      | D2      | Duiken    | pho       | 20-10-2023 | gehouden    |
    2023        | M4      | D3      | Pas       | pho       | 21-10-2023 | gehouden    |
    2023        | M5      | D4      | Kijken    | extern    | 22-10-2023 | gepland     |
    2023        | M6      | D5      | Pijpen    | pho       | 23-10-2023 | gehouden    |
"""
COUNTED = """
    Verslagjaar | Telling | Dossier | Omschrijving | Soort  | Aantal | Ten minste | Daarvan met datum | Stand
    2023        | T1      | D2      | Bezoeken     | extern | 3      | ja         | 1                 | gehouden
    2023        | T2      | D1      | Zingen       | intern | 2      |            |                   | gehouden
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planned")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        tables = {
            "Portefeuilles": BASE["Portefeuilles"],
            "Dossiers": PLANNED,
            "Overleggen": HELD,
            "Tellingen zonder datum": COUNTED,
        }
        load_tables(folder, tables)
        with warehouse.reader() as reader:
            found = LISTINGS["dossier_list"].as_dicts(reader.rows(*LISTINGS["dossier_list"].sql(Where(2023))))
    return {row["dossier_id"]: row for row in found}


@pytest.mark.parametrize(
    ("dossier", "of_kind", "said"),
    [
        # one pho, called off; what was held is official (M2) and internal (twice)
        ("D1", 0, ("0 van 3 pho", ["daarnaast 3 van een andere soort"])),
        # M2, and three visits or more of which one is in the list: 1 + (3 - 1); M3 is a pho
        ("D2", 3, ("≥ 3 van 4 ambtelijk of extern", ["daarnaast 1 van een andere soort"])),
        ("D3", None, ("", ["2 voorgenomen, van welke soort is niet gezegd"])),
        ("D4", None, ("", ["5 pho voorgenomen, of dat doorging is niet bekend"])),
        ("D5", None, ("", [])),
    ],
)
def test_only_meetings_of_the_planned_kind_stand_against_the_plan(planned, dossier, of_kind, said):
    assert planned[dossier]["held_of_kind"] == of_kind
    assert matrix.held_of_planned(planned[dossier]) == said


RUNNING = """
    Verslagjaar | Dossier | Volgnummer | Te bereiken resultaat | Streefgetal | Eenheid    | Gerealiseerd
    2026        | D1      | 1          | overleggen            | 6           | overleggen | 0
"""
RULE = """
    Regel | Naam van de regel | Maat              | Oranje vanaf | Rood vanaf | Minstens zoveel gegevens | Telt mee
    R1    | Resultaten        | resultaten achter | 20           | 60         | 1                        | ja
"""


@pytest.mark.parametrize(
    ("today", "state", "proposed", "reason"),
    [
        # 5 of 365 days: 0,1 of 6 was to be reached, and that is less than one whole meeting; green asks two rules
        ("2026-01-05", "op koers", "onbekend", "Resultaten: 0 van 6 overleggen, op koers"),
        # 90 of 365 days: 1,5 of 6, of which nothing
        ("2026-03-31", "loopt achter", "rood", "Resultaten: 0 van 6 overleggen, loopt achter; rood vanaf 60 % tekort"),
        ("2025-12-20", "nog niet begonnen", "onbekend", "geen enkele regel heeft genoeg gegevens"),
    ],
)
def test_nothing_of_six_on_the_fifth_of_january_is_on_course(store, monkeypatch, today, state, proposed, reason):
    monkeypatch.setenv("VGG_TODAY", today)
    year = {name: BASE[name].replace("2023", "2026") for name in ("Portefeuilles", "Dossiers")}
    load_tables(store, {**year, "Resultaten": RUNNING, "Regels voorgesteld licht": RULE})
    assert rows("SELECT state FROM target_facts") == [(state,)]
    half = 2 if today.startswith("2025") else 1
    found = rows("SELECT proposed, reason FROM light_proposals WHERE dossier_id = 'D1' AND half = ?", half)
    assert found == [(proposed, reason)]
    assert bool(rows("SELECT 1 FROM attention WHERE kind = 'loopt achter'")) == (state == "loopt achter")
