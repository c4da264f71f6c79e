"""Dossiers and Stoplichten as a reader meets them: what the matrix says aloud, and a whole round in a browser."""

import itertools
import re

import pytest
from browser import NARROW, cold_page, warm_page
from looking import look

LEAST_APART = 20
LEAST_GREY = 10
FLAT = "tr"


def test_2023_says_that_every_colour_is_unknown_and_what_to_do(browser, server):
    walk = warm_page(browser, server, "/dossiers?jaar=2023")
    text = walk.page.inner_text('[data-testid="stMain"]')
    assert "van geen van de 34 dossiers is de kleur van beide perioden bekend." in text
    assert "Laad het blad Stoplichten met de kleuren op de pagina Upload" in text
    rows = walk.page.locator(f".vgg-matrix tbody {FLAT}")
    assert rows.count() == 34
    assert walk.page.locator(".vgg-matrix th.portfolio").count() == 14
    assert not re.search(r"\b(groen|oranje|rood)\b", " ".join(rows.all_inner_texts()))
    assert walk.page.locator(".vgg-matrix .vgg-onbekend").count() == 31 + 2 * 4
    walk.close()


def test_the_matrix_read_aloud_makes_sense(browser, server):
    """Each light has its word in the accessible tree, two lights are read in order, and the shape is not read."""
    walk = warm_page(browser, server, "/dossiers?jaar=2024")
    table = walk.page.locator(".vgg-matrix")
    assert table.get_by_role("columnheader").all_inner_texts()[:4] == ["Portefeuille", "Dossier", "jan–mei", "jun–dec"]
    tree = table.aria_snapshot()
    assert re.search(r"cell \"groen\"", tree)
    assert re.search(r"cell \"(groen|oranje|rood) (naar|en) (groen|oranje|rood)", tree)
    assert not re.search(r"cell \"[GOR?]( |\")", tree), "de letter is voor het oog"
    assert len(re.findall(r"rowheader \"D\d\d ", tree)) == table.locator(f"tbody {FLAT}").count()
    table.locator("tbody a").first.focus()
    walk.page.keyboard.press("Enter")
    walk.wait()
    assert "dossier=D" in walk.page.url
    assert look(walk) == []
    walk.close()


def test_a_dossier_shows_its_cancelled_meeting_and_the_light_the_figures_give(browser, server):
    walk = warm_page(browser, server, "/dossiers?jaar=2023&dossier=D13&la=voorstel")
    text = walk.page.inner_text('[data-testid="stMain"]')
    assert "3 van 4 geplande bijeenkomsten gehouden, 1 geannuleerd (De gasten zeiden erg laat af)" in text
    assert walk.page.inner_text("h1").startswith("D13 ")
    walk.open("/dossiers?jaar=2023&dossier=D09&la=voorstel")
    assert "4 van 3 bijeenkomsten, gehaald" in walk.page.inner_text('[data-testid="stMain"]')
    walk.close()


# --- colour-blind eyes ---

