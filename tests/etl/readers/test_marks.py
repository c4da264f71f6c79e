"""What one cell of an attendance list says: known, explained by the list, or asked; never counted by guess."""

from __future__ import annotations

import pytest
from as_people_write import AWAY, CAME

from etl.readers.meetings.legend import legend_of, reading
from etl.readers.meetings.marks import A_NAME, A_TEXT, MEANINGS, Reading, likely, plain


@pytest.mark.parametrize("text", AWAY)
def test_no_mark_for_absent_counts_as_present(text):
    said = Reading().said(text)
    assert not said.present
    assert said.present == 0 or said.invited == 0 or said.mark


@pytest.mark.parametrize("text", CAME)
def test_what_is_known_to_be_present(text):
    assert (Reading().said(text).present, Reading().said(text).mark) == (CAME[text], "")


def test_a_suggestion_is_never_that_someone_was_there_who_was_not():
    for text in AWAY:
        mark = Reading().said(text).mark
        assert not MEANINGS.get(likely(mark), MEANINGS["onbekend"]).present, (text, likely(mark))
    assert [likely(plain(t)) for t in ("ziek", "o", "vacature", "geannuleerd", "a", "p")] == [
        "afwezig",
        "afwezig",
        "",
        "",
        "",
        "",
    ]


def test_the_list_itself_explains_its_marks():
    told = legend_of(
        [
            ["x = aanwezig, - = afwezig, afw. = afwezig zonder bericht, afg = met bericht"],
            ["", "Aanwezig (1) / afwezig (o)"],
            ["z", "ziek, dus afwezig"],
            ["Datum: donderdag 13 maart 2025"],
            ["Locatie: Zuidhorn"],
            ["p = plaatsvervanger; d: digitaal"],
        ]
    )
    assert told == {
        "x": "aanwezig", "-": "afwezig", "afw": "afwezig", "afg": "afgemeld", "1": "aanwezig", "o": "afwezig",
        "z": "afwezig", "p": "aanwezig, als vervanger", "d": "aanwezig",
    }  # fmt: skip
    # The list goes over what the mark says elsewhere.
    assert Reading({"x": "afwezig"}).said("x").present == 0


def test_a_name_counts_only_in_a_list_of_names():
    of_names = ["J. Jansen", "Piet Pieters", "De Vries", "K. de Boer; L. Bakker", "Smit (afm.)", "", "-"]
    how = reading(of_names, [])
    assert how.is_of_names
    assert [how.said(text).present for text in of_names] == [1, 1, 1, 2, 0, None, 0]
    of_marks = ["x", "x", "J. Jansen", "x", "-", "x"]
    how = reading(of_marks, [])
    assert not how.is_of_names
    assert how.said("J. Jansen").mark == A_NAME


def test_a_word_with_a_capital_that_comes_back_is_a_mark_and_no_name():
    how = reading(["x", "Ziek", "Verlof", "x", "Ziek", "Verlof"], [])
    assert not how.is_of_names
    assert [how.said(t).mark for t in ("Ziek", "Verlof")] == ["ziek", "verlof"]


@pytest.mark.parametrize(
    "text", ["jan jansen komt later", "belt 06-12345678", "j.jansen@pekela.nl", "ja? J. Jansen weet het"]
)
def test_a_text_that_may_hold_a_name_is_asked_without_it(text):
    assert Reading().said(text).mark == A_TEXT
