"""Afspraken: each agreement stands in one column, late only after its last day, and what is unknown by itself."""

import re

import pytest
from base import BASE
from looks import behind, links, opened, opened_to_read, said, shown
from tables import load_tables, rows, stored

TODAY = "2026-03-31"
AGREEMENTS = """
    Verslagjaar | Nummer | Soort    | Afspraak | Datum      | Eigenaar   | Uiterlijk  | Stand    | Afgerond op
    2026        | A1     | actie    | bellen   | 01-02-2026 | secretaris | 28-02-2026 | open     |
    2026        | A2     | actie    | mailen   | 01-02-2026 | secretaris | 31-03-2026 | open     |
    2026        | A3     | besluit  | gaan     | 01-02-2026 | adviseur   | maart 2026 | loopt    |
    2026        | A4     | besluit  | blijven  | 01-02-2026 | secretaris | 01-04-2026 | loopt    |
    2026        | A5     | actie    | wachten  | 01-02-2026 |            |            | open     |
    2026        | A6     | conclusie| weten    | 01-02-2026 | adviseur   | 01-02-2026 | onbekend |
    2026        | A7     | actie    | klaar    | 01-02-2026 | adviseur   | 01-02-2026 | afgerond | 03-02-2026
"""
DUE = {"A1": "te laat", "A2": "deze maand", "A3": "deze maand", "A4": "later"} | {
    "A5": "zonder datum",
    "A6": "stand onbekend",
    "A7": "klaar",
}


def tables(agreements):
    return {"Gemeenten": BASE["Gemeenten"], "Afspraken": agreements}


@pytest.fixture(scope="module", autouse=True)
def drawn(tmp_path_factory):
    with stored(tmp_path_factory, tables(AGREEMENTS), TODAY) as folder:
        yield folder


def columns(app):
    """Of each column its heading with its number, and what stands in it."""
    found = re.findall(r'<section class="([^"]*)"><h2>(.*?)</h2>(.*?)</section>', shown(app), re.DOTALL)
    plain = {css: re.sub(r"<[^>]+>", "", head) for css, head, _ in found if css != "vgg-owners"}
    return {head: re.findall(r"<li.*?</li>", body) for (css, _, body), head in zip(found, plain.values(), strict=False)}


def test_the_last_day_itself_is_not_late_and_unknown_is_never_later():
    """31 March is the day of today and the last of ‘maart 2026’; 28 February is 31 days ago."""
    assert dict(rows("SELECT agreement_id, when_due FROM agreement_facts")) == DUE
    found = columns(opened("afspraken"))
    assert {head: len(cards) for head, cards in found.items()} == {
        "Te laat 1": 1,
        "Deze maand 2": 2,
        "Later 1": 1,
        "Open zonder datum 1": 1,
        "Stand onbekend 1": 1,
        "Klaar 1": 1,
    }
    assert sum(map(len, found.values())) == 7
    assert "✕ 31 dagen te laat" in found["Te laat 1"][0]
    others = " ".join(card for head, cards in found.items() if head != "Te laat 1" for card in cards)
    assert "te laat" not in others
    assert "eigenaar niet genoemd" in found["Open zonder datum 1"][0]


def test_what_an_owner_has_open_and_late_adds_up():
    """Secretaris 1 late of 3; adviseur 0 of 1; of the one without an owner the date is not known: five open."""
    text = " ".join(said(opened("afspraken")).split())
    assert "secretaris 1 van 3 te laat adviseur 0 van 1 te laat eigenaar niet genoemd 1 zonder datum" in text


def test_a_card_opens_its_form_and_one_that_is_done_the_table():
    app = opened("afspraken")
    hrefs = dict(re.findall(r'<li><a href="[^"]*la=(\w+)[^"]*afspraak=(A\d)', shown(app)))
    assert set(hrefs) == {"bijwerken", "tabel"}
    form = opened("afspraken", la="bijwerken", afspraak="A4")
    assert [box.value for box in form.selectbox if box.label == "Afspraak"] == ["blijven (A4)"]
    assert [one["la"] for one in links(app, "vgg-drawers")] == ["bijwerken", "toevoegen", "tabel", "bron"]
    nobody = said(opened("afspraken", la="tabel", eigenaar="niet genoemd"))
    assert "1 afspraak" in nobody and "wachten" in nobody
    assert "Afspraken: 7" in said(behind("afspraken", "afspraken"))


def test_who_only_reads_gets_no_form():
    app = opened_to_read("afspraken")
    assert [one["la"] for one in links(app, "vgg-drawers")] == ["tabel", "bron"]
    assert "la=bijwerken" not in shown(app)


def test_sixty_gather_and_the_one_that_is_asked_for_stands_first(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", TODAY)
    head, *_ = AGREEMENTS.strip().splitlines()
    lines = [f"2026 | B{n:02} | actie | iets {n} | 01-02-2026 | adviseur | 28-02-2026 | open |" for n in range(60)]
    load_tables(store, tables("\n".join([head, *lines])))
    [(title, cards)] = columns(opened("afspraken", la="tabel")).items()
    assert (title, len(cards)) == ("Te laat 60", 8)
    assert "en nog 52" in said(opened("afspraken"))
    [(_, cards)] = columns(opened("afspraken", la="bijwerken", afspraak="B44")).items()
    assert "iets 44" in cards[0] and "chosen" in cards[0]
