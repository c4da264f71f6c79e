"""Two people at once: who saves after the other is told first what moved; nothing is gone over unseen or lost.

Each test has two people who both looked at the same moment; the second then saves what the first did not see.
"""

import pytest
from small_books import RENT
from tables import load_base, load_tables, write_tables

import warehouse
from etl import drafts
from etl.enter import enter
from etl.load import Seen, undo
from etl.store import batches

APPROVAL = {
    "fiscal_year": "2023",
    "quarter": "1",
    "cost_type": "Huur",
    "amount": "100,00",
    "approved_by": "penningmeester",
    "approved_on": "20-04-2023",
}
LIGHT = {"report_year": "2023", "dossier_id": "D1", "half": "1", "light_1": "groen"}
HEAD = "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig\n"
LATER = """
    Verslagjaar | Dossier | Naam      | Portefeuille
    2023        | D9      | PHO Water | Sport
"""


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)
    return tmp_path


def rows(sql):
    with warehouse.reader() as reader:
        return reader.rows(sql)


def seen():
    return warehouse.current()["ledger_seq"]


def put(folder, name, tables):
    """A file that is put ready, and what its difference shows."""
    draft = drafts.put(write_tables(folder / name, tables).read_bytes(), name, "griffier")
    return draft, drafts.check(draft.id)


# --- the same cell ---


def test_the_same_cell_in_two_files_is_not_gone_over_unseen(store):
    """Pekela at M1: 1 is stored; the first says 0, the second saw 1 → 2."""
    mine, shown = put(store, "tweede.xlsx", {"Opkomst": HEAD + "M1 | Pekela | wethouder | 2 | 2"})
    assert {(c.column, c.old, c.new) for c in shown.changes} == {("Uitgenodigd", "1", "2"), ("Aanwezig", "1", "2")}
    load_tables(store, {"Opkomst": HEAD + "M1 | Pekela | wethouder | 1 | 0"}, by="secretaris")
    outcome = drafts.save(mine.id, by="griffier", seen=Seen.of(shown))
    assert outcome.batch is None
    assert "Aanwezig was ‘1’ toen u keek en is nu ‘0’ (B0002 door secretaris" in outcome.message
    assert rows("SELECT present FROM attendance WHERE meeting_id = 'M1' AND municipality = 'Pekela'") == [(0,)]
    again = drafts.check(drafts.get(mine.id).id)
    assert ("Aanwezig", "0", "2") in {(c.column, c.old, c.new) for c in again.changes}, "het nieuwe verschil"
    assert drafts.save(mine.id, by="griffier", seen=Seen.of(again)).batch == "B0003", "wie het zag, mag het opslaan"


def test_one_new_row_does_not_become_a_changed_one_without_a_word(store):
    mine, shown = put(store, "tweede.xlsx", {"Opkomst": HEAD + "M2 | Pekela | wethouder | 2 | 2"})
    assert shown.datasets["attendance"].new == 1
    load_tables(store, {"Opkomst": HEAD + "M2 | Pekela | wethouder | 1 | 0"}, by="secretaris")
    outcome = drafts.save(mine.id, by="griffier", seen=Seen.of(shown))
    assert outcome.batch is None
    assert "erbij gekomen sinds u keek (B0002 door secretaris" in outcome.message
    assert "U zag 1 nieuw; nu is het 1 gewijzigd." in outcome.message
    assert drafts.get(mine.id), "het bestand staat nog klaar"


def test_what_another_saved_elsewhere_is_no_reason_to_stop(store):
    mine, shown = put(store, "tweede.xlsx", {"Opkomst": HEAD + "M1 | Pekela | wethouder | 2 | 2"})
    load_tables(store, {"Opkomst": HEAD + "M1 | Veendam | wethouder | 1 | 0"}, by="secretaris")
    assert drafts.save(mine.id, by="griffier", seen=Seen.of(shown)).batch == "B0003"


def test_a_decision_of_another_on_the_same_file_is_told(store):
    mine, shown = put(store, "samen.xlsx", {"Opkomst": HEAD + "M1 | Pekela | wethouder | 1 | 0"})
    drafts.correct(mine.id, {("Opkomst", "D2"): "4"}, "secretaris")
    outcome = drafts.save(mine.id, by="griffier", seen=Seen.of(shown))
    assert (outcome.batch, outcome.moved) == (None, ["Welke cellen veranderen, is nu anders."])


# --- the same light, the same new number ---


