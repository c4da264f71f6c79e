"""Words and bars beside a mark: lateness is drawn after its day, words cover no mark, and a name is never cut."""

import re
from datetime import date

from ui.blocks.pictures.axis import Column, Columns, of_year
from ui.blocks.pictures.gather import Mark, placed
from ui.blocks.pictures.heading import heading
from ui.blocks.pictures.rows import Row, marks_in_rows

YEAR = of_year(2024)


def drawn(*marks):
    return marks_in_rows([Row("afspraak", marks)], YEAR, "Een jaar")


def span(text, css):
    """Where the only bar or words of this class begin and how wide they are, in percents."""
    [found] = re.findall(rf'class="{css}" style="left:([\d.]+)%(?:;width:([\d.]+)%)?', text)
    return [float(one) for one in found if one]


def test_lateness_begins_at_its_day_and_ends_with_the_year():
    """1 July is day 183 of 366: it stands at 49.9 %; 31 December ends at 99.9 %, and what is later lies outside."""
    late = Mark("afspraak", "Bellen, 400 dagen te laat", date(2024, 7, 1), until=date(2025, 8, 5))
    start, width = span(drawn(late), "lasts")
    [(_, place, _)] = placed([late], YEAR)
    assert start == round(place, 2) == 49.86
    assert round(start + width, 1) == 99.9


def test_what_was_on_time_has_no_bar():
    assert "lasts" not in drawn(Mark("afspraak", "Bellen", date(2024, 7, 1), until=date(2024, 6, 1)))
    assert "lasts" not in drawn(Mark("afspraak", "Bellen", date(2024, 7, 1)))


def test_words_stand_where_no_mark_is():
    """Two marks a day apart leave no room between them; the last one has room to its right."""
    first, second = (
        Mark("pho", f"Overleg {day} maart", date(2024, 3, day), label=f"{day} mrt: te weinig onderwerpen")
        for day in (1, 20)
    )
    text = drawn(first, second)
    assert "20 mrt: te weinig" in text
    assert ">1 mrt: te weinig" not in text
    assert 'aria-label="Overleg 1 maart"' in text, "haar naam staat er wel"


def test_the_last_words_turn_to_the_other_side_at_the_end_of_the_year():
    text = drawn(Mark("pho", "Overleg", date(2024, 12, 30), label="30 dec: te weinig onderwerpen"))
    assert re.search(r'class="tag before" style="right:[\d.]+%', text)


def test_named_columns_have_their_whole_names_in_one_line():
    names = ("Eemsdelta", "Midden-Groningen", "Westerkwartier", "Westerwolde")
    axis = Columns([Column(name) for name in names], is_named=True)
    found = heading(axis)
    assert [re.sub(r"<[^>]+>", "", word) for word in found.words] == list(names)
    assert found.lanes == 1
    assert axis.least_rem > 4 * 16 * 6.8 / 16
