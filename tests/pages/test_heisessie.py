"""Heisessie: slides that say what is known and no more, the scoreboard, and a whole retreat walked by keyboard."""

import re
import shutil

import pytest
from browser import NARROW, warm_page
from looking import look
from looks import opened, said

from etl.enter import enter
from etl.store import states
from ui.retreat.slide import MOST
from ui.retreat.slides import SLIDES

BEAMER = (1024, 768)
ALL = "&".join(f"dias={name.replace(' ', '+')}" for name in SLIDES)

HEIGHTS = """() => {
  const page = document.querySelector('[data-testid="stMain"]');
  return [page.scrollHeight, page.clientHeight];
}"""
SIZES = """() => [...document.querySelectorAll('.vgg-slide h1, .vgg-slide dt')]
  .map(element => parseFloat(getComputedStyle(element).fontSize))"""


def slide(data, name, **query):
    """The HTML of one slide, and its text."""
    app = opened("heisessie", data, dia=name, **query)
    html = next(str(block.proto.body) for block in app.get("html") if "vgg-slide" in str(block.proto.body))
    return html, said(app)


def values(html):
    """What stands on a slide: about what, and the value beside it."""
    return dict(re.findall(r'<dt>([^<]*)</dt><dd class="value[^"]*">([^<]*)', html))


@pytest.mark.parametrize("year", ["2023", "2024"])
def test_every_slide_has_few_lines_and_its_n_source_and_date(bundled, year):
    for name in SLIDES:
        html, _ = slide(bundled, name.lower().replace(" ", "-"), jaar=year, dias=list(SLIDES))
        assert html.count("<h1>") == 1
        assert html.count("<dt") <= MOST
        foot = html[html.index("vgg-slide-foot") :]
        assert "n = " in foot and "bron: " in foot and "gegevens tot en met" in foot, name
        if year == "2023":
            assert "fictief" not in html


def test_unknown_stays_unknown_on_a_slide(bundled):
    for name, unknown, says in (
        ("opkomst", ("Opkomst",), "Wie er kwam in 2023, is niet bekend"),
        ("geld", ("Resultaat tot nu toe", "Geld op de bank"), "geen enkel bedrag in euro&#39;s geladen"),
    ):
        html, _ = slide(bundled, name, jaar="2023")
        lines = values(html)
        assert [lines[about] for about in unknown] == ["onbekend"] * len(unknown)
        assert says in html
    html, _ = slide(bundled, "stoplichten", jaar="2023")
    assert "Van geen van de 34 dossiers is een kleur bekend in jun–dec 2023." in html
    assert "vgg-groen" not in html


def test_scoreboard_has_a_figure_where_there_is_one_and_says_so_where_there_is_none(bundled):
    html, _ = slide(bundled, "scorebord", jaar="2023")
    assert "12 conclusies van do 2 feb 2023: 4 met een cijfer, 8 niet te meten." in html
    lines = values(html)
    assert lines["Onderwerpen raken meer terreinen: nodig meer collegeleden uit."] == "≥ 4"
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
    assert lines["VNG-commissieleden vaker laten halen en brengen"] == "67 %"
    assert lines["De overleggen gaan vaker over strategie"] == "niet te meten"


def test_frozen_slides_are_the_same_bytes_after_new_data_and_undo(own_data):
    from etl.load import undo

    states.freeze("Voorjaar", by="secretaris")
    asked = {"jaar": "2024", "helft": "tweede", "stand": "Voorjaar"}
    names = ("stand", "scorebord")
    before = {name: slide(own_data, name, **asked)[0] for name in names}
    assert all("bevroren op" in html and "‘Voorjaar’" in html for html in before.values())
    outcome = enter("lights", [_light("D03", "rood")], by="adviseur")
    assert outcome.batch
    assert "6 op rood" in slide(own_data, "stand", jaar="2024", helft="tweede")[0]
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


def test_every_slide_on_a_beamer(browser, server):
    walk = warm_page(browser, server, f"/heisessie?jaar=2024&{ALL}&sinds=een+dag&dia=stand", *BEAMER)
    seen = []
    while True:
        seen.append(walk.page.inner_text(".vgg-slide .name"))
        high, room = walk.page.evaluate(HEIGHTS)
        assert high <= room, f"{seen[-1]} past niet op het scherm"
        sizes = walk.page.evaluate(SIZES)
        assert min(sizes) >= 24, seen[-1]
        assert look(walk) == [], seen[-1]
        if walk.page.locator(".st-key-dia_volgende button").is_disabled():
            break
        walk.page.keyboard.press("PageDown")
        walk.wait()
    assert len(seen) == len(SLIDES)
    walk.resize(*NARROW)
    assert look(walk) == []
    walk.close()
