"""Two people at the command line: saving compares again, and where it moved the new difference is shown first.

Stored is the small association of base.py: at M1 Pekela 1 invited and 1 present (B0001). Who types a command is who is
logged in.
"""

import json
from pathlib import Path

import pytest
from tables import load_base, load_tables, rows, write_tables

from etl.__main__ import main
from etl.drafts import every
from etl.store import batches

HEAD = "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig\n"
CELL = "SELECT invited, present FROM attendance WHERE meeting_id = 'M1' AND municipality = 'Pekela'"


@pytest.fixture
def types(tmp_path, monkeypatch, capsys):
    """A person types a command: exit code and what was said."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)

    def run(who, *asked):
        monkeypatch.setenv("LOGNAME", who)
        code = main([str(one) for one in asked])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def pekela(folder, name, invited, present) -> Path:
    return write_tables(folder / name, {"Opkomst": f"{HEAD}M1 | Pekela | wethouder | {invited} | {present}"})


def another_saves(folder):
    """The secretary stores 1 invited, 0 present: B0002."""
    load_tables(folder, {"Opkomst": HEAD + "M1 | Pekela | wethouder | 1 | 0"}, by="secretaris")


def put(types, who, path):
    return types(who, "put", path)[1].split()[0]


SAW = "Aanwezig was ‘1’ toen u keek en is nu ‘0’ (B0002 door secretaris"
NEW = "M1 · Pekela · wethouder: Aanwezig was ‘0’, wordt ‘2’; stond in B0002"


def test_a_difference_is_shown_cell_by_cell(types, tmp_path):
    path = pekela(tmp_path, "tweede.xlsx", 2, 1)
    cell = "    Opkomst, M1 · Pekela · wethouder: Uitgenodigd was ‘1’, wordt ‘2’; stond in B0001\n"
    assert cell in types("griffier", "check", path)[1]
    assert cell in types("griffier", "show", put(types, "griffier", path))[1]


def test_a_file_put_ready_long_ago_and_never_looked_at_is_compared_with_that_moment(types, tmp_path):
    number = put(types, "griffier", pekela(tmp_path, "tweede.xlsx", 2, 2))
    another_saves(tmp_path)
    code, said = types("griffier", "finish", number, "--json")
    told = json.loads(said)
    assert (code, told["batch"]) == (1, None)
    assert any(SAW in sentence for sentence in told["moved"])
    assert {(c["column"], c["old"], c["new"]) for c in told["changes"]} == {
        ("Uitgenodigd", "1", "2"),
        ("Aanwezig", "0", "2"),
    }
    assert types("griffier", "finish", number)[0] == 0


def test_two_files_on_one_cell(types, tmp_path):
    """Both put theirs ready and looked; the first saves, the second is told and sees the new difference."""
    first = put(types, "adviseur", pekela(tmp_path, "eerste.xlsx", 1, 0))
    second = put(types, "griffier", pekela(tmp_path, "tweede.xlsx", 2, 2))
    for who, number in (("adviseur", first), ("griffier", second)):
        types(who, "show", number)
    assert types("adviseur", "finish", first)[0] == 0
    code, said = types("griffier", "finish", second)
    assert code == 1
    assert "Er is niets opgeslagen, want sinds u keek is veranderd waar dit over gaat." in said
    assert SAW.replace("secretaris", "adviseur") in said and NEW in said
    assert "geef de opdracht dan nog eens" in said
    assert rows(CELL) == [(1, 0)]
    code, said = types("griffier", "finish", second)
    assert (code, rows(CELL)) == (0, [(2, 2)]), "wie het nieuwe verschil zag, mag het opslaan"
    assert "B0003" in said


def test_what_another_put_ready_is_shown_before_it_is_saved(types, tmp_path):
    number = put(types, "adviseur", pekela(tmp_path, "eerste.xlsx", 2, 2))
    code, said = types("griffier", "finish", number)
    assert code == 1 and "is u nog niet getoond" in said and "Aanwezig was ‘1’, wordt ‘2’" in said
    assert types("griffier", "finish", number)[0] == 0


@pytest.mark.parametrize("looked", [True, False])
def test_a_decision_of_another_on_the_same_file_is_shown_first(types, tmp_path, looked):
    number = put(types, "griffier", pekela(tmp_path, "samen.xlsx", 1, 0))
    if looked:
        types("griffier", "show", number)
    assert "Uitgenodigd was ‘1’, wordt ‘4’" in types("adviseur", "choose", number, "--cell", "Opkomst!D2=4")[1]
    code, said = types("griffier", "finish", number)
    assert code == 1 and "Uitgenodigd was ‘1’, wordt ‘4’" in said
    types("griffier", "choose", number, "--cell", "Opkomst!D2=5")
    assert types("griffier", "finish", number)[0] == 0, "een eigen besluit zag zij: ‘choose’ toont het"
    assert rows(CELL) == [(5, 0)]


@pytest.mark.parametrize("moved", [False, True])
def test_suggestions_that_are_accepted_while_saving(types, tmp_path, moved):
    path = write_tables(tmp_path / "bijna.xlsx", {"Opkomst": HEAD + "M1 | Pekla | wethouder | 2 | 2"})
    number = put(types, "griffier", path)
    if moved:
        another_saves(tmp_path)
        assert types("griffier", "finish", number, "--accept")[0] == 1
        assert rows(CELL) == [(1, 0)]
    assert types("griffier", "finish", number, "--accept")[0] == 0
    assert rows(CELL) == [(2, 2)]


def test_good_rows_first_and_the_others_later(types, tmp_path):
    """What is left is compared with the moment at which the good rows were saved, not with that of `put`."""
    lines = "M1 | Pekela | wethouder | 2 | 2\nM1 | Veendam | wethouder | 1 | x"
    number = put(types, "griffier", write_tables(tmp_path / "half.xlsx", {"Opkomst": HEAD + lines}))
    assert types("griffier", "finish", number, "--good-rows")[0] == 0
    load_tables(tmp_path, {"Opkomst": HEAD + "M1 | Veendam | wethouder | 1 | 1"}, by="secretaris")
    assert types("griffier", "finish", number, "--accept")[0] == 1, "de x blijft een probleem"
    types("griffier", "choose", number, "--cell", "Opkomst!E3=0")
    assert types("griffier", "finish", number)[0] == 0
    assert not every()


def test_a_file_that_was_checked_is_compared_again_when_it_is_loaded(types, tmp_path):
    path = pekela(tmp_path, "tweede.xlsx", 2, 2)
    types("griffier", "check", path)
    another_saves(tmp_path)
    code, said = types("griffier", "load", path)
    assert code == 1 and SAW in said and NEW in said
    assert rows(CELL) == [(1, 0)]
    assert types("griffier", "load", path)[0] == 0
    assert rows(CELL) == [(2, 2)]


def test_what_did_not_move_or_was_never_looked_at_is_loaded_at_once(types, tmp_path):
    path = pekela(tmp_path, "tweede.xlsx", 2, 2)
    types("adviseur", "check", path)
    another_saves(tmp_path)
    assert types("griffier", "load", path)[0] == 0, "een ander keek, hij niet: laden is controleren en bewaren in één"
    other = write_tables(tmp_path / "ander.xlsx", {"Opkomst": HEAD + "M1 | Veendam | wethouder | 1 | 0"})
    types("griffier", "check", other)
    load_tables(tmp_path, {"Opkomst": HEAD + "M1 | Pekela | wethouder | 1 | 1"}, by="secretaris")
    assert types("griffier", "load", other)[0] == 0, "wat een ander elders bewaarde, houdt niets tegen"


def test_another_period_of_the_same_file_is_compared_with_the_moment_alone(types, tmp_path):
    """M3 is the only meeting of the file; complete for the second half, M2 would go: asked for, and no surprise."""
    sheet = "Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum | Stand | Reden\n"
    meeting = "2023 | M3 | D2 | Sportpas | pho | 2 | najaar 2023 | geannuleerd | weer"
    path = write_tables(tmp_path / "o.xlsx", {"Overleggen": sheet + meeting})
    types("griffier", "check", path)
    assert "M2" in types("griffier", "load", path, "--replaces", "2023 tweede")[1]
    assert rows("SELECT meeting_id FROM meetings ORDER BY 1") == [("M1",), ("M3",)]


def test_anyway_saves_without_comparing(types, tmp_path):
    path = pekela(tmp_path, "tweede.xlsx", 2, 2)
    number = put(types, "griffier", path)
    types("griffier", "check", path)
    another_saves(tmp_path)
    assert types("griffier", "finish", number, "--anyway")[0] == 0
    third = pekela(tmp_path, "derde.xlsx", 3, 3)
    types("griffier", "check", third)
    load_tables(tmp_path, {"Opkomst": HEAD + "M1 | Pekela | wethouder | 1 | 1"}, name="b.xlsx", by="secretaris")
    assert types("griffier", "load", third, "--anyway")[0] == 0
    assert len(batches.ledger()) == 5
