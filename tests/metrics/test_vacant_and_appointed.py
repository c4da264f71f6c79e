"""A seat that is vacant while its round ended in an appointment: a contradiction that is told, with both sources."""
# ruff: noqa: E501  (a table is read across)

from datetime import date

import pytest
from base import BASE
from tables import load_tables

from etl.store import states

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
