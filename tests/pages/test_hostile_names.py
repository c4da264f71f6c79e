"""Every page, slide and fold-out on data in which each text is a trap: it is read as text, once, and never lives."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from looks import every_element, opened, unfolded, walked
from tables import write_tables
from traps import PATTERN, set_traps

import warehouse
from etl import drafts
from etl.intake import remembered
from etl.intake.choices import Choices
from etl.load import load
from etl.store import candidate_names, states
from ui.frame.menu import TITLES
from ui.retreat.slides import SLIDES

ABOUT = {"Soort": "feitelijk", "Gegevens tot en met": "30-06-2023"}
HOSTILE = "<img src=x onerror=alert(0)>\"'& ![x](http://kwaad.example) **n**"
DAY = {"sinds": "een dag", "sinds_dag": "2020-01-01"}
LIVE = re.compile(r"(?<!\\)(?:<img|!\[)")
"""HTML or a picture in text that Streamlit reads as Markdown, without a backslash before it."""

SHOWN = {
    *("Gemeenten, Gemeente", "Portefeuilles, Portefeuille", "Dossiers, Naam", "Dossiers, Doel", "Dossiers, Opmerking"),
    *("Stoplichten, Oorzaak", "Stoplichten, Eigenaar", "Goedkeuring stoplichten, Reden"),
    *("Rondes stoplichten, Goedgekeurd door", "Overleggen, Onderwerp", "Overleggen, Toelichting reden"),
    *("Overleggen, Thema's", "Afspraken, Afspraak", "Afspraken, Eigenaar", "VNG-commissies, Commissie"),
    *("VNG-zetels, Naam", "Halen en brengen, Gevraagd", "Kanttekeningen, Kanttekening", "Projecten, Projectnaam"),
    *("Kostensoorten, Kostensoort", "Relaties, Naam", "Boekingen, Omschrijving", "Toelichtingen, Toelichting"),
    *("Akkoord, Opmerking", "bestand, naam", "bestand, door", "bestand, waarom", "stand, naam", "stand, door"),
    *("onthouden, kop", "onthouden, door"),
}
"""What a reader certainly meets somewhere, so that a trap that is not seen is noticed. Of every sheet something is."""


class Body(HTMLParser):
    """One piece of HTML as a browser reads it: the elements that must not be there, and every text and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.alive: list[str] = []
        self.texts: list[str] = []
        self._text = ""
        self.feed(html)
        self.close()
        self._cut()

    def handle_starttag(self, tag, attrs):
        self._cut()
        names = [name for name, _ in attrs]
        if tag in ("img", "script", "iframe") or any(name.startswith("on") for name in names) or "src" in names:
            self.alive.append(self.get_starttag_text() or tag)
        self.texts += [value for name, value in attrs if value and name not in ("class", "style", "href")]

    def handle_endtag(self, tag):
        self._cut()

    def handle_data(self, data):
        self._text += data

    def _cut(self):
        if self._text:
            self.texts.append(self._text)
        self._text = ""


@pytest.fixture(scope="module")
def trapped(tmp_path_factory):
    """A store in which each text is a trap, loaded from a file with a hostile name; and where each trap stands."""
    folder = tmp_path_factory.mktemp("traps")
    traps = set_traps()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        book = write_tables(folder / "book.xlsx", traps.tables, ABOUT)
        file = f"{traps.new('bestand, naam').replace('/', '-')}.xlsx"
        assert not load(book, name=file, by=traps.new("bestand, door"), reason=traps.new("bestand, waarom")).problems
        states.freeze(traps.new("stand, naam")[: states.LONGEST_NAME], by=traps.new("stand, door"))
        remembered.remember(
            Choices(headings={"Blad": {traps.new("onthouden, kop"): "present"}}),
            {"Blad": "attendance"},
            traps.new("onthouden, door"),
            {"Blad": traps.new("onthouden, indeling")},
            {"Blad": traps.new("onthouden, recept")[: remembered.LONGEST_NAME]},
        )
        yield folder / "store", traps


def seen(app):
    """The numbers of the traps that are read as text on this page. Fails on one that lives or was escaped twice."""
    found = set()
    for block in app.get("html"):
        body = Body(str(block.proto.body))
        assert body.alive == []
        for text in body.texts:
            found |= set(map(int, PATTERN.findall(text)))
            rest = PATTERN.sub("", text)
            assert not re.search(r"&(?:amp|lt|gt|quot|#\d+);|</?\w|alert\(", rest), text
    for element in every_element(app):
        proto = getattr(element, "proto", None)
        if element.type == "plotly_chart":
            assert proto.spec and "<img" not in proto.spec
        elif element.type != "html":
            for name in ("label", "body", "help"):
                text = getattr(proto, name, "")
                assert not LIVE.search(text if isinstance(text, str) else ""), (element.type, name, text)
    return found


