"""A list explains its own marks, wherever and however it does; and two marks that both would mean present are asked."""

from __future__ import annotations

from collections import Counter

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from etl.readers.meetings.files import in_sheets
from etl.readers.meetings.gatherings import PEOPLE
from etl.readers.meetings.legend import legend_of, reading
from etl.readers.meetings.list_title import around
from etl.readers.meetings.marks import likely
from etl.readers.meetings.members import Members
from etl.readers.tables.xlsx import read_xlsx

HERE, AWAY, SORRY, INSTEAD = "aanwezig", "afwezig", "afgemeld", "aanwezig, als vervanger"
LEGENDS = {
    "x = aanwezig | o = afwezig | a = afgemeld": {"x": HERE, "o": AWAY, "a": SORRY},
    "1 = aanwezig 2 = afgemeld 3 = afwezig": {"1": HERE, "2": SORRY, "3": AWAY},
    "A = aanwezig, a = afgemeld": {"A": HERE, "a": SORRY},
    "x: aanwezig\nv: verontschuldigd": {"x": HERE, "v": SORRY},
    "x = absent (leeg = er)": {"x": AWAY, "leeg": HERE},
    "(x) = wel aangemeld, niet verschenen o = er": {"(x)": AWAY, "o": HERE},
    "aanwezig = x niet aanwezig = o": {"x": HERE, "o": AWAY},
    "x of v = aanwezig; - = afwezig": {"x": HERE, "v": HERE, "-": AWAY},
    "x, v = aanwezig, o, - = afwezig": {"x": HERE, "v": HERE, "o": AWAY, "-": AWAY},
    "Legenda: ✓ aanwezig, – niet aanwezig": {"✓": HERE, "–": AWAY},
    "x - aanwezig; o - afwezig": {"x": HERE, "o": AWAY},
    "x is aanwezig, leeg vak betekent afwezig": {"x": HERE, "leeg": AWAY},
    "P = plv. AB = afwezig met bericht. AZB = afwezig zonder bericht": {"p": INSTEAD, "ab": SORRY, "azb": AWAY},
    # Words that have no meaning that is known stay words: the mark is asked with them.
    "x = aanwezig, v = verlof of vakantie": {"x": HERE, "v": "verlof of vakantie"},
    "x = waarschijnlijk aanwezig": {"x": "waarschijnlijk aanwezig"},
    "x = aanwezig; x = afwezig": {"x": "aanwezig of afwezig"},
    "JJ = Jan Jansen": {"jj": "een uitleg waar een naam in kan staan"},
    # No legends.
    "7 aanwezig, 3 afwezig": {},
    "Aanwezig: 7": {},
    "Datum: donderdag 13 maart 2025": {},
    "Voorzitter: J. Jansen": {},
    "PHO Sport - afgemeld": {},
}
MEMBERS = Members({name.lower(): name for name in ("Groningen", "Oldambt", "Pekela", "Veendam")})


@pytest.mark.parametrize("text", LEGENDS)
def test_a_legend_is_read_as_it_is_written(text):
    assert legend_of([[text]]) == LEGENDS[text]


@pytest.mark.parametrize(
    "cells",
    [("x", "aanwezig", "o", "afwezig"), ("x =", "aanwezig", "o =", "afwezig"), ("aanwezig", "x", "afwezig", "o")],
)
def test_a_legend_may_stand_in_cells_next_to_each_other(cells):
    assert legend_of([cells]) == {"x": HERE, "o": AWAY}


def test_two_marks_that_both_would_mean_present_are_asked():
    how = reading(["v", "v", "x", "X", "-", "x (online)"], [])
    assert [how.said(t).mark for t in ("v", "x", "X", "-", "x (online)")] == [
        "v naast x", "x naast v", "x naast v", "", "x naast v",
    ]  # fmt: skip
    assert reading(["✓", "x", "ja", "aanwezig"], []).said("ja").mark == "ja naast aanwezig, x, ✓"
    # What says itself that someone was there is not asked; the mark beside it is.
    how = reading(["aanwezig", "x"], [])
    assert (how.said("aanwezig").present, how.said("x").mark) == (1, "x naast aanwezig")
    for one in (["x", "X", "x ", "x (online)"], ["✓", "✔"], ["ja", "aanwezig"], ["1", "2", "-"]):
        assert all(reading(one, []).said(text).present for text in one if text != "-"), one
    # The list that explains both, is believed.
    how = reading(["v", "x"], [["x = afwezig, v = aanwezig"]])
    assert [how.said(t).present for t in ("v", "x")] == [1, 0]


def test_a_mark_is_another_between_brackets_or_with_a_capital_that_the_list_tells_apart():
    assert reading(["x", "(x)"], []).said("(x)").mark == "(x)"
    how = reading(["A", "a", "x"], [["A = aanwezig"]])
    assert (how.said("A").present, how.said("a").mark) == (1, "a")
    how = reading(["1", "2", "3"], [["1 = aanwezig 2 = afgemeld"]])
    assert [(how.said(t).present, how.said(t).mark) for t in "123"] == [(1, ""), (0, ""), (None, "3")]


