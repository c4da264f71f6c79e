"""What loading asks of a meeting to come, and what stays unknown where no seat was loaded."""

from base import BASE
from looks import opened, said
from tables import figure, load_tables

import warehouse
from metrics import Where


def test_loading_asks_whether_a_meeting_to_come_was_held(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2026-06-16")
    asked = (
        "2 overleggen staan op gehouden, maar hun dag moet nog komen (Zien, augustus 2026; Bad, 16-12-2026). "
        "Klopt dat? Tot dan tellen zij als gepland."
    )
    meetings = """
        Verslagjaar | Overleg | Onderwerp | Soort | Datum      | Stand
        2026        | M1      | Lezen     | pho   | 16-06-2026 | gehouden
        2026        | M2      | Bad       | pho   | 16-12-2026 | gehouden
        2026        | M3      | Duiken    | pho   | 17-12-2026 | gepland
        2026        | M4      | Zien      | pho   | aug 2026   | gehouden
    """
    outcome = load_tables(store, {"Overleggen": meetings})
    assert outcome.batch and outcome.notes == [asked]


def test_without_a_seat_in_a_permanent_body_none_is_filled_nor_vacant(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2026-06-16")
    seats = """
        Verslagjaar | Commissie | Zetel | Stand | Gemeente
        2026        | TYD       | 1     | bezet | Pekela
    """
    load_tables(
        store,
        {
            "Gemeenten": BASE["Gemeenten"],
            "VNG-commissies": "Code | Commissie | Tijdelijk\nTYD | Tijdelijk werk | ja",
            "VNG-zetels": seats,
        },
    )
    with warehouse.reader() as reader:
        found = [figure(reader, name, Where(2026)) for name in ("seats_filled", "seats_vacant", "seats_temporary")]
        # of Pekela it is not known either: there is no list of permanent seats in which it could stand
        split = figure(reader, "seats_filled", Where(2026), ("municipality",))
    assert found == [None, None, 1]
    assert split == {"Pekela": None}
    assert "Er zijn geen zetels in vaste commissies geladen" in said(opened("vng", jaar="2026"))
