"""What was answered about one layout is a recipe: named, used and said, changed, forgotten, taken elsewhere."""

from __future__ import annotations

import json

import pytest
from tables import rows, write_tables

from etl import drafts
from etl.check.new_recipes import new_recipes
from etl.check.questions import questions
from etl.errors import Refused
from etl.intake import answers, recipe_file, remembered
from etl.intake.choices import NOTHING, Choices
from etl.store import batches

LOG = """
    Overleggen bureau {year}
    Wanneer        | Tijd        | Wat         | Soort      | Waar    | Doorgegaan? | Kleur
    di 16 jan      | 10.00-12.00 | PHO Cultuur | pho        | Veendam | ja          | rood
    do 14 mrt      | 14u00       | PHO Sport   | bestuurlik | online  | ja          |"""
LAYOUT = "Wanneer | Tijd | Wat | Soort | Waar | Doorgegaan? | Kleur"
NAME = "Overleggenlijst van het bureau"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """One store for all of these, in their order."""
    folder = tmp_path_factory.mktemp("recipes")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder))
        yield folder


def put(folder, year, text=LOG, name="overleggen bureau {year}.xlsx"):
    name = name.format(year=year)
    return drafts.put(write_tables(folder / name, {str(year): text.format(year=year)}).read_bytes(), name)


def answered(draft, **told):
    """Answer every question with its suggestion, or as told, until none is left; gives how many were asked."""
    count = 0
    while every := questions(drafts.check(draft.id), {}):
        for question in every:
            count += 1
            answer = next((a for part, a in told.items() if part in question.text), question.suggestion)
            assert answer, question.text
            drafts.decide(draft.id, lambda c, q=question, a=answer: q.answered(c, a))
    return count


def test_answers_become_a_recipe_with_a_name_and_the_next_file_says_so(store):
    draft = put(store, 2024)
    # The kind of the sheet, its year, a number for each row, and one word.
    assert answered(draft, bestuurlik="bestuurlijk") == 4
    outcome = drafts.check(draft.id)
    assert new_recipes(draft.name, draft.choices, outcome) == {"2024": "Overleggen uit overleggen bureau"}
    done = drafts.save(draft.id, by="secretaris", recipes={"2024": NAME})
    assert done.message == f"Opgeslagen als aanlevering B0001. Bewaard als recept ‘{NAME}’."
    [recipe] = answers.recipes()
    assert (recipe.name, recipe.dataset, recipe.layout, recipe.by) == (NAME, "meetings", LAYOUT, "secretaris")
    assert {(one.kind, one.column, one.text, one.meaning) for one in recipe.answers} == {
        ("sheet", "", "", "meetings"),
        ("fixed", "report_year", "", "uit de titel"),
        ("fixed", "meeting_id", "", "#"),
        ("value", "kind", "bestuurlik", "bestuurlijk"),
    }
    assert answers.everywhere() == []
    assert recipe_file.uses() == {}
    later = put(store, 2025)
    outcome = drafts.check(later.id)
    assert questions(outcome, {}) == []
    assert outcome.problems == []
    assert [one.recipe for one in outcome.sheets] == [NAME]
    assert f"Blad ‘2025’ is gelezen met recept ‘{NAME}’, als Overleggen." in outcome.notes
    assert new_recipes(later.name, later.choices, outcome) == {}
    done = drafts.save(later.id, by="secretaris")
    assert done.message == f"Opgeslagen als aanlevering B0002. Gelezen met recept ‘{NAME}’."
    assert rows("SELECT report_year, title, kind FROM meetings ORDER BY 1, 2") == [
        (year, title, kind)
        for year in (2024, 2025)
        for title, kind in (("PHO Cultuur", "pho"), ("PHO Sport", "bestuurlijk"))
    ]
    assert batches.all_batches()[-1].manifest["recipes"] == [
        {"sheet": "2025", "dataset": "meetings", "layout": LAYOUT, "name": NAME}
    ]
    assert recipe_file.uses()["meetings", LAYOUT][0] == 1


