"""The picture of Opkomst: municipality by meeting, every invitation a mark, with turnout and its change beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, Answer, dutch
from metrics.headline import FEW
from metrics.turnout import points
from ui import meeting
from ui.blocks import ask, drawers, filters, links, markup, show, year
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import signs, small
from ui.blocks.pictures.axis import Column, Columns
from ui.blocks.pictures.gather import Mark, Row
from ui.blocks.pictures.rows import marks_in_rows

PAGE = "opkomst"
ONE = "gemeente"
"""The drawer, and the parameter of the address, of one municipality beside the others."""
_LIST = LISTINGS["attendance_list"]
_TURNOUT = METRICS["turnout"]
_APART = 6
"""So many municipalities stay by themselves when there are too many to show each, so that it stays one screen."""


def picture(*below: Callable[[], Markup]) -> None:
    """Every invitation of the choice as a mark; below it blocks side by side."""

    def whole() -> Markup:
        return _picture() + tag("div", *(part() for part in below), css="vgg-three")

    show.html(ask.keep("turnout", whole))
    show.foot("gemeenten", _TURNOUT, by=("municipality", "half"), label="Opkomst per gemeente")
    show.foot("uitnodigingen", _LIST, label="Alle uitnodigingen")
    show.foot(
        "opkomst",
        *(METRICS[i] for i in ("turnout", "list_coverage", "attendees_mean", "no_shows", "substitutes")),
        label="Kerncijfers",
    )


def key() -> Markup:
    """What the marks mean; nothing without a list."""
    found = {signs.of_presence(row["presence"]) for row in ask.kept(_LIST)}
    if not found:
        return NOTHING
    return tag("p", signs.key(found), "elk blokje is één uitnodiging; geen blokje: niet op de lijst")


def when_known(*of: show.Drawer) -> tuple[show.Drawer, ...]:
    """The drawers that need attendance; none without any list."""
    return of if ask.one(_TURNOUT).n else ()


def by_municipality() -> dict[str, Answer]:
    """The turnout of each municipality, the lowest first; by name where one stands on too few to be ranked."""
    found = {str(a.by["municipality"]): a for a in ask.figures(_TURNOUT, ("municipality",))}
    if any(a.value is None or a.bottom < FEW for a in found.values()):
        return dict(sorted(found.items()))
    return dict(sorted(found.items(), key=lambda item: (item[1].value, item[0])))


def share(answer: Answer | None) -> Markup:
    """Turnout as a bar with its percentage; below ten invitations as a fraction, below three lists as too few."""
    if answer is None or answer.bottom is None or answer.value is None:
        why = "te weinig lijsten" if answer is not None and answer.is_withheld else dutch.UNKNOWN
        return tag("span", why, css="vgg-none")
    if answer.bottom < FEW:
        return small.part_of(int(answer.top), int(answer.bottom), int(answer.bottom))
    return small.percent(answer.value)


def _picture() -> Markup:
    rows = ask.kept(_LIST)
    if not rows:
        return NOTHING
    meetings = {row["meeting_id"]: row for row in rows}
    places = {key: n for n, key in enumerate(meetings)}
    days = {key: markup.value_of(row, "meeting_date") for key, row in meetings.items()}
    leads = {key: meeting.address(PAGE, key) for key in meetings}
    marks: dict[str, list[Mark]] = defaultdict(list)
    for row in rows:
        key, name = row["meeting_id"], str(row["municipality"])
        said = f"{name}, {row['title']}, {days[key]}: {row['presence']}"
        marks[name].append(Mark(signs.of_presence(row["presence"]), said, places[key], leads[key]))
    answers, changes = by_municipality(), _changes()
    ranked = all(a.value is not None and a.bottom >= FEW for a in answers.values())
    heads = ["opkomst, laagste eerst" if ranked else "opkomst", *([_compared()] if changes else [])]
    lines = []
    for name in answers:
        after = [share(answers[name]), *([changes.get(name, _too_few())] if changes else [])]
        lines.append(Row(name, marks[name], links.page(PAGE, {drawers.ADDRESS: ONE, ONE: name}), after))

    def together(of: Sequence[Row]) -> list[Markup]:
        return [_together([answers[row.name] for row in of]), *([NOTHING] if changes else [])]

    drawn = marks_in_rows(
        lines,
        Columns([_column(row) for row in meetings.values()], year.cut() if len(meetings) >= FEW else None),
        f"{ask.title(HEADLINES['opkomst']).text} Elk blokje is een uitnodiging, per gemeente en overleg.",
        ("gemeente", "gemeenten"),
        ("uitnodiging", "uitnodigingen"),
        heads,
        together,
        apart=_APART,
    )
    return tag("section", drawn, css="vgg-picture vgg-presence", aria_label="Elke gemeente bij elk overleg")


def _column(row: dict[str, Any]) -> Column:
    rough = row["meeting_date_precision"] not in ("dag", "maand")
    return Column(str(row["title"]), None if rough else row["meeting_date"])


def _together(of: Sequence[Answer]) -> Markup:
    """The turnout of several municipalities taken together, of those that are not withheld."""
    known = [a for a in of if a.value is not None]
    top, bottom = sum(a.top for a in known), sum(a.bottom for a in known)
    return share(replace(known[0], top=top, bottom=bottom, value=100 * top / bottom)) if bottom else share(None)


def _compared() -> str:
    """`jun–dec naast jan–mei`: what is set beside what."""
    before, after = (dutch.months(half, filters.current().by_calendar) for half in (1, 2))
    return f"{after} naast {before}"


def _changes() -> dict[str, Markup]:
    """Of each municipality with enough in both halves of the year: the difference of the two rounded percentages."""
    halves: dict[str, dict[Any, Answer]] = defaultdict(dict)
    for a in ask.figures(_TURNOUT, ("municipality", "half")):
        if a.value is not None and a.bottom >= FEW:
            halves[str(a.by["municipality"])][a.by["half"]] = a
    return {name: _change(of[1], of[2]) for name, of in halves.items() if {1, 2} <= set(of)}


def _change(first: Answer, second: Answer) -> Markup:
    """`+6 punten`: neither good nor bad by its colour; from what to what is said on focus."""
    by = points(first.value, second.value)
    tip = f"van {dutch.percent(first.value)} naar {dutch.percent(second.value)}"
    if not by:
        return tag("span", "gelijk", tag("span", f", {tip}", css="vgg-aloud"), data_tip=tip)
    unit = "punt" if abs(by) == 1 else "punten"
    aloud = tag("span", f" {'hoger' if by > 0 else 'lager'}, {tip}", css="vgg-aloud")
    sign = tag("span", "+" if by > 0 else "−", aria_hidden="true")
    return tag("span", sign, f"{dutch.number(abs(by))} {unit}", aloud, data_tip=tip)


def _too_few() -> Markup:
    return tag("span", "te weinig", css="vgg-none")
