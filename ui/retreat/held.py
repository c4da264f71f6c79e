"""The pictures of meetings on a slide: every meeting in its portfolio, and every municipality at every meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, Answer, dutch
from ui.blocks import ask, filters, store
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import signs, small
from ui.blocks.pictures.axis import Column, Columns, Cut, Time
from ui.blocks.pictures.gather import Mark, Row, height
from ui.blocks.pictures.rows import marks_in_rows
from ui.retreat.drawn import MOST_ROWS, spread, year_shown

_WITHOUT = "zonder portefeuille"
ROOM, _HIGH, _ONE_LINE = 14.5, 1.0, 26
"""The height for rows of meetings in rem, that of a line of text, and the letters that fit on one."""


def meetings() -> Markup:
    """Every meeting of the year as a mark in the row of its portfolio, with how many of them were held beside it."""
    counts = {a.by["portfolio"]: a for a in ask.figures(METRICS["meetings_held"], ("portfolio",))}
    most = max((int(a.out_of or 0) for a in counts.values()), default=0)
    lines = []
    for name in _portfolios():
        found = ask.kept(LISTINGS["meeting_list"], "", {"portfolio": name})
        if found or name:  # a portfolio without any meeting has its row too
            cell = _held(counts.get(name), most) if found else "geen overleg"
            lines.append(Row(name or _WITHOUT, [_meeting(one) for one in found], after=(cell,)))
    year = ask.about()
    today = year.judged_on if year and year.is_running else None
    axis = Time(date(year_shown(), 1, 1), date(year_shown(), 12, 31), today=today)
    label = ask.title(HEADLINES["activiteit"]).text
    key = signs.key(mark.sign for line in lines for mark in line.marks)
    nouns, things = ("portefeuille", "portefeuilles"), ("overleg", "overleggen")
    shown = _fitting(lines, axis)
    return key + marks_in_rows(shown, axis, label, nouns, things, after=("gehouden",)) + _twice(counts.values())


def _fitting(lines: list[Row], axis: Time) -> list[Row]:
    """As many rows as a slide has room for, in their order; those with the fewest meetings are counted together."""
    kept, rest = list(lines), list[Row]()
    while len(kept) > 1 and sum(_high(row, axis) for row in kept) + bool(rest) * _HIGH > ROOM:
        least = min(reversed(kept), key=lambda row: len(row.marks))
        kept.remove(least)
        rest.append(least)
    if rest:
        count = dutch.several(sum(len(row.marks) for row in rest), "overleg", "overleggen")
        kept.append(Row(f"en nog {dutch.several(len(rest), 'portefeuille', 'portefeuilles')}", (), after=(count,)))
    return kept


def _high(row: Row, axis: Time) -> float:
    """About how high a row is, in rem: by the marks above each other, or by the lines of its name."""
    return max(0.62 * height(row.marks, axis) + 0.25, _HIGH if len(row.name) <= _ONE_LINE else 2 * _HIGH)


def _held(answer: Answer | None, most: int) -> Markup:
    """How many were held of those that were held or called off."""
    if answer is None or answer.value is None or answer.out_of is None:
        return small.part_of(None, None, most)
    return small.part_of(int(answer.value), int(answer.out_of), most)


def _twice(counts: Iterable[Answer]) -> Markup:
    """That a meeting of two portfolios stands in both rows, where the rows hold more than there are."""
    whole = ask.one(METRICS["meetings_held"])
    more = sum(int(a.value or 0) for a in counts) - int(whole.value or 0)
    if more <= 0:
        return NOTHING
    return tag("p", "Een overleg van twee portefeuilles staat in beide rijen en telt in het geheel één keer.")


def _portfolios() -> Sequence[str | None]:
    asked, reader = filters.current(), store.page()
    if asked.portfolios or asked.year is None:
        return asked.portfolios
    return (*filters.portfolios(reader.generation, asked.year, reader), None)


def _meeting(row: dict[str, Any]) -> Mark:
    day = dutch.when(row["meeting_date"], row["meeting_date_precision"])
    sign = signs.of_meeting(row["kind"], row["state"], bool(row["is_unanswered"]))
    at = row["meeting_date"] if row["meeting_date_precision"] in (None, "dag") else None
    return Mark(sign, f"{row['title']}, {day}, {row['outcome']}", at)


def presence() -> Markup:
    """Municipality × meeting with a list: who was there, with the turnout of each beside it."""
    rows = ask.kept(LISTINGS["attendance_list"])
    held = list(dict.fromkeys((row["meeting_date"], row["meeting_id"], row["title"]) for row in rows))
    place = {key[1]: n for n, key in enumerate(held)}
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        of[row["municipality"]].append(row)
    if len(of) > MOST_ROWS:
        return spread()
    shares = {a.by["municipality"]: a for a in ask.figures(METRICS["turnout"], ("municipality",))}
    lines = [
        Row(name, [_present(row, place) for row in of[name]], after=(_share(shares.get(name)),))
        for name in sorted(of, key=lambda one: (-(_value(shares.get(one))), one))
    ]
    axis = Columns(
        [Column(title, day) for day, _, title in held],
        cut=Cut(date(year_shown(), 6, 1), dutch.months(1), dutch.months(2)),
    )
    label = f"Wie er was bij {dutch.several(len(held), 'overleg', 'overleggen')} met een lijst"
    key = signs.key(mark.sign for line in lines for mark in line.marks)
    return key + marks_in_rows(
        lines, axis, label, ("gemeente", "gemeenten"), ("uitnodiging", "uitnodigingen"), after=("opkomst",)
    )


def _present(row: dict[str, Any], place: dict[str, int]) -> Mark:
    day = dutch.when(row["meeting_date"], row["meeting_date_precision"])
    presence = row["presence"] or dutch.UNKNOWN
    return Mark(signs.of_presence(row["presence"]), f"{row['title']}, {day}: {presence}", place[row["meeting_id"]])


def _value(answer: Answer | None) -> Decimal:
    return Decimal(str(answer.value)) if answer and answer.value is not None else Decimal(-1)


def _share(answer: Answer | None) -> Markup:
    if answer is None or answer.value is None:
        return small.percent(None)
    return small.percent(answer.value, dutch.part(answer.top, answer.bottom))
