"""Heisessie: slides that say what is known and no more, one per dossier to decide on, and what is left out."""

import html as escaped
import re
import shutil

import pytest
from looks import button, opened, part, said, shown

from etl.enter import enter
from etl.store import states
from ui.retreat.slide import MOST


def slide(data, name, **query):
    """The HTML of one slide, and its text."""
    app = opened("heisessie", data, dia=name, **query)
    html = next(str(block.proto.body) for block in app.get("html") if "vgg-slide" in str(block.proto.body))
    return html, said(app)


def values(html):
    """What stands on the scoreboard: each conclusion, and the figure beside it."""
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th><td>(.*?)(?:<small>|</td>)', html)
    return {about: text(figure) for about, figure in rows}


def text(html):
    """A slide as plain text."""
    return " ".join(escaped.unescape(re.sub(r"<[^>]+>", " ", html)).split())


def addresses(app):
    """The addresses of all slides, from the bar under one."""
    [found] = re.findall(r'data-slides="(.*?)"', " ".join(str(one.proto.body) for one in app.get("html")))
    return re.findall(r'"(.*?)"', escaped.unescape(found))


_DECK = """
from ui.blocks import filters, store
from ui.blocks.markup import html, tag
from ui.retreat import slide, slides
with store.opened():
    filters.remember(filters.Filters({year}))
    for name, one in slides.deck().screens:
        html(tag("div", slide.shown(one), tag("p", slide.rests_on(one), css="rests-on"), data_slide=name))
"""


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_slide_has_few_lines_its_date_and_no_technical_words(bundled, monkeypatch, year):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    deck = shown(part(_DECK.format(year=year), sinds="een dag", sinds_dag="2024-07-01"))
    found = re.findall(r'<div data-slide="(.*?)">(<section.*?</section>)<p class="rests-on">(.*?)</p>', deck, re.DOTALL)
    assert len(found) == deck.count("data-slide") == {2023: 10, 2024: 19}[year]
    for name, html, rests_on in found:
        assert html.count("<h1") == 1
        assert html.count("<dt") <= MOST
        assert "gegevens tot en met" in html[html.index("vgg-slide-foot") :], name
        assert not re.search(r"gen-\d|\.xlsx|\.csv|B\d{4}|n = \d", html), name
        # from which rows it comes stands where it is prepared
        assert name == "nog-niet-bekend" or ("n = " in rests_on and "bron: " in rests_on), name
        if year == 2023:
            assert "fictief" not in html


# --- what is unknown ---


def test_a_slide_of_which_everything_is_unknown_is_left_out_and_that_is_said(bundled):
    """2023 has no colour of a light, no list of who came and no amount of money."""
    left = ("Stoplichten", "Verschuivingen", "Opkomst", "Geld")
    there = addresses(opened("heisessie", bundled, jaar="2023", dia="stand"))
    assert there[-1] == "nog-niet-bekend"
    assert not {name.lower() for name in left} & set(there)
    html, _ = slide(bundled, "nog-niet-bekend", jaar="2023")
    # of thirteen slides two take no screen: nothing is compared, and of no dossier is the colour known
    assert "Van 4 van de 11 onderwerpen is niets bekend: Stoplichten, Verschuivingen, Opkomst en Geld." in text(html)
    assert "Laad het blad Opkomst op de pagina Upload." in text(html)
    page = said(opened("heisessie", bundled, jaar="2023"))
    assert "Overgeslagen, omdat er niets van bekend is: Stoplichten, Verschuivingen, Opkomst en Geld." in page
    assert addresses(opened("heisessie", bundled, jaar="2024", dia="stand"))[-1] == "besluiten"


