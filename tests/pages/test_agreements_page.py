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
        "Klaar of vervallen 1": 1,
    }
    assert sum(map(len, found.values())) == 7
    assert "31 dagen te laat" in found["Te laat 1"][0]
    others = " ".join(card for head, cards in found.items() if head != "Te laat 1" for card in cards)
    assert "te laat" not in others
    assert "eigenaar niet genoemd" in found["Open zonder datum 1"][0]


def test_what_an_owner_has_open_and_late_adds_up():
    """Secretaris 1 late of 3; adviseur 0 of 1; of the one without an owner the date is not known: five open."""
    text = " ".join(said(opened("afspraken")).split())
    assert "secretaris 1 van 3 te laat adviseur 0 van 1 te laat eigenaar niet genoemd 1 zonder datum" in text


def test_a_card_opens_its_form_and_one_that_is_done_the_table():
    app = opened("afspraken")
    hrefs = dict(re.findall(r'<li><a href="[^"]*la=(\w+)[^"]*afspraak=2026%2F(A\d)', shown(app)))
    assert set(hrefs) == {"bijwerken", "tabel"}
    form = opened("afspraken", la="bijwerken", afspraak="A4")
    assert [box.value for box in form.selectbox if box.label == "Afspraak"] == ["blijven (A4)"]
    assert [one["la"] for one in links(app, "vgg-drawers")] == ["bijwerken", "toevoegen", "tabel", "bron"]
    nobody = said(opened("afspraken", la="tabel", eigenaar="niet genoemd"))
    assert "1 afspraak" in nobody and "wachten" in nobody
    assert "Afspraken: 7" in said(behind("afspraken", "afspraken"))


def test_a_filter_of_the_table_that_does_not_exist_is_said():
    app = opened("afspraken", la="tabel", stand="verlopen", soort="wens", eigenaar="burgemeester")
    found = re.findall(r'<p class="vgg-unknown-choice"[^>]*>([^<]*)</p>', shown(app))
    assert found == [
        "‘verlopen’ is geen stand van een afspraak; die keuze telt niet mee.",
        "‘wens’ is geen soort afspraak; die keuze telt niet mee.",
        "‘burgemeester’ is van geen afspraak van 2026 de eigenaar; die keuze telt niet mee.",
    ]
    assert "7 afspraken" in said(app)
    assert "vgg-unknown-choice" not in shown(opened("afspraken", la="tabel", stand="open", soort="actie"))


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


# --- one agreement by its address ---

SAME_NUMBER = """
    Verslagjaar | Nummer | Soort | Afspraak | Datum      | Eigenaar   | Uiterlijk  | Stand    | Afgerond op
    2025        | A1     | actie | schuiven | 01-02-2025 | secretaris | 01-03-2025 | open     |
    2026        | A1     | actie | trekken  | 01-02-2026 | secretaris | 28-02-2026 | open     |
    2026        | A2     | actie | klaar    | 01-02-2026 | secretaris | 01-02-2026 | afgerond | 03-02-2026
    2026        | A3     | actie | negende  | 02-01-2026 | secretaris | 09-09-2026 | open     |
    2026        | A4     | actie | achtste  | 03-01-2026 | secretaris | 08-08-2026 | open     |
    2026        | A5     | actie | juli     | 04-01-2026 | secretaris | juli 2026  | open     |
    2026        | A6     | actie | dag      | 05-01-2026 | secretaris | 15-07-2026 | open     |
"""


@pytest.fixture
def same_number(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", TODAY)
    load_tables(store, tables(SAME_NUMBER))


def form(**query):
    """Which agreement the form is about, whether there is a form, and what the page says."""
    app = opened("afspraken", la="bijwerken", **query)
    [chosen] = [box.value for box in app.selectbox if box.label == "Afspraak"]
    return chosen, any(one.label == "Afspraak opslaan" for one in app.button), " ".join(said(app).split())


@pytest.mark.usefixtures("same_number")
def test_two_years_can_have_one_number_and_each_link_opens_its_own():
    """2025 A1 is 395 days late and 2026 A1 31: the one that is late the longest stands first."""
    late, later = list(columns(opened("afspraken")).items())[:2]
    assert late[0] == "Te laat 2"
    assert re.findall(r"afspraak=([^\"&]*)", "".join(late[1])) == ["2025%2FA1", "2026%2FA1"]
    assert form(afspraak="2025/A1")[:2] == ("schuiven (A1 uit 2025)", True)
    assert form(afspraak="2026/A1")[:2] == ("trekken (A1)", True)
    assert form(afspraak="A1")[:2] == ("trekken (A1)", True)  # an older link: that of the chosen year
    # of the later ones the nearest day first: 15 July, the end of July, 8 August, 9 September
    assert re.findall(r"%2F(A\d)", "".join(later[1])) == ["A6", "A5", "A4", "A3"]


@pytest.mark.usefixtures("same_number")
def test_of_an_agreement_that_is_not_there_no_form_of_another_opens():
    assert form()[:2] == ("schuiven (A1 uit 2025)", True)
    chosen, is_form, text = form(afspraak="zzz")
    assert (chosen, is_form) == (None, False)
    assert "‘zzz’ is geen open afspraak van 2026. Kies er hieronder een." in text
    chosen, is_form, text = form(afspraak="2026/A2")
    assert (chosen, is_form) == (None, False)
    assert "Afspraak ‘klaar (A2)’ staat niet meer open: afgerond." in text
