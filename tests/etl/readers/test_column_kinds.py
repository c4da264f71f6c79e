"""A list with a column per answer, and headings with a note or with how they are filled in."""

from __future__ import annotations

from collections import Counter

import pytest

from etl.readers.meetings.attendance_list import is_list, read_list
from etl.readers.meetings.column_kinds import BOTH
from etl.readers.meetings.members import Members
from etl.readers.meetings.teams import rows_of_text

MEMBERS = Members({name.lower(): name for name in ("Groningen", "Oldambt", "Pekela", "Veendam", "Het Hogeland")})
LONG = """Presentielijst PHO Onderwijs 13 maart 2025
Gemeente;Naam;{head}
"""


def said(text):
    """Per municipality what was read: present, excused, mark."""
    rows = rows_of_text(text)
    assert is_list(rows, MEMBERS)
    made = read_list(rows, "Lijst", MEMBERS)
    assert not made.unread
    return [(p.municipality, p.present, p.excused, p.mark) for p in made.people]


def test_each_answer_may_have_a_column():
    head = LONG.format(head="Aanwezig;Afwezig;Afgemeld")
    assert said(head + "Groningen;P;x;;\nOldambt;P;;x;\nPekela;P;;;x\nVeendam;P;;;\nHet Hogeland;P;x;;x") == [
        ("Groningen", 1, None, ""),
        ("Oldambt", 0, None, ""),
        ("Pekela", 0, 1, ""),
        ("Veendam", None, None, ""),
        ("Het Hogeland", None, None, BOTH),
    ]
    # A v under one heading and an x under another are both ticks; a reason is one as well, and "nee" is none.
    assert said(head + "Groningen;P;v;-;nee\nOldambt;P;;x;\nPekela;P;;;vakantie\nVeendam;P;2;;1") == [
        ("Groningen", 1, None, ""),
        ("Oldambt", 0, None, ""),
        ("Pekela", 0, 1, ""),
        ("Veendam", 2, 1, ""),
    ]
    assert said(LONG.format(head="Afwezig;Met bericht") + "Groningen;P;x;\nOldambt;P;;x\nPekela;P;;") == [
        ("Groningen", 0, None, ""),
        ("Oldambt", 0, 1, ""),
        ("Pekela", None, None, ""),
    ]
    assert said(LONG.format(head="Aanwezig fysiek;Aanwezig online") + "Groningen;P;x;\nOldambt;P;;x") == [
        ("Groningen", 1, None, ""),
        ("Oldambt", 1, None, ""),
    ]


def test_two_columns_under_each_date_are_read_together():
    text = """Presentie PHO Natuur 2025
Gemeente;14-1-2025;;11-3-2025;
;aanwezig;afgemeld;aanwezig;afgemeld
Groningen;x;;;x
Oldambt;;x;x;
Pekela;v;;;"""
    # On 14 January two came and one was excused, on 11 March one came and one was.
    assert Counter((present, excused) for _, present, excused, _ in said(text)) == Counter(
        {(1, None): 3, (0, 1): 2, (None, None): 1}
    )


@pytest.mark.parametrize("heading", ["Aanwezig (j/n)", "Aanwezig ja/nee", "Aanwezig: J/N", "Aanwezig [x]", "Aanwezig*"])
def test_a_heading_may_say_how_it_is_filled_in(heading):
    assert said(LONG.format(head=heading) + "Groningen;P;j\nOldambt;P;n")[:2] == [
        ("Groningen", 1, None, ""),
        ("Oldambt", 0, None, ""),
    ]


def test_a_municipality_may_have_a_note():
    text = "Presentie 2025\nDatum;Groningen*;Pekela ¹;Veendam (vz);Gem. Oldambt 2)\n14-1-2025;x;x;-;x"
    assert [(name, present) for name, present, _, _ in said(text)] == [
        ("Groningen", 1),
        ("Pekela", 1),
        ("Veendam", 0),
        ("Oldambt", 1),
    ]
    # Another word between brackets may make it another organisation.
    assert not MEMBERS.find("Groningen (provincie)")
    assert not MEMBERS.find("Pekela (doorgestreept)")


def test_the_total_of_a_list_is_how_many_were_there():
    rows = rows_of_text(
        "PHO Natuur 2025\nGemeente;14-1;11-3\nGroningen;x;-\nOldambt;x;x\nTotaal aanwezig;2;1\n"
        "Totaal afgemeld;0;1\nAantal uitgenodigd;2;2\nAanwezig %;1;0.5"
    )
    assert [item.total for item in read_list(rows, "Lijst", MEMBERS).items] == ["2", "1"]
