"""A seat that is vacant while its round ended in an appointment: a contradiction that is told, with both sources."""
# ruff: noqa: E501  (a table is read across)

from datetime import date

import pytest
from base import BASE
from looks import opened, said
from tables import figure, load_tables

import warehouse
from etl.store import states
from metrics import Where

TABLES = {
    "Gemeenten": BASE["Gemeenten"],
    "VNG-commissies": """
        Code | Commissie | Tijdelijk
        FIN  | Geld      | nee
    """,
    "VNG-zetels": """
        Verslagjaar | Commissie | Zetel | Stand  | Gemeente | Functie   | Vanaf
        2026        | FIN       | 1     | vacant |          |           | 01-01-2026
        2026        | FIN       | 2     | vacant |          |           | 01-09-2026
        2026        | FIN       | 3     | vacant |          |           | juni 2026
        2026        | FIN       | 4     | vacant |          |           |
        2026        | FIN       | 5     | bezet  | Pekela   | wethouder | 12-06-2026
        2026        | FIN       | 6     | vacant |          |           |
    """,
    "Vacatures": """
        Verslagjaar | Vacature | Commissie | Zetel | Opengesteld | Besluit    | Uitkomst
        2026        | V1       | FIN       | 1     | 15-01-2026  | 12-06-2026 | benoemd
        2026        | V2       | FIN       | 2     | 15-01-2026  | 12-06-2026 | benoemd
        2026        | V3       | FIN       | 3     | 15-01-2026  | juni 2026  | voorlopig benoemd
        2026        | V4       | FIN       | 4     | 15-01-2026  | 12-06-2026 | benoemd
        2026        | V5       | FIN       | 4     | 01-09-2026  |            | open
        2026        | V6       | FIN       | 5     | 15-01-2026  | 12-06-2026 | benoemd
        2026        | V7       | FIN       | 6     | 15-01-2026  | 12-06-2026 | niet benoemd
    """,
}
SAYS = {
    1: "de zetel staat vacant, maar vacature V1 is benoemd op 12-06-2026 (test.xlsx › Vacatures › regel 2)",
    3: "de zetel staat vacant, maar vacature V3 is voorlopig benoemd (test.xlsx › Vacatures › regel 4)",
    4: "de zetel staat vacant, maar vacature V4 is benoemd op 12-06-2026 (test.xlsx › Vacatures › regel 5)",
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The store of TABLES; it is looked at as on other days."""
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-06-11")
        load_tables(folder, TABLES)
    return folder / "store"


@pytest.mark.parametrize(
    ("day", "seats"),
    [
        # nothing is decided in May. What is decided in June may be so from its first day
        ("2026-05-31", []),
        ("2026-06-11", [3]),
        # seat 2 is vacant from September only: of before nobody knows who sits there. Seat 5 is filled; of 6 nobody was appointed
        ("2026-06-12", [1, 3, 4]),
        # seat 2 falls vacant after its appointment, and for seat 4 a new round is open: that is no contradiction
        ("2026-09-01", [1, 3]),
    ],
)
def test_a_seat_that_is_vacant_after_an_appointment_asks_attention(drawn, monkeypatch, day, seats):
    monkeypatch.setenv("VGG_DATA", str(drawn))
    monkeypatch.setenv("VGG_TODAY", "2026-12-31")
    asked = """SELECT {}, _sheet, _row FROM {} WHERE kind = 'vacant en benoemd' ORDER BY _row"""
    with states.opened(states.as_on(date.fromisoformat(day))) as reader:
        attention = reader.rows(asked.format("subject, reason, page, link_value", "attention"))
        doubts = reader.rows(asked.format("title, sentence", "doubt_facts"))
    # the row of a seat is one below its number, for the first is the heading
    assert doubts == [(f"Zetel {seat} van Geld", SAYS[seat], "VNG-zetels", seat + 1) for seat in seats]
    assert attention == [(*row[:2], "vng", "FIN", *row[2:]) for row in doubts]


AFTER = {
    "Gemeenten": BASE["Gemeenten"],
    "VNG-commissies": TABLES["VNG-commissies"],
    "VNG-zetels": """
        Verslagjaar | Commissie | Zetel | Stand  | Gemeente | Functie   | Vanaf      | Tot
        2024        | FIN       | 1     | vacant |          |           | 01-10-2024 |
        2024        | FIN       | 2     | bezet  | Pekela   | wethouder | 01-01-2022 | 01-06-2026
        2025        | FIN       | 1     | vacant |          |           | 01-10-2024 |
        2025        | FIN       | 2     | bezet  | Pekela   | wethouder | 01-01-2022 | 01-06-2026
    """,
    "Vacatures": """
        Verslagjaar | Vacature | Commissie | Zetel | Ronde  | Opengesteld | Sluit      | Besluit    | Uitkomst
        2024        | V1       | FIN       | 1     | najaar | 27-11-2024  | 31-12-2024 | 15-01-2025 | benoemd
    """,
    "Voordrachten": """
        Vacature | Kandidaat | Gemeente | Gemeld op  | Uitkomst | Datum uitkomst
        V1       | 1         | Pekela   | 02-12-2024 | benoemd  | 15-01-2025
    """,
}


def test_a_round_that_is_decided_after_its_year_counts_once_in_its_year(tmp_path, monkeypatch):
    """Opened on 27 November 2024, decided on 15 January 2025: on the 14th nothing is decided, on the 20th 1 of 1.

    The seat is still vacant in 2025 and someone was appointed: that asks attention there, and not in 2024, on the last
    day of which it was vacant rightly.
    """
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2025-01-20")
    load_tables(tmp_path, AFTER)
    asked = "SELECT report_year, subject FROM attention WHERE kind = 'vacant en benoemd'"
    steps = "SELECT is_past FROM round_steps WHERE step = 'besluit ledenvergadering'"
    with states.opened(states.as_on(date(2025, 1, 14))) as reader:
        assert figure(reader, "vacancy_success", Where(2024)) is None
        assert (reader.rows(steps), reader.rows(asked)) == ([(False,)], [])
    with warehouse.reader() as reader:
        assert (figure(reader, "vacancy_success", Where(2024)), figure(reader, "vacancies", Where(2024))) == (100, 1)
        assert figure(reader, "vacancy_success", Where(2025)) is None
        assert (reader.rows(steps), reader.rows(asked)) == ([(True,)], [(2025, "Zetel 1 van Geld")])
    page = said(opened("vng", jaar="2024"))
    assert "tegenspraak: de zetel staat in 2025 vacant, maar vacature V1 is benoemd op 15-01-2025" in page
    assert "beslist na dit jaar, wo 15 jan 2025" in page and "nog te doen" not in page


def test_what_is_loaded_is_not_asked_for_when_there_is_none_of_it(tmp_path, monkeypatch):
    """The one seat is vacant: 0 of 1 filled and 0 that end, which is known; nothing has to be loaded for it."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2025-01-20")
    seats = "Verslagjaar | Commissie | Zetel | Stand | Vanaf\n2025 | FIN | 1 | vacant | 01-10-2024"
    load_tables(tmp_path, {name: AFTER[name] for name in ("Gemeenten", "VNG-commissies")} | {"VNG-zetels": seats})
    with warehouse.reader() as reader:
        assert (figure(reader, "seats_filled", Where(2025)), figure(reader, "seats_ending", Where(2025))) == (0, 0)
    page = said(opened("vng", la="spreiding"))
    assert "Zetels bezet: 0. Er is niets om uit te splitsen." in page
    assert "geen zetels in vaste commissies geladen" not in page and "Vul de kolom Tot" not in page
