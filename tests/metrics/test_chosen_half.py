"""What a chosen half or portfolio shows of days with several meetings, and what of counts of which no half is known."""

import pytest
from looks import opened, said
from tables import figure, stored

import warehouse
from metrics import LISTINGS, METRICS, Where

# Tuesday 4 June: Vroeg in the first half of the report, Laat in the second, and Weg of Sport, which was called off.
# Wednesday 5 June: Provincie is a partner's, Eigen of Sport is ours. Thursday 6 June: only Alleen of Sport, called off.
TABLES = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 1000",
    "Portefeuilles": "Verslagjaar | Portefeuille\n2024 | Cultuur\n2024 | Sport\n2024 | Wonen",
    "Dossiers": """
        Verslagjaar | Dossier | Naam    | Portefeuille
        2024        | D1      | Musea   | Cultuur
        2024        | D2      | Zwemmen | Sport
        2024        | D3      | Huizen  | Wonen
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort  | Datum      | Helft | Stand       | Reden | Organisator
        2024        | M1      | D1      | Vroeg     | pho    | 04-06-2024 | 1     | gehouden    |       |
        2024        | M2      | D3      | Laat      | pho    | 04-06-2024 | 2     | gehouden    |       |
        2024        | M3      | D2      | Weg       | pho    | 04-06-2024 | 2     | geannuleerd | weer  |
        2024        | M4      | D1      | Provincie | extern | 05-06-2024 | 2     | gehouden    |       | provincie
        2024        | M5      | D2      | Eigen     | pho    | 05-06-2024 | 2     | gehouden    |       |
        2024        | M6      | D2      | Alleen    | pho    | 06-06-2024 | 2     | geannuleerd | weer  |
    """,
    # of the first a half of the report and none of the calendar is known, of the second both, of the third neither
    "Tellingen zonder datum": """
        Verslagjaar | Telling | Dossier | Omschrijving | Soort | Periode | Helft | Aantal | Stand
        2024        | T1     | D1      | Gelopen  | pho   |            | 1     | 4      | gehouden
        2024        | T2     | D1      | Gedaan   | pho   | maart 2024 |       | 2      | gehouden
        2024        | T3     | D2      | Geweest  | pho   |            |       | 1      | gehouden
    """,
}
YEAR, FIRST, SECOND = Where(2024), Where(2024, 1), Where(2024, 2)
TITLES = "Vroeg · Laat · Weg (geannuleerd)"


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, "2025-02-01"), warehouse.reader() as found:
        yield found


def days(reader, where):
    listing = LISTINGS["day_list"]
    rows = listing.as_dicts(reader.rows(*listing.sql(where)))
    return {row["meeting_day"].day: (row["titles"], row["is_collision"], row["is_partner_collision"]) for row in rows}


def both(reader, where):
    return figure(reader, "collisions", where), figure(reader, "partner_collisions", where)


def test_a_half_shows_every_day_on_which_something_of_it_is(reader):
    fourth, fifth, sixth = (
        (TITLES, True, False),
        ("Provincie · Eigen", False, True),
        ("Alleen (geannuleerd)", False, False),
    )
    assert days(reader, YEAR) == {4: fourth, 5: fifth, 6: sixth}
    assert days(reader, FIRST) == {4: fourth}
    assert days(reader, SECOND) == {4: fourth, 5: fifth, 6: sixth}
    # June is of the first half of the calendar
    assert days(reader, Where(2024, 1, by_calendar=True)) == {4: fourth, 5: fifth, 6: sixth}
    assert days(reader, Where(2024, 2, by_calendar=True)) == {}


def test_a_day_of_two_halves_counts_in_both_and_once_over_the_year(reader):
    assert both(reader, YEAR) == (1, 1)
    assert (both(reader, FIRST), both(reader, SECOND)) == ((1, 0), (1, 1))
    assert figure(reader, "collisions", YEAR, ("half",)) == {1: 1, 2: 1}


def test_a_portfolio_is_not_told_of_what_coincides_without_it(reader):
    # Sport called its meeting of the 4th off, and that of the 6th: one day is left on which it met, with a partner
    assert both(reader, Where(2024, None, ("Sport",))) == (0, 1)
    [row] = reader.rows(*METRICS["collisions"].sql(Where(2024, None, ("Sport",))))
    assert METRICS["collisions"].answers([row])[0].out_of == 1
    assert both(reader, Where(2024, None, ("Wonen",))) == (1, 0)
    assert both(reader, Where(2024, None, ("Wonen", "Sport"))) == (1, 1)
    assert figure(reader, "collisions", YEAR, ("portfolio",)) == {"Cultuur": 1, "Sport": 0, "Wonen": 1}
    assert days(reader, Where(2024, None, ("Sport",)))[4] == (TITLES, False, False)


def test_the_page_says_the_same(reader):
    first = " ".join(said(opened("agenda", jaar="2024", helft="eerste")).split())
    assert "1 overleg in de lijst van jan–mei 2024; op 1 dag vallen eigen overleggen samen." in first
    assert f"2 overleggen: {TITLES}" in first
    sport = " ".join(said(opened("agenda", jaar="2024", portefeuille="Sport")).split())
    assert "op geen dag vallen eigen overleggen samen, op 1 valt er een samen met overleg van een partner" in sport
    assert "Wat samenvalt" not in sport


def test_what_is_of_no_known_half_is_said_and_not_denied(reader):
    by_calendar = Where(2024, 1, by_calendar=True)
    # the halves of the report: 4 (and the 2 of March, whose half is not given) in the first; of 3 the half is unknown
    for where, counted, unknown in ((YEAR, 7, 0), (FIRST, 4, 3), (SECOND, None, 3), (by_calendar, 2, 5)):
        assert figure(reader, "meetings_undated", where) == counted, where
        assert figure(reader, "undated_of_no_half", where) == unknown, where
    assert figure(reader, "pho_of_no_half", Where(2024, 2, ("Cultuur",), by_calendar=True)) == 4

    text = " ".join(said(opened("activiteit", jaar="2024", helft="tweede", grens="kalender")).split())
    assert "daarnaast 5 waarvan de helft onbekend is" in text
    asked = {"jaar": "2024", "helft": "tweede", "grens": "kalender", "la": "zonder-datum"}
    text = " ".join(said(opened("activiteit", **asked)).split())
    assert "Overleggen zonder datum waarvan de helft onbekend is 5" in text
    assert "Van geen telling zonder datum is bekend dat zij in deze helft valt." in text
    assert "Er is geen telling zonder datum geladen" not in text and "Laad het blad Tellingen" not in text
