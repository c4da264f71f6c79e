"""Overleg on an ordinary day: what was held, what is to come, what nobody answered for, and what was called off."""
# ruff: noqa: E501  (a table is read across)

import re
from datetime import date

import pytest
from looks import opened, said, shown
from tables import stored

import warehouse
from metrics.free_days import free_days_sql

TABLES = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 1000",
    "Portefeuilles": """
        Verslagjaar | Portefeuille | Voorzitter | Functie voorzitter | Gemeente voorzitter
        2026        | Cultuur      |            | wethouder          | Pekela
        2026        | Sport        | An Zwemmer |                    |
        2026        | Ruimte       |            |                    |
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam    | Portefeuille
        2026        | D1      | Musea   | Cultuur
        2026        | D2      | Zwemmen | Sport
        2026        | D3      | Wonen   | Ruimte
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Datum      | Stand       | Reden | Thema's | Aantal aanwezigen | Aantal is
        2026        | M1      | D1      | Musea     | pho   | 13-01-2026 | gehouden    |       | Kunst   | 30                | geschat
        2026        | M2      | D2      | Baden     | pho   | 13-01-2026 | geannuleerd | weer  | Kunst   |                   |
        2026        | M3      | D1      | Theater   | pho   | 10-03-2026 | gehouden    |       | Kunst   |                   |
        2026        | M4      | D2      | Duiken    | pho   | 17-03-2026 | gepland     |       | Zwemmen |                   |
        2026        | M5      | D1      | Film      | pho   | 09-06-2026 | gepland     |       | Kunst   |                   |
        2026        | M6      | D2      | Roeien    | pho   | 09-02-2026 | uitgesteld  | weer  |         |                   |
        2026        | M7      | D2      | Schaatsen | pho   | 12-01-2027 | gepland     |       |         |                   |
        2026        | M8      | D2      | Zeilen    | pho   | 07-07-2026 | gehouden    |       |         |                   |
    """,
    "Uren": """
        Verslagjaar | Maand | Dossier | Functie  | Uren | Geplande uren
        2026        | 1     | D1      | adviseur | 12   | 10
        2026        | 2     | D1      | adviseur | 8    | 9
    """,
}


@pytest.fixture(scope="module")
def spring(tmp_path_factory):
    """The store of TABLES on 31 March 2026."""
    with stored(tmp_path_factory, TABLES, "2026-03-31") as folder:
        yield folder / "store"


@pytest.fixture(scope="module")
def agenda(spring):
    pages = [opened("agenda", la=drawer) for drawer in ("cijfers", "themas", "vrij", "samenloop")]
    return " ".join(" ".join(map(said, pages)).split()), shown(pages[0])


@pytest.fixture(scope="module")
def activity(spring):
    """The page, and what is in the drawers that these figures stand in."""
    asked = ({}, {"la": "kwartalen"}, {"la": "voorzitters"}, {"la": "uren"})
    return " ".join(" ".join(said(opened("activiteit", **one)) for one in asked).split())


def test_the_parts_of_a_count_add_up(agenda, activity):
    """Held M1 and M3; called off M2; to come M5 and M8, whatever is marked; of M4, of 17 March, nobody said how it went.

    That is 2 of 6. Put off M6 and next year's M7 are in the list of 8, and in no "of".
    """
    parts = "2 gehouden · 1 geannuleerd · 1 uitgesteld · 2 gepland · 1 met onbekende afloop"
    assert f"Overleggen in de lijst 8 {parts} · 1 gepland in een ander jaar" in agenda[0]
    inside = (
        "1 geannuleerd, 2 nog gepland en 1 met onbekende afloop; daarnaast 1 uitgesteld en 1 gepland in een ander jaar"
    )
    assert f"Tot nu toe zijn 2 van de 6 overleggen gehouden in 2026, {inside}." in activity
    marks = "2 van 6 gehouden, 1 geannuleerd, 1 uitgesteld, 2 gepland, 1 met onbekende afloop en 1 gepland in een ander jaar"
    assert f"8 tekens voor 8 overleggen: {marks}. Naast de lijn staat 1 zonder dag of buiten het jaar." in activity
    assert "Overleggen gepland 2 daarnaast 1 voorbij, met onbekende afloop · daarnaast 1 in een ander jaar" in agenda[0]
    assert "Overleggen met onbekende afloop 1" in agenda[0]
    assert "8 overleggen in de lijst van 2026, waarvan 2 gepland en 1 met onbekende afloop;" in agenda[0]


