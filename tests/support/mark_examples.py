"""The examples of the pictures with marks, and of the small ones, from made-up rows."""

from __future__ import annotations

from datetime import date

from ui.blocks.markup import Markup, joined, tag
from ui.blocks.pictures import small
from ui.blocks.pictures.axis import Column, Columns, Cut, Event, Time
from ui.blocks.pictures.gather import Mark, Row
from ui.blocks.pictures.rows import marks_in_rows
from ui.blocks.pictures.signs import key


def in_time_example() -> Markup:
    """Meetings of three portfolios in a year, each at its day."""
    held = {
        "Bestuur en veiligheid": (("pho", 1, 16), ("ambtelijk", 2, 20), ("pho", 5, 17), ("geannuleerd", 9, 18)),
        "Onderwijs": (("bestuurlijk", 2, 6), ("pho", 4, 11), ("uitgesteld", 6, 20), ("pho", 10, 3), ("pho", 11, 28)),
        "Economie": (("overig", 3, 12), ("afloop onbekend", 8, 29), ("pho", 12, 5)),
    }
    rows = [
        Row(
            name,
            [Mark(sign, f"{name}, {day}-{month}: {sign}", date(2024, month, day), "/x") for sign, month, day in of],
        )
        for name, of in held.items()
    ]
    cut, retreat = Cut(date(2024, 6, 1), "jan–mei", "jun–dec"), Event(date(2024, 9, 26), "heisessie")
    axis = Time(date(2024, 1, 1), date(2024, 12, 31), cut, (retreat,))
    signs = key(mark.sign for row in rows for mark in row.marks)
    return joined(tag("p", signs), marks_in_rows(rows, axis, "Overleggen door 2024", ("portefeuille", "portefeuilles")))


def in_order_example() -> Markup:
    """Who was at the meetings of one dossier, a column for each meeting in the order of their days."""
    was = {"Groningen": "+++-", "Het Hogeland": "+-++", "Pekela": "+?-+", "Veendam": "-- ?"}
    signs = {"+": "aanwezig", "-": "afwezig", "?": "aanwezigheid onbekend", " ": "niet uitgenodigd"}
    meetings = [date(2024, 1, 16), date(2024, 5, 17), date(2024, 9, 18), date(2024, 11, 28)]
    rows = [
        Row(
            name,
            [Mark(signs[sign], f"{name}, overleg {at + 1}: {signs[sign]}", at) for at, sign in enumerate(of)],
            after=(small.part_of(of.count("+"), 4 - of.count("?") - of.count(" "), of_most=4),),
        )
        for name, of in was.items()
    ]
    axis = Columns(tuple(Column(f"Overleg {at}", day) for at, day in enumerate(meetings, start=1)))
    things = ("uitnodiging", "uitnodigingen")
    table = marks_in_rows(rows, axis, "Wie was er?", ("gemeente", "gemeenten"), things, ("aanwezig",))
    return joined(tag("p", key(mark.sign for row in rows for mark in row.marks)), table)


def small_example() -> Markup:
    """Each small picture once."""
    lights = [small.Part("groen", 9, "groen"), small.Part("oranje", 3, "oranje"), small.Part("rood", 2, "rood")]
    known = {"Pekela": 58, "Veendam": 44, "Groningen": 84, "Oldambt": None}
    turnout = [small.Dot(name, value) for name, value in known.items()]
    quarters = [("1e", 12), ("2e", 19), ("3e", None), ("4e", 23)]
    pictures = [
        small.stacked("Lichten: 9 groen, 3 oranje en 2 rood", lights),
        small.blocks("10 van 13 zetels bezet", 10, 13, "dashed"),
        small.part_of(9, 10, of_most=20),
        small.percent(84, "n = 49"),
        small.dots("Opkomst per gemeente", turnout, small.Dot("alle gemeenten", 66)),
        small.columns("Overleggen per kwartaal", quarters),
        small.two_bars("Lasten", 377, 334, ("begroot 377", "gemaakt 334"), 400),
    ]
    return joined(*(tag("div", picture, style="padding:0 0 14px") for picture in pictures))
