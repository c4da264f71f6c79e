"""The declared pictures with bars: what they say, what they draw, and what they never do; and rules for all of them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from picture_examples import EXAMPLES
from picture_page import table_rows, words

from ui.blocks.pictures import drawn, floor, share, steps, targets, variance

HOSTILE = "<img src=x onerror=alert(1)> \"&' $x$ :red[y]"
LONG = "Gemeenschappelijke-regeling-voor-de-uitvoering-van-omgevingstaken-en-vergunningen-N"


# --- bars with a target ---


def target(name="Overleggen", value="2", goal="3", said="2 van 3 overleggen", state="niet gehaald"):
    return targets.Target(name, value and Decimal(value), goal and Decimal(goal), said, state)


def test_a_target_is_the_scale_of_its_bar():
    """Two of three is two thirds of the target; the widest bar, 6 of 3, is twice its target and fills the place."""
    made = str(targets.targets("Resultaten", [target(), target("Meer", "6", "3", "6 van 3", "gehaald")]))
    assert 'class="reached" style="left:0.000%;width:33.333%"' in made
    assert 'class="reached" style="left:0.000%;width:100.000%"' in made
    assert made.count('class="line" style="left:50.000%"') == 2
    assert "Elke balk loopt van niets tot het eigen doel" in made


@pytest.mark.parametrize(("value", "goal"), [(None, "3"), ("2", None), ("2", "0"), (None, None)])
def test_without_both_numbers_there_are_only_words(value, goal):
    made = targets.targets("Resultaten", [target(value=value, goal=goal, said="onbekend hoeveel", state="onbekend")])
    assert 'class="reached"' not in made
    assert table_rows(made)[1] == "Overleggen onbekend hoeveel ? onbekend"
    assert "Elke balk" not in made


def test_a_state_is_a_sign_and_a_word():
    states = ("gehaald", "niet gehaald", "onbekend", "loopt nog")
    said = table_rows(targets.targets("R", [target(state=state) for state in states]))[1:]
    assert [one.removeprefix("Overleggen 2 van 3 overleggen ") for one in said] == [
        "✓ gehaald",
        "⊘ niet gehaald",
        "? onbekend",
        "loopt nog",
    ]


def test_many_targets_show_the_worst_and_count_the_rest():
    """342: 30 missed, 12 unknown, 300 met. The 20 furthest behind are all missed; 322 remain, with 10 missed."""
    missed = [target(f"M{n}", str(n), "100", "x", "niet gehaald") for n in range(30)]
    others = [target(f"O{n}", None, "9", "x", "onbekend") for n in range(12)]
    met = [target(f"G{n}", "9", "9", "x", "gehaald") for n in range(300)]
    made = targets.targets("R", [*met, *others, *missed])
    assert len(table_rows(made)) == 1 + 20 + 1
    assert table_rows(made)[-1] == "en nog 322 resultaten 300 gehaald, 12 onbekend, 10 niet gehaald"
    assert "Van 342 resultaten staan hier de 20 die het meest achterblijven" in words(made)
    assert table_rows(made)[1].startswith("M0 ")
    assert table_rows(made)[20].startswith("M19 ")


# --- budget against actual ---


def line(budget, actual, difference, **more):
    amounts = (None if one is None else Decimal(one) for one in (budget, actual, difference))
    return variance.Line("Huur", *amounts, **more)


def one_line(*amounts, is_exact=False, **more):
    return variance.variance("B", [variance.Group("Lasten", (line(*amounts, **more),))], is_exact)


def test_rounded_first_and_then_signed_coloured_and_drawn():
    """€ 49,99 too much is 0,0 thousand: no minus, no bar, no red; € 50,00 is −0,1 and all of them."""
    nearly, just = one_line("1000", "1049.99", "-49.99"), one_line("1000", "1050", "-50")
    assert table_rows(nearly)[-1] == "Huur begroting 1,0 realisatie 1,0 verschil 0,0 afgerond gelijk"
    assert 'class="bad"' not in nearly
    assert "word bad" not in nearly
    assert table_rows(just)[-1] == "Huur begroting 1,0 realisatie 1,1 verschil −0,1 ongunstig"
    assert 'class="bad"' in just
    assert "verschil € 49,99 ongunstig" in nearly  # the tip is exact


def test_exact_amounts_are_to_the_cent():
    made = one_line("1000", "1049.99", "-49.99", is_exact=True)
    assert table_rows(made)[-1] == "Huur begroting 1.000,00 realisatie 1.049,99 verschil −49,99 ongunstig"
    assert table_rows(one_line("1", "1", "0"))[-1].endswith("0,0 gelijk")


def test_money_of_projects_is_more_or_less_and_never_favourable():
    less, more = (
        one_line("45000", "27800", "-17200", is_judged=False),
        one_line("1000", "3000", "2000", is_judged=False),
    )
    assert table_rows(less)[-1].endswith("verschil 17,2 minder")
    assert table_rows(more)[-1].endswith("verschil 2,0 meer")
    assert "gunstig" not in words(less) + words(more)
    assert 'class="neutral"' in less


def test_unknown_is_a_word_and_no_bar():
    made = one_line(None, "900", None)
    assert table_rows(made)[-1] == "Huur begroting onbekend realisatie 0,9 verschil onbekend"
    assert 'class="budget"' not in made
    assert 'class="good"' not in made


def test_totals_have_bars_on_the_same_scale_and_all_fit():
    """Costs of 10 and 30, their total 40, a result of −10: the scale runs from −10 to 40, so zero is at a fifth."""
    total = line("40000", "40000", "0", kind=variance.TOTAL)
    result = line("-10000", "-10000", "0", kind=variance.RESULT)
    group = variance.Group("Lasten", (line("10000", "10000", "0"), line("30000", "30000", "0"), total, result))
    made = str(variance.variance("B", [group]))
    assert re.findall(r'class="actual" style="([^"]+)"', made) == [
        "left:20.000%;width:20.000%",
        "left:20.000%;width:60.000%",
        "left:20.000%;width:80.000%",
        "left:0.000%;width:20.000%",
    ]


def test_a_column_that_nobody_knows_is_not_there():
    assert "prognose" not in words(one_line("1", "1", "0"))
    assert "vorig jaar" in words(one_line("1", "1", "0", prior=Decimal(1)))


def test_many_lines_add_up_with_the_rest():
    """342 lines of 1.000 euro with differences 1 … 342: the 20 largest, and a row for the sum of 322.

    Its difference is 1 + 2 + … + 322 = 322 · 323 / 2 = 52.003 euro, so 52,0 thousand.
    """
    lines = tuple(variance.Line(f"P{n}", Decimal(1000), Decimal(1000 - n), Decimal(n)) for n in range(1, 343))
    made = variance.variance("B", [variance.Group("Lasten", lines)])
    assert table_rows(made)[2].startswith("P323 ")
    rest = "en nog 322 posten begroting 322,0 realisatie 270,0 verschil +52,0 gunstig"
    assert table_rows(made)[-1] == rest
    assert "de 20 grootste verschillen en de som van 322 andere" in table_rows(made)[1]


# --- share beside share ---

WORDS = share.Wholes("zetels", "inwoners", "gemeenten")


def shares(*pairs):
    found = [
        share.Shared(f"G{n}", *(None if one is None else Decimal(one) for one in pair)) for n, pair in enumerate(pairs)
    ]
    return share.share("Zetels naast inwoners", found, WORDS)


def test_few_seats_are_fractions_and_have_no_percentage():
    """Ten seats, of which 9 and 1; inhabitants 30 and 70 thousand. The scale runs to the widest: 9 of 10."""
    made = shares((9, 30000), (1, 70000))
    assert table_rows(made)[1:] == [
        "G0 9 van 10 zetels · 30 % van de inwoners",
        "G1 1 van 10 zetels · 70 % van de inwoners",
    ]
    assert "de hele breedte is 9 van 10 zetels" in words(made)
    assert 'class="bar" style="left:0.000%;width:11.111%"' in made
    assert 'class="stripe" style="left:33.333%"' in made


def test_many_counts_are_percentages_on_one_scale():
    made = shares((30, 100), (70, 300))
    assert table_rows(made)[1] == "G0 30 % van de zetels · 25 % van de inwoners"
    assert "de hele breedte is 75 %" in words(made)


def test_unknown_is_not_zero_and_not_in_the_whole():
    made = shares((None, 50), (0, 50), (2, 100))
    assert table_rows(made)[1:3] == [
        "G0 zetels onbekend · 25 % van de inwoners",
        "G1 0 van 2 zetels · 25 % van de inwoners",
    ]
    assert made.count('class="bar" style') == 2
    assert "Onbekend bij 1: telt niet mee in het geheel" in words(made)


def test_342_municipalities_show_both_ends_and_the_rest():
    """Each 1.000 inhabitants of 342.000; the last ten have a seat. Shown: ten with, ten without; 322 without remain."""
    made = shares(*[(0, 1000)] * 332, *[(1, 1000)] * 10)
    assert len(table_rows(made)) == 1 + 20 + 1
    assert table_rows(made)[-1] == "en nog 322 gemeenten samen 0 van 10 zetels · 94 % van de inwoners"
    assert "Van 342 gemeenten staan hier de 10 met het meeste en de 10 met het minste" in words(made)


# --- all of them ---


def every(name):
    """Each picture around one name."""
    one = Decimal(1)
    return [
        targets.targets(name, [targets.Target(name, one, one, name, name, tip=name)]),
        variance.variance(name, [variance.Group(name, (variance.Line(name, one, one, one, note=name),))]),
        floor.floor(floor.Floor(name, name, (floor.Point(name, one),), one, name, name, (floor.Event(0, name),))),
        steps.steps(name, [name], [steps.Path(name, (steps.Step(steps.REACHED, name),), name, sub=name)]),
        share.share(name, [share.Shared(name, one, one)], share.Wholes(name, name, name)),
    ]


@pytest.mark.parametrize("place", range(5))
def test_a_hostile_name_stays_text(place):
    made = str(every(HOSTILE)[place])
    assert "<img" not in made
    assert "&lt;img" in made
    assert 'onerror=alert(1)> "' not in made


@pytest.mark.parametrize("place", range(5))
def test_a_long_name_is_whole(place):
    assert LONG in words(every(LONG)[place])


def test_nothing_says_what_there_is_not():
    made = [
        targets.targets("C", []),
        variance.variance("C", [variance.Group("Baten", ())]),
        steps.steps("C", ["x"], []),
        share.share("C", [], WORDS),
    ]
    assert [words(one) for one in made] == [
        "C Geen resultaten.",
        "C Geen posten.",
        "C Geen rondes.",
        "C Geen gemeenten.",
    ]


def test_a_scale_holds_zero_and_never_divides_by_it():
    assert drawn.scale([Decimal(5)]).bar(Decimal(5)) == "left:0.000%;width:100.000%"
    assert drawn.scale([Decimal(-5)]).bar(Decimal(-5)) == "left:0.000%;width:100.000%"
    assert drawn.scale([None]).bar(Decimal(0)) == "left:0.000%;width:0.000%"


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.name != "small"], ids=lambda one: one.name)
def test_every_value_has_a_tip(example):
    """A small picture has none: it is one image, whose name says its values."""
    assert "data-tip=" in example.made()