def marks(path, comment="", struck=(), **sheets):
    """What is read of a workbook, as a count of marks and of present people."""
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    if comment:
        book.worksheets[0]["A2"].comment = Comment(comment, "VGG")
    for cell in struck:
        book.worksheets[0][cell].font = Font(strike=True)
    book.save(path)
    found = in_sheets(read_xlsx(path)[0], path.stem, MEMBERS)
    assert found is not None
    people = next(table for table in found[0] if table.name == PEOPLE)
    at = {people.columns[n][0]: people.columns[n][1:] for n in people.columns}
    said = [mark or here for mark, here in zip(at["Teken"], at["Aanwezig"], strict=True)]
    return Counter(said), found[1]


LIST = [
    ["PHO Cultuur 2025"],
    ["Datum", "Groningen", "Oldambt", "Pekela", "Veendam"],
    ["14-1-2025", "v", "v", "x", "v"],
    ["11-3-2025", "v", "x", "x", "v"],
]
# Of eight marks five are v (present) and three are x (absent).
TRUTH = Counter({"1": 5, "0": 3})


@pytest.mark.parametrize(
    ("sheets", "comment"),
    [
        ({"lijst": LIST, "Legenda": [["v", "aanwezig"], ["x", "afwezig"]]}, ""),
        ({"Uitleg tekens": [["v = aanwezig, x = afwezig"]], "lijst": LIST}, ""),
        ({"lijst": LIST}, "VGG:\nx = afwezig, v = aanwezig"),
        ({"lijst": [*LIST[:2], [*LIST[2], "", "", "x = afwezig"], [*LIST[3], "", "", "v", "aanwezig"]]}, ""),
        ({"lijst": [*LIST[:1], [*LIST[1], "Legenda"], [*LIST[2], "x = afwezig"], [*LIST[3], "v = aanwezig"]]}, ""),
        ({"lijst": [*LIST, ["x", "afwezig"], ["v", "aanwezig"]]}, ""),
        ({"lijst": [LIST[0], ["Legenda", "v = aanwezig", "x = afwezig"], *LIST[1:]]}, ""),
    ],
    ids=["blad", "blad met één cel", "opmerking", "ernaast", "kolom Legenda", "eronder", "erboven"],
)
def test_a_legend_is_read_wherever_it_stands(tmp_path, sheets, comment):
    said, notes = marks(tmp_path / "lijst.xlsx", comment, **sheets)
    assert said == TRUTH
    assert any("De lijst legt zelf uit: " in note for note in notes)


def test_what_is_struck_through_is_asked(tmp_path):
    rows = [[cell.replace("v", "x") if n > 1 else cell for cell in row] for n, row in enumerate(LIST)]
    said, _ = marks(tmp_path / "lijst.xlsx", struck=("B3", "E4"), lijst=rows)
    assert said == Counter({"1": 6, "x (doorgestreept)": 2})


def test_one_meeting_may_be_counted_in_figures_and_the_next_in_signs():
    apart, mixed = [["x", "x", "-"], ["1", "0", "1"]], [["x", "1", "0"]]
    assert [reading([t for some in m for t in some], [], m).said("x").mark for m in (apart, mixed)] == ["", "x naast 1"]


def said_of(legend, *cells):
    """What cells say under a text above the list: present (1 or 0), or the mark as it is asked."""
    how = reading(cells, [[legend]])
    return [how.said(cell).mark or how.said(cell).present for cell in cells]


def test_a_legend_may_be_divided_by_slashes_without_spaces():
    assert legend_of([["A=aanwezig/V=verhinderd/O=onbekend"]]) == {"a": HERE, "v": SORRY, "o": "onbekend"}
    assert legend_of([["A: er/V: afgemeld met bericht/N: niet gekomen"]]) == {"a": HERE, "v": SORRY, "n": AWAY}
    assert legend_of([["Afwezig=x/Aanwezig=o"]]) == {"x": AWAY, "o": HERE}
    assert legend_of([["x/v = aanwezig, a/o = afwezig"]]) == {"x": HERE, "v": HERE, "a": AWAY, "o": AWAY}


@pytest.mark.parametrize(
    "text",
    [
        "Vinkje = aanwezig, kruisje = afwezig",
        "Kruisje betekent afwezig, vinkje betekent aanwezig",
        "een groen vinkje is aanwezig, een rood kruis is afwezig",
        "aanwezig: vinkje, afwezig: kruisje",
        "Aanwezig (vinkje) / afwezig (kruisje)",
        "vinkje aanwezig, kruisje afwezig",
    ],
)
def test_a_legend_may_name_its_signs_in_words(text):
    # Every sign of that name: x, X and ✗ are crosses (absent), v and ✓ are ticks (present).
    assert said_of(text, "x", "X", "✗", "v", "✓", "x (online)") == [0, 0, 0, 1, 1, "x (online)"]


