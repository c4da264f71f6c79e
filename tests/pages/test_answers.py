"""Each page and slide opens with its answer: the same sentence everywhere, of figures that stand on that page."""

from __future__ import annotations

import html
import re
from decimal import Decimal

import pytest
import where_shown
from looks import opened, shown
from shown_cards import slides
from tables import stored

import warehouse
from metrics import HEADLINES, Metric, Where, dutch
from reports.figures import OfReader, table, titles
from ui.frame.menu import TITLES

PAGES = [name for name in TITLES if name in HEADLINES]
ON_SLIDES = {
    "stand": "Stand",
    "kleuren": "Stoplichten",
    "dossiers": "Verschuivingen",
    "aandacht": "Wat vraagt een besluit",
    "activiteit": "Activiteit",
    "opkomst": "Opkomst",
    "vng": "VNG",
    "financien": "Geld",
    "afbouw": "Afbouw",
    "scorebord": "Scorebord",
    "besluiten": "Besluiten",
}
"""The headline of each slide that has one."""
COUNTED = {"worsened", "budget_result", "dossiers_with_light"}
"""What a sentence stands on and is not a figure of its own there: what moved has its mark, a result is set against the
budget, and where nothing asks for attention the sentence is all there is."""
LISTING_ROWS = re.compile(r'role="rowheader"')
LONG = "Samenwerken aan de bereikbaarheid van dorpen en wijken in het hele gebied, fase twee"
LINES = {"handovers", "handover_contradictions", "conclusions", "conclusions_measured", "retreat_agreed"}
"""Figures of a slide of which each thing has a line of its own, or is in the rest that is named."""
NAMES = "Verslagjaar | Portefeuille\n2026 | Cultuur\n2026 | Sport"
RUNNING = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 12236\nVeendam | GM0047 | 27417",
    "Portefeuilles": NAMES,
    "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2026 | D2 | Zwemmen | Sport\n"
    f"2026 | D1 | {LONG} | Cultuur",
    "Stoplichten": """
        Verslagjaar | Dossier | Helft | Stoplicht | Vastgelegd op
        2026        | D1      | 1     | groen     | 10-02-2026
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum      | Stand       | Reden
        2026        | M1      | D1      | Dorpen    | pho   | 1     | 20-01-2026 | gehouden    |
        2026        | M2      | D1      | Wijken    | pho   | 1     | 17-02-2026 | gehouden    |
        2026        | M3      | D2      | Baden     | pho   | 1     | 10-03-2026 | geannuleerd | weer
        2026        | M4      | D2      | Lessen    | pho   | 1     | 12-05-2026 | gepland     |
        2026        | M5      | D1      | Vervoer   | pho   | 2     | 15-09-2026 | gepland     |
    """,
    "Afspraken": """
        Verslagjaar | Nummer | Soort | Afspraak | Datum      | Eigenaar   | Uiterlijk  | Stand
        2026        | A1     | actie | Bellen   | 20-01-2026 | secretaris | 01-03-2026 | open
        2026        | A2     | actie | Schrijven| 20-01-2026 | secretaris |            | open
    """,
}
"""On 31 March two of five meetings were held and one was cancelled; a light of one of two dossiers; two agreements."""


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with stored(tmp_path_factory, RUNNING, "2026-03-31") as folder:
        yield folder / "store"


def title(text):
    """The sentence, and the rest of the page as plain text."""
    [(whole, sentence)] = re.findall(r'(<div class="vgg-title vgg-answer"><h1>(.*?)</h1>.*?</div>)', text)
    rest = re.sub(r"<[^>]+>", " ", text.replace(whole, ""))
    return html.unescape(sentence), html.unescape(rest)


# --- what stands in a sentence stands on the page ---


def test_every_figure_of_a_sentence_is_asked_by_the_page_or_the_slide_itself(monkeypatch):
    """Also without its sentence; what is said beside a figure of the page stands there too."""
    monkeypatch.setattr(where_shown, "_said_by", lambda headline: set())
    where_shown.asked.cache_clear()
    on_page, on_slide = where_shown.pages(), where_shown.slides()
    where_shown.asked.cache_clear()
    places = [(name, on_page[name]) for name in PAGES] + [(name, on_slide[dia]) for name, dia in ON_SLIDES.items()]
    for name, found in places:
        figures = {what.id for what in HEADLINES[name].of if isinstance(what, Metric)}
        assert figures - found - COUNTED - LINES == set(), name


def test_every_number_of_a_sentence_stands_on_the_page_too(bundled):
    for name in PAGES:
        sentence, rest = title(shown(opened(name, bundled, jaar="2024")))
        numbers = set(re.findall(r"\d[\d.,]*\d|\d", sentence)) - {"2024"}
        missing = {one for one in numbers if not re.search(rf"(?<![\d.,]){re.escape(one)}(?![\d]|[.,]\d)", rest)}
        if name == "financien":  # the bars stand in thousands of euros
            missing -= {one for one in missing if dutch.number(Decimal(one.replace(".", "")) / 1000, 1) in rest}
        if name == "overzicht":  # seven points are shown, and how many more there are
            more = int(re.search(r"En nog (\d+) punten", rest)[1])
            assert f"{7 + more} punten vragen aandacht" in sentence
        if name == "afbouw":  # each task has its row
            missing -= {str(len(LISTING_ROWS.findall(shown(opened(name, bundled, jaar="2024")))))}
        if name == "dossiers":  # each that moved has its mark, and so has the link that counts them
            marks = [rest.count(mark) - 1 for mark in ("▼", "▲")]
            assert marks == [int(re.search(rf"(\d+)[a-z ]* {word}", sentence)[1]) for word in ("slechter", "beter")]
        else:
            assert missing == set(), (name, sentence)


