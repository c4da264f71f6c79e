"""A form or a file that two people have open: the second is told what the first saved, and loses nothing."""

import pytest
from streamlit.testing.v1 import AppTest
from tables import load_base, load_tables, write_tables

import warehouse
from etl import drafts
from etl.enter import enter
from etl.store import batches

PAGE = """
import streamlit as st
from ui.blocks import enter, store
from ui.blocks.who import who
with store.opened():
    enter.said()
    text = st.text_input("Toelichting", key=f"text_{enter.turn()}")
    by = who("licht")
    if st.button("Opslaan", key=f"save_{enter.turn()}"):
        row = {"report_year": "2023", "dossier_id": "D1", "half": "1", "light_1": "groen", "explanation": text}
        if enter.save("lights", [row], by=by, at="licht"):
            st.rerun()
"""

TWO_FORMS = """
import streamlit as st
from ui.blocks import enter, store
from ui.blocks.who import who
with store.opened():
    enter.said()
    for place in ("links", "rechts"):
        text = st.text_input("Toelichting", key=f"text_{place}")
        by = who(place)
        if st.button("Opslaan", key=f"save_{place}"):
            row = {"report_year": "2023", "dossier_id": "D1", "half": "1", "light_1": "groen", "explanation": text}
            if enter.save("lights", [row], by=by, at=place):
                st.rerun()
"""


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)
    return tmp_path


def words(app):
    return " ".join(element.proto.body for element in app.main if element.type == "html")


def test_the_second_is_told_and_loses_nothing_of_what_was_typed(store):
    app = AppTest.from_string(PAGE, default_timeout=120).run()
    row = {"report_year": "2023", "dossier_id": "D1", "half": "1", "light_1": "groen"}
    enter("lights", [row | {"explanation": "van de ander"}], by="adviseur")
    app.text_input(key="text_0").set_value("van mij")
    app.text_input(key="who_licht").set_value("secretaris")
    app.button(key="save_0").click().run()
    assert not app.exception
    assert "sinds u keek (B0002 door adviseur" in words(app)
    assert app.text_input(key="text_0").value == "van mij"
    with warehouse.reader() as reader:
        assert reader.rows("SELECT explanation FROM lights") == [("van de ander",)]
    app.button(key="save_0").click().run()
    assert "Opgeslagen als aanlevering B0003." in words(app)
    assert len(batches.ledger()) == 3
    app.text_input(key="text_1").set_value("nog eens van mij")
    app.button(key="save_1").click().run()
    assert "Opgeslagen als aanlevering B0004." in words(app), "wie zelf opsloeg, heeft dat gezien"


def test_what_one_saved_oneself_at_another_form_is_no_news_and_what_another_saved_is(store):
    app = AppTest.from_string(TWO_FORMS, default_timeout=120).run()
    app.text_input(key="text_links").set_value("eerst hier")
    app.text_input(key="who_links").set_value("secretaris")
    app.button(key="save_links").click().run()
    assert "U slaat op als <strong>secretaris</strong>." in words(app), "de functie wordt één keer gevraagd"
    assert [field.label for field in app.text_input].count("Uw functie") == 0
    app.text_input(key="text_rechts").set_value("dan hier")
    app.button(key="save_rechts").click().run()
    assert "Opgeslagen als aanlevering B0003." in words(app)
    row = {"report_year": "2023", "dossier_id": "D1", "half": "1", "light_1": "groen"}
    enter("lights", [row | {"explanation": "van de ander"}], by="adviseur")
    app.text_input(key="text_links").set_value("weer hier")
    app.button(key="save_links").click().run()
    assert "was ‘dan hier’ toen u keek en is nu ‘van de ander’ (B0004 door adviseur" in words(app)
    assert len(batches.ledger()) == 4


def test_a_file_of_which_the_difference_moved_shows_the_new_one_first(store):
    head = "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig\n"
    path = write_tables(store / "mijn.xlsx", {"Opkomst": head + "M2 | Pekela | wethouder | 2 | 2"})
    draft = drafts.put(path.read_bytes(), "mijn.xlsx")
    app = AppTest.from_string("import runpy; runpy.run_path('pages/upload.py')", default_timeout=120)
    app.query_params["concept"] = draft.id
    app.run()
    load_tables(store, {"Opkomst": head + "M2 | Pekela | wethouder | 1 | 0"}, by="de ander")
    app.text_input(key=f"who_{draft.id}").set_value("secretaris")
    app.button(key=f"all_{draft.id}").click().run()
    assert not app.exception
    assert "U zag 1 nieuw; nu is het 1 gewijzigd." in words(app)
    assert "<del>0</del>" in words(app), "het nieuwe verschil"
    assert len(batches.ledger()) == 2
    app.button(key=f"all_{draft.id}").click().run()
    assert "Opgeslagen als aanlevering B0003." in words(app)
