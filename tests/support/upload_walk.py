"""The steps of Upload in a browser: press, choose, how many problems are left, and typing in the grid."""

from __future__ import annotations

import re


def press(walk, name, which=0):
    walk.page.get_by_role("button", name=name, exact=True).nth(which).click()
    walk.wait()


def pick(walk, label, option):
    walk.choose(walk.page.get_by_label(label).first, option)


def step(walk, number):
    return walk.page.locator(
        "summary", has_text=re.compile(rf"{number} (Bestand|Kolommen|Controleren|Verschil|Opslaan)")
    )


def problems(walk):
    """How many problems step 3 says there are."""
    found = re.search(r"(\d+) proble", step(walk, 3).inner_text())
    return int(found.group(1)) if found else 0


def until_at_most(walk, most):
    """Once the page is done, step 3 says there are at most this many problems; give how many there are."""
    walk.wait()
    assert problems(walk) <= most
    return problems(walk)


_GRID_IS_DONE = "() => new Promise(done => setTimeout(done, 600))"
"""The grid hands over what was typed a moment later, by a clock of the page; one set after it rings after it."""


def type_down(walk, texts):
    """Type in the grid beside what was found, one wrong cell after the other."""
    grid = walk.page.locator('[data-testid="stDataFrame"] canvas').first
    grid.scroll_into_view_if_needed()
    walk.wait()
    box = grid.bounding_box()
    walk.page.mouse.click(box["x"] + 260, box["y"] + 52)
    for number, text in enumerate(texts):
        walk.page.locator(f"#glide-cell-2-{number}:focus").wait_for(state="attached")
        walk.page.keyboard.press("Enter")
        field = walk.page.locator(".gdg-input").first
        field.fill(text)
        field.press("Enter")
        field.wait_for(state="detached")
    walk.page.evaluate(_GRID_IS_DONE)
