"""The marks of a picture in a browser: what hover, focus and tap show, the arrow keys, and what axe finds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from looking import axe_violations
from picture_page import picture_page

from ui.blocks.markup import joined, tag
from ui.blocks.pictures import small
from ui.blocks.pictures.axis import Column, Columns, Event, of_year
from ui.blocks.pictures.rows import Mark, Row, marks_in_rows
from ui.blocks.pictures.signs import SIGNS, key

YEAR = of_year(2024, events=(Event(date(2024, 3, 14), "heisessie"),), today=date(2024, 11, 4))
NAME = "Overleg veiligheid, 18 september 2024, geannuleerd: te weinig onderwerpen"


def _meetings():
    first = [Mark("pho", "Pho van januari", date(2024, 1, 16), "#pho"), Mark("geannuleerd", NAME, date(2024, 9, 18))]
    second = [Mark("ambtelijk", f"Ambtelijk van {n}", date(2024, n, 5)) for n in (2, 9, 10)]
    rows = [Row("Bestuur & Veiligheid", first, "#bv", (small.part_of(1, 2, 3),)), Row("n" * 80, second, after=("",))]
    return marks_in_rows(rows, YEAR, "Overleggen door 2024", ("portefeuille", "portefeuilles"), after=("gehouden",))


def _presence(meetings=51):
    columns = tuple(Column(f"Overleg {n}", date(2024, 1, 8) + timedelta(7 * n)) for n in range(meetings))
    signs = ("aanwezig", "afwezig", "aanwezigheid onbekend", "niet uitgenodigd")
    rows = [Row(f"Gemeente {g}", [Mark(signs[(n + g) % 4], f"{g} {n}", n) for n in range(meetings)]) for g in range(3)]
    return marks_in_rows(rows, Columns(columns), "Opkomst per gemeente")


def _many():
    rows = [Row(f"Gemeente {n}", [Mark("aanwezig", f"{n}", date(2024, 1, 1 + n % 28))]) for n in range(342)]
    return marks_in_rows(rows, YEAR, "Opkomst in een groot jaar", ("gemeente", "gemeenten"))


def _cards():
    each = [
        small.stacked("Lichten", [small.Part("groen", 9, "groen"), small.Part("onbekend", 3, "unknown")]),
        small.blocks("11 van 13 zetels bezet", 11, 13, "dashed"),
        small.dots("Opkomst", [small.Dot("a", 44), small.Dot("b", 84)], small.Dot("alle", 66)),
        small.columns("Per kwartaal", [("K1", 31), ("K4", None)]),
        small.two_bars("Lasten", 42, 39, ("€ 42 begroot", "€ 39 werkelijk"), 42),
    ]
    return tag("div", *(tag("div", one, css="vgg-card") for one in each), css="vgg-cards")


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    errors = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def _focused(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent")


def _tip(page):
    return page.evaluate("(t => t && !t.hidden ? t.textContent : '')(document.querySelector('.vgg-tip'))")


def test_by_keyboard_one_tab_stop_arrows_to_every_mark_and_its_words(page):
    page.set_content(picture_page(_meetings(), tag("a", "verder", href="#verder")))
    page.keyboard.press("Tab")
    assert _focused(page) == "heisessie, do 14 mrt 2024" == _tip(page), "the heading is the first row"
    for key_, reached in (
        ("ArrowDown", "Pho van januari"),  # nearest below: 16 January lies nearer 14 March than 18 September
        ("ArrowRight", NAME),
        ("ArrowRight", NAME),
        ("ArrowDown", "Ambtelijk van 9"),
        ("ArrowLeft", "Ambtelijk van 2"),
        ("End", "Ambtelijk van 10"),
        ("ArrowUp", NAME),
        ("Home", "Bestuur & Veiligheid"),
        ("ArrowRight", "Pho van januari"),
        ("Control+End", "Ambtelijk van 10"),
    ):
        page.keyboard.press(key_)
        assert _focused(page) == reached, key_
    page.keyboard.press("ArrowUp")
    assert _tip(page) == NAME and page.locator(".vgg-tip").get_attribute("aria-hidden") == "true"
    page.keyboard.press("Escape")
    assert _tip(page) == "" and _focused(page) == NAME, "Esc takes the words away and nothing else"
    page.keyboard.press("Tab")
    assert _focused(page) == "verder"
    page.keyboard.press("Shift+Tab")
    assert _focused(page) == NAME, "back where one was"


def test_it_works_again_after_the_picture_is_replaced(page):
    page.set_content(picture_page(_meetings()))
    page.keyboard.press("Tab")
    page.evaluate("m => { document.querySelector('main').innerHTML = m }", str(_presence()))
    page.wait_for_function("document.querySelectorAll('main [tabindex=\"0\"]').length === 1")
    assert _tip(page) == ""
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert _focused(page) == "0 1" == _tip(page)


def test_without_the_script_every_mark_is_a_tab_stop(page):
    page.set_content(picture_page(_meetings()).split("<script>")[0])
    found = []
    for _ in range(8):
        page.keyboard.press("Tab")
        found.append(_focused(page))
    assert found[1:4] == ["Bestuur & Veiligheid", "Pho van januari", NAME] and len(set(found)) >= 7


def test_hover_shows_the_words_whole_inside_the_window_and_they_stay_under_the_pointer(page):
    page.set_viewport_size({"width": 390, "height": 700})
    page.set_content(picture_page(_meetings()))
    assert page.evaluate("document.documentElement.scrollWidth") == 390, "the picture scrolls, never the page"
    for cell in page.locator(".after").all():
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390, "what a row says is seen before one scrolls"
    page.locator(".m").nth(1).hover()
    assert _tip(page) == NAME
    at = page.locator(".vgg-tip").bounding_box()
    assert at["x"] >= 0 and at["x"] + at["width"] <= 390 and at["y"] >= 0
    page.locator(".vgg-tip").hover()
    page.wait_for_timeout(250)
    assert _tip(page) == NAME
    page.mouse.move(2, 690)
    page.wait_for_function("document.querySelector('.vgg-tip').hidden")


def test_the_names_of_rows_stay_in_sight_and_do_not_cover_what_has_the_focus(page):
    page.set_viewport_size({"width": 390, "height": 700})
    page.set_content(picture_page(_meetings()))
    page.locator(".m").nth(4).focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    name, mark = page.locator(".row .name").nth(1).bounding_box(), page.locator(".m:focus").bounding_box()
    assert name["x"] >= 0 and mark["x"] >= name["x"] + name["width"] and _focused(page) == "Ambtelijk van 2"


def test_a_tap_shows_the_words_and_the_next_one_follows_the_link(browser):
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True)
    page = context.new_page()
    page.set_content(picture_page(_meetings()))
    mark = page.locator("a.m").first
    mark.tap()
    assert _tip(page) == "Pho van januari" and not page.url.endswith("#pho")
    mark.tap()
    page.wait_for_function("location.hash === '#pho'")
    context.close()


def test_axe_finds_nothing_and_the_page_does_not_scroll_sideways(page):
    page.set_viewport_size({"width": 320, "height": 720})
    page.set_content(picture_page(_meetings(), _presence(9), _many(), _cards(), tag("p", joined(key(SIGNS)))))
    assert axe_violations(page) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_no_two_marks_hide_each_other_and_no_words_lie_over_others(page):
    day = date(2024, 3, 4)
    piled = [Mark("pho", str(n), day + timedelta(n // 2)) for n in range(4)]
    page.set_content(picture_page(marks_in_rows([Row("a", piled)], YEAR, "x"), _presence()))
    for what in (".track .vgg-sign", ".label"):
        boxes = page.locator(what).evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
        over = [
            (a, b)
            for n, a in enumerate(boxes)
            for b in boxes[:n]
            if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 0.6
            and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 0.6
        ]
        assert boxes and over == [], what
