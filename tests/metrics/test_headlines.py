"""The answers of the pages in a sentence: each case of each headline, with answers that are given here by hand.

What the sentence must be is written out beside the answers it is made of (`walked_lights`, `walked_others`); that the
answers are those of the page is looked at in `tests/pages/test_answers.py`, on data that went the whole road.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from given import Given, a, colours, held, seats
from walked_lights import LIGHTS, ONE_AND_ROUND
from walked_others import OTHERS
from walked_papers import PAPERS
from walked_retreat import RETREAT

from metrics import HEADLINES, Where
from metrics.headline import UNKNOWN, part
from metrics.said import listed

WALKED = LIGHTS + ONE_AND_ROUND + OTHERS + PAPERS + RETREAT


@pytest.mark.parametrize(("name", "case", "given", "text"), WALKED, ids=[f"{n}: {c}" for n, c, *_ in WALKED])
def test_the_first_case_that_holds_is_said(name, case, given, text):
    title = HEADLINES[name].title_for(given, "D1", given.brought)
    assert (title.case, title.text) == (case, text)
    assert title.is_unknown == (case == UNKNOWN)


def test_every_case_of_every_headline_is_walked():
    declared = {(name, case.name) for name, one in HEADLINES.items() for case in one.cases}
    declared |= {(name, UNKNOWN) for name in HEADLINES}
    assert declared == {(name, case) for name, case, *_ in WALKED}


def test_what_is_unknown_says_what_to_do():
    """Every headline, of which nothing at all is known: a sentence and the next step, or that too little is known."""
    for name, headline in HEADLINES.items():
        title = headline.title_for(Given(), "D1")
        assert title.is_unknown and title.text, name
        assert title.step or name == "aandacht", name


def test_a_sentence_says_no_cause_and_no_praise():
    for name, _, given, _ in WALKED:
        said = HEADLINES[name].title_for(given, "D1", given.brought).text.lower()
        assert not {"doordat", "omdat", "daarom", "op orde", "meestal", "dankzij"} & {*said.split(), said}, said
        assert "op orde" not in said and " helft" not in said


def test_a_figure_that_was_not_declared_is_refused():
    headline = replace(HEADLINES["activiteit"], of=())
    with pytest.raises(ValueError, match="meetings_held is niet genoemd"):
        headline.title_for(Given(held(1, 1)))


def test_a_figure_that_only_decides_may_not_be_said():
    headline = HEADLINES["activiteit"]
    with pytest.raises(ValueError, match="meetings_held is niet genoemd"):
        replace(headline, of=(), decides_on=headline.of).title_for(Given(held(1, 1)))


def test_a_half_that_has_not_begun_is_said():
    ahead = {("lights_by_colour", "half", "has_begun"): [replace(a(1), by={"half": 2, "has_begun": False})]}
    title = HEADLINES["kleuren"].title_for(Given(colours(groen=3), ahead))
    assert title.text == "Alle 3 dossiers staan op groen in jun–dec 2024. Die maanden zijn nog niet begonnen."


def test_a_choice_that_is_not_followed_is_said_of_all_or_by_name():
    both = Where(2024, 1, ("Cultuur",))
    title = HEADLINES["vng"].title_for(Given(seats(1, 3, 2), where=both))
    assert title.not_followed == "volgt de keuze van helft en portefeuille niet"
    title = HEADLINES["gegevens"].title_for(Given({"rows_loaded": a(9), "contradictions": a(0)}, where=both))
    assert title.not_followed == (
        "‘Regels van dit jaar’ volgt de keuze van helft en portefeuille niet · "
        "‘Tegenspraken’ volgt de keuze van helft niet"
    )
    assert HEADLINES["activiteit"].title_for(Given(held(2, 3), where=both)).not_followed == ""


@pytest.mark.parametrize(
    ("count", "total", "text"),
    [
        (0, 1, "0 van 1 zetel"),
        (1, 1, "1 van 1 zetel"),
        (2, 2, "beide zetels"),
        (0, 3, "geen van de 3 zetels"),
        (3, 3, "alle 3 zetels"),
        (1, 3, "1 van de 3 zetels"),
        (1200, 3400, "1.200 van de 3.400 zetels"),
    ],
)
def test_a_part_of_a_whole(count, total, text):
    assert part(count, total, "zetel", "zetels") == text


def test_parts_after_each_other():
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a en b", "a, b en c"]