def test_scoreboard_has_a_figure_where_there_is_one_and_says_so_where_there_is_none(bundled):
    html, _ = slide(bundled, "scorebord", jaar="2023")
    assert "12 conclusies van do 2 feb 2023: 4 met een cijfer, 8 niet te meten." in html
    lines = values(html)
    assert lines["Onderwerpen raken meer terreinen: nodig meer collegeleden uit."] == "ten minste 4"
    assert lines["Meer samenhang tussen onderwerpen en portefeuilles."] == "5 van 76"
    assert lines["De Groninger Agenda gebruiken, of wat elders is besproken."] == "15 van 83"
    assert (
        lines["Opkomen voor leden gaat goed; gebruik VNG-commissieleden meer om te halen en te brengen."] == "onbekend"
    )
    assert lines["De kernwaarden van 2019 blijven."] == "niet te meten"
    second, _ = slide(bundled, "scorebord-2", jaar="2023")
    assert second.count("niet te meten") == 5 + 1  # five conclusions and the sentence above them
    html, _ = slide(bundled, "scorebord", jaar="2024")
    lines = values(html)
    assert lines["VNG-commissieleden vaker laten halen en brengen"] == "67 % 6 van 9"
    assert lines["De overleggen gaan vaker over strategie"] == "niet te meten"


# --- which slides, in which order ---


