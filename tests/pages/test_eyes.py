"""For eyes as they are: zoomed in to 400 %, with wide spacing of text, and with the reader's own colours."""

import pytest
from browser import WIDE, cold_page

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""What WCAG 2.2 lets a reader ask of text (1.4.12)."""
CUT = """() => [...document.querySelectorAll('.vgg-top *, .vgg-filters *, .vgg-drawers *')]
  .filter(e => e.children.length === 0 && e.textContent.trim() && getComputedStyle(e).visibility === 'visible')
  .filter(e => e.getClientRects().length && !e.closest('.vgg-aloud') && e.tagName !== 'OPTION')
  .filter(e => e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflow !== 'visible')
  .map(e => e.textContent.trim())"""
OVERLAP = """() => {
  const parts = '.vgg-filters label, .vgg-filters summary, .vgg-until, [data-testid=stMain] h1';
  const boxes = [...document.querySelectorAll(parts)].map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width && !e.closest('.vgg-choose fieldset'));
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) => over(a, b))
    .map(([two]) => [one.textContent.trim(), two.textContent.trim()]));
}"""
COLOUR = """which =>
  getComputedStyle(document.querySelector(`.vgg-segments input${which} + span`)).backgroundColor"""
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def walk(browser, server):
    walk = cold_page(browser, server, "/activiteit?jaar=2024")
    yield walk
    walk.close()


@pytest.mark.parametrize(("width", "height"), [WIDE, (640, 360), (320, 256)], ids=["100 %", "200 %", "400 %"])
def test_zoomed_in_and_with_wide_text_nothing_is_cut_over_each_other_or_out_of_sight(walk, width, height):
    walk.resize(width, height)
    assert walk.page.evaluate(OVERLAP) == []
    assert walk.page.evaluate(SIDEWAYS) <= 0
    style = walk.page.add_style_tag(content=SPACED)
    walk.wait()
    assert walk.page.evaluate(CUT) == []
    assert walk.page.evaluate(OVERLAP) == []
    assert walk.page.evaluate(SIDEWAYS) <= 0
    style.evaluate("element => element.remove()")


def test_the_top_leaves_most_of_a_screen_that_is_zoomed_in_far(walk):
    walk.resize(320, 256)
    walk.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 400)")
    assert walk.page.evaluate("document.querySelector('.vgg-top').getBoundingClientRect().bottom") <= 0
    walk.resize(*WIDE)


def test_with_the_colours_of_the_reader_what_is_chosen_still_differs(walk):
    walk.page.emulate_media(forced_colors="active")
    chosen, other = (walk.page.evaluate(COLOUR, which) for which in (":checked", ":not(:checked)"))
    assert chosen != other
    walk.page.emulate_media(forced_colors="none")