def of(data, page, **query):
    """The traps seen on a page as it opens and in each drawer, with every fold-out open and each figure of a block."""
    found = set()
    for app in walked(page, data, **{"jaar": "2023", **query}):
        found |= seen(app)
        more = [box for box in app.selectbox if str(box.key).startswith("cijfer_")]
        for box in more:
            box.select_index(1)
        found |= seen(rerun(app)) if more else set()
    return found


def rerun(app):
    app.run()
    assert not app.exception, app.exception
    return app


def test_every_page_slide_and_fold_out(trapped):
    data, traps = trapped
    state = states.frozen()[0].name
    asked = [(page, {}) for page in TITLES]
    asked += [("dossiers", {"dossier": traps.names["dossiers", name]}) for name in ("D1", "D2")]
    asked += [
        ("stoplichten", {"helft": "eerste"}),
        ("vng", {"commissie": traps.names["bodies", "FIN"]}),
        ("financien", {"kostensoort": traps.names["cost_types", "Huur"], "project": traps.names["projects", "W1"]}),
        ("financien", {"rekening": traps.names["ledger_accounts", "4000"], "facturen": "crediteuren"}),
        ("overzicht", {"sinds": "01-01-2020", "portefeuille": traps.names["portfolios", "Sport"]}),
        ("overzicht", {"sinds": HOSTILE, "jaar": "2022"}),
        ("heisessie", {"stand": HOSTILE, **DAY}),
        ("heisessie", {"stand": state, "dia": "stand"}),
    ]
    slides = [name.lower().replace(" ", "-") for name in SLIDES]
    asked += [("heisessie", {"dia": slide, "dias": list(SLIDES), **DAY}) for slide in slides]
    found = set().union(*(of(data, page, **query) for page, query in asked))
    shown = {traps.places[number] for number in found if number}
    assert set(traps.tables) - {place.split(", ")[0] for place in shown} == set()
    assert SHOWN - shown == set()


def test_a_file_on_its_way_in(trapped):
    """Hostile are its name, a sheet, a heading and cells that are wrong; before it is known what they are and after."""
    data, _ = trapped
    name, heading = HOSTILE.replace("/", "-"), HOSTILE
    rows = f"Overleg | Gemeente | Functie | {heading} | Aanwezig\n{HOSTILE} | {HOSTILE} | x | 1 | {HOSTILE}"
    book = write_tables(data.parent / "in.xlsx", {"<img src=x onerror=alert(0)>": rows})
    draft = drafts.put(book.read_bytes(), f"{name}.xlsx")
    of(data, "upload", concept=draft.id)
    sheet = drafts.check(draft.id).sheets[0].sheet
    drafts.decide(draft.id, lambda choices: choices.with_kind(sheet, "attendance"))
    of(data, "upload", concept=draft.id)
    drafts.decide(draft.id, lambda choices: choices.with_heading(sheet, heading, "invited"))
    assert drafts.check(draft.id).problems
    assert 0 in of(data, "upload", concept=draft.id)
    of(data, "upload")
    assert 0 in of(data, "gegevens", la="klaar")


def test_what_is_typed_and_refused(trapped):
    data, _ = trapped
    app = unfolded(opened("afspraken", data, jaar="2023", la="toevoegen"))
    for field in app.text_input:
        field.set_value(HOSTILE)
    next(button for button in app.button if button.label == "Afspraak toevoegen").click()
    assert 0 in seen(rerun(app))


def test_forms_of_a_round_and_names_of_candidates(trapped):
    data, traps = trapped
    candidate_names.keep(traps.names["vacancies", "V5"], 1, HOSTILE)
    with warehouse.reader() as reader:
        [(owner,)] = reader.rows("SELECT owner FROM bodies WHERE body_code = ?", [traps.names["bodies", "BUI"]])
    app = unfolded(opened("vng", data, jaar="2023", van=owner, la="bijwerken"))
    for action in rerun(app).segmented_control(key="wat").options:
        app.segmented_control(key="wat").select(action)
        seen(rerun(app))
    app.segmented_control(key="wat").select("Kandidaat melden")
    rerun(app).text_input(key="who_candidate").set_value("secretaris")
    next(button for button in app.button if button.label == "Kandidaat melden").click()
    rerun(app).checkbox[0].check()
    assert 0 in seen(rerun(app))
