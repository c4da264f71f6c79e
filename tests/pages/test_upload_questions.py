"""Upload asks what the command line asks: one list, with the same words, options and counts."""

import json

from looks import button, said, upload_page
from messy import write_messy
from tables import write_tables

from etl import drafts
from etl.__main__ import main
from etl.check.questions import questions


def test_the_page_and_the_command_line_ask_the_same_in_the_same_order(own_data, tmp_path, capsys):
    draft = drafts.put(write_messy(tmp_path / "lijsten.xlsx").read_bytes(), "lijsten.xlsx")
    drafts.decide(draft.id, lambda choices: choices.with_kind("Lijst najaar", "meetings"))
    main(["show", draft.id, "--json"])
    told = json.loads(capsys.readouterr().out)["questions"]
    app = upload_page(draft)
    shown = [box.label.replace("\\", "") for box in app.selectbox]
    asked = [one["text"] for one in told]
    assert [text for text in shown if text in asked] == asked
    needed, words = [sum(one["needed"] is is_needed for one in told) for is_needed in (True, False)]
    assert needed > 1 and words > 1
    [label] = [fold.label for fold in app.expander if fold.label.startswith("2 Kolommen")]
    assert label == f"2 Kolommen · {needed} vragen, {words} onbekende woorden"
    main(["choose", draft.id])
    assert f"Nog {needed} vragen, {words} onbekende woorden en " in capsys.readouterr().out
    lists = {box.label.replace("\\", ""): box.options for box in app.selectbox}
    for one in told:
        assert lists[one["text"]] == one["options"]


def test_a_needed_column_may_be_one_of_the_headings_that_are_not_known(own_data, tmp_path):
    """Answered where the column is asked or where the heading stands: the same."""
    text = "Overleg | Wie | Functie | Aanwezig\n2023-E001 | Pekela | wethouder | 1"
    draft = drafts.put(write_tables(tmp_path / "a.xlsx", {"Opkomst": text}).read_bytes(), "a.xlsx")
    [asked] = questions(drafts.check(draft.id), {})
    assert asked.text == "Onder welke kop op blad ‘Opkomst’ staat ‘Gemeente’?"
    assert [*asked.options] == ["‘Wie’ (B, bijvoorbeeld ‘Pekela’)", "typ het per regel"]
    app = upload_page(draft)
    next(box for box in app.selectbox if box.label == asked.text).set_value(next(iter(asked.options)))
    button(app, "Toepassen").click().run()
    assert drafts.get(draft.id).choices.headings == {"Opkomst": {"Wie": "municipality"}}
    assert questions(drafts.check(draft.id), {}) == []
    box = next(box for box in app.selectbox if box.label.startswith("Welke kolom is ‘Wie’"))
    assert (box.value, box.label.endswith("(door u gekozen)")) == ("Gemeente", True)
    box.set_value("niets")
    button(app, "Toepassen").click().run()
    assert drafts.get(draft.id).choices.headings == {"Opkomst": {"Wie": ""}}


def test_all_suggested_words_are_taken_over_at_once_and_remembered(own_data, tmp_path):
    """A word without a suggestion stays a question; one that someone chose otherwise stays as chosen."""
    text = "Verslagjaar | Vacature | Commissie | Uitkomst\n2023 | W1 | Cie Financiën | benoemd!\n"
    text += "2023 | W2 | FIN | als waarnemer benoemd\n2023 | W3 | FIN | tja"
    draft = drafts.put(write_tables(tmp_path / "v.xlsx", {"Vacatures": text}).read_bytes(), "v.xlsx")
    app = upload_page(draft)
    next(box for box in app.selectbox if "‘benoemd!’" in box.label.replace("\\", "")).set_value("onbekend")
    button(app, "Toepassen, met 3 voorstellen").click().run()
    words = {
        word: meant for of_column in drafts.get(draft.id).choices.values.values() for word, meant in of_column.items()
    }
    assert words == {"Cie Financiën": "FIN", "benoemd!": "onbekend", "als waarnemer benoemd": "voorlopig benoemd"}
    assert [one.found for one in drafts.check(draft.id).problems] == ["tja"]


def test_what_was_answered_gets_a_name_when_it_is_saved_and_the_next_file_is_read_with_it(own_data, tmp_path):
    text = "Overleg | Wie | Functie | Aanwezig\n2023-E001 | Pekela | wethouder | 1"
    draft = drafts.put(write_tables(tmp_path / "a.xlsx", {"Opkomst": text}).read_bytes(), "opkomst 2023.xlsx")
    [asked] = questions(drafts.check(draft.id), {})
    drafts.decide(draft.id, lambda choices: asked.answered(choices, next(iter(asked.options))))
    app = upload_page(draft)
    field = next(one for one in app.text_input if one.label == "Onder welke naam onthouden?")
    assert field.value == "Opkomst uit opkomst"
    field.set_value("Van *ons*")
    next(one for one in app.text_input if one.label == "Uw functie").set_value("secretaris")
    button(app, "Alles opslaan").click().run()
    assert not app.exception
    assert "Bewaard als recept ‘Van *ons*’." in said(app)
    later = drafts.put(write_tables(tmp_path / "b.xlsx", {"Opkomst": text + "\n"}).read_bytes() + b" ", "b.xlsx")
    app = upload_page(later)
    [label] = [fold.label for fold in app.expander if fold.label.startswith("2 Kolommen")]
    assert label == r"2 Kolommen · alles herkend, recept ‘Van \*ons\*’"
    assert "Blad ‘Opkomst’: gelezen met recept ‘Van *ons*’." in said(app)
    assert not [one for one in app.text_input if one.label == "Onder welke naam onthouden?"]


def test_candidates_are_offered_by_row_and_stay_out_until_somebody_says_so(own_data, tmp_path):
    text = "Verslagjaar | Vacature | Commissie | Kandidaten | Uitkomst\n"
    text += "2023 | W1 | FIN | weth. Pekela | open\n2023 | W2 | FIN | <i>J. Jansen</i> | open"
    draft = drafts.put(write_tables(tmp_path / "v.xlsx", {"Vacatures": text}).read_bytes(), "v.xlsx")
    app = upload_page(draft)
    [fold] = [fold for fold in app.expander if fold.label.startswith("2 Kolommen")]
    assert (fold.label, fold.proto.expanded) == ("2 Kolommen · alles herkend, 1 regel met kandidaten", True)
    [box] = [box for box in app.selectbox if box.label.startswith("Wilt u deze kandidaten ook opslaan?")]
    assert box.label.endswith(r"regel 2\: wethouder uit Pekela (open) (FIN)")
    assert box.value is None
    assert "blijven weg zolang u bij Kolommen niets kiest" in said(app)
    assert "Jansen" not in said(app)
    box.set_value("ja")
    button(app, "Toepassen").click().run()
    assert drafts.check(draft.id).datasets["nominations"].new == 1