def test_what_is_over_and_not_answered_has_one_word_on_each_page(spring):
    """Duiken stood planned on 17 March: on Agenda, on Activiteit and at its dossier its outcome is unknown."""
    asked = [("agenda", {"la": "alle", "dag": "2026-03-17"}), ("activiteit", {"la": "overleggen"})]
    asked.append(("dossiers", {"dossier": "D2", "la": "overleggen"}))
    for page, query in asked:
        html = shown(opened(page, spring, **query))
        [row, *_] = [
            row for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if "Duiken" in row and "<td>pho</td>" in row
        ]
        assert ">afloop onbekend<" in row and ">gepland<" not in row, page


def test_a_day_counts_what_goes_on(agenda):
    """On 13 January one of two was called off; on 9 February nothing is left."""
    assert "1 overleg: Musea · Baden (geannuleerd)" in agenda[0]
    assert "geen overleg: Roeien (uitgesteld)" in agenda[0]
    assert re.search(r">13<span[^>]*>•</span>", agenda[1])


def test_a_theme_says_what_was_held_and_what_is_planned(agenda):
    assert "de vereniging (2×, laatst di 10 mrt 2026 · 1× gepland)" in agenda[0]
    assert "Zwemmen de vereniging (1× met onbekende afloop)" in agenda[0]


def test_days_are_proposed_after_today_and_the_rule_says_what_it_does(agenda):
    assert "Voor alle portefeuilles samen, van wo 1 apr 2026 tot en met wo 1 jul 2026. Kies boven aan" in agenda[0]
    assert "Zijn er portefeuilles gekozen, dan liggen er ook ten minste drie dagen" in agenda[0]


def test_a_chair_carries_what_was_held(activity):
    """Of Cultuur M1 and M3 were held and M5 is planned; of Sport M8 is, M4 is not answered, and M7 is of next year."""
    beside = "daarnaast 2 gepland · daarnaast 1 met onbekende afloop · daarnaast 1 in een ander jaar"
    assert f"Overleggen onder een voorzitter 2 {beside}" in activity
    assert "wethouder Pekela 2 n = 2" in activity and "An Zwemmer," not in activity


def test_a_quarter_to_come_is_no_zero_and_a_portfolio_without_meetings_stays(activity):
    assert "Overleggen gehouden per kwartaal en portefeuille: 2 in K1. K2, K3 en K4 moeten nog beginnen." in activity
    assert "in K2" not in activity


def test_hours_stand_beside_the_plan_of_the_same_months(activity):
    assert "Uren 20 uren 19 gepland voor dezelfde maanden" in activity


def test_an_estimate_is_called_one(spring):
    text = " ".join(said(opened("opkomst")).split())
    assert "Gemiddeld ≈ 30 mensen per overleg, bekend van 1 van 2 gehouden overleggen; 1 geschat, niet geteld." in text


def test_a_fictional_meeting_takes_no_day_of_a_real_year(bundled, monkeypatch):
    """The example year meets on Thursday 19 December 2024; for real meetings that day is free."""
    monkeypatch.setenv("VGG_DATA", str(bundled))
    day = date(2024, 12, 19)
    with warehouse.reader() as reader:
        for with_fictional, found in ((True, []), (False, [day])):
            sql = free_days_sql((), [], day, day, with_fictional=with_fictional)
            assert [row[0] for row in reader.rows(*sql)] == found