def test_every_sign_with_a_name_is_known_by_it():
    assert said_of("streepje = aanwezig; rondje = afgemeld", "-", "–", "o") == [1, 1, 0]
    # What the legend says of the sign itself goes before what it says of its name.
    assert said_of("kruisje = afwezig, x = aanwezig", "x", "✗") == [1, 0]
    assert said_of("x (kruisje) = afwezig", "x", "✗") == said_of("kruisje (x) = afwezig", "x", "✗") == [0, 0]
    assert legend_of([["kruisje", "afwezig", "vinkje", "aanwezig"]]) == {"kruisje": AWAY, "vinkje": HERE}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Alleen afmeldingen aangekruist", "x"),
        ("Zet een x bij wie verhinderd is", "x"),
        ("Let op: een x bij wie verhinderd is", "x"),
        ("Alleen de afwezigen zijn aangevinkt", "✓"),
        ("Graag een kruisje bij wie niet komt", "X"),
        ("Vul een 1 in bij wie afwezig is", "1"),
        ("Hieronder staan alleen de afmeldingen", "1"),
        ("Een v bij wie er was en een kruisje bij wie afwezig was", "x"),
    ],
)
def test_a_sentence_that_a_mark_is_for_who_was_not_there_is_shown_when_it_is_asked(text, cell):
    assert said_of(text, cell) == [f"{cell.lower()} = {text}"]


@pytest.mark.parametrize(
    "text",
    [
        "Zet een x bij wie aanwezig is",
        "Kruis aan of u aanwezig of verhinderd bent",
        "Afmelden kan bij het secretariaat",
    ],
)
def test_a_sentence_about_who_was_there_asks_nothing(text):
    assert said_of(text, "x", "v")[:1] == ["x naast v"]
    assert said_of(text, "x") == [1]


TOTALS = [
    ["PHO Cultuur 2025"],
    ["Datum", "Groningen", "Oldambt", "Pekela", "Veendam", "Aanwezig"],
    ["14-1-2025", "x (online)", "", "", "", "3"],
    ["11-3-2025", "x", "x", "", "", "2"],
]
ASKED = "x = het totaal telt wie dit teken niet heeft"


@pytest.mark.parametrize(
    ("totals", "truth"),
    [
        # Three and two: who has no x. The x is asked, and so is the empty cell.
        (("3", "2"), {ASKED: 3, None: 5}),
        (("3", ""), {ASKED: 3, None: 5}),
        # One and two: the x itself. Four and four, or two and two: something else, asked as a total that differs.
        (("1", "2"), {"1": 3, None: 5}),
        (("4", "4"), {"1": 3, None: 5}),
        (("2", "2"), {"1": 3, None: 5}),
        (("", ""), {"1": 3, None: 5}),
    ],
)
def test_a_sign_is_asked_where_the_own_totals_say_that_it_is_for_who_was_not_there(tmp_path, totals, truth):
    rows = [*TOTALS[:2], *([*row[:-1], total] for row, total in zip(TOTALS[2:], totals, strict=True))]
    said, _ = marks(tmp_path / "lijst.xlsx", lijst=rows)
    assert said == Counter(truth)


def test_a_sign_that_the_list_explains_is_not_asked_for_its_totals(tmp_path):
    said, _ = marks(tmp_path / "lijst.xlsx", lijst=[["x = aanwezig"], *TOTALS])
    assert said == Counter({"1": 3, None: 5})


@pytest.mark.parametrize(
    "legend", ["(x = afwezig)", "[x = afwezig, leeg = aanwezig]", "(alleen afmeldingen aangekruist)"]
)
def test_a_title_stays_a_title_with_a_legend_between_brackets(legend):
    told = around([(1, [f"Presentielijst PHO Cultuur 2025 {legend}"])], "", "lijst")
    assert (told.title, told.read_from) == ("PHO Cultuur", "regel 1")


def test_short_for_excused_has_that_as_its_suggestion():
    assert [likely(mark) for mark in ("afg", "x = Zet een x bij wie verhinderd is", "x = x bij wie afwezig is")] == [
        SORRY, SORRY, AWAY,
    ]  # fmt: skip
    assert likely(ASKED) == ""


def test_signs_that_may_be_others_than_the_legend_names_are_asked_with_its_words():
    told = "Vinkje = aanwezig, kruisje = afwezig"
    # No tick in the list, and a stroke that is not explained: the x may be what it calls a tick.
    assert said_of(told, "x", "-") == ["x = kruisje: afwezig", 0]
    assert said_of(told, "x", "") == [0, None]
    assert said_of(told, "x", "v", "-") == [0, 1, 0]
