"""The small pictures: their name says what they show, unknown is never drawn as nothing, and many gather."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from ui.blocks.markup import NOTHING
from ui.blocks.pictures import small
from ui.blocks.pictures.small import Dot, Part

HOSTILE = """<img src=x onerror=alert(1)>"'&"""


def _label(html):
    return re.search('role="img" aria-label="([^"]*)"', html)[1]


def test_a_bar_of_parts_names_each_part_and_leaves_out_what_is_not_there():
    html = small.stacked(
        "Lichten", [Part("groen", 9, "groen"), Part("rood", 0, "rood"), Part("onbekend", 3, "unknown")]
    )
    assert _label(html) == "Lichten: 9 groen, 3 onbekend"
    assert re.findall(r'class="part (\w+)" style="flex:(\d+)"', html) == [("groen", "9"), ("unknown", "3")]
    assert "vgg-light vgg-groen" in html, "a light has its shape and letter in the key"
    assert small.stacked("Lichten", [Part("groen", 0)]) == NOTHING
    with pytest.raises(ValueError, match="niet kleiner dan nul"):
        small.stacked("x", [Part("over", -1)])


def test_blocks_are_as_many_as_the_things_and_gather_above_sixty():
    html = small.blocks("11 van 13 zetels bezet", 11, 13, "dashed")
    assert html.count('class="block"') == 11 and html.count('class="block none dashed"') == 2
    many = small.blocks("300 van 342", 300, 342)
    assert "flex:300" in many and "flex:42" in many and "block none" not in many
    assert small.blocks("geen", 0, 0) == NOTHING
    with pytest.raises(ValueError, match="3 en 0 van 2 kan niet"):
        small.blocks("x", 3, 2)


def test_part_of_is_on_the_scale_of_the_longest_and_unknown_has_no_bar():
    # 9 of 10 where the longest row is 20: half the scale, filled for 90 percent
    html = small.part_of(9, 10, of_most=20, note="1 niet")
    assert 'class="frame" style="width:50.00%"' in html and 'class="fill" style="width:90.00%"' in html
    assert "<b>9</b> van 10" in html and "1 niet" in html
    assert small.part_of(None, 10, 20) == small.percent(None) == '<span class="vgg-none">onbekend</span>'
    assert "frame" not in small.part_of(0, 0, 20)
    assert "width:66.00%" in small.percent(Decimal("66")) and "ten minste <b>5 %</b>" in small.percent(5, is_min=True)


def test_each_municipality_is_a_dot_and_equal_ones_stand_above_each_other():
    html = small.dots("Opkomst", [Dot("a", 44), Dot("b", 84), Dot("c", 84), Dot("d", None)], Dot("alle gemeenten", 66))
    assert html.count('class="dot"') == 3 and html.count("left:84.00%") == 2
    assert sorted(re.findall(r"--up:(\d)", html)) == ["0", "0", "1"]
    assert _label(html) == "Opkomst; 3 stippen van 44 % tot en met 84 %; streep: alle gemeenten, 66 %; 1 onbekend"
    assert small.dots("Opkomst", [Dot("a", None)]) == NOTHING


def test_342_municipalities_become_columns_of_how_many():
    html = small.dots("Opkomst", [Dot(str(n), n % 101) for n in range(342)])
    assert 'class="dot"' not in html and html.count('class="column"') == 20
    assert "elke kolom telt hoeveel van de 342 daar staan" in _label(html)


def test_a_quarter_that_is_not_known_is_a_question_mark_and_not_nothing():
    html = small.columns("Overleggen per kwartaal", [("K1", 30), ("K2", 15), ("K3", 0), ("K4", None)])
    assert _label(html) == "Overleggen per kwartaal: K1 30, K2 15, K3 0, K4 onbekend"
    assert re.findall(r"height:([\d.]+)%", html) == ["100.00", "50.00"] and ">?<" in html and ">0<" in html
    assert "height:25.00%" in small.columns("x", [("K1", 15)], most=60)
    assert small.columns("x", [("K1", None)]) == NOTHING


def test_two_bars_share_one_scale():
    words = ("€ 400 begroot", "werkelijk onbekend")
    html = small.two_bars("Lasten", Decimal("400.00"), None, words, Decimal("800.00"))
    assert _label(html) == "Lasten: € 400 begroot, werkelijk onbekend"
    assert re.findall(r"width:([\d.]+)%", html) == ["50.00"]


def test_what_a_file_says_stays_text():
    each = [
        small.stacked(HOSTILE, [Part(HOSTILE, 1)]),
        small.dots(HOSTILE, [Dot(HOSTILE, 1)], Dot(HOSTILE, 2)),
        small.columns(HOSTILE, [(HOSTILE, 1)]),
        small.two_bars(HOSTILE, 1, 1, (HOSTILE, HOSTILE), 1),
        small.part_of(1, 2, 2, HOSTILE),
        small.percent(1, HOSTILE),
        small.blocks(HOSTILE, 1, 2),
    ]
    assert all("<img" not in html and "&lt;img" in html for html in each)