def test_order_choice_and_dossiers_stand_in_the_address(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    there = addresses(opened("heisessie", bundled, jaar="2024", dia="stand", dias=["VNG", "Stand"]))
    assert there == ["vng", "stand"]
    app = opened("heisessie", bundled, jaar="2024", dias=["VNG", "Stand", "Geld"])
    button(app, "Geld omhoog").click()
    app.run()
    assert app.query_params["dias"] == ["VNG", "Geld", "Stand"]
    app.checkbox(key="dia_aan_vng").uncheck()
    app.run()
    assert app.query_params["dias"] == ["Geld", "Stand"]
    assert button(app, "Geld omhoog").disabled and button(app, "Stand omlaag").disabled
    app.checkbox(key="dia_aan_opkomst").check()
    app.run()
    assert app.query_params["dias"] == ["Geld", "Stand", "Opkomst"]
    app = opened("heisessie", bundled, jaar="2024", dias="geen")
    assert "Kies ten minste één dia." in said(app)


def test_a_dossier_can_be_left_out_or_chosen(bundled, monkeypatch):
    """Five are red in the second half of 2024 and two more became worse: D03 and D24 are orange."""
    monkeypatch.setenv("VGG_DATA", str(bundled))
    asked = {"jaar": "2024", "dias": "Dossiers"}
    there = addresses(opened("heisessie", bundled, dia="x", **asked))
    assert there == [f"dossier-{one}" for one in ("D05", "D10", "D15", "D25", "D29", "D03", "D24")]
    there = addresses(opened("heisessie", bundled, dia="x", dossiers=["D29", "D01", "D99"], **asked))
    assert there == ["dossier-D29", "dossier-D01"]
    app = opened("heisessie", bundled, **asked)
    app.multiselect(key="dossier_keuze").unselect("D05")
    app.run()
    assert app.query_params["dossiers"] == ["D10", "D15", "D25", "D29", "D03", "D24"]


# --- a slide to decide on ---


def test_a_dossier_says_what_was_given_and_what_the_figures_say(bundled):
    html, _ = slide(bundled, "dossier-D05", jaar="2024")
    words = text(html)
    assert (
        "D05 Ondermijning ging van oranje naar rood in jun–dec 2024; over heel 2024: 1 van 1 resultaat gehaald."
        in words
    )
    assert "Opgegeven oorzaak Gemeenten willen niet hetzelfde" in words
    assert "uiterlijk vr 28 feb 2025 · Bestuurs- en projectmedewerker" in words
    # the figures say red too, by the rule about hours: 104 of 70 is 49 % above plan
    assert "Uit de cijfers R rood Uren: 104 uren besteed van 70 gepland; rood vanaf 40 % boven plan" in words
    assert "Overleggen geen bekend Resultaten 1 van 1 gehaald Afspraken geen open" in words
    # the real file of 2023 has no dossier of this name
    assert "geen dossier jan–mei 2023" in words and "O oranje jan–mei 2024 R rood jun–dec 2024" in words
    assert "A Bijsturing zoals voorgesteld: Twee varianten naast elkaar leggen" in words
    assert "B Opnieuw bespreken · er staat nog geen overleg gepland C Anders: in eigen woorden" in words


def test_a_decision_has_an_owner_and_a_date_or_says_not_yet(own_data):
    app = opened("heisessie", own_data, jaar="2024", dia="dossier-D05")
    fields = {one.label: one for one in app.text_input}
    assert fields["Eigenaar, als functie"].value == "Bestuurs- en projectmedewerker"
    assert fields["Uiterlijk"].value == "28-02-2025"
    app.radio[0].set_value("C · Anders")
    app.run()
    fields = {one.label: one for one in app.text_input}
    app.text_area[0].set_value("Eén loket")
    fields["Uw functie"].set_value("secretaris")
    button(app, "Vastleggen").click()
    app.run()
    # the owner of the proposal does not come along to own words
    assert "Vul in wie het doet, of kies ‘nog niet bekend wie’" in said(app)
    assert "Vul in wanneer het klaar is, of kies ‘nog niet bekend wanneer’" in said(app)
    for one in app.checkbox:
        one.check()
    button(app, "Vastleggen").click()
    app.run()
    html, _ = slide(own_data, "besluiten", jaar="2024")
    assert "1 afspraak vastgelegd in deze heisessie." in html
    assert "Eén loket geen datum eigenaar: nog niet; datum: nog niet" in text(html)


# --- frozen ---


def test_frozen_slides_are_the_same_bytes_after_new_data_and_undo(own_data):
    from etl.load import undo

    states.freeze("Voorjaar", by="secretaris")
    asked = {"jaar": "2024", "helft": "tweede", "stand": "Voorjaar"}
    names = ("stand", "scorebord", "dossier-D05")
    before = {name: slide(own_data, name, **asked)[0] for name in names}
    assert all("Bevroren op " in html for html in before.values())
    outcome = enter("lights", [_light("D03", "rood")], by="adviseur")
    assert outcome.batch
    assert "6 op rood" in slide(own_data, "stand", jaar="2024", helft="tweede")[0]
    since, _ = slide(own_data, "wat-veranderde-sindsdien", jaar="2024", helft="tweede", sinds="Voorjaar")
    assert "Openbaar bestuur ging van oranje naar rood, sinds ‘Voorjaar’." in text(since)
    assert {name: slide(own_data, name, **asked)[0] for name in names} == before
    undo(outcome.batch)
    shutil.rmtree(own_data / "states")  # what is kept to be quick may go
    assert {name: slide(own_data, name, **asked)[0] for name in names} == before


def _light(dossier, colour):
    why = {"cause": "geld", "consequence": "later", "correction": "inhuur", "owner_function": "adviseur"}
    return {
        "report_year": "2024",
        "dossier_id": dossier,
        "half": "2",
        "light_1": colour,
        "due_date": "01-12-2025",
    } | why


def test_what_changed_since_a_day_is_said_in_sentences(bundled):
    """On 1 July the lights of the first half were in force: four became worse since and seven better."""
    html, _ = slide(bundled, "wat-veranderde-sindsdien", jaar="2024", sinds="een dag", sinds_dag="2024-07-01")
    words = text(html)
    assert "Sinds ma 1 jul 2024 gingen 4 dossiers achteruit en 7 vooruit" in words
    assert "Ondermijning ging van oranje naar rood ▼ slechter" in words
    assert words.count("▼ slechter") == 4 and words.count("▲ beter") == MOST - 4
    assert "Alle gegevens zijn na die dag geladen." in words


def test_what_changed_is_on_as_soon_as_a_day_is_chosen(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    app = opened("heisessie", bundled, jaar="2024", dias=["Stand"])
    app.selectbox(key="sinds_keuze").set_value("een dag")
    app.run()
    assert app.query_params["dias"] == ["Stand", "Wat veranderde sindsdien"]
    # the retreat of the year before whose conclusions are followed was on 25 January
    assert app.date_input(key="sinds_dag_keuze").value.isoformat() == "2024-01-25"
