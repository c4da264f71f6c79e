"""Instellingen: the name, short name and colour of the association, from the form to the frame, and what is refused."""

import re
from datetime import date

import pytest
from base import BASE
from looks import opened, said, shown
from tables import load_tables

from etl.datasets import settings as declared
from etl.enter import enter
from etl.load import undo
from etl.store import batches
from metrics import settings

HEAD = "Instelling | Waarde\n"


@pytest.fixture
def data(store, monkeypatch):
    """2023 of the base, and a made-up name of an example."""
    monkeypatch.setenv("VGG_TODAY", date(2026, 11, 30).isoformat())
    load_tables(store, BASE, about={"Soort": "feitelijk"})
    example = {"Instellingen": f"{HEAD}naam van de vereniging | Verzonnen vereniging"}
    load_tables(store, example, name="voorbeeld.xlsx", about={"Soort": "fictief voorbeeld"})
    return store


def bar(app):
    """The name in the bar, and the colour of the frame."""
    text = shown(app)
    colour = re.search(r":root:root\{--vgg-house:(.*?)\}", text)
    return re.search(r'class="vgg-home".*?<strong>(.*?)</strong>', text)[1], colour and colour[1]


def typed(value, setting="kleur"):
    return [problem.short for problem in enter("settings", [{"setting": setting, "value": value}], by="x").problems]


def test_the_words_of_a_setting_are_the_same_where_it_is_loaded_and_where_it_is_read():
    assert (settings.NAME, settings.SHORT_NAME, settings.COLOUR) == (
        declared.OWN_NAMES,
        declared.SHORT_NAME,
        declared.COLOUR,
    )


def test_without_settings_it_is_the_vgg_and_a_made_up_name_does_not_count(data):
    app = opened("instellingen")
    assert bar(app) == ("VGG", None)
    text = said(app)
    assert "Hoe de vereniging heet, is niet ingesteld; boven elke pagina staat VGG." in text
    assert "Verzonnen" not in text


def test_what_is_typed_stands_above_every_page_and_goes_with_undo(data):
    """The real name takes the place of the made-up one, is a batch like any other, and comes off with it."""
    app = opened("instellingen", la="wijzigen")
    app.text_input(key="who_instellingen").set_value("secretaris")
    for label, value in (("Naam van de vereniging", "Vereniging <b>Drenthe; 12345678"), ("Korte naam", "VDG")):
        next(field for field in app.text_input if field.label == label).set_value(value)
    app.color_picker[0].set_value("#5a1e82")
    next(one for one in app.button if one.label == "Instellingen opslaan").click().run()
    assert not app.exception
    assert bar(app) == ("VDG", "#5a1e82")
    assert "<h1>De vereniging heet Vereniging &lt;b&gt;Drenthe, kort VDG; haar kleur is #5a1e82.</h1>" in shown(app)
    for page in ("overzicht", "upload"):
        assert bar(opened(page)) == ("VDG", "#5a1e82")
    last = batches.all_batches()[-1]
    assert last.manifest["loaded_by"] == "secretaris"
    undo(last.id, by="secretaris")
    assert bar(opened("instellingen")) == ("VGG", None)


def test_saving_without_a_change_says_so(data):
    app = opened("instellingen", la="wijzigen")
    app.text_input(key="who_instellingen").set_value("secretaris")
    next(one for one in app.button if one.label == "Instellingen opslaan").click().run()
    assert "Er is niets veranderd." in shown(app)


def test_a_colour_that_is_none_or_too_light_is_refused_in_a_sentence(data):
    """Against white #767676 has 4,54 : 1 and #777777 has 4,48 : 1; the theme's own blue has 8,40 : 1."""
    assert typed("#767676") == [] and typed("#0b4f8a") == []
    light = [
        "Deze kleur is op wit te licht om te lezen: het contrast is minder dan 4,5 op 1. Kies een donkerder kleur."
    ]
    assert typed("#777777") == light and typed("#f5b83d") == light and typed("#FFFFFF") == light
    none = ["Dit is geen kleur. Schrijf # en zes cijfers of letters a tot en met f, bijvoorbeeld #0b4f8a."]
    for value in ("blauw", "#abc", "#0b4f8a;} body{display:none", "0b4f8a"):
        assert typed(value) == none, value
    assert typed("V" * 17, "korte naam")[0].startswith("Deze korte naam is langer dan 16 tekens.")
    assert typed("V" * 16, "korte naam") == []
