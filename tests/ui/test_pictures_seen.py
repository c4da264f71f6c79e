"""The declared pictures as a browser draws them, wide and narrow: whole, on one scale, and clean for axe."""

from __future__ import annotations

from decimal import Decimal

import pytest
from looking import axe_violations, cut_off
from picture_examples import EXAMPLES
from picture_page import picture_page

from ui.blocks.pictures import floor, share, steps, targets, variance

LONG = "Gemeenschappelijke regeling voor de uitvoering van omgevingstaken en vergunningverlening"
WORD = "Omgevingsvergunningverleningsprocedurebegeleidingscommissievergaderstukkenlijst"
_CLIPPED = """() => [...document.querySelectorAll('.vgg-drawn, .vgg-drawn *')].filter(one => {
  const look = getComputedStyle(one);
  return one.scrollWidth > one.clientWidth + 1 && look.display !== 'inline' && look.display !== 'contents'
    && !one.closest('.vgg-aloud, thead, svg, .place, .draw, .plot, .axis, .most') && !one.querySelector('.plot, .tick');
}).map(one => `${one.className}: ${one.textContent.trim().slice(0, 50)}`)"""
_OVER = """() => {
  const texts = [...document.querySelectorAll('.side > p, .most > span, .tick, .plot > .gap')]
    .filter(one => getComputedStyle(one).display !== 'none' && !one.classList.contains('vgg-aloud'));
  const boxes = texts.map(one => [one.closest('.floor'), one.getBoundingClientRect(), one.textContent]);
  const found = [];
  boxes.forEach(([of, a, x], i) => boxes.slice(i + 1).forEach(([other, b, y]) => {
    if (of === other && a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 2 && b.bottom > a.top + 2)
      found.push(`${x} over ${y}`);
  }));
  return found;
}"""


def hard():
    """Many rows, long names, and nothing known."""
    one, many = Decimal(1), Decimal("12345678.90")
    points = tuple(floor.Point(f"mei {n}", None if n % 7 == 3 else many + n, n > 30) for n in range(36))
    reached, blank = steps.Step(steps.REACHED, "wo 18 september 2024"), steps.Step(steps.NOT_RECORDED)
    return [
        targets.targets("D", [targets.Target(f"{LONG} {n}", one, 3 * one, LONG, "niet gehaald") for n in range(342)]),
        targets.targets("Doelen", [targets.Target(WORD, None, None, "", "onbekend")]),
        variance.variance(
            "Begroting",
            [variance.Group("Lasten", (variance.Line(LONG, many, -many, many, many, many, href="/x"),))],
            is_exact=True,
        ),
        variance.variance("Begroting", [variance.Group("", (variance.Line(WORD, None, None, None),) * 3)]),
        floor.floor(floor.Floor(LONG, "op de bank", points, many / 2, LONG, "", (floor.Event(35, LONG),) * 2)),
        floor.floor(floor.Floor("Geld", "op de bank", (floor.Point("jan", one),), one, "vloer", "")),
        steps.steps(LONG, ["gemeld", "aanbevolen", "voorgedragen", "besluit"], [
            steps.Path(WORD, (reached, blank, blank, reached), LONG, "✓", "good", LONG, "/x")
        ]),
        share.share(
            "Zetels", [share.Shared(f"{LONG} {n}", Decimal(n % 50 == 0), many) for n in range(342)],
            share.Wholes("zetels", "inwoners", "gemeenten"),
        ),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("width", [1280, 600, 320])
@pytest.mark.parametrize("made", [lambda: [one.made() for one in EXAMPLES], hard], ids=["examples", "hard"])
def test_pictures_are_whole_at_every_width(page, width, made):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(picture_page(*made()))
    assert page.evaluate(_CLIPPED) == []
    assert page.evaluate(_OVER) == []
    assert cut_off(page) == []
    if width in (1280, 320):
        assert axe_violations(page) == []


def test_a_bar_is_as_wide_as_its_share_wherever_it_stands(page):
    """Two of three is two thirds of the way to its goal, wide and narrow; and each bar starts at the same place."""
    rows = [targets.Target(name, Decimal(2), Decimal(3), name, "niet gehaald") for name in ("a", LONG)]
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(picture_page(targets.targets("Doelen", rows)))
        bars = [page.locator(".place > .reached").nth(n).bounding_box() for n in (0, 1)]
        goals = [page.locator(".place > .goal").nth(n).bounding_box() for n in (0, 1)]
        assert bars[0]["x"] == bars[1]["x"] == goals[0]["x"]
        assert bars[0]["width"] == bars[1]["width"]
        assert bars[0]["width"] / goals[0]["width"] == pytest.approx(2 / 3, abs=0.01)