def test_the_same_light_given_twice_is_told_and_can_then_be_given(store):
    when = seen()
    assert enter("lights", [LIGHT], by="adviseur", since=when).batch
    second = enter("lights", [LIGHT | {"light_1": "onbekend"}], by="secretaris", since=when)
    assert second.batch is None
    assert "erbij gekomen sinds u keek (B0002 door adviseur" in second.message
    when = seen()
    assert enter("lights", [LIGHT | {"light_1": "onbekend"}], by="adviseur", since=when).batch
    third = enter("lights", [LIGHT | {"explanation": "loopt"}], by="secretaris", since=when)
    assert "was ‘groen’ toen u keek en is nu ‘onbekend’ (B0003 door adviseur" in third.message
    assert rows("SELECT light_1, _batch FROM lights") == [("onbekend", "B0003")]
    assert enter("lights", [LIGHT | {"explanation": "loopt"}], by="secretaris", since=seen()).batch == "B0004"


def test_a_light_that_another_took_back_is_told(store):
    enter("lights", [LIGHT], by="adviseur")
    when = seen()
    undo("B0002", by="secretaris")
    outcome = enter("lights", [LIGHT | {"explanation": "loopt"}], by="adviseur", since=when)
    assert "weggehaald sinds u keek (B0002 teruggedraaid door secretaris" in outcome.message


def test_a_judgement_of_a_light_that_moved_is_not_taken(store):
    """The colour is the same, its words are not: who judges had not read them."""
    enter("lights", [LIGHT], by="adviseur")
    when = seen()
    enter("lights", [LIGHT | {"explanation": "het loopt anders"}], by="adviseur")
    verdict = {k: LIGHT[k] for k in ("report_year", "dossier_id", "half")} | {
        "judged": "groen",
        "verdict": "goedgekeurd",
        "reviewer_function": "secretaris",
        "reviewed_on": "16-06-2023",
    }
    outcome = enter("light_reviews", [verdict], by="secretaris", since=when)
    assert outcome.batch is None
    assert "is nu ‘het loopt anders’ (B0003 door adviseur" in outcome.message
    assert enter("light_reviews", [verdict], by="secretaris", since=seen()).batch


# --- undo of a batch on which a draft leans ---


@pytest.mark.parametrize("good_rows", [False, True])
def test_a_file_that_leans_on_what_was_taken_back_is_kept_and_told(store, good_rows):
    load_tables(store, {"Dossiers": LATER}, name="later.xlsx")
    light = "Verslagjaar | Dossier | Helft | Stoplicht\n2023 | D9 | 1 | groen\n2023 | D1 | 1 | groen"
    mine, shown = put(store, "lichten.xlsx", {"Stoplichten": light})
    assert not shown.problems
    undo("B0002", by="secretaris")
    outcome = drafts.save(mine.id, by="griffier", good_rows=good_rows, seen=Seen.of(shown))
    assert outcome.batch is None
    assert "U zag 2 nieuw; nu is het 1 nieuw, 1 met een probleem." in outcome.message
    assert "D9" in outcome.message
    assert "Sinds u keek: B0002 teruggedraaid door secretaris." in outcome.message
    assert drafts.get(mine.id)
    assert len(batches.ledger()) == 3, "er is niets bij gekomen"


# --- approval while a correction comes in ---


def test_approval_of_amounts_that_a_correction_moved_is_not_taken(store):
    load_tables(store, RENT, name="boeken.xlsx")
    when = seen()
    correction = RENT["Boekingen"].replace("100,00", "120,00")
    load_tables(store, {"Boekingen": correction}, name="correctie.xlsx", by="administratie")
    outcome = enter("approvals", [APPROVAL], by="penningmeester", since=when)
    assert outcome.batch is None
    assert "Bedrag was ‘100,00’ toen u keek en is nu ‘120,00’ (B0003 door administratie" in outcome.message
    assert rows("SELECT count(*) FROM approvals") == [(0,)]
    now = enter("approvals", [APPROVAL | {"amount": "120,00"}], by="penningmeester", since=seen())
    assert now.batch == "B0004"


def test_approval_of_amounts_that_another_sorting_of_accounts_moved_is_not_taken(store):
    """The sorting of accounts has no year or quarter in its key: any change of it counts."""
    load_tables(store, RENT, name="boeken.xlsx")
    when = seen()
    enter("account_mapping", [{"account_id": "4100", "from_year": "2023", "cost_type": "Huur"}], by="administratie")
    outcome = enter("approvals", [APPROVAL], by="penningmeester", since=when)
    assert outcome.batch is None
    assert "Indeling rekeningen" in outcome.message
    assert "erbij gekomen sinds u keek (B0003 door administratie" in outcome.message


def test_what_no_one_touched_is_saved_as_before(store):
    when = seen()
    enter("lights", [LIGHT], by="adviseur")
    assert enter("lights", [LIGHT | {"dossier_id": "D2"}], by="secretaris", since=when).batch == "B0003"
