"""What is in the list of a year on a day of another one: in the list, with its state, and in no other count.

The list of 2026, looked at on 1 February 2027. In 2026 itself M1 was held, M2 was called off and of M5 nobody said how
it went: 1 of 1 + 1 + 1 = 3. M3 (held) and M4 (called off) are of January 2027. Without a date 2 of the autumn of 2026
and 1 of January 2027. PHO's held in 2026: M1 and the 2; beside them M3 and the 1.
"""
# ruff: noqa: E501  (a table is read across)

import pytest
from looks import opened, said
from shown_cards import anywhere_on, on_slides
from tables import figure, stored

import warehouse
from metrics import METRICS, Where
from reports.figures import figure as printed

Y2026 = Where(2026)
TABLES = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 1000",
    "Portefeuilles": "Verslagjaar | Portefeuille | Voorzitter\n2026 | Cultuur | An Zwemmer",
    "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2026 | D1 | Musea | Cultuur",
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum      | Stand       | Reden | Thema's
        2026        | M1      | D1      | Musea     | pho   | 1     | 13-01-2026 | gehouden    |       | Kunst
        2026        | M2      | D1      | Theater   | pho   | 1     | 10-03-2026 | geannuleerd | weer  | Kunst
        2026        | M3      | D1      | Nieuwjaar | pho   | 2     | 12-01-2027 | gehouden    |       | Kunst
        2026        | M4      | D1      | Terugblik | pho   | 2     | 14-01-2027 | geannuleerd | weer  | Kunst
        2026        | M5      | D1      | Film      | pho   | 2     | 21-12-2026 | gepland     |       | Kunst
    """,
    "Opkomst": """
        Overleg | Gemeente | Functie   | Uitgenodigd | Aanwezig
        M1      | Pekela   | wethouder | 1           | 1
        M3      | Pekela   | wethouder | 1           | 0
    """,
    "Tellingen zonder datum": """
        Verslagjaar | Telling | Dossier | Omschrijving | Soort | Helft | Periode     | Aantal | Stand
        2026        | T1      | D1      | Zingen       | pho   | 2     | najaar 2026 | 2      | gehouden
        2026        | T2      |         | Dansen       | pho   | 2     | jan 2027    | 1      | gehouden
    """,
}
SAID = {
    "Overleggen in de lijst": (
        "5",
        "1 gehouden · 1 geannuleerd · 1 met onbekende afloop · 1 gehouden in een ander jaar · 1 geannuleerd in een ander jaar",
    ),
    "Overleggen gehouden": (
        "1 van 3",
        "1 geannuleerd · 1 met onbekende afloop · daarnaast 1 gehouden in een ander jaar · daarnaast 2 zonder datum",
    ),
    "Overleggen geannuleerd": ("1", "daarnaast 1 in een ander jaar"),
    "Overleggen gepland": ("0", "daarnaast 1 voorbij, met onbekende afloop"),
    "Overleggen zonder datum": ("2", "daarnaast 1 in een ander jaar"),
    "PHO’s gehouden": ("3", "waarvan 1 met een datum · 2 zonder datum · daarnaast 2 in een ander jaar"),
    "Overleggen onder een voorzitter": ("1", "daarnaast 1 met onbekende afloop · daarnaast 2 in een ander jaar"),
    # the lights and what is shown of a dossier do not know January either: M1 and the 2
    "Overleggen met en zonder datum": (
        "3",
        "waarvan 2 zonder datum · daarnaast 1 geannuleerd · daarnaast 2 in een ander jaar",
    ),
}


@pytest.fixture(scope="module")
def winter(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, "2027-02-01") as folder:
        yield folder / "store"


def test_the_command_line_counts_the_year_itself_and_says_what_is_beside_it(winter):
    with warehouse.reader() as reader:
        told = {metric.title: printed(reader, metric, Y2026) for metric in METRICS.values()}
        assert figure(reader, "cancellation_rate", Y2026) == 50  # M2 of M1 and M2
        assert reader.rows("SELECT meeting_id FROM attendance_facts") == [("M1",)]
    for name, (value, beside) in SAID.items():
        if name in told:
            assert (told[name]["said"], told[name]["beside_said"]) == (value, beside), name


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("overzicht", {"Overleggen gehouden"}),
        (
            "activiteit",
            {"Overleggen gehouden", "PHO’s gehouden", "Overleggen zonder datum", "Overleggen onder een voorzitter"},
        ),
        ("agenda", {"Overleggen in de lijst", "Overleggen gepland"}),
    ],
)
def test_the_pages_say_the_same(winter, page, names):
    found = {one.name: one for one in anywhere_on(page, Y2026)}
    assert names <= set(found)
    for name in names:
        value, beside = SAID[name]
        assert found[name].value in (value, value.partition(" van ")[0])  # what it is out of has a column of its own
        assert beside.replace(" · ", " ") in found[name].more.replace("wat niet meetelt ", "").replace(" · ", " ")


def test_a_dossier_says_the_same_with_and_without_a_date(winter):
    value, beside = SAID["Overleggen met en zonder datum"]
    page = " ".join(said(opened("dossiers", jaar="2026", dossier="D1")).split())
    assert f"{value} overleggen gehouden" in page
    assert beside in page


def test_the_slides_say_the_same(winter):
    found = [one for one in on_slides(Y2026) if one.name in ("Overleggen gehouden", "PHO’s gehouden")]
    assert "Overleggen gehouden" in {one.name for one in found}
    for one in found:
        value, beside = SAID[one.name]
        assert one.value == value
        assert beside in one.more


def test_its_day_is_taken_and_shown_all_the_same(winter):
    """A meeting of January stands on its day in the calendar, and on that day nobody is free."""
    with warehouse.reader() as reader:
        sql = "SELECT own_meetings, not_held FROM agenda_days WHERE meeting_day >= '2027-01-01' ORDER BY meeting_day"
        assert reader.rows(sql) == [(1, 0), (0, 1)]
    assert "1 overleg: Nieuwjaar" in " ".join(said(opened("agenda", jaar="2026")).split())
    text = " ".join(said(opened("agenda", jaar="2026", la="themas")).split())
    assert "Kunst de vereniging (1×, laatst di 13 jan 2026 · 1× met onbekende afloop · 1× in een ander jaar)" in text
