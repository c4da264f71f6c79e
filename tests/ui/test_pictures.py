"""Marks in rows: nothing hides, nothing is left out, and many gather by themselves and say so."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from ui.blocks.markup import NOTHING
from ui.blocks.pictures import gather, signs
from ui.blocks.pictures.axis import Column, Columns, Cut, Event, Time, lanes, of_year
from ui.blocks.pictures.gather import Mark, Row
from ui.blocks.pictures.heading import heading
from ui.blocks.pictures.rows import marks_in_rows

YEAR = of_year(2024)
HOSTILE = """<img src=x onerror=alert(1)>"'&"""
SAFE = "&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;"
_NUMBER = re.compile(r'aria-label="[^"]*?: (\d+)[ "]')


def _row(name, *days, sign="pho", **more):
    return Row(name, [Mark(sign, f"{name} {day}", day) for day in days], **more)


def _drawn(html):
    """How many marks there are by themselves."""
    return len(re.findall(r'class="m"', html))


def _columns(count, first=date(2024, 1, 8), step=7):
    return Columns(tuple(Column(f"Overleg {n}", first + timedelta(n * step)) for n in range(count)))


def test_each_mark_is_drawn_once_with_its_name_and_its_place():
    html = marks_in_rows(
        [Row("Onderwijs", [Mark("pho", "Pho onderwijs, 1 jan, gehouden", date(2024, 1, 1), "/o")]), _row("Cultuur")],
        YEAR,
        "Overleggen",
    )
    assert _drawn(html) == 1
    # 2024 has 366 days; the middle of the first is 50/366 = 0.14 percent from the left
    assert (
        '<a class="m" href="/o" target="_self" style="left:0.14%" '
        'aria-label="Pho onderwijs, 1 jan, gehouden" data-tip="=">'
    ) in html
    assert html.count('role="rowheader"') == 2, "a row without marks keeps its place"


def test_marks_that_would_hide_each_other_stand_above_each_other():
    same = date(2024, 3, 4)
    rows = [_row("a", same, same, same + timedelta(1), date(2024, 9, 1))]
    placed = gather.placed(rows[0].marks, YEAR)
    # three within two days: three lanes around the line; the one in September alone on the line
    assert sorted(up for _, _, up in placed) == [-1, 0, 0, 1]
    assert len({(round(place, 1), up) for _, place, up in placed}) == 4 == _drawn(marks_in_rows(rows, YEAR, "x"))
    for wide, (_, place, up) in ((YEAR.width_of(same), one) for one in placed):
        near = [1 for _, p, u in placed if u == up and abs(p - place) < wide - 1e-6]
        assert near == [1], "no two marks in one lane nearer than a mark is wide"


def test_a_mark_without_a_day_or_of_another_year_is_shown_beside_the_axis():
    html = marks_in_rows([_row("a", date(2024, 2, 1), None), _row("b", date(2025, 1, 9))], YEAR, "x")
    assert _drawn(html) == 3 and "zonder dag of buiten beeld" in html
    assert len(re.findall(r'class="m" role="img" tabindex="0" style="left', html)) == 1, "one has a place in the year"


def test_what_a_file_says_stays_text():
    html = marks_in_rows(
        [Row(HOSTILE, [Mark("pho", HOSTILE, date(2024, 5, 1), tip=HOSTILE + "\n2")], group=HOSTILE, after=(HOSTILE,))],
        Time(YEAR.first, YEAR.last, events=(Event(date(2024, 2, 2), HOSTILE),)),
        HOSTILE,
        after=(HOSTILE,),
    )
    assert "<img" not in html and html.count(SAFE) >= 7


def test_no_rows_say_the_sentence_of_the_caller_or_nothing():
    assert marks_in_rows([], YEAR, "x") == NOTHING
    assert marks_in_rows([], YEAR, "x", empty="Er zijn nog geen overleggen.") == (
        '<p class="vgg-empty">Er zijn nog geen overleggen.</p>'
    )


def test_cells_behind_a_row_belong_to_a_heading():
    with pytest.raises(ValueError, match="achter de tekens 1 maal iets, bij 0 koppen"):
        marks_in_rows([_row("a", after=("9 van 10",))], YEAR, "x")


