"""Stoplichten: the work that is left as a list, each line with the link to its form beside what the figures say."""

import re

import pytest
from looks import links, opened, opened_to_read, said, shown
from tables import load_base

from etl.enter import enter
from metrics import LISTINGS, Where
from warehouse import reader

ROUND = {"report_year": "2023", "half": "1", "state": "open", "opened_on": "01-06-2023", "due_on": "15-06-2023"}


def kinds(app):
    """Of each kind of work its heading with its number, and its lines."""
    found = re.findall(r"<section[^>]*><h2>(.*?)</h2>(.*?)</section>", shown(app), re.DOTALL)
    plain = [" ".join(re.sub(r"<[^>]+>", " ", head).split()) for head, _ in found]
    return {head: re.findall(r"<li>(.*?)</li>", body) for head, (_, body) in zip(plain, found, strict=True)}


def test_every_light_on_which_figures_and_a_person_differ_stands_there_once(bundled):
    """2024 has eight: the number of the title, of the heading, and of the lines."""
    app = opened("stoplichten", bundled, jaar="2024")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        listing = LISTINGS["proposal_list"]
        with reader() as made:
            rows = listing.as_dicts(made.rows(*listing.sql(Where(2024), "is_disagreement")))
    lines = kinds(app)["Cijfers anders dan het licht 8 in 2024"]
    assert len(lines) == len(rows) == 8
    for line, row in zip(lines, rows, strict=True):
        assert f"{row['dossier_id']} {row['dossier_name']}" in line and row["deciding"] in line
        assert row["deciding"] and row["reason"].startswith(row["deciding"])
    assert "Bij 8 van de 47 lichten" in said(app)


def test_the_form_stands_beside_the_proposal_and_its_reasons(bundled):
    app = opened("stoplichten", bundled, jaar="2024", la="licht", licht="D06", voor="tweede")
    text = " ".join(said(app).split())
    assert [box.value for box in app.selectbox[:3]] == ["D06 Overleg gemeentefinanciën", 2, "groen"]
    assert "Wat uit de cijfers volgt O oranje 4 van 6 regels met genoeg gegevens" in text
    assert "Budget niet te meten geen project met budget en looptijd bij dit dossier" in text


def test_who_only_reads_gets_no_form_and_no_link_to_one(bundled):
    app = opened_to_read("stoplichten", bundled, jaar="2024")
    assert [one["la"] for one in links(app, "vgg-drawers")] == ["ronde", "voorstellen", "regels", "bron"]
    assert "la=licht" not in shown(app)
    assert not opened_to_read("stoplichten", bundled, jaar="2024", la="ronde").button


def test_a_round_says_what_is_left_and_what_waits(tmp_path, monkeypatch):
    """Two dossiers, none given; then one is given and waits, is given back, and is to be given anew."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2023-06-20")
    load_base(tmp_path, "basis.xlsx")
    assert enter("light_rounds", [ROUND], by="secretaris").batch
    app = opened("stoplichten", helft="eerste")
    assert {head: len(lines) for head, lines in kinds(app).items()} == {"Nog te geven 2 van jan–mei 2023": 2}
    assert "Gegeven in deze ronde 0 van 2" in " ".join(said(app).split())
    key = {"report_year": "2023", "dossier_id": "D1", "half": "1"}
    assert enter("lights", [key | {"light_1": "groen"}], by="adviseur").batch
    app = opened("stoplichten", helft="eerste")
    assert {head: len(lines) for head, lines in kinds(app).items()} == {
        "Nog te geven 1 van jan–mei 2023": 1,
        "Te beoordelen 1 door de secretaris": 1,
    }
    assert "Daarvan goedgekeurd 0 van 1" in " ".join(said(app).split())
    judge = opened("stoplichten", helft="eerste", la="oordeel", licht="D1")
    assert judge.multiselect[0].value == ["D1 PHO Cultuur: groen"]
    verdict = {"judged": "groen", "verdict": "teruggegeven", "verdict_reason": "Zeg waarom"}
    verdict |= {"reviewer_function": "secretaris", "reviewed_on": "16-06-2023"}
    assert enter("light_reviews", [key | verdict], by="secretaris").batch
    [line] = kinds(opened("stoplichten", helft="eerste"))["Teruggegeven 1 wacht op een nieuw licht"]
    assert "Reden: Zeg waarom" in line and "la=licht" in line


def form(app):
    """What stands in the two fields of the form, and whether there is a form to fill in."""
    fields = {box.label: box.value for box in app.selectbox}
    return fields["Dossier"], fields["Helft"], len(app.button) > 0 and len(app.text_input) > 0


def test_of_a_dossier_or_half_that_is_not_there_no_form_of_another_opens(bundled):
    """D03 stands under another portfolio than Cultuur; ‘zzz’ is no dossier and ‘derde’ no half."""
    good = opened("stoplichten", bundled, jaar="2024", licht="D03", voor="eerste")
    assert form(good)[0].startswith("D03 ") and form(good)[1:] == (1, True)
    app = opened("stoplichten", bundled, jaar="2024", licht="zzz")
    assert form(app)[0] is None and not form(app)[2]
    assert "‘zzz’ is geen dossier van 2024. Kies er hieronder een." in said(app)
    app = opened("stoplichten", bundled, jaar="2024", licht="D03", portefeuille="Cultuur")
    assert form(app)[0] is None and not form(app)[2]
    assert "‘D03’ is geen dossier van 2024 met de portefeuille Cultuur." in said(app)
    app = opened("stoplichten", bundled, jaar="2024", licht="D03", voor="derde")
    assert form(app)[0].startswith("D03 ") and form(app)[1:] == (None, False)
    assert "‘derde’ is geen helft." in said(app)
