"""A file that is complete for a period: what it no longer has is shown, goes by a word in the batch, and comes back."""

import json
import shutil

import pytest
from base import BASE
from tables import load_base, load_tables, write_tables

import warehouse
from etl import drafts
from etl.__main__ import main
from etl.check.period import Period, can_be, chosen, period_of
from etl.datasets import DATASETS
from etl.intake.choices import NOTHING
from etl.load import check_file, load, redo, undo
from etl.store import batches
from etl.store.integrity import verify
from etl.store.publish import rebuild
from etl.store.value_history import BROUGHT, TAKEN

SECOND = {
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum       | Stand
        2023        | M2      | D1; D2  | Zwembad   | pho   | 2     | 19-10-2023  | gehouden
    """
}
"""The meetings of the second half, without M3."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("loaded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_base(folder)
    return folder / "store"


@pytest.fixture
def store(loaded, tmp_path, monkeypatch):
    shutil.copytree(loaded, tmp_path / "store")
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    return tmp_path


def replaced(folder, tables, name="nieuw.xlsx", **periods):
    return load(write_tables(folder / name, tables), choices=NOTHING.with_replaces(periods))


def found(sql):
    with warehouse.reader() as reader:
        return reader.rows(sql)


def meetings():
    return [key for (key,) in found("SELECT meeting_id FROM meetings ORDER BY 1")]


def test_a_file_without_the_claim_takes_nothing_away(store):
    outcome = load(write_tables(store / "nieuw.xlsx", SECOND))
    assert not outcome.has_news and meetings() == ["M1", "M2", "M3"]
    assert outcome.periods == {"meetings": ("2023", "2023 tweede", "alles")}


def test_only_the_rows_of_that_period_go_and_undo_brings_them_back(store):
    before = warehouse.current()["content_hash"]
    path = write_tables(store / "nieuw.xlsx", SECOND)
    said = check_file(path, choices=NOTHING.with_replaces({"meetings": "2023 tweede"}))
    assert [(g.dataset, g.words, g.rows) for g in said.gone] == [("meetings", "de tweede helft van 2023", 1)]
    assert [(r.key, r.label, r.was_in) for r in said.gone[0].shown] == [("M3", "Sportpas", "B0001")]
    assert (said.datasets["meetings"].unchanged, said.datasets["meetings"].gone) == (1, 1)
    assert meetings() == ["M1", "M2", "M3"], "kijken haalt niets weg"
    outcome = replaced(store, SECOND, meetings="2023 tweede")
    assert outcome.message == "Opgeslagen als aanlevering B0002. 1 regel is weggehaald."
    assert meetings() == ["M1", "M2"], "M1 is van de eerste helft"
    after = warehouse.current()["content_hash"]
    undo("B0002")
    assert (meetings(), warehouse.current()["content_hash"]) == (["M1", "M2", "M3"], before)
    redo("B0002")
    rebuild()
    assert (meetings(), warehouse.current()["content_hash"]) == (["M1", "M2"], after)
    assert verify() == []


def test_what_goes_is_in_the_batch_and_its_history(store):
    replaced(store, SECOND, meetings="2023 tweede")
    batch = batches.all_batches()[-1]
    assert [(g["dataset"], g["period"], g["rows"]) for g in batch.gone] == [("meetings", "2023 tweede", 1)]
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("Sportpas", "Sportpas 2")}, name="terug.xlsx")
    assert found("SELECT row_key, value, _batch FROM value_history WHERE column_name = 'Regel' ORDER BY position") == [
        ("M3", TAKEN, "B0002"),
        ("M3", BROUGHT, "B0003"),
    ]
    part = batch.folder / "meetings-gone.parquet"
    part.chmod(0o644)
    part.write_bytes(part.read_bytes() + b"x")
    assert verify() == ["Wat B0002 weghaalt (meetings) is veranderd sinds het laden."]


def test_a_row_that_comes_again_starts_anew(store):
    """An absent column keeps what it was, but not what was said before the row was taken away."""
    tables = {"Opkomst": "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig\nM1 | Pekela | wethouder | 1 | 1"}
    assert replaced(store, tables, attendance="2023 eerste").gone[0].rows == 2
    again = {"Opkomst": "Overleg | Gemeente | Functie | Aanwezig\nM1 | Veendam | wethouder | 1"}
    assert load_tables(store, again, name="weer.xlsx").datasets["attendance"].new == 1
    assert found("SELECT invited, present FROM attendance WHERE municipality = 'Veendam'") == [(None, 1)]
    undo("B0002")
    assert found("SELECT invited, present FROM attendance WHERE municipality = 'Veendam'") == [(1, 1)]


def test_a_row_that_others_refer_to_is_not_taken_away(store):
    tables = {"Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2023 | D1 | PHO Cultuur | Cultuur"}
    before = warehouse.current()
    outcome = replaced(store, tables, dossiers="2023")
    assert [(p.sheet, p.row, p.column, p.found, p.kind) for p in outcome.problems] == [
        ("Dossiers", 0, "Dossier", "geen regel ‘2023 · D2’", "regel die niet weg mag")
    ]
    assert "blad ‘Overleggen’ verwijst er 2 keer naar" in outcome.problems[0].wanted
    assert outcome.batch is None and warehouse.current() == before


def test_it_may_go_together_with_what_referred_to_it(store):
    tables = {
        "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2023 | D1 | PHO Cultuur | Cultuur",
        "Overleggen": SECOND["Overleggen"].replace("D1; D2", "D1"),
    }
    outcome = replaced(store, tables, dossiers="2023", meetings="2023 tweede")
    assert not outcome.problems and {g.dataset: g.rows for g in outcome.gone} == {"dossiers": 1, "meetings": 1}
    assert found("SELECT dossier_id FROM dossiers") == [("D1",)]
    assert verify() == []