def test_a_word_of_one_recipe_is_only_suggested_in_another_layout(store):
    draft = put(store, 2026, LOG.replace("Waar ", "Locatie "))
    answered_so_far = drafts.decide(draft.id, lambda c: c.with_kind("2026", "meetings"))
    every = {q.text: q.suggestion for q in questions(drafts.check(answered_so_far.id), {})}
    assert every["Wat is ‘bestuurlik’ bij Soort (1 keer)?"] == "bestuurlijk"
    # In the layout of the recipe the word is read; and what is changed in it holds from then on.
    word = next(one for one in answers.answers() if one.text == "bestuurlik")
    remembered.change(word, "ambtelijk", "toets")
    again = put(store, 2026)
    assert remembered.values_for("meetings", "kind", NOTHING, LAYOUT) == {"bestuurlik": "ambtelijk"}
    assert questions(drafts.check(again.id), {}) == []
    remembered.forget(next(one for one in answers.answers() if one.text == "bestuurlik"))
    assert [q.text for q in questions(drafts.check(again.id), {})] == ["Wat is ‘bestuurlik’ bij Soort (1 keer)?"]


def test_a_column_that_the_sheet_lacks_is_typed_each_time(store):
    text = LOG.replace("| Wat         ", "").replace("| PHO Cultuur ", "").replace("| PHO Sport   ", "")
    draft = put(store, 2026, text)
    answered(draft, Onderwerp="typ het per regel", bestuurlik="bestuurlijk", soort="Overleggen")
    outcome = drafts.check(draft.id)
    found = [(p.row, p.column, p.cell, bool(p.typed_in)) for p in outcome.problems]
    assert found == [(3, "Onderwerp", "", True), (4, "Onderwerp", "", True)]
    drafts.correct(draft.id, {("2026", p.typed_in): f"Overleg {p.row}" for p in outcome.problems}, "toets")
    assert drafts.check(draft.id).problems == []


def test_recipes_go_to_another_office_and_what_was_said_there_stays(store, tmp_path, monkeypatch):
    person = NOTHING.with_value("attendance", "person", "persoon 12", "Pekela · wethouder")
    town = NOTHING.with_value("attendance", "municipality", "Stad", "Groningen")
    for choices in (person, town):
        remembered.remember(choices, {"Blad1": "attendance"}, "bureau")
    data = recipe_file.exported(answers.recipes(), with_everywhere=True)
    assert b"persoon" not in data and b"secretaris" not in data and "‘" not in data.decode()
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "elders"))
    mine = Choices(fixed={"2026": {"meeting_id": "="}}, headings={"2026": {"Kleur": "location"}})
    remembered.remember(mine, {"2026": "meetings"}, "elders", {"2026": LAYOUT}, {"2026": "Van ons"})
    done = recipe_file.read_in(data, "elders")
    assert (done.recipes, done.answers, done.unknown) == ((), 3, 0)
    assert "dat blijft: Overleggen: ‘Overleg’ staat niet op het blad en wordt per regel getypt." in done.sentence
    assert [(one.name, one.by) for one in answers.recipes()] == [("Van ons", "elders")]
    # There it is read in without a question but about the number, which was answered there otherwise.
    assert [q.text for q in questions(drafts.check(put(tmp_path, 2026).id), {}) if q.is_needed] == []
    assert [one.text for one in answers.everywhere()] == ["Stad"]
    assert recipe_file.read_in(data, "elders").answers == 0
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "leeg"))
    assert recipe_file.read_in(data, "leeg").recipes == (NAME,)
    assert [q.text for q in questions(drafts.check(put(tmp_path, 2026).id), {}) if q.is_needed] == []