# --- one sentence everywhere ---


def test_page_slide_and_command_line_say_the_same(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        answers = titles(reader, Where(2024, 2))
    found, printed = {one["id"]: one for one in answers}, table([], "", answers=answers)
    deck = shown(slides(Where(2024, 2)))
    on_slides = {
        html.unescape(name).partition(" · ")[0].partition(" (")[0].rstrip("?"): html.unescape(sentence)
        for name, sentence in re.findall(r'<p class="name">(.*?)</p>.*?<h1 class="message">(.*?)</h1>', deck)
    }
    for name, headline in HEADLINES.items():
        if headline.topic:
            continue
        said = found[f"headline:{name}"]
        assert f"{headline.title}: {said['value']}  [{name}]" in printed
        if name in PAGES:
            assert said["value"].startswith(title(shown(opened(name, jaar="2024", helft="tweede")))[0])
        if name in ON_SLIDES:
            assert said["value"].startswith(on_slides[ON_SLIDES[name]]), name
    assert found["headline:vng"]["note"] == "volgt de keuze van helft niet"
    of_one = found["headline:dossier:D05"]
    assert of_one["value"].startswith(title(shown(opened("dossiers", jaar="2024", helft="tweede", dossier="D05")))[0])
    assert of_one["source"] == ["voorbeeld-2024.xlsx, blad Dossiers", "voorbeeld-2024.xlsx, blad Stoplichten"]


@pytest.mark.parametrize(
    ("whole", "chosen"),
    [
        (Where(2024, 2), Where(2024, 1)),
        (Where(2024), Where(2024, None, ("Cultuur",))),
        (Where(2024, 1, ("Cultuur",)), Where(2024, 1, ("Cultuur",), by_calendar=True)),
    ],
)
def test_a_sentence_changes_with_a_filter_or_says_that_it_does_not_follow(bundled, monkeypatch, whole, chosen):
    """Except of what is about one dossier, when its portfolio is chosen, and where nothing is said of any figure."""
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        before, after = OfReader(reader, whole), OfReader(reader, chosen)
        for name, headline in HEADLINES.items():
            old, new = (headline.title_for(one, "D08") for one in (before, after))
            follows = old.text != new.text or new.not_followed or new.is_unknown
            assert follows or (name == "dossier" and chosen.portfolios), (name, new.text)


# --- a year that runs, and nothing at all ---


def test_a_year_that_runs_is_said_as_far_as_it_is(running, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(running))
    with warehouse.reader() as reader:
        asked = OfReader(reader, Where(2026))
        said = {name: one.title_for(asked, "D1").text for name, one in HEADLINES.items()}
    assert said["activiteit"] == (
        "Tot nu toe zijn 2 van de 5 overleggen gehouden in 2026, 1 geannuleerd en 2 nog gepland."
    )
    assert said["kleuren"] == "Van de 2 dossiers staat er 1 op groen in jan–mei 2026; bij 1 is geen licht gegeven."
    assert said["dossier"] == f"D1 {LONG} staat op groen in jan–mei 2026; in 2026 tot nu toe: 2 overleggen gehouden."
    # A1 was due on 1 March; A2 has no date
    assert said["afspraken"] == "Beide afspraken staan open; van de 1 met een datum is er 1 te laat."
    assert said["agenda"] == (
        "5 overleggen in de lijst van 2026, waarvan 2 gepland; op geen dag vallen eigen overleggen samen."
    )
    assert (
        said["opkomst"] == "Wie er kwam in 2026, is niet bekend: van geen van de 2 gehouden overleggen is er een lijst."
    )
    assert said["financien"] == "Van dit jaar is geen enkel bedrag in euro's geladen."


def test_a_year_that_runs_on_its_pages(running, monkeypatch):
    sentence, rest = title(shown(opened("dossiers", running, jaar="2026", dossier="D1")))
    assert sentence == f"D1 {LONG} staat op groen in jan–mei 2026; in 2026 tot nu toe: 2 overleggen gehouden."
    assert "Het doel is niet ingevuld." not in rest  # it stands small under the sentence
    page = shown(opened("financien", running, jaar="2026"))
    assert 'css="step"' not in page
    assert '<p class="step">Laad op de pagina Upload een Excel-bestand' in page


def test_with_nothing_loaded_every_answer_is_unknown(store):
    with warehouse.reader() as reader:
        asked = OfReader(reader, Where(2026))
        assert [name for name, one in HEADLINES.items() if not one.title_for(asked, "D1").is_unknown] == []