def test_342_municipalities_gather_and_every_mark_is_counted():
    rows = [
        Row(f"Gemeente {n}", [Mark("aanwezig" if k % 3 else "afwezig", f"{n} {k}", k) for k in range(51)])
        for n in range(342)
    ]
    html = marks_in_rows(rows, _columns(51), "x", ("gemeente", "gemeenten"), ("uitnodiging", "uitnodigingen"))
    assert _drawn(html) == 20 * 51 and html.count('role="rowheader"') == 21
    assert "en nog 322 gemeenten" in html
    assert "Van 342 gemeenten staan de eerste 20 apart; de andere 322 gemeenten staan samen in de laatste rij." in html
    # 322 rows × 51 = 16.422, and the months of the last row add up to it: 4 or 5 Mondays × 322
    months = [gather.counts(band, _columns(51)) for band in gather.bands(rows, _columns(51), ("gemeente", "gemeenten"))]
    assert sum(sum(count.of.values()) for count in months[-1]) == 322 * 51
    assert "samen 16.422 uitnodigingen" in html
    assert "januari 2024: 1.288 uitnodigingen: 644 aanwezig, 644 afwezig" in html  # columns 0-3; 0 and 3 are absent
    fewer = marks_in_rows(rows, _columns(51), "x", ("gemeente", "gemeenten"), apart=6)
    assert _drawn(fewer) == 6 * 51 and "staan de eerste 6 apart; de andere 336 gemeenten" in fewer


def test_groups_of_the_caller_go_before_the_first_rows():
    rows = [_row(f"g{n}", date(2024, 1, 9), group="Drenthe" if n % 2 else "Groningen") for n in range(60)]
    html = marks_in_rows(rows, YEAR, "x", ("gemeente", "gemeenten"))
    assert "Groningen (30 gemeenten)" in html and "Drenthe (30 gemeenten)" in html and _drawn(html) == 0
    assert 'aria-label="Drenthe (30 gemeenten), januari 2024: 30 pho"' in html


def test_a_thousand_meetings_become_numbers_that_add_up():
    days = [date(2022, 1, 1) + timedelta(n) for n in range(1000)]
    rows = [Row(f"p{k}", [Mark("pho", "x", day) for day in days[k::12]]) for k in range(12)]
    axis = Time(date(2022, 1, 1), date(2024, 12, 31))
    html = marks_in_rows(rows, axis, "x")
    assert _drawn(html) == 0
    assert sum(map(int, _NUMBER.findall(html))) == 1000
    assert "Een getal is het aantal overleggen per kwartaal, samen 1.000 overleggen." in html


def test_many_on_one_day_are_counted_instead_of_piled_up():
    html = marks_in_rows([_row("a", *[date(2024, 4, 2)] * 7)], YEAR, "x")
    assert _drawn(html) == 0 and 'aria-label="a, april 2024: 7 pho"' in html


def test_forty_rows_still_stand_by_themselves():
    assert _drawn(marks_in_rows([_row(str(n), date(2024, 1, 1 + n % 30)) for n in range(40)], YEAR, "x")) == 40


@pytest.mark.parametrize("axis", [YEAR, _columns(51), _columns(3), _columns(60, step=30), _columns(0)])
def test_words_above_the_rows_never_cover_each_other(axis):
    axis = type(axis)(
        *((axis.first, axis.last) if isinstance(axis, Time) else (axis.columns,)),
        cut=YEAR.cut,
        events=(
            Event(date(2024, 5, 28), "heisessie"),
            Event(date(2024, 5, 30), "n" * 80),
            Event(date(2024, 12, 30), "e"),
        ),
        today=date(2024, 6, 3),
    )
    found = heading(axis)
    assert len(found.words) >= len(axis.periods())
    assert all(int(lane) < found.lanes for word in found.words for lane in re.findall(r"--lane:(\d+)", word))


def test_lanes_by_hand():
    assert lanes([(0, 2), (1, 3), (2, 4), (2.5, 5)]) == [0, 1, 0, 2]
    assert lanes([]) == []


def test_a_sequence_names_its_months_once_and_knows_where_the_cut_falls():
    days = [date(2024, 1, 9), date(2024, 1, 30), date(2024, 5, 31), date(2024, 6, 1), None]
    axis = Columns(tuple(Column("x", day) for day in days))
    assert [(p.label, p.start, p.end) for p in axis.periods()] == [
        ("jan", 0, 40), ("mei", 40, 60), ("jun", 60, 80), ("zonder dag", 80, 100)
    ]  # fmt: skip
    assert axis.edge(date(2024, 6, 1)) == 60 and axis.edge(date(2024, 1, 1)) is None
    assert axis.position(0) == 10 and axis.position(5) is None and axis.position(None) is None