@pytest.mark.parametrize(
    "change",
    [
        lambda told: "[" * 9000,
        lambda told: "{}",
        lambda told: "[]",
        lambda told: json.dumps(told | {"kind": "iets anders"}),
        lambda told: json.dumps(told | {"version": 99}),
        lambda told: json.dumps(told | {"recipes": [{"name": "x"}]}),
        lambda told: json.dumps(told | {"recipes": [dict(told["recipes"][0], name="a\x00b")]}),
        lambda told: json.dumps(told | {"recipes": [dict(told["recipes"][0], dataset="bestaat niet")]}),
        lambda told: json.dumps(told | {"everywhere": [dict.fromkeys(("kind", "dataset", "column", "text"), "x")] * 2}),
        lambda told: "x" * 1_000_001,
    ],
)
def test_what_is_no_file_with_recipes_is_refused_and_changes_nothing(store, change):
    told = json.loads(recipe_file.exported(answers.recipes()))
    before = answers.answers(), answers.recipes()
    with pytest.raises(Refused):
        recipe_file.read_in(change(told).encode(), "toets")
    assert (answers.answers(), answers.recipes()) == before


def test_an_answer_that_no_declaration_knows_is_told_and_not_taken(store, tmp_path, monkeypatch):
    told = json.loads(recipe_file.exported(answers.recipes()))
    told["recipes"][0]["answers"].append(
        {"kind": "value", "dataset": "meetings", "column": "kind", "text": "x", "meaning": "bestaat niet"}
    )
    monkeypatch.setenv("VGG_DATA", str(tmp_path))
    done = recipe_file.read_in(json.dumps(told).encode(), "toets")
    assert done.unknown == 1
    assert "1 antwoord past niet bij deze versie en is niet overgenomen." in done.sentence


def test_what_was_remembered_before_there_were_recipes_still_works(store, tmp_path, monkeypatch):
    """The file as it was: one list, and the layout of a kind in its text."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path))
    by = {"by": "bureau", "at": "2026-01-02T10:00:00+01:00"}
    old = [
        {"kind": "sheet", "dataset": "meetings", "column": "", "text": LAYOUT, "meaning": "meetings"},
        {"kind": "fixed", "dataset": "meetings", "column": "report_year", "text": LAYOUT, "meaning": "uit de titel"},
        {"kind": "fixed", "dataset": "meetings", "column": "meeting_id", "text": LAYOUT, "meaning": "#"},
        {"kind": "heading", "dataset": "meetings", "column": "", "text": "Kleur", "meaning": ""},
        {"kind": "value", "dataset": "meetings", "column": "kind", "text": "bestuurlik", "meaning": "bestuurlijk"},
    ]
    (tmp_path / "mapping.json").write_text(json.dumps([one | by for one in old]), encoding="utf-8")
    [recipe] = answers.recipes()
    assert recipe.name == "Overleggen: ‘Wanneer’, ‘Tijd’, ‘Wat’, ‘Soort’, ‘Waar’ en andere"
    assert [one.text for one in answers.everywhere()] == ["Kleur", "bestuurlik"]
    draft = put(tmp_path, 2026)
    assert questions(drafts.check(draft.id), {}) == []
    remembered.rename(recipe, NAME)
    assert [one.recipe for one in drafts.check(draft.id).sheets] == [NAME]
    assert len(answers.answers()) == 5
    remembered.forget_recipe(answers.recipes()[0])
    assert {one.kind for one in answers.answers()} == {"heading", "value"}
    assert [q for q in questions(drafts.check(draft.id), {}) if q.is_needed]


def test_names_are_short_and_of_one_recipe(store, tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path))
    for number in range(3):
        choices = NOTHING.with_heading("Blad1", "Kleur", "")
        layout = {"Blad1": f"Kleur | {number}"}
        remembered.remember(choices, {"Blad1": "meetings"}, "x", layout, {"Blad1": "Lijst " + "x" * 90})
    names = [one.name for one in answers.recipes()]
    assert len({*names}) == 3
    assert max(map(len, names)) == remembered.LONGEST_NAME
    assert remembered.named("vac_2025.xlsx", "vacancies", "2025") == "Vacatures uit vac"
    assert remembered.named("2025.xlsx", "meetings", "Overleggen") == "Overleggen"
