"""Before saving: which rows are new, by what they are; and a column that shifted is said, though all can be read."""

from __future__ import annotations

from tables import load_tables, write_tables

from etl.load import check_file

HEAD = "Verslagjaar | Overleg | Onderwerp | Soort | Datum | Stand | Plaats"
ROWS = [f"2024 | M{n} | Overleg {n} | pho | {n}-3-2024 | gehouden | zaal {n}" for n in range(1, 9)]


def sheet(*lines):
    return {"Overleggen": "\n".join([HEAD, *lines])}


def found(store, *lines):
    return check_file(write_tables(store / "b.xlsx", sheet(*lines)), name="b.xlsx")


def test_new_rows_say_their_day_and_what_they_are_about(store):
    load_tables(store, sheet(*ROWS[:6]))
    outcome = found(store, *ROWS)
    assert [(r.row, r.key, r.day, r.subject, r.amount) for r in outcome.new_rows] == [
        (8, "M7", "do 7 mrt 2024", "Overleg 7", ""),
        (9, "M8", "vr 8 mrt 2024", "Overleg 8", ""),
    ]


def test_an_amount_is_told_in_cents(store):
    lines = "Boekjaar | Versie | Regel | Kostensoort | Bedrag\n2024 | begroting | R1 | Huur | 1234,5"
    types = "Kostensoort | Soort\nHuur | lasten"
    outcome = check_file(write_tables(store / "b.xlsx", {"Kostensoorten": types, "Begroting": lines}), name="b.xlsx")
    [row] = [row for row in outcome.new_rows if row.dataset == "budget_lines"]
    assert row.amount == "1.234,50"


def test_a_column_that_shifted_is_said_though_every_cell_can_be_read(store):
    load_tables(store, sheet(*ROWS))
    places = [line.rsplit("|", 1) for line in ROWS]
    shifted = [f"{places[n][0]}|{places[n - 1][1]}" for n in range(len(places))]
    [note] = [note for note in found(store, *shifted).notes if note.startswith("Let op: op blad")]
    assert "verandert bij 8 van de 8 regels die er al staan alleen ‘Plaats’" in note
    # One place that changes, or every row that changes in more ways, is what a correction does.
    one = [*ROWS[:-1], ROWS[-1].replace("zaal 8", "zaal 9")]
    assert not [note for note in found(store, *one).notes if note.startswith("Let op: op blad")]