def test_the_way_of_time():
    with pytest.raises(ValueError, match="loopt niet vooruit"):
        Time(date(2024, 2, 1), date(2024, 1, 1))
    assert [p.label for p in Time(date(2018, 1, 1), date(2024, 12, 31)).periods()] == [*map(str, range(2018, 2025))]
    assert YEAR.cut == Cut(date(2024, 6, 1), "jan–mei", "jun–dec")
    assert of_year(2023, by_calendar=True).cut == Cut(date(2023, 7, 1), "jan–jun", "jul–dec")
    assert len(YEAR.periods()) == 12 and YEAR.periods()[-1].end == pytest.approx(100)


def test_one_sign_one_meaning():
    looks = [(sign.shape, sign.text) for sign in signs.SIGNS.values() if sign.text != "?"]
    assert len(looks) == len(set(looks)), "no two signs are drawn alike, the question mark of what is unknown aside"
    assert signs.of_meeting("pho", "gehouden") == "pho" and signs.of_meeting("db", "gehouden") == "overig"
    assert signs.of_meeting("pho", "geannuleerd") == "geannuleerd"
    assert signs.of_meeting("pho", "gepland", is_unanswered=True) == "afloop onbekend"
    assert signs.of_meeting("pho", None) == "afloop onbekend", "an unknown state is not held"
    assert signs.of_presence(None) == signs.of_presence("misschien") == "aanwezigheid onbekend"


def test_a_sign_in_a_line_of_text_comes_from_the_one_table():
    """Each is another one; those that are a mark too mean the same there. An arrow alone may lead on, or back."""
    assert len(set(signs.IN_TEXT.values())) == len(signs.IN_TEXT)
    assert all(sign.text in ("", signs.IN_TEXT.get(name, sign.text)) for name, sign in signs.SIGNS.items())
    rare = {sign for sign in signs.IN_TEXT.values() if not sign.isascii()} | {*"●○☑☐▶"}
    may = {"signs.py": rare, "light.py": {"→"}, "presenting.py": {"→"}, "prepare.py": {"→"}}
    for file in sorted(Path(signs.__file__).parents[2].rglob("*.py")):
        lines = file.read_text(encoding="utf-8").splitlines()
        code = "\n".join(line for line in lines if not line.lstrip().startswith(("#", '"""')))
        typed = {sign for sign in rare if re.search(rf'"[^"\n]*{sign}[^"\n]*"', code)}
        assert typed <= may.get(file.name, set()), f"{file.name}: neem {typed} uit ui/blocks/pictures/signs.py"


def test_the_key_holds_what_occurs_in_a_fixed_order():
    html = signs.key(["geannuleerd", "pho", "licht rood", "pho"])
    assert [m for m in re.findall(r"</span> ([a-z ]+)</span>", html)] == ["pho", "geannuleerd", "licht rood"]
    assert signs.key([]) == NOTHING
    with pytest.raises(KeyError, match="zomaar"):
        signs.key(["zomaar"])


def test_of_what_only_a_period_is_known_the_period_is_drawn_and_cut_off_at_the_axis():
    """2024 has 366 days: 1 to 31 March is 60/366 to 91/366; autumn of the year before lies outside; a day has none."""
    marks = [
        Mark("start", "maart", date(2024, 3, 16), within=(date(2024, 3, 1), date(2024, 3, 31))),
        Mark("start", "winter", date(2024, 1, 15), within=(date(2023, 12, 1), date(2024, 2, 29))),
        Mark("start", "een dag", date(2024, 6, 1)),
    ]
    html = marks_in_rows([Row("Taak", marks)], YEAR, "Taken")
    assert re.findall(r'class="within" style="left:([\d.]+)%;width:([\d.]+)%', html) == [
        ("0.00", "16.39"),
        ("16.39", "8.47"),
    ]
    assert _drawn(html) == 3


def test_quarters_may_stand_closer_than_months():
    assert Time(date(2024, 1, 1), date(2025, 12, 31)).least_rem == 40
    assert Time(date(2024, 1, 1), date(2026, 12, 31)).least_rem == 30
    assert Time(date(2015, 1, 1), date(2024, 12, 31)).least_rem == 30