# Machado, Oliveira and Fernandes (2009), complete deficiency, on linear RGB.
EYES = {
    "gewoon": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def test_a_name_of_one_long_word_fits_a_telephone(browser, server):
    walk = warm_page(browser, server, "/dossiers?jaar=2023&dossier=D17", *NARROW)
    assert "Portefeuillehouderoverleg" in walk.page.inner_text("h1")
    assert walk.page.evaluate("document.querySelector('h1').getBoundingClientRect().right <= window.innerWidth")
    assert look(walk) == []
    walk.close()


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def lab(rgb):
    matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    xyz = [sum(m * min(max(c, 0), 1) for m, c in zip(row, rgb, strict=True)) for row in matrix]
    f = [v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (xyz[0] / 0.95047, xyz[1], xyz[2] / 1.08883)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def theme():
    import tomllib
    from pathlib import Path

    found = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    names = {"groen": "greenColor", "oranje": "orangeColor", "rood": "redColor", "leeg": "backgroundColor"}
    return {name: found[key] for name, key in names.items()}


@pytest.mark.parametrize("eye", list(EYES))
def test_lights_stay_apart_for_every_eye(eye):
    """CIE76 distance between any two lights, and between a light and the page (an outlined unknown)."""
    seen = {
        name: lab([sum(m * c for m, c in zip(row, linear(colour), strict=True)) for row in EYES[eye]])
        for name, colour in theme().items()
    }
    apart = {
        f"{a} {b}": sum((x - y) ** 2 for x, y in zip(seen[a], seen[b], strict=True)) ** 0.5
        for a, b in itertools.combinations(seen, 2)
    }
    assert min(apart.values()) >= LEAST_APART, apart


def test_lights_stay_apart_in_grey():
    grey = {name: lab(linear(colour))[0] for name, colour in theme().items()}
    apart = {f"{a} {b}": abs(grey[a] - grey[b]) for a, b in itertools.combinations(grey, 2)}
    assert min(apart.values()) >= LEAST_GREY, apart


def test_a_colour_that_looks_like_another_is_caught():
    """Two greens and reds of one lightness fall below the bound for a protan or deutan eye."""
    close = [
        [
            lab([sum(m * c for m, c in zip(row, linear(colour), strict=True)) for row in EYES["deutan"]])
            for colour in ("#7a7a00", "#a06a00")
        ]
    ][0]
    assert sum((x - y) ** 2 for x, y in zip(*close, strict=True)) ** 0.5 < LEAST_APART


# --- a whole round ---


def press(walk, name, says):
    """Press a button and wait until the page says something new: building a new state takes time."""
    walk.page.evaluate("document.querySelectorAll('.vgg-saved, .vgg-problems').forEach(e => e.textContent = '')")
    walk.page.get_by_role("button", name=name, exact=True).click()
    walk.page.locator('[data-testid="stMain"]').get_by_text(says).first.wait_for()
    walk.wait()


def type_in(walk, label, text, nth=0):
    field = walk.page.get_by_label(label, exact=True).nth(nth)
    field.fill(text)
    field.press("Tab")


def choose(walk, label, option):
    walk.choose(walk.page.get_by_role("combobox", name=label, exact=True), option)


def give(walk, dossier, colour, more=(), says="Opgeslagen als aanlevering"):
    walk.open(f"/dossiers?jaar=2023&helft=eerste&dossier={dossier}")
    walk.page.get_by_text("Een licht geven", exact=True).click()
    walk.wait()
    choose(walk, "Kleur", colour)
    for label, text in more:
        type_in(walk, label, text)
    type_in(walk, "Uw functie", "adviseur")
    press(walk, "Licht opslaan", says)


REASONS = (
    ("Oorzaak (bij oranje en rood)", "De partner trok zich terug"),
    ("Gevolg (bij oranje en rood)", "Het begint later"),
    ("Bijsturing (bij oranje en rood)", "Nieuwe partner zoeken"),
    ("Eigenaar, als functie (bij oranje en rood)", "adviseur"),
    ("Bijgestuurd op (bij oranje en rood)", "31-12-2023"),
)


def judge(walk, names, verdict, reason="", says="Opgeslagen als aanlevering"):
    for name in names:
        box = walk.page.get_by_role("combobox", name="Lichten", exact=True)
        box.focus()
        if box.get_attribute("aria-expanded") != "true":
            box.press("ArrowDown")
        walk.page.get_by_role("option", name=re.compile(name)).click()
    walk.page.keyboard.press("Escape")
    if reason:
        type_in(walk, "Reden", reason)
    walk.page.locator("[data-testid='stForm']", has_text="Lichten").get_by_label("Uw functie").fill("secretaris")
    press(walk, verdict, says)


def test_a_whole_round_open_fill_refuse_approve_freeze_correct(browser, own_server):
    walk = cold_page(browser, own_server, "/stoplichten?jaar=2023&helft=eerste&la=ronde")
    main = '[data-testid="stMain"]'
    type_in(walk, "Uw functie", "secretaris")
    press(walk, "Ronde openen", "0 van 34")
    assert walk.page.get_by_role("button", name="Herinneringen in uw agenda").count() == 1

    give(walk, "D01", "oranje", says="Bij oranje of rood hoort een oorzaak")
    assert "Bij oranje of rood hoort een datum waarop is bijgestuurd" in walk.page.inner_text(".vgg-problems")
    give(walk, "D01", "oranje", REASONS)
    give(walk, "D02", "groen")
    give(walk, "D03", "groen")
    assert "concept" in walk.page.locator(".vgg-half").first.inner_text()
    walk.open("/?jaar=2023&helft=eerste")
    assert "oranje" not in walk.page.locator(".vgg-points .what").all_inner_texts()

    walk.open("/stoplichten?jaar=2023&helft=eerste&la=oordeel")
    assert "3 van 34" in walk.page.inner_text(main)
    assert look(walk) == []
    judge(walk, ["D02"], "Teruggeven", "Zeg wat er is gedaan", says="Opgeslagen als aanlevering")
    walk.open("/stoplichten?jaar=2023&helft=eerste&la=ronde")
    assert walk.page.get_by_role("cell", name="Zeg wat er is gedaan").count() == 1
    type_in(walk, "Uw functie", "secretaris")
    press(walk, "Ronde goedkeuren", "Nog niet elk licht van de ronde is goedgekeurd")
    give(walk, "D02", "groen", (("Toelichting: hoe staat het ervoor?", "Er is een plan gemaakt"),))
    walk.open("/stoplichten?jaar=2023&helft=eerste&la=oordeel")
    judge(walk, ["D01", "D02", "D03"], "Goedkeuren", says="Opgeslagen als aanlevering")
    walk.open("/stoplichten?jaar=2023&helft=eerste&la=ronde")
    type_in(walk, "Uw functie", "secretaris")
    press(walk, "Ronde goedkeuren", "Het bestuur kan deze lichten zien")
    press(walk, "Ronde bevriezen", "Deze helft is bevroren")

    give(walk, "D03", "rood", REASONS, says="nieuwe reden van correctie")
    type_in(walk, "Reden van correctie", "De partner haakte alsnog af")
    press(walk, "Licht opslaan", "Opgeslagen als aanlevering")
    half = walk.page.locator(".vgg-half").first.inner_text()
    assert "gecorrigeerd" in half
    assert "De partner haakte alsnog af" in half
    walk.open("/stoplichten?jaar=2023&helft=eerste&la=ronde")
    assert walk.page.get_by_role("cell", name="De partner haakte alsnog af").count() == 1
    walk.open("/stoplichten?jaar=2023&helft=eerste&la=correcties")
    assert walk.page.get_by_role("cell", name="De partner haakte alsnog af").count() == 1
    walk.open("/?jaar=2023&helft=eerste")
    assert "1 van 3 met een kleur" in walk.page.inner_text(".vgg-five .value")
    assert walk.faults() == []
    walk.close()
