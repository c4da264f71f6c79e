"""A line with a floor, and steps per row: gaps stay gaps, and what nobody recorded is not drawn as reached."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from picture_page import table_rows, words

from ui.blocks.pictures import floor, steps


def plot(values, **more):
    points = tuple(floor.Point(f"m{at}", None if v is None else Decimal(v), at >= 9) for at, v in enumerate(values))
    at_floor = more.pop("at_floor", Decimal(50))
    return floor.floor(floor.Floor("Geld", "op de bank", points, at_floor, "3 maanden lasten", "Genoeg.", **more))


def test_an_unknown_month_is_a_gap_and_never_a_line_through_it():
    """Four months, the third unknown: one stretch, from the first to the second; the fourth is a dot alone."""
    made = str(plot([100, 80, None, 60]))
    drawing = next(path for path in re.findall(r"<path[^>]*>", made) if 'class="value"' in path)
    assert drawing.count("M") == 1
    assert drawing.count("L") == 1
    assert "m2: onbekend" in made
    assert made.count('role="img"') == 3 + 1
    assert "1 van 4 onbekend" in words(made)


def test_below_the_floor_is_another_shape_and_said():
    made = str(plot([100, 40]))
    assert 'aria-label="m1: € 40, onder 3 maanden lasten"' in made
    assert made.count("dot below") == 1
    assert "3 maanden lasten: € 50" in words(made)


def test_a_forecast_is_dashed_and_said():
    made = str(plot(range(60, 72)))
    assert 'class="ahead"' in made
    assert "m11: € 71 (verwacht)" in made
    assert "verwacht" in words(made)


def test_ends_and_extremes_are_named_once():
    made = words(plot([60, 90, 55, 70]))
    assert "€ 60 m0" in made
    assert "€ 70 m3" in made
    assert "hoogste m1: € 90" in made
    assert "laagste m2: € 55" in made
    assert "hoogste m" not in words(plot([90, 60, 70]))  # the first is the highest


def test_events_that_stand_close_share_a_mark():
    """Thirty-six months: events in months 3 and 5 are 6 % apart and share mark 1; that of month 30 is mark 2."""
    events = (floor.Event(30, "later"), floor.Event(3, "eerst"), floor.Event(5, "dan"))
    made = str(plot([60] * 36, events=events))
    assert made.count('class="event"') == 2
    assert "1 eerst; dan 2 later" in words(made)


def test_many_months_have_one_line_of_html():
    made = str(plot([60 + n % 7 for n in range(1000)]))
    assert "\n" not in made
    assert made.count('class="dot') <= 4
    assert made.count('class="tick') <= 13


def test_nothing_known_draws_nothing():
    assert words(plot([None, None])) == "Geld op de bank: onbekend. Genoeg."
    assert words(plot([])) == "Geld op de bank: onbekend. Genoeg."


def path(*states, outcome="benoemd", tone="good", name="Wonen"):
    return steps.Path(name, tuple(steps.Step(s) for s in states), outcome, "✓" if tone == "good" else "⊘", tone)


def test_a_step_nobody_recorded_is_not_drawn_as_reached():
    made = steps.steps("R", ["gemeld", "besluit"], [path(steps.NOT_RECORDED, steps.REACHED)])
    assert made.count('class="step reached"') == 1
    assert made.count('class="step not-recorded"') == 1
    assert table_rows(made)[1] == "Wonen gemeld ? niet vastgelegd besluit gedaan ✓ benoemd"
    assert made.count('scope="col"') == 4
    assert 'class="line thin"' in made


def test_a_row_with_other_steps_is_an_error():
    with pytest.raises(ValueError, match="heeft niet 2 stappen"):
        steps.steps("R", ["gemeld", "besluit"], [path(steps.REACHED)])


def test_many_rounds_show_what_did_not_succeed_and_count_the_rest():
    bad = [path(steps.REACHED, outcome="niet benoemd", tone="bad", name=f"B{n}") for n in range(25)]
    made = steps.steps("R", ["gemeld"], [*(path(steps.REACHED) for _ in range(317)), *bad])
    assert len(table_rows(made)) == 1 + 20 + 1
    assert table_rows(made)[-1] == "en nog 322 rondes 317 benoemd, 5 niet benoemd"


def test_candidates_stand_behind_their_vacancy_and_a_step_to_come_is_no_step_that_failed():
    """Two candidates share the cell of their vacancy; of an open one nobody recorded more, which is no failure."""
    wonen = steps.Whole("Wonen", "voorjaar", "/vng?commissie=W")
    zorg = steps.Whole("Zorg")
    done, later = steps.Step(steps.REACHED, "20 feb"), steps.Step(steps.TO_COME)
    made = steps.steps(
        "R",
        ["gemeld", "aanbevolen"],
        [
            steps.Path("Pekela", (done, steps.Step(steps.NOT_REACHED)), "niet benoemd", "⊘", "bad", of=wonen),
            steps.Path("Veendam", (done, done), "benoemd", "✓", "good", of=wonen),
            steps.Path("Oldambt", (done, later), "open", of=zorg),
        ],
        has_dates=False,
    )
    assert made.count('rowspan="2"') == 1
    assert made.count('scope="rowgroup"') == 2
    assert table_rows(made)[1] == "Wonen voorjaar Pekela gemeld 20 feb aanbevolen niet bereikt ⊘ niet benoemd"
    assert table_rows(made)[2] == "Veendam gemeld 20 feb aanbevolen 20 feb ✓ benoemd"
    assert table_rows(made)[3] == "Zorg Oldambt gemeld 20 feb aanbevolen nog niet vastgelegd open"
    assert 'class="when"' not in made


def test_some_rows_of_a_whole_and_some_not_is_an_error():
    alone = path(steps.REACHED)
    with pytest.raises(ValueError, match="geheel"):
        steps.steps("R", ["gemeld"], [alone, replace(alone, of=steps.Whole("Zorg"))])