def test_a_period_of_which_the_file_has_nothing_is_refused(store):
    tables = {"Overleggen": BASE["Overleggen"].replace("2023  ", "2022  ")}
    [problem] = replaced(store, tables, meetings="2023").problems[:1]
    assert problem.found.startswith("geen enkele regel van 2023") or "Dossier" in problem.column
    outcome = replaced(store, SECOND, meetings="2023 eerste")
    assert [p.found for p in outcome.problems] == ["geen enkele regel van de eerste helft van 2023"]
    outcome = replaced(store, {"Gemeenten": BASE["Gemeenten"]}, municipalities="2023")
    assert [p.found for p in outcome.problems] == ["de periode ‘2023’"]


def test_a_light_of_a_frozen_half_is_not_taken_away(store):
    lights = "Verslagjaar | Dossier | Helft | Stoplicht\n2023 | D1 | 1 | groen\n2023 | D2 | 1 | groen"
    heads = "Verslagjaar | Helft | Geopend op | Invullen voor | Stand van de ronde | Goedgekeurd door"
    rounds = f"{heads}\n2023 | 1 | 1-6-2023 | 8-6-2023 | bevroren | bestuur"
    load_tables(store, {"Stoplichten": lights, "Rondes stoplichten": rounds}, name="lichten.xlsx")
    outcome = replaced(store, {"Stoplichten": lights.rpartition("\n")[0]}, lights="2023")
    assert [(p.found, "bevroren helft" in p.wanted) for p in outcome.problems] == [("geen regel ‘2023 · D2 · 1’", True)]


def test_nothing_goes_while_the_file_has_a_problem_and_all_of_it_when_it_is_finished(store):
    text = SECOND["Overleggen"] + "        2023 | M4 | D1 | Theater | pho | 2 | 31-2-2023 | gehouden\n"
    draft = drafts.put(write_tables(store / "half.xlsx", {"Overleggen": text}).read_bytes(), "half.xlsx")
    drafts.decide(draft.id, lambda c: c.with_replaces({"meetings": "2023 tweede"}))
    drafts.correct(draft.id, {("Overleggen", "D2"): "Zwembaden"}, "secretaris")
    first = drafts.save(draft.id, by="secretaris", good_rows=True)
    assert first.batch and not first.gone and any("tot dan gaat er niets weg" in note for note in first.notes)
    assert meetings() == ["M1", "M2", "M3"]
    drafts.correct(draft.id, {("Overleggen", "G3"): "1-12-2023"}, "secretaris")
    assert drafts.check(draft.id).gone[0].shown[0].key == "M3", "M2 stond in het eerste deel en is dus niet weg"
    drafts.save(draft.id, by="secretaris")
    assert meetings() == ["M1", "M2", "M4"]
    assert verify() == []


def test_the_same_road_on_the_command_line(store, capsys):
    path = write_tables(store / "nieuw.xlsx", SECOND)
    assert main(["check", str(path), "--replaces", "Overleggen=2023 tweede helft"]) == 0
    assert "1 ongewijzigd, 1 weg" in (said := capsys.readouterr().out)
    assert "M3 (Sportpas), stond in B0001" in said
    assert main(["load", str(path), "--replaces", "2023 tweede", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["gone"][0]["rows"] == 1
    assert meetings() == ["M1", "M2"]
    assert main(["check", str(path), "--replaces", "najaar"]) == 2
    assert "‘najaar’ is geen periode" in capsys.readouterr().err
    assert main(["check", str(path), "--replaces", "Gemeenten=2023"]) == 2


def test_every_kind_knows_its_periods():
    year, half = Period(2024), Period(2024, 2)
    assert [period_of(t) for t in ("2024", " 2024  tweede helft", "Alles", "24", "2024 derde")] == [
        year,
        half,
        Period(),
        None,
        None,
    ]
    by_year = {d.name for d in DATASETS.values() if can_be(d, year)}
    by_half = {d.name for d in DATASETS.values() if can_be(d, half)}
    assert {"meetings", "hours", "attendance", "nominations", "bank_balances", "ledger_entries"} <= by_year
    assert not {"municipalities", "bodies", "settings", "relations"} & by_year
    assert {"meetings", "lights", "attendance"} <= by_half <= by_year
    assert not {"hours", "bank_balances"} & by_half
    assert chosen(["2024", "Overleggen=2024 eerste"], [DATASETS["meetings"], DATASETS["hours"]]) == {
        "meetings": "2024 eerste",
        "hours": "2024",
    }


def test_rows_of_a_first_part_that_was_taken_out_are_still_in_the_file(store):
    """The file has them, so they are not gone; what another batch says of them stays."""
    text = (
        BASE["Overleggen"]
        .replace("Muziek", "Musea")
        .replace("Sportpas", "Sportpas 2")
        .replace("19-10-2023", "31-2-2023")
    )
    draft = drafts.put(write_tables(store / "half.xlsx", {"Overleggen": text}).read_bytes(), "half.xlsx")
    drafts.decide(draft.id, lambda c: c.with_replaces({"meetings": "2023"}))
    part = drafts.save(draft.id, by="secretaris", good_rows=True).batch
    undo(part)
    drafts.correct(draft.id, {("Overleggen", "G3"): "20-10-2023"}, "secretaris")
    outcome = drafts.save(draft.id, by="secretaris")
    assert outcome.batch and not outcome.gone
    assert found("SELECT meeting_id, title FROM meetings ORDER BY 1") == [
        ("M1", "Muziek"),
        ("M2", "Zwembad"),
        ("M3", "Sportpas"),
    ]
